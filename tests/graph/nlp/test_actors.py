"""Actors named in sentences of many regions and decades; each expectation was judged by reading it."""

from collections.abc import Callable
from datetime import date

import pytest
from spacy.tokens import Doc

Named = Callable[..., list[str]]
Read = Callable[..., Doc]

STATES = {
    "India and Pakistan exchanged fire near Lahore.": ["India: IND", "Pakistan: PAK", "Lahore: PAK"],
    "Saudi oil fields were hit, Riyadh said.": ["Saudi: SAU", "Riyadh: SAU"],
    "Congo accused Rwanda of arming rebels.": ["Congo: COD", "Rwanda: RWA"],
    "The American blockade of Cuba began in 1962.": ["American: USA", "Cuba: CUB"],
    "Yugoslavia's federal army attacked Vukovar.": ["Yugoslavia's federal army: YUG.MIL", "Vukovar: HRV"],
    "The Kremlin denied it.": ["Kremlin: RUS"],
    "They discussed Côte d'Ivoire and Guinea-Bissau.": ["Côte d'Ivoire: CIV", "Guinea-Bissau: GNB"],
    "Ships left East Germany for Czechoslovakia by river.": ["East Germany: DDR", "Czechoslovakia: CSK"],
    "Fighting shook Milan.": ["Milan: ITA"],
    "The fund sent Egypt $3 billion.": ["Egypt: EGY"],
}

SHARED_WORDS = {
    "Japan quarrelled with both North and South Korea.": ["Japan: JPN", "North: PRK", "South Korea: KOR"],
    "South Korea waited until the North answered.": ["South Korea: KOR", "North: PRK"],
    "Israeli and Palestinian negotiators met.": [
        "Israeli and Palestinian negotiators: ISR.GOV",
        "Palestinian negotiators: PSE.GOV",
    ],
    "U.S. and British forces landed.": ["U.S. and British forces: USA.MIL", "British forces: GBR.MIL"],
}

NOT_THE_STATE = {
    "The Sea of Japan froze over.": [],
    "Ships crossed the South China Sea and the Indian Ocean.": [],
    "New Mexico voted.": ["New Mexico: USA"],
    "He speaks French and answered in Spanish.": [],
    "The turkey came on a plate of china, he told us.": [],
    "Michael Jordan retired.": [],
    "The fund lost US $50 million.": [],
    "The Korean War ended in a truce.": [],
    "Florence Achieng met Chad Moore.": [],
    "Milan Dvorak left.": [],
    "Italo Calvino left.": [],
    "Franco banned the strike.": ["Franco: francisco-franco"],
    "Franz Tirolean met Kofi Kabardin.": [],
}

SECTORS = {
    "Iraqi troops fled.": ["Iraqi troops: IRQ.MIL"],
    "Argentina's ruling junta fell.": ["Argentina's ruling junta: ARG.GOV"],
    "Polish dock workers struck in Gdansk.": ["Polish dock workers: POL.LAB", "Gdansk: POL"],
    "Turkish jets bombed villages.": ["Turkish jets: TUR.MIL"],
    "Opposition groups in Belarus called for a strike.": ["Opposition groups in Belarus: BLR.OPP"],
    "Sudanese rebels based in Chad attacked.": ["Sudanese rebels: SDN.REB", "Chad: TCD"],
    "Insurgents based in Chad attacked the town.": ["Insurgents based in Chad: TCD.REB"],
    "Ugandan opposition lawmakers walked out.": ["Ugandan opposition lawmakers: UGA.OPP"],
    "Doctors from two Cuban hospitals volunteered.": ["Doctors from two Cuban hospitals: CUB.HLH"],
    "Mexican drug cartels spread.": ["Mexican drug cartels: MEX.CRM"],
    "Officials in Asmara refused.": ["Officials in Asmara: ERI.GOV"],
    "Brazilian lawmakers voted.": ["Brazilian lawmakers: BRA.LEG"],
    "Armed Kurdish forces in Iraq withdrew.": ["Kurdish forces in Iraq: IRQ.KURDS"],
    "The Hungarian and Romanian foreign ministers spoke.": [
        "Hungarian and Romanian foreign ministers: HUN.GOV",
        "Romanian foreign ministers: ROU.GOV",
    ],
}

PEOPLES = {
    "Chewa villagers fled to Accra.": ["Chewa villagers: MWI.CVL", "Accra: GHA"],
    "Okinawan fishermen sailed.": ["Okinawan fishermen: JPN.LAB"],
    "Transylvanian Hungarians voted.": ["Transylvanian Hungarians: ROU.HUNGARIANS"],
    "Kikuyu leaders agreed.": ["Kikuyu leaders: KIKUYU"],
    "Kurdish officials agreed.": ["Kurdish officials: KURDS"],
    "Abkhaz troops fled.": ["Abkhaz troops: GE-AB"],
    "Burmese jets bombed Mon villages.": ["Burmese jets: MMR.MIL", "Mon villages: MMR.CVL"],
    "Mon Laferte left Chile.": ["Chile: CHL"],
    "Welsh miners struck.": ["Welsh miners: GBR.LAB"],
    "Croatian Serb refugees crossed the river.": ["Croatian Serb refugees: HRV.REF"],
    "Ethnic Turks in Bulgaria marched.": ["Turks in Bulgaria: BGR.CVL"],
    "The Albanians of southern Serbia protested.": ["Albanians of southern Serbia: SRB.CVL"],
    "Thousands of Ghanaians marched.": ["Ghanaians: GHA"],
    "Latvia's Russians marched.": ["Latvia's Russians: LVA.CVL"],
    "Brazil's Indians marched.": ["Brazil's Indians: BRA.CVL"],
    "Fijians of Tongan descent marched.": ["Fijians: FJI"],
}

