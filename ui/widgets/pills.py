"""Small pills of words painted inside a cell of a table, going on to the next line where they no longer fit."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter

from ui.theme import colour, em, larger

_LETTERS = 0.87


def pill_boxes(pills: Sequence[str], base: QFont, width: int) -> tuple[QRectF, ...]:
    """Return where each pill lies, from the top left of a room of this width in pixels."""
    metrics = QFontMetrics(_font(base))
    high = metrics.height() + em(0.2)
    left = top = 0.0
    boxes = []
    for words in pills:
        wide = min(metrics.horizontalAdvance(words) + em(1.3), max(width, em(2)))
        if left and left + wide > width:
            left, top = 0.0, top + high + em(0.25)
        boxes.append(QRectF(left, top, wide, high))
        left += wide + em(0.3)
    return tuple(boxes)


def pills_height(pills: Sequence[str], base: QFont, width: int) -> int:
    """Return the height in pixels that pills take, with the room above them; 0 where there are none."""
    boxes = pill_boxes(pills, base, width)
    return round(boxes[-1].bottom()) + em(0.2) if boxes else 0


def paint_pills(painter: QPainter, pills: Sequence[str], base: QFont, room: QRectF, *, here: bool) -> None:
    """Paint pills from the top left of a room; `here`: on the ground of a chosen row."""
    font = _font(base)
    metrics = QFontMetrics(font)
    painter.setFont(font)
    for words, box in zip(pills, pill_boxes(pills, base, round(room.width())), strict=True):
        lies = box.translated(room.topLeft())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("card" if here else "neutral_soft"))
        painter.drawRoundedRect(lies, lies.height() / 2, lies.height() / 2)
        painter.setPen(colour("neutral"))
        inner = lies.adjusted(em(0.6), 0, -em(0.6), 0)
        # The whole name stands in the text of the cell as well, for whoever hears it or sees it cut.
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, round(inner.width()) + 1)
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown)


def _font(base: QFont) -> QFont:
    font = larger(base, _LETTERS)
    font.setBold(True)
    return font
