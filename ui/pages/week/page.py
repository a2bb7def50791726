"""A week of what is owed: Monday to Sunday, what was late before on top, holidays by their name."""

from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from triage.followup.taak import Filter, Taak, Week, Wie
from triage.terms.calendar import holiday_name
from ui.fields.form import Choice
from ui.pages.overview.narrowing import selector
from ui.pages.overview.owed import key_of, taak_line
from ui.widgets.buttons import Button, Primary, Quiet
from ui.widgets.card import Card
from ui.widgets.layouts import Columns, FlowRow, Panel, column, row
from ui.widgets.lines import Heading, LinesTable
from ui.widgets.scroll import ScrollPage
from ui.widgets.strip import MessageStrip
from ui.widgets.text import Muted, PrimaryHeading, Small
from ui.words import day as day_words
from ui.words import say, weekday

_NEXT: Final = (("Alt+Left", -7), ("Alt+Right", 7))


class WeekPage(ScrollPage):
    """One week. Signals carry a `Taak`, or the Monday of another week."""

    open_wanted = Signal(object)
    """Something to go on with."""
    week_wanted = Signal(object)
    """A day in another week."""
    save_wanted = Signal()
    """A calendar file."""
    filter_wanted = Signal()
    """Somebody else's work."""
    close_wanted = Signal()
    """Back to the worklist."""

    def __init__(self, reach: str) -> None:
        super().__init__()
        self._monday: date | None = None
        self._today: date | None = None
        self._heading, self._summary = PrimaryHeading(), Muted()
        self.back = Quiet(say("week.terug"), icon_name="terug")
        self.before, self.now = Button(say("week.vorige"), icon_name="terug"), Button(say("week.nu"))
        self.after, self.save = Button(say("week.volgende"), icon_name="verder"), Primary(say("week.bewaar"))
        self.strip = MessageStrip(closable=True)
        self.wie = Choice()
        for one, key in ((Wie.IEDER, reach), (Wie.MIJ, "mij")):
            self.wie.addItem(say(f"taken.wie.{key}"), one)
        self.wie.activated.connect(self.filter_wanted)
        words = column(None, 0, 0.2)
        for part in (self._heading, self._summary):
            words.addWidget(part)
        top = row(None, 0, 1)
        top.addLayout(words, 1)
        top.addWidget(self.save)
        self.content.addWidget(FlowRow([self.back]))
        self.content.addLayout(top)
        chosen = selector(say("taken.wie.naam"), self.wie)
        self.content.addWidget(FlowRow([self.before, self.now, self.after, chosen]))
        self.content.addWidget(Small(say("week.uitleg_toetsen")))
        self.content.addWidget(self.strip)
        self.strip.hide()
        self.carried = _Day()
        self.days = tuple(_Day() for _ in range(7))
        self.content.addWidget(self.carried)
        self.content.addWidget(Columns((Panel(_stack(self.days[:3]), 30), Panel(_stack(self.days[3:]), 30))))
        for card in (self.carried, *self.days):
            card.open_wanted.connect(self.open_wanted)
        self.before.clicked.connect(lambda: self._go(-7))
        self.after.clicked.connect(lambda: self._go(7))
        self.now.clicked.connect(lambda: self.week_wanted.emit(self._today))
        self.save.clicked.connect(self.save_wanted)
        self.back.clicked.connect(self.close_wanted)
        for key, step in _NEXT:
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda step=step: self._go(step))

    def show_nothing(self) -> None:
        """Take everything away."""
        self._monday = None
        self.strip.hide()
        for card in (self.carried, *self.days):
            card.show_day("", "", (), None)

    def show_week(self, week: Week, today: date) -> None:
        """Show a week."""
        self._monday, self._today = week.monday, today
        sunday = week.monday + timedelta(days=6)
        self._heading.setText(say("week.titel", nummer=week.monday.isocalendar().week))
        count = sum(len(taken) for _, taken in week.days)
        told = say("week.telling", aantal=count) if count else say("week.geen")
        parts = [say("week.van_tot", van=week.monday, tot=sunday), told, *([say("week.te_veel")] if week.more else [])]
        self._summary.setText(" · ".join(parts))
        self.now.setEnabled(not week.monday <= today <= sunday)
        self.carried.setVisible(bool(week.carried))
        self.carried.show_day(say("week.meegenomen"), "", week.carried, today)
        for card, (day, taken) in zip(self.days, week.days, strict=True):
            name = holiday_name(day)
            key = "week.vandaag" if day == today else "week.dag"
            title = say(key, weekdag=weekday(day).capitalize(), dag=day_words(day))
            card.show_day(title, say("week.feestdag", naam=name) if name else "", taken, today)

    def first_focus(self) -> QWidget:
        """Return where the keyboard starts: the first thing that is owed, else the next week."""
        cards = (self.carried, *self.days)
        return next((card.table for card in cards if card.table.isVisibleTo(self)), self.after)

    @property
    def wanted(self) -> Filter:
        """Whose work is shown."""
        return Filter(Wie(self.wie.currentData()))

    @property
    def monday(self) -> date | None:
        """The week that is shown."""
        return self._monday

    def _go(self, days: int) -> None:
        if self._monday is not None:
            self.week_wanted.emit(self._monday + timedelta(days=days))


class _Day(Card):
    """A day with what ends on it."""

    open_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__(" ")
        self._taken: dict[str, Taak] = {}
        self._holiday, self._nothing = Small(), Muted(say("week.niets"))
        headings = (Heading("", 3), Heading("", 7), Heading("", 4))
        self.table = LinesTable(headings, "")
        for part in (self._holiday, self.table, self._nothing):
            self.add(part)
        self.table.chosen.connect(self._on_chosen)

    def show_day(self, title: str, holiday: str, taken: tuple[Taak, ...], today: date | None) -> None:
        """Show what ends on a day."""
        self.heading.setText(title)
        self.heading.setVisible(bool(title))
        self._holiday.setText(holiday)
        self._holiday.setVisible(bool(holiday))
        self.table.setAccessibleName(title)
        self._taken = {key_of(one): one for one in taken}
        self.table.show_lines([taak_line(one, today) for one in taken] if today is not None else [])
        self.table.setVisible(bool(taken))
        self._nothing.setVisible(not taken)

    @property
    def holiday(self) -> str:
        """What is said of a holiday; empty for another day."""
        return self._holiday.text()

    def _on_chosen(self, key: str) -> None:
        if key in self._taken:
            self.open_wanted.emit(self._taken[key])


def _stack(cards: tuple[QWidget, ...]) -> QWidget:
    whole = QWidget()
    inside = column(whole, 0, 0.8)
    for card in cards:
        inside.addWidget(card)
    inside.addStretch(1)
    return whole
