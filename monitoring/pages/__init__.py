"""What people see: one file per menu entry."""
