"""Alembic's entry: runs the revisions on the connection that `store.schema` hands over, in its transaction."""

from alembic import context

from complaintdesk.records.all import METADATA

# transaction_per_migration stays off: all revisions and the file's mark are one transaction of the caller's
context.configure(
    connection=context.config.attributes["connection"], target_metadata=METADATA, transactional_ddl=False
)
context.run_migrations()
