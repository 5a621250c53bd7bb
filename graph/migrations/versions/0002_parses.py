"""The parses of articles are kept, so that a new lexicon need not parse them again."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table(
        "parses",
        sa.Column("article", sa.Text(), nullable=False),
        sa.Column("model_version", sa.Text(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["article"], ["articles.id"], name="fk_parses_article"),
        sa.PrimaryKeyConstraint("article"),
    )
