"""Casussen and crises as rows of a table: kenmerk, what waits, and by when. No name of a person stands in a list."""

from datetime import date, datetime

from triage.casework.followup.crisis import CrisisRow
from triage.casus.model import CasusState
from triage.ports import CasusRow
from ui.widgets.chip import Kind
from ui.widgets.lines import Cell, Line
from ui.words import has, listed, near_day, near_moment, say

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
    if row.crisis and row.state not in (CasusState.BESLOTEN, CasusState.GESLOTEN):
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


def crisis_line(row: CrisisRow, today: date) -> Line:
    """Return a crisis as a row: its number, what waits, and by when in words."""
    key = f"taken.crisis.{row.state}"
    days = [day for day in (row.ratify_by, row.inform_by, row.repair_by) if day is not None]
    what = Cell(say(key if has(key) else "taken.crisis.anders"), row.kenmerk, strong=True)
    return Line(row.id, (Cell(row.number, strong=True), what, _until(min(days, default=None), today)))


def _until(day: date | None, today: date) -> Cell:
    if day is None:
        return Cell(say("taken.vandaag"), chip=Kind.ATTENTION)
    late = day < today
    key = "taken.te_laat" if late else "taken.vandaag" if day == today else "taken.uiterlijk"
    # The day stays in one piece where the pill is narrow.
    words = say(key, dag=near_day(day, today).replace(" ", "\N{NO-BREAK SPACE}"))
    return Cell(words, chip=Kind.DANGER if late else Kind.ATTENTION)
