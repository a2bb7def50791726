"""What the flow gives the triage page to show."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from triage.answers import Ref
from triage.besluit.proposal import Vraag
from triage.casework.casus.answering import Opened
from triage.casework.casus.hints import Hint
from triage.casework.convenanten.partners import Partners
from triage.casus.walk import FoundClash, Walk
from triage.kader.model import Kader
from ui.pages.triage.stops import Stop


@dataclass(frozen=True, slots=True)
class Shown:
    """What the triage page shows.

    Args:
        stop: where the person is.
        whole: all questions of a step stand on one page.
        clash: the clash of a BOTSING stop.
        decider: a tenzij decision of somebody else is needed.
        may_withdraw: this person put the casus forward and may take it back.
        partners: the agreements with organisations that hold.
    """

    opened: Opened
    kader: Kader
    stop: Stop
    whole: bool = False
    clash: FoundClash | None = None
    thread: tuple[Vraag, ...] = ()
    hints: Mapping[Ref, tuple[Hint, ...]] = field(default_factory=dict)
    overall: tuple[Hint, ...] = ()
    decider: bool = True
    may_withdraw: bool = False
    partners: Partners = field(default_factory=Partners)

    @property
    def walk(self) -> Walk:
        """The walk of the casus."""
        return self.opened.walk
