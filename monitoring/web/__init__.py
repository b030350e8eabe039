"""Routes beside the pages: outlines and the map's files, with their headers."""
