"""What is marked in which words, where, why, and what is offered instead."""

import pytest

from tests.plan.datwat.words import vocabulary
from triage.plan.datwat.checking import check, check_organisation
from triage.plan.datwat.model import Mark

MARKED = [
    ("Begeleiding bij depressie en medicatie", ["depressie", "medicatie"], ["aandoening", "behandeling"]),
    ("hulp omdat zij haar zoon niet aankan", ["omdat zij haar zoon niet aankan"], ["reden"]),
    ("Geen depressie meer", ["depressie"], ["aandoening"]),
    ("niet meer verslaafd", ["verslaafd"], ["middel"]),
    ("schuld van € 23.000 bij Vesta", ["schuld van", "€ 23.000"], ["geld", "bedrag"]),
    ("Vader zit vast", ["zit vast"], ["strafbaar"]),
    ("Loopt bij de Jellinek", ["Jellinek"], ["organisatie_gezondheid"]),
    ("Blauwe plekken gezien", ["Blauwe plekken"], ["geweld"]),
    ("Vertrouwt zijn broer nooit", ["Vertrouwt zijn broer nooit"], ["beschrijving"]),
    ("Autismespectrumstoornis", ["Autismespectrumstoornis"], ["aandoening"]),
    ("huurachterstand", ["huurachterstand"], ["geld"]),
    ("drankprobleem", ["drankprobleem"], ["middel"]),
]  # fmt: skip

ODD = [
    ("de\u0301pressie", "de\u0301pressie"),
    ("d\u00adepressie", "d\u00adepressie"),
    ("ver\u200bslaafd", "ver\u200bslaafd"),
    ("VERSLAAFD!!", "VERSLAAFD"),
    ("is d-e-p-r-e-s-s-i-e-f nu", "d-e-p-r-e-s-s-i-e-f"),
    ("d e p r e s s i e", "d e p r e s s i e"),
    ("v.e.r.s.l.a.a.f.d", "v.e.r.s.l.a.a.f.d"),
    ("ver-slaafd", "ver-slaafd"),
    ("d3pr3ss13f", "d3pr3ss13f"),
    ("verslaaaaafd", "verslaaaaafd"),
    ("\uff44\uff52\uff55\uff47\uff53", "\uff44\uff52\uff55\uff47\uff53"),
    ("d\u0435pressie", "d\u0435pressie"),
    ("A.D.H.D. sinds 2019", "A.D.H.D"),
    ("psycho\u00adse", "psycho\u00adse"),
]

MISSPELLED = [
    "depresie", "alchohol", "schizofreen", "psygose", "agresief", "diagnoze", "medikatie", "verslaaft", "suisidaal",
    "deurwaarden", "mishandelt", "autistiesch", "epilepsi", "reclaseering",
]  # fmt: skip

PASSES = [
    "Begeleiding thuis door het wijkteam",
    "Hulp bij geld en schulden - contact K. Wubbels",
    "Huishoudelijke hulp - aanvraag loopt",
    "Crisisdienst - zorg georganiseerd",
    "Casusoverleg - procesregie gemeente",
    "Begeleiding - casemanager - contact R. Siebenga",
    "Gezondheidszorg via de huisarts",
    "Opvoedondersteuning, elke dinsdag om 10 uur",
    "Belt elke maandag met school",
    "Onderzoek door jeugdarts",
    "Traplift aangevraagd",
    "Mevrouw Pijn belt terug",
    "contact K. Bloed",
    "CONTACT K. PIJN",
    "via mw. van der Moord",
    "Vervangende begeleider: Anouk Zwart",
    "Galgenstraat 12",
    "Bloedkoralenstraat 8",
    "Eigen bijdrage 21 euro per maand",
    "Bij problemen bellen met het wijkteam",
    "Afspraak verzet i.v.m. vakantie",
    "Brengt de kinderen naar school",
    "Zet elke dinsdag de container buiten",
    "Verslag volgt op 3 mei",
    "Drankje na afloop van het buurtfeest",
    "NA SCHOOL NAAR OMA",
    "mw. De Boer-Pijn",
    "Mevrouw A. van der Aa",
    "Bij crisis bellen met de crisisdienst",
    "",
    "   ",
    "🙂",
]


