"""A request to write down: what is asked, by whom, about whom, and which data it contests."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from triage.casework.followup.verzoeken import Choices, NewVerzoek
from triage.followup.verzoek import CHANGING, OF_THE_AVG, Recht, Vrager
from triage.ids import CasusId, ItemId
from ui.fields.choices import Tick
from ui.fields.dates import local, read_time, written_date
from ui.pages.door.form_rows import DayRow, LineRow
from ui.pages.rights.forms import NO, YES, ways
from ui.pages.signals.act_form import Act, ActForm, ChoiceRow, Row, WordsRow
from ui.widgets.buttons import Button, Quiet
from ui.widgets.card import Card
from ui.widgets.chip import Kind
from ui.widgets.layouts import FlowRow, column, empty
from ui.widgets.saved import SavedLabel
from ui.widgets.scroll import ScrollPage
from ui.widgets.strip import MessageStrip
from ui.widgets.text import Muted, Plain, PrimaryHeading, Strong
from ui.words import say

_LEAK: Final = frozenset({"recht", "woorden", "ontdekt", "tijd"})
_LINES: Final = "regels"


class NewRightPage(ScrollPage):
    """A request that is not handed in yet."""

    sought = Signal(str)
    """A kenmerk."""
    register = Signal(object)
    """A `NewVerzoek`."""
    written = Signal()
    close_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(widest=62)
        self._choices: Choices | None = None
        self._answered = ("", "")
        self._chosen: tuple[str, ...] = ()
        self.seek_card, self.strip = Card(say("verzoeken.vorm.zoek_titel")), MessageStrip()
        self.kenmerk, self.seek = LineRow(say("verzoeken.vorm.kenmerk")), Button(say("verzoeken.vorm.zoek"))
        for part in (Muted(say("verzoeken.vorm.zoek_uitleg")), self.kenmerk, FlowRow([self.seek])):
            self.seek_card.add(part)
        self.form = _form()
        self.ticks: dict[str, Tick] = {}
        self._lines_box = QWidget()
        self._lines = column(self._lines_box, 0, 0.3)
        self.form.add_before_buttons(self._lines_box)
        self.saved, self.leave = SavedLabel(), Quiet(say("verzoeken.vorm.annuleer"))
        head: tuple[QWidget, ...] = (
            PrimaryHeading(say("verzoeken.vorm.titel")),
            Muted(say("verzoeken.vorm.uitleg")),
            self.strip,
        )
        for each in (*head, self.seek_card, self.form, FlowRow([self.leave]), self.saved):
            self.content.addWidget(each)
        self._connect()
        self.show_nothing()

    def _connect(self) -> None:
        self.form.written.connect(self.written)
        self.form.wanted.connect(lambda _: self._on_register())
        self.seek.clicked.connect(lambda: self.sought.emit(self.kenmerk.words()))
        self.kenmerk.line.returnPressed.connect(self.seek.click)
        self.leave.clicked.connect(self.close_wanted)
        for slug in ("recht", "over", "vrager"):
            row = self.form.rows[slug]
            if isinstance(row, ChoiceRow):
                row.choice.currentIndexChanged.connect(self._follow)

    # --------------------------------------------------------------------------------------------------------- showing
    def show_nothing(self) -> None:
        """Show nothing of anybody."""
        self._choices, self._answered = None, ("", "")
        self.kenmerk.line.show_words("")
        self.strip.hide()
        self._write({})
        self.set_busy(busy=False)
        self.form.hide()
        self.seek_card.hide()

    def show_form(
        self, typed: Mapping[str, str], today: date, found: Choices | None = None, answered: tuple[str, str] = ("", "")
    ) -> None:
        """Show a form, with what was typed in it before.

        Args:
            found: the casus it is about, or None.
            answered: id and number of the request whose answer is contested.
        """
        self.show_nothing()
        self._choices, self._answered = found, answered
        self.seek_card.setVisible(found is None and not answered[0])
        self._offer()
        self._write({"dag": written_date(today), **typed})
        self.form.show()
        self._tell()
        self.first_focus().setFocus()

    def show_not_found(self) -> None:
        """Say that nothing in reach has this kenmerk; the request is written down all the same."""
        self.kenmerk.mark(say("verzoeken.vorm.niet_gevonden"))
        self.kenmerk.setFocus()

    def set_busy(self, *, busy: bool) -> None:
        """Rest while it is handed in."""
        self.form.set_busy(busy=busy)

    def first_focus(self) -> QWidget:
        """Return where the keyboard starts."""
        return self.form.rows["recht"].editor

    def typed(self) -> dict[str, str]:
        """Return what stands in the form, without what is empty."""
        found = {slug: value for slug, value in self.form.values().items() if value}
        chosen = ",".join(regel for regel, tick in self.ticks.items() if tick.isChecked())
        return {**found, _LINES: chosen} if chosen else found

    # ---------------------------------------------------------------------------------------------------------- inside
    def _tell(self) -> None:
        if self._answered[0]:
            self.strip.show_message(say("verzoeken.vorm.tegen", nummer=self._answered[1]), "", Kind.ACCENT)
        elif self._choices is not None:
            self.strip.show_message(say("verzoeken.vorm.gevonden", kenmerk=self._choices.kenmerk), "", Kind.ACCENT)
        self.strip.setVisible(bool(self._answered[0]) or self._choices is not None)

    def _offer(self) -> None:
        contests = Recht.AWB_BEZWAAR
        rights = (contests,) if self._answered[0] else tuple(one for one in Recht if one is not contests)
        self._row("recht").offer(tuple((one.value, say(f"verzoeken.recht.{one.value}")) for one in rights))
        people = self._choices.people if self._choices is not None else ()
        self._row("over").offer(tuple((one.item, one.name) for one in people))

    def _write(self, typed: Mapping[str, str]) -> None:
        self._chosen = tuple(one for one in typed.get(_LINES, "").split(",") if one)
        self.form.write(typed)
        if self._answered[0]:
            self._row("recht").choose(Recht.AWB_BEZWAAR.value)
        self._follow()

    def _row(self, slug: str) -> ChoiceRow:
        row = self.form.rows[slug]
        if not isinstance(row, ChoiceRow):
            raise TypeError(slug)
        return row

    @property
    def _right(self) -> Recht | None:
        slug = self._row("recht").words()
        return Recht(slug) if slug else None

    def _follow(self) -> None:
        """Ask only what this kind of request needs."""
        right = self._right
        leak, avg = right is Recht.DATALEK, right in OF_THE_AVG
        wanted = {
            "over": self._choices is not None and not leak,
            "over_naam": self._choices is None and not leak,
            "namens": not leak and self._row("vrager").words() not in ("", Vrager.ZELF.value),
            "commissie": right is Recht.AWB_BEZWAAR,
            "rechtbank": avg,
            "ontdekt": leak,
            "tijd": leak,
        }
        for slug, row in self.form.rows.items():
            row.setVisible(wanted.get(slug, not leak or slug in _LEAK))
        self.form.rows["woorden"].label.setText(say(f"verzoeken.vorm.{'woorden_datalek' if leak else 'woorden'}"))
        self._show_lines(right)

    def _show_lines(self, right: Recht | None) -> None:
        """Show the lines about the chosen person, and beside each why AVG art. 21 is not open against it."""
        kept = {regel for regel, tick in self.ticks.items() if tick.isChecked()} | set(self._chosen)
        empty(self._lines)
        self.ticks = {}
        person = self._row("over").words()
        lines = self._choices.lines if self._choices is not None and right in CHANGING else ()
        mine = tuple(one for one in lines if one.stuk.content.about == person)
        self._lines_box.setVisible(bool(mine))
        if not mine:
            return
        self._lines.addWidget(Strong(say("verzoeken.vorm.regels")))
        self._lines.addWidget(Plain(say("verzoeken.vorm.regels_uitleg")))
        for one in mine:
            closed = one.no_objection if right is Recht.BEZWAAR else ""
            line = one.stuk.content
            note = (say(f"verzoeken.geen_bezwaar.{closed}"),) if closed else ()
            tick = Tick(say("verzoeken.regel", gegeven=line.item, wie=line.recipient), *note)
            tick.setEnabled(not closed)
            tick.setChecked(not closed and one.stuk.id in kept)
            tick.clicked.connect(self.written)
            self.ticks[one.stuk.id] = tick
            self._lines.addWidget(tick)

    def _on_register(self) -> None:
        right = self._right
        if right is not None:
            self.set_busy(busy=True)
            self.register.emit(self._made(right))

    def _made(self, right: Recht) -> NewVerzoek:
        values = self.form.values()
        about = values["over"] if self._choices is not None else ""
        people = self._choices.people if self._choices is not None else ()
        name = next((one.name for one in people if one.item == about), values["over_naam"])
        return NewVerzoek(
            right=right,
            asker_name=values["naam"],
            about_name=name,
            received_on=self.form.day("dag") or date.max,
            channel=values["weg"],
            words=values["woorden"],
            casus=CasusId(self._choices.casus) if self._choices is not None else None,
            about=ItemId(about) if about else None,
            asker=Vrager(values["vrager"] or Vrager.ZELF.value),
            standing=values["namens"],
            address=values["adres"],
            safe=values["veilig"],
            lines=tuple(regel for regel, tick in self.ticks.items() if tick.isChecked()),
            answered=self._answered[0],
            committee=values["commissie"] == YES,
            court=values["rechtbank"] == YES,
            discovered=self._discovered(right),
        )

    def _discovered(self, right: Recht) -> datetime | None:
        day, time = self.form.day("ontdekt"), read_time(self.form.values()["tijd"])
        return local(day, time) if right is Recht.DATALEK and day is not None and time is not None else None


def _form() -> ActForm:
    def label(key: str) -> str:
        return say(f"verzoeken.vorm.{key}")

    rows: dict[str, Row] = {
        "recht": ChoiceRow(label("recht")),
        "naam": LineRow(label("naam")),
        "vrager": ChoiceRow(label("vrager"), label("vrager_uitleg")),
        "namens": LineRow(label("namens"), label("namens_uitleg")),
        "over": ChoiceRow(label("over")),
        "over_naam": LineRow(label("over_naam")),
        "dag": DayRow(label("dag")),
        "weg": ChoiceRow(label("weg")),
        "woorden": WordsRow(label("woorden")),
        "ontdekt": DayRow(label("ontdekt")),
        "tijd": LineRow(label("tijd")),
        "adres": WordsRow(label("adres"), label("adres_uitleg")),
        "veilig": LineRow(label("veilig")),
        "commissie": ChoiceRow(label("commissie")),
        "rechtbank": ChoiceRow(label("rechtbank")),
    }
    offers = {
        "vrager": tuple((one.value, say(f"verzoeken.vrager.{one.value}")) for one in Vrager),
        "weg": ways(),
        "commissie": ((YES, say("verzoeken.janee.ja")), (NO, say("verzoeken.janee.nee"))),
        "rechtbank": ((YES, say("verzoeken.janee.ja")), (NO, say("verzoeken.janee.nee"))),
    }
    for slug, options in offers.items():
        row = rows[slug]
        if isinstance(row, ChoiceRow):
            row.offer(options)
    acts = {"vastleggen": Act(label("vastleggen"), ("recht", "woorden"), first=True)}
    return ActForm("", "", rows, acts)
