"""STIX, read by stix2, and FollowTheMoney, read by followthemoney where it can be installed."""

import json
from uuid import UUID

import stix2

from graph.export import EXPORTERS
from graph.export.source import Held


def bundle(source: Held) -> stix2.Bundle:
    return stix2.parse(b"".join(EXPORTERS["stix"].write(source)).decode(), allow_custom=False)


def test_stix2_reads_the_bundle(source: Held) -> None:
    read = bundle(source)
    names = {each.id: each.name for each in read.objects if each.type == "identity"}
    links = [each for each in read.objects if each.type == "relationship"]
    assert len(names) == 5 and len(links) == 7
    assert {each.relationship_type for each in links} == {"fear", "agree", "accuse", "assault", "sanction"}
    fear = next(each for each in links if each.relationship_type == "fear")
    assert (names[fear.source_ref], names[fear.target_ref]) == ("Japan", "North Korea")
    assert fear.confidence == 80
    assert fear.description == "Tokyo fears that a deterrent could empower North Korea"
    assert fear.external_references[0].url == "https://example.org/talks?a=1&b=2"


def test_stix_times_begin_before_they_end(source: Held) -> None:
    links = [each for each in bundle(source).objects if each.type == "relationship"]
    dated = [each for each in links if "start_time" in each and "stop_time" in each]
    assert len(dated) == 3 and all(each.start_time < each.stop_time for each in dated)
    sanction = next(each for each in links if each.relationship_type == "sanction")
    assert "stop_time" not in sanction, "2018/.. has no end"
    fear = next(each for each in links if each.relationship_type == "fear")
    assert "start_time" not in fear, "the text gives no time"


def test_stix_ids_are_the_same_every_time(source: Held) -> None:
    first, second = (json.loads(b"".join(EXPORTERS["stix"].write(source))) for _ in range(2))
    assert first == second
    ids = [each["id"] for each in first["objects"]]
    assert len(set(ids)) == len(ids)
    assert all(UUID(id.partition("--")[2]).version == 5 for id in ids)
