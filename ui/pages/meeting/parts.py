"""Whether a betrokkene takes part in the meeting about them; not taking part has its E code and its motivation."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from triage.ids import ItemId
from triage.kader.model import Code
from ui.fields.choices import Dot
from ui.fields.editors import TextEditor
from ui.fields.form import FormRow
from ui.pages.meeting.filled import Part
from ui.pages.plan.parts import ChoiceRow
from ui.widgets.card import Card
from ui.widgets.layouts import FlowRow, column, empty
from ui.widgets.text import Muted, Strong
from ui.words import say


class PartPanel(QWidget):
    """One betrokkene."""

    edited = Signal()

    def __init__(self, person: ItemId, name: str, codes: tuple[Code, ...]) -> None:
        super().__init__()
        self.person = person
        inside = column(self, 0, 0.4)
        head = say("overleg.doet_mee", naam=name)
        inside.addWidget(Strong(head))
        self.group = QButtonGroup(self)
        self.dots = {slug: Dot(say(f"veld.{slug}")) for slug in ("ja", "nee")}
        for slug, dot in self.dots.items():
            dot.setAccessibleName(f"{head} {say(f'veld.{slug}')}")
            self.group.addButton(dot)
            dot.toggled.connect(self._on_toggled)
        inside.addWidget(FlowRow(list(self.dots.values()), 1.4))
        self.code = ChoiceRow(say("overleg.code"))
        self.code.list.setAccessibleName(f"{say('overleg.code')}: {name}")
        self.code.show_items([(code.id, f"{code.id}: {code.sentence}") for code in codes])
        self.words = TextEditor(least=2)
        self.motivation = FormRow(say("overleg.motivering"), self.words, say("overleg.motivering_uitleg"))
        self.words.setAccessibleName(f"{say('overleg.motivering')}: {name}")
        inside.addWidget(self.code)
        inside.addWidget(self.motivation)
        self.code.chosen.connect(self._tell)
        self.words.written.connect(self._tell)
        self._follow()

    def show_part(self, part: Part) -> None:
        """Show what was filled in."""
        if part.takes_part in self.dots:
            self.dots[part.takes_part].setChecked(True)
        self.code.choose(part.code)
        self.words.show_words(part.motivation)
        self._follow()

    def part(self) -> Part:
        """Return what is filled in; code and words stay while the other answer is tried."""
        said = next((slug for slug, dot in self.dots.items() if dot.isChecked()), "")
        return Part(self.person, said, self.code.value(), self.words.words())

    def complain(self) -> QWidget | None:
        """Say what lacks of who does not take part; return the first place, or None."""
        part = self.part()
        absent = part.takes_part == "nee"
        no_code, no_words = absent and not part.code, absent and not part.motivation.strip()
        self.code.mark(say("overleg.mist.code") if no_code else None)
        self.motivation.mark(say("overleg.mist.motivering") if no_words else None)
        return self.code.list if no_code else self.words if no_words else None

    def _follow(self) -> None:
        absent = self.dots["nee"].isChecked()
        self.code.setVisible(absent)
        self.motivation.setVisible(absent)

    def _on_toggled(self, _on: bool) -> None:
        self._follow()
        self._tell()

    def _tell(self) -> None:
        self.code.mark(None)
        self.motivation.mark(None)
        self.edited.emit()


class PartsCard(Card):
    """Every betrokkene of the casus."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__(say("overleg.betrokkenen"))
        self.add(Muted(say("overleg.betrokkenen_uitleg")))
        self._column = column(None, 0, 0.9)
        self.add(self._column)
        self.panels: tuple[PartPanel, ...] = ()

    def show_parts(
        self, people: tuple[tuple[ItemId, str], ...], codes: tuple[Code, ...], parts: tuple[Part, ...]
    ) -> None:
        """Show everybody, with what was filled in."""
        empty(self._column)
        before = {one.person: one for one in parts}
        self.panels = tuple(PartPanel(person, name, codes) for person, name in people)
        for panel in self.panels:
            panel.show_part(before.get(panel.person) or Part(panel.person))
            panel.edited.connect(self.edited)
            self._column.addWidget(panel)
        self.setVisible(bool(self.panels))

    def parts(self) -> tuple[Part, ...]:
        """Return everybody as filled in."""
        return tuple(panel.part() for panel in self.panels)

    def complain(self) -> QWidget | None:
        """Say what lacks of each; return the first place, or None."""
        found = [panel.complain() for panel in self.panels]
        return next((place for place in found if place is not None), None)
