"""Who is asked to a meeting: function, organisation, why they must be there, on what it rests, for which points."""

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from triage.casework.plan.meeting_desk import OpenMeeting
from triage.plan.checks import Check
from ui.fields.choices import Dot, Tick
from ui.pages.meeting.filled import Guest
from ui.pages.meeting.words import Offered, bases
from ui.pages.plan.datwat import CheckedText
from ui.pages.plan.filled import basis_slug
from ui.pages.plan.parts import ChoiceRow, LineRow
from ui.pages.plan.words import basis_words
from ui.widgets.buttons import Button, Quiet
from ui.widgets.card import Card
from ui.widgets.errors import ErrorLine
from ui.widgets.facts import Rule
from ui.widgets.layouts import Columns, FlowRow, Panel, column, empty
from ui.widgets.text import Muted, Small, Strong
from ui.words import say

_LEAST: Final = 16


class GuestPanel(QWidget):
    """One person who is asked."""

    edited = Signal()
    gone = Signal()

    def __init__(self, number: int, shown: OpenMeeting, check: Check, *, past: bool) -> None:
        super().__init__()
        self._id = ""
        self._number = number
        self._colleagues = {str(one.person): one for one in shown.colleagues}
        self.name, self.function = LineRow(say("overleg.gast.naam")), LineRow(say("overleg.gast.functie"))
        self.organisation = LineRow(say("overleg.gast.organisatie"))
        self.colleague = ChoiceRow(say("overleg.gast.collega"), "", say("overleg.gast.geen_collega"))
        self.colleague.show_items([(one.person, one.name) for one in shown.colleagues])
        self.needed = CheckedText(say("overleg.gast.nodig"), say("overleg.gast.nodig_uitleg"))
        self.needed.set_check(check)
        self.basis = ChoiceRow(say("overleg.gast.waarop"), say("overleg.gast.waarop_uitleg"))
        self.basis.show_items([(basis_slug(one), basis_words(one)) for one in bases(shown)])
        self.remove = Quiet(say("overleg.gast.weg"), icon_name="sluiten")
        self.points: dict[str, Tick] = {}
        self._place(shown, past=past)
        self._name_parts()
        self._wire()

    def _place(self, shown: OpenMeeting, *, past: bool) -> None:
        inside = column(self, 0, 0.6)
        self.heading = Strong(say("overleg.gast.kop", nummer=self._number))
        inside.addWidget(FlowRow([self.heading, self.remove]))
        inside.addWidget(self.colleague)
        self.colleague.setVisible(bool(shown.colleagues))
        rows = (self.name, self.function, self.organisation)
        inside.addWidget(Columns([Panel(one, _LEAST) for one in rows]))
        inside.addWidget(self.needed)
        inside.addWidget(self.basis)
        self._points_head = Strong(say("overleg.gast.punten"))
        self._points_hint = Small(say("overleg.gast.punten_uitleg"))
        inside.addWidget(self._points_head)
        inside.addWidget(self._points_hint)
        self._points = column(None, 0, 0.1)
        inside.addLayout(self._points)
        self.points_error = ErrorLine()
        inside.addWidget(self.points_error)
        inside.addWidget(self._make_presence(past=past))
        inside.addWidget(Rule())

    def _make_presence(self, *, past: bool) -> QWidget:
        """Who came can be said once the moment of the meeting is past."""
        part = QWidget()
        inside = column(part, 0, 0.1)
        inside.addWidget(Strong(say("overleg.gast.aanwezig")))
        self.group = QButtonGroup(self)
        self.present = {slug: Dot(say(f"veld.{slug}")) for slug in ("ja", "nee")}
        for dot in self.present.values():
            self.group.addButton(dot)
        inside.addWidget(FlowRow(list(self.present.values()), 1.4))
        self.present_error = ErrorLine()
        inside.addWidget(self.present_error)
        if not past:
            part.hide()
        return part

    def _name_parts(self) -> None:
        """Say whose line it is: there are as many lines of a kind as people."""
        who = say("overleg.gast.kop", nummer=self._number)
        for row in (self.name, self.function, self.organisation, self.colleague, self.basis):
            row.editor.setAccessibleName(f"{who}: {row.label.text()}")
        self.needed.editor.setAccessibleName(f"{who}: {self.needed.label.text()}")
        self.remove.setAccessibleName(f"{say('overleg.gast.weg')}: {who}")
        for slug, dot in self.present.items():
            dot.setAccessibleName(f"{who}: {say('overleg.gast.aanwezig')} {say(f'veld.{slug}')}")

    def _wire(self) -> None:
        for row in (self.name, self.function, self.organisation):
            row.edited.connect(self.edited)
        self.needed.edited.connect(self.edited)
        self.basis.chosen.connect(self.edited)
        self.colleague.chosen.connect(self._on_colleague)
        self.remove.clicked.connect(self.gone)
        for dot in self.present.values():
            dot.toggled.connect(self.edited)

    # ---------------------------------------------------------------------------------------------------- values
    def show_guest(self, guest: Guest, agenda: Iterable[tuple[str, str]]) -> None:
        """Show somebody, with the points that are on the agenda now."""
        self._id = guest.id
        for row, text in (
            (self.name, guest.name),
            (self.function, guest.function),
            (self.organisation, guest.organisation),
        ):
            row.show_text(text)
        self.colleague.choose(guest.colleague)
        self.needed.show_text(guest.needed, guest.kept)
        self.basis.choose(guest.basis)
        if guest.present in self.present:
            self.present[guest.present].setChecked(True)
        self.show_agenda(agenda, guest.points)

    def show_agenda(self, agenda: Iterable[tuple[str, str]], ticked: tuple[str, ...] | None = None) -> None:
        """Offer the points of the agenda; what was ticked stays."""
        chosen = self.guest().points if ticked is None else ticked
        empty(self._points)
        self.points = {}
        for slug, words in agenda:
            tick = Tick(words)
            tick.setAccessibleName(say("overleg.gast.punt_naam", nummer=self._number, punt=words))
            tick.setChecked(slug in chosen)
            tick.toggled.connect(self.edited)
            self.points[slug] = tick
            self._points.addWidget(tick)
        self._points_hint.setText(say("overleg.gast.punten_uitleg" if self.points else "overleg.gast.punten_geen"))

    def guest(self) -> Guest:
        """Return what is filled in."""
        return Guest(
            self._id,
            self.name.text(),
            self.function.text(),
            self.organisation.text(),
            self.needed.text(),
            self.basis.value(),
            tuple(slug for slug, tick in self.points.items() if tick.isChecked()),
            self.colleague.value(),
            next((slug for slug, dot in self.present.items() if dot.isChecked()), ""),
            self.needed.kept(),
        )

    def complain(self) -> QWidget | None:
        """Say what lacks; return the first place, or None."""
        guest, first = self.guest(), None
        checks: tuple[tuple[LineRow | ChoiceRow, bool, str], ...] = (
            (self.name, not guest.name.strip(), "naam"),
            (self.organisation, not guest.organisation.strip(), "organisatie"),
            (self.basis, not guest.basis, "waarop"),
        )
        for row, lacks, slug in checks:
            row.mark(say(f"overleg.mist.{slug}") if lacks else None)
            first = first or (row.editor if lacks else None)
        reason = "" if guest.needed.strip() else "nodig"
        if not reason and not self.needed.look():
            reason = "datwat"
        self.needed.mark(say(f"overleg.mist.{reason}") if reason else None)
        first = first or (self.needed.editor if reason else None)
        self.points_error.show_message(None if guest.points else say("overleg.mist.punten"))
        if not guest.points:
            first = first or next(iter(self.points.values()), self.remove)
        return first

    def complain_presence(self) -> QWidget | None:
        """Say that nobody said whether this person came; return where, or None."""
        unsaid = not self.guest().present
        self.present_error.show_message(say("overleg.mist.aanwezig") if unsaid else None)
        return self.present["ja"] if unsaid else None

    def _on_colleague(self) -> None:
        found = self._colleagues.get(self.colleague.value())
        if found is not None:
            self.name.show_text(found.name)
            self.function.show_text(found.function)
        self.edited.emit()


