"""Rows of the forms of beheer that can be kept on the way and put back, and the choice of one of many."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.fields.form import Choice, FormRow
from ui.pages.door.form_rows import DayRow, LineRow, TextRow
from ui.theme import em


class ChoiceRow(FormRow):
    """One of a list; the first entry may be "choose"."""

    picked = Signal()
    """Another entry was chosen, by hand or by `pick`."""

    def __init__(self, label: str, help_text: str = "", *, ask: str = "") -> None:
        self.choice = Choice()
        self._ask = ask
        super().__init__(label, self.choice, help_text)
        self.choice.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        # A thousand names, some of them long, do not make the page wider.
        self.choice.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.choice.setMinimumContentsLength(12)
        self.choice.setMaxVisibleItems(14)
        self.choice.setMaximumWidth(em(44))
        self.choice.currentIndexChanged.connect(self._on_index)

    def offer(self, entries: Iterable[tuple[str, str]]) -> None:
        """Offer these (id, words); what was chosen stays so when it is still there."""
        before = self.chosen()
        self.choice.blockSignals(True)
        self.choice.clear()
        if self._ask:
            self.choice.addItem(self._ask, "")
        for id_, words in entries:
            self.choice.addItem(words, id_)
        self.choice.blockSignals(False)
        self.pick(before)

    def chosen(self) -> str:
        """Return the id of what was chosen, or an empty text."""
        return str(self.choice.currentData() or "")

    def pick(self, id_: str) -> None:
        """Choose an entry; the first one when there is none by that id."""
        at = self.choice.findData(id_)
        self.choice.setCurrentIndex(max(0, at))
        self.picked.emit()

    def _on_index(self, _: int) -> None:
        self.picked.emit()


Words = Mapping[str, str]
"""What stands in a form, by the name of the row."""


class Fields:
    """The rows of one form by name: what was typed can be read, kept, and put back."""

    def __init__(self, rows: Mapping[str, FormRow]) -> None:
        self.rows = dict(rows)
        self._clean: Words = {}

    def words(self) -> dict[str, str]:
        """Return what stands in each row."""
        return {name: _words(row) for name, row in self.rows.items()}

    def show(self, words: Words) -> None:
        """Put these words in place and take marks away; a row without words is emptied."""
        for name, row in self.rows.items():
            _show(row, words.get(name, ""))
            row.mark(None)
        self._clean = self.words()

    def put_back(self, words: Words) -> None:
        """Put back what was typed before: it still counts as typed."""
        for name, row in self.rows.items():
            if name in words:
                _show(row, words[name])

    def tell_changes(self, written: SignalInstance) -> None:
        """Emit `written` whenever something is typed or chosen in a row."""
        for row in self.rows.values():
            if (changed := _changed(row)) is not None:
                changed.connect(written)

    @property
    def typed(self) -> bool:
        """Something stands here that was not there at first."""
        return self.words() != self._clean

    def mark(self, faults: Words) -> QWidget | None:
        """Mark what is wrong; return where the first fault is."""
        for name, row in self.rows.items():
            row.mark(faults.get(name) or None)
        return next((row.editor for name, row in self.rows.items() if faults.get(name)), None)


def _words(row: FormRow) -> str:
    if isinstance(row, ChoiceRow):
        return row.chosen()
    return row.words() if isinstance(row, LineRow | TextRow | DayRow) else ""


def _show(row: FormRow, words: str) -> None:
    match row:
        case ChoiceRow():
            row.pick(words)
        case LineRow():
            row.line.show_words(words)
        case TextRow():
            row.text.show_words(words)
        case DayRow():
            row.day.editor.show_words(words)


def _changed(row: FormRow) -> SignalInstance | None:
    match row:
        case ChoiceRow():
            return row.picked
        case LineRow():
            return row.line.written
        case TextRow():
            return row.text.written
        case DayRow():
            return row.day.editor.written
    return None
