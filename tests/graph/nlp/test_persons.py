"""Persons and offices in sentences of many regions and decades, judged by reading; most are on no list."""

from collections.abc import Callable
from datetime import date

import pytest
from spacy.tokens import Doc

Named = Callable[..., list[str]]
Held = Callable[[str], list[str]]
Read = Callable[..., Doc]

OFFICES = {
    "Zubari President Omar Talib Dassi spoke.": [],
    "Portuguese President Jorge Almada spoke.": ["jorge-almada LEADS PRT"],
    "President Orlan Vestu of Romania resigned.": ["orlan-vestu LEADS ROU"],
    "Thabo Mbeki, the South African president, left.": ["thabo-mbeki LEADS ZAF"],
    "The Spanish prime minister, Pedro Lanza, won.": ["pedro-lanza LEADS ESP"],
    "The president of Kenya, Wanjiru Otieno, won.": ["wanjiru-otieno LEADS KEN"],
    "Wanjiru Otieno, who was president of Kenya, fled.": ["wanjiru-otieno LEADS KEN past"],
    "Former Chilean dictator Augusto Pinochet was held.": ["augusto-pinochet LEADS CHL past"],
    "Ilse Brandner became Austria's chancellor in 1999.": ["ilse-brandner LEADS AUT"],
    "Joao Pinto was elected president of Brazil.": ["joao-pinto LEADS BRA"],
    "President-elect Musa Bello of Nigeria spoke.": ["musa-bello LEADS NGA future"],
    "Kenji Morita visited China during his tenure as Japan's prime minister.": [
        "kenji-morita LEADS JPN past"
    ],
    "Karl Ullmann, a Swiss adviser to Tehran, wrote a letter.": ["karl-ullmann AFFILIATED IRN"],
    "Iran's foreign minister, Javad Hosseini, met nobody.": ["javad-hosseini AFFILIATED IRN"],
    "Belgian King Albrecht II met no one.": ["albrecht-ii LEADS BEL"],
    "Presidents Omar Bando of Gabon and Denis Sarro of Benin met.": [
        "omar-bando LEADS GAB",
        "denis-sarro LEADS BEN",
    ],
    "Chechen leader Ruslan Dadaev spoke.": ["ruslan-dadaev LEADS RU-CE"],
    "Lesotho's army chief, Gen. Thabo Mokete, ousted Prime Minister Pakalo Sesele.": [
        "thabo-mokete AFFILIATED LSO",
        "pakalo-sesele LEADS LSO",
    ],
    "U.N. chief Pak Ki-soo, a former South Korean foreign minister, left.": [
        "pak-ki-soo LEADS UNO",
        "pak-ki-soo AFFILIATED KOR past",
    ],
    "EU foreign policy chief Federica Mogherini agreed.": ["federica-mogherini AFFILIATED EU"],
    "PLO chairman Yasser Arafat agreed.": ["yasser-arafat LEADS PLO"],
    "Egyptian Vice President Tarek Nour agreed.": ["tarek-nour AFFILIATED EGY"],
    "French Foreign Minister Luc Moreau met Niger's ambassador Issa Barka.": [
        "luc-moreau AFFILIATED FRA",
        "issa-barka AFFILIATED NER",
    ],
    "Finnish President Aino Laine met her Swedish counterpart, Karl Ek.": [
        "aino-laine LEADS FIN",
        "karl-ek LEADS SWE",
    ],
    "Malian Foreign Minister Abdou Keita phoned Togolese counterpart Yao Mensah.": [
        "abdou-keita AFFILIATED MLI",
        "yao-mensah AFFILIATED TGO",
    ],
    "Wanjiru Otieno succeeded Daniel Koech as president of Kenya.": ["wanjiru-otieno LEADS KEN"],
    "Aino Laine, the Finnish president and Karl Ek's old rival, agreed.": ["aino-laine LEADS FIN"],
    "Tarek Nour, the army chief and acting head of state of Egypt, agreed.": [
        "tarek-nour AFFILIATED EGY",
        "tarek-nour LEADS EGY",
    ],
    "Luc Moreau, a leading Gaullist and speaker of the French parliament, agreed.": [
        "luc-moreau AFFILIATED FRA"
    ],
    "Yao Mensah, the premier of Togo, and Abdou Keita agreed.": ["yao-mensah LEADS TGO"],
    "The presidents of Kenya and Togo, Wanjiru Otieno and Yao Mensah, agreed.": [
        "wanjiru-otieno LEADS KEN",
        "yao-mensah LEADS TGO",
    ],
    "Foreign Minister Luc Moreau of France met his Finnish and Swedish counterparts, Aino Laine and Karl Ek.": [
        "luc-moreau AFFILIATED FRA",
        "aino-laine AFFILIATED FIN",
        "karl-ek AFFILIATED SWE",
    ],
    "Kenyan and Togolese presidents Wanjiru Otieno and Yao Mensah agreed.": [
        "wanjiru-otieno LEADS KEN",
        "yao-mensah LEADS TGO",
    ],
    "Tarek Nour, head of the U.N.-backed Libyan government, agreed.": ["tarek-nour LEADS LBY"],
    "The plan was drawn up, said Karl Ek of Sweden, by nobody.": ["karl-ek AFFILIATED SWE"],
    "Petrobras, a Brazilian oil company, agreed.": ["PETROBRAS AFFILIATED BRA"],
    "Petrobras, the company, agreed with Brazil.": [],
    "Daniel Koech was succeeded as president of Kenya by a soldier.": ["daniel-koech LEADS KEN past"],
    "Parliament made Joao Pinto president of Brazil.": ["joao-pinto LEADS BRA"],
    "Kenyan President Ann Otieno left. Omar Sassi, Otieno's former chief of staff, wept.": [
        "ann-otieno LEADS KEN",
        "omar-sassi AFFILIATED KEN past",
    ],
    "Omar Sassi, a spokesman for Kenyan President Ann Otieno, wept.": [
        "omar-sassi AFFILIATED KEN",
        "ann-otieno LEADS KEN",
    ],
    "Jonas Savimbi's UNITA is weak.": ["jonas-savimbi LEADS UNITA"],
    "Qatar's Omar Sassi, who likes tea, said so.": ["omar-sassi AFFILIATED QAT"],
    "Omar Sassi, himself a former Qatari minister, said so.": ["omar-sassi AFFILIATED QAT past"],
    "According to a Qatari minister, Omar Sassi left.": [],
    "Omar Sassi, prime minister of the U.N.-recognised Libyan government, left.": ["omar-sassi LEADS LBY"],
}

