"""The steps by which a database of any earlier release becomes one of this release (Alembic)."""

from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from graph.errors import StoreError

HEAD = "0003"  # the newest step; a test holds it to be Alembic's head


def upgrade(engine: Engine) -> None:
    """Bring a database up to date; StoreError where it was written by a newer release.

    Alembic (0.15 s to import) is needed only where a step is missing. Two processes that open a new database
    at once wait for each other: the steps run inside the one writing transaction.
    """
    from graph.db import writing

    with engine.connect() as connection:
        if revision(connection) == HEAD:
            return
    with writing(engine) as connection:
        found = revision(connection)
        if found == HEAD:
            return
        _run(connection, found)


def revision(connection: Connection) -> str | None:
    """The newest step that a database has taken; None for an empty one."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def _run(connection: Connection, found: str | None) -> None:
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory
    from alembic.util import CommandError

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    config.attributes["connection"] = connection
    try:
        ScriptDirectory.from_config(config).get_revision(found or "base")
    except CommandError as error:
        raise StoreError(
            f"{connection.engine.url.render_as_string()} was written by a newer release (the step {found}; "
            f"this release knows {HEAD}): update Entente, or name another database in DATABASE_URL"
        ) from error
    command.upgrade(config, "head")
