"""What Alembic runs: the migrations, on the connection that it is given."""

from alembic import context

from contactline.library.schema import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    render_as_batch=True,
    transactional_ddl=True,
)
context.run_migrations()
