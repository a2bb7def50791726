"""First start, the recovery sheet: shown once, printed or saved, and proved by typing a part of it from paper."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from triage.faults import Fault
from ui.pages.door.doorway import WIDE, DoorPage, paragraphs
from ui.pages.door.form_rows import LineRow, mark_all
from ui.widgets.buttons import Button, Link, Primary
from ui.widgets.card import Card
from ui.widgets.chip import Kind
from ui.widgets.layouts import FlowRow
from ui.widgets.text import Plain, Small, Strong
from ui.words import say

_ALIKE = str.maketrans("OIL", "011")


class Mono(Plain):
    """Characters of one width, for what is read aloud and typed over."""


def same_group(typed: str, group: str) -> bool:
    """Tell whether a group was typed over well: case, spaces and look-alikes (O and 0, I, L and 1) do not matter."""
    read = "".join(char for char in typed.upper() if not char.isspace() and char != "-").translate(_ALIKE)
    return read == group.upper().translate(_ALIKE)


class SheetPage(DoorPage):
    """The keys, and their way to paper."""

    print_wanted = Signal()
    save_wanted = Signal()
    proof_wanted = Signal()
    """The sheets are on paper: prove it."""

    def __init__(self, keys: tuple[str, ...], number: int, total: int) -> None:
        super().__init__(say("herstel.blad.titel"), say("herstel.blad.uitleg"), widest=WIDE)
        self.content.insertWidget(0, Small(say("opzet.stap_van", nummer=number, totaal=total)))
        self._sheets = len(keys)
        for at, key in enumerate(keys, 1):
            self.card.add(Strong(say("herstel.blad.nummer", nummer=at, aantal=len(keys))))
            shown = Mono("  ".join(key.split("-")))
            shown.setAccessibleName(say("herstel.blad.sleutel_naam", nummer=at, sleutel=" ".join(key)))
            self.card.add(shown)
        self.print_button = Primary(say("herstel.blad.afdrukken"), icon_name="afdrukken")
        self.save_button = Button(say("herstel.blad.bewaren"), icon_name="document")
        self.card.add(FlowRow([self.print_button, self.save_button]))
        self.card.add(Small(say("herstel.blad.bestand")))
        keep = Card(say("herstel.blad.enveloppen"))
        paragraphs(keep, *(say(f"herstel.blad.enveloppen_{line}") for line in (1, 2, 3)))
        self.content.addWidget(keep)
        self.on_paper = Button(say("herstel.blad.op_papier"))
        self.content.addWidget(FlowRow([self.on_paper]))
        self.print_button.clicked.connect(self.print_wanted)
        self.save_button.clicked.connect(self.save_wanted)
        self.on_paper.clicked.connect(self.proof_wanted)

    def first_focus(self) -> QWidget:
        """Printing."""
        return self.print_button

    def show_busy(self, busy: bool) -> None:
        """While the paper is made, ask for no second one."""
        for button in (self.print_button, self.save_button):
            button.setEnabled(not busy)

    def show_kept(self, key: str) -> None:
        """Say that the paper was printed or saved."""
        self.show_busy(False)
        self.tell(say(f"herstel.blad.gelukt.{key}"), say("herstel.blad.gelukt_doen", aantal=self._sheets), Kind.OK)
        self.on_paper.setFocus()

    def show_fault(self, fault: Fault) -> None:
        """Say why there is no paper yet; the keys still stand on the screen."""
        self.show_busy(False)
        self.tell_fault(fault)


class ProofPage(DoorPage):
    """The keys are out of sight; one group of each is typed over from paper.

    Args:
        keys: as printed.
        asked: for each key the group that is asked, counted from 0.
    """

    proved = Signal()
    back_wanted = Signal()

    def __init__(self, keys: tuple[str, ...], asked: tuple[int, ...]) -> None:
        super().__init__(say("herstel.bewijs.titel"), say("herstel.bewijs.uitleg"), widest=44)
        self._groups = tuple(key.split("-")[group] for key, group in zip(keys, asked, strict=True))
        self.rows = tuple(
            LineRow(say("herstel.bewijs.groep", groep=group + 1, nummer=number))
            for number, group in enumerate(asked, 1)
        )
        self.button, self.back = Primary(say("herstel.bewijs.knop")), Link(say("herstel.bewijs.terug"))
        for part in (*self.rows, self.button, self.back):
            self.card.add(part)
        for row, following in zip(self.rows, (*self.rows[1:], None), strict=True):
            row.line.returnPressed.connect(following.line.setFocus if following else self._on_prove)
        self.button.clicked.connect(self._on_prove)
        self.back.clicked.connect(self.back_wanted)

    def first_focus(self) -> QWidget:
        """The first group."""
        return self.rows[0].line

    def _on_prove(self) -> None:
        wrong = mark_all(
            {
                row: None if same_group(row.words(), group) else say("herstel.bewijs.fout")
                for row, group in zip(self.rows, self._groups, strict=True)
            }
        )
        if wrong is not None:
            self.go_to(wrong)
        else:
            self.proved.emit()
