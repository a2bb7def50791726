"""The form of an agreement: what both parties agreed, in a few words each. A concept needs no more than a name."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from triage.followup.convenant import Convenant, Gegeven, lacks
from triage.kader.model import Kader
from ui.fields.choices import Tick
from ui.fields.dates import written_date
from ui.fields.form import FormRow
from ui.pages.door.form_rows import DayRow, LineRow, mark_all
from ui.pages.signals.act_form import ChoiceRow, Row, WordsRow, listen_to, write_row
from ui.widgets.buttons import Button, Primary, Quiet
from ui.widgets.card import Card
from ui.widgets.layouts import FlowRow, column
from ui.words import say

_NEEDED = ("organisatie", "doel", "gegevens", "grondslag", "sinds")


class Covers(QWidget):
    """Which sorts of data an agreement covers: any number."""

    written = Signal()

    def __init__(self) -> None:
        super().__init__()
        inside = column(self, 0, 0)
        self.ticks = {sort: Tick(say(f"convenanten.gegeven.{sort.value}")) for sort in Gegeven}
        for tick in self.ticks.values():
            tick.clicked.connect(self.written)
            inside.addWidget(tick)
        self.setFocusProxy(self.ticks[Gegeven.DAT])

    @property
    def chosen(self) -> tuple[Gegeven, ...]:
        """What is ticked."""
        return tuple(sort for sort, tick in self.ticks.items() if tick.isChecked())

    def choose(self, slugs: tuple[str, ...]) -> None:
        """Tick these and no other."""
        for sort, tick in self.ticks.items():
            tick.setChecked(sort.value in slugs)


class ConvenantForm(Card):
    """The rows of an agreement, with a button for each way to keep it."""

    wanted = Signal(str)
    """The slug of the button: `bewaren` or `gelden`; what it needs is filled in."""
    written = Signal()
    drop_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(say("convenanten.vorm.titel"))
        self._before = Convenant("")
        self.rows: dict[str, Row] = {
            "organisatie": LineRow(_say("organisatie"), _say("organisatie_uitleg")),
            "soort": ChoiceRow(_say("soort")),
            "kenmerk": LineRow(_say("kenmerk"), _say("kenmerk_uitleg")),
            "doel": WordsRow(_say("doel"), _say("doel_uitleg")),
            "gegevens": WordsRow(_say("gegevens"), _say("gegevens_uitleg")),
            "grondslag": LineRow(_say("grondslag"), _say("grondslag_uitleg")),
            "sinds": DayRow(_say("sinds")),
            "tot": DayRow(_say("tot"), _say("tot_uitleg")),
            "vindplaats": LineRow(_say("vindplaats"), _say("vindplaats_uitleg")),
            "contact": LineRow(_say("contact"), _say("contact_uitleg")),
            "aantekening": WordsRow(_say("aantekening"), _say("aantekening_uitleg")),
        }
        self.covers = Covers()
        self._covers = FormRow(_say("soorten"), self.covers, _say("soorten_uitleg"))
        self.hold, self.keep = Primary(_say("gelden")), Button(_say("concept"))
        self.drop = Quiet(_say("vervallen"))
        self._lay_out()
        self._connect()

    # ------------------------------------------------------------------------------------------------------- showing
    def show_content(self, one: Convenant, kader: Kader, typed: Mapping[str, str], *, holds: bool, new: bool) -> None:
        """Show an agreement, with what was typed about it before instead where something was."""
        self._before = one
        kind = self.rows["soort"]
        if isinstance(kind, ChoiceRow):
            kind.offer(_kinds(one, kader))
        self._write(typed or values_of(one))
        self.hold.setVisible(not holds)
        self.keep.set_words(_say("wijziging" if holds else "concept"))
        self.drop.setVisible(not holds and not new)

    def typed(self) -> dict[str, str]:
        """Return what stands in the form where it differs from what is kept; empty where nothing does."""
        found = {slug: row.words() for slug, row in self.rows.items()}
        found["soorten"] = " ".join(sort.value for sort in self.covers.chosen)
        found = {slug: words for slug, words in found.items() if words}
        return {} if found == {slug: words for slug, words in values_of(self._before).items() if words} else found

    def content(self) -> Convenant:
        """Return the agreement as it is filled in."""
        found = {slug: row.words() for slug, row in self.rows.items()}
        return replace(
            self._before,
            organisation=found["organisatie"],
            kind=found["soort"],
            reference=found["kenmerk"],
            purpose=found["doel"],
            covers=self.covers.chosen,
            data=tuple(line for line in found["gegevens"].splitlines() if line.strip()),
            basis=found["grondslag"],
            since=_day(self.rows["sinds"]),
            until=_day(self.rows["tot"]),
            published=found["vindplaats"],
            contact=found["contact"],
            notes=found["aantekening"],
        )

    def set_busy(self, *, busy: bool) -> None:
        """Rest while it is handed in."""
        for button in (self.hold, self.keep, self.drop):
            button.setEnabled(not busy)

    def first_focus(self) -> QWidget:
        """Return where the keyboard starts."""
        return self.rows["organisatie"].editor

    # -------------------------------------------------------------------------------------------------------- inside
    def _lay_out(self) -> None:
        for slug, row in self.rows.items():
            if slug == "gegevens":
                self.add(self._covers)
            self.add(row)
        self.add(FlowRow([self.hold, self.keep, self.drop]))

    def _connect(self) -> None:
        for row in self.rows.values():
            listen_to(row, self.written)
        self.covers.written.connect(self.written)
        self.hold.clicked.connect(lambda: self._hand_in("gelden"))
        self.keep.clicked.connect(lambda: self._hand_in("bewaren"))
        self.drop.clicked.connect(self.drop_wanted)

    def _write(self, values: Mapping[str, str]) -> None:
        for slug, row in self.rows.items():
            write_row(row, values.get(slug, ""))
        self.covers.choose(tuple(values.get("soorten", "").split()))
        mark_all(dict.fromkeys((*self.rows.values(), self._covers)))

    def _hand_in(self, which: str) -> None:
        needed = _NEEDED if which == "gelden" or self.hold.isHidden() else ("organisatie",)
        wrong = mark_all(dict(self._faults(needed)))
        if wrong is not None:
            wrong.setFocus()
            return
        self.wanted.emit(which)

    def _faults(self, needed: tuple[str, ...]) -> Iterator[tuple[FormRow, str | None]]:
        missing = set(lacks(self.content())) & set(needed)
        for slug, row in self.rows.items():
            unread = isinstance(row, DayRow) and row.words() and row.value() is None
            empty = slug in missing
            yield row, say("convenanten.dag_fout") if unread else say("convenanten.leeg_veld") if empty else None


def _kinds(one: Convenant, kader: Kader) -> tuple[tuple[str, str], ...]:
    """Return the kinds to choose from; one that this kader no longer knows stays what it was."""
    known = tuple((slug, each.text) for slug, each in kader.party_kinds.items())
    return known if one.kind in ("", *kader.party_kinds) else (*known, (one.kind, one.kind))


def values_of(one: Convenant) -> dict[str, str]:
    """Return an agreement as it stands in the rows."""
    return {
        "organisatie": one.organisation,
        "soort": one.kind,
        "kenmerk": one.reference,
        "doel": one.purpose,
        "soorten": " ".join(sort.value for sort in Gegeven if sort in one.covers),
        "gegevens": "\n".join(one.data),
        "grondslag": one.basis,
        "sinds": written_date(one.since) if one.since else "",
        "tot": written_date(one.until) if one.until else "",
        "vindplaats": one.published,
        "contact": one.contact,
        "aantekening": one.notes,
    }


def _say(key: str) -> str:
    return say(f"convenanten.vorm.{key}")


def _day(row: Row) -> date | None:
    return row.value() if isinstance(row, DayRow) else None
