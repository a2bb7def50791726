"""Who helps in a plan, and how to reach them; for who makes agreements, a way to change that."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from triage.casework.plan.desk import OpenPlan
from triage.plan.checks import Checks, settle_helper
from triage.plan.datwat.model import ORGANISATION, Outcome
from triage.plan.model import Hulpverlener
from ui.pages.plan.datwat import NO_CHECKS, CheckStrip
from ui.pages.plan.filled import Keep, kept_words
from ui.pages.plan.parts import LineRow
from ui.pages.plan.words import contact_of, helper_name
from ui.pages.triage.links import TextLink
from ui.widgets.buttons import Button, Primary
from ui.widgets.card import Card
from ui.widgets.errors import ErrorLine
from ui.widgets.layouts import FlowRow, column, empty
from ui.widgets.text import Plain, SmallStrong
from ui.words import say


class HelperEditor(QWidget):
    """The lines of one helper."""

    save_wanted = Signal(object)
    """A `Hulpverlener` as it is to be."""
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._checks: Checks = NO_CHECKS
        self._before: Hulpverlener | None = None
        self._kept: tuple[Keep, ...] = ()
        self.organisation = LineRow(say("plan.form.organisatie"), say("plan.form.organisatie_uitleg"))
        self.name, self.function = LineRow(say("plan.form.naam")), LineRow(say("plan.form.functie"))
        self.contact = LineRow(say("plan.form.contact"))
        self.strip, self.error = CheckStrip(), ErrorLine()
        self.save, self.leave = Primary(say("plan.form.bewaar")), Button(say("plan.form.annuleer"))
        inside = column(self, 0, 0.6)
        for part in (*self._rows(), self.strip, self.error, FlowRow([self.save, self.leave])):
            inside.addWidget(part)
        for row in self._rows():
            row.edited.connect(self._look)
        self.strip.changed.connect(self._on_reason)
        self.save.clicked.connect(self._on_save)
        self.leave.clicked.connect(self.closed)

    def _rows(self) -> tuple[LineRow, ...]:
        return (self.organisation, self.name, self.function, self.contact)

    def show_helper(self, helper: Hulpverlener, checks: Checks) -> None:
        """Show a helper to change."""
        self._before, self._checks = helper, checks
        self._kept = tuple(Keep(one.quote, one.kind, one.reason.value) for one in helper.kept)
        texts = (helper.organisation, helper.name, helper.function, helper.contact)
        for row, text in zip(self._rows(), texts, strict=True):
            row.show_text(text)
        self.error.show_message(None)
        self._look()

    def helper(self) -> Hulpverlener | None:
        """Return the helper as filled in."""
        if self._before is None:
            return None
        organisation, name, function, contact = (row.text().strip() for row in self._rows())
        return replace(
            self._before,
            organisation=organisation,
            name=name,
            function=function,
            contact=contact,
            kept=kept_words(self.strip.kept()),
        )

    @property
    def changed(self) -> bool:
        """Something else is filled in than what the plan says."""
        return self.isVisible() and self.helper() != self._before

    def _look(self) -> None:
        organisation, _, function, contact = (row.text() for row in self._rows())
        settled = settle_helper(organisation, function, contact, (), self._checks)
        marks = tuple(one.mark for one in settled.marked if not one.mark.kind.startswith(ORGANISATION))
        self._kept = (*self._kept, *self.strip.kept())
        self.strip.show_outcome(Outcome(marks, ""), self._kept)
        self.error.show_message(None)

    def _on_reason(self) -> None:
        self._kept = self.strip.kept()
        self.error.show_message(None)

    def _on_save(self) -> None:
        helper = self.helper()
        if helper is None:
            return
        self.organisation.mark(None if helper.organisation else say("plan.mist.organisation"))
        self.error.show_message(say("plan.mist.datwat") if self.strip.open else None)
        if not helper.organisation:
            self.organisation.line.setFocus()
        elif not self.strip.open:
            self.save_wanted.emit(helper)


class HelpersCard(Card):
    """Everybody who helps, with how to reach them."""

    save_wanted = Signal(object)
    """A `Hulpverlener` as it is to be."""
    opened = Signal(object)
    """The editor came up; the widget to bring into sight."""

    def __init__(self) -> None:
        super().__init__(say("plan.hulp.titel"))
        self._list = column(None, 0, 0.5)
        self.add(self._list)
        self.editor = HelperEditor()
        self.editor.hide()
        self.add(self.editor)
        self.links: tuple[TextLink, ...] = ()
        self._checks: Checks = NO_CHECKS
        self.editor.save_wanted.connect(self.save_wanted)
        self.editor.closed.connect(self._on_closed)

    def show_plan(self, shown: OpenPlan, checks: Checks) -> None:
        """Show the helpers of a plan; a link to change one for who may."""
        self._checks = checks
        self.editor.hide()
        empty(self._list)
        links = []
        for one in shown.plan.helpers:
            entry = column(None, 0, 0.05)
            entry.addWidget(SmallStrong(one.organisation))
            told = Plain(contact_of(one))
            told.setProperty("small", True)
            entry.addWidget(told)
            if shown.may.agree:
                link = TextLink(say("plan.hulp.wijzig"), one)
                link.setAccessibleName(say("plan.hulp.wijzig_naam", wie=helper_name(one)))
                link.clicked.connect(self._on_link)
                entry.addWidget(link)
                links.append(link)
            self._list.addLayout(entry)
        self.links = tuple(links)
        self.setVisible(bool(shown.plan.helpers))

    def _on_link(self) -> None:
        link = self.sender()
        if isinstance(link, TextLink) and isinstance(link.goal, Hulpverlener):
            self.editor.show_helper(link.goal, self._checks)
            self.editor.show()
            self.editor.organisation.line.setFocus()
            self.opened.emit(self.editor)

    def _on_closed(self) -> None:
        self.editor.hide()
        if self.links:
            self.links[0].setFocus()
