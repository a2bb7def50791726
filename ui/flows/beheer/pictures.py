"""A picture that somebody chose as logo, made fit for paper: a PNG without anything hidden in it, and not too large."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QColorSpace, QImage, QImageReader, QImageWriter, QPainter
from PySide6.QtWidgets import QFileDialog, QWidget

from triage.faults import Refusal
from triage.ports import MOST_LOGO
from ui.words import say

AskPicture = Callable[[QWidget, Callable[[str], None]], None]
"""Lets somebody choose a picture; the callable hears of its path."""
_LARGEST: Final = QSize(1_000, 400)
"""Dots: four times what the head of a paper shows at 72 to the inch."""
_MOST_BYTES: Final = 20_000_000
_KINDS: Final = (b"png", b"jpeg")
_SMALLER: Final = 0.75


def ask_picture(parent: QWidget, chosen: Callable[[str], None]) -> None:
    """Open the dialog for a picture."""
    dialog = QFileDialog(parent, say("beheer.logo.kies_titel"))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilter(say("beheer.logo.filter"))
    dialog.fileSelected.connect(chosen)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def picture_of(place: Path) -> bytes:
    """Return a PNG or JPEG as a PNG that is fit for paper: its dots and nothing else of the file.

    Raises:
        Refusal: `logo_geen_beeld`, `logo_te_groot`.
    """
    image = _read(place)
    size = image.size()
    if size.width() > _LARGEST.width() or size.height() > _LARGEST.height():
        size.scale(_LARGEST, Qt.AspectRatioMode.KeepAspectRatio)
    png = _png(image, size)
    while len(png) > MOST_LOGO:
        size *= _SMALLER
        png = _png(image, size)
    return png


def _read(place: Path) -> QImage:
    try:
        if place.stat().st_size > _MOST_BYTES:
            raise Refusal("logo_te_groot", maximum=_MOST_BYTES // 1_000)
    except OSError as fault:
        raise Refusal("logo_geen_beeld") from fault
    reader = QImageReader(str(place))
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    if bytes(reader.format().data()) not in _KINDS:
        raise Refusal("logo_geen_beeld")
    image = reader.read()
    if image.isNull():
        raise Refusal("logo_geen_beeld")
    if image.colorSpace().isValid():
        image.convertToColorSpace(QColorSpace(QColorSpace.NamedColorSpace.SRgb))
    return image


def _png(image: QImage, size: QSize) -> bytes:
    """Draw the picture on fresh paper: words and places that a camera or program left in the file stay behind."""
    size = size.expandedTo(QSize(1, 1))
    fresh = QImage(size, QImage.Format.Format_ARGB32)
    fresh.fill(Qt.GlobalColor.transparent)
    painter = QPainter(fresh)
    smooth = Qt.TransformationMode.SmoothTransformation
    painter.drawImage(0, 0, image.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, smooth))
    painter.end()
    kept = QBuffer()
    kept.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(kept, QByteArray(b"png")).write(fresh)
    return bytes(kept.data().data())
