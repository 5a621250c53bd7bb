"""How much there is: what an operator watches."""

from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from graph.db import articles, jobs


@dataclass(frozen=True, slots=True)
class Totals:
    """Articles that stand, the statements in them, and jobs by their state."""

    articles: int
    statements: int
    jobs: dict[str, int]


def totals(connection: Connection) -> Totals:
    """Read from the articles' own counts, so that it costs the same whatever the number of statements."""
    stands = (articles.c.removed_at.is_(None), articles.c.superseded_at.is_(None))
    counts = select(func.count(), func.coalesce(func.sum(articles.c.statements), 0)).where(*stands)
    count, said = connection.execute(counts).one()
    by_state = connection.execute(select(jobs.c.state, func.count().label("number")).group_by(jobs.c.state))
    return Totals(count, said, {row.state: row.number for row in by_state})
