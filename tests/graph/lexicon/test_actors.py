"""The actors of the world: who is there, by what names, and what a user may add or break."""

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph import lexicon
from graph.errors import DataError
from graph.lexicon.actors import ActorEntry, ActorLexicon, Border
from graph.lexicon.files import read

# The members of the United Nations in 2026, from the organisation's own list, as ISO 3166-1 alpha-3 codes.
UN_MEMBERS = """
AFG ALB DZA AND AGO ATG ARG ARM AUS AUT AZE BHS BHR BGD BRB BLR BEL BLZ BEN BTN BOL BIH BWA BRA BRN BGR BFA
BDI CPV KHM CMR CAN CAF TCD CHL CHN COL COM COG COD CRI CIV HRV CUB CYP CZE DNK DJI DMA DOM ECU EGY SLV GNQ
ERI EST SWZ ETH FJI FIN FRA GAB GMB GEO DEU GHA GRC GRD GTM GIN GNB GUY HTI HND HUN ISL IND IDN IRN IRQ IRL
ISR ITA JAM JPN JOR KAZ KEN KIR PRK KOR KWT KGZ LAO LVA LBN LSO LBR LBY LIE LTU LUX MDG MWI MYS MDV MLI MLT
MHL MRT MUS MEX FSM MDA MCO MNG MNE MAR MOZ MMR NAM NRU NPL NLD NZL NIC NER NGA MKD NOR OMN PAK PLW PAN PNG
PRY PER PHL POL PRT QAT ROU RUS RWA KNA LCA VCT WSM SMR STP SAU SEN SRB SYC SLE SGP SVK SVN SLB SOM ZAF SSD
ESP LKA SDN SUR SWE CHE SYR TJK TZA THA TLS TGO TON TTO TUN TUR TKM TUV UGA UKR ARE GBR USA URY UZB VUT VEN
VNM YEM ZMB ZWE
""".split()


@pytest.fixture(scope="module")
def actors() -> ActorLexicon:
    return lexicon.load().actors


def words(entry: ActorEntry) -> Iterator[str]:
    yield entry.name
    yield from (name.name for name in entry.names)
    for listed in (entry.adjectives, entry.prefixes, entry.people, entry.capitals, entry.seats, entry.places):
        yield from listed


# --- who is there -------------------------------------------------------------------------------------------


def test_there_are_193_members_of_the_united_nations() -> None:
    assert len(set(UN_MEMBERS)) == 193


@pytest.mark.parametrize("code", UN_MEMBERS)
def test_every_member_of_the_united_nations_is_known_in_full(actors: ActorLexicon, code: str) -> None:
    state = actors.by_id[code]
    assert state.kind == "state"
    assert state.country == code
    assert state.adjectives, "a state without a demonym"
    assert re.fullmatch(r"Q[1-9]\d*", state.wikidata or "")
    assert state.capitals or code == "SGP", "Singapore alone is its own capital"


@pytest.mark.parametrize("code", ["PSE", "TWN", "XKX", "HKG", "ESH", "MAC", "PRI", "GRL", "GIB", "FLK"])
def test_lands_that_are_no_members_are_known_by_their_own_code(actors: ActorLexicon, code: str) -> None:
    assert actors.by_id[code].country == code


@pytest.mark.parametrize(
    ("code", "last"),
    [("SUN", "1991-12-26"), ("CSK", "1992-12-31"), ("DDR", "1990-10-03"), ("YMD", "1990-05-22")],
)
def test_former_states_end_on_their_last_day(actors: ActorLexicon, code: str, last: str) -> None:
    assert str(actors.by_id[code].until) == last


def test_the_kinds_are_as_many_as_a_world_needs(actors: ActorLexicon) -> None:
    counts: dict[str, int] = defaultdict(int)
    for entry in actors.by_id.values():
        counts[entry.kind] += 1
    assert counts["state"] >= 195
    assert counts["igo"] >= 100
    assert counts["armed-group"] >= 150
    assert counts["ngo"] >= 30
    assert counts["company"] >= 30


