"""Commands: one file per theme, from arguments to an exit status."""