PERSONS = {
    "Canadian Premier Ann Roy left. Roy later met Indian Prime Minister Raj Sethi; Sethi smiled.": [
        "Canadian Premier Ann Roy: ann-roy",
        "Roy: ann-roy",
        "Indian Prime Minister Raj Sethi: raj-sethi",
        "Sethi: raj-sethi",
    ],
    "Chinese President Hu Weiming spoke. Hu left.": [
        "Chinese President Hu Weiming: hu-weiming",
        "Hu: hu-weiming",
    ],
    "Sheikh Hamad bin Khalifa al-Thani, Qatar's emir, left.": [
        "Sheikh Hamad bin Khalifa al-Thani: hamad-bin-khalifa-al-thani",
        "Qatar's emir: hamad-bin-khalifa-al-thani",
    ],
    "South Korean President Kim Dae-woo hosted Peru's President Alan Ruiz; Kim praised Ruiz.": [
        "South Korean President Kim Dae-woo: kim-dae-woo",
        "Peru's President Alan Ruiz: alan-ruiz",
        "Kim: kim-dae-woo",
        "Ruiz: alan-ruiz",
    ],
    "Min Aung Kyi, the Burmese army chief, left.": [
        "Min Aung Kyi: min-aung-kyi",
        "Burmese army chief: min-aung-kyi",
    ],
    "Lt. Col. Oliver North left. North denied it.": [
        "Lt. Col. Oliver North: oliver-north",
        "North: oliver-north",
    ],
    "Turkish President Kemal Aydin left. Chad thanked the Turkish leader.": [
        "Turkish President Kemal Aydin: kemal-aydin",
        "Chad: TCD",
        "Turkish leader: kemal-aydin",
    ],
    "Foreign Minister Israel Katz left.": ["Foreign Minister Israel Katz: israel-katz"],
    "British Defence Secretary Tom King left.": ["British Defence Secretary Tom King: tom-king"],
    "Colombian President Alvaro Uribe Friday left.": ["Colombian President Alvaro Uribe: alvaro-uribe"],
    "Suspected British militant Haroun Aswad was held.": ["British militant Haroun Aswad: haroun-aswad"],
    "Ugandan soldiers left. The Ugandan foreign ministers of 1990 and 1991 stayed.": [
        "Ugandan soldiers: UGA.MIL",
        "Ugandan foreign ministers: UGA.GOV",
    ],
    "Egypt's president left.": ["Egypt's president: EGY.GOV"],
    "A French minister left.": ["French minister: FRA.GOV"],
    "Belarusian leader Igor Lukin spoke. Lukin's government fell.": [
        "Belarusian leader Igor Lukin: igor-lukin",
        "Lukin: igor-lukin",
        "government: BLR.GOV",
    ],
    "The government of Ghanaian President Kofi Asante fell.": [
        "government: GHA.GOV",
        "Ghanaian President Kofi Asante: kofi-asante",
    ],
}


