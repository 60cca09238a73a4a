"""The steps, oldest first; each stands by itself and is never changed once released."""
