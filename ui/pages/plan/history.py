"""What changed in a plan, when and by whom, in words: newest first, a dozen at a time."""

from datetime import datetime
from typing import Final

from PySide6.QtCore import Signal

from triage.plan.model import Afspraak, Gedaan, Plan, PlanState, PlanVersion
from ui.pages.plan.words import by_whom, for_whom
from ui.widgets.buttons import Quiet
from ui.widgets.card import Card
from ui.widgets.layouts import FlowRow, column, empty
from ui.widgets.text import Plain, SmallStrong
from ui.words import listed, near_moment, say

_FIRST: Final = 6
_FIELDS: Final = (
    ("text", "tekst"),
    ("support", "soort"),
    ("helper", "wie"),
    ("since", "periode"),
    ("until", "periode"),
    ("basis", "waarop"),
    ("readers", "ziet"),
    ("helpers", "ziet"),
    ("condition", "voorwaarde"),
    ("done_on", "dag"),
)


def changes(before: Plan | None, after: Plan) -> tuple[str, ...]:
    """Return what is different between two versions of a plan, each in a sentence."""
    if before is None:
        return (say("plan.geschiedenis.begonnen"),)
    found = [say(f"plan.geschiedenis.{slug}") for slug in _around(before, after)]
    old = {line.id: line for line in before.afspraken}
    gone = set(old) - {line.id for line in after.afspraken}
    found += [say("plan.geschiedenis.weg", afspraak=_called(before, old[item])) for item in old if item in gone]
    for line in after.afspraken:
        told = _line_change(after, old.get(line.id), line)
        if told:
            found.append(told)
    return tuple(found) or (say("plan.geschiedenis.klein"),)


def _around(before: Plan, after: Plan) -> list[str]:
    """What changed besides the agreements, as slugs."""
    closed = before.state is PlanState.LOOPT and after.state is PlanState.GESLOTEN
    checks = (
        ("doel", before.goal != after.goal),
        ("huishouden", before.bewoners != after.bewoners),
        ("regisseur", before.regisseur != after.regisseur),
        ("hulpverlener", before.helpers != after.helpers),
        ("gesloten", closed),
    )
    return [slug for slug, changed in checks if changed]


def _called(plan: Plan, line: Afspraak) -> str:
    return say("plan.geschiedenis.naam", voor=for_whom(plan, line), wie=by_whom(plan, line)[0])


def _line_change(plan: Plan, old: Afspraak | None, line: Afspraak) -> str:
    name = _called(plan, line)
    if old is None:
        return say("plan.geschiedenis.erbij", afspraak=name)
    if old == line:
        return ""
    if old.done is not line.done:
        key = "heropend" if line.done is Gedaan.LOOPT else line.done.value
        return say(f"plan.geschiedenis.{key}", afspraak=name)
    parts = dict.fromkeys(slug for field, slug in _FIELDS if getattr(old, field) != getattr(line, field))
    told = tuple(say(f"plan.geschiedenis.deel.{slug}") for slug in parts)
    return say("plan.geschiedenis.gewijzigd", afspraak=name, wat=listed(told) or say("plan.geschiedenis.deel.klein"))


class HistoryCard(Card):
    """The history of the whole plan, fetched when somebody asks for it."""

    wanted = Signal()

    def __init__(self) -> None:
        super().__init__(say("plan.geschiedenis.titel"))
        self._list = column(None, 0, 0.6)
        self.add(self._list)
        self.fetch = Quiet(say("plan.geschiedenis.toon"))
        self.more = Quiet(say("plan.geschiedenis.meer"))
        self.add(FlowRow([self.fetch, self.more]))
        self._versions: tuple[PlanVersion, ...] = ()
        self._now: datetime | None = None
        self._count = _FIRST
        self.more.clicked.connect(self._on_more)
        self.fetch.clicked.connect(self.wanted)
        self.hide()

    def show_plan(self, *, may: bool) -> None:
        """Offer the history to who may read it: reading it is a look of its own."""
        self.setVisible(may)
        empty(self._list)
        self._versions = ()
        self.fetch.show()
        self.more.hide()

    def show_history(self, versions: tuple[PlanVersion, ...], now: datetime) -> None:
        """Show what changed, newest first."""
        self._versions, self._now, self._count = versions, now, _FIRST
        self.fetch.hide()
        self._fill()

    def _fill(self) -> None:
        empty(self._list)
        newest = list(reversed(range(len(self._versions))))
        for place in newest[: self._count]:
            self._put(place)
        self.more.setVisible(len(newest) > self._count)

    def _put(self, place: int) -> None:
        version, now = self._versions[place], self._now
        if now is None:
            return
        before = self._versions[place - 1].plan if place else None
        when = near_moment(version.at.astimezone(now.tzinfo), now)
        entry = column(None, 0, 0.05)
        entry.addWidget(SmallStrong(f"{when} · {version.by_name}"))
        told = Plain(" ".join(changes(before, version.plan)))
        told.setProperty("small", True)
        entry.addWidget(told)
        self._list.addLayout(entry)

    def _on_more(self) -> None:
        self._count += 4 * _FIRST
        self._fill()
