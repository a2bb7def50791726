"""What left of a line, each time: who got it and how, and what was said beside what was granted."""

from PySide6.QtWidgets import QWidget

from triage.followup.regel import Regel, Verstrekking
from ui.fields.dates import ZONE
from ui.pages.follow.words import to_words
from ui.widgets.card import Card
from ui.widgets.chip import Kind
from ui.widgets.facts import Fact, FactsList, Rule
from ui.widgets.layouts import Columns, Panel, column, empty
from ui.widgets.strip import MessageStrip
from ui.widgets.text import Muted, Plain, Strong
from ui.words import moment, say


class LeftCard(Card):
    """Oldest first; a refusal stands between them."""

    def __init__(self) -> None:
        super().__init__(say("verstrekken.weg"))
        self._column = column(None, 0, 0.7)
        self.body.addLayout(self._column)

    def show_nothing(self) -> None:
        """Show nothing of anybody."""
        empty(self._column)

    def show_line(self, regel: Regel) -> None:
        """Show what left."""
        empty(self._column)
        for place, one in enumerate(regel.verstrekt):
            if place:
                self._column.addWidget(Rule())
            for part in _parts(regel, one):
                self._column.addWidget(part)
        if not regel.verstrekt:
            self._column.addWidget(Muted(say("verstrekken.weg_geen")))


def _parts(regel: Regel, one: Verstrekking) -> list[QWidget]:
    who = to_words(one.name, one.function)
    by = to_words(one.by_name, one.by_function)
    how = say(f"verstrekken.kanaal.{one.channel}")
    parts: list[QWidget] = [
        Strong(say("verstrekken.wanneer_wie", wanneer=moment(one.at.astimezone(ZONE)), wie=who)),
        Muted(say("verstrekken.hoe_door", kanaal=how, door=by)),
    ]
    if one.refused:
        return [*parts, Plain(say("verstrekken.wilde_niet"))]
    granted, said = _said("verstrekken.toegekend", regel.item), _said("verstrekken.gezegd", one.said)
    parts.append(Columns([Panel(granted, 14), Panel(said, 14)]))
    more: list[Fact] = [("verder", one.differs), ("spoed", one.urgent)]
    shown: list[Fact] = [(say(f"verstrekken.{key}"), words) for key, words in more if words]
    if shown:
        parts.append(FactsList(shown))
    if one.differs:
        parts.append(MessageStrip(say("verstrekken.datalek_titel"), say("verstrekken.datalek"), Kind.DANGER))
    elif one in regel.too_late:
        parts.append(MessageStrip(say("verstrekken.datalek_titel"), say("verstrekken.datalek_laat"), Kind.DANGER))
    return parts


def _said(key: str, words: str) -> QWidget:
    side = QWidget()
    inside = column(side, 0, 0.2)
    inside.addWidget(Strong(say(key)))
    inside.addWidget(Plain(words))
    return side
