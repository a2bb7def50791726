"""Fields in which people choose: yes or no, one of a list, any number of a list, with or without words."""

from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QWidget

from triage.answers import Answer, Toets, Uitgelegd, Value
from triage.casus.walk import Asked
from triage.kader.model import Option
from ui.fields.base import Editor, Field
from ui.fields.choices import Dot, clear
from ui.fields.editors import TextEditor
from ui.fields.lists import OptionList, dot, tick
from ui.theme import spaced
from ui.widgets.buttons import Quiet
from ui.widgets.errors import ErrorLine, mark_faulty
from ui.widgets.layouts import FlowRow, column
from ui.widgets.text import SmallStrong
from ui.words import say


class WisButton(Quiet):
    """Takes a choice away again; only there when something is chosen."""

    def __init__(self) -> None:
        super().__init__(say("veld.wis"))
        self.hide()

    def name(self, question: str) -> None:
        """Name it after the question."""
        self.setAccessibleName(say("veld.wis_naam", vraag=question))


class JaNeeField(Field):
    """Yes or no; nothing chosen beforehand, and a choice can be taken away again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ja, self.nee = Dot(say("veld.ja")), Dot(say("veld.nee"))
        self._group = QButtonGroup(self)
        for button in (self.ja, self.nee):
            self._group.addButton(button)
            button.toggled.connect(self._on_toggled)
        self.wis = WisButton()
        self.wis.clicked.connect(self._on_wis)
        self.body.addWidget(FlowRow([self.ja, self.nee], 1.4))
        self.foot.add(self.wis)

    def build(self, asked: Asked) -> None:
        """Nothing depends on the question."""

    def write(self, answer: Answer) -> None:
        """Show the choice."""
        self.choose(answer.value if isinstance(answer.value, bool) else None)

    def read(self) -> tuple[Value | None, str]:
        """Return the choice, or None."""
        return self.choice(), ""

    def choose(self, ja: bool | None) -> None:
        """Check yes, no or neither."""
        clear(self._group)
        if ja is not None:
            (self.ja if ja else self.nee).setChecked(True)
        self.wis.setVisible(ja is not None)

    def choice(self) -> bool | None:
        """Return what is checked."""
        return self.ja.isChecked() if self._group.checkedButton() is not None else None

    def parts(self) -> tuple[QWidget, ...]:
        """Yes and no."""
        return (self.ja, self.nee)

    def reading_order(self) -> tuple[QWidget, ...]:
        """The choices, and what stands under them."""
        return (*self.parts(), self.uitzoeken, self.wis)

    def name_parts(self, question: str) -> None:
        """Each button says question and answer."""
        self.ja.setAccessibleName(f"{question} {say('veld.ja')}")
        self.nee.setAccessibleName(f"{question} {say('veld.nee')}")
        self.wis.name(question)

    def _on_toggled(self, on: bool) -> None:
        # Going from yes to no toggles both; the one that comes on tells it, and so does clearing.
        if on or self._group.checkedButton() is None:
            self.wis.setVisible(self._group.checkedButton() is not None)
            self.tell()

    def _on_wis(self) -> None:
        clear(self._group)
        self.ja.setFocus()


class ToetsField(JaNeeField):
    """Yes or no with one's own words behind it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.editor = TextEditor()
        self.watch(self.editor)
        self.body.addWidget(SmallStrong(say("veld.eigen_woorden")))
        self.body.addWidget(self.editor)

    def write(self, answer: Answer) -> None:
        """Show choice and words."""
        toets = answer.value if isinstance(answer.value, Toets) else Toets(woorden=answer.typed)
        self.choose(toets.ja)
        self.editor.show_words(toets.woorden)

    def read(self) -> tuple[Value | None, str]:
        """Return choice and words, or None when both are empty."""
        toets = Toets(self.choice(), self.editor.words())
        return (None if toets == Toets() else toets), ""

    def parts(self) -> tuple[QWidget, ...]:
        """Yes, no and the words."""
        return (self.ja, self.nee, self.editor)

    def name_parts(self, question: str) -> None:
        """Name the words after the question too."""
        super().name_parts(question)
        self.editor.setAccessibleName(say("veld.eigen_woorden_naam", vraag=question))


class KeuzeField(Field):
    """One of a list. A list of more than seven can be searched and folds once something is chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = OptionList(dot)
        self._group = QButtonGroup(self)
        self.wis = WisButton()
        self.wis.clicked.connect(self._on_wis)
        self.body.addWidget(self.list)
        self.foot.add(self.wis)

    def build(self, asked: Asked) -> None:
        """Make the options."""
        for old in self._group.buttons():
            self._group.removeButton(old)
        self.list.show_options(asked.options)
        for button in self.list.buttons():
            self._group.addButton(button)
            button.toggled.connect(self._on_toggled)

    def write(self, answer: Answer) -> None:
        """Show the choice; one that is no longer offered shows as none."""
        clear(self._group)
        button = self.list.button(answer.value) if isinstance(answer.value, str) else None
        if button is not None:
            button.setChecked(True)
        self.list.fold(button.objectName() if button is not None else None)
        self.wis.setVisible(button is not None)

    def read(self) -> tuple[Value | None, str]:
        """Return the id of the chosen option, or None."""
        return next(iter(self.list.chosen()), None), ""

    def parts(self) -> tuple[QWidget, ...]:
        """The options."""
        return self.list.buttons()

    def reading_order(self) -> tuple[QWidget, ...]:
        """The search line, the choices, and what stands under them."""
        return (self.list.filter, *self.parts(), self.list.others, self.uitzoeken, self.wis)

    def name_parts(self, question: str) -> None:
        """The options bear their own text; the list is searched by the question's name."""
        self.list.setAccessibleName(question)
        self.list.name_parts(question)
        self.wis.name(question)

    def _on_toggled(self, on: bool) -> None:
        if on or self._group.checkedButton() is None:
            self.wis.setVisible(self._group.checkedButton() is not None)
            self.tell()

    def _on_wis(self) -> None:
        clear(self._group)
        self.list.fold(None)


