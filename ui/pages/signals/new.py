"""A new signal: who, where, that there is concern, from what kind of source. There is no field for what happened."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from triage.casework.followup.signalen import NewSignaal
from triage.followup.signaal import AREA, NAME, Bron, Verzwegen
from triage.kader.model import Kader
from ui.fields.choices import Tick
from ui.fields.dates import written_date
from ui.fields.form import FormRow
from ui.pages.door.form_rows import DayRow, LineRow, mark_all
from ui.pages.signals.act_form import ChoiceRow, write_row
from ui.widgets.buttons import Primary, Quiet
from ui.widgets.card import Card
from ui.widgets.chip import Kind
from ui.widgets.layouts import FlowRow, column, row
from ui.widgets.saved import SavedLabel
from ui.widgets.scroll import ScrollPage
from ui.widgets.strip import MessageStrip
from ui.widgets.text import Muted, PrimaryHeading
from ui.words import say


class Concerns(QWidget):
    """With what support might help: any number of the neutral list."""

    written = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._inside = column(self, 0, 0)
        self.ticks: dict[str, Tick] = {}

    def offer(self, kader: Kader) -> None:
        """Offer the neutral list of a kader."""
        if self.ticks:
            return
        for slug, support in kader.supports.items():
            tick = Tick(support.text)
            tick.clicked.connect(self.written)
            self.ticks[slug] = tick
            self._inside.addWidget(tick)
        self.setFocusProxy(next(iter(self.ticks.values())))

    @property
    def chosen(self) -> tuple[str, ...]:
        """The slugs that are ticked."""
        return tuple(slug for slug, tick in self.ticks.items() if tick.isChecked())

    def choose(self, slugs: tuple[str, ...]) -> None:
        """Tick these and no other."""
        for slug, tick in self.ticks.items():
            tick.setChecked(slug in slugs)


class NewSignalPage(ScrollPage):
    """A signal to write down."""

    recorded = Signal(object)
    """A `NewSignaal`."""
    written = Signal()
    close_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(widest=62)
        self.strip = MessageStrip(say("signalen.vorm.grens_titel"), say("signalen.vorm.grens"), Kind.ACCENT)
        self.name = LineRow(say("signalen.vorm.naam"), say("signalen.vorm.naam_uitleg"))
        self.born = DayRow(say("signalen.vorm.geboren"), say("signalen.vorm.geboren_uitleg"))
        self.area = LineRow(say("signalen.vorm.plek"), say("signalen.vorm.plek_uitleg"))
        self.kind = ChoiceRow(say("signalen.vorm.soort"), say("signalen.vorm.soort_uitleg"))
        self.concerns = Concerns()
        self._concern = FormRow(say("signalen.vorm.zorg"), self.concerns, say("signalen.vorm.zorg_uitleg"))
        self.source = ChoiceRow(say("signalen.vorm.bron"))
        self.unnamed = ChoiceRow(say("signalen.vorm.verzwegen"), say("signalen.vorm.verzwegen_uitleg"))
        self.source_name = LineRow(say("signalen.vorm.bron_naam"))
        self.received = DayRow(say("signalen.vorm.ontvangen"))
        self.name.line.setMaxLength(NAME)
        self.area.line.setMaxLength(AREA)
        self.saved = SavedLabel()
        self.record, self.leave = Primary(say("signalen.vorm.vastleggen")), Quiet(say("signalen.vorm.annuleer"))
        self.source.offer(tuple((one.value, say(f"signalen.bron.{one.value}")) for one in Bron))
        self.unnamed.offer(tuple((one.value, say(f"signalen.verzwegen.{one.value}")) for one in Verzwegen))
        self._lay_out()
        self._connect()
        self.show_nothing()

    def show_nothing(self) -> None:
        """Show an empty form."""
        self.card.hide()
        self._write({})
        self.set_busy(False)

    def show_form(self, kader: Kader, typed: Mapping[str, str], today: date) -> None:
        """Show what was typed before."""
        self.kind.offer(tuple((slug, kind.text) for slug, kind in kader.party_kinds.items()))
        self.concerns.offer(kader)
        self._write({"ontvangen": written_date(today), **typed})
        self.card.show()
        self.first_focus().setFocus()

    def set_busy(self, busy: bool) -> None:
        """Rest while it is handed in."""
        self.record.setEnabled(not busy)

    def typed(self) -> dict[str, str]:
        """Return what is typed now; that it came in today nobody typed."""
        found = {slug: each.words() for slug, each in self._rows().items() if slug != "ontvangen"}
        return {**found, "zorg": " ".join(self.concerns.chosen)}

    def first_focus(self) -> QWidget:
        """Return where the keyboard starts."""
        return self.name.line

    def _rows(self) -> dict[str, LineRow | DayRow | ChoiceRow]:
        return {
            "naam": self.name,
            "geboren": self.born,
            "plek": self.area,
            "soort": self.kind,
            "bron": self.source,
            "verzwegen": self.unnamed,
            "bron_naam": self.source_name,
            "ontvangen": self.received,
        }

    def _lay_out(self) -> None:
        self.card = Card()
        foot = row(None, 0, 0.6)
        foot.addWidget(FlowRow([self.record, self.leave]), 1)
        foot.addWidget(self.saved)
        parts = (self.name, self.born, self.area, self.kind, self._concern, self.source, self.unnamed)
        for part in (*parts, self.source_name, self.received):
            self.card.add(part)
        self.card.add(foot)
        for widget in (
            PrimaryHeading(say("signalen.nieuw")),
            Muted(say("signalen.vorm.uitleg")),
            self.strip,
            self.card,
        ):
            self.content.addWidget(widget)

    def _connect(self) -> None:
        for line in (self.name, self.area, self.source_name):
            line.line.written.connect(self.written)
        for day in (self.born, self.received):
            day.day.editor.written.connect(self.written)
        for chosen in (self.kind, self.source, self.unnamed):
            chosen.choice.activated.connect(self.written)
        self.unnamed.choice.currentIndexChanged.connect(self._follow)
        self.concerns.written.connect(self.written)
        self.record.clicked.connect(self._on_record)
        self.leave.clicked.connect(self.close_wanted)
        self._follow()

    def _follow(self) -> None:
        """A name is asked only where it is written down."""
        self.source_name.setVisible(self.unnamed.words() == Verzwegen.GENOEMD.value)

    def _write(self, typed: Mapping[str, str]) -> None:
        for slug, each in self._rows().items():
            write_row(each, typed.get(slug, ""))
        self.concerns.choose(tuple(typed.get("zorg", "").split()))
        mark_all(dict.fromkeys(self._rows().values()))
        self._follow()

    def _on_record(self) -> None:
        wrong = mark_all(self._faults())
        received = self.received.value()
        if wrong is not None or received is None:
            (wrong or self.received.day.editor).setFocus()
            return
        self.set_busy(True)
        unnamed = Verzwegen(self.unnamed.words())
        named = unnamed is Verzwegen.GENOEMD
        self.recorded.emit(
            NewSignaal(
                name=self.name.words(),
                born=self.born.value(),
                area=self.area.words(),
                kind=self.kind.words(),
                concern=self.concerns.chosen,
                source=Bron(self.source.words()),
                source_name=self.source_name.words() if named else "",
                unnamed=unnamed,
                received=received,
            )
        )

    def _faults(self) -> dict[FormRow, str | None]:
        named = self.unnamed.words() == Verzwegen.GENOEMD.value
        born_wrong = bool(self.born.words()) and self.born.value() is None
        found: dict[FormRow, str | None] = {
            self.name: None if self.name.words() else "signalen.leeg_veld",
            self.born: "signalen.dag_fout" if born_wrong else None,
            self.source: None if self.source.words() else "signalen.leeg_veld",
            self.unnamed: None if self.unnamed.words() else "signalen.leeg_veld",
            self.source_name: "signalen.leeg_veld" if named and not self.source_name.words() else None,
            self.received: None if self.received.value() is not None else "signalen.dag_leeg",
        }
        return {each: say(key) if key else None for each, key in found.items()}
