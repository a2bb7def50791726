"""An office with a screen for requests of citizens and the notices that follow."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QStackedWidget
from pytestqt.qtbot import QtBot

from tests.casework.rights import SECOND, Counter
from tests.ui.deciding_office import settle
from triage.access.actor import Actor
from triage.records.blocks import Document
from ui.flows.context import Context
from ui.flows.rights.notice import NoticeSection
from ui.flows.rights.section import RightsSection
from ui.flows.section import Kit
from ui.notices import NoticeStrip
from ui.runner import Runner
from ui.spot import At, Spot

if TYPE_CHECKING:
    from triage.casework.entering import Gate
    from triage.faults import Fault


@dataclass
class Room:
    """A counter with a screen."""

    counter: Counter
    runner: Runner
    notices: NoticeStrip
    faults: "list[Fault]"
    went: list[Spot]
    pressed: list[Document]

    def rights(
        self, qtbot: QtBot, spot: Spot, by: Actor = SECOND, size: tuple[int, int] = (1060, 690)
    ) -> RightsSection:
        """Return the section of requests of somebody at work, at a spot."""
        section = RightsSection(self._kit(by))
        self._show(qtbot, section, spot, size)
        return section

    def notice(self, qtbot: QtBot, stuk: str, size: tuple[int, int] = (1060, 690)) -> NoticeSection:
        """Return the section of a notice."""
        section = NoticeSection(self._kit(SECOND))
        self._show(qtbot, section, Spot(At.NOTICE, stuk), size)
        return section

    def _kit(self, by: Actor) -> Kit:
        return Kit(Context(self.counter.desk(by), self.runner, self.notices), self._press, cast("Gate", None))

    def _show(self, qtbot: QtBot, section: RightsSection | NoticeSection, spot: Spot, size: tuple[int, int]) -> None:
        window = QStackedWidget()
        qtbot.addWidget(window)
        section.setParent(window)
        section.ways = frozenset(At)
        for page, _ in section.pages():
            window.addWidget(page)

        def go(to: Spot) -> None:
            self.went.append(to)
            if to.at in section.spots:
                window.setCurrentWidget(section.open(to))

        section.wanted.connect(go)
        window.resize(*size)
        window.setCurrentWidget(section.open(spot))
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        settle()

    def _press(self, document: Document) -> bytes:
        self.pressed.append(document)
        return b"%PDF"
