"""Where the recovery sheet goes: a printer or a file. Printing and writing are the same as for every other paper."""

from collections.abc import Callable

from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from ui.pages.record.print import make_printer
from ui.words import say

AskPlace = Callable[[QWidget, Callable[[str], None]], None]
"""Lets somebody choose where a file goes; the callable hears of the path."""
AskPrinter = Callable[[QWidget, Callable[[QPrinter], None]], bool]
"""Lets somebody choose a printer; gives False where there is none to choose."""


def ask_place(parent: QWidget, chosen: Callable[[str], None]) -> None:
    """Open the dialog for saving."""
    dialog = QFileDialog(parent, say("herstel.blad.bewaren"))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilter("PDF (*.pdf)")
    dialog.setDefaultSuffix("pdf")
    dialog.selectFile(say("herstel.blad.bestandsnaam"))
    dialog.fileSelected.connect(chosen)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def ask_printer(parent: QWidget, chosen: Callable[[QPrinter], None]) -> bool:
    """Open the print dialog; printing to a file is what saving is for."""
    if not QPrinterInfo.availablePrinterNames():
        return False
    printer = make_printer(say("herstel.blad.titel"))
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(say("herstel.blad.afdrukken"))
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintToFile, False)
    dialog.accepted.connect(lambda: chosen(printer))
    dialog.finished.connect(dialog.deleteLater)
    QDialog.open(dialog)
    return True
