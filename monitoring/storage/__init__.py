"""Files and databases: declarations, outlines, tables, releases."""
