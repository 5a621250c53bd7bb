"""What sentences say: who, what, to whom, how certain, denied or not, whose word, when.

Each expectation was judged by a reader before the code was asked.
"""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from graph import lexicon
from graph.articles import article
from graph.model import Statement
from graph.nlp.check import check, says
from graph.nlp.explain import explain
from graph.nlp.extract import Extractor

Reader = Callable[..., list[Statement]]


@pytest.fixture(scope="module")
def read(extractor: Extractor) -> Reader:
    def reader(text: str, published: date | None = None) -> list[Statement]:
        ((_, statements),) = extractor.statements([article(text, name="test", published=published)])
        return statements

    return reader


def said(statements: list[Statement]) -> set[str]:
    return {says(statement) for statement in statements}


def only(statements: list[Statement], relation: str) -> Statement:
    (statement,) = [s for s in statements if s.relation == relation]
    return statement


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ethiopia attacked Eritrea.", "ETH ASSAULT ERI"),
        ("Eritrea was attacked by Ethiopia.", "ETH ASSAULT ERI"),
        ("Ethiopia's attack on Eritrea failed.", "ETH ASSAULT ERI"),
        ("Ethiopia launched an attack on Eritrea.", "ETH ASSAULT ERI"),
        ("Eritrea, which Ethiopia attacked, appealed for help.", "ETH ASSAULT ERI"),
        ("Ethiopia, having attacked Eritrea, withdrew.", "ETH ASSAULT ERI"),
        ("Iran-backed rebels took the town.", "IRN SUPPORT"),
        ("Peru and Chile signed a treaty.", "PER AGREE CHL"),
        ("Talks between Peru and Chile opened on Monday.", "PER CONSULT CHL"),
        ("Peru held talks with Chile.", "PER CONSULT CHL"),
        ("Peru relies on Chile for its gas.", "PER DEPEND CHL"),
        ("Relations between Peru and Chile have soured.", "PER STRAINED CHL"),
        ("Greece is wary of Turkey.", "GRC FEAR TUR"),
        ("Bulgaria urged Romania to open the bridge.", "BGR REQUEST ROU"),
        ("Kenya said that Uganda must open its border.", "KEN REQUEST UGA"),
        ("Samoa became the first state to recognise Kosovo.", "WSM SUPPORT XKX"),
        ("Peru cancelled loans owed by Chile and gave Bolivia food.", "PER AID BOL"),
        ("Beninese farmers were promised help by the World Bank.", "WORLDBANK AID BEN.AGR"),
        ("Insurgents handed in the last of their rifles to Nepalese troops.", "NPL.REB RETREAT NPL.MIL"),
        ("A bomb blamed on Basque separatists killed two Portuguese policemen.", "ESP.REB ASSAULT PRT.COP"),
        ("Peru nationalised mines belonging to a Chilean company.", "PER COERCE CHL.BUS"),
        ("A bomb damaged the Greek embassy in Oslo.", "NOR.UAF ASSAULT GRC.GOV"),
        ("Sudan said it would bomb Eritrean bases.", "SDN THREATEN ERI"),
        ("Peru will recall its envoy if Chile frees the pilot, officials said.", "PER THREATEN CHL"),
        ("Chad appealed to Libya to send doctors to Niger.", "LBY AID NER"),
        ("Peruvian villagers took six policemen hostage.", "PER.CVL ASSAULT PER.COP"),
        ("Leaders of the Chadian opposition met the finance minister.", "TCD.OPP CONSULT TCD.GOV"),
        ("Burundi's rebels held talks with the government in Arusha.", "BDI.REB CONSULT BDI.GOV"),
        ("Ghana's Trades Union Congress met the president.", "GHA.LAB CONSULT GHA.GOV"),
        ("The leader of Malta's Labour Party, Alfred Sant, resigned.", "alfred-sant LEADS labour-party"),
        ("Police in Dhaka arrested the editor of a Bengali daily.", "BGD.COP COERCE BGD.MED"),
        ("Togolese troops killed nine people, including a Belgian.", "TGO.MIL ASSAULT BEL"),
        ("France landed troops in Chad in 1983.", "FRA MOBILIZE TCD"),
        ("US-China rivalry is growing.", "CHN RIVAL USA"),
        ("Hundreds of Yemenis joined an anti-Israel rally.", "YEM PROTEST ISR"),
        ("Despite pleas from the Vatican, Peru hanged him.", "VAT REQUEST PER"),
        ("SEATO ally Thailand threatened Laos.", "THA THREATEN LAO"),
        ("Andean neighbours Ecuador and Peru exchanged fire.", "ECU ASSAULT PER"),
        ("Neighbour Jordan threatened Syria.", "JOR THREATEN SYR"),
        ("Ankara-backed militias shelled a village in Syria, angering Iraq.", "SYR.UAF ASSAULT SYR"),
        ("The Assad government rejected the plan of the Arab League.", "SYR.GOV REJECT ARABLEAGUE"),
        ("Starmer accused Blair of deceit.", "keir-starmer ACCUSE tony-blair"),
        ("Estranged neighbours Togo and Benin signed a pact.", "TGO AGREE BEN"),
        ("The former French colony Niger denounced Benin.", "NER ACCUSE BEN"),
        ("Regional heavyweight Nigeria threatened Benin.", "NGA THREATEN BEN"),
        ("The tiny kingdom of Tonga condemned Fiji.", "TON ACCUSE FJI"),
        ("Thai and Cambodian clashes killed five.", "THA ASSAULT KHM"),
        ("Franco-Spanish talks on a common tank stalled.", "ESP CONSULT FRA"),
        ("Greek-Bulgarian joint patrols began.", "GRC.MIL COOPERATE BGR.MIL"),
        ("Iran arrested two French-Algerian filmmakers.", "IRN COERCE FRA.ELI"),
        ("Kikuyu leaders accused the Kenyan government of bias.", "KIKUYU ACCUSE KEN.GOV"),
        ("The executive board of the IMF urged Togo to cut subsidies.", "IMF REQUEST TGO"),
        ("Rights group the Kuru Legal Aid Centre for Women accused Togo of torture.", "kuru-legal"),
        ("Fiji's premier vetoed a bill passed by parliament.", "FJI.GOV REJECT FJI.LEG"),
        ("Ghana told Togo to arrest nine students.", "TGO COERCE TGO.EDU"),
        ("Oxfam said Togolese soldiers had killed women during a raid on strikers.", "OXFAM ACCUSE TGO.MIL"),
        ("An envoy of Ghana relayed a request to Togo.", "GHA"),
        ("Togo was urged on Tuesday by Ghana to free a priest.", "GHA REQUEST TGO"),
        ("Togo was urged by Ghana on Tuesday to free a priest.", "GHA REQUEST TGO"),
        ("Togo was condemned by Ghana for its invasion of Benin.", "TGO ASSAULT BEN"),
        ("Togo, criticised by Ghana for its attack on Benin, apologised.", "TGO ASSAULT BEN"),
        ("Togo was accused by Ghana of attacks on Benin.", "TGO ASSAULT BEN"),
        ("Moscow condemned Estonia's removal of a Soviet war memorial.", "RUS ACCUSE EST"),
        ("Malta accused Libyan soldiers. Ghana said Libyan soldiers had raped nuns.", "GHA ACCUSE LBY.MIL"),
        ("Ghana rapped Togo over a law on judges.", "GHA ACCUSE TGO"),
        ("A blueprint for Kashmir put forward by Nepal is unacceptable to India.", "IND REJECT NPL"),
    ],
)
def test_who_does_what_to_whom(read: Reader, text: str, expected: str) -> None:
    assert any(line.startswith(expected) for line in said(read(text)))


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Ethiopia attacked Eritrea.", "asserted"),
        ("Ethiopia will attack Eritrea.", "predicted"),
        ("Ethiopia may attack Eritrea.", "possible"),
        ("Ethiopia plans to attack Eritrea.", "intended"),
        ("If Ethiopia attacks Eritrea, Kenya will mediate.", "possible"),
        ("Sudan fears that Ethiopia attacked Eritrea.", "possible"),
        ("Sudan urged Ethiopia to attack Eritrea.", "intended"),
        ("Ethiopia's plan to attack Eritrea leaked.", "intended"),
        ("Ethiopia is likely to attack Eritrea.", "predicted"),
        ("Ethiopia nearly attacked Eritrea.", "possible"),
        ("Ethiopia hoped to attack Eritrea.", "intended"),
        ("Sudan hopes that Ethiopia will attack Eritrea.", "possible"),
        ("Ethiopia is capable of attacking Eritrea.", "possible"),
        ("Ethiopia thought of attacking Eritrea.", "possible"),
        ("Ethiopia will not hesitate to attack Eritrea.", "predicted"),
        ("Sudan said that Ethiopia attacked Eritrea.", "asserted"),
        # what is warned or insisted to be going on is so, what is warned to come is foretold
        ("Sudan warned that Ethiopia was attacking Eritrea.", "asserted"),
        ("Sudan insisted that Ethiopia is attacking Eritrea.", "asserted"),
        ("Sudan warned that Ethiopia would attack Eritrea.", "predicted"),
        ("Ethiopia allegedly attacked Eritrea.", "possible"),
        ("Ethiopia is believed to have attacked Eritrea.", "possible"),
        ("Ethiopia is set to attack Eritrea.", "predicted"),
        ("Ethiopia is about to attack Eritrea.", "predicted"),
        ("Sudan is arming itself in case Ethiopia attacks Eritrea.", "possible"),
    ],
)
def test_how_certain_it_is(read: Reader, text: str, modality: str) -> None:
    assert only(read(text), "ASSAULT").modality == modality


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("Ethiopia did not attack Eritrea.", "negative"),
        ("Ethiopia never attacked Eritrea.", "negative"),
        ("Ethiopia no longer attacks Eritrea.", "negative"),
        ("Ethiopia denied that it attacked Eritrea.", "negative"),
        ("Ethiopia did not deny that it attacked Eritrea.", "positive"),
        ("Ethiopia refused to attack Eritrea.", "negative"),
        ("Ethiopia attacked Eritrea without warning.", "positive"),
        ("Ethiopia left without attacking Eritrea.", "negative"),
        ("Ethiopia kept attacking Eritrea.", "positive"),
        ("Ethiopia hesitated to attack Eritrea.", "negative"),
        ("Ethiopia will not hesitate to attack Eritrea.", "positive"),
        ("Ethiopia ruled out attacking Eritrea.", "negative"),
        ("Sudan doubts that Ethiopia will attack Eritrea.", "negative"),
        ("Ethiopia is against attacking Eritrea.", "negative"),
        ("Sudan does not doubt that Ethiopia will attack Eritrea.", "positive"),
        ("Sudan kept Ethiopia from attacking Eritrea.", "negative"),
        ("Ethiopia, without attacking Eritrea, left.", "negative"),
        ("Ethiopia did not leave without attacking Eritrea.", "positive"),
        ("Sudan never forgave Ethiopia for attacking Eritrea.", "positive"),
        ("Sudan did not punish Ethiopia for attacking Eritrea.", "positive"),
        ("Ethiopia decided against attacking Eritrea.", "negative"),
        ("Ethiopia voted against attacking Eritrea.", "negative"),
        ("Ethiopia is not about to attack Eritrea.", "negative"),
        ("Nobody doubts that Ethiopia attacked Eritrea.", "positive"),
        ("Sudan's claim that Ethiopia attacked Eritrea was false.", "negative"),
        ("Sudan dismissed reports that Ethiopia had attacked Eritrea.", "negative"),
        ("Ethiopia rejected allegations that it had attacked Eritrea.", "negative"),
        ("Sudan repeated its claim that Ethiopia had attacked Eritrea.", "positive"),
    ],
)
def test_whether_it_is_denied(read: Reader, text: str, polarity: str) -> None:
    assert only(read(text), "ASSAULT").polarity == polarity


