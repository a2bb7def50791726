"""A line of the log in words: who, when, what, about which casus and person, for which task, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from ui.fields.dates import ZONE
from ui.words import MONTHS, day, has, say

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from triage.access.inzage import Regel
    from triage.ids import PersonId
    from triage.kader.model import Kader
    from ui.widgets.facts import Fact

_MARCH: Final = 3
GOOD: Final = "ok"
"""The result of a line about something that was done."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What the words of a line are looked up in.

    Args:
        kader: names of roles, and the register of processing.
        names: of the people who work with the program now.
    """

    kader: Kader
    names: Mapping[PersonId, str] = field(default_factory=dict)

    def role(self, regel: Regel) -> str:
        """Return role and team."""
        known = self.kader.roles.get(regel.role) if regel.role else None
        name = known.text if known else str(regel.role or "")
        return " · ".join(part for part in (name, regel.team) if part)

    def behalf(self, regel: Regel) -> str:
        """Return who was replaced; empty when nobody was."""
        if regel.behalf is None:
            return ""
        return self.names.get(regel.behalf) or say("inzage.regel.collega")

    def processing(self, regel: Regel) -> str:
        """Return the processing that an act belongs to, by the register of the kader."""
        found = (one for one in self.kader.processings.values() if regel.act in one.acts)
        return next((one.text for one in found), "")


def who(regel: Regel) -> str:
    """Return who did it."""
    if regel.actor is None:
        return say("inzage.regel.programma")
    return regel.actor_name or say("inzage.regel.niemand")


def what(act: str) -> str:
    """Return an act in words; one that this version does not know keeps its code."""
    return say(f"inzage.handeling.{act}") if has(f"inzage.handeling.{act}") else act


def task(regel: Regel) -> str:
    """Return for which task it was done; empty where no line tells."""
    if regel.erased:
        return say("inzage.regel.doel_gewist")
    key = f"inzage.taak.{regel.purpose}"
    return say(key) if has(key) else regel.purpose.replace("_", " ")


def casus(regel: Regel) -> str:
    """Return the kenmerk; of a casus that is afgeschermd only that it is."""
    if regel.kenmerk is None:
        return say("inzage.regel.afgeschermd")
    return regel.kenmerk or say("inzage.regel.geen_casus")


def about(regel: Regel) -> str:
    """Return whom it concerned: by name only where who looks may know it."""
    if regel.person is None:
        return say("inzage.regel.niemand_betrokken")
    return regel.person_name or say("inzage.regel.persoon")


def result(regel: Regel) -> str:
    """Return what came of it."""
    key = "gelukt" if regel.result == GOOD else regel.result
    return say(f"inzage.regel.{key}") if has(f"inzage.regel.{key}") else key


def short_moment(at: datetime) -> tuple[str, str]:
    """Return `22 nov 2026` and `14:02`, in the municipality's zone."""
    here = at.astimezone(ZONE)
    return f"{here.day} {MONTHS[here.month - 1][:3] if here.month != _MARCH else 'mrt'} {here.year}", f"{here:%H:%M}"


def told(regel: Regel) -> str:
    """Return what was done; what came of it goes first where it was not done."""
    act = what(regel.act)
    if regel.result in {GOOD, regel.act}:
        return act
    return say("inzage.regel.anders", uitkomst=result(regel).capitalize(), wat=_inside(act))


def facts(regel: Regel, lexicon: Lexicon) -> list[Fact]:
    """Return everything a line tells, as pairs of a label and a value."""
    here = regel.at.astimezone(ZONE)
    shown = (
        ("moment", say("inzage.detail.moment_waarde", dag=day(here.date()), tijd=f"{here:%H:%M:%S}")),
        ("wie", _lines(who(regel), lexicon.role(regel))),
        ("namens", lexicon.behalf(regel)),
        ("wat", what(regel.act)),
        ("uitkomst", result(regel)),
        ("casus", _lines(casus(regel), about(regel))),
        ("taak", _lines(task(regel), lexicon.processing(regel))),
        ("deel", regel.detail),
        ("spoor", _lines(regel.kader, regel.trace)),
    )
    return [(say(f"inzage.detail.{name}"), value) for name, value in shown if value]


def _lines(*parts: str) -> str:
    return "\n".join(part for part in parts if part)


def _inside(sentence: str) -> str:
    """Return words as they stand inside a sentence; a name that begins with a figure stays as it is."""
    return sentence[:1].lower() + sentence[1:]


def counted(number: int) -> str:
    """Return a number as people write it: `1.234.567`."""
    return f"{number:,}".replace(",", ".")
