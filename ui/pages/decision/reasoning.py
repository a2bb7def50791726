"""The left side: the whole reasoning on one page, with what changed and the questions of earlier rounds."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from triage.besluit.difference import ChangedAnswer
from triage.besluit.proposal import Vraag
from triage.besluit.snapshot import SealedLine, Snapshot
from triage.casework.casus.deciding import ToDecide
from ui.pages.decision.rows import PartView
from ui.pages.decision.sections import Section, change_key, change_name, sections
from ui.pages.triage.links import LinkList
from ui.theme import em
from ui.widgets.buttons import Link
from ui.widgets.card import Card
from ui.widgets.facts import Rule
from ui.widgets.layouts import FlowRow, column, empty
from ui.widgets.lines import Cell, Heading, Line, LinesTable
from ui.widgets.text import Muted, Plain, SectionHeading, Small, SmallStrong, Strong
from ui.words import say

BESIDE: Final = 33
"""Width in em from which labels stand beside their words."""


class SectionView(QWidget):
    """One section with its heading."""

    def __init__(self, section: Section, *, beside: bool) -> None:
        super().__init__()
        inside = column(self, 0, 0.6)
        self.heading = SectionHeading(section.title)
        inside.addWidget(self.heading)
        self.parts = tuple(PartView(part, beside=beside) for part in section.parts)
        for part in self.parts:
            inside.addWidget(part)
        inside.addWidget(Rule())


class ThreadCard(Card):
    """The questions of earlier rounds with their answers."""

    def __init__(self, thread: tuple[Vraag, ...], names: dict[str, str]) -> None:
        super().__init__(say("besluiten.draad.titel"))
        for vraag in thread:
            entry = QWidget()
            inside = column(entry, 0, 0.25)
            inside.addWidget(Small(say("besluiten.draad.van", naam=vraag.by_name, wanneer=vraag.at)))
            if vraag.about in names:
                inside.addWidget(Muted(say("besluiten.draad.over", vraag=names[vraag.about])))
            inside.addWidget(Strong(vraag.text))
            inside.addWidget(SmallStrong(say("besluiten.draad.antwoord")))
            inside.addWidget(Plain(vraag.answered or say("besluiten.draad.geen")))
            self.add(entry)


class Reasoning(QWidget):
    """Everything the decision rests on."""

    place_wanted = Signal(object)
    """The widget that should come into sight."""

    def __init__(self) -> None:
        super().__init__()
        self._beside = True
        self._views: dict[str, SectionView] = {}
        self._column = column(self, 0, 1.0)
        self.changes = LinkList()
        self.index = FlowRow((), 0.5)
        self.changes.wanted.connect(self._on_change)
        self._put_by()

    def show_casus(self, shown: ToDecide, names: dict[str, str]) -> None:
        """Show what was put forward."""
        self._clear()
        if shown.changes:
            self._add_changes(shown)
        if shown.thread:
            self._column.addWidget(ThreadCard(shown.thread, names))
        self._add_sections(shown.voorstel.snapshot, shown.changes)

    def show_snapshot(self, shot: Snapshot) -> None:
        """Show the facts of a casus alone, without a proposal around them."""
        self._clear()
        self._add_sections(shot, ())

    def clear(self) -> None:
        """Show nothing of anybody."""
        self._clear()

    def place_of(self, key: str) -> QWidget | None:
        """Return where an answer stands (`vraag@item`), or None."""
        grids = (part.grid for view in self._views.values() for part in view.parts)
        return next((grid.places[key] for grid in grids if key in grid.places), None)

    def section(self, name: str) -> SectionView | None:
        """Return a section by its slug."""
        return self._views.get(name)

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """Labels go above their words where the page is narrow."""
        super().resizeEvent(event)
        beside = self.width() >= em(BESIDE)
        if beside != self._beside:
            self._beside = beside
            for view in self._views.values():
                for part in view.parts:
                    part.grid.set_beside(beside)

    def _clear(self) -> None:
        self._put_by()
        empty(self._column)
        self._views = {}

    def _put_by(self) -> None:
        """Keep the two parts that stay, out of sight: what stands nowhere stays behind when the page goes."""
        for part in (self.changes, self.index):
            part.hide()
            part.setParent(self)

    def _add_changes(self, shown: ToDecide) -> None:
        card = Card(say("besluiten.wijzigingen.titel", aantal=len(shown.changes)), "attention")
        card.add(Muted(say("besluiten.wijzigingen.uitleg")))
        self.changes.show_links([(change_name(one), change_key(one)) for one in shown.changes])
        card.add(self.changes)
        self.changes.show()
        self._column.addWidget(card)

    def _add_sections(self, shot: Snapshot, changes: tuple[ChangedAnswer, ...]) -> None:
        card = Card(say("besluiten.afweging"))
        self.index.clear()
        card.add(self.index)
        self.index.show()
        found = sections(shot, changes)
        for section in found:
            self._add_section(card, section)
            if section.id == "betrekken" or (section is found[-1] and "regels" not in self._views):
                self._add_lines(card, shot)
        if "regels" not in self._views:
            self._add_lines(card, shot)
        self._column.addWidget(card)

    def _add_section(self, card: Card, section: Section) -> None:
        view = SectionView(section, beside=self._beside)
        self._views[section.id] = view
        card.add(view)
        self._add_link(section.title, view)

    def _add_link(self, title: str, view: QWidget) -> None:
        link = Link(title)
        link.clicked.connect(lambda: self.place_wanted.emit(view))
        self.index.add(link)

    def _add_lines(self, card: Card, shot: Snapshot) -> None:
        if not shot.lines or "regels" in self._views:
            return
        view = SectionView(Section("regels", say("besluiten.deel.regels"), ()), beside=self._beside)
        heads = [Heading(say(f"besluiten.tabel.{name}"), share) for name, share in _COLUMNS]
        table = LinesTable(heads, say("besluiten.deel.regels"))
        table.show_lines([_line(number, line) for number, line in enumerate(shot.lines, 1)])
        inside = view.layout()
        if inside is not None:
            inside.addWidget(table)
        self._views["regels"] = view
        card.add(view)
        self._add_link(say("besluiten.deel.regels"), view)

    def _on_change(self, key: object) -> None:
        place = self.place_of(str(key))
        if place is not None:
            place.setFocus()
            self.place_wanted.emit(place)


_COLUMNS: Final = (("gegeven", 5), ("naar", 4), ("stand", 3))


def _line(number: int, line: SealedLine) -> Line:
    kinds = [say(f"besluiten.soort.{kind}") for kind in (line.kind, *line.special) if kind]
    about = say("besluiten.over_wie", naam=line.about_name) if line.about_name else ""
    way = say("besluiten.van", bron=line.source) if line.source else ""
    if line.act == "uitvraag":
        way = say("besluiten.uitvraag", bron=line.source or "")
    state = f"{line.lot}_{'delen' if line.proposed else 'niet'}" if line.lot == "tenzij" else line.lot
    return Line(
        line.id,
        (
            Cell(f"{number}. {line.item}", " · ".join(part for part in (*kinds, about) if part)),
            Cell(", ".join(part for part in (line.recipient, line.function) if part), way),
            Cell(say(f"besluiten.lot.{state}", route=line.route)),
        ),
    )