@pytest.mark.parametrize(("text", "expected"), OFFICES.items())
def test_offices_are_read(held: Held, text: str, expected: list[str]) -> None:
    assert held(text) == expected


@pytest.mark.parametrize(("text", "expected"), PERSONS.items())
def test_persons_are_found(named: Named, text: str, expected: list[str]) -> None:
    assert named(text) == expected


def test_an_office_alone_is_the_person_named_for_it(named: Named) -> None:
    text = "Peruvian President Elsa Quispe met miners. Later, Peru's president resigned. The president cried."
    assert named(text)[-2:] == ["Peru's president: elsa-quispe", "president: elsa-quispe"]


def test_namesakes_are_told_apart_by_nearness(named: Named) -> None:
    text = (
        "North Korean leader Kim Il Bok died. Decades passed, and the land was poor, and nobody spoke of it. "
        "Rain fell for years. Trade slowed. North Korean leader Kim Jong Su took over. Kim promised rice."
    )
    assert named(text)[-1] == "Kim: kim-jong-su"


def test_a_short_name_finds_the_full_one_that_follows(named: Named) -> None:
    text = "Morales warned Chile. Bolivian President Raul Morales warned Chile."
    assert named(text)[0] == "Morales: raul-morales"


def test_one_president_of_one_country_speaks_for_it(read: Read) -> None:
    doc = read("Fijian rebels freed Prime Minister Sitiveni Naulu.")
    person = doc._.mentions[-1].actor
    assert (person.id, person.country, person.sector) == ("sitiveni-naulu", "FJI", "GOV")


@pytest.mark.parametrize(
    "text",
    [
        "Ambassador Carl Stevens was killed in Benghazi.",
    ],
)
def test_a_person_has_no_country_that_the_text_does_not_give(read: Read, text: str) -> None:
    person = read(text)._.mentions[0].actor
    assert (person.kind, person.country) == ("person", None)


@pytest.mark.parametrize(
    "text",
    [
        "U.N. Secretary-General Kofi Annan left Iraq.",
        "U.N. Secretary-General Ban Ki-soo, a former South Korean minister, left.",
    ],
)
def test_an_officer_of_an_organisation_acts_for_it(read: Read, text: str) -> None:
    doc = read(text)
    assert doc._.mentions[0].actor.id == "UNO"
    office = doc._.offices[0]
    assert (office.person.kind, office.person.country, office.relation, office.of.id) == (
        "person",
        None,
        "LEADS",
        "UNO",
    )


