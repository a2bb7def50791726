"""The triage: opens a casus, goes from question to question, keeps what is filled in, and puts it to a decider.

The work is done by parts, each knowing only those before it: how it stands, hints, answering, moving, items, closing.
"""

from PySide6.QtCore import QObject, Signal

from triage.answers import Ref
from triage.casework.casus import answering
from triage.casework.casus.answering import Opened
from triage.ids import CasusId
from ui.flows.context import Context
from ui.flows.triage.answering import Answering
from ui.flows.triage.closing import Closing
from ui.flows.triage.hints import Looking
from ui.flows.triage.items import Items
from ui.flows.triage.keeping import Keeper
from ui.flows.triage.moving import Moving
from ui.flows.triage.partners import Partnering
from ui.flows.triage.standing import Standing
from ui.flows.triage.thread import ThreadKeeper
from ui.pages.triage.page import TriagePage
from ui.pages.triage.stops import Stop


class TriageFlow(QObject):
    """Owns the triage page and the casus that is open on it."""

    opened = Signal(str)
    """The `CasusId` that is on the page."""
    title_changed = Signal(str)
    """The kenmerk, for the title of the window."""
    closed = Signal()
    """The person stops here for now; everything is kept."""
    put_forward = Signal(str)
    """The `CasusId` that was put to a decider."""
    recorded = Signal(str)
    """The `BesluitId` of a casus that was recorded without a tenzij decision."""

    around_wanted = Signal(str)
    """The `CasusId` of which somebody wants to see who may see it, and what belongs to it."""

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.page = TriagePage()
        self._standing = Standing(context, self.page, self)
        self.keeper = Keeper(context.runner, self._standing.cursor_at, self)
        self.answers = ThreadKeeper(context.runner, self)
        looking = Looking(self._standing, self)
        self._answering = Answering(self._standing, self.keeper, self.answers, looking, self)
        self._moving = Moving(self._standing, self.keeper, self._answering, looking, self)
        self._items = Items(self._standing, self.keeper, self._answering, self._moving, self)
        self._closing = Closing(self._standing, self._moving, self)
        self._partners = Partnering(self._standing, self.keeper, self)
        self._moving.left.connect(self.closed)
        self._closing.put_forward.connect(self.put_forward)
        self._closing.recorded.connect(self.recorded)
        self._closing.withdrawn.connect(self._on_withdrawn)
        self.page.around_wanted.connect(self._on_around)

    def open(self, casus: CasusId) -> None:
        """Open a casus where the person left it."""
        self.flush()
        desk = self._context.desk
        self._standing.run(lambda: answering.open_casus(desk, casus), self._on_opened)

    def open_new(self) -> None:
        """Open a new casus."""
        self.flush()
        desk = self._context.desk
        self._standing.run(lambda: answering.open_new(desk), self._on_opened)

    def go_to(self, ref: Ref) -> None:
        """Go to a question, or to the explanation of a clash."""
        self._moving.go_to(ref)

    def flush(self) -> None:
        """Put every word that was typed, and the place, on its way to the store."""
        self._moving.flush()

    @property
    def busy(self) -> bool:
        """Something is on its way to the store."""
        return self.keeper.busy or self.answers.busy or self._standing.busy

    @property
    def casus(self) -> Opened | None:
        """The casus on the page as it stands now."""
        return self._standing.opened

    @property
    def stop(self) -> Stop | None:
        """Where the person is."""
        return self._standing.stop

    def _on_opened(self, opened: Opened) -> None:
        self._answering.hold(self._standing.begin(opened))
        self.page.clear_trouble()
        self.page.around.setVisible(self._context.desk.may("casus_lijst", opened.casus))
        self._moving.arrive(opened)
        self._standing.tell_saved()
        self.opened.emit(str(opened.casus.id))
        self.title_changed.emit(opened.casus.kenmerk)
        self._answering.fetch_thread()
        self._partners.fetch()

    def _on_withdrawn(self, casus: str) -> None:
        self.open(CasusId(casus))

    def _on_around(self) -> None:
        if self.casus is not None:
            self.around_wanted.emit(self.casus.casus.id)
