"""A room with the pages of access: a store in memory with its people, the lane, and a section with its window."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QStackedWidget, QWidget

from tests import makers
from tests.casework.neighbours import ELSEWHERE, Neighbourhood, neighbourhood
from tests.fakes import MemoryStore
from tests.worlds import memory_world
from triage.access.actor import Actor
from triage.faults import Fault
from triage.records.blocks import Document
from ui.flows.access.access import AccessSection
from ui.flows.context import Context
from ui.flows.section import Kit
from ui.notices import NoticeStrip
from ui.runner import Runner
from ui.spot import At, Spot

if TYPE_CHECKING:
    from triage.casework.entering import Gate


@dataclass
class AccessRoom:
    """An office with a screen."""

    here: Neighbourhood
    runner: Runner
    notices: NoticeStrip
    faults: list[Fault]
    went: list[Spot]

    def section(self, by: Actor = ELSEWHERE) -> tuple[AccessSection, QStackedWidget]:
        """Return the section of somebody at work, and the window it shows its pages in."""
        context = Context(self.here.desk(by), self.runner, self.notices)
        window = QStackedWidget()
        section = AccessSection(Kit(context, _press, cast("Gate", None)), window)
        for page, _ in section.pages():
            window.addWidget(page)

        def go(spot: Spot) -> None:
            self.went.append(spot)
            if spot.at in section.spots:
                window.setCurrentWidget(section.open(spot))

        section.wanted.connect(go)
        window.resize(1060, 690)
        return section, window

    @property
    def store(self) -> MemoryStore:
        """The store behind it."""
        found = getattr(self.here.world.work, "__self__", None)
        assert isinstance(found, MemoryStore)
        return found


def access_room() -> AccessRoom:
    """Return a room with everybody at work and no casus."""
    runner, faults = Runner(), list[Fault]()
    runner.refused.connect(faults.append)
    runner.troubled.connect(faults.append)
    return AccessRoom(neighbourhood(memory_world()), runner, NoticeStrip(), faults, [])


def shown(window: QWidget) -> None:
    """Show a window as somebody has it in front of them."""
    window.show()
    window.activateWindow()


def _press(_: Document) -> bytes:
    return b"%PDF"


__all__ = ["AccessRoom", "At", "Spot", "access_room", "makers", "shown"]
