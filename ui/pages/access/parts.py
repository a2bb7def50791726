"""What the pages of access share: a head with ways to the other pages, turning pages, and a request in words."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtWidgets import QWidget

from triage.access.toegang import Oordeel, Soort, Verzoek
from ui.spot import Spot
from ui.theme import em
from ui.widgets.buttons import Button, Quiet
from ui.widgets.chip import Kind
from ui.widgets.layouts import FlowRow, column
from ui.widgets.scroll import ScrollPage
from ui.widgets.text import Muted, PrimaryHeading
from ui.words import near_day, say

TO_ANSWER = "beoordelen"
_LAID_OUT_MS = 120
Links = Mapping[str, Spot]
"""Ways to other pages: the key of the words, and where it goes."""


class AccessHead(QWidget):
    """The title of a page, a line under it, and the ways to the other pages."""

    wanted = Signal(object)
    """A `Spot` to go to."""

    def __init__(self, title: str, links: Links) -> None:
        super().__init__()
        self.title, self.about = PrimaryHeading(title), Muted()
        self._buttons: dict[str, Button] = {}
        inside = column(self, 0, 0.3)
        inside.addWidget(self.title)
        inside.addWidget(self.about)
        for key, spot in links.items():
            button = Quiet(say(f"toegang.{key}"))
            button.clicked.connect(lambda _=False, to=spot: self.wanted.emit(to))
            self._buttons[key] = button
        if self._buttons:
            inside.addWidget(FlowRow(list(self._buttons.values())))
        self.about.hide()

    def say_about(self, words: str) -> None:
        """Say this under the title."""
        self.about.setText(words)
        self.about.setVisible(bool(words))

    def first(self) -> QWidget:
        """Return the first of the ways, or the head itself where there is none."""
        return next(iter(self._buttons.values()), self)

    def show_count(self, count: int) -> None:
        """Show how many requests wait for an answer."""
        if TO_ANSWER in self._buttons:
            words = say("toegang.beoordelen_aantal", aantal=count) if count else say("toegang.beoordelen")
            self._buttons[TO_ANSWER].set_words(words)


class Turning(QWidget):
    """The buttons that turn the pages of a long list."""

    turned = Signal(int)
    """How many rows to skip."""

    def __init__(self, page: int) -> None:
        super().__init__()
        self._page = page
        self._skip = 0
        self._before, self._after = Button(say("toegang.vorige")), Button(say("toegang.volgende"))
        column(self, 0, 0).addWidget(FlowRow([self._before, self._after]))
        self._before.clicked.connect(self._on_before)
        self._after.clicked.connect(self._on_after)
        self.hide()

    def show_place(self, skip: int, shown: int, total: int) -> None:
        """Show the ways that there are from here."""
        self._skip = skip
        self._before.setVisible(skip > 0)
        self._after.setVisible(skip + shown < total)
        self.setVisible(total > self._page)

    def _on_before(self) -> None:
        self.turned.emit(max(0, self._skip - self._page))

    def _on_after(self) -> None:
        self.turned.emit(self._skip + self._page)


def bring(page: ScrollPage, part: QWidget) -> None:
    """Scroll to a part that just appeared, from its top, once it is laid out; what is whole in sight stays."""
    QTimer.singleShot(_LAID_OUT_MS, part, lambda: _bring(page, part))


def _bring(page: ScrollPage, part: QWidget) -> None:
    inner, bar, high = page.widget(), page.verticalScrollBar(), page.viewport().height()
    if inner is None or not part.isVisible():
        return
    top = part.mapTo(inner, QPoint(0, 0)).y()
    bottom = top + part.height()
    if top < bar.value() or bottom > bar.value() + high:
        bar.setValue(min(top - em(1), max(0, bottom + em(1) - high)) if bottom - top < high else top - em(1))


def about_whom(verzoek: Verzoek) -> str:
    """Return about whom a request is, as it was typed."""
    if verzoek.kind is Soort.NAMEN:
        return say("toegang.verzoeken.namen_in", kenmerk=verzoek.name)
    if verzoek.born is None:
        return verzoek.name
    return say("toegang.kaartje.over", naam=verzoek.name, dag=verzoek.born)


def standing(verzoek: Verzoek, today: date) -> tuple[str, Kind]:
    """Return how a request stands, in words and as the kind of a pill."""
    if verzoek.verdict is None:
        return say("toegang.stand.wacht"), Kind.NEUTRAL
    if verzoek.verdict is Oordeel.GEWEIGERD:
        return say("toegang.stand.geweigerd"), Kind.NEUTRAL
    if verzoek.ended_at is not None:
        return say("toegang.stand.gestopt"), Kind.NEUTRAL
    if not verzoek.holds_on(today):
        return say("toegang.stand.voorbij"), Kind.NEUTRAL
    return say("toegang.stand.toegekend", dag=near_day(verzoek.until, today) if verzoek.until else ""), Kind.OK


def days(count: int) -> str:
    """Return a number of days in words."""
    return say("toegang.dagen", aantal=count)
