"""What people ask: read-only SQL over the tables. Returns small frozen rows, never records."""
