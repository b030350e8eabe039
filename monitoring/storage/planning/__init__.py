"""The planning register in the ledger database: versions, import and export."""
