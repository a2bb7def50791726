"""A DPIA (gegevensbeschermingseffectbeoordeling, AVG 35): that it was made, how it ended, when it is looked at again.

The assessment itself lies elsewhere; here stands what the register and the account must be able to say about it.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from triage.faults import Refusal
from triage.followup.machine import START, Arrow, Machine
from triage.followup.stuk import Stuk


class Uitkomst(StrEnum):
    """How the assessment ended (AVG 35 lid 7 and 36 lid 1)."""

    KAN = "kan"
    """It can go on as it is."""
    MET_MAATREGELEN = "met_maatregelen"
    """It can go on with the measures that the assessment names."""
    EERST_AP = "eerst_ap"
    """Measures do not suffice: the AP must be consulted before it begins (AVG 36)."""


class DpiaStand(StrEnum):
    """How the DPIA stands on a day."""

    GEEN = "geen"
    GELDT = "geldt"
    NAKIJKEN = "nakijken"
    """The day on which it was to be looked at again is past."""
    ZONDER_ADVIES = "zonder_advies"
    """The FG gave no advice, which AVG 35 lid 2 asks."""
    EERST_AP = "eerst_ap"


@dataclass(frozen=True, slots=True)
class Dpia:
    """A DPIA.

    Args:
        dated: on which day it was adopted.
        edition: its version, as it calls itself.
        fg_asked: the FG gave advice (AVG 35 lid 2).
        fg_on: on which day, or None.
        fg_words: what came of the advice, or empty.
        measures: the measures it ended in, each in a few words.
        review: the day on which it is looked at again, or None.
        place: where it lies: an address or a place in words.
        kader: the version of the register of processing it was made about.
    """

    dated: date
    edition: str
    outcome: Uitkomst
    fg_asked: bool = False
    fg_on: date | None = None
    fg_words: str = ""
    measures: tuple[str, ...] = ()
    review: date | None = None
    place: str = ""
    kader: str = ""


@dataclass(frozen=True, slots=True)
class DpiaStatus:
    """What the yearly account says of the DPIA.

    Args:
        stand: how it stands on the day that was asked.
        dpia: the one that holds, or None.
        number: its number, or empty.
    """

    stand: DpiaStand
    dpia: Dpia | None = None
    number: str = ""


TERM: Final = "dpia_nakijken"
"""The term of the kader that runs to the day on which it is looked at again."""
MACHINE: Final = Machine(
    "dpia",
    (
        Arrow(START, "vastleggen", "geldt"),
        Arrow("geldt", "wijzigen", "geldt", (TERM,)),
        Arrow("geldt", "vervangen", "vervangen", (TERM,)),
    ),
)
LINE: Final = 200
WORDS: Final = 4_000
MOST: Final = 40


def status(found: tuple[Stuk[Dpia], ...], today: date) -> DpiaStatus:
    """Return how the DPIA stands on a day: the one that holds, and the gravest thing to say of it."""
    holding = [one for one in found if one.state == "geldt"]
    if not holding:
        return DpiaStatus(DpiaStand.GEEN)
    last = max(holding, key=lambda one: (one.content.dated, one.made))
    return DpiaStatus(_stand(last.content, today), last.content, last.number)


def _stand(one: Dpia, today: date) -> DpiaStand:
    if one.outcome is Uitkomst.EERST_AP:
        return DpiaStand.EERST_AP
    if one.review is not None and one.review < today:
        return DpiaStand.NAKIJKEN
    return DpiaStand.GELDT if one.fg_asked else DpiaStand.ZONDER_ADVIES


def demand_sound(one: Dpia, today: date) -> None:
    """Refuse a DPIA that cannot be: of a day to come, looked at again before it was made, or with too long words.

    Raises:
        Refusal: `dpia_dag_later`, `dpia_nakijken_eerder`, `dpia_te_lang` with the field (`veld`).
    """
    if one.dated > today or (one.fg_on is not None and one.fg_on > today):
        raise Refusal("dpia_dag_later")
    if one.review is not None and one.review <= one.dated:
        raise Refusal("dpia_nakijken_eerder")
    short = {"versie": one.edition, "vindplaats": one.place}
    short |= {f"maatregel {place}": words for place, words in enumerate(one.measures, start=1)}
    over = [name for name, words in short.items() if len(words) > LINE]
    over += ["advies"] if len(one.fg_words) > WORDS else []
    over += ["maatregelen"] if len(one.measures) > MOST else []
    if over:
        raise Refusal("dpia_te_lang", veld=over[0])
