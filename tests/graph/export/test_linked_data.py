"""Turtle and JSON-LD, read by rdflib and asked in SPARQL."""

from collections.abc import Callable

import pytest
import rdflib
from rdflib.compare import isomorphic

from graph.export import EXPORTERS
from graph.export.source import Held
from graph.model import Article, Statement

pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")
"""rdflib's own reader of JSON-LD uses what rdflib deprecates."""

PREFIXES = """
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>  PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX oa: <http://www.w3.org/ns/oa#>  PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX owl: <http://www.w3.org/2002/07/owl#>  PREFIX ent: <urn:entente:term:>  PREFIX dcterms: <http://purl.org/dc/terms/>
"""


def read(name: str, source: Held) -> rdflib.Graph:
    syntax = {"turtle": "turtle", "jsonld": "json-ld"}[name]
    return rdflib.Graph().parse(data=b"".join(EXPORTERS[name].write(source)), format=syntax)


def test_both_hold_the_same_triples(source: Held) -> None:
    turtle, json_ld = read("turtle", source), read("jsonld", source)
    assert len(turtle) > 100 and isomorphic(turtle, json_ld)


def test_sparql_finds_who_may_sanction_whom(source: Held) -> None:
    rows = read("turtle", source).query(
        PREFIXES
        + """SELECT ?who ?whom ?quote WHERE {
          ?s a rdf:Statement ; rdf:predicate ent:SANCTION ; ent:modality "possible" ;
             rdf:subject/rdfs:label ?who ; rdf:object/rdfs:label ?whom ;
             oa:hasTarget/oa:hasSelector [ a oa:TextQuoteSelector ; oa:exact ?quote ] }"""
    )
    assert [tuple(map(str, row)) for row in rows] == [
        ("United States", "North Korea", "Washington may sanction Pyongyang")
    ]


def test_selectors_find_the_quote_in_the_article(source: Held, article: Article) -> None:
    rows = read("turtle", source).query(
        PREFIXES
        + """SELECT ?exact ?prefix ?suffix ?start ?end WHERE {
          ?target oa:hasSelector [ a oa:TextQuoteSelector ; oa:exact ?exact ] ,
                                 [ oa:start ?start ; oa:end ?end ] .
          OPTIONAL { ?target oa:hasSelector/oa:prefix ?prefix }
          OPTIONAL { ?target oa:hasSelector/oa:suffix ?suffix } }"""
    )
    found = [(str(e), str(p or ""), str(s or ""), int(a), int(b)) for e, p, s, a, b in rows]
    assert len(found) == 7
    for exact, prefix, suffix, start, end in found:
        assert article.text[start:end] == exact
        assert article.text[:start].endswith(prefix) and article.text[end:].startswith(suffix)
        assert prefix + exact + suffix in article.text


def test_whose_word_and_what_source(source: Held) -> None:
    rows = read("turtle", source).query(
        PREFIXES
        + """SELECT ?speaker ?title ?day WHERE {
             ?s ent:polarity "negative" ; prov:wasAttributedTo/ent:id ?speaker ;
                prov:wasDerivedFrom ?article .
             ?article dcterms:title ?title ; dcterms:issued ?day }"""
    )
    assert [tuple(map(str, row)) for row in rows] == [("KOR", "Talks", "2018-03-21")]


def test_states_link_to_wikidata(source: Held) -> None:
    rows = read("turtle", source).query(
        PREFIXES + 'SELECT ?item WHERE { ?a ent:id "JPN" ; owl:sameAs ?item }'
    )
    assert [str(row[0]) for row in rows] == ["http://www.wikidata.org/entity/Q17"]


def test_every_statement_is_a_node(source: Held, statements: tuple[Statement, ...]) -> None:
    graph = read("jsonld", source)
    nodes = set(graph.subjects(rdflib.RDF.type, rdflib.RDF.Statement))
    assert nodes == {rdflib.URIRef(f"urn:entente:statement:{each.id}") for each in statements}


def test_nasty_names_survive(source_named: Callable[[str], Held]) -> None:
    name = 'a"b\\c\n\td\x01 <e> 𝕏 \\u0041'
    for format in ("turtle", "jsonld"):
        labels = set(map(str, read(format, source_named(name)).objects(predicate=rdflib.RDFS.label)))
        assert name in labels, format
