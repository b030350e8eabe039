"""Uploaded tables, read in a child process with limits."""
