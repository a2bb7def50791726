"""Casussen and terms as rows of a table: kenmerk, what waits, and by when. No name of a person stands in a list."""

from datetime import date, datetime

from triage.casus.model import CasusState
from triage.ports import CasusRow, TermRow
from ui.widgets.chip import Kind
from ui.widgets.lines import Cell, Line
from ui.words import listed, near_day, near_moment, say

_KINDS = {
    CasusState.CONCEPT: Kind.NEUTRAL,
    CasusState.VOORGELEGD: Kind.ACCENT,
    CasusState.TERUGGEGEVEN: Kind.ATTENTION,
    CasusState.INGETROKKEN: Kind.NEUTRAL,
    CasusState.BESLOTEN: Kind.OK,
    CasusState.GESLOTEN: Kind.NEUTRAL,
}


def state_cell(row: CasusRow) -> Cell:
    """Return the state of a casus in words, on a pill; a crisis that is not decided yet says so."""
    if row.crisis and row.state is not CasusState.BESLOTEN:
        return Cell(say("casussen.staat.spoed"), chip=Kind.DANGER)
    return Cell(say(f"casussen.staat.{row.state.value}"), chip=_KINDS[row.state])


def casus_line(row: CasusRow, now: datetime) -> Line:
    """Return a casus as a row of the list: kenmerk, to whom, state, by whom, changed."""
    return Line(
        row.id,
        (
            Cell(row.kenmerk, strong=True),
            Cell(recipients(row)),
            state_cell(row),
            Cell(row.owner_name, near_moment(row.changed.astimezone(now.tzinfo), now)),
        ),
    )


def recipients(row: CasusRow) -> str:
    """Return to whom a casus asks to share, or that this is not filled in yet."""
    return say("casussen.naar", partijen=listed(row.parties)) if row.parties else say("casussen.nog_geen_ontvanger")


def term_line(row: TermRow, today: date) -> Line:
    """Return a term as a row: kenmerk, what is owed, and by when in words."""
    late, near = row.due < today, (row.due - today).days <= 1
    kind = Kind.DANGER if late else Kind.ATTENTION if near else Kind.NEUTRAL
    key = "werkvoorraad.te_laat" if late else "werkvoorraad.uiterlijk"
    # The day stays in one piece where the pill is narrow.
    words = say(key, dag=near_day(row.due, today).replace(" ", "\N{NO-BREAK SPACE}"))
    return Line(row.casus, (Cell(row.kenmerk, strong=True), Cell(row.text), Cell(words, chip=kind)))
