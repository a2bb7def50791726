"""A million lines for a table that shows twenty: pages are fetched when they come into sight, and let go again.

Lines are numbered without gaps, so of the whole log it is known at once how many there are and where each stands; the
table can jump to any of them. Of a choice from the log it is not, and pages follow one another until one is short.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from ui.pages.inzage.words import GOOD, Lexicon, about, casus, counted, result, short_moment, task, told, who
from ui.words import say

if TYPE_CHECKING:
    from triage.access.inzage import Regel

PAGE: Final = 200
"""Lines that are fetched at once."""
KEPT: Final = 25
"""Pages that stay in memory."""
CELL: Final = Qt.ItemDataRole.UserRole
HEADS: Final = ("wanneer", "wie", "wat", "casus")
_NOTHING: Final = QModelIndex()
_WORDS: Final = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
_AHEAD: Final = PAGE // 4


@dataclass(frozen=True, slots=True)
class LogCell:
    """A cell: words, smaller words under them, and whether they tell of something that was refused or is wrong."""

    text: str
    detail: str = ""
    wrong: bool = False

    @property
    def spoken(self) -> str:
        """The cell as one text."""
        return " · ".join(part for part in (self.text, self.detail) if part)


class LogModel(QAbstractTableModel):
    """The lines. `page_wanted` asks for a page; `show_page` gives it; never more than one is under way."""

    page_wanted = Signal(int)
    """The number of a page, from 0 for the newest."""
    counted = Signal()
    """How many lines there are, or are known by now, changed."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lexicon: Lexicon | None = None
        self._pages: dict[int, tuple[Regel | None, ...]] = {}
        self._cells: dict[int, tuple[LogCell, ...]] = {}
        self._keys: list[int] = []
        self._rows = self._top = 0
        self._whole = self._ended = False
        self._idle = True
        self._asked: int | None = None
        self._sight = (0, -1)

    # ------------------------------------------------------------------------------------------------- filling
    def begin(self, lexicon: Lexicon, *, whole: bool) -> None:
        """Start anew, with nothing shown, and ask for the first page.

        Args:
            whole: all lines of the log are wanted, so that their numbers tell how many there are.
        """
        self.beginResetModel()
        self._lexicon, self._whole = lexicon, whole
        self._pages, self._cells, self._keys = {}, {}, []
        self._rows = self._top = 0
        self._ended = self._idle = False
        # The view looks around as soon as it hears of the reset; the first page is then already on its way.
        self._asked = 0
        self._sight = (0, -1)
        self.endResetModel()
        self._ask(0)

    def forget(self) -> None:
        """Hold nothing of anybody."""
        self.beginResetModel()
        self._pages, self._cells, self._keys = {}, {}, []
        self._rows = 0
        self._idle, self._asked = True, None
        self.endResetModel()

    def before(self, page: int) -> int | None:
        """Return below which line number a page begins; None for the very newest."""
        if not self._keys:
            return None
        return self._top - page * PAGE + 1 if self._whole else self._keys[page]

    def show_page(self, page: int, lines: tuple[Regel, ...]) -> None:
        """Take a page in."""
        if self._idle or page != self._asked:
            return
        self._asked = None
        if page == 0 and not self._keys:
            self._top = lines[0].seq if lines else 0
            self._keys = [self._top + 1]
        if self._whole:
            self._pages[page], self._ended = self._placed(page, lines), True
            self._grow(self._top)
        else:
            self._pages[page] = lines
            self._go_on(page, lines)
        self._let_go(page)
        self._cells = {}
        self._tell(page)
        self.need(*self._sight)

    def fail(self) -> None:
        """Take back that a page is under way: it did not come. The next scroll asks again."""
        self._asked = None

    def need(self, first: int, last: int) -> None:
        """Make sure that these rows are there, and then a little further on both sides."""
        self._sight = (first, last)
        if self._idle or self._asked is not None or last < first:
            return
        for page in (*self._span(first, last), *self._span(first - _AHEAD, last + _AHEAD)):
            if page not in self._pages and (page == 0 or self._whole or page < len(self._keys)):
                self._ask(page)
                return
        if not self._ended and last + _AHEAD >= self._rows and self._keys:
            self._ask(len(self._keys) - 1)

    def _span(self, first: int, last: int) -> range:
        """The pages that hold these rows."""
        end = max(0, self._rows - 1)
        return range(min(max(0, first), end) // PAGE, min(last, end) // PAGE + 1)

    def _ask(self, page: int) -> None:
        self._asked = page
        self.page_wanted.emit(page)

    def _placed(self, page: int, lines: tuple[Regel, ...]) -> tuple[Regel | None, ...]:
        """Each line in the row of its own number: one that is gone from the log leaves its row empty."""
        first = self._top - page * PAGE
        found = {line.seq: line for line in lines}
        return tuple(found.get(number) for number in range(first, max(0, first - PAGE), -1))

    def _go_on(self, page: int, lines: tuple[Regel, ...]) -> None:
        if page != len(self._keys) - 1 or self._ended:
            return
        if len(lines) < PAGE:
            self._ended = True
        else:
            self._keys.append(lines[-1].seq)
        self._grow(page * PAGE + len(lines))

    def _grow(self, rows: int) -> None:
        if rows > self._rows:
            self.beginInsertRows(_NOTHING, self._rows, rows - 1)
            self._rows = rows
            self.endInsertRows()
        self.counted.emit()

    def _let_go(self, page: int) -> None:
        """Keep the pages around the one that came; the rest comes back when somebody scrolls back."""
        for far in sorted(self._pages, key=lambda one: abs(one - page))[KEPT:]:
            del self._pages[far]

    def _tell(self, page: int) -> None:
        first, last = page * PAGE, min(self._rows, (page + 1) * PAGE) - 1
        if first <= last:
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(HEADS) - 1))

    # ------------------------------------------------------------------------------------------------- reading
    @property
    def ended(self) -> bool:
        """It is known how many lines there are."""
        return self._ended

    @property
    def held(self) -> int:
        """How many lines are in memory now."""
        return sum(map(len, self._pages.values()))

    def regel(self, row: int) -> Regel | None:
        """Return a line; None where it is not there (yet)."""
        page = self._pages.get(row // PAGE, ())
        return page[row % PAGE] if row >= 0 and row % PAGE < len(page) else None

    def missing(self, row: int) -> bool:
        """Tell whether a line was asked for and is not in the log."""
        return 0 <= row < self._rows and row // PAGE in self._pages and self.regel(row) is None

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOTHING, /) -> int:
        """Return how many lines are known."""
        return 0 if parent.isValid() else self._rows

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _NOTHING, /) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(HEADS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole, /
    ) -> object:
        """Return the name of a column."""
        if orientation is Qt.Orientation.Horizontal and role in _WORDS:
            return say(f"inzage.kop.{HEADS[section]}")
        return None

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole, /) -> object:
        """Return a cell, or its words."""
        if not index.isValid() or (role != CELL and role not in _WORDS):
            return None
        cell = self._row(index.row())[index.column()]
        return cell if role == CELL else cell.spoken

    def _row(self, row: int) -> tuple[LogCell, ...]:
        if row not in self._cells:
            self._cells[row] = self._made(row)
        return self._cells[row]

    def _made(self, row: int) -> tuple[LogCell, ...]:
        regel = self.regel(row)
        if regel is None or self._lexicon is None:
            return (self._absent(row), *(LogCell("") for _ in HEADS[1:]))
        nobody = regel.person is None
        day, time = short_moment(regel.at)
        return (
            LogCell(day, f"{time} · {say('inzage.regel.nummer', nummer=counted(regel.seq))}"),
            LogCell(who(regel), self._lexicon.role(regel)),
            LogCell(told(regel), self._purpose(regel), wrong=regel.result != GOOD),
            LogCell(casus(regel), about(regel) if nobody else say("inzage.regel.over", wie=about(regel))),
        )

    def _purpose(self, regel: Regel) -> str:
        wanted = say("inzage.regel.voor", taak=task(regel)) if task(regel) else ""
        return " · ".join(part for part in (wanted, "" if regel.result != GOOD else result(regel)) if part)

    def _absent(self, row: int) -> LogCell:
        if self.missing(row):
            return LogCell(say("inzage.regel_ontbreekt"), say("inzage.regel_ontbreekt_uitleg"), wrong=True)
        return LogCell(say("inzage.regel_laden"))
