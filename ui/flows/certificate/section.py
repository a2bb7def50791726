"""The certificate that papers are signed with: shown, given away, made anew, and taken in from a file."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import ClassVar, Final, TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from triage.access.signing import Certificaat
from triage.casework.beheer import certificaat
from triage.casework.desk import Desk
from triage.faults import Refusal
from ui.flows.beheer.fetching import enter_part
from ui.flows.beheer.parts import parts_for
from ui.flows.inzage.files import ask_out
from ui.flows.section import Kit, Section
from ui.notices import QuestionDialog
from ui.pages.certificate.page import CertificatePage
from ui.pages.record.save import save_paper
from ui.shell.navigation import Place
from ui.spot import At, Spot
from ui.words import say

T = TypeVar("T")
AskFile = Callable[[QWidget, Callable[[str], None]], None]
"""Lets somebody choose a file; the callable hears of its path."""
AskOut = Callable[[QWidget, str, str, Callable[[str], None]], None]
"""Lets somebody choose where a file goes: its title, its name, and who hears of the path."""
_MOST_BYTES: Final = 1_000_000
"""No more is read of a file that was chosen by mistake."""
_SHORT: Final = 8


def ask_file(parent: QWidget, chosen: Callable[[str], None]) -> None:
    """Open the dialog for a PKCS#12 file."""
    dialog = QFileDialog(parent, say("certificaat.invoeren.kies_titel"))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilter(say("certificaat.invoeren.filter"))
    dialog.fileSelected.connect(chosen)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


class CertificateSection(Section):
    """Owns the page of the certificate.

    Args:
        files, outs: let somebody choose a file to read, and where one goes.
    """

    acts: ClassVar[tuple[str, ...]] = (certificaat.RIGHT,)
    spots: ClassVar[tuple[At, ...]] = (At.CERTIFICATE,)

    def __init__(
        self, kit: Kit, parent: QObject | None = None, files: AskFile = ask_file, outs: AskOut = ask_out
    ) -> None:
        super().__init__(kit, parent)
        self._desk = kit.context.desk
        self._ask_file, self._ask_out = files, outs
        self._visit = 0
        self.page = CertificatePage(parts_for(self._desk))
        self.page.part_wanted.connect(self._on_part)
        self.page.save_wanted.connect(self._on_save)
        self.page.make_wanted.connect(self._on_make)
        self.page.take_in.choose_wanted.connect(self._on_choose)
        self.page.take_in.take_in_wanted.connect(self._on_take_in)

    def pages(self) -> tuple[tuple[QWidget, Place], ...]:
        """Return the page."""
        return ((self.page, Place.BEHEER),)

    def open(self, spot: Spot) -> QWidget:  # noqa: ARG002 (there is one page)
        """Show the certificates."""
        self._visit += 1
        self.page.show_nothing()
        self._fetch()
        return self.page

    def flush(self) -> None:
        """A password that was typed goes when somebody goes."""
        self.page.forget()

    def _fetch(self) -> None:
        self._run(partial(certificaat.certificates, self._desk), self._on_certificates)

    def _on_certificates(self, found: tuple[Certificaat, ...]) -> None:
        self.page.show_certificates(found, self._desk.clock.now())
        enter_part(self.page)

    def _run(self, call: Callable[[], T], then: Callable[[T], None]) -> None:
        """Run in the lane; what comes back after somebody went elsewhere is for nobody."""
        visit = self._visit

        def here(found: T) -> None:
            if visit == self._visit:
                then(found)

        def refused(refusal: Refusal) -> None:
            if visit == self._visit:
                self.page.refuse(refusal)

        self.kit.context.runner.run(call, self, here, refused)

    def _on_part(self, to: str) -> None:
        elsewhere = {"kader": Spot(At.KADER), "certificaat": Spot(At.CERTIFICATE)}
        self.wanted.emit(elsewhere.get(to, Spot(At.PEOPLE, to)))

    # ----------------------------------------------------------------------------------------------- giving it away
    def _on_save(self, one: Certificaat) -> None:
        name = say("certificaat.bewaar_naam", kort=one.fingerprint[:_SHORT])
        self._ask_out(self.page, say("certificaat.bewaar_titel"), name, partial(self._on_place, one))

    def _on_place(self, one: Certificaat, place: str) -> None:
        self._run(partial(_saved, self._desk, one.id, Path(place)), self._on_saved)

    def _on_saved(self, place: Path) -> None:
        self.page.tell(say("certificaat.bewaard", naam=place.name), say("certificaat.bewaard_uitleg"))

    # -------------------------------------------------------------------------------------------------- another one
    def _on_make(self) -> None:
        act = partial(self._change, partial(certificaat.make_certificate, self._desk), "certificaat.maken")
        self._ask("certificaat.maken", act)

    def _on_choose(self) -> None:
        self._ask_file(self.page, lambda place: self.page.take_in.show_file(Path(place)))

    def _on_take_in(self, place: Path, password: str) -> None:
        call = partial(_taken_in, self._desk, place, password)
        self._ask("certificaat.invoeren", partial(self._change, call, "certificaat.invoeren"))

    def _ask(self, words: str, act: Callable[[], None]) -> None:
        """Ask first: the key that signs now goes, and nobody can bring it back."""
        title, text, yes = (say(f"{words}.{part}") for part in ("vraag", "vraag_tekst", "ja"))
        QuestionDialog(self.page.window(), title, text, yes, act, destructive=True).open()

    def _change(self, call: Callable[[], Certificaat], words: str) -> None:
        self._run(call, lambda _: self._on_changed(words))

    def _on_changed(self, words: str) -> None:
        self.page.forget()
        self.page.tell(say(f"{words}.klaar"), say(f"{words}.klaar_uitleg"))
        self._fetch()


def _saved(desk: Desk, id_: str, place: Path) -> Path:
    return save_paper(certificaat.public_certificate(desk, id_), place)


def _taken_in(desk: Desk, place: Path, password: str) -> Certificaat:
    from ui.paper.from_disk import read_plain

    try:
        content = read_plain(place, _MOST_BYTES)
    except OSError as fault:
        raise Refusal("certificaat_onleesbaar") from fault
    return certificaat.take_in_certificate(desk, content, password)