def test_we_of_the_author_are_nobody(read: Reader) -> None:
    assert said(read("The French spokesman said that we condemn Chad.")) == set()


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("Kenya is not dependent on Somalia.", "DEPEND"),
        ("Oman is no longer close to Iran.", "FRIENDLY"),
        ("Oman is not on good terms with Iran.", "FRIENDLY"),
        ("Kenya is not at odds with Somalia.", "DISPUTE"),
    ],
)
def test_a_state_of_things_is_denied(read: Reader, text: str, relation: str) -> None:
    assert only(read(text), relation).polarity == "negative"


@pytest.mark.parametrize(
    ("text", "threat"),
    [
        ("Colombia insists that it will not attack Venezuela.", False),
        ("Turkey said it would not hesitate to attack Greece.", True),
    ],
)
def test_what_will_not_be_done_is_no_threat(read: Reader, text: str, threat: bool) -> None:
    assert any(s.relation == "THREATEN" for s in read(text)) is threat


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("Sudan said that Ethiopia attacked Eritrea.", "SDN"),
        ("Ethiopia attacked Eritrea, Sudan said.", "SDN"),
        ("Ethiopia attacked Eritrea, according to Sudan.", "SDN"),
        ("Sudan fears that Ethiopia attacked Eritrea.", "SDN"),
        ("Ethiopia, Sudan says, has attacked Eritrea.", "SDN"),
        ("By Sudan's account, Ethiopia attacked Eritrea.", "SDN"),
        ("Ethiopia attacked Eritrea in the view of Sudan.", "SDN"),
        ("Sudan's claim that Ethiopia attacked Eritrea went unheard.", "SDN"),
        ("Sudan was quoted as saying that Ethiopia had attacked Eritrea.", "SDN"),
        ("Sudan suspects Ethiopia of attacking Eritrea.", "SDN"),
        ("Sudan warned that Ethiopia was attacking Eritrea.", "SDN"),
        ("Sudan dismissed reports that Ethiopia had attacked Eritrea.", "SDN"),
    ],
)
def test_whose_word_it_is(read: Reader, text: str, holder: str) -> None:
    attributed = only(read(text), "ASSAULT").attributed_to
    assert attributed is not None
    assert attributed.id == holder


def test_without_attribution_it_is_the_author_who_says_so(read: Reader) -> None:
    assert only(read("Ethiopia attacked Eritrea."), "ASSAULT").attributed_to is None


def test_a_time_in_the_clause_is_stated(read: Reader) -> None:
    statement = only(read("Ethiopia attacked Eritrea in 1998."), "ASSAULT")
    assert (statement.time, statement.time_basis) == ("1998", "stated")


def test_a_relative_time_is_resolved_against_the_article(read: Reader) -> None:
    statement = only(read("Ethiopia attacked Eritrea last year.", date(1999, 5, 1)), "ASSAULT")
    assert statement.time == "1998"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("On Friday the Peruvian president meets Brazilian ministers.", "1999-05-07"),
        ("On Friday the Peruvian president met Brazilian ministers.", "1999-04-30"),
    ],
)
def test_what_is_told_in_the_present_of_a_day_is_still_to_happen(read: Reader, text: str, day: str) -> None:
    assert only(read(text, date(1999, 5, 5)), "CONSULT").time == day


def test_the_day_of_reporting_is_not_the_day_of_the_act(read: Reader) -> None:
    statement = only(read("Sudan said on 3 May 1999 that Ethiopia attacked Eritrea."), "ASSAULT")
    assert statement.time is None
    assert statement.time_basis == "article"


@pytest.mark.parametrize(
    ("text", "relation", "time"),
    [
        # of two acts of one subject the first tells when, though it reports
        ("Peru condemned Chile on 6 March 1979 and urged Bolivia to leave.", "REQUEST", "1979-03-06"),
        # a time at the head of a sentence is that of all its acts in the past
        ("In May 2015 Iran raided Oman; Togo fell, and Peru attacked Chile.", "ASSAULT", "2015-05"),
        # a time after "and" is that of what follows
        ("Oman has invaded Qatar, and in August 2016, radio said, it left Togo.", "ASSAULT", None),
        (
            "European Union sanctions on Togo, imposed in May 2014, were discussed.",
            "SANCTION",
            "2014-05",
        ),
        # a treaty's own time is not that of what is done under it
        ("Chilean police helped Malta under a treaty of 1997.", "AID", None),
        # a clause told to lie apart has its own time, and gives it to none
        ("Peru freed Chile's envoy in 2013, a year after it attacked Chile.", "ASSAULT", "2012"),
        ("A year after Peru left in 2012, Chile attacked Peru.", "ASSAULT", "2013"),
        ("Peru's king died late on 4 May 2012, hours after Peru attacked Chile.", "ASSAULT", "2012-05-04"),
        ("Peru left in May 2012. It then attacked Chile.", "ASSAULT", "2012-05"),
        ("Peru fought Chile from 1998 to 2000.", "ASSAULT", "1998/2000"),
        # what was helped or applied for in a year was so in that year; what is demanded for a year was not
        ("Cuba helped Ethiopia to repel Somalia in 1977.", "AID", "1977"),
        ("Sweden applied to join NATO in 2022.", "REQUEST", "2022"),
        ("Peru demanded that Chile repay it in 1998.", "REQUEST", None),
        # a participle tells when its clause was; a day told last is that of all one did
        ("Speaking in Lima on 4 May 2012, Lula accused Chile of treason.", "ACCUSE", "2012-05-04"),
        ("Lula accused Chile of treason, speaking in Lima on 4 May 2012.", "ACCUSE", "2012-05-04"),
        ("Having left Lima in 2012, Lula accused Chile of treason.", "ACCUSE", None),
        ("Peru recalled its envoy from Chile and closed a port on 4 May 2012.", "SANCTION", "2012-05-04"),
        ("Peru recalled its envoy from Chile and Togo fell on 4 May 2012.", "SANCTION", None),
        # "since" and "until" open and close what they are said of, not what is told of their day
        ("Peru has been Togo's ally since 1980, when Mali attacked Chad.", "ASSAULT", "1980"),
        ("Peru was Togo's ally until 1980, when Mali attacked Chad.", "ASSAULT", "1980"),
        ("Since Peru left in 2008, Mali has armed Chad.", "AID", "2008/.."),
        ("By May 2012, Lula has promised, Peru will have attacked Chile.", "ASSAULT", "../2012-05"),
        (
            "The deal follows the accord of 9 July 2018, in which Mali recognised Chad.",
            "SUPPORT",
            "2018-07-09",
        ),
        # what has held since an event of a year has held since that year; a comparison with it says nothing
        ("Iran has armed Togo since the 1979 revolution.", "AID", "1979/.."),
        ("Mali attacked Chad for the first time since the 1982 war.", "ACCUSE", None),
        # talks are held when they are due to open; a deed of which the place is told when the place is reached
        ("Talks between Oman and Qatar were due to open on 4 May 2012.", "CONSULT", "2012-05-04"),
        ("In May 2012 Lula flew out to tour Chile, where he and Mali signed a treaty.", "AGREE", "2012-05"),
        ("When rebels tried to kill him in 2010, Peru attacked Chile.", "ASSAULT", "2010"),
        # of two clauses parted by a semicolon, and of an answer, the time is that of the first
        ("Mali fell on 4 May 2012; Peru agreed to help Chile.", "AID", "2012-05-04"),
        ("In May 2012 Mali fell. Peru had attacked Chile.", "ASSAULT", None),
        ("Mali fell on 4 May 2012, and Peru attacked Chile in reply.", "ASSAULT", "2012-05-04"),
        ("Mali fell on 4 May 2012. Peru retaliated by attacking Chile.", "ASSAULT", "2012-05-04"),
        # a time of its own that cannot be told keeps a clause from having another's
        ("On 4 May 2012 Mali fell, and within a week Peru attacked Chile.", "ASSAULT", None),
        # a time that opens a sentence is also that of what is told next in the past
        ("In May 2012 Mali fell. Peru attacked Chile.", "ASSAULT", "2012-05"),
        ("In May 2012 Mali fell. The king wept. Peru attacked Chile.", "ASSAULT", "2012-05"),
        ("Mali fell in May 2012. Peru attacked Chile.", "ASSAULT", None),
        ("In May 2012 Mali fell. Peru has attacked Chile.", "ASSAULT", None),
        ("In May 2012 Mali fell. Peru later attacked Chile.", "ASSAULT", None),
        ("In May 2012 Mali fell.\n\nPeru attacked Chile.", "ASSAULT", None),
        ("In April 2012 Peru, in tears, attacked Chile.", "ASSAULT", "2012-04"),
        (
            "Francois Hollande, who succeeded Nicolas Sarkozy as French president in 2012, is silent.",
            "LEADS",
            "2012",
        ),
    ],
)
def test_an_act_has_the_time_of_its_own_clause(
    read: Reader, text: str, relation: str, time: str | None
) -> None:
    assert {s.time for s in read(text) if s.relation == relation} == {time}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peru is worried. It attacked Chile.", "PER ASSAULT CHL"),
        ("Peru and Chile met. The two countries signed a treaty.", "PER AGREE CHL"),
        ("NATO met in Oslo. The alliance condemned Russia.", "NATO ACCUSE RUS"),
        ('"We will not bow to Peru," Chilean President Dario Solari said.', "CHL REJECT PER predicted"),
        ('The French spokesman said: "We call on Chad to leave."', "FRA REQUEST TCD"),
        ('"Togo threatens us," the Malian minister said.', "TGO THREATEN MLI"),
        ("Japan will try to improve its relations with China.", "JPN FRIENDLY CHN intended"),
    ],
)
def test_references_stand_for_whom_they_mean(read: Reader, text: str, expected: str) -> None:
    assert expected in said(read(text))


