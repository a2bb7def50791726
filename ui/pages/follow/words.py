"""What follows a decision, in words: how a line stands and what holds it back, and how any other piece stands."""

from datetime import date
from typing import Final

from triage.casework.followup.opvolging import Lijn, Rij
from triage.followup.regel import URGENT, Grond, Regel, Rem
from triage.followup.stuk import Soort
from ui.fields.dates import ZONE
from ui.spot import At
from ui.widgets.chip import Kind
from ui.words import day, has, listed, near_day, say

WAYS: Final = {
    Soort.GELDIGHEID: At.REVIEW,
    Soort.REGEL: At.LINE,
    Soort.INFORMEREN: At.INFORM,
    Soort.CRISIS: At.CRISIS,
    Soort.VERZOEK: At.RIGHT,
    Soort.BERICHT: At.NOTICE,
    Soort.SIGNAAL: At.SIGNAL,
    Soort.OVERDRACHT: At.CLOSING,
    Soort.SLUITING: At.CLOSING,
    Soort.VERNIETIGING: At.DESTROYING,
    Soort.CONVENANT: At.CONVENANT,
    Soort.DPIA: At.REGISTER,
}
"""Where each kind of piece has its own spot."""
GROUPS: Final = (
    ("spoed", (Soort.CRISIS,)),
    ("besluiten", (Soort.GELDIGHEID,)),
    ("informeren", (Soort.INFORMEREN,)),
    ("berichten", (Soort.BERICHT,)),
    ("verzoeken", (Soort.VERZOEK,)),
    ("signalen", (Soort.SIGNAAL,)),
    ("afronden", (Soort.OVERDRACHT, Soort.SLUITING, Soort.VERNIETIGING)),
)
"""The groups on the page, in order, besides the lines."""
_OVER: Final = frozenset({Rem.BEEINDIGD, Rem.INGETROKKEN, Rem.VERVANGEN, Rem.VERLOPEN})
"""What ends a line for good."""


def over(line: Lijn) -> bool:
    """Tell whether a line can never leave any more."""
    return bool(_OVER & set(line.remmen))


def chip_of(line: Lijn) -> tuple[str, Kind]:
    """Return how a line stands, in words and by kind."""
    if over(line):
        return say("verstrekken.niet_meer"), Kind.NEUTRAL
    if set(line.remmen) - URGENT:
        return say("verstrekken.staat_stil"), Kind.DANGER
    return (say("verstrekken.wacht"), Kind.ATTENTION) if line.remmen else (say("verstrekken.mag_weg"), Kind.OK)


def rem_words(line: Lijn, rem: Rem) -> str:
    """Return what holds a line back in a sentence, and until when."""
    return _rem(line, rem, "")


def rem_short(line: Lijn, rem: Rem) -> str:
    """Return what holds a line back in a few words."""
    return _rem(line, rem, "_kort")


def _rem(line: Lijn, rem: Rem, form: str) -> str:
    regel, name = line.stuk.content, rem.value
    until: date | None = None
    match rem:
        case Rem.BEVROREN:
            held = [one for one in regel.freezes if one.until is None]
            number = listed(tuple(one.origin_number for one in held))
            since = min((one.since for one in held), default=line.stuk.made.date())
            return say(f"verstrekken.rem.bevroren{form}", nummer=number, dag=since)
        case Rem.VERLOPEN if not form:
            until = regel.valid_until
            name = "verlopen" if until is not None else "verlopen_open"
        case Rem.BEDENKTIJD:
            until = line.reflects
        case Rem.INGETROKKEN if regel.withdrawn is not None:
            name = "toestemming"
        case _:
            pass
    return say(f"verstrekken.rem.{name}{form}", nummer=regel.ended_by, dag=day(until) if until is not None else "")


def ground_words(regel: Regel) -> str:
    """Return what lets a line leave."""
    return say(f"verstrekken.grond.{regel.ground.value}", nummer=regel.number)


def valid_words(regel: Regel) -> str:
    """Return until when a line may leave."""
    if regel.valid_until is not None:
        return day(regel.valid_until)
    return say("verstrekken.geldig_toestemming" if regel.ground is Grond.TOESTEMMING else "verstrekken.geldig_open")


def left_words(regel: Regel) -> str:
    """Return how often a line left."""
    if not regel.left:
        return say("verstrekken.weg_niets")
    return say("verstrekken.weg_aantal", aantal=len(regel.left), dag=regel.left[-1].at.astimezone(ZONE).date())


def warning(regel: Regel) -> str:
    """Return what is to be looked at about what left, or an empty string."""
    if regel.beyond:
        return say("verstrekken.ging_verder")
    return say("verstrekken.na_intrekking") if regel.too_late else ""


def to_words(*parts: str) -> str:
    """Return an organisation with a function, as far as there is one."""
    return ", ".join(part for part in parts if part)


def state_words(row: Rij) -> str:
    """Return how a piece stands; a state that has no words of its own yet is its own slug, which is Dutch."""
    key = f"opvolging.stand.{row.soort.value}.{row.state}"
    return say(key) if has(key) else row.state.replace("_", " ").capitalize()


def about_words(row: Rij) -> str:
    """Return about whom a piece is, or to whom it goes."""
    if row.to:
        return say("opvolging.aan", wie=row.to)
    return say("opvolging.over", wie=row.names) if row.names else ""


def due_words(row: Rij, today: date) -> tuple[str, Kind | None]:
    """Return by when something is owed, in words and by kind; None where nothing is owed."""
    if row.due is None:
        return say("opvolging.termijn.stil" if row.waits else "opvolging.termijn.geen"), None
    if row.due == today:
        return say("opvolging.termijn.vandaag"), Kind.ATTENTION
    near = near_day(row.due, today).replace(" ", "\N{NO-BREAK SPACE}")
    if row.due < today:
        return say("opvolging.termijn.te_laat", dag=near), Kind.DANGER
    soon = row.aim is not None and row.aim <= today
    return say("opvolging.termijn.uiterlijk", dag=near), Kind.ATTENTION if soon else Kind.NEUTRAL
