"""The versions of the kader: fetched off the screen's thread, added from a folder, and let go in."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from resources.reading import Unreadable, read_tables
from triage.casework.beheer import kaders
from triage.casework.beheer.kaders import Preview, VersionRow
from triage.casework.desk import Desk
from triage.faults import Refusal
from triage.kader.faults import KaderFaults
from triage.kader.model import Kader
from triage.kader.versions import Activation
from ui.flows.section import Kit, Section
from ui.pages.kader.version import VersionPage
from ui.pages.kader.versions import VersionsPage
from ui.shell.navigation import Place
from ui.spot import At, Spot
from ui.widgets.chip import Kind
from ui.words import day, say

AskFolder = Callable[[QWidget, Callable[[str], None]], None]
"""Lets somebody choose a folder; the callable hears of it when somebody agrees."""


def ask_folder(parent: QWidget, chosen: Callable[[str], None]) -> None:
    """Open the dialog for a folder."""
    dialog = QFileDialog(parent, say("kader.kies_map"))
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.fileSelected.connect(chosen)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


class KaderSection(Section):
    """Owns the list of versions and the page of one.

    Args:
        folders: lets somebody choose a folder.
    """

    acts: ClassVar[tuple[str, ...]] = ("beheer",)
    spots: ClassVar[tuple[At, ...]] = (At.KADER,)

    def __init__(self, kit: Kit, parent: QObject | None = None, folders: AskFolder = ask_folder) -> None:
        super().__init__(kit, parent)
        self._desk = kit.context.desk
        self._ask_folder = folders
        self.list, self.one = VersionsPage(), VersionPage()
        self.list.open_wanted.connect(lambda version: self.wanted.emit(Spot(At.KADER, version)))
        self.list.add_wanted.connect(lambda: self._ask_folder(self.list, self._on_folder))
        self.list.close_wanted.connect(lambda: self.wanted.emit(Spot(At.PEOPLE)))
        self.one.close_wanted.connect(lambda: self.wanted.emit(Spot(At.KADER)))
        self.one.activate_wanted.connect(self._on_activate)

    def pages(self) -> tuple[tuple[QWidget, Place], ...]:
        """Return both pages."""
        return ((self.list, Place.BEHEER), (self.one, Place.BEHEER))

    def open(self, spot: Spot) -> QWidget:
        """Show the versions, or one of them."""
        run = self.kit.context.runner.run
        if spot.about:
            self.one.show_nothing()
            run(partial(_fetch_one, self._desk, spot.about), self, self._on_one)
            return self.one
        self.list.show_rows((), self._desk.clock.today())
        run(partial(kaders.versions, self._desk), self, self._on_rows)
        return self.list

    def _on_rows(self, rows: tuple[VersionRow, ...]) -> None:
        self.list.show_rows(rows, self._desk.clock.today())
        self.list.first_focus().setFocus()

    def _on_one(self, found: tuple[VersionRow, Preview]) -> None:
        self.one.show_version(*found)

    def _on_folder(self, folder: str) -> None:
        call = partial(_add, self._desk, Path(folder))
        self.kit.context.runner.run(
            call, self, self._on_added, self._on_refused, None, partial(self._on_unread, folder)
        )

    def _on_added(self, kader: Kader) -> None:
        self.kit.context.notices.tell(say("kader.toegevoegd", versie=kader.version), say("kader.toegevoegd_uitleg"))
        # Known at this desk as well, so that it can be looked at and compared at once.
        self.wanted.emit(Spot(At.KADER))

    def _on_refused(self, refusal: Refusal) -> None:
        if isinstance(refusal, KaderFaults):
            self.list.show_faults(refusal.faults)
        else:
            self.kit.context.notices.show_fault(refusal)

    def _on_unread(self, folder: str, fault: BaseException) -> None:
        if isinstance(fault, Unreadable):
            name = say("kader.map_onleesbaar", naam=Path(folder).name)
            self.kit.context.notices.tell(name, say("kader.map_onleesbaar_uitleg"), Kind.ATTENTION)
        else:
            self.kit.context.runner.broke.emit(fault)

    def _on_activate(self, version: str, resolution: str, resolved_on: date | None, since: date | None) -> None:
        call = partial(kaders.activate, self._desk, version, resolution, resolved_on, since)
        self.kit.context.runner.run(call, self, self._on_activated)

    def _on_activated(self, made: Activation) -> None:
        title = say("kader.ingegaan", versie=made.version, dag=day(made.since))
        self.kit.context.notices.tell(title, say("kader.ingegaan_uitleg"), Kind.OK)
        self.wanted.emit(Spot(At.KADER))


def _fetch_one(desk: Desk, version: str) -> tuple[VersionRow, Preview]:
    row = next((one for one in kaders.versions(desk) if one.version == version), None)
    if row is None:
        raise Refusal("kader_onbekend", versie=version)
    return row, kaders.preview(desk, version)


def _add(desk: Desk, folder: Path) -> Kader:
    return kaders.add_kader(desk, read_tables(folder))
