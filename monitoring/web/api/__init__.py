"""The read-only HTTP API: the current release, protected, as JSON and CSV."""
