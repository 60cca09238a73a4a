"""What Alembic runs: the steps, on the connection that `pipeline.store.upgrading` hands over, in its transaction."""

from alembic import context

context.configure(connection=context.config.attributes["connection"], version_table=context.config.attributes["table"])
context.run_migrations()