def test_a_threat_tells_of_the_act_that_is_only_meant(read: Reader) -> None:
    told = said(read("Libya threatened to bomb Tunisian villages."))
    assert told == {"LBY THREATEN TUN.CVL", "LBY ASSAULT TUN.CVL intended"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Students staged a sit-in in Dhaka to demand an apology from Pakistan.", "BGD.EDU PROTEST PAK"),
        ("Students stoned the Danish consulate in Lahore.", "PAK.EDU PROTEST DNK.GOV"),
        ("Rebels in Chad attacked government troops.", "TCD.REB ASSAULT TCD.MIL"),
        ("The Arab League called on Spain to back Morocco.", "ESP SUPPORT MAR intended"),
        ("Oman summoned the Chadian envoy to complain of the raid.", "OMN ACCUSE TCD.GOV"),
        ("Cuba denounced as an insult Peru's refusal to sign the text.", "CUB ACCUSE PER"),
        ("The head of the World Bank, Anna Bock, urged Malta to lend.", "WORLDBANK REQUEST MLT"),
        ("A Chadian court freed lawyer Omar Saleh.", "TCD.JUD CONCEDE omar-saleh"),
        ("Mali speeded up the withdrawal of some troops from Togo.", "MLI.MIL RETREAT TGO"),
        ("Togo freed the miners. Their leader thanked them.", "TGO CONCEDE TGO.LAB"),
        ("Iran test-fired a missile able to hit Oman.", "IRN MOBILIZE OMN"),
        ("Norway rejected a request by Chad for fish.", "TCD REQUEST NOR"),
        ("In August Dar es Salaam expelled thousands of Rwandan migrants.", "TZA COERCE RWA.REF"),
        ("A Jordanian firm is ferrying ammunition by road to Baghdad.", "JOR.BUS AID IRQ"),
        ("Thai troops were put on alert after Laos tested a missile.", "THA.MIL MOBILIZE LAO"),
    ],
)
def test_newswire_says_who_does_what_to_whom(read: Reader, text: str, expected: str) -> None:
    assert expected in said(read(text))


def test_a_missile_that_could_strike_has_not_struck(read: Reader) -> None:
    told = said(read("Iran test-fired a missile able to hit Oman."))
    assert not any("ASSAULT" in line for line in told)


@pytest.mark.parametrize(
    ("text", "false"),
    [
        ("Peru puts the blame on Chile for the infiltration of rebels.", "PER COERCE"),
        ("Ghana rapped Togo over a law on judges.", "GHA ASSAULT"),
        ("Togo was condemned by Ghana for its invasion of Benin.", "GHA ASSAULT"),
        ("Togo was accused by Ghana of attacks on Benin.", "GHA ASSAULT"),
        ("Oxfam urged Peru to free teachers, the London-based group said.", "PER CONCEDE GBR"),
    ],
)
def test_what_is_not_said_is_not_stated(read: Reader, text: str, false: str) -> None:
    assert not any(line.startswith(false) for line in said(read(text)))


def test_a_name_within_a_name_is_no_place(read: Reader) -> None:
    told = said(read("Gunmen loyal to the Somali warlord Mohamed Farah Aideed shelled Kenya."))
    assert not any("AFG" in line for line in told)


def test_a_day_before_the_verb_is_no_part_of_it(read: Reader) -> None:
    told = said(read("Malta on Tuesday turned over a page in its history with Libya."))
    assert not any("ACCUSE" in line for line in told)


def test_calls_from_two_are_not_one_to_the_other(read: Reader) -> None:
    told = said(read("Gambia ignored calls from Senegal and Mali."))
    assert {line for line in told if "REQUEST" in line} == {"SEN REQUEST GMB", "MLI REQUEST GMB"}


def test_its_is_not_of_many(read: Reader) -> None:
    told = said(read("Ghanaian policemen boarded a Togolese ship and arrested its captain."))
    assert not any("COERCE GHA" in line for line in told)


def test_it_is_hard_refers_to_nobody(read: Reader) -> None:
    assert not said(read("Peru is calm. It is hard to attack Chile."))


@pytest.mark.parametrize(
    "text",
    [
        "The museum opened on Monday.",
        "France and Spain are countries in Europe.",
        "The anti-American protests grew.",
    ],
)
def test_no_relation_is_no_statement(read: Reader, text: str) -> None:
    assert not said(read(text))


def test_the_examples_of_the_data_files_hold(extractor: Extractor) -> None:
    assert [str(failure) for failure in check(extractor)] == []


def test_he_may_be_an_officer_of_an_organisation(read: Reader) -> None:
    found = said(read("U.N. Secretary-General Kofi Annan met Iraqi officials. He praised Egypt."))
    assert "UNO SUPPORT EGY" in found


def test_evidence_reaches_to_the_end_of_its_clause(read: Reader) -> None:
    text = "Chile fears that Peru could attack Bolivia, and Brazil praised Cuba."
    fear = only(read(text), "FEAR")
    assert fear.evidence.text == "Chile fears that Peru could attack Bolivia"


def test_a_role_belongs_where_its_sentence_happens(read: Reader) -> None:
    found = said(read("Police beat dozens of students outside a stadium in Nairobi."))
    assert found == {"KEN.COP ASSAULT KEN.EDU"}


def test_a_protest_that_names_nobody_is_at_home(read: Reader) -> None:
    found = said(read("Thousands of Bolivian miners went on strike on Monday."))
    assert found == {"BOL.LAB PROTEST BOL"}


AT_HOME = [
    # what a government gives way in is its own people's, or whoever it frees
    ("The Ghanaian government lifted the curfew.", {"GHA.GOV CONCEDE GHA.CVL"}),
    ("A state of emergency was lifted in Ghana.", {"GHA CONCEDE GHA.CVL"}),
    ("The drought emergency was lifted in Ghana.", set()),
    ("The Ghanaian government lifted a ban on street marches.", {"GHA.GOV CONCEDE GHA.CVL"}),
    ("The Ghanaian government lifted a ban on frozen chicken.", set()),
    ("The Ghanaian government withdrew the fuel tax after mass protests.", {"GHA.GOV CONCEDE GHA.CVL"}),
    ("Ghana's president stepped down after ten years.", set()),
    ("Pakistan arrested Nawaz Sharif.", {"PAK COERCE nawaz-sharif"}),
    # soldiers, police and judges act against their government
    ("Ghanaian policemen rioted in Accra.", {"GHA.COP PROTEST GHA.GOV"}),
    ("Judges in Ghana staged a sit-in.", {"GHA.JUD PROTEST GHA.GOV"}),
    ("Soldiers mutinied in Accra.", {"GHA.MIL PROTEST GHA.GOV"}),
    ("The Ghanaian government marched in Accra.", set()),
    # a place whose people protest
    ("Bread riots broke out in Accra.", {"GHA.CVL PROTEST GHA"}),
    ("A general strike paralysed Ghana.", {"GHA.CVL PROTEST GHA"}),
    ("Missile strikes paralysed Ghana.", set()),
    ("The opposition called a general strike in Ghana.", {"GHA.OPP PROTEST GHA"}),
    ("A mutiny by Ghanaian soldiers was put down.", {"GHA.MIL PROTEST GHA.GOV"}),
    ("Hundreds of thousands took to the streets of Accra.", {"GHA.CVL PROTEST GHA"}),
    ("Tens of thousands marched through Accra.", {"GHA.CVL PROTEST GHA"}),
    ("Tens of thousands of runners marched through Accra.", set()),
    ("Protests by miners erupted in Accra.", {"GHA.LAB PROTEST GHA"}),
    # whoever governs is the agent that a passive does not name
    ("A Ghanaian editor was jailed for five years.", {"GHA COERCE GHA.MED"}),
    ("A Ghanaian editor was jailed in Togo.", {"TGO COERCE GHA.MED"}),
    ("Togo closed its border. A Ghanaian editor was jailed.", set()),
    ("A Ghanaian lecturer was jailed for theft.", set()),
    ("A Ghanaian judge was jailed on Friday.", {"GHA.GOV COERCE GHA.JUD"}),
    ("A Ghanaian editor was charged with treason.", {"GHA ACCUSE GHA.MED"}),
    ("A Ghanaian editor was released from jail.", {"GHA CONCEDE GHA.MED"}),
    ("A Ghanaian editor was released from hospital.", set()),
    ("Political prisoners were freed in Ghana.", {"GHA CONCEDE GHA.OPP"}),
    ("Six demonstrators were shot dead in Accra.", {"GHA ASSAULT GHA.CVL"}),
    ("Mobile internet was cut across Ghana.", {"GHA COERCE GHA.CVL"}),
    # whom the words tell of by a role alone is meant rather than all at home
    ("The Ghanaian authorities shut down two newspapers.", {"GHA.GOV COERCE GHA.MED"}),
    ("The Ghanaian opposition demanded the release of prisoners.", {"GHA.OPP REQUEST GHA"}),
]


