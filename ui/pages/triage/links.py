"""Links that may be as long as a sentence: they wrap, and stay buttons for keyboard and screen reader."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.theme import colour, em
from ui.widgets.layouts import column, empty

_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)


class TextLink(QAbstractButton):
    """Underlined words that go somewhere."""

    def __init__(self, text: str, goal: object = None) -> None:
        super().__init__()
        self.goal = goal
        self.setText(text)
        self.setAccessibleName(text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        """The words wrap."""
        return True

    def heightForWidth(self, width: int, /) -> int:
        """Return the height of the wrapped words."""
        return self._box(width).height() + em(0.3)

    def sizeHint(self) -> QSize:
        """As wide as the words, within a line that reads well."""
        width = min(self._metrics().horizontalAdvance(self.text()) + em(0.3), em(34))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Wide enough for the longest word."""
        longest = max((self._metrics().horizontalAdvance(word) for word in self.text().split()), default=0)
        return QSize(min(longest + em(0.3), em(24)), em(1.4))

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Enter follows the link, as Space does by itself."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent, /) -> None:  # noqa: ARG002 (Qt's own signature)
        """Paint the words, underlined."""
        painter = QPainter(self)
        font = self.font()
        font.setUnderline(True)
        painter.setFont(font)
        painter.setPen(colour("accent_strong" if self.underMouse() or self.isDown() else "accent"))
        painter.drawText(self.rect().adjusted(0, em(0.15), 0, 0), _WRAP, self.text())
        painter.end()

    def _metrics(self) -> QFontMetrics:
        return QFontMetrics(self.font())

    def _box(self, width: int) -> QRect:
        return self._metrics().boundingRect(QRect(0, 0, max(1, width), 100_000), _WRAP, self.text())


class LinkList(QWidget):
    """Links under each other, each with what it goes to."""

    wanted = Signal(object)
    """The goal of the link that was followed."""

    def __init__(self) -> None:
        super().__init__()
        self._column = column(self, 0, 0.2)
        self._links: tuple[TextLink, ...] = ()

    def show_links(self, links: Sequence[tuple[str, object]]) -> None:
        """Show these links instead, unless they are there already."""
        if [(link.text(), link.goal) for link in self._links] == list(links):
            return
        empty(self._column)
        self._links = tuple(TextLink(words, goal) for words, goal in links)
        for link in self._links:
            link.clicked.connect(self._on_clicked)
            self._column.addWidget(link)

    def links(self) -> tuple[TextLink, ...]:
        """Return the links."""
        return self._links

    def _on_clicked(self) -> None:
        link = self.sender()
        if isinstance(link, TextLink):
            self.wanted.emit(link.goal)
