"""The steps from an office's file to a release: read, understand, check, compare, publish."""
