"""One step per file, each naming the one before."""
