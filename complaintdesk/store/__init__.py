"""Where it is kept: open, transact, migrate, trail, search index, back up."""
