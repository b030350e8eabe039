"""What pages, documents and the API show of a release: figures, words and drawings, no screen."""