# --- by what names ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("Tokyo", "JPN"),
        ("DPRK", "PRK"),
        ("D.P.R.K.", "PRK"),
        ("the United Nations", "UNO"),
        ("u.s.", "USA"),
        ("cote d'ivoire", "CIV"),
        ("Côte d’Ivoire", "CIV"),
        ("CÔTE D'IVOIRE", "CIV"),
        ("Türkiye", "TUR"),
        ("Burma", "MMR"),
        ("Zaire", "COD"),
        ("Swaziland", "SWZ"),
        ("Kampuchea", "KHM"),
        ("Holy See", "VAT"),
        ("Blue House", "KOR"),
        ("Foggy Bottom", "USA"),
        ("Quai d'Orsay", "FRA"),
        ("Poles", "POL"),
        ("Kiwis", "NZL"),
        ("Peking", "CHN"),
        ("Daesh", "ISIS"),
        ("Al Qaida", "ALQAEDA"),
        ("Hizbullah", "HEZBOLLAH"),
        ("Tamil Tigers", "LTTE"),
        ("OAU", "AU"),
        ("GATT", "WTO"),
        ("jpn", "JPN"),
        ("nato", "NATO"),
    ],
)
def test_an_actor_answers_to_its_names(actors: ActorLexicon, name: str, id: str) -> None:
    assert actors.find(name) == (id,)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Cambodian People's Party", "Cambodia National Rescue Party"),
        ("National League for Democracy", "Union Solidarity and Development Party"),
        ("Fidesz", "Tisza party"),
        ("PSUV", "Vente Venezuela"),
        ("General Electric", "Coca-Cola"),
        ("Siemens", "Volkswagen"),
        ("SAS", "Royal Navy"),
        ("Pentagon", "U.S. Navy"),
        ("Bundeswehr", "Wehrmacht"),
        ("Haaretz", "Jerusalem Post"),
        ("Mau Mau", "Mungiki"),
        ("Free Syrian Army", "Ahrar al-Sham"),
        ("Eritrean People's Liberation Front", "Eritrean Liberation Front"),
    ],
)
def test_rivals_and_neighbours_in_a_list_are_not_one_actor(
    actors: ActorLexicon, one: str, other: str
) -> None:
    assert actors.find(one) and actors.find(other)
    assert not set(actors.find(one)) & set(actors.find(other))


def test_a_name_of_two_states_answers_with_both(actors: ActorLexicon) -> None:
    assert set(actors.find("Congo")) == {"COD", "COG"}
    assert set(actors.find("Congolese")) == {"COD", "COG"}


def test_a_capital_answers_with_the_state_that_is_still_there(actors: ActorLexicon) -> None:
    assert actors.find("Moscow") == ("RUS",)
    assert actors.find("Prague") == ("CZE",)


def test_an_unknown_name_answers_with_nobody(actors: ActorLexicon) -> None:
    assert actors.find("Ruritania") == ()
    assert actors.find("") == ()


def test_a_sector_is_an_actor_of_its_country(actors: ActorLexicon) -> None:
    labour = actors.actor("FRA.LAB")
    assert labour is not None
    assert (labour.kind, labour.country, labour.sector) == ("group", "FRA", "LAB")
    assert actors.actor("FRA.XYZ") is None
    assert actors.actor("XYZ.LAB") is None


def test_undivided_korea_is_neither_state(actors: ActorLexicon) -> None:
    assert actors.find("Korea") == ("KOREA",)
    assert actors.by_id["KOREA"].country is None
    for state in ("KOR", "PRK"):
        assert not {"Korea", "Korean", "Koreans"} & set(words(actors.by_id[state]))


@pytest.mark.parametrize(
    ("id", "country"),
    [
        ("HAMAS", "PSE"),
        ("HEZBOLLAH", "LBN"),
        ("IRA", "GBR"),
        ("CIA", "USA"),
        ("KGB", "SUN"),
        ("ALQAEDA", None),
        ("ISIS", None),
    ],
)
def test_a_group_has_a_country_only_where_it_clearly_has_one(
    actors: ActorLexicon, id: str, country: str | None
) -> None:
    assert actors.by_id[id].country == country