@pytest.mark.parametrize(("text", "expected"), AT_HOME)
def test_what_names_one_party_is_at_home(read: Reader, text: str, expected: set[str]) -> None:
    assert said(read(text)) == expected


def test_a_negation_stays_in_its_clause(read: Reader) -> None:
    found = said(read("Turkey does not recognise Cyprus, and it criticised Greece."))
    assert "TUR ACCUSE GRC" in found


def test_what_is_called_off_is_not_held(read: Reader) -> None:
    found = said(read("Peruvian miners called off a protest against Chile."))
    assert "PER.LAB PROTEST CHL" not in found


def test_bodies_nobody_owns_are_non_governmental(read: Reader) -> None:
    assert "NGO ACCUSE SDN" in said(read("Human rights groups criticised Sudan for the arrests."))
    assert "CHE.HRI ACCUSE SDN" in said(read("Swiss human rights groups criticised Sudan for the arrests."))


def test_what_a_frame_is_not_meant_for_keeps_it_from_firing(read: Reader) -> None:
    assert {s.relation for s in read("Greece banned a Turkish party.")} == {"COERCE"}
    assert {s.relation for s in read("Greece banned Turkish fruit.")} == {"SANCTION"}


def test_parties_named_by_one_noun_are_two(read: Reader) -> None:
    found = said(read("Talks between Colombian government and rebel delegations opened on Monday."))
    assert "COL.GOV CONSULT COL.REB" in found or "COL.REB CONSULT COL.GOV" in found


@pytest.mark.parametrize(
    ("state", "id"), [("Jordanian", "abdullah-ii"), ("Saudi", "abdullah-of-saudi-arabia")]
)
def test_kings_of_one_name_are_told_apart(read: Reader, state: str, id: str) -> None:
    found = said(read(f"{state} King Abdullah criticised Israel.", date(2010, 5, 1)))
    assert any(line.startswith(f"{id} ACCUSE ISR") for line in found), found


def test_a_speaker_after_a_semicolon_has_not_said_what_stands_before_it(read: Reader) -> None:
    statement = only(read("Cuba condemned Chile; Bolivia said it would help Peru."), "ACCUSE")
    assert statement.attributed_to is None


def test_a_pact_that_others_back_is_no_state(read: Reader) -> None:
    found = said(read("France remains opposed to the pact with Peru, while Germany backs it."))
    assert not any(line.startswith("DEU") and line.endswith("FRA") for line in found), found


def test_between_them_are_those_told_of_together(read: Reader) -> None:
    text = "Relations between Djibouti and Eritrea remain tense. Qatar helped broker a truce between them."
    assert {"QAT CONSULT DJI", "QAT CONSULT ERI"} <= said(read(text))


def test_a_government_is_not_that_of_the_state_that_arms_it(read: Reader) -> None:
    text = "Somalia is at war. The United States delivered weapons to the government last week."
    assert "USA AID SOM.GOV" in said(read(text))


def test_a_ship_is_its_owners(read: Reader) -> None:
    assert "SOM.CRM CONCEDE GRC.BUS" in said(read("Somali pirates freed a Greek-owned tanker."))


def test_onlookers_are_nobodys(read: Reader) -> None:
    assert not any(" FEAR " in line for line in said(read("Analysts fear that rebels could attack Kenya.")))


def test_who_refuses_is_the_one_whose_refusal_it_is(read: Reader) -> None:
    found = said(read("Serbia's refusal to pull its police out of Kosovo drew a warning from NATO."))
    assert not any(line.startswith("NATO REJECT") for line in found), found


def test_taking_people_in_is_no_arrest(read: Reader) -> None:
    assert {s.relation for s in read("Germany has taken in more than 300,000 Bosnians.")} <= {"AID"}


def test_no_word_that_is_passed_over_evokes_a_frame(extractor: Extractor) -> None:
    triggers = extractor.finder.triggers
    frames = extractor.lexicon.frames.frames.values()
    text = "\n\n".join(example.text for frame in frames for example in frame.example)
    ((_, doc),) = extractor.read([article(text, name="examples")])
    likely = triggers.likely(doc)
    assert [token for token in doc if token.i not in likely and any(triggers.candidates(token))] == []


# What is said, and what no line of it has in it.
REFERENCES = [
    (
        "President Ana Diaz of Peru went to Quito. President Luis Solari of Chile came as well. Both men signed a treaty.",
        "ana-diaz AGREE luis-solari",
        None,
    ),
    ("Kuwait and Bahrain refused to join the boycott. They condemned Yemen.", "KWT ACCUSE YEM", None),
    ("Turkish generals are wary. They accused Greece of spying.", "TUR.MIL ACCUSE GRC", None),
    ("Chad accused Niger of killing two of its soldiers.", "NER ASSAULT TCD.MIL", "ASSAULT NER.MIL"),
    (
        'President Luis Solari of Chile flew to Oslo. "They lied," he said. "We will attack Peru."',
        "CHL ASSAULT PER predicted",
        "ASSAULT NOR",
    ),
    ('Hungarian officials are angry. "We accused Peru of fraud," one of them said.', "HUN ACCUSE PER", None),
    ("Thailand and Laos closed a bridge. Thailand shelled its neighbour.", "THA ASSAULT LAO", "ASSAULT THA"),
    ("Uganda, Rwanda and Burundi met. Uganda shelled its neighbour.", "UGA ASSAULT RWA", "ASSAULT BDI"),
    ("Uganda, Rwanda and Kenya met. Uganda shelled its neighbour.", None, "ASSAULT"),
    ("Benin and Togo met in Lome. Benin shelled its neighbour Niger.", "BEN ASSAULT NER", "ASSAULT TGO"),
    ("Benin and Togo met in Lome. Benin shelled its neighbour, Niger.", "BEN ASSAULT NER", "ASSAULT TGO"),
    ("Morocco and Algeria met. Spain condemned the kingdom.", "ESP ACCUSE MAR", "ACCUSE DZA"),
    ("Jordan and Bahrain met. Turkey condemned the emirate.", "TUR ACCUSE BHR", "ACCUSE JOR"),
    ("Malta and Libya met. Tunisia condemned the island.", "TUN ACCUSE MLT", "ACCUSE LBY"),
    ("Denmark and Greenland met. Canada praised the island.", "CAN SUPPORT GRL", "SUPPORT DNK"),
    ("The Tamil Tigers fled to the coast. India denounced the rebels.", "IND ACCUSE LTTE", "LKA"),
    ("The Polisario left the talks. Spain criticised the guerrillas.", "ESP ACCUSE POLISARIO", "ESH"),
    ("NATO and the EU met in Oslo. The bloc criticised Serbia.", "EU ACCUSE SRB", "NATO ACCUSE"),
    ("NATO and the EU met in Oslo. The alliance criticised Serbia.", "NATO ACCUSE SRB", "EU ACCUSE"),
    ("The EU closed its ports. NATO criticised the organisation.", "NATO ACCUSE EU", None),
    ("Zambia is in crisis. Botswana warned the government.", "BWA THREATEN ZMB.GOV", "BWA.GOV"),
    ("Zambia is in crisis. Pretoria accused the government of fraud.", "ZAF ACCUSE ZMB.GOV", "ZAF.GOV"),
    ("Iraq is short of oil. Its energy minister, Salim Hadad, left.", "salim-hadad AFFILIATED IRQ", "LEADS"),
    (
        "Estonian President Jaan Kask and his foreign minister, Mari Lepp, fled.",
        "mari-lepp AFFILIATED EST",
        None,
    ),
    (
        "Portugal left. Its foreign minister, Rui Costa, attacked Spain.",
        "rui-costa AFFILIATED PRT",
        "AFFILIATED ESP",
    ),
    ("The Taliban-led insurgents attacked Tajikistan.", "TALIBAN ASSAULT TJK", "AFG"),
    ("Rebels attacked the government of Chadian President Omar Saleh.", "TCD.REB ASSAULT TCD.GOV", None),
    (
        "Ghana and the United States met Togo. The two neighbours fought a war.",
        "GHA ASSAULT TGO",
        "USA ASSAULT",
    ),
    (
        "Lebanon's Michel Aoun met the Cuban envoy. Israel shelled its neighbour.",
        "ISR ASSAULT LBN",
        "ASSAULT CUB",
    ),
    ("Oman courts Latvia and Estonia. Russia attacked the latter.", "RUS ASSAULT EST", "RUS ASSAULT LVA"),
    ("Oman courts Latvia and Estonia. Russia attacked the former.", "RUS ASSAULT LVA", "RUS ASSAULT EST"),
    ("Nepal blamed Bhutan and demanded that it leave.", "NPL REQUEST BTN", None),
    ("The regional bloc ECOWAS condemned Mali, as the EU had done.", "ECOWAS ACCUSE MLI", None),
    ("The EU met. The farmers' group Agria marched against Poland.", None, "EU PROTEST"),
    ("Hezbollah fled. Its fighters shelled Israel.", "HEZBOLLAH ASSAULT ISR", "LBN.REB"),
    ("When Oman and Bahrain left Qatar, it attacked Iran.", "QAT ASSAULT IRN", "BHR ASSAULT"),
    ("France criticised Iran for its attack on Israel.", "IRN ASSAULT ISR", "FRA ASSAULT"),
    ("The Omanis left. They attacked Iran.", "OMN ASSAULT IRN", None),
    ("Noda of Japan fell. Noda's heir, Shinzo Abe, left. He attacked Chile.", "shinzo-abe ASSAULT CHL", None),
    ("The rebels' leader, Omar Sassi of Mali, fled.", None, "omar-sassi LEADS MLI.GOV"),
    ("Cuba's cabinet sat with Haiti. The two rivals signed a treaty.", "CUB RIVAL HTI", None),
    ("Chile attacked Peru and seized its ships.", "CHL COERCE PER.MIL", None),
    ("Chile accused Peru of spying and expelled its ambassador.", "CHL SANCTION PER.GOV", None),
    ("Chile accused Peru of spying and recalled its ambassador.", "CHL ACCUSE PER", "SANCTION CHL"),
    ("Chad bombed Sudan, seizing two of its tanks.", "TCD ASSAULT SDN", "COERCE TCD"),
    ("Greece met Albania and endorsed its own candidate.", None, "SUPPORT ALB"),
    ("Rebels rose in Chad. Cuba sent troops there.", "CUB MOBILIZE TCD", None),
    ("Afghanistan is starving. India has poured money into roads there.", "IND AID AFG", None),
    ("Despite its dispute with Chile, Bolivia attacked Peru.", "BOL DISPUTE CHL", None),
    ("Abkhazia held a vote. Turkey attacked the enclave.", "TUR ASSAULT GE-AB", None),
    ("Bahrain is worried. Iran attacked the Gulf state.", "IRN ASSAULT BHR", None),
    ("Abkhazia and South Ossetia met. Cuba praised the two statelets.", "CUB SUPPORT GE-AB", None),
]


