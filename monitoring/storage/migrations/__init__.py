"""Changes of the ledger's tables, one file per step; a database is upgraded when it is opened."""

# The newest step: what a database must have so that nothing is to be done.
HEAD = "0002"