class GuestsCard(Card):
    """Everybody who is asked."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__(say("overleg.gasten"))
        self.add(Muted(say("overleg.gasten_uitleg")))
        self._column = column(None, 0, 0.9)
        self.add(self._column)
        self.more = Button(say("overleg.nog_iemand"), icon_name="plus")
        self.add(FlowRow([self.more]))
        self.panels: list[GuestPanel] = []
        self._shown: OpenMeeting | None = None
        self._past = False
        self._check: Check | None = None
        self._agenda: Offered = ()
        self._count = 0
        self.more.clicked.connect(self._on_more)

    def show_guests(
        self, shown: OpenMeeting, guests: tuple[Guest, ...], agenda: Offered, check: Check, *, past: bool
    ) -> None:
        """Show who is asked.

        Args:
            past: the moment of the meeting is past: who came can be said.
        """
        empty(self._column)
        self.panels, self._shown, self._check, self._count = [], shown, check, 0
        self._past = past
        self._agenda = _numbered(agenda)
        for guest in guests:
            self._add(guest)

    def show_agenda(self, agenda: Offered) -> None:
        """Offer other points to everybody."""
        self._agenda = _numbered(agenda)
        for panel in self.panels:
            panel.show_agenda(self._agenda)

    def guests(self) -> tuple[Guest, ...]:
        """Return everybody as filled in."""
        return tuple(panel.guest() for panel in self.panels)

    def complain_presence(self) -> QWidget | None:
        """Say of whom nobody said whether they came; return the first place, or None."""
        found = [panel.complain_presence() for panel in self.panels]
        return next((place for place in found if place is not None), None)

    def complain(self) -> QWidget | None:
        """Say what lacks of each; return the first place, or None."""
        found = [panel.complain() for panel in self.panels]
        return next((place for place in found if place is not None), None)

    def _add(self, guest: Guest) -> GuestPanel | None:
        if self._shown is None or self._check is None:
            return None
        self._count += 1
        panel = GuestPanel(self._count, self._shown, self._check, past=self._past)
        panel.show_guest(guest, self._agenda)
        panel.edited.connect(self.edited)
        panel.gone.connect(self._on_gone)
        self.panels.append(panel)
        self._column.addWidget(panel)
        return panel

    def _on_more(self) -> None:
        panel = self._add(Guest())
        if panel is not None:
            (panel.colleague.list if panel.colleague.isVisibleTo(self) else panel.name.line).setFocus()
            self.edited.emit()

    def _on_gone(self) -> None:
        panel = self.sender()
        if isinstance(panel, GuestPanel):
            self.panels.remove(panel)
            self._column.removeWidget(panel)
            panel.hide()
            panel.deleteLater()
            self.more.setFocus()
            self.edited.emit()


def _numbered(agenda: Offered) -> Offered:
    return tuple((slug, f"{number}. {words}") for number, (slug, words) in enumerate(agenda, 1))