@pytest.mark.parametrize(("text", "expected", "never"), REFERENCES)
def test_who_is_meant(read: Reader, text: str, expected: str | None, never: str | None) -> None:
    found = said(read(text))
    assert expected is None or expected in found
    assert never is None or not any(never in line for line in found), found


TWO = [
    ("Both criticised Uganda.", {"KEN ACCUSE UGA", "TZA ACCUSE UGA"}),
    ("Uganda criticised both.", {"UGA ACCUSE KEN", "UGA ACCUSE TZA"}),
    ("Neither criticised Uganda.", {"KEN ACCUSE UGA negative", "TZA ACCUSE UGA negative"}),
    ("The two criticised Uganda.", {"KEN ACCUSE UGA", "TZA ACCUSE UGA"}),
    ("The pair criticised Uganda.", {"KEN ACCUSE UGA", "TZA ACCUSE UGA"}),
    ("Malawi urged both sides to disarm.", {"MWI REQUEST KEN", "MWI REQUEST TZA"}),
    ("France called on both sides to disarm.", {"FRA REQUEST KEN", "FRA REQUEST TZA"}),
]


@pytest.mark.parametrize(("text", "expected"), TWO)
def test_two_are_those_told_of_together(read: Reader, text: str, expected: set[str]) -> None:
    found = said(read(f"Kenya and Tanzania share a lake. {text}"))
    assert {line for line in found if "ACCUSE" in line or "REQUEST" in line} == expected


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("Armenia praised Iran. Azerbaijan was furious.", "ARM AGREE AZE"),
        ("Armenia and Iran held a summit. Azerbaijan was furious. Snow fell.", "ARM AGREE AZE"),
        ("Iran praised Turkey.", "IRN AGREE TUR"),
    ],
)
def test_the_two_states_are_those_the_text_speaks_of_most(read: Reader, before: str, expected: str) -> None:
    text = (
        "Armenia accused Azerbaijan of shelling. Azerbaijan denounced Armenia. Georgia offered to mediate. "
        "Georgia sent an envoy to Armenia. Azerbaijan closed its border with Armenia. Rain fell in the hills. "
    )
    found = said(read(f"{text} {before} The two countries signed a treaty."))
    assert {line for line in found if " AGREE " in line} == {expected}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chad and Mali held talks in Bamako. Senegal condemned the junta.", "SEN ACCUSE NER.GOV"),
        ("Ghana and Gambia held talks in Accra. The junta criticised Gambia.", "NER.GOV ACCUSE GMB"),
    ],
)
def test_the_junta_is_one_throughout_an_article(read: Reader, text: str, expected: str) -> None:
    article = (
        "Niger's junta seized power in July. Mali praised the coup. Burkina Faso praised it too. Nigeria closed "
        "its border with Niger. Benin closed its border with Niger. France withdrew its troops from Niger. Niger "
        "expelled the French ambassador. Algeria offered to mediate between Niger and France. Togo met Niger's "
        "envoys. Mali sent medicine to Niger. "
    )
    found = said(read(article + text))
    assert {line for line in found if " ACCUSE " in line} == {expected}


DEEDS = [
    ("Eritrea bombed Djibouti. Somalia condemned the bombing.", {"SOM ACCUSE ERI"}),
    ("Eritrea shelled Djibouti. Later Somalia condemned the attack.", {"SOM ACCUSE ERI"}),
    ("Eritrea bombed Djibouti. Somalia condemned the attack on Djibouti.", {"SOM ACCUSE ERI"}),
    ("Morocco imposed sanctions on Mali. Algeria rejected the sanctions.", {"DZA REJECT MAR"}),
    ("Eritrea threatened to bomb Djibouti. Somalia condemned the bombing.", set()),
    ("Eritrea would bomb Djibouti. Somalia condemned the bombing.", set()),
    ("Morocco invaded Mali. Morocco praised the invasion.", set()),
    ("Cyprus condemned Syria's attack on Lebanon.", {"CYP ACCUSE SYR"}),
    ("Oman denounced the invasion of Yemen by Somalia.", {"OMN ACCUSE SOM"}),
    ("Hungary refused to condemn Belarus.", {"HUN ACCUSE BLR negative"}),
    ("Angola ruled out an attack on Zambia.", set()),
    ("Malaysia refused to attack Brunei.", set()),
    ("Eritrea expelled a Djiboutian envoy. Somalia condemned the move.", {"SOM ACCUSE ERI"}),
    ("Eritrea shelled Djibouti, and Somalia condemned the attack.", {"SOM ACCUSE ERI"}),
    ("Eritrea shelled Djibouti. Somalia called it a reckless act.", {"SOM ACCUSE ERI"}),
    ("Eritrea shelled Djibouti. The attack drew a protest from Somalia.", {"SOM ACCUSE ERI"}),
    ("Eritrea tested a missile. Somalia condemned the launch.", {"SOM ACCUSE ERI"}),
    ("Eritrea began filling the dam. Somalia condemned the step.", {"SOM ACCUSE ERI"}),
    (
        "Kenya blamed gangs for the fire, and Uganda dismissed the charge.",
        {"KEN ACCUSE KEN.CRM", "UGA REJECT KEN"},
    ),
    ("Kenya demanded arbitration, and Uganda has refused.", {"UGA REJECT KEN"}),
    ("Kenya sent an envoy. Uganda declined to sign the treaty.", {"UGA REJECT KEN"}),
    ("Kenya sent an envoy. Uganda declined to meet Togo.", {"UGA REJECT TGO"}),
    ("Morocco will never accept Algeria's rule.", {"MAR REJECT DZA predicted"}),
    ("Morocco refused to recognise Mali.", {"MAR REJECT MLI"}),
]


@pytest.mark.parametrize(("text", "expected"), DEEDS)
def test_a_deed_is_answered_to_whoever_did_it(read: Reader, text: str, expected: set[str]) -> None:
    answers = (" ACCUSE ", " REJECT ", " SUPPORT ")
    assert {line for line in said(read(text)) if any(word in line for word in answers)} == expected


def test_a_deed_done_to_another_is_not_the_one_condemned(read: Reader) -> None:
    found = said(read("Eritrea bombed Djibouti. Somalia condemned the bombing of Yemen."))
    assert "SOM ACCUSE ERI" not in found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Cyprus condemned Syria's attack on Lebanon.", "SYR ASSAULT LBN"),
        ("Oman denounced the invasion of Yemen by Somalia.", "SOM ASSAULT YEM"),
    ],
)
def test_a_deed_that_is_blamed_is_told_of_too(read: Reader, text: str, expected: str) -> None:
    assert {line for line in said(read(text)) if "ASSAULT" in line} == {expected}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Oman left the talks early, nor did it condemn Yemen.", {"OMN ACCUSE YEM negative"}),
        ("Neither Latvia nor Malta condemned Chad.", {"LVA ACCUSE TCD negative", "MLT ACCUSE TCD negative"}),
        (
            "Latvia neither criticised Chad nor praised Cuba.",
            {"LVA ACCUSE TCD negative", "LVA SUPPORT CUB negative"},
        ),
        (
            "Latvia will not attack Chad, nor will Malta praise Cuba.",
            {"LVA ASSAULT TCD predicted negative", "MLT SUPPORT CUB predicted negative"},
        ),
        (
            "Latvia will not attack Chad, nor praise Cuba.",
            {"LVA ASSAULT TCD predicted negative", "LVA SUPPORT CUB predicted negative"},
        ),
        ("Latvia praised Chad, nor did it threaten Cuba.", {"LVA SUPPORT TCD", "LVA THREATEN CUB negative"}),
        ("Serbia did not become an ally of Croatia.", {"SRB ALLY HRV negative"}),
        ("Bhutan will never become an ally of China.", {"BTN ALLY CHN predicted negative"}),
    ],
)
def test_what_nor_and_neither_deny(read: Reader, text: str, expected: set[str]) -> None:
    assert said(read(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Syria shelled Iraq's foes.",
        "Morocco courted Algeria's neighbours.",
        "Iran's enemies condemned Syria.",
        "Denmark praised the partners of Norway.",
        "Qatar criticised Egypt's rivals.",
    ],
)
def test_foes_and_neighbours_are_not_those_whose_they_are(read: Reader, text: str) -> None:
    assert not said(read(text))


