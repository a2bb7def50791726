"""What the pages of a crisis say: where it stands, what is owed by when, and to whom it went."""

from datetime import date

from triage.followup.crisis import AFGEROND, BEKRACHTIGD, Ontvanger
from ui.widgets.chip import Kind
from ui.words import day, say, weekday


def chip_of(state: str) -> tuple[str, Kind]:
    """Return where a crisis stands, in words and as the kind of a pill."""
    kind = Kind.OK if state == AFGEROND else Kind.NEUTRAL if state == BEKRACHTIGD else Kind.ATTENTION
    return say(f"spoed.staat.{state}"), kind


def owed_words(due: date, today: date) -> tuple[str, Kind]:
    """Return until when something is owed, with the name of the day."""
    late = due < today
    words = say("spoed.pagina.te_laat" if late else "spoed.pagina.uiterlijk", weekdag=weekday(due), dag=day(due))
    return words, Kind.DANGER if late else Kind.ATTENTION


def recipients_words(recipients: tuple[Ontvanger, ...]) -> str:
    """Return to whom it went, one on a line."""
    return "\n".join(", ".join(part for part in (one.name, one.function) if part) for one in recipients)
