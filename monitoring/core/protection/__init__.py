"""Nothing secret leaves: what is hidden, what beside it, and the proof by linear programmes."""