CLAUSES = [
    ("Egypt's neighbour Libya attacked Chad.", {"LBY ASSAULT TCD"}),
    (
        "Norway, a NATO member that borders Russia, criticised Belarus.",
        {"NOR ACCUSE BLR", "NOR AFFILIATED NATO"},
    ),
    ("Hungary, an EU state, condemned Ukraine.", {"HUN ACCUSE UKR"}),
    ("Gabon criticised Cameroon, against which it had fought a war.", {"GAB ACCUSE CMR", "GAB ASSAULT CMR"}),
    (
        "Greece, against which Turkey has threatened war, condemned Libya.",
        {"TUR THREATEN GRC", "GRC ACCUSE LBY"},
    ),
    ("Sweden, with which Finland signed a treaty, praised Norway.", {"FIN AGREE SWE", "SWE SUPPORT NOR"}),
    ("Kenya is close to Uganda, with which it signed a treaty.", {"KEN FRIENDLY UGA", "KEN AGREE UGA"}),
    ("The alliance, of which Spain is a member, condemned Libya.", set()),
    (
        "In 2009 Brazil, Chile and Cuba condemned Haiti.",
        {"BRA ACCUSE HTI", "CHL ACCUSE HTI", "CUB ACCUSE HTI"},
    ),
    ("On Feb. 13 American bombers struck Yemen.", {"USA.MIL ASSAULT YEM"}),
    ("On the night of May 4 Argentine jets bombed Belize.", {"ARG.MIL ASSAULT BLZ"}),
    ("Belarus retaliated, banning Polish imports.", {"BLR SANCTION POL"}),
    ("Turkmenistan responded, expelling Uzbek diplomats.", {"TKM SANCTION UZB.GOV"}),
    ("Belgium held Rwanda responsible for the massacre.", {"BEL ACCUSE RWA"}),
    ("Years of war made Tajikistan reliant on Iran.", {"TJK DEPEND IRN"}),
    ("The embargo made Nepal dependent on China.", {"NPL DEPEND CHN"}),
    ("Norway lifted the sanctions that Sweden had imposed on Chad.", {"NOR CONCEDE TCD", "SWE SANCTION TCD"}),
    ("Norway lifted the sanctions imposed on Chad in 1999.", {"NOR CONCEDE TCD"}),
    ("Under German pressure Austria delayed the vote.", {"DEU COERCE AUT"}),
    ("China claims Arunachal Pradesh.", {"CHN DISPUTE IND"}),
    ("Peru's ties with Chile have never been warmer.", {"PER FRIENDLY CHL"}),
    ("Peru, whose treaty with Chile is not old, condemned Cuba.", {"PER AGREE CHL", "PER ACCUSE CUB"}),
    ("The FARC, led by Pedro Ruiz, attacked Peru.", {"pedro-ruiz LEADS FARC", "FARC ASSAULT PER"}),
    ("Pedro Ruiz chairs the African Union.", {"pedro-ruiz LEADS AU"}),
    ("The FARC fled. The guerrillas' leader, Omar Ruiz, was ill.", {"omar-ruiz LEADS FARC"}),
    ("The FARC fled. Omar Ruiz, the guerrillas' leader, was ill.", {"omar-ruiz LEADS FARC"}),
    ("Mexico granted Evo Morales asylum.", {"MEX AID evo-morales"}),
    ("The Marines bombed a Chadian village.", {"USFORCES ASSAULT TCD.CVL"}),
    ("Gabon attacked the U.S.-led force in Haiti.", {"GAB ASSAULT USA.MIL"}),
    ("Gabon, ruled by Omar Bongo since 1967, attacked Chad.", {"omar-bongo LEADS GAB", "GAB ASSAULT TCD"}),
    ("The two Koreas signed a pact.", {"PRK AGREE KOR"}),
    ("The Sudans signed a pact.", {"SDN AGREE SSD"}),
    ("The Hamas leader praised Algeria.", {"HAMAS SUPPORT DZA"}),
    ("The king of Jordan praised Algeria.", {"JOR.GOV SUPPORT DZA"}),
    ("Landlocked Chad attacked Sudan.", {"TCD ASSAULT SDN"}),
    ("Impoverished Jordan praised Oman.", {"JOR SUPPORT OMN"}),
    (
        "China threatened retaliation if Peru recognised Taiwan.",
        {"CHN THREATEN PER", "PER SUPPORT TWN possible"},
    ),
    ("Angola's commitment to the defence of Gabon is firm.", {"AGO PROTECT GAB"}),
    (
        "Nepal demanded an apology from India for the Indian attack on Bhutan.",
        {"NPL REQUEST IND", "IND ASSAULT BTN"},
    ),
    ("Chad, which Libya is accused of arming, attacked Sudan.", {"LBY AID TCD", "TCD ASSAULT SDN"}),
    ("Bulgaria gets four-fifths of its gas from Russia.", {"BGR DEPEND RUS"}),
    ("Cyprus has been under Turkish sanctions since 1990.", {"TUR SANCTION CYP"}),
    ("Israel met the Islamist movement Hamas.", {"ISR CONSULT HAMAS"}),
    ("Boko Haram fled. Nigeria bombed the sect.", {"NGA ASSAULT BOKOHARAM"}),
    ("Students stoned the Danish embassy in Lahore.", {"PAK.EDU PROTEST DNK.GOV"}),
    ("ECOWAS met in Lagos. The regional bloc condemned Mali.", {"ECOWAS ACCUSE MLI"}),
    ("Peru is grateful to Chile for helping Bolivia.", {"PER SUPPORT CHL", "CHL AID BOL"}),
    ("Peru called Chile reckless for attacking Bolivia.", {"PER ACCUSE CHL", "CHL ASSAULT BOL"}),
    ("The African Union met. Chad ignored the boundary commission.", set()),
    (
        "Somalia withdrew its ambassador after Ethiopia insulted Djibouti.",
        {"SOM SANCTION ETH", "ETH ACCUSE DJI"},
    ),
    ("Iran warned Oman not to accept Chad.", {"IRN THREATEN OMN"}),
    ("Bhutan would not receive the Nepalese envoy.", {"BTN REJECT NPL.GOV"}),
    ("Bhutan did not receive the Nepalese envoy.", {"BTN CONSULT NPL.GOV negative"}),
    ("Neither Oman nor Qatar would let Iran in.", {"OMN REJECT IRN", "QAT REJECT IRN"}),
    ("Kenya let it be known that it opposed Uganda.", {"KEN REJECT UGA"}),
    ("Kenya, like Uganda, condemned Sudan.", {"KEN ACCUSE SDN", "UGA ACCUSE SDN"}),
    ("Like Uganda, Kenya condemned Sudan.", {"KEN ACCUSE SDN", "UGA ACCUSE SDN"}),
    ("Kenya, unlike Uganda, condemned Sudan.", {"KEN ACCUSE SDN"}),
    ("States like Uganda condemned Sudan.", set()),
    (
        "Instead of withdrawing its troops from Chad, Libya attacked Niger.",
        {"LBY ASSAULT NER", "LBY RETREAT TCD negative"},
    ),
    ("The president of Mali, who threw out the French envoy, smiled.", {"MLI.GOV SANCTION FRA.GOV"}),
    ("In Lagos, where Togolese jets struck a power station, schools closed.", {"TGO.MIL ASSAULT NGA"}),
    ("Turkey shot down a Russian jet, which angered Oman.", {"TUR ASSAULT RUS.MIL", "TUR STRAINED OMN"}),
    (
        "Norway brought Chad and Sudan together in Oslo.",
        {"NOR CONSULT TCD", "NOR CONSULT SDN"},
    ),
    ("Greece described Albania's conduct as barbaric.", {"GRC ACCUSE ALB"}),
    ("Kenya called Uganda's conduct unreasonable.", {"KEN ACCUSE UGA"}),
    ("Iran retorted that Iraq was hoarding gas.", {"IRN ACCUSE IRQ"}),
    ("Oman could hardly do without Indian wheat.", {"OMN DEPEND IND"}),
    ("Both Peru and Ecuador claim the outpost.", {"PER DISPUTE ECU"}),
    ("Ghana, with Cuban help, attacked Togo.", {"GHA ASSAULT TGO", "CUB AID GHA"}),
    ("Ghana attacked Togo with Cuban backing.", {"GHA ASSAULT TGO", "CUB SUPPORT GHA"}),
    ("Ghana sent 500 troops to Togo and Benin 300.", {"GHA MOBILIZE TGO", "BEN MOBILIZE TGO"}),
    ("Ghana expelled four Cuban envoys and Benin three.", {"GHA SANCTION CUB.GOV", "BEN SANCTION CUB.GOV"}),
    ("Ghana expelled the Cuban envoy, followed by Benin.", {"GHA SANCTION CUB.GOV", "BEN SANCTION CUB.GOV"}),
    ("Ghana recognised Biafra. Benin followed.", {"GHA SUPPORT BIAFRA", "BEN SUPPORT BIAFRA"}),
    ("Ghana lent money to Togo, as Benin had done before.", {"GHA AID TGO", "BEN AID TGO"}),
    ("Ghana attacked Togo. Benin followed with interest.", {"GHA ASSAULT TGO"}),
    ("Ghana condemned Togo; Benin had already done so.", {"GHA ACCUSE TGO", "BEN ACCUSE TGO"}),
    ("Ghana condemned Togo. Benin may do so.", {"GHA ACCUSE TGO"}),
    ("Togo was invaded and occupied by Ghana.", {"GHA ASSAULT TGO", "GHA COERCE TGO"}),
    ("Togo was attacked but defended by Ghana.", {"GHA PROTECT TGO"}),
    ("In its annual report, the OAS accused Haiti of torture.", {"OAS ACCUSE HTI"}),
    ("The French left Guinea. Cuba sent doctors there.", {"CUB AID GIN"}),
]


