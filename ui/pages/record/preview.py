"""The paper inside the program: the PDF is read from memory, never from a file on disk."""

from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMargins, QObject, QSize, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QStackedLayout, QWidget

from ui.theme import em
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.layouts import FlowRow, column
from ui.widgets.text import Muted, Plain
from ui.words import say

_AROUND: Final = 25
"""Height in em of everything that stands above and below the paper."""


class MemoryPdf(QPdfDocument):
    """A PDF that lives in memory."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._buffer = QBuffer(self)

    def show_bytes(self, paper: bytes) -> None:
        """Read this PDF instead."""
        self.forget()
        # The buffer keeps a copy of its own: a PDF is read piece by piece for as long as it is shown.
        self._buffer.setData(QByteArray(paper))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self.load(self._buffer)

    @property
    def content(self) -> bytes:
        """The bytes of the PDF."""
        return bytes(self._buffer.data().data())

    def forget(self) -> None:
        """Hold nothing of anybody."""
        self.close()
        self._buffer.close()
        self._buffer.setData(QByteArray())


class PaperView(QPdfView):
    """Pages under each other, as wide as the view.

    Args:
        pdf: what is shown. Not a child of the view: a view cannot hear its own document go while it goes itself.
        words: the sentences of this kind of paper, under `voorbeeld`.
    """

    def __init__(self, pdf: MemoryPdf, words: str = "op_papier") -> None:
        super().__init__()
        self.pdf = pdf
        self.setDocument(self.pdf)
        self.setPageMode(QPdfView.PageMode.MultiPage)
        self.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.setDocumentMargins(QMargins(8, 8, 8, 8))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(say(f"{words}.voorbeeld_naam"))
        self.setAccessibleDescription(say(f"{words}.voorbeeld_uitleg"))

    def minimumSizeHint(self) -> QSize:
        """High enough to read in."""
        return QSize(em(14), em(16))

    def sizeHint(self) -> QSize:
        """As high as the window leaves beside the heading and the buttons: no second bar around this one."""
        return QSize(em(34), min(em(60), max(em(22), self.window().height() - em(_AROUND))))

    def wheelEvent(self, event: QWheelEvent, /) -> None:
        """Scroll here; at the end the page around it goes on. Ctrl and wheel change nothing."""
        bar = self.verticalScrollBar()
        before = bar.value()
        super().wheelEvent(event)
        event.setAccepted(bar.value() != before)


class PreviewCard(Card):
    """The paper, or what is in the way of it.

    Args:
        words: the sentences of this kind of paper: `voorbeeld`, `papier_vast`.
    """

    again_wanted = Signal()

    def __init__(self, words: str = "op_papier") -> None:
        super().__init__(say(f"{words}.voorbeeld"))
        self.view = PaperView(MemoryPdf(self), words)
        self.making = Muted(say(f"{words}.voorbeeld_maken"))
        self.again = Button(say(f"{words}.voorbeeld_opnieuw"))
        self.failed = QWidget()
        inside = column(self.failed, 0, 0.6)
        inside.addWidget(Plain(say(f"{words}.voorbeeld_niet")))
        inside.addWidget(FlowRow([self.again]))
        stack = QWidget()
        self._stack = QStackedLayout(stack)
        for part in (self.making, self.view, self.failed):
            self._stack.addWidget(part)
        self.body.addWidget(stack, 1)
        self.add(Muted(say(f"{words}.papier_vast")))
        self.again.clicked.connect(self.again_wanted)

    def show_paper(self, paper: bytes) -> None:
        """Show this PDF."""
        self.view.pdf.show_bytes(paper)
        self._stack.setCurrentWidget(self.view)

    def show_making(self) -> None:
        """Say that it is being made; hold nothing of an earlier one."""
        self.view.pdf.forget()
        self._stack.setCurrentWidget(self.making)

    def show_failed(self) -> None:
        """Say that it could not be made."""
        self.view.pdf.forget()
        self._stack.setCurrentWidget(self.failed)
