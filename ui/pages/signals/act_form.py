"""A small form for one thing to do: a few rows, and a button for each way to hand it in."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QVBoxLayout, QWidget

from triage.answers import MAX_TEXT
from ui.fields.editors import TextEditor
from ui.fields.form import Choice, FormRow
from ui.pages.door.form_rows import DayRow, LineRow, mark_all
from ui.widgets.buttons import Button, Primary
from ui.widgets.card import Card
from ui.widgets.layouts import FlowRow
from ui.widgets.text import Muted
from ui.words import say


class WordsRow(FormRow):
    """A motivation in one's own words."""

    def __init__(self, label: str, help_text: str = "") -> None:
        self.text = TextEditor(least=3, limit=MAX_TEXT)
        super().__init__(label, self.text, help_text)

    def words(self) -> str:
        """Return what was typed, without spaces around it."""
        return self.text.words().strip()


class ChoiceRow(FormRow):
    """One of a list; nothing is chosen beforehand."""

    def __init__(self, label: str, help_text: str = "") -> None:
        self.choice = Choice()
        super().__init__(label, self.choice, help_text)
        self.offer(())

    def offer(self, options: tuple[tuple[str, str], ...]) -> None:
        """Offer these slugs, each with its words."""
        self.choice.clear()
        self.choice.addItem(say("signalen.kies"), "")
        for slug, words in options:
            self.choice.addItem(words, slug)

    def words(self) -> str:
        """Return the slug of what is chosen, or empty."""
        return str(self.choice.currentData() or "")

    def choose(self, slug: str) -> None:
        """Choose a slug, or nothing where it is not offered."""
        self.choice.setCurrentIndex(max(0, self.choice.findData(slug)))


Row = LineRow | DayRow | WordsRow | ChoiceRow


def listen_to(row: Row, written: SignalInstance) -> None:
    """Let a signal tell that somebody typed or chose in a row."""
    match row:
        case LineRow():
            row.line.written.connect(written)
        case DayRow():
            row.day.editor.written.connect(written)
        case WordsRow():
            row.text.written.connect(written)
        case ChoiceRow():
            row.choice.activated.connect(written)


def write_row(row: Row, words: str) -> None:
    """Show these words in a row, or choose the slug that they are."""
    match row:
        case LineRow():
            row.line.show_words(words)
        case DayRow():
            row.day.editor.show_words(words)
        case WordsRow():
            row.text.show_words(words)
        case ChoiceRow():
            row.choose(words)


@dataclass(frozen=True, slots=True)
class Act:
    """A way to hand a form in.

    Args:
        words: on the button.
        needs: the rows that must be filled in.
        first: it stands out; never for what cannot be taken back.
    """

    words: str
    needs: tuple[str, ...] = ()
    first: bool = False


class ActForm(Card):
    """Rows by slug and buttons by slug.

    Args:
        title, help_text: above the rows.
    """

    wanted = Signal(str)
    """The slug of the button; every row that it needs is filled in."""
    written = Signal()

    def __init__(self, title: str, help_text: str, rows: Mapping[str, Row], acts: Mapping[str, Act]) -> None:
        super().__init__(title)
        self.rows, self._acts = dict(rows), dict(acts)
        self.explained = Muted(help_text)
        self.add(self.explained)
        # Only inside the card: what is shown before it has a parent would be a window of its own for a moment.
        self.explained.setVisible(bool(help_text))
        for row in rows.values():
            self.add(row)
            listen_to(row, self.written)
        self.buttons: dict[str, Button] = {
            slug: (Primary if act.first else Button)(act.words) for slug, act in acts.items()
        }
        self._foot = FlowRow(list(self.buttons.values()))
        self.add(self._foot)
        for slug, button in self.buttons.items():
            button.clicked.connect(lambda _=False, which=slug: self._on_clicked(which))

    def add_before_buttons(self, part: QWidget) -> None:
        """Add something of the page's own under the rows."""
        inside = self.layout()
        if isinstance(inside, QVBoxLayout):
            inside.insertWidget(inside.indexOf(self._foot), part)

    def values(self) -> dict[str, str]:
        """Return what stands in each row, as it was typed or the slug that was chosen."""
        return {slug: row.words() for slug, row in self.rows.items()}

    def write(self, values: Mapping[str, str]) -> None:
        """Show these values; a row that is not named is emptied. Marks go."""
        for slug, row in self.rows.items():
            write_row(row, values.get(slug, ""))
        mark_all(dict.fromkeys(self.rows.values()))

    def day(self, slug: str) -> date | None:
        """Return the day in a row, or None."""
        row = self.rows[slug]
        return row.value() if isinstance(row, DayRow) else None

    def set_busy(self, *, busy: bool) -> None:
        """Rest while it is handed in."""
        for button in self.buttons.values():
            button.setEnabled(not busy)

    def _on_clicked(self, which: str) -> None:
        needs = self._acts[which].needs
        faults: dict[FormRow, str | None] = {
            row: self._fault(slug, row, needed=slug in needs) for slug, row in self.rows.items()
        }
        wrong = mark_all(faults)
        if wrong is not None:
            wrong.setFocus()
            return
        self.wanted.emit(which)

    def _fault(self, slug: str, row: Row, *, needed: bool) -> str | None:
        if isinstance(row, DayRow) and row.words() and self.day(slug) is None:
            return say("signalen.dag_fout")
        if needed and not row.words():
            return say("signalen.dag_leeg" if isinstance(row, DayRow) else "signalen.leeg_veld")
        return None


class FormFields:
    """Several forms on one page, and what is typed in them as one dictionary: `form.row` to value."""

    def __init__(self, forms: Mapping[str, ActForm]) -> None:
        self._forms = dict(forms)

    def typed(self) -> dict[str, str]:
        """Return what stands in each form that is shown, without what is empty."""
        return {
            f"{name}.{slug}": value
            for name, form in self._forms.items()
            if not form.isHidden()
            for slug, value in form.values().items()
            if value
        }

    def write(self, typed: Mapping[str, str]) -> None:
        """Show what was typed."""
        for name, form in self._forms.items():
            start = f"{name}."
            form.write({key.removeprefix(start): value for key, value in typed.items() if key.startswith(start)})

    def set_busy(self, *, busy: bool) -> None:
        """Rest, all of them."""
        for form in self._forms.values():
            form.set_busy(busy=busy)
