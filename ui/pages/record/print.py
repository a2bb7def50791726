"""To a real printer: the pages of the PDF, drawn at the printer's own fineness."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QMarginsF, QObject, QPointF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QWidget

from ui.pages.record.preview import MemoryPdf
from ui.words import say

FINENESS: Final = 600
"""Most dots per inch that are drawn: a page of A4 then takes 140 MB, and paper shows no more."""
Chosen = Callable[[QPrinter], None]
AskPrinter = Callable[[QWidget, str, Chosen], bool]
"""Lets somebody choose a printer; gives False where there is none to choose."""


def ask_printer(parent: QWidget, number: str, chosen: Chosen, words: str = "besluit") -> bool:
    """Open the print dialog; `chosen` hears of the printer when somebody agrees.

    Args:
        words: the sentences of this kind of paper: `afdruk_titel`.
    """
    if not QPrinterInfo.availablePrinterNames():
        return False
    printer = make_printer(number)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(say(f"{words}.afdruk_titel", nummer=number))
    # To a file is what saving is for: that file is private and has the right name.
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintToFile, False)
    dialog.accepted.connect(lambda: chosen(printer))
    dialog.finished.connect(dialog.deleteLater)
    QDialog.open(dialog)
    return True


def make_printer(number: str) -> QPrinter:
    """Return a printer set for A4 without margins of its own: the paper has its own."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(number)
    printer.setFullPage(True)
    printer.setPageLayout(
        QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0))
    )
    if printer.resolution() > FINENESS:
        printer.setResolution(FINENESS)
    return printer


def print_paper(paper: bytes, printer: QPrinter) -> bool:
    """Print the chosen pages of a PDF; False when the printer does not take them."""
    holder = QObject()
    pdf = MemoryPdf(holder)
    pdf.show_bytes(paper)
    painter = QPainter()
    if not painter.begin(printer):
        return False
    for place, page in enumerate(_pages(printer, pdf.pageCount())):
        if place and not printer.newPage():
            painter.end()
            return False
        _draw(painter, printer, pdf, page)
    pdf.forget()
    return painter.end()


def _pages(printer: QPrinter, count: int) -> range:
    first = max(printer.fromPage(), 1)
    last = printer.toPage() or count
    return range(first - 1, min(last, count))


def _draw(painter: QPainter, printer: QPrinter, pdf: QPdfDocument, page: int) -> None:
    points, dots = pdf.pagePointSize(page), printer.resolution() / 72
    size = QSizeF(points.width() * dots, points.height() * dots).toSize()
    painter.drawImage(QPointF(0, 0), pdf.render(page, size))
