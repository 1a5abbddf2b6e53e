"""Alembic's revisions of the file's schema."""
