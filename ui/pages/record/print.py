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
    """Print the chosen pages of a PDF, as often as was chosen; False when the printer does not take them.

    Both sides, colour and paper are the printer's own to do, as chosen in its dialog.
    """
    holder = QObject()
    pdf = MemoryPdf(holder)
    pdf.show_bytes(paper)
    painter = QPainter()
    if not painter.begin(printer):
        return False
    for place, page in enumerate(_copies(printer, _pages(printer, pdf.pageCount()))):
        if place and not printer.newPage():
            painter.end()
            return False
        _draw(painter, printer, pdf, page)
    pdf.forget()
    return painter.end()


def _pages(printer: QPrinter, count: int) -> list[int]:
    """Return the chosen pages, in the order in which they come out."""
    ranges = printer.pageRanges()
    chosen = [page for page in range(count) if ranges.isEmpty() or ranges.contains(page + 1)]
    return chosen[::-1] if printer.pageOrder() is QPrinter.PageOrder.LastPageFirst else chosen


def _copies(printer: QPrinter, pages: list[int]) -> list[int]:
    """Return the pages as often as they must be drawn: a printer that makes no copies itself gets each drawn again."""
    times = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    return pages * times if printer.collateCopies() else [page for page in pages for _ in range(times)]


def _draw(painter: QPainter, printer: QPrinter, pdf: QPdfDocument, page: int) -> None:
    points, dots = pdf.pagePointSize(page), printer.resolution() / 72
    size = QSizeF(points.width() * dots, points.height() * dots).toSize()
    painter.drawImage(QPointF(0, 0), pdf.render(page, size))
