"""What is kept: one SQLModel table a file, no behaviour."""
