"""Recording that an organisation outside has the regie: to whom, since when, why, what goes along, and its paper."""

from PySide6.QtCore import Signal

from triage.casework.followup.overdragen import OpenTransfer
from triage.followup.overdracht import Mee, Naar, Overdracht
from triage.followup.stuk import Stuk
from ui.pages.door.form_rows import DayRow, LineRow, mark_all
from ui.pages.keeping.rows import WordsRow, on_click
from ui.pages.record.preview import PreviewCard
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.layouts import FlowRow, column, empty
from ui.widgets.text import Muted, Plain, Strong
from ui.words import day, say


class OutsideCard(Card):
    """The form, what goes along, and the paper of what was recorded."""

    wanted = Signal(str, str, object, str)
    """The organisation, the function there, the day and the reason."""
    paper_wanted = Signal(object)
    """A `Stuk[Overdracht]` whose paper to show."""
    print_wanted = Signal()
    save_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(say("afronden.buiten.titel"))
        self.name, self.function = LineRow(say("afronden.buiten.organisatie")), LineRow(say("afronden.buiten.functie"))
        self.since, self.why = DayRow(say("afronden.buiten.vanaf")), WordsRow(say("afronden.buiten.waarom"))
        self._along, self._made = column(None, 0, 0.2), column(None, 0, 0.3)
        self.button = Button(say("afronden.buiten.knop"))
        for part in (Muted(say("afronden.buiten.uitleg")), self.name, self.function, self.since, self.why):
            self.add(part)
        self.add(Strong(say("afronden.buiten.mee")))
        self.add(self._along)
        self.add(FlowRow([self.button]))
        self.add(self._made)
        self.print = Button(say("afronden.buiten.afdrukken"), icon_name="afdrukken")
        self.save = Button(say("afronden.buiten.opslaan"))
        self._paper_row, self.preview = FlowRow([self.print, self.save]), PreviewCard()
        self.add(self._paper_row)
        self.add(self.preview)
        on_click(self.button, self._on_hand_over)
        on_click(self.print, self.print_wanted.emit)
        on_click(self.save, self.save_wanted.emit)

    def show_transfer(self, transfer: OpenTransfer | None) -> None:
        """Show an empty form with what would go along, and the papers of before."""
        self.setVisible(transfer is not None)
        self._hide_paper()
        empty(self._along)
        empty(self._made)
        if transfer is None:
            return
        for line in (self.name.line, self.function.line):
            line.show_words("")
        self.since.day.editor.show_words(f"{transfer.today:%d-%m-%Y}")
        for words in [_words(one) for one in transfer.carry] or [say("afronden.buiten.niets")]:
            self._along.addWidget(Plain(words))
        for stuk in transfer.earlier:
            self.show_done(stuk)

    def show_done(self, stuk: Stuk[Overdracht]) -> None:
        """Offer the paper of a transfer to an organisation."""
        if stuk.content.to is Naar.ORGANISATIE:
            button = Button(say("afronden.buiten.papier", naam=stuk.content.to_name), icon_name="document", small=True)
            on_click(button, lambda: self.paper_wanted.emit(stuk))
            self._made.addWidget(FlowRow([button]))

    def show_paper(self) -> None:
        """Make room for a paper."""
        self._paper_row.show()
        self.preview.show()

    def set_ready(self, ready: bool) -> None:
        """Allow printing and saving, once there is a paper."""
        for button in (self.print, self.save):
            button.setEnabled(ready)

    def _hide_paper(self) -> None:
        self._paper_row.hide()
        self.preview.hide()

    def _on_hand_over(self) -> None:
        missing = say("afronden.leeg_veld")
        since = self.since.value()
        wrong = mark_all(
            {
                self.name: None if self.name.words() else missing,
                self.function: None if self.function.words() else missing,
                self.since: None if since else missing,
                self.why: None if self.why.words() else missing,
            }
        )
        if wrong is not None:
            wrong.setFocus()
        else:
            self.wanted.emit(self.name.words(), self.function.words(), since, self.why.words())


def _words(one: Mee) -> str:
    return say("afronden.buiten.tot", wat=one.text, dag=day(one.until)) if one.until else one.text
