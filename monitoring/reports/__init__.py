"""A view in, a document out: PDF, text documents and slides from one description."""
