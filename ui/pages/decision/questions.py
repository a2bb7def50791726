"""The questions with which a casus goes back; each about one answer, or about the whole."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from triage.besluit.draft import DraftQuestion
from ui.fields.editors import TextEditor
from ui.fields.form import Choice, FormRow
from ui.widgets.buttons import Quiet
from ui.widgets.layouts import FlowRow, column, empty
from ui.widgets.text import Muted
from ui.words import say


class QuestionPanel(QWidget):
    """One question."""

    edited = Signal()

    def __init__(self, number: int, names: dict[str, str], draft: DraftQuestion) -> None:
        super().__init__()
        self.words = TextEditor(least=2)
        self.words.show_words(draft.text)
        self.about = Choice()
        self.about.addItem(say("besluiten.terug.geheel"), "")
        for key, name in names.items():
            self.about.addItem(name, key)
        self.about.setCurrentIndex(max(0, self.about.findData(draft.about)))
        self.about.setMinimumContentsLength(12)
        self.about.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        inside = column(self, 0, 0.4)
        self.row = FormRow(say("besluiten.terug.vraag", nummer=number), self.words)
        inside.addWidget(self.row)
        inside.addWidget(FormRow(say("besluiten.terug.over", nummer=number), self.about))
        self.words.written.connect(self.edited)
        self.about.activated.connect(self.edited)

    def draft(self) -> DraftQuestion:
        """Return what is filled in."""
        return DraftQuestion(self.words.words(), str(self.about.currentData() or ""))


class QuestionsEditor(QWidget):
    """One or more questions to send back."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        outer = column(self, 0, 0.6)
        outer.addWidget(Muted(say("besluiten.terug.uitleg")))
        self._column = column(None, 0, 0.8)
        outer.addLayout(self._column)
        self.more = Quiet(say("besluiten.terug.meer"), icon_name="plus")
        outer.addWidget(FlowRow([self.more]))
        self.panels: list[QuestionPanel] = []
        self._names: dict[str, str] = {}
        self.more.clicked.connect(self._on_more)

    def show_questions(self, names: dict[str, str], drafts: tuple[DraftQuestion, ...]) -> None:
        """Show questions typed before; at least one empty one."""
        empty(self._column)
        self._names, self.panels = names, []
        for draft in drafts or (DraftQuestion(),):
            self._add(draft)

    def drafts(self) -> tuple[DraftQuestion, ...]:
        """Return the questions as filled in."""
        found = tuple(panel.draft() for panel in self.panels)
        return () if found == (DraftQuestion(),) else found

    def _add(self, draft: DraftQuestion) -> QuestionPanel:
        panel = QuestionPanel(len(self.panels) + 1, self._names, draft)
        panel.edited.connect(self.edited)
        self.panels.append(panel)
        self._column.addWidget(panel)
        return panel

    def _on_more(self) -> None:
        self._add(DraftQuestion()).words.setFocus()
