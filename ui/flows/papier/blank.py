"""Blank forms on the screen and on their way out; that one is printed or saved leaves a line."""

from functools import partial
from typing import ClassVar, Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from triage.access.log import Act
from triage.casework.papier.formulier import RIGHT, Formulier, blank_form, forms
from triage.ids import StepId
from triage.kader.model import Kader
from triage.ports import Settings
from triage.records.formulier import formulier_document, kenmerk, spoed_document
from ui.flows.brief_words import brief_words
from ui.flows.paper_desk import Paper, PaperDesk, Use
from ui.flows.section import Kit, Press, Section
from ui.pages.papier.forms import FormsPage
from ui.pages.record.print import AskPrinter
from ui.pages.record.save import AskPlace
from ui.shell.navigation import Place
from ui.spot import At, Spot

_ACTS: Final = {Use.SHOW: None, Use.PRINT: Act.FORMULIER_AFGEDRUKT, Use.SAVE: Act.FORMULIER_BEWAARD}


def press_form(press: Press, given: Formulier, settings: Settings) -> bytes:
    """Return the PDF of a blank form."""
    words = brief_words("formulier")
    if given.crisis:
        return press(spoed_document(given.kader, given.day, settings, words))
    return press(formulier_document(given.kader, given.steps, given.day, settings, words))


class FormsSection(Section):
    """Owns the page with blank forms.

    Args:
        printers, places: let somebody choose a printer, and where a file goes.
    """

    acts: ClassVar[tuple[str, ...]] = (RIGHT,)
    spots: ClassVar[tuple[At, ...]] = (At.FORMS,)

    def __init__(
        self,
        kit: Kit,
        parent: QObject | None = None,
        printers: AskPrinter | None = None,
        places: AskPlace | None = None,
    ) -> None:
        super().__init__(kit, parent)
        self._kaders = dict[str, Kader]()
        self.page = FormsPage()
        self._papers = PaperDesk(kit.context, self.page, self.page.paper, "formulieren", printers, places, self)
        self.page.form_wanted.connect(self._on_form)

    def pages(self) -> tuple[tuple[QWidget, Place], ...]:
        """Return the page."""
        return ((self.page, Place.PAPIER),)

    def open(self, spot: Spot) -> QWidget:  # noqa: ARG002 - there is one page
        """Show which forms there are: the kaders are at hand, nothing is fetched."""
        self._papers.forget()
        found = forms(self.kit.context.desk)
        self._kaders = {one.version: one for one in found}
        self.page.show_kaders(found)
        return self.page

    def _on_form(self, version: str, steps: tuple[str, ...]) -> None:
        chosen = tuple(StepId(step) for step in steps)
        number = kenmerk(self._kaders[version], brief_words("formulier"))
        self._papers.show(Paper(number, partial(self._take, version, chosen)))

    def _take(self, version: str, steps: tuple[StepId, ...], use: Use) -> bytes:
        return blank_form(self.kit.context.desk, version, steps, _ACTS[use], partial(press_form, self.kit.press))