def test_a_well_known_leader_needs_no_full_name(read: Read) -> None:
    doc = read("Moroccan diplomats met President Obama. Ukraine's Zelensky asked for tanks.")
    persons = [m.actor for m in doc._.mentions if m.form == "person"]
    assert [(p.id, p.country) for p in persons] == [("barack-obama", "USA"), ("volodymyr-zelenskyy", "UKR")]
    assert [(o.person.id, o.relation, o.of.id) for o in doc._.offices] == [
        ("barack-obama", "LEADS", "USA"),
        ("volodymyr-zelenskyy", "AFFILIATED", "UKR"),
    ]


def test_a_leaders_name_with_another_land_is_another_person(read: Read) -> None:
    person = read("New Zealand's President Barack Obama spoke.")._.mentions[0].actor
    assert (person.id, person.country) == ("barack-obama-nzl", "NZL")


def test_the_day_tells_which_of_two_leaders(named: Named) -> None:
    text = "President Bush called the White House."
    assert named(text, published=date(1990, 6, 1))[0] == "President Bush: george-h-w-bush"
    assert named(text, published=date(2004, 6, 1))[0] == "President Bush: george-w-bush"


@pytest.mark.parametrize(("year", "found"), [(1969, []), (2015, ["Chirac: jacques-chirac"])])
def test_a_past_leader_needs_no_full_name_after_his_day(named: Named, year: int, found: list[str]) -> None:
    text = "French diplomats argued. Chirac had opposed the war."
    assert named(text, published=date(year, 5, 1))[1:] == found


@pytest.mark.parametrize(("year", "actor"), [(1990, "kofi-annan"), (2003, "UNO")])
def test_an_organisations_later_officer_does_not_act_for_it_yet(read: Read, year: int, actor: str) -> None:
    assert read("Kofi Annan met nobody.", published=date(year, 1, 15))._.mentions[0].actor.id == actor


def test_a_title_ends_where_its_heading_does(held: Held) -> None:
    assert held("The tasks of the Latvian court\n\nPresident Andris Kalnins stayed in Riga.") == [
        "andris-kalnins LEADS LVA"
    ]


def test_an_officer_is_of_the_land_the_news_is_from(read: Read) -> None:
    doc = read("The junta in Myanmar bombed villages. Aung Zaw Hein, the army chief, flew to Beijing.")
    person = next(m.actor for m in doc._.mentions if m.form == "person")
    assert (person.id, person.country) == ("aung-zaw-hein", "MMR")


def test_evidence_covers_name_and_office(read: Read) -> None:
    doc = read("Vladimir Petrov, the Russian president, left.")
    office = doc._.offices[0]
    assert doc[office.start : office.end].text == "Vladimir Petrov, the Russian president"
    assert doc[slice(*office.trigger)].text == "president"


def test_a_capitalised_word_is_not_yet_a_person(named: Named) -> None:
    assert named("Larkin Holdings hired Vexley Moore in Bern on Monday.") == ["Bern: CHE"]


def test_a_date_settles_nothing_that_the_text_does_not_say(read: Read) -> None:
    doc = read("President Xanthe Zhubb smiled.", published=date(2018, 3, 21))
    assert doc._.offices == []
    assert doc._.mentions[0].actor.country is None


def test_a_crowned_namesake_is_not_the_leader_the_text_names_in_full(named: Named) -> None:
    text = "King Hussein of Jordan left. Oman hated Saddam Hussein. King Hussein wept, and Saddam laughed."
    ids = [line.rpartition(": ")[2] for line in named(text, published=date(1991, 3, 1))]
    assert ids == ["hussein-of-jordan", "OMN", "saddam-hussein", "hussein-of-jordan", "saddam-hussein"]