@pytest.mark.parametrize(("text", "expected"), CLAUSES)
def test_clauses_say_who_does_what(read: Reader, text: str, expected: set[str]) -> None:
    assert said(read(text)) == expected


@pytest.mark.parametrize(
    "text", ["Japan and Peru reduced their purchases.", "Ghana and Togo banned their exports."]
)
def test_two_that_do_alike_do_nothing_to_each_other(read: Reader, text: str) -> None:
    assert not any("SANCTION" in line for line in said(read(text)))


def test_evidence_holds_what_a_relative_clause_is_about(read: Reader) -> None:
    statement = only(read("Eritrea bore the sanctions that Uganda imposed on Chad."), "SANCTION")
    assert statement.evidence.text == "sanctions that Uganda imposed on Chad"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Theresa May met Vladimir Putin. She condemned Syria.", "theresa-may ACCUSE SYR"),
        ("Theresa May met Vladimir Putin. He condemned Syria.", "vladimir-putin ACCUSE SYR"),
        ("Angela Merkel met Vladimir Putin. Putin thanked her.", "vladimir-putin SUPPORT angela-merkel"),
        (
            "Kenyan President Ann Otieno met Chad's Ali Sassi; Ms. Otieno left. She praised Cuba.",
            "ann-otieno SUPPORT CUB",
        ),
    ],
)
def test_he_is_no_woman_and_she_no_man(read: Reader, text: str, expected: str) -> None:
    assert expected in said(read(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Angola fled after gunmen from Zambia fired rockets at Angola.", {"ZMB.UAF ASSAULT AGO"}),
        ("Israel brands Hamas a terrorist group.", {"ISR ACCUSE HAMAS"}),
        ("Chile cannot do without Peru.", {"CHL DEPEND PER"}),
        ("Chile was forced to attack Peru.", {"CHL ASSAULT PER"}),
        ("Chile insulted Peru. Peru broke off relations.", {"CHL ACCUSE PER", "PER SANCTION CHL"}),
        ("North Vietnam attacked South Vietnam.", {"VDR ASSAULT VNM"}),
        ("Latvia is opposed to Polish rule in Riga.", {"LVA REJECT POL", "POL COERCE LVA"}),
        ("Gabonese rebels kidnapped up to 16 Thai miners.", {"GAB.REB ASSAULT THA.LAB"}),
        ("Lebanon said that 20 people were killed.", set()),
        ("Jewish settlers beat Palestinian farmers.", {"ISR.SET ASSAULT PSE.AGR"}),
        (
            "Talks on the dam between Egypt and Sudan collapsed.",
            {"EGY CONSULT SDN"},
        ),
        ("Lisbon's recognition of Skopje angered Athens.", {"PRT SUPPORT MKD", "PRT STRAINED GRC"}),
        ("Chad replied by halting gas deliveries to Malta.", {"TCD SANCTION MLT"}),
        ("The weapons that Libya sent Malta were old.", {"LBY AID MLT"}),
        ("Rights group Amnesty International accused Chad of torture.", {"AMNESTY ACCUSE TCD"}),
        (
            "Togo fell out with Benin in 2019 and with Ghana in 2024.",
            {"TGO STRAINED BEN", "TGO STRAINED GHA"},
        ),
        ("Togo's closest friend is Benin.", {"BEN FRIENDLY TGO"}),
        ("The two neighbours, Chad and Sudan, signed an accord.", {"TCD AGREE SDN"}),
        ("A Syrian gunner shot down an Omani fighter jet.", {"SYR.MIL ASSAULT OMN.MIL"}),
        ("Robert Mugabe's nephew was shot by Zambian police.", set()),
        ("Chad rushed tanks to the Libyan border on the orders of the king.", {"TCD MOBILIZE LBY"}),
        (
            "Kenyan officials imposed a curfew after fighting between Somali clans.",
            {"KEN.GOV COERCE KEN.CVL"},
        ),
        ("A Malian patrol was ambushed by Togolese rebels, leaving two dead.", {"TGO.REB ASSAULT MLI.MIL"}),
        ("Oman lashed out at Yemen for expelling Omani envoys.", {"OMN ACCUSE YEM", "YEM SANCTION OMN.GOV"}),
        ("Peruvian troops threw bombs into a house where Chilean rebels hid.", {"PER.MIL ASSAULT CHL.REB"}),
        ("France and Italy promised to send ships.", set()),
        ("Egypt and Libya came close to war.", {"EGY STRAINED LBY"}),
        ("Benin warned Togo against closer ties with Ghana.", {"BEN THREATEN TGO"}),
        ("The Soviet Union shelled Hungary. Mali denounced Moscow.", {"SUN ASSAULT HUN", "MLI ACCUSE SUN"}),
        ("Locusts from Kenya invaded Uganda.", set()),
        ("A Greek-Bulgarian naval exercise started.", {"BGR COOPERATE GRC"}),
        (
            "Lebanese troops and Syrian soldiers clashed.",
            {"LBN.MIL ASSAULT SYR.MIL", "SYR.MIL ASSAULT LBN.MIL"},
        ),
        ("Pakistan denounced what it called India's aggression.", {"PAK ACCUSE IND"}),
        ("Nepal, whose economy depends on roads through India, slept.", {"NPL DEPEND IND"}),
        ("Turkey arms the Kurds and supports Qatar.", {"TUR AID KURDS", "TUR SUPPORT QAT"}),
        ("Two Iraqi diplomats were ordered to leave Kenya.", {"KEN SANCTION IRQ.GOV"}),
        ("Peru bombed Chile to end Cuba's campaign against Haiti.", {"PER ASSAULT CHL"}),
        (
            "Hezbollah fought Israel with Iranian support.",
            {"HEZBOLLAH ASSAULT ISR", "IRN SUPPORT HEZBOLLAH"},
        ),
        ("Peru, along with Chile, condemned Cuba.", {"PER ACCUSE CUB", "CHL ACCUSE CUB"}),
        ("Together with Chile, Peru condemned Cuba.", {"PER ACCUSE CUB", "CHL ACCUSE CUB"}),
        ("Several states, including Peru and Chile, condemned Cuba.", {"PER ACCUSE CUB", "CHL ACCUSE CUB"}),
        ("Peru condemned Cuba, as did Chile.", {"PER ACCUSE CUB", "CHL ACCUSE CUB"}),
        ("Peru condemned Cuba; so did Chile.", {"PER ACCUSE CUB", "CHL ACCUSE CUB"}),
        ("Peru condemned Cuba. Chile followed suit.", {"PER ACCUSE CUB", "CHL ACCUSE CUB"}),
        ("Peru condemned Cuba and Chile did the same.", {"PER ACCUSE CUB", "CHL ACCUSE CUB"}),
        ("Peru condemned Cuba. Chile did its best.", {"PER ACCUSE CUB"}),
        ("Peru supports Cuba, Chile does not.", {"PER SUPPORT CUB"}),
        ("Chad and Sudan accused each other of lying.", {"TCD ACCUSE SDN", "SDN ACCUSE TCD"}),
        ("Peru and Chile imposed sanctions on one another.", {"PER SANCTION CHL", "CHL SANCTION PER"}),
        ("India and Oman expelled each other's envoys.", {"IND SANCTION OMN", "OMN SANCTION IND"}),
        (
            "Peru and Chile met. Each side blamed the other.",
            {"PER CONSULT CHL", "PER ACCUSE CHL", "CHL ACCUSE PER"},
        ),
        ("Georgia vowed never to rejoin NATO.", {"GEO AFFILIATED NATO intended negative"}),
        ("Oman asked Qatar whether Yemen had fled.", set()),
        ("Tony Blair's government attacked Iraq.", {"tony-blair LEADS GBR", "GBR.GOV ASSAULT IRQ"}),
    ],
)
def test_turns_of_phrase_are_read_as_they_are_meant(read: Reader, text: str, expected: set[str]) -> None:
    assert said(read(text)) == expected


@pytest.mark.parametrize(
    ("text", "modality", "polarity"),
    [
        ("Nobody believes that Peru attacked Chile.", "asserted", "negative"),
        ("Few envoys think that Peru attacked Chile.", "asserted", "negative"),
        ("Cuba was wrong to think that Peru had attacked Chile.", "asserted", "negative"),
        ("Peru was wrong to attack Chile.", "asserted", "positive"),
        ("It is absurd to say that Peru attacked Chile.", "asserted", "negative"),
        ("The rumour that Peru had attacked Chile was untrue.", "possible", "negative"),
        ("Far from attacking Chile, Peru is silent.", "asserted", "negative"),
        ("Instead of attacking Chile, Peru froze.", "asserted", "negative"),
        ("Peru came close to attacking Chile.", "possible", "positive"),
        ("Peru shied away from attacking Chile.", "asserted", "negative"),
        ("Peru attacked neither Chile nor Cuba.", "asserted", "negative"),
        ("Peru launched no attack on Chile.", "asserted", "negative"),
        ("Neither Peru nor Cuba is likely to attack Chile.", "predicted", "negative"),
        ("Had Peru attacked Chile, Cuba would have wept.", "possible", "positive"),
        ("Were Peru to attack Chile, Cuba would weep.", "possible", "positive"),
        ("Suppose that Peru has attacked Chile.", "possible", "positive"),
        ("Peru is to attack Chile on Monday.", "predicted", "positive"),
        ("Peru soon attacked Chile.", "asserted", "positive"),
        ("Peru will soon attack Chile.", "predicted", "positive"),
        ("Cuba never forgot that Peru had attacked Chile.", "asserted", "positive"),
        ("Peru has not ruled out attacking Chile.", "possible", "positive"),
        ("Peru ruled out attacking Chile.", "asserted", "negative"),
    ],
)
def test_what_is_denied_foretold_supposed_or_done_instead(
    read: Reader, text: str, modality: str, polarity: str
) -> None:
    statement = next(s for s in read(text) if says(s).startswith("PER ASSAULT CHL"))
    assert (statement.modality, statement.polarity) == (modality, polarity)


