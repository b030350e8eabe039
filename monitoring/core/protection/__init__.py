"""What shown figures give away about secret ones, and the proof by linear programmes."""