# --- nothing collides unless it is said what decides --------------------------------------------------------


def overlap(one: ActorEntry, two: ActorEntry) -> bool:
    """Whether two actors were there at one time, as far as the data limit them."""
    if not any((one.since, one.until, two.since, two.until)):
        return True
    starts = max(str(entry.since or "0000") for entry in (one, two))
    ends = min(str(entry.until or "9999") for entry in (one, two))
    return starts < ends


def test_no_name_has_two_bearers_unless_declared_ambiguous(actors: ActorLexicon) -> None:
    bearers: dict[str, list[ActorEntry]] = defaultdict(list)
    for entry in actors.by_id.values():
        for word in dict.fromkeys(words(entry)):
            bearers[word].append(entry)
    clashes = {
        word: [entry.id for entry in entries]
        for word, entries in bearers.items()
        if len(entries) > 1
        and word not in actors.ambiguities
        and any(
            overlap(one, two)
            for one in entries
            for two in entries
            if one.id < two.id and not succeed(one, two)
        )
    }
    assert clashes == {}


def succeed(one: ActorEntry, two: ActorEntry) -> bool:
    """States that share names because one came out of the other; dates or the text decide between them."""
    return {one.id, two.id} in ({"SDN", "SSD"}, {"YEM", "YMD"}, {"SRB", "YUG"}, {"VNM", "VDR"})


def test_an_ambiguity_names_actors_that_exist(actors: ActorLexicon) -> None:
    named = {id for row in actors.ambiguities.values() for id in row.ids}
    assert named <= set(actors.by_id)


def test_a_sector_and_a_country_named_by_an_actor_exist(actors: ActorLexicon) -> None:
    for entry in actors.by_id.values():
        assert entry.sector is None or entry.sector in actors.sectors, entry.id
        assert entry.country is None or entry.country in actors.by_id, entry.id


def test_no_name_is_empty_or_padded(actors: ActorLexicon) -> None:
    for entry in actors.by_id.values():
        for word in words(entry):
            assert word and word == word.strip(), entry.id


def test_a_role_noun_stands_in_one_sector(actors: ActorLexicon) -> None:
    sectors: dict[str, list[str]] = defaultdict(list)
    for sector in actors.sectors.values():
        for noun in sector.nouns:
            sectors[noun.lower()].append(sector.id)
    assert {noun: ids for noun, ids in sectors.items() if len(ids) > 1} == {}


def test_a_title_stands_in_one_office(actors: ActorLexicon) -> None:
    offices: dict[str, list[str]] = defaultdict(list)
    for office in actors.offices:
        for title in office.titles:
            offices[title.lower()].append(office.id)
    assert {title: ids for title, ids in offices.items() if len(ids) > 1} == {}


def test_a_leader_leads_somebody_and_ends_after_the_start(actors: ActorLexicon) -> None:
    for leader in actors.leaders:
        assert leader.country in actors.by_id, leader.id
        assert not (leader.since and leader.until) or leader.since < leader.until, leader.id


# --- a user's own data --------------------------------------------------------------------------------------


def write(folder: Path, text: str) -> Path:
    (folder / "actors").mkdir(parents=True)
    (folder / "actors" / "own.yaml").write_text(text, encoding="utf-8")
    return folder


def test_a_new_actor_is_added(tmp_path: Path) -> None:
    own = write(
        tmp_path,
        "- {id: RURITANIA, name: Ruritania, kind: state, country: RURITANIA, adjectives: [Ruritanian]}\n",
    )
    found = lexicon.load(own).actors
    assert found.find("Ruritanian") == ("RURITANIA",)
    assert found.find("Tokyo") == ("JPN",)


def test_an_entry_with_our_id_extends_lists_and_replaces_values(tmp_path: Path) -> None:
    own = write(tmp_path, "- {id: JPN, name: Nippon, names: [Nihon]}\n")
    japan = lexicon.load(own).actors.by_id["JPN"]
    assert japan.name == "Nippon"
    assert japan.kind == "state"
    assert {"Nihon", "State of Japan"} <= {name.name for name in japan.names}


