"""A part of the workplace with pages of its own, which only exists for who may use it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QObject, Signal

from triage.records.blocks import Document

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from triage.casework.entering import Gate
    from ui.flows.context import Context
    from ui.shell.navigation import Place
    from ui.spot import At, Spot

Press = Callable[[Document], bytes]
"""Makes a PDF of a document; called in the lane, where its libraries are imported at the first call."""


@dataclass(frozen=True, slots=True)
class Kit:
    """What a section gets.

    Args:
        gate: the door of the store, for who lets other people in (beheer).
    """

    context: Context
    press: Press
    gate: Gate


class Section(QObject):
    """Owns pages and fetches what they show.

    Class attributes:
        acts: the rights of which one will do to have this section; without any it is not there at all.
        spots: where it can go.
    """

    wanted = Signal(object)
    """A `Spot` to go to."""
    counted = Signal(object, int)
    """A `Place`, and how much waits there, for the badge in the menu."""
    acts: ClassVar[tuple[str, ...]] = ()
    spots: ClassVar[tuple[At, ...]] = ()

    def __init__(self, kit: Kit, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.kit = kit
        self.ways: frozenset[At] = frozenset()
        """The spots that there are for this role, set by the workplace; no button leads to another."""

    def pages(self) -> tuple[tuple[QWidget, Place], ...]:
        """Return every page with its entry of the menu."""
        raise NotImplementedError

    def open(self, spot: Spot) -> QWidget:
        """Begin to fetch what belongs at a spot; return the page to show meanwhile, with nothing of before on it."""
        raise NotImplementedError

    def flush(self) -> None:
        """Put everything that was typed on its way to the store."""

    @property
    def busy(self) -> bool:
        """Something that was typed is not stored yet."""
        return False

    @property
    def unsaved(self) -> bool:
        """Something that was typed could not be stored, or waits for a yes."""
        return False
