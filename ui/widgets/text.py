"""Text as it is: plain, wrapped, selectable where somebody may want to copy it. No label here reads markup."""

from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.theme import em

SOFT_HYPHEN: Final = "\N{SOFT HYPHEN}"
_LONG = 24
_PIECE = 16


def breakable(text: str) -> str:
    """Return a text whose very long words may be broken, for a narrow column. For the eye only: it is not the text."""
    return " ".join(_pieces(word) if len(word) > _LONG else word for word in text.split(" "))


def _pieces(word: str) -> str:
    return SOFT_HYPHEN.join(word[at : at + _PIECE] for at in range(0, len(word), _PIECE))


class Plain(QLabel):
    """Ordinary text that wraps. Whatever people typed is shown as typed, never read as markup."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setText(text)

    def sizeHint(self) -> QSize:
        """One line for each line of text, up to the width that reads well."""
        lines = self.text().split("\n")
        metrics = self.fontMetrics()
        width = min(max(metrics.horizontalAdvance(line[:400]) for line in lines) + 4, em(60))
        return QSize(width, max(self.heightForWidth(width), metrics.height()))

    def minimumSizeHint(self) -> QSize:
        """Narrow enough to wrap anywhere, wide enough for its longest word."""
        words = self.text().replace(SOFT_HYPHEN, " ").split() or [""]
        metrics = self.fontMetrics()
        widest = max(metrics.horizontalAdvance(word) for word in words[:400])
        return QSize(min(widest + 2, 24 * metrics.height()), metrics.height())


class OneLine(Plain):
    """Text that stays on one line."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setWordWrap(False)

    def minimumSizeHint(self) -> QSize:
        """As wide as its text."""
        return QLabel.sizeHint(self)


class Strong(Plain):
    """Bold text."""


class Muted(Plain):
    """Text of second importance."""


class Small(Plain):
    """Small text of second importance."""


class SmallStrong(Plain):
    """A small bold heading over a few words."""


class BigNumber(OneLine):
    """A large figure."""


class PrimaryHeading(Plain):
    """The one heading of a page; screen readers are told so (`ui.widgets.spoken`)."""

    level = 1


class SectionHeading(Plain):
    """The heading of a card."""

    level = 2


class QuestionHeading(Plain):
    """A question, as large as it deserves."""

    level = 2
