"""Normalisers: each reads one kind of text, opens nothing, logs nothing and guesses nothing."""
