"""Blocks of a dashboard: one table, sentence and drawing for page, paper and program."""
