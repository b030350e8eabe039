"""The index workshop: choices, map, consequences and components of an index."""
