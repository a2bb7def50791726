"""Layouts that keep their proportions when the text grows, and that put side by side only what fits."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLayout, QLayoutItem, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import Margins, em, spaced


def column(parent: QWidget | None = None, margins: Margins | float = 0, gap: float = 0.6) -> QVBoxLayout:
    """Return a vertical layout; margins (left, top, right, bottom) and gap in em."""
    layout = QVBoxLayout()
    spaced(layout, margins, gap)
    if parent is not None:
        parent.setLayout(layout)
    return layout


def row(parent: QWidget | None = None, margins: Margins | float = 0, gap: float = 0.6) -> QHBoxLayout:
    """Return a horizontal layout; margins (left, top, right, bottom) and gap in em."""
    layout = QHBoxLayout()
    spaced(layout, margins, gap)
    if parent is not None:
        parent.setLayout(layout)
    return layout


def empty(layout: QLayout) -> None:
    """Take every widget and layout out of a layout; the widgets go once Qt is back in its event loop."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
        elif inner is not None:
            empty(inner)
            inner.deleteLater()


class _Items(QLayout):
    """The bookkeeping that Qt asks of a layout of one's own."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []

    def addItem(self, item: QLayoutItem, /) -> None:
        """Take an item in at the end."""
        self._items.append(item)

    def count(self) -> int:
        """Return how many items there are."""
        return len(self._items)

    def itemAt(self, index: int, /) -> QLayoutItem | None:
        """Return an item, or None past the end."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int, /) -> QLayoutItem | None:
        """Take an item out, or return None past the end."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Wants to grow in no direction by itself."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """The height follows from the width."""
        return True

    def heightForWidth(self, width: int, /) -> int:
        """Return the height that is needed at a width."""
        return self.arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect, /) -> None:
        """Put every item in its place."""
        super().setGeometry(rect)
        self.arrange(rect, move=True)

    def sizeHint(self) -> QSize:
        """Return the size with which everything fits in its own way."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """Return the size of the largest item: below that nothing can be put elsewhere."""
        size = QSize()
        for item in self._shown():
            size = size.expandedTo(item.minimumSize())
        left, top, right, bottom = self._margins()
        return size + QSize(left + right, top + bottom)

    def arrange(self, rect: QRect, *, move: bool) -> int:
        """Lay the items out in a rectangle and return the height used; `move` really moves them."""
        raise NotImplementedError

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _margins(self) -> tuple[int, int, int, int]:
        margins = self.contentsMargins()
        return margins.left(), margins.top(), margins.right(), margins.bottom()


class FlowLayout(_Items):
    """Items beside each other, going on to the next line where they no longer fit."""

    def __init__(self, parent: QWidget | None = None, gap: float = 0.6) -> None:
        super().__init__(parent)
        spaced(self, 0, gap)

    def arrange(self, rect: QRect, *, move: bool) -> int:
        """See `_Items.arrange`."""
        left, top, right, bottom = self._margins()
        inner = rect.adjusted(left, top, -right, -bottom)
        at, height = QPoint(inner.topLeft()), 0
        line: list[tuple[QLayoutItem, QRect]] = []
        for item in self._shown():
            size = item.sizeHint().boundedTo(QSize(max(inner.width(), 1), 10_000))
            if line and at.x() + size.width() > inner.right() + 1:
                self._place(line, height, move=move)
                at, height, line = QPoint(inner.left(), at.y() + height + self.spacing()), 0, []
            tall = item.heightForWidth(size.width()) if item.hasHeightForWidth() else size.height()
            line.append((item, QRect(at, QSize(size.width(), tall))))
            at.setX(at.x() + size.width() + self.spacing())
            height = max(height, tall)
        self._place(line, height, move=move)
        return at.y() + height + bottom - rect.top()

    @staticmethod
    def _place(line: list[tuple[QLayoutItem, QRect]], height: int, *, move: bool) -> None:
        if move:
            for item, box in line:
                item.setGeometry(box.translated(0, (height - box.height()) // 2))


class FlowRow(QWidget):
    """A row of small parts (chips, buttons) that goes on to the next line where they no longer fit."""

    def __init__(self, parts: Sequence[QWidget] = (), gap: float = 0.6) -> None:
        super().__init__()
        self._flow = FlowLayout(self, gap)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        for part in parts:
            self.add(part)

    def add(self, part: QWidget) -> None:
        """Add a part at the end."""
        self._flow.addWidget(part)

    def clear(self) -> None:
        """Take every part away."""
        empty(self._flow)


@dataclass(frozen=True, slots=True)
class Panel:
    """A column of `Columns`.

    Args:
        widget: what stands in it.
        least: the width in em below which it goes to a line of its own.
        share: how much of the room that is left it takes, against the others on its line.
    """

    widget: QWidget
    least: float
    share: int = 1


class _ColumnsLayout(_Items):
    def __init__(self, parent: QWidget, panels: Sequence[Panel]) -> None:
        super().__init__(parent)
        self._panels = tuple(panels)
        spaced(self, 0, 1.2)
        for panel in panels:
            self.addWidget(panel.widget)

    def lines(self, width: int) -> list[list[int]]:
        """Return which panels stand together on a line at a width."""
        lines: list[list[int]] = []
        used = 0
        for index, panel in enumerate(self._panels):
            if panel.widget.isHidden():
                continue
            need = self._least(index)
            if lines and used + self.spacing() + need <= width:
                lines[-1].append(index)
                used += self.spacing() + need
            else:
                lines.append([index])
                used = need
        return lines

    def _least(self, index: int) -> int:
        return max(em(self._panels[index].least), self._items[index].minimumSize().width())

    def minimumSize(self) -> QSize:
        """Return the width of the widest panel that cannot get narrower."""
        widths = [item.minimumSize().width() for item in self._shown()]
        return QSize(max(widths, default=0), 0)

    def arrange(self, rect: QRect, *, move: bool) -> int:
        """See `_Items.arrange`."""
        top = rect.top()
        for line in self.lines(rect.width()):
            top += self._line(line, rect, top, move=move) + self.spacing()
        return max(0, top - self.spacing() - rect.top())

    def _line(self, line: list[int], rect: QRect, top: int, *, move: bool) -> int:
        boxes: list[tuple[QLayoutItem, int, int]] = []
        spare = rect.width() - sum(map(self._least, line)) - self.spacing() * (len(line) - 1)
        shares = sum(self._panels[index].share for index in line) or 1
        alone = len(line) == 1
        left = rect.left()
        for index in line:
            part = spare if alone else spare * self._panels[index].share // shares
            width = self._least(index) + max(0, part)
            boxes.append((self._items[index], left, width))
            left += width + self.spacing()
        height = max(_tall(item, width) for item, _, width in boxes)
        if move:
            for item, x, width in boxes:
                item.setGeometry(QRect(x, top, width, _own_height(item, width, height)))
        return height


def _tall(item: QLayoutItem, width: int) -> int:
    wanted = item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
    return max(wanted, item.minimumSize().height())


def _own_height(item: QLayoutItem, width: int, line: int) -> int:
    """A panel that wants to fill its line (vertical policy Expanding) gets its height; another keeps its own."""
    return line if item.expandingDirections() & Qt.Orientation.Vertical else _tall(item, width)


class Columns(QWidget):
    """Panels beside each other, going under each other where the window is narrow or the text large."""

    def __init__(self, panels: Sequence[Panel]) -> None:
        super().__init__()
        self._layout = _ColumnsLayout(self, panels)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def lines(self) -> int:
        """Return over how many lines the panels stand now; 1 when all are beside each other."""
        return len(self._layout.lines(self.width()))
