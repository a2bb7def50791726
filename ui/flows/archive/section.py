"""Papers that were issued and dossiers for the archive on the screen: fetched, packed and written off its thread."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from triage.casework.desk import Desk
from triage.casework.papier.bundelen import Gesloten, bundle, to_bundle
from triage.casework.uitgeven import BUNDLES, LISTS, Uitgegeven, issued_of, issued_paper
from triage.faults import Trouble
from triage.ids import CasusId
from triage.records.mdto import folder_name
from ui.arriving import enter
from ui.flows.archive.making import Making
from ui.flows.brief_words import paper_words
from ui.flows.forms import FormSection
from ui.flows.record import compose
from ui.flows.section import Kit, Press
from ui.pages.archive.batch import BatchPage
from ui.pages.archive.issued import IssuedPage
from ui.shell.navigation import Place
from ui.spot import At, Spot
from ui.whole_file import write_whole
from ui.widgets.chip import Kind
from ui.words import say

Chosen = Callable[[str], None]
AskZip = Callable[[QWidget, str, str, Chosen], None]
"""Lets somebody choose where a file goes: title, name, and who hears of the path."""
AskFolder = Callable[[QWidget, str, Chosen], None]
"""Lets somebody choose a folder: title, and who hears of the path."""
KEEPS = "vernietiging_lezen"
"""Who sees what is kept has the entry of the menu under which the list of closed casussen stands."""


def ask_zip(parent: QWidget, title: str, name: str, chosen: Chosen) -> None:
    """Open the dialog for saving a dossier."""
    dialog = QFileDialog(parent, title)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilter(say("archief.dossier.filter"))
    dialog.setDefaultSuffix("zip")
    dialog.selectFile(name)
    dialog.fileSelected.connect(chosen)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def ask_folder(parent: QWidget, title: str, chosen: Chosen) -> None:
    """Open the dialog for a folder."""
    dialog = QFileDialog(parent, title)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly, on=True)
    dialog.fileSelected.connect(chosen)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def file_name(of: Gesloten | Uitgegeven) -> str:
    """Return the name of the file of a dossier: the kenmerk, and no name of a person."""
    return f"{folder_name(of.kenmerk, practice=of.practice)}.zip"


def make_dossier(desk: Desk, casus: CasusId, press: Press, place: Path) -> Path:
    """Make the dossier of a casus, and write it: whole, or not at all. Called in the lane."""
    from ui.paper.dossier import packed

    pack = partial(packed, press=press, words=paper_words("archief"))
    # Packed and logged first, then written: what lies on a disk always stands in the log.
    dossier = bundle(desk, casus, partial(compose, press), pack)
    try:
        return write_whole(dossier, place)
    except OSError as fault:
        raise Trouble("dossier_niet_geschreven") from fault


class ArchiveSection(FormSection):
    """Owns the page of what left the house of a casus, and that of all closed casussen.

    Args:
        zips, folders: let somebody choose where a dossier goes, and where many go.
    """

    acts: ClassVar[tuple[str, ...]] = (LISTS, BUNDLES)
    spots: ClassVar[tuple[At, ...]] = (At.BUNDLE,)

    def __init__(
        self, kit: Kit, parent: QObject | None = None, zips: AskZip = ask_zip, folders: AskFolder = ask_folder
    ) -> None:
        super().__init__(kit, parent)
        self._ask_zip, self._ask_folder = zips, folders
        self._casus = CasusId("")
        self._found: Uitgegeven | None = None
        self._closed: tuple[Gesloten, ...] = ()
        self.page, self.batch = IssuedPage(), BatchPage()
        self.making = Making(kit.context, self.batch, partial(make_dossier, self._desk), kit.press, file_name, self)
        self.page.paper_wanted.connect(self._on_paper)
        self.page.preview.again_wanted.connect(self._on_again)
        self.page.bundle_wanted.connect(self._on_bundle)
        self.page.casus_wanted.connect(self._on_casus)
        self.batch.make_wanted.connect(self._on_make)
        self.batch.stop_wanted.connect(self.making.stop)
        self.batch.casus_wanted.connect(lambda casus: self.wanted.emit(Spot(At.BUNDLE, casus)))
        self.batch.back_wanted.connect(lambda: self.wanted.emit(Spot(At.KEEPING)))
        self._paper = ""

    def pages(self) -> tuple[tuple[QWidget, Place], ...]:
        """Return the pages; that of all closed casussen only for who makes dossiers."""
        own = ((self.page, Place.CASUSSEN),) if self._desk.may(LISTS) else ()
        return (*own, (self.batch, Place.BEWAREN)) if self._bundles else own

    @property
    def _bundles(self) -> bool:
        return self._desk.may(BUNDLES) and self._desk.may(KEEPS)

    def open(self, spot: Spot) -> QWidget:
        """Show what left the house of a casus, or the closed casussen."""
        self._leave()
        if not spot.about and self._bundles:
            if not self.making.running:
                self.batch.show_nothing()
                self._run(partial(to_bundle, self._desk), self._on_closed)
            return self.batch
        self._casus, self._paper = CasusId(spot.about), ""
        self.page.show_nothing()
        self._run(partial(issued_of, self._desk, self._casus), self._on_issued)
        return self.page

    # ------------------------------------------------------------------------------------------------- of one casus
    def _on_issued(self, found: Uitgegeven) -> None:
        self._found = found
        self.page.show_issued(found)
        enter(self.page, self.page.first_focus())

    def _on_paper(self, uitgave: str) -> None:
        self._paper = uitgave
        self._on_again()

    def _on_again(self) -> None:
        if not self._paper:
            return
        self.page.show_making()
        call = partial(issued_paper, self._desk, self._casus, self._paper)
        self._run(call, partial(self._on_content, self._paper), self.page.preview.show_failed)

    def _on_content(self, uitgave: str, content: bytes) -> None:
        if uitgave == self._paper:
            self.page.preview.show_paper(content)
            self.page.show_from(self.page.preview)

    def _on_casus(self) -> None:
        at = At.FOLLOW if At.FOLLOW in self.ways else At.AROUND
        self.wanted.emit(Spot(at, self._casus))

    def _on_bundle(self) -> None:
        if self._found is not None:
            name = file_name(self._found)
            self._ask_zip(self.page, say("archief.dossier.kies_titel"), name, self._on_place)

    def _on_place(self, place: str) -> None:
        self.page.set_busy(busy=True)
        call = partial(make_dossier, self._desk, self._casus, self.kit.press, Path(place))
        self._run(call, self._on_made, partial(self.page.set_busy, busy=False))

    def _on_made(self, place: Path) -> None:
        self.page.set_busy(busy=False)
        told = say("archief.dossier.gedaan_uitleg", naam=place.name)
        self.kit.context.notices.tell(say("archief.dossier.gedaan"), told, Kind.OK)

    # ----------------------------------------------------------------------------------------------------- of all
    def _on_closed(self, found: tuple[Gesloten, ...]) -> None:
        self._closed = found
        self.batch.show_closed(found)
        enter(self.batch, self.batch.first_focus())

    def _on_make(self) -> None:
        if not self.making.running:
            self._ask_folder(self.batch, say("archief.reeks.kies_titel"), self._on_folder)

    def _on_folder(self, place: str) -> None:
        self.making.begin(self._closed, Path(place))
