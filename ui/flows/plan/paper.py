"""The paper of a 1-plan on the screen and on its way out; each is logged before it happens."""

from functools import lru_cache, partial
from typing import ClassVar, Final, cast

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from resources.reading import table
from triage.access.log import Act
from triage.casework.plan.papers import plan_paper
from triage.ids import ItemId
from triage.kader.model import Kader
from triage.plan.reading import Deel
from triage.ports import Settings
from triage.records.plan import Reader, Stand, plan_document
from triage.records.sentences import Sentences
from ui.flows.paper_desk import Paper, PaperDesk, Use
from ui.flows.section import Kit, Press, Section
from ui.pages.paper import PaperPage
from ui.pages.record.print import AskPrinter
from ui.pages.record.save import AskPlace
from ui.shell.navigation import Place
from ui.spot import At, Spot

_ACTS: Final = {Use.SHOW: Act.PLAN_DEEL_GEZIEN, Use.PRINT: Act.PLAN_AFGEDRUKT, Use.SAVE: Act.PLAN_BEWAARD}


@lru_cache
def plan_words() -> Sentences:
    """Return the fixed sentences of the plan on paper."""
    parts = cast("dict[str, dict[str, str]]", table("papier", "plan.toml"))
    return Sentences(parts["koppen"], parts["zinnen"], parts["tabel"], {})


def press_plan(press: Press, part: Deel, reader: Reader, kader: Kader, settings: Settings, stand: Stand) -> bytes:
    """Return the PDF of a part of a plan."""
    return press(plan_document(part, reader, kader, settings, stand, plan_words()))


class PlanPaperSection(Section):
    """Owns the page with the paper of a plan.

    Args:
        printers, places: let somebody choose a printer, and where a file goes.
    """

    acts: ClassVar[tuple[str, ...]] = ("plan_afdrukken", "plan_eigen_deel_lezen")
    spots: ClassVar[tuple[At, ...]] = (At.PLAN_PAPER,)

    def __init__(
        self,
        kit: Kit,
        parent: QObject | None = None,
        printers: AskPrinter | None = None,
        places: AskPlace | None = None,
    ) -> None:
        super().__init__(kit, parent)
        self._plan = ""
        self.page = PaperPage("plan_papier", "op_papier")
        self._paper = PaperDesk(kit.context, self.page, self.page, "plan_papier", printers, places, self)
        self.page.close_wanted.connect(lambda: self.wanted.emit(Spot(At.PLAN, self._plan)))

    def pages(self) -> tuple[tuple[QWidget, Place], ...]:
        """Return the page."""
        return ((self.page, Place.PLANNEN),)

    def open(self, spot: Spot) -> QWidget:
        """Make the paper of a plan for one reader: `<plan> <number> <reader>`."""
        self._plan, number, item = spot.about.split(" ")
        self._paper.forget()
        self._paper.show(Paper(number, partial(self._take, self._plan, ItemId(item))))
        return self.page

    def _take(self, plan: str, item: ItemId, use: Use) -> bytes:
        return plan_paper(self.kit.context.desk, plan, item, _ACTS[use], partial(press_plan, self.kit.press))
