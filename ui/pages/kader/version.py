"""One version of the kader: what would change, and letting it go in by a resolution of the council."""

from collections.abc import Iterator
from itertools import groupby

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from triage.casework.beheer.kaders import Preview, VersionRow
from triage.kader.comparing import KaderChange, Soort
from ui.fields.dates import read_date
from ui.fields.days import DayEditor
from ui.fields.editors import LineEditor
from ui.fields.form import FormRow
from ui.widgets.buttons import Primary, Quiet
from ui.widgets.card import Card
from ui.widgets.chip import Kind
from ui.widgets.layouts import FlowRow, column, empty
from ui.widgets.lines import Cell, Heading, Line, LinesTable
from ui.widgets.scroll import ScrollPage
from ui.widgets.text import Muted, Plain, PrimaryHeading
from ui.words import day, moment, say

_KINDS = {
    Soort.NIEUW: Kind.OK,
    Soort.VERVALLEN: Kind.DANGER,
    Soort.TEKST: Kind.NEUTRAL,
    Soort.INHOUD: Kind.ATTENTION,
}


class VersionPage(ScrollPage):
    """A version to look at and to let go in."""

    activate_wanted = Signal(str, str, object, object)
    """Version, resolution, the day of the resolution and the first day; a day that cannot be read is None."""
    close_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.title, self.about = PrimaryHeading(), Muted()
        self.back = Quiet(say("kader.terug"))
        self._changes = column(None, 0, 1.0)
        self._version = ""
        self.form = self._make_form()
        head = column(None, 0, 0.3)
        top: tuple[QWidget, ...] = (self.title, self.about, FlowRow([self.back]))
        for part in top:
            head.addWidget(part)
        self.content.addLayout(head)
        self.content.addLayout(self._changes)
        self.content.addWidget(self.form)
        self.back.clicked.connect(self.close_wanted)
        self.activate.clicked.connect(self._on_activate)
        self.show_nothing()

    def _make_form(self) -> Card:
        card = Card(say("kader.ingaan"))
        self.resolution, self.resolved_on, self.since = LineEditor(limit=200), DayEditor(), DayEditor()
        self.activate = Primary(say("kader.laat_ingaan"))
        self.lines = (
            FormRow(say("kader.raadsbesluit"), self.resolution, say("kader.raadsbesluit_uitleg")),
            FormRow(say("kader.van"), self.resolved_on),
            FormRow(say("kader.vanaf"), self.since),
        )
        parts: tuple[QWidget, ...] = (Muted(say("kader.ingaan_uitleg")), *self.lines, FlowRow([self.activate]))
        for part in parts:
            card.add(part)
        return card

    def show_nothing(self) -> None:
        """Show nothing while something is fetched."""
        self.title.setText(say("kader.laden"))
        self.about.setText("")
        empty(self._changes)
        self.form.hide()
        self._version = ""

    def show_version(self, row: VersionRow, preview: Preview) -> None:
        """Show a version against the one that holds now. What was typed for this version stays."""
        if row.version != self._version:
            for editor in (self.resolution, self.resolved_on.editor, self.since.editor):
                editor.show_words("")
        self._version = row.version
        self.title.setText(say("kader.versie", versie=row.version))
        self.about.setText(say("kader.onder", titel=row.title, dag=day(row.valid_from)))
        empty(self._changes)
        if not row.active:
            for part in _preview(preview):
                self._changes.addWidget(part)
        if row.activations:
            self._changes.addWidget(_history(row))
        self.form.setVisible(not row.active)
        (self.back if row.active else self.resolution).setFocus()

    def _on_activate(self) -> None:
        days = tuple(read_date(one.editor.words()) for one in (self.resolved_on, self.since))
        for line, found in zip(self.lines[1:], days, strict=True):
            line.mark(None if found else say("veld.datum_onleesbaar"))
        self.activate_wanted.emit(self._version, self.resolution.words(), *days)


def _preview(preview: Preview) -> Iterator[QWidget]:
    head = Card(say("kader.wat_verandert"))
    head.add(Muted(say("kader.tegen", versie=preview.against)))
    head.add(Plain(say("kader.houden", aantal=preview.keep) if preview.keep else say("kader.houden_geen")))
    if not preview.changes:
        head.add(Plain(say("kader.niets")))
    yield head
    for part, changes in groupby(preview.changes, key=lambda one: one.part):
        name = say(f"kader.deel.{part}")
        table = LinesTable([Heading(name, 8), Heading(say("kader.kop.stand"), 2)], name)
        table.show_lines([_line(one) for one in changes])
        card = Card(name)
        card.add(table)
        yield card


def _line(change: KaderChange) -> Line:
    was = say("kader.was", woorden=change.before) if change.before else ""
    state = Cell(say(f"kader.soort.{change.kind.value}"), chip=_KINDS[change.kind])
    return Line(change.name, (Cell(change.name, was), state))


def _history(row: VersionRow) -> Card:
    card = Card(say("kader.geschiedenis"))
    for one in row.activations:
        told = say(
            "kader.ingegaan_regel",
            dag=one.since,
            besluit=one.resolution,
            van=one.resolved_on,
            wie=one.by_name,
            wanneer=moment(one.at),
        )
        card.add(Plain(told))
    return card