class KeuzesField(Field):
    """Any number of a list."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = OptionList(tick)
        self.body.addWidget(self.list)

    def build(self, asked: Asked) -> None:
        """Make the options."""
        self.list.show_options(asked.options)
        for button in self.list.buttons():
            button.toggled.connect(self.tell)

    def write(self, answer: Answer) -> None:
        """Check what was chosen."""
        chosen = answer.value if isinstance(answer.value, tuple) else ()
        for button in self.list.buttons():
            button.setChecked(button.objectName() in chosen)

    def read(self) -> tuple[Value | None, str]:
        """Return the ids of the chosen options, or None."""
        return self.list.chosen() or None, ""

    def parts(self) -> tuple[QWidget, ...]:
        """The options."""
        return self.list.buttons()

    def reading_order(self) -> tuple[QWidget, ...]:
        """The search line, the choices, and what stands under them."""
        return (self.list.filter, *self.parts(), self.uitzoeken)

    def name_parts(self, question: str) -> None:
        """The options bear their own text; the list bears the question's."""
        self.list.setAccessibleName(question)
        self.list.name_parts(question)


class Explained(QWidget):
    """The words under a chosen option, with their own fault line."""

    def __init__(self, option: Option) -> None:
        super().__init__()
        self.editor = TextEditor(least=1)
        self.editor.setAccessibleName(say("veld.uitleg_naam", keuze=option.text))
        self._error = ErrorLine()
        layout = column(None, 0, 0.2)
        spaced(layout, (1.8, 0, 0, 0.4), 0.2)
        self.setLayout(layout)
        layout.addWidget(self.editor)
        layout.addWidget(self._error)
        self.editor.left.connect(self.judge)
        self.editor.written.connect(self.calm)

    def judge(self) -> None:
        """Say it when there are no words."""
        self._say(None if self.editor.words().strip() else say("veld.uitleg_mist"))

    def calm(self) -> None:
        """Take the fault away while somebody types."""
        self._say(None)

    def _say(self, message: str | None) -> None:
        self._error.show_message(message)
        mark_faulty(self.editor, message)


class UitgelegdField(Field):
    """Any number of a list, each with its explanation under it. Words under an unchecked option wait unseen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = OptionList(self._make)
        self._words: dict[str, Explained] = {}
        self.body.addWidget(self.list)

    @staticmethod
    def _make(option: Option) -> QAbstractButton:
        made = tick(option)
        made.set_strong(True)
        return made

    def build(self, asked: Asked) -> None:
        """Make the options with their explanations."""
        self.list.show_options(asked.options)
        self._words = {option.id: Explained(option) for option in asked.options}
        for option, explained in self._words.items():
            self.list.row_of(option).addWidget(explained)
            explained.hide()
            self.watch(explained.editor)
            button = self.list.button(option)
            if button is not None:
                button.toggled.connect(explained.setVisible)
                button.toggled.connect(self.tell)

    def write(self, answer: Answer) -> None:
        """Check what was chosen and show its words."""
        chosen = dict(answer.value.keuzes) if isinstance(answer.value, Uitgelegd) else {}
        for button in self.list.buttons():
            option = button.objectName()
            self._words[option].editor.show_words(chosen.get(option, ""))
            button.setChecked(option in chosen)
            self._words[option].calm()
            if option in chosen:
                self._words[option].judge()

    def read(self) -> tuple[Value | None, str]:
        """Return the chosen options with their words, or None."""
        chosen = tuple((option, self._words[option].editor.words()) for option in self.list.chosen())
        return (Uitgelegd(chosen) if chosen else None), ""

    def parts(self) -> tuple[QWidget, ...]:
        """Each option and its words, in order."""
        buttons = self.list.buttons()
        return tuple(part for button in buttons for part in (button, self._words[button.objectName()].editor))

    def explanation(self, option: str) -> TextEditor:
        """Return the editor of an option's words."""
        return self._words[option].editor

    def judged(self) -> tuple[Editor, ...]:
        """None: each explanation has its own fault."""
        return ()

    def reading_order(self) -> tuple[QWidget, ...]:
        """The search line, the choices with their words, and what stands under them."""
        return (self.list.filter, *self.parts(), self.uitzoeken)

    def name_parts(self, question: str) -> None:
        """The options bear their own text; the list bears the question's."""
        self.list.setAccessibleName(question)
        self.list.name_parts(question)
