"""Rules about numbers: tables in, tables out; no files, no database, no screen."""