def _marks(text: str) -> tuple[Mark, ...]:
    return check(text, vocabulary()).marks


@pytest.mark.parametrize(("text", "quotes", "kinds"), MARKED)
def test_each_kind_is_marked_where_it_stands(text: str, quotes: list[str], kinds: list[str]) -> None:
    marks = _marks(text)
    assert [mark.quote for mark in marks] == quotes
    assert [mark.kind for mark in marks] == kinds
    assert all(text[mark.start : mark.end] == mark.quote and mark.why for mark in marks)


@pytest.mark.parametrize(("text", "quote"), ODD)
def test_odd_letters_and_broken_words_are_seen_through(text: str, quote: str) -> None:
    assert quote in [mark.quote for mark in _marks(text)]


@pytest.mark.parametrize("word", MISSPELLED)
def test_a_common_misspelling_is_found(word: str) -> None:
    assert [mark.quote for mark in _marks(f"Begeleiding bij {word}")] == [word]


@pytest.mark.parametrize("text", PASSES)
def test_what_only_tells_that_there_is_help_passes(text: str) -> None:
    outcome = check(text, vocabulary())
    assert (outcome.marks, outcome.suggestion, outcome.reveals) == ((), "", ())


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [
        ("Begeleiding bij depressie en medicatie", "Begeleiding"),
        ("Naar de Jellinek voor cokegebruik, elke dinsdag om 10 uur", "Gezondheidszorg, elke dinsdag om 10 uur"),
        ("Heeft schulden van € 23.000 bij 14 schuldeisers", "Hulp bij geld en schulden"),
        ("casemanager dementie, contact R. Siebenga", "Begeleiding - casemanager, contact R. Siebenga"),
        (
            "Crisisdienst – zorg georganiseerd – via ggz",
            "Crisisdienst - zorg georganiseerd - gezondheidszorg",
        ),
        ("Vervoer naar de kliniek op maandag", "Vervoer op maandag"),
        ("Wordt snel boos", ""),
    ],
)
def test_the_whole_text_is_offered_in_neutral_words(text: str, suggestion: str) -> None:
    assert check(text, vocabulary()).suggestion == suggestion


def test_abbreviations_that_are_words_count_only_in_capitals() -> None:
    assert [mark.kind for mark in _marks("Zit in de PI")] == ["organisatie_strafrechtelijk"]
    assert _marks("Brengt pi mee op taart") == ()


@pytest.mark.parametrize(
    ("name", "reveals", "offer"),
    [
        ("Parnassia Den Haag", "gezondheid", "Gezondheidszorg"),
        ("GGz Friesland", "gezondheid", "Gezondheidszorg"),
        ("Verslavingszorg Noord", "gezondheid", "Gezondheidszorg"),
        ("Reclassering Nederland", "strafrechtelijk", "Begeleiding"),
        ("Veilig Thuis", "geweld", "Begeleiding"),
        ("Moskee El Islam", "geloof", "Praktische hulp"),
        ("VluchtelingenWerk", "herkomst", "Begeleiding"),
        ("Centrum voor trauma", "gezondheid", "Gezondheidszorg"),
    ],
)
def test_the_name_of_an_organisation_may_give_something_away(name: str, reveals: str, offer: str) -> None:
    outcome = check_organisation(name, vocabulary())
    assert outcome.reveals == (reveals,)
    assert outcome.suggestion == offer


@pytest.mark.parametrize(
    "name",
    ["Wijkteam Noorderkade", "Woningcorporatie Vesta", "MEE Samen", "GGD", "Bibliotheek", "Basisschool De Wilg", "CJG"],
)
def test_an_ordinary_organisation_gives_nothing_away(name: str) -> None:
    assert check_organisation(name, vocabulary()).marks == ()


def test_a_word_that_is_no_matter_of_the_name_is_not_marked_in_an_organisation() -> None:
    assert check_organisation("Schuldeisers en zonen", vocabulary()).marks == ()
