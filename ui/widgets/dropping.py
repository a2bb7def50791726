"""Files that are dropped on a widget from outside the program."""

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QWidget


class FileDrop(QObject):
    """Takes files that are dropped anywhere on a widget; what is no file on this computer is not taken.

    Args:
        target: what they are dropped on; it keeps this.
    """

    dropped = Signal(object)
    """The files, a tuple of `Path`."""

    def __init__(self, target: QWidget) -> None:
        super().__init__(target)
        target.setAcceptDrops(True)
        target.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        """See what is dragged over it and dropped."""
        if isinstance(event, QDragEnterEvent | QDragMoveEvent | QDropEvent) and files_in(event):
            event.acceptProposedAction()
            if event.type() == QEvent.Type.Drop:
                self.dropped.emit(files_in(event))
            return True
        return super().eventFilter(watched, event)


def files_in(event: QDropEvent) -> tuple[Path, ...]:
    """Return the files on this computer that are dropped."""
    return tuple(Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile())
