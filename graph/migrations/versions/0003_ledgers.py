"""The ledgers of lexicons are kept, so that a change of one reads again what it can change alone."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_table(
        "ledgers",
        sa.Column("lexicon_version", sa.Text(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("lexicon_version"),
    )
