"""First start: from nothing to a store with its first people, and a recovery sheet that was proved to be on paper."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from resources.reading import table
from triage.casework.entering import Founded, Gate, SetUp
from triage.faults import Trouble
from triage.kader.model import Kader
from triage.records.blocks import Document
from triage.records.recovery import recovery_document
from triage.records.sentences import PaperWords
from ui.flows.door.sheet_paper import AskPlace, AskPrinter, ask_place, ask_printer
from ui.flows.door.start import Start
from ui.pages.first_start.page import FirstStartPage
from ui.pages.first_start.sheet import ProofPage, SheetPage
from ui.pages.record.print import print_paper
from ui.pages.record.save import save_paper
from ui.runner import Runner

_LAST_STEP = 5


class FoundingFlow(QObject):
    """Owns the pages of the first start."""

    page_changed = Signal(QWidget)
    practice_wanted = Signal()
    founded = Signal(str)
    """There is a store and its sheet is on paper; carries the login of whoever sat at the keyboard, if known."""

    def __init__(self, start: Start, runner: Runner, gate: Gate, kader: Kader, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._start, self._runner, self._gate = start, runner, gate
        self.ask_place: AskPlace = ask_place
        self.ask_printer: AskPrinter = ask_printer
        self.wizard = FirstStartPage(kader, start.check_password, start.store_place)
        self.sheet: SheetPage | None = None
        self.proof: ProofPage | None = None
        self._made: Founded | None = None
        self._wanted: SetUp | None = None
        self._login = ""
        self.wizard.practice_wanted.connect(self.practice_wanted)
        self.wizard.found_wanted.connect(self._on_found_wanted)

    @property
    def unproved(self) -> bool:
        """Whether keys stand on the screen that are not yet proved to be on paper."""
        return self._made is not None

    def begin(self) -> None:
        """Show the first step."""
        self.page_changed.emit(self.wizard)

    # ----------------------------------------------------------------------------------------------- founding
    def _on_found_wanted(self, set_up: SetUp) -> None:
        gate = self._gate
        # Kept for the paper; the passwords go no further than the lane.
        self._wanted = replace(set_up, people=())
        self._login = next((one.login for one in set_up.people if not one.fresh), "")
        self._runner.run(
            lambda: gate.found(set_up),
            self,
            self._on_made,
            on_refusal=self.wizard.show_fault,
            on_trouble=self.wizard.show_fault,
            on_bug=self._on_bug,
        )

    def _on_bug(self, bug: BaseException) -> None:
        """A bug is told by the window; no page may stay busy for ever."""
        if self.sheet is None:
            self.wizard.show_idle()
        else:
            self.sheet.show_busy(False)
        self._runner.broke.emit(bug)

    def _on_made(self, made: Founded) -> None:
        self._made = made
        self.wizard.forget()
        self._show_sheet()

    # -------------------------------------------------------------------------------------------------- sheet
    def _show_sheet(self) -> None:
        if self._made is None:
            return
        if self.sheet is None:
            self.sheet = SheetPage(self._made.recovery_keys, _LAST_STEP, _LAST_STEP)
            self.sheet.print_wanted.connect(self._on_print)
            self.sheet.save_wanted.connect(self._on_save)
            self.sheet.proof_wanted.connect(self._on_proof)
        self.page_changed.emit(self.sheet)

    def _document(self) -> Document | None:
        if self._made is None or self._wanted is None:
            return None
        made, today = self._made, self._start.clock.today()
        return recovery_document(made.recovery_keys, made.installation, self._wanted.settings, today, sheet_words())

    def _on_save(self) -> None:
        if self.sheet is not None:
            self.ask_place(self.sheet, self._on_file)

    def _on_file(self, path: str) -> None:
        document, press = self._document(), self._start.press
        if document is not None and self.sheet is not None:
            self.sheet.show_busy(True)
            fault = self.sheet.show_fault
            self._runner.run(
                lambda: save_paper(press(document), Path(path)),
                self,
                self._on_kept,
                on_trouble=fault,
                on_bug=self._on_bug,
            )

    def _on_kept(self, _path: Path) -> None:
        if self.sheet is not None:
            self.sheet.show_kept("bewaard")

    def _on_print(self) -> None:
        if self.sheet is not None and not self.ask_printer(self.sheet, self._on_printer):
            self.sheet.show_fault(Trouble("geen_printer"))

    def _on_printer(self, printer: QPrinter) -> None:
        document, press = self._document(), self._start.press
        if document is not None and self.sheet is not None:
            self.sheet.show_busy(True)
            self._runner.run(
                lambda: press(document), self, lambda paper: self._on_pressed(printer, paper), on_bug=self._on_bug
            )

    def _on_pressed(self, printer: QPrinter, paper: bytes) -> None:
        if self.sheet is None:
            return
        if print_paper(paper, printer):
            self.sheet.show_kept("afgedrukt")
        else:
            self.sheet.show_fault(Trouble("printer_weigert"))

    # -------------------------------------------------------------------------------------------------- proof
    def _on_proof(self) -> None:
        if self._made is None:
            return
        keys = self._made.recovery_keys
        # What was copied from the screen would prove nothing about paper, and should not linger either.
        QGuiApplication.clipboard().clear()
        self.proof = ProofPage(keys, tuple(_group(key, self._start.ids()) for key in keys))
        self.proof.back_wanted.connect(self._show_sheet)
        self.proof.proved.connect(self._on_proved)
        self.page_changed.emit(self.proof)

    def _on_proved(self) -> None:
        """Note that the sheets are on paper. Where that cannot be noted they still are; unlocking will ask for them."""
        if self._made is None:
            return
        gate, keys = self._gate, self._made.recovery_keys
        self._runner.run(
            lambda: gate.prove(keys), self, self._on_noted, self._on_noted, self._on_noted, self._on_noting_broke
        )

    def _on_noting_broke(self, bug: BaseException) -> None:
        self._runner.broke.emit(bug)
        self._on_noted(bug)

    def _on_noted(self, _noted: object) -> None:
        if self._made is None:
            return
        self._made = self._wanted = None
        # No page with a key on it stays behind, not even out of sight.
        for page in (self.sheet, self.wizard):
            if page is not None:
                page.deleteLater()
        self.founded.emit(self._login)


def sheet_words() -> PaperWords:
    """Return the fixed sentences of the sheet."""
    raw = table("papier", "herstel.toml")
    return PaperWords(*(_texts(raw[part]) for part in ("koppen", "zinnen", "tabel")))


def _texts(part: object) -> dict[str, str]:
    return {str(key): str(text) for key, text in part.items()} if isinstance(part, dict) else {}


def _group(key: str, chance: str) -> int:
    """Choose a group to ask; never the last, which is a single check symbol."""
    return sum(map(ord, chance)) % (len(key.split("-")) - 1)