ORGANISATIONS = {
    "The Sudanese rebel movement SPLA agreed.": ["Sudanese rebel movement SPLA: SPLA"],
    "UN peacekeepers arrived.": ["UN peacekeepers: UNO"],
    "NATO warplanes took off.": ["NATO warplanes: NATO"],
    "EU officials disagreed.": ["EU officials: EU"],
    "Nato agreed.": ["Nato: NATO"],
    "Samoa's ruling Reef Front agreed.": ["Samoa: WSM", "Reef Front: reef-front"],
    "Fighting eased on the Eastern Front.": [],
    "The Kuru Independence Army in Ghana struck.": [
        "Kuru Independence Army: kuru-independence-army",
        "Ghana: GHA",
    ],
    "The Somali militant group al-Shabaab claimed it.": ["Somali militant group al-Shabaab: ALSHABAAB"],
    "The Afghan Taliban freed two Australian hostages.": [
        "Afghan Taliban: TALIBAN",
        "Australian hostages: AUS.CVL",
    ],
    "The rebel Front for the Liberation of Zubara (FLZ) agreed. FLZ fighters left.": [
        "Front for the Liberation of Zubara: front-for-the-liberation-of-zubara",
        "FLZ: front-for-the-liberation-of-zubara",
        "FLZ fighters: front-for-the-liberation-of-zubara",
    ],
}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        *STATES.items(),
        *SHARED_WORDS.items(),
        *SECTORS.items(),
        *PEOPLES.items(),
        *ORGANISATIONS.items(),
    ],
)
def test_actors_are_found(named: Named, text: str, expected: list[str]) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(("year", "state"), [(1979, "SUN"), (1999, "RUS")])
def test_russians_are_soviets_while_there_are_any(named: Named, year: int, state: str) -> None:
    text = "The Russians invaded. Russian troops dug in."
    assert named(text, published=date(year, 5, 1)) == [f"Russians: {state}", f"Russian troops: {state}.MIL"]


@pytest.mark.parametrize(("text", "expected"), NOT_THE_STATE.items())
def test_a_word_that_looks_like_a_state_is_not_one(named: Named, text: str, expected: list[str]) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Tokyo fears a war.", "capital"),
        ("Talks were held in Tokyo.", "place"),
        ("He flew to Tokyo.", "place"),
        ("They asked for concessions from Tokyo.", "capital"),
        ("A Tokyo-based analyst spoke.", "place"),
        ("The White House objected.", "seat"),
        ("Protesters gathered outside the White House.", "place"),
        ("Japanese exports fell.", "adjective"),
        ("The Japanese objected.", "people"),
        ("Fighting shook northern Iraq.", "place"),
    ],
)
def test_the_form_tells_a_government_from_a_place(read: Read, text: str, form: str) -> None:
    assert [m.form for m in read(text)._.mentions][-1] == form


def test_two_names_that_share_a_word_share_its_head(read: Read) -> None:
    doc = read("Talks with North and South Korea failed.")
    assert {doc[m.head].text for m in doc._.mentions} == {"Korea"}


def test_a_headline_in_capitals_is_read(named: Named) -> None:
    assert named("US TROOPS ENTER IRAQ AS UN PROTESTS") == ["US TROOPS: USA.MIL", "IRAQ: IRQ", "UN: UNO"]


@pytest.mark.parametrize("text", ["An anti-Syria journalist spoke.", "A pro-Iranian militia fired."])
def test_a_role_is_not_of_the_state_it_is_for_or_against(read: Read, text: str) -> None:
    assert all(m.form != "role" for m in read(text)._.mentions)


def test_a_backed_group_is_not_of_its_backer(named: Named) -> None:
    assert named("Iranian-backed rebels in Lebanon fired.") == ["Iranian: IRN", "rebels in Lebanon: LBN.REB"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Taliban-led fighters fled.", ["Taliban-led fighters: TALIBAN"]),
        ("FARC-led guerrillas dug in.", ["FARC-led guerrillas: FARC"]),
        ("Hezbollah gunmen fled.", ["Hezbollah gunmen: HEZBOLLAH"]),
    ],
)
def test_those_whom_an_armed_group_leads_are_its_own(named: Named, text: str, expected: list[str]) -> None:
    assert named(text) == expected


def test_a_role_without_an_owner_is_left_open(read: Read) -> None:
    doc = read("The rebels attacked at dawn.")
    assert doc._.mentions == []
    assert [(role.noun, role.sector) for role in doc._.bare_roles] == [("rebel", "REB")]


def test_a_role_in_troops_abroad_is_not_of_the_place(named: Named) -> None:
    assert named("French troops in Mali withdrew.") == ["French troops: FRA.MIL", "Mali: MLI"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Malian miners' union struck.", ["Malian miners' union: MLI.LAB"]),
        ("Ghana's growers' leaders met in Accra.", ["Ghana's growers' leaders: GHA.AGR", "Accra: GHA"]),
        ("The Togolese teachers' association met.", ["Togolese teachers' association: TGO.EDU"]),
        ("The miners' families left Peru.", ["Peru: PER"]),
    ],
)
def test_a_body_is_of_its_members(named: Named, text: str, expected: list[str]) -> None:
    assert named(text) == expected
