"""Who may see a casus, as rows: who, why, and since when."""

from datetime import date
from itertools import groupby

from triage.casework.casus.around import Around, Seer
from ui.widgets.chip import Kind
from ui.widgets.lines import Cell, Line
from ui.words import day, listed, say

TEAM = "team"
"""The id of the row of the whole team."""


def seer_lines(around: Around, today: date) -> list[Line]:
    """Return the team where it is open to it, and everybody who stands there by name."""
    rows = [] if around.shielded else [_team(around)]
    first = {person: place for place, person in reversed(list(enumerate(one.person for one in around.seers)))}
    ordered = sorted(around.seers, key=lambda one: first[one.person])
    return rows + [_row(tuple(mine), today) for _, mine in groupby(ordered, key=lambda one: one.person)]


def _team(around: Around) -> Line:
    return Line(
        TEAM,
        (
            Cell(say("rondom.team", team=around.team), ", ".join(around.by_team), strong=True),
            Cell(say("rondom.team_waarom")),
            Cell(say("rondom.altijd")),
        ),
    )


def _row(mine: tuple[Seer, ...], today: date) -> Line:
    one = mine[0]
    known = ", ".join(part for part in (one.function, *one.roles) if part)
    who = Cell(one.name or say("rondom.onbekend"), known or say("rondom.geen_rol"), strong=True)
    why = listed(tuple(dict.fromkeys(say(f"rondom.reden.{seer.relation}") for seer in mine)))
    out = Cell(why[:1].upper() + why[1:], "" if any(seer.inside for seer in mine) else say("rondom.niet_meer_binnen"))
    return Line(one.person, (who, out, _when(mine, today)))


def _when(mine: tuple[Seer, ...], today: date) -> Cell:
    since = min(seer.since for seer in mine)
    ends = [seer.until for seer in mine]
    last = max((end for end in ends if end is not None), default=None)
    if last is None or None in ends:
        return Cell(say("rondom.sinds", dag=since))
    if (last - today).days < 7:
        return Cell(say("rondom.tot", dag=day(last)), say("rondom.sinds", dag=since), chip=Kind.ATTENTION)
    return Cell(say("rondom.sinds", dag=since), say("rondom.tot", dag=day(last)))
