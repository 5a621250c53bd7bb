"""Who is no party of a deed though the same clause names them, and what tells of a deed already told.

Each expectation was judged by a reader before the code was asked.
"""

import pytest

from graph.articles import article
from graph.nlp.check import says
from graph.nlp.extract import Extractor


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # bodies called by what they are, known ones and one that the text alone names
        ("The Hamas movement condemned Norway.", {"HAMAS ACCUSE NOR"}),
        ("ECOWAS envoys condemned Togo.", {"ECOWAS ACCUSE TGO"}),
        ("The Polar Writers Association condemned Norway.", {"polar-writers-association ACCUSE NOR"}),
        ("The Centre for Legal Aid accused Togo of torture.", {"centre-for-legal-aid ACCUSE TGO"}),
        ("Peru praised the Kenyan Communist Party.", {"PER SUPPORT kenyan-communist-party"}),
        ("The Polish Catholic Church condemned Peru.", {"POL.REL ACCUSE PER"}),
        ("The Catholic Church condemned Peru.", {"CATHOLICCHURCH ACCUSE PER"}),
        ("Police sealed off the city centre, and Peru condemned Chile.", {"PER ACCUSE CHL"}),
        # what was said or done before, told of again
        ("Niger accused Chad of theft. Chad dismissed the remarks.", {"NER ACCUSE TCD", "TCD REJECT NER"}),
        (
            "France shelled Chad in May. "
            + "The rains came and the harvest was poor. " * 20
            + "Niger condemned the attack.",
            {"FRA ASSAULT TCD", "NER ACCUSE FRA"},
        ),
        (
            "France shelled Chad in May. Libya shelled Chad in June. "
            + "The rains came and the harvest was poor. " * 20
            + "Niger condemned the attack.",
            {"FRA ASSAULT TCD", "LBY ASSAULT TCD"},
        ),
        # Indians of the Americas, and those of India
        ("Police in Guatemala arrested 20 Indian peasants.", {"GTM.COP COERCE GTM.AGR"}),
        ("Indian troops attacked Chinese posts in Brazil.", {"IND.MIL ASSAULT CHN"}),
        ("Indian farmers thanked Canada.", {"IND.AGR SUPPORT CAN"}),
        ("Canadian police attacked Indian chiefs near Winnipeg.", {"CAN.COP ASSAULT FIRSTNATIONS"}),
        # what an unknown name is called; a ship's name is no person's; a company of soldiers is no business
        ("Swedish steelmaker Norrstal fired 300 Danish workers.", {"SWE.BUS SANCTION DNK.LAB"}),
        ("The U.S. aircraft carrier Eisenhower sailed for Haiti.", {"USA.MIL MOBILIZE HTI"}),
        ("A company of Senegalese soldiers shelled a Gambian town.", {"SEN.MIL ASSAULT GMB.CVL"}),
        ("The Thai Red Cross sent rice to Laos.", {"THA.HLH AID LAO"}),
        ("A plane chartered by Oxfam flew flour to Chad.", {"OXFAM AID TCD"}),
        # the faith of rebels is nobody
        ("Muslim guerrillas turned in their rifles to the Philippine army.", {"PHL.REB RETREAT PHL.MIL"}),
        # where one's own base is, it is another's land
        ("Spain will close its air base in Iceland.", {"ESP RETREAT ISL predicted"}),
        # whom a post faces; in what show one acts; who orders what is to be done
        (
            "Syrian troops were moved to a ridge that overlooks Israeli villages.",
            {"SYR.MIL MOBILIZE ISR.CVL"},
        ),
        ("In a show of force near Guyana, Venezuelan jets flew low.", {"VEN.MIL MOBILIZE GUY"}),
        (
            "The Chadian president ordered 30 Libyan prisoners to be freed.",
            {"TCD.GOV CONCEDE LBY.CRM intended"},
        ),
        ("Tanzania has taken in 6,000 Burundian Hutus.", {"TZA AID BDI.HUTUS"}),
        # those whom somebody else angers are not at odds with each other
        ("The law angered Turks and Greeks.", set()),
        # on whose word one acts is not whom one acts against
        (
            "Kenyan police, flown in at Somalia's request, restored order.",
            {"SOM REQUEST KEN.COP"},
        ),
        ("At the request of Lebanon, France recalled its envoy.", {"LBN REQUEST FRA"}),
        (
            "On the orders of President Assad, Syrian troops shelled Homs.",
            {"SYR.MIL ASSAULT SYR.CVL", "bashar-al-assad LEADS SYR"},
        ),
        ("Portugal scoffed at Spain's request.", {"PRT REJECT ESP", "ESP REQUEST PRT"}),
        (
            "Sri Lanka cancelled a contract with a Malaysian firm at the insistence of the World Bank.",
            {"LKA SANCTION MYS.BUS", "WORLDBANK REQUEST LKA"},
        ),
        # what a deed is done despite
        (
            "Ecuador opened an embassy in Ghana in spite of objections from Peru.",
            {"ECU SUPPORT GHA", "PER ACCUSE ECU"},
        ),
        ("Japan bought uranium from Niger like France.", {"JPN COOPERATE NER"}),
        (
            "Bangladesh will buy Indian wheat despite warnings from Washington.",
            {"BGD COOPERATE IND predicted", "USA THREATEN BGD"},
        ),
        ("Togo has refused to hang him despite appeals from Benin.", {"TGO REJECT BEN", "BEN REQUEST TGO"}),
        # whose path to a body is blocked, not the body
        ("Hungary blocked Georgia's path to the European Union.", {"HUN REJECT GEO"}),
        (
            "Chile vouched for Bolivia's application to Interpol.",
            {"CHL SUPPORT BOL", "BOL REQUEST INTERPOL"},
        ),
        # the ground an attack is made from is not who makes it
        ("Attacks on Rwanda from Congolese territory must stop.", set()),
        ("Attacks on Rwanda from Congo must stop.", {"COD ASSAULT RWA"}),
        # who is accused of a deed does it, however near its phrase stands to them
        (
            "The Senegalese opposition accused the president of selling fishing rights to Spain.",
            {"SEN.OPP ACCUSE SEN.GOV", "SEN.GOV COOPERATE ESP"},
        ),
        # a pact that is signed is agreed, not yet an alliance told of besides
        ("Gabon concluded a defence pact with Togo.", {"GAB AGREE TGO"}),
        ("Gabon's defence pact with Togo holds.", {"GAB ALLY TGO"}),
        # of two phrases with one preposition each has its own
        (
            "Tunisia broke with Libya in solidarity with the Egyptians.",
            {"TUN SANCTION LBY", "TUN SUPPORT EGY"},
        ),
        # what one acts under
        (
            "Zambia stopped buying Iranian oil under pressure from Washington.",
            {"ZMB SANCTION IRN", "USA COERCE ZMB", "ZMB COOPERATE IRN negative"},
        ),
        ("Zambia gave way under pressure from Washington.", {"ZMB CONCEDE USA", "USA COERCE ZMB"}),
        # where a thing was made is not whose it is
        ("Qatar paid for the Sudanese army's Chinese rifles.", {"QAT AID SDN.MIL"}),
        # a town where others meet
        ("The Sudanese president spent three days in Geneva.", set()),
        ("The Sudanese president spent three days in Vienna.", {"SDN.GOV CONSULT AUT"}),
        # whose deed stands beside another's name
        (
            "Morocco expelled the envoy of Spain, a snub that Madrid condemned.",
            {"MAR SANCTION ESP.GOV", "ESP ACCUSE MAR"},
        ),
        ("Serbia voted at the United Nations.", set()),
        ("Bolivia summoned its own ambassador home from Lima.", set()),
        ("Washington armed the Kurds against the Islamic State.", {"USA AID KURDS"}),
        # "neither" beside a preposition
        ("Iceland sent aid to neither Chad nor Sudan.", {"ISL AID TCD negative", "ISL AID SDN negative"}),
        # beasts and weather do nothing for the state they are in
        ("A landslide in Nepal killed four Chinese climbers.", set()),
        ("A storm from Spain will strike France.", set()),
        ("Chilean wines have conquered Britain.", set()),
        # whoever finds a thing that does something does not own it; nor does whoever built it
        ("Peru found the bomb that destroyed a bank in Quito.", set()),
        ("Peru has bombed a bridge built by China.", set()),
        # whose help one has
        ("Georgia renegotiated its loan with American help.", {"USA AID GEO"}),
        ("Malawi's president has to deal with a strike by teachers.", {"MWI.EDU PROTEST MWI"}),
        # what a crowd does beside a protest against another state is part of it
        ("Togolese dockers rallied against Benin, waving placards.", {"TGO.LAB PROTEST BEN"}),
        ("Togolese dockers rallied in Lome, waving placards.", {"TGO.LAB PROTEST TGO"}),
        # rebels without a state fight where they are
        ("Two Danish soldiers died when insurgents hit their jeep near Kabul.", {"AFG.REB ASSAULT DNK.MIL"}),
        # whom a deed is blamed on did it, by what is told
        ("A missile strike on an Armenian town was blamed on Azerbaijan.", {"AZE ASSAULT ARM.CVL"}),
        ("The attack in Peru was not blamed on Chile.", set()),
        ("The drought in Chad was blamed on France.", set()),
        # soldiers who do something are not those that one sends
        ("A Ugandan journalist was beaten by soldiers.", {"UGA.MIL ASSAULT UGA.MED"}),
        ("A French tourist was shot by soldiers in Lagos.", {"NGA.MIL ASSAULT FRA.CVL"}),
        ("Uganda marked the day with soldiers in the streets of Rwanda.", set()),
        # a convoy is of those in it
        ("Mexican agents stopped a convoy of Cuban migrants near Tapachula.", {"MEX.SPY COERCE CUB.REF"}),
        # what one does for a living is not what is hit
        ("Gabonese soldiers shot dead a Togolese market trader.", {"GAB.MIL ASSAULT TGO.BUS"}),
        ("Gabonese policemen killed a Togolese trade unionist.", {"GAB.COP ASSAULT TGO.LAB"}),
        # verbs that the parser takes apart
        ("Gabonese police tear-gassed students in Libreville.", {"GAB.COP ASSAULT GAB.EDU"}),
        ("Gabonese troops machine-gunned Togolese fishermen.", {"GAB.MIL ASSAULT TGO.LAB"}),
    ],
)
def test_parties_are_those_the_deed_is_between(extractor: Extractor, text: str, expected: set[str]) -> None:
    ((_, statements),) = extractor.statements([article(text, name="test")])
    assert {says(statement) for statement in statements} == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # whose local police are, and whose soldiers common people guide or anybody joins
        (
            "Danish detectives flew to Malta to help local police catch a killer.",
            {"DNK.COP COOPERATE MLT.COP"},
        ),
        ("Togolese villagers guided army patrols to a cave.", {"TGO.CVL COOPERATE TGO.MIL"}),
        ("Togolese villagers joined soldiers in a search for a pilot.", {"TGO.CVL COOPERATE TGO.MIL"}),
        # those of a part of the world who live in a state are that state's
        ("Ghana's Asian community praised Togo.", {"GHA.CVL SUPPORT TGO"}),
        # what a government decides is the government's
        ("Togolese farmers hailed a government decision to raise prices.", {"TGO.AGR SUPPORT TGO.GOV"}),
        ("Togo and Benin fought the fire.", set()),
    ],
)
def test_whose_those_are_whom_the_words_leave_bare(
    extractor: Extractor, text: str, expected: set[str]
) -> None:
    ((_, statements),) = extractor.statements([article(text, name="test")])
    assert {says(s) for s in statements} == expected
