"""The recovery sheet to a printer or a file. It goes through memory only: no copy is left anywhere by itself."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize
from PySide6.QtGui import QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFileDialog, QWidget

from triage.faults import Trouble
from ui.words import say

_DPI: Final = 300
_POINTS: Final = 72


def ask_file(parent: QWidget, on_chosen: Callable[[str], None]) -> QFileDialog:
    """Open the question where to save; `on_chosen` gets the path."""
    dialog = QFileDialog(parent, say("herstel.blad.bewaren"))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilter("PDF (*.pdf)")
    dialog.setDefaultSuffix("pdf")
    dialog.selectFile(say("herstel.blad.bestandsnaam"))
    dialog.fileSelected.connect(on_chosen)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog


def ask_printer(parent: QWidget, on_chosen: Callable[[QPrinter], None]) -> QPrintDialog:
    """Open the question on which printer; `on_chosen` gets it."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setResolution(_DPI)
    dialog = QPrintDialog(printer, parent)
    dialog.accepted.connect(lambda: on_chosen(printer))
    dialog.finished.connect(dialog.deleteLater)
    # The stubs of `QPrintDialog.open` leave out the form without arguments; this is what it does.
    dialog.setModal(True)
    dialog.show()
    return dialog


def write_file(path: str, paper: bytes) -> None:
    """Write the paper to a file.

    Raises:
        Trouble: `papier_niet_bewaard`.
    """
    try:
        Path(path).write_bytes(paper)
    except OSError as error:
        raise Trouble("papier_niet_bewaard", pad=path) from error


def print_paper(printer: QPrinter, paper: bytes) -> None:
    """Draw every page on the printer, edge to edge.

    Raises:
        Trouble: `printer_weigert`.
    """
    source = QBuffer()
    source.setData(QByteArray(paper))
    source.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(source)
    printer.setFullPage(True)
    painter = QPainter()
    if not painter.begin(printer):
        raise Trouble("printer_weigert")
    for page in range(document.pageCount()):
        if page:
            printer.newPage()
        points = document.pagePointSize(page)
        size = QSize(round(points.width() * _DPI / _POINTS), round(points.height() * _DPI / _POINTS))
        painter.drawImage(printer.pageLayout().fullRectPixels(_DPI), document.render(page, size))
    painter.end()
    document.close()
