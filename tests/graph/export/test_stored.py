"""A query's answer from a real store, in every format."""

import json
from dataclasses import replace

import networkx as nx
import pytest

from graph.export import EXPORTERS
from graph.export.crop import crop
from graph.export.source import Held
from graph.export.stored import Stored, narrowed
from graph.lexicon import load
from graph.model import Article, Statement
from graph.network import edge_id, gathered
from graph.query import Query
from graph.store import Store
from graph.view import View


@pytest.fixture(scope="module")
def view(
    tmp_path_factory: pytest.TempPathFactory, article: Article, statements: tuple[Statement, ...]
) -> View:
    url = f"sqlite:///{tmp_path_factory.mktemp('stored') / 'test.db'}"
    store = Store(url)
    store.learn()
    store.add(article, statements, lexicon="test", model="test")
    return View(url)


def test_the_store_and_the_statements_give_the_same_relations(
    view: View, article: Article, statements: tuple[Statement, ...]
) -> None:
    assert article.published
    direct = gathered(statements, load().relation_types, {article.id: article.published})
    stored = {edge_id(relation): relation for relation in Stored(view, Query(rollup=False)).relations()}
    assert stored == {edge_id(relation): relation for relation in direct}


def test_actors_are_every_end_once(view: View) -> None:
    source = Stored(view, Query(about="PRK", rollup=False))
    listed = [actor.id for actor in source.actors()]
    ends = {end.id for relation in source.relations() for end in (relation.subject, relation.object)}
    assert sorted(ends) == sorted(listed) and "jae-in-soehne" in listed


def test_rolled_up_a_person_is_the_state(view: View) -> None:
    assert [actor.id for actor in Stored(view, Query(about="PRK")).actors()] == ["JPN", "KOR", "PRK", "USA"]


@pytest.mark.parametrize("name", EXPORTERS)
def test_every_format_is_written_from_the_store(view: View, name: str) -> None:
    assert len(b"".join(EXPORTERS[name].write(Stored(view, Query())))) > 400


def test_states_know_their_wikidata_items(view: View) -> None:
    document = b"".join(EXPORTERS["turtle"].write(Stored(view, Query()))).decode()
    assert "<http://www.wikidata.org/entity/Q17>" in document, "Japan"


def test_a_format_that_cannot_say_denied_leaves_denials_out(view: View) -> None:
    graphml = EXPORTERS["graphml"]
    plain = b"".join(graphml.write(Stored(view, narrowed(Query(), graphml.qualified, None))))
    asked = b"".join(graphml.write(Stored(view, narrowed(Query(), graphml.qualified, True))))
    assert b">ASSAULT<" not in plain and b">SANCTION<" not in plain and b">FEAR<" in plain
    assert b">ASSAULT<" in asked and b">SANCTION<" in asked


def test_one_that_can_say_it_keeps_them_unless_told_otherwise() -> None:
    assert narrowed(Query(), True, None) == Query()
    assert narrowed(Query(), True, False) == Query(modalities=("asserted",), polarities=("positive",))


def test_what_the_query_names_is_kept() -> None:
    feared = Query(modalities=("possible",))
    assert narrowed(feared, False, None) == feared


def test_no_edge_names_an_actor_that_was_not_listed(view: View, statements: tuple[Statement, ...]) -> None:
    source = Stored(view, Query(rollup=False))
    actors = source.actors()
    next(actors)  # the listing stops before the others, as if they came later
    actors.close()
    assert list(source.relations()) == []


def test_the_title_says_what_was_asked(view: View) -> None:
    source = Stored(view, replace(Query(about="JPN", counterpart="PRK"), relations=("FEAR",)))
    graph = nx.node_link_graph(json.loads(b"".join(EXPORTERS["json"].write(source))))
    assert graph.graph["title"] == "Relations of Japan with North Korea, FEAR"


@pytest.mark.parametrize("count", [1, 2, 3, 5])
@pytest.mark.parametrize("query", [Query(rollup=False), Query(about="PRK", rollup=False), Query()])
def test_the_most_connected_are_the_same_counted_or_read(view: View, query: Query, count: int) -> None:
    source = Stored(view, query)
    counted, read = crop(source, count), crop(Held(list(source.relations())), count)
    assert counted.said == read.said and counted.actors_in_all == read.actors_in_all
    edges = [{edge_id(each) for each in part.source.relations()} for part in (counted, read)]
    assert edges[0] == edges[1]
