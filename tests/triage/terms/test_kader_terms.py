"""The terms of a kader: what its files may say of them, every fault with its place, and the law behind each."""

from collections.abc import Callable

import pytest

from tests import makers
from tests.triage.small import Tables, entry, kader, tables
from triage.kader.faults import KaderFaults
from triage.kader.loading import check, load
from triage.kader.term import Length, Regime
from triage.kader.vocabulary import OWN_TERMS
from triage.terms.counting import HOURS

OWN = "eigen afspraak"


def of(found: Tables, name: str = "bezwaar") -> dict[str, object]:
    return entry(found, "termijnen.toml", "termijn", name)


def without(found: Tables, name: str) -> None:
    found["termijnen.toml"]["termijn"].remove(of(found, name))


PLANTED: dict[str, tuple[Callable[[Tables], None], str]] = {
    "no source": (lambda t: of(t).update(bron=" "), "'bezwaar', bron: is leeg"),
    "unknown regime": (
        lambda t: of(t).update(regime="bgb"),
        "'bezwaar', regime: kent alleen 'geen', 'atw', 'eu'",
    ),
    "own agreement that a law moves": (
        lambda t: of(t, "afronden").update(regime="eu"),
        "'afronden', regime: een eigen afspraak schuift niet op: laat dit weg, of noem de wet bij 'bron'",
    ),
    "streef that is no length": (lambda t: of(t).update(streef=3), "'bezwaar', streef: moet een tabel zijn"),
    "streef without a unit": (lambda t: of(t).update(streef={"aantal": 3}), "'bezwaar', streef, eenheid: ontbreekt"),
    "streef in an unknown unit": (
        lambda t: of(t).update(streef={"aantal": 3, "eenheid": "eeuwen"}),
        "'bezwaar', streef, eenheid: eenheid 'eeuwen' is onbekend",
    ),
    "streef with a word too many": (
        lambda t: of(t).update(streef={"aantal": 3, "eenheid": "weken", "vanaf": "besluit"}),
        "'bezwaar', streef, vanaf: onbekende sleutel",
    ),
    "streef in hours": (
        lambda t: of(t).update(streef={"aantal": 3, "eenheid": "uren"}),
        "'bezwaar': streef en verlengen tellen niet in uren",
    ),
    "extension by nothing": (
        lambda t: of(t).update(verlengen={"aantal": 0, "eenheid": "weken"}),
        "'bezwaar', verlengen, aantal: moet meer dan nul zijn",
    ),
    "extension backwards": (
        lambda t: of(t).update(verlengen={"aantal": -1, "eenheid": "weken"}),
        "'bezwaar', verlengen, aantal: mag niet minder dan nul zijn",
    ),
    "hours that stand still": (
        lambda t: of(t, "datalek_ap").update(opschorten=True),
        "'datalek_ap': een termijn in uren heeft geen streef, verlengen, opschorten of regime",
    ),
    "hours from a day": (
        lambda t: of(t, "uitstel").update(eenheid="uren"),
        "'uitstel', vanaf: vraag 'informeren.tot' geeft geen moment, en uren tellen vanaf een moment",
    ),
    "a term of the program that is not there": (
        lambda t: without(t, "verzoek_antwoord"),
        "'verzoek_antwoord': ontbreekt; het programma begint hem zelf",
    ),
    "a term of the program from something else": (
        lambda t: of(t, "verzoek_antwoord").update(vanaf="besluit"),
        "'verzoek_antwoord', vanaf: moet 'verzoek.ontvangen' zijn, voor de hele casus; het programma begint hem zelf",
    ),
    "a term of the program per person": (
        lambda t: of(t, "verzoek_antwoord").update(bereik="persoon"),
        "'verzoek_antwoord', vanaf: moet 'verzoek.ontvangen' zijn, voor de hele casus; het programma begint hem zelf",
    ),
}


@pytest.mark.parametrize(("plant", "sentence"), PLANTED.values(), ids=PLANTED.keys())
def test_a_planted_fault_is_named_with_its_place(plant: Callable[[Tables], None], sentence: str) -> None:
    found = tables()
    plant(found)
    with pytest.raises(KaderFaults) as refused:
        load(found)
    told = f"termijnen.toml: termijn {sentence}"
    assert told in [str(fault) for fault in refused.value.faults]
    assert told in [str(fault) for fault in check(found)]


def test_what_a_term_may_say_is_read() -> None:
    found = tables()
    of(found).update(
        regime="eu", streef={"aantal": -3, "eenheid": "weken"}, verlengen={"aantal": 2, "eenheid": "maanden"}
    )
    of(found)["opschorten"] = True
    read = load(found).terms["bezwaar"]
    assert (read.regime, read.aim, read.extension) == (Regime.EU, Length(-3, "weken"), Length(2, "maanden"))
    assert read.suspendable


def test_a_term_that_says_nothing_stays_where_it_ends() -> None:
    read = kader().terms["afronden"]
    assert (read.regime, read.aim, read.extension, read.suspendable) == (Regime.GEEN, None, None, False)


@pytest.mark.parametrize("own", OWN_TERMS)
def test_the_law_behind_a_term_says_how_its_end_moves(own: str) -> None:
    term = makers.kader().terms[own]
    # Algemene termijnenwet art. 4: a term in years is not moved. A day that somebody chose is no term that ends.
    if term.source == OWN or term.unit in (HOURS, "jaren") or not term.amount:
        assert term.regime is Regime.GEEN
    else:
        assert term.regime is (Regime.EU if term.source.startswith("AVG") else Regime.ATW)


def test_what_may_be_extended_and_stand_still() -> None:
    terms = makers.kader().terms.values()
    assert {term.id: term.extension for term in terms if term.extension} == {
        "verzoek_antwoord": Length(2, "maanden"),
        "awb_beslissen": Length(6, "weken"),
        "awb_beslissen_commissie": Length(6, "weken"),
        "klacht_antwoord": Length(4, "weken"),
    }
    assert {term.id for term in terms if term.suspendable} == {"awb_beslissen", "awb_beslissen_commissie"}
