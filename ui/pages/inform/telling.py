"""Writing down that somebody was told, and that a representative appeared later."""

from PySide6.QtCore import Signal

from triage.casework.followup.informeren_desk import OpenInformeren
from triage.casework.followup.vertellen import Mededeling
from triage.followup.informeren import Variant, Weg
from ui.fields.form import FormRow
from ui.pages.door.form_rows import DayRow, LineRow, mark_all
from ui.pages.follow.dots import Dots
from ui.pages.inform.typed import TypedCard
from ui.widgets.buttons import Button, Primary
from ui.widgets.layouts import FlowRow
from ui.widgets.text import Muted
from ui.words import say


class TellCard(TypedCard):
    """When, how, by which letter, and who was told."""

    told = Signal(object)
    """A `Mededeling`."""

    def __init__(self) -> None:
        super().__init__(say("informeren.vertellen.titel"))
        self.variants = Dots({one.value: (say(f"informeren.variant.{one}"),) for one in Variant})
        self._variant = FormRow(say("informeren.vertellen.wie"), self.variants)
        self.day = DayRow(say("informeren.vertellen.dag"))
        self.ways = Dots({one.value: (say(f"informeren.weg.{one}"), say(f"informeren.weg_hulp.{one}")) for one in Weg})
        self._way = FormRow(say("informeren.vertellen.hoe"), self.ways)
        self.to = LineRow(say("informeren.vertellen.aan"), say("informeren.vertellen.aan_hulp"))
        self.do = Primary(say("informeren.vertellen.doe"))
        self.add(Muted(say("informeren.vertellen.uitleg")))
        for part in (self._variant, self.day, self._way, self.to, FlowRow([self.do])):
            self.add(part)
        for key, given in (
            ("verteld_variant", self.variants), ("verteld_dag", self.day.day.editor), ("verteld_weg", self.ways),
            ("verteld_aan", self.to.line),
        ):  # fmt: skip
            self.keep(key, given)
        self.variants.changed.connect(self._follow)
        self.do.clicked.connect(self._on_do)
        self._opened: OpenInformeren | None = None

    def show_piece(self, opened: OpenInformeren) -> None:
        """Show who is still to be told; who is the only one is chosen, as there is nothing to choose."""
        self._opened = opened
        owed = opened.stuk.content.untold
        for slug, dot in self.variants.dots.items():
            dot.setVisible(slug in owed)
        if len(owed) == 1:
            self.variants.show_choice(owed[0].value)
        mark_all(dict.fromkeys((self._variant, self.day, self._way, self.to)))
        self._follow()

    def set_busy(self, *, busy: bool) -> None:
        """Rest while it is handed in."""
        self.do.setEnabled(not busy)

    def _follow(self) -> None:
        mail = self._opened is not None and self.variants.chosen in self._opened.mail
        # Not to be chosen at all: what is never allowed is no choice.
        self.ways.dots[Weg.BRIEF.value].setVisible(mail)
        if not mail and self.ways.chosen == Weg.BRIEF:
            self.ways.show_choice("")

    def _on_do(self) -> None:
        on = self.day.value()
        wrong = mark_all(
            {
                self._variant: None if self.variants.chosen else say("informeren.vertellen.wie_leeg"),
                self.day: None if on is not None else say("informeren.vertellen.dag_fout"),
                self._way: None if self.ways.chosen else say("informeren.vertellen.hoe_leeg"),
                self.to: None if self.to.words() else say("informeren.vertellen.aan_leeg"),
            }
        )
        if wrong is not None or on is None:
            (wrong or self.day.day.editor).setFocus()
            return
        self.set_busy(busy=True)
        self.told.emit(Mededeling(on, Weg(self.ways.chosen), Variant(self.variants.chosen), self.to.words()))


class RepresentativeCard(TypedCard):
    """Somebody represents the person since: a letter for them is owed from then on."""

    known = Signal(str, object)
    """Who it is, and the day by which they are told."""

    def __init__(self) -> None:
        super().__init__(say("informeren.vertegenwoordiger.titel"))
        self.name = LineRow(say("informeren.vertegenwoordiger.wie"), say("informeren.vertegenwoordiger.wie_hulp"))
        self.day = DayRow(say("informeren.vertegenwoordiger.dag"), say("informeren.vertegenwoordiger.dag_hulp"))
        self.do = Button(say("informeren.vertegenwoordiger.doe"))
        self.add(Muted(say("informeren.vertegenwoordiger.uitleg")))
        for part in (self.name, self.day, FlowRow([self.do])):
            self.add(part)
        self.keep("vertegenwoordiger", self.name.line)
        self.keep("vertegenwoordiger_dag", self.day.day.editor)
        self.do.clicked.connect(self._on_do)

    def set_busy(self, *, busy: bool) -> None:
        """Rest while it is handed in."""
        self.do.setEnabled(not busy)

    def _on_do(self) -> None:
        by = self.day.value()
        wrong = mark_all(
            {
                self.name: None if self.name.words() else say("informeren.vertegenwoordiger.wie_leeg"),
                self.day: None if by is not None else say("informeren.vertellen.dag_fout"),
            }
        )
        if wrong is not None or by is None:
            (wrong or self.day.day.editor).setFocus()
            return
        self.set_busy(busy=True)
        self.known.emit(self.name.words(), by)
