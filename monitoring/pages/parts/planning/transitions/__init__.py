"""The parts of the page Übergänge."""
