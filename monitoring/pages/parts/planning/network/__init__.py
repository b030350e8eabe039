"""The sections of the page Netzwerk."""