def test_a_sector_of_ours_grows_by_a_users_nouns(tmp_path: Path) -> None:
    (tmp_path / "sectors.yaml").write_text("- {id: MIL, name: military, nouns: [askari]}\n", encoding="utf-8")
    nouns = lexicon.load(tmp_path).actors.sectors["MIL"].nouns
    assert {"askari", "troop"} <= set(nouns)


def test_the_version_tells_one_lexicon_from_another(tmp_path: Path) -> None:
    own = write(tmp_path, "- {id: JPN, names: [Nihon]}\n")
    assert lexicon.load(own).version != lexicon.load().version


def test_a_name_may_hold_for_a_time(tmp_path: Path) -> None:
    own = write(tmp_path, "- {id: COD, names: [{name: Congo Free State II, until: 1997-05-17}]}\n")
    names = lexicon.load(own).actors.by_id["COD"].names
    assert str(next(n for n in names if n.name == "Congo Free State II").until) == "1997-05-17"


def test_places_may_be_one_text_with_commas(tmp_path: Path) -> None:
    own = write(tmp_path, "- id: JPN\n  places: >-\n    Little Town,\n    Other Town\n")
    assert {"Little Town", "Other Town"} <= set(lexicon.load(own).actors.by_id["JPN"].places)


@pytest.mark.parametrize(
    ("text", "place", "problem"),
    [
        ("# ours\n- {id: AAA, name: A, kind: planet}\n", "own.yaml:2", "kind"),
        (
            "- {id: AAA, name: A, kind: state}\n\n- {id: BBB, name: B, kind: state, colour: red}\n",
            "own.yaml:3",
            "colour",
        ),
        ("- {id: AAA, name: A}\n", "own.yaml:1", "kind"),
        ("- {id: AAA, name: A, kind: state}\n- {id: AAA, name: B, kind: state}\n", "own.yaml:2", "twice"),
        ("- {id: AAA, name: A, kind: ngo, country: ZZZ}\n", "own.yaml:1", "ZZZ"),
        ("- {id: AAA, name: A, kind: state\n", "own.yaml:2", "YAML"),
        ("- {id: AAA, name: A, kind: state, since: soon}\n", "own.yaml:1", "since"),
    ],
)
def test_a_bad_entry_is_named_by_file_and_line(tmp_path: Path, text: str, place: str, problem: str) -> None:
    own = write(tmp_path, text)
    with pytest.raises(DataError) as raised:
        _ = lexicon.load(own).actors
    assert str(raised.value).startswith(f"{place}: ")
    assert problem in str(raised.value)


def test_a_folder_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="no such folder"):
        lexicon.load(tmp_path / "misspelt")


def test_borders_lie_between_states_and_stand_once(actors: ActorLexicon) -> None:
    rows = [row for folder in lexicon.load().folders for row in read(folder / "borders.yaml", Border)]
    pairs = [frozenset((row.of, other)) for row in rows for other in row.neighbours]
    assert len(pairs) == len(set(pairs)) and all(len(pair) == 2 for pair in pairs)
    assert {actors.by_id[id].kind for pair in pairs for id in pair} <= {"state", "region"}


@pytest.mark.parametrize(("one", "other"), [("PRT", "ESP"), ("ETH", "ERI"), ("KOR", "JPN"), ("SUN", "FIN")])
def test_neighbours_are_neighbours_either_way(actors: ActorLexicon, one: str, other: str) -> None:
    assert actors.are_neighbours(one, other) and actors.are_neighbours(other, one)
    assert not actors.are_neighbours(one, "PRY")


def test_a_border_of_nobody_is_named_by_file_and_line(tmp_path: Path) -> None:
    (tmp_path / "borders.yaml").write_text(
        "- {of: PER, neighbours: [CHL]}\n- {of: PER, neighbours: [NARNIA]}\n"
    )
    with pytest.raises(DataError, match="borders.yaml:2: NARNIA is no actor"):
        _ = lexicon.load(tmp_path).actors
