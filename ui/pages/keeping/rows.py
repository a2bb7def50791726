"""A field for words, and the rows with which the pages of closing and keeping are made."""

from collections.abc import Callable

from triage.answers import MAX_TEXT
from triage.followup.bewaren import Keeping
from ui.fields.editors import TextEditor
from ui.fields.form import FormRow
from ui.widgets.buttons import Button
from ui.widgets.facts import Fact
from ui.words import day, say


class WordsRow(FormRow):
    """A reason in one's own words."""

    def __init__(self, label: str, help_text: str = "") -> None:
        self.text = TextEditor(least=2, limit=MAX_TEXT)
        super().__init__(label, self.text, help_text)

    def words(self) -> str:
        """Return what was typed, without spaces around it."""
        return self.text.words().strip()

    def needed(self) -> bool:
        """Say that it is empty where it is; return whether something stands there."""
        there = bool(self.words())
        self.mark(None if there else say("afronden.leeg_veld"))
        if not there:
            self.text.setFocus()
        return there


def keeping_facts(keeping: Keeping) -> list[Fact]:
    """Return until when something is kept: its last change, the day, and every law with its article."""
    found: list[Fact] = [
        (say("afronden.bewaren.wijziging"), day(keeping.last_change)),
        (say("afronden.bewaren.vanaf"), day(keeping.destroy_on)),
    ]
    for label in keeping.labels:
        law = say("afronden.bewaren.wet", wet=say(f"bewaren.wet.{label.law.value}"), jaren=label.years)
        why = say("afronden.bewaren.wet_tot", bron=label.source, dag=day(label.destroy_on))
        longest = len(keeping.labels) > 1 and label is keeping.labels[0]
        found.append((law, f"{why} {say('afronden.bewaren.langste')}" if longest else why))
    return found


def on_click(button: Button, act: Callable[[], None]) -> None:
    """Let a button do one thing, without what Qt sends along."""
    button.clicked.connect(lambda _=False: act())
