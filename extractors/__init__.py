"""Documents in, actions out; pure: nothing here opens a file, logs or remembers."""
