"""The toestemmingsformulier on the screen and on its way out; each look, print and save is logged before it happens."""

from functools import partial
from typing import ClassVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from triage.casework.desk import Desk
from triage.casework.papier.toestemming import RIGHT, Formulieren, consent_form, consent_forms
from triage.ids import CasusId, ItemId
from triage.ports import Settings
from triage.records.informatie import Voor
from triage.records.toestemming import Toestemming, toestemming_document
from ui.flows.brief_words import brief_words
from ui.flows.paper_desk import LETTER_ACTS, Paper, PaperDesk, Use
from ui.flows.section import Kit, Press, Section
from ui.pages.papier.consent import ConsentPage
from ui.pages.record.print import AskPrinter
from ui.pages.record.save import AskPlace
from ui.shell.navigation import Place
from ui.spot import At, Spot


def press_form(press: Press, given: Toestemming, settings: Settings) -> bytes:
    """Return the PDF of a consent form."""
    return press(toestemming_document(given, settings, brief_words("toestemming"), brief_words()))


class ConsentSection(Section):
    """Owns the page with the consent forms of a casus.

    Args:
        printers, places: let somebody choose a printer, and where a file goes.
    """

    acts: ClassVar[tuple[str, ...]] = (RIGHT,)
    spots: ClassVar[tuple[At, ...]] = (At.CONSENT_FORM,)

    def __init__(
        self,
        kit: Kit,
        parent: QObject | None = None,
        printers: AskPrinter | None = None,
        places: AskPlace | None = None,
    ) -> None:
        super().__init__(kit, parent)
        self._desk: Desk = kit.context.desk
        self._casus = CasusId("")
        self._kenmerk = ""
        self._visit = 0
        self.page = ConsentPage()
        self._papers = PaperDesk(
            kit.context, self.page, self.page.paper, "toestemmingsformulier", printers, places, self
        )
        self.page.form_wanted.connect(self._on_form)
        self.page.casus_wanted.connect(lambda: self.wanted.emit(Spot(At.TRIAGE, self._casus)))
        self.page.around_wanted.connect(lambda: self.wanted.emit(Spot(At.AROUND, self._casus)))

    def pages(self) -> tuple[tuple[QWidget, Place], ...]:
        """Return the page."""
        return ((self.page, Place.CASUSSEN),)

    def open(self, spot: Spot) -> QWidget:
        """Begin to fetch who of a casus can be asked."""
        self._casus = CasusId(spot.about)
        self._visit += 1
        self._papers.forget()
        self.page.show_nothing()
        call = partial(_fetched, self._desk, self._casus, self._visit)
        self.kit.context.runner.run(call, self, self._on_found)
        return self.page

    def _on_found(self, found: tuple[int, Formulieren]) -> None:
        visit, forms = found
        if visit == self._visit:
            self._kenmerk = forms.kenmerk
            to_casus = self._desk.may("casus_lezen")
            self.page.show_forms(forms, to_casus=to_casus, to_around=At.AROUND in self.ways)

    def _on_form(self, person: str, voice: str) -> None:
        self._papers.show(Paper(self._kenmerk, partial(self._take, self._casus, ItemId(person), Voor(voice))))

    def _take(self, casus: CasusId, person: ItemId, voor: Voor, use: Use) -> bytes:
        return consent_form(self._desk, casus, person, voor, LETTER_ACTS[use], partial(press_form, self.kit.press))


def _fetched(desk: Desk, casus: CasusId, visit: int) -> tuple[int, Formulieren]:
    return visit, consent_forms(desk, casus)
