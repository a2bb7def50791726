"""The reminder: a calm strip on opening and now and then after, until somebody puts it aside for the day.

It stays inside the program: nothing goes to the system or over a network.
"""

from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from triage.casework.followup.herinnering import put_aside, reminder
from ui.flows.context import Context
from ui.spot import Spot
from ui.widgets.buttons import Button
from ui.widgets.chip import Kind
from ui.words import say

EVERY_MS: Final = 30 * 60 * 1000
"""How often it looks, in milliseconds."""


class Reminder(QObject):
    """Looks in the lane, and says how much is for today where nothing else is being said."""

    wanted = Signal(object)
    """A `Spot` to go to."""

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._shows = False
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.look)
        context.notices.closed.connect(self._on_closed)

    def begin(self) -> None:
        """Look now, and go on looking."""
        self._timer.start()
        self.look()

    def look(self) -> None:
        """See whether there is something to say."""
        desk = self._context.desk
        self._context.runner.run(lambda: reminder(desk), self, self._on_count)

    def _on_count(self, count: int) -> None:
        strip = self._context.notices
        if not count or not strip.isHidden():
            return
        show = Button(say("herinnering.toon"), small=True)
        show.clicked.connect(self._on_show)
        strip.tell(say("herinnering.titel", aantal=count), "", Kind.ACCENT, (show,))
        self._shows = True

    def _on_show(self) -> None:
        self._aside()
        self._context.notices.hide()
        self.wanted.emit(Spot())

    def _on_closed(self) -> None:
        if self._shows:
            self._aside()

    def _aside(self) -> None:
        self._shows = False
        desk = self._context.desk
        self._context.runner.run(lambda: put_aside(desk), self, _done)


def _done(_: None) -> None:
    """Nothing follows from putting it aside."""