def test_what_is_told_in_apposition_is_not_doubted_with_its_clause(read: Reader) -> None:
    ally = only(read("Jordan, a close ally of Norway, was reluctant to join the war."), "ALLY")
    assert (ally.modality, ally.polarity) == ("asserted", "positive")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("India opened its borders to refugees driven out of Burma.", "IND AID MMR.REF"),
        ("France granted asylum to dissidents who had fled Cuba.", "FRA AID CUB.OPP"),
        ("Austria took in thousands of refugees who escaped from Hungary.", "AUT AID HUN.REF"),
        ("Poland arrested two students deported from Russia.", "POL COERCE RUS.EDU"),
    ],
)
def test_those_who_left_a_state_are_of_it(read: Reader, text: str, expected: str) -> None:
    assert expected in said(read(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A prominent journalist was killed by a car bomb in Beirut.", "LBN.UAF ASSAULT LBN.MED"),
        ("Three policemen were killed in an attack in Lima.", "PER.UAF ASSAULT PER.COP"),
        ("A Lebanese rocket wounded two Israelis.", "LBN.MIL ASSAULT ISR"),
        ("Ten Chileans were killed in a raid by Peru.", "PER ASSAULT CHL"),
    ],
)
def test_a_bomb_in_a_town_is_not_its_states(read: Reader, text: str, expected: str) -> None:
    assert said(read(text)) == {expected}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chile made threats to bomb Peru.", {"CHL THREATEN PER", "CHL ASSAULT PER possible"}),
        ("America's withdrawal alarmed India.", {"IND FEAR USA"}),
        ("Bolivia never forgave Chile for seizing its coast.", {"BOL STRAINED CHL", "CHL COERCE BOL"}),
        ("Spain received a telephone call from Peru.", {"ESP CONSULT PER"}),
        ("Peru's army pressed its advance on Chile.", {"PER.MIL ASSAULT CHL"}),
    ],
)
def test_what_the_parser_takes_apart_is_put_together(read: Reader, text: str, expected: set[str]) -> None:
    assert said(read(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Beijing's co-operation with Moscow has grown.", "CHN COOPERATE RUS"),
        ("Peru co-operates with Chile on trade.", "PER COOPERATE CHL"),
        ("Co-operation between Peru and Chile has ended.", "PER COOPERATE CHL"),
    ],
)
def test_british_hyphens_make_no_difference(read: Reader, text: str, expected: str) -> None:
    assert expected in {words.removesuffix(" negative") for words in said(read(text))}


def test_what_stands_before_an_after_clause_is_not_what_its_speaker_said(read: Reader) -> None:
    statements = read(
        "Soviet forces attacked Budapest, three days after Nagy had announced Hungary's departure."
    )
    assert said(statements) == {"SUN.MIL ASSAULT HUN"}


def test_what_is_likelier_wrong_than_the_floor_allows_is_not_stated_but_explained(tmp_path: Path) -> None:
    text = "Ethiopia attacked Eritrea."
    for floor, stated in ((0.01, {"ETH ASSAULT ERI"}), (1.0, set())):
        folder = tmp_path / str(floor)
        folder.mkdir()
        row = f'- {{id: floor, weight: {floor}, because: "a test"}}\n'
        (folder / "confidence.yaml").write_text(row, encoding="utf-8")
        strict = Extractor(lexicon=lexicon.load(folder))
        ((_, statements),) = strict.statements([article(text, name="test")])
        assert said(statements) == stated
        missed = [m for m in explain(strict, text)["near_misses"] if "below the floor" in m["reason"]]
        assert [(m["relation"], m["trigger"]["text"]) for m in missed] == (
            [] if stated else [("ASSAULT", "attacked")]
        )


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Lesotho can survive without South African water.", "the verb is not denied"),
        ("Bhutan will contemplate Nepal's plan.", 'the verb is not denied after "will" or "would"'),
    ],
)
def test_a_near_miss_tells_that_its_verb_is_not_denied(extractor: Extractor, text: str, reason: str) -> None:
    told = explain(extractor, text)
    assert reason in {miss["reason"] for miss in told["near_misses"]}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Oman praised Qatar. Ties with Bahrain have soured.", {"OMN SUPPORT QAT", "OMN STRAINED BHR"}),
        ("Oman spoke of a quarrel with Bahrain over a gas field.", {"OMN DISPUTE BHR"}),
        ("Oman hopes that the warming ties with Bahrain will last.", set()),
        ("Oman hoped that the warming ties with Bahrain were sound.", set()),
        ("Oman could seek a quarrel with Bahrain.", {"OMN DISPUTE BHR possible"}),
    ],
)
def test_ties_with_one_are_those_of_whoever_acted_last(read: Reader, text: str, expected: set[str]) -> None:
    assert said(read(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Amid tensions with Bahrain, Oman stayed silent.", {"OMN STRAINED BHR"}),
        ("Chad mourned. Amid tensions with Bahrain, Oman stayed silent.", {"OMN STRAINED BHR"}),
        ("In spite of a quarrel with Bahrain, Oman may join the fund.", {"OMN DISPUTE BHR"}),
        ("Citing tensions with Bahrain, Oman stayed silent.", {"OMN STRAINED BHR"}),
        ("As relations with Bahrain soured, Oman stayed silent.", {"OMN STRAINED BHR"}),
        ("Ahead of talks with Bahrain, Oman will not comment.", {"OMN CONSULT BHR"}),
        ("Because of its war with Yemen, Oman lost a port.", {"OMN ASSAULT YEM"}),
        ("Emerging from talks with Bahrain, Oman stayed silent.", {"OMN CONSULT BHR"}),
        ("Thanks to a treaty with the rebels, Mali held a vote.", {"MLI AGREE MLI.REB"}),
        ("Despite the quarrel between Mali and Chad, Oman stayed silent.", {"MLI DISPUTE TCD"}),
        ("Amid a quarrel with Bahrain, the United Nations stayed silent.", set()),
        ("After a quarrel with the referee, the Omani captain left.", set()),
    ],
)
def test_who_acts_shares_what_is_told_as_circumstance(read: Reader, text: str, expected: set[str]) -> None:
    assert said(read(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Despite threats from Iran, Bahrain will hold the vote.", {"IRN THREATEN BHR"}),
        ("Stung by criticism from Iran, Bahrain changed its tone.", {"IRN ACCUSE BHR", "IRN STRAINED BHR"}),
        ("Facing Iranian tariffs, Bahrain changed its tone.", {"IRN SANCTION BHR"}),
        ("In retaliation for an Iranian raid, Bahrain froze prices.", {"IRN ASSAULT BHR"}),
        ("With support from Cuba, Bahrain won.", {"CUB SUPPORT BHR"}),
        ("Following an Iranian raid, Bahrain froze prices.", set()),
        ("Despite Iranian threats to Oman, Bahrain changed its tone.", {"IRN THREATEN OMN"}),
    ],
)
def test_who_acts_meets_with_what_is_told_as_circumstance(
    read: Reader, text: str, expected: set[str]
) -> None:
    assert said(read(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Relations with Bahrain have worsened, the Omani minister said.", {"OMN STRAINED BHR"}),
        ("Chad mourned. Ties with Bahrain have soured, said the Omani minister.", {"OMN STRAINED BHR"}),
        ("Relations with Bahrain have never been worse, the Omani minister said.", {"OMN STRAINED BHR"}),
        ("Relations with Bahrain have worsened, a historian said.", set()),
    ],
)
def test_ties_with_one_are_those_of_the_speakers_state(read: Reader, text: str, expected: set[str]) -> None:
    assert said(read(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "In competition with Bahrain, Oman built a port.",
        "On the orders of Bahrain, Oman arrested the priests.",
        "Amid a row with Bahrain, Oman stood by its envoy.",
    ],
)
def test_a_circumstance_lends_no_party(read: Reader, text: str) -> None:
    assert not {s for s in said(read(text)) if s.split()[1] in ("COOPERATE", "SUPPORT") or "COERCE BHR" in s}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It was Oman that asked Qatar to open the port.", {"OMN REQUEST QAT"}),
        ("Oman withdrew the bill, as Qatar had demanded.", {"QAT REQUEST OMN"}),
        ("As Qatar bombed, Oman wept.", set()),
        ("According to Oman, Yemen has shelled an island.", {"OMN ACCUSE YEM"}),
        ("According to Oman, Yemen has opened an island.", set()),
        ("Mali's rebels are armed by Chad, according to Oman.", {"TCD AID MLI.REB", "OMN ACCUSE TCD"}),
        ("Oman accused Yemen of shelling its territory.", {"OMN ACCUSE YEM", "YEM ASSAULT OMN"}),
        ("Oman accused Yemen of violating its promises.", {"OMN ACCUSE YEM", "YEM REJECT OMN"}),
        ("Oman did not respond to Yemen's request.", {"YEM REQUEST OMN", "OMN REJECT YEM"}),
        ("Norway gave Malawi $12m for roads.", {"NOR AID MWI"}),
        ("Norway suspended most of its aid to Malawi.", {"NOR SANCTION MWI"}),
    ],
)
def test_whose_word_and_whose_things_they_are(read: Reader, text: str, expected: set[str]) -> None:
    assert said(read(text)) == expected
