"""The port of keeping and destroying: what the store knows of how old a casus is, and how it takes one away.

Gone means gone: nothing of it stays in a table, and when the transaction stands the store also clears what a file keeps
of removed rows (`tidy`): free pages, the write-ahead log, and back-ups past their day.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Protocol

from triage.access.log import Look
from triage.access.rights import CasusScope
from triage.casus.model import CasusState
from triage.followup.stuk import Stuk
from triage.ids import CasusId


@dataclass(frozen=True, slots=True)
class Held:
    """What is kept of a casus, for who has to say until when: its laws, and no name.

    Args:
        last_change: the day on which anything of it was last changed.
        kinds, secrecies, routes: what was answered at `partij.soort`, `geheim.wet` and the route of a line.
        owed: how many terms still run.
    """

    casus: CasusId
    kenmerk: str
    state: CasusState
    team: str
    kader: str
    last_change: date
    kinds: tuple[str, ...] = ()
    secrecies: tuple[str, ...] = ()
    routes: tuple[str, ...] = ()
    owed: int = 0


@dataclass(frozen=True, slots=True)
class Gone:
    """What a destruction took away.

    Args:
        counts: how many rows, by table; of seals and log lines the content went and the row stays.
    """

    counts: Mapping[str, int] = field(default_factory=dict)


class Wissen(Protocol):
    """Destroying by law, in the transaction of what decides on it. Part of a unit of work: `work.erasing`."""

    def held(self, scope: CasusScope, look: Look, casus: CasusId | None = None) -> tuple[Held, ...]:
        """Return what is kept of the casussen in scope that are not destroyed, longest unchanged first.

        Leaves one log line about no person. Who is afgeschermd is found too, for keeping ends for everybody; it tells
        no name and no content.

        Args:
            casus: only this one; it leaves no line then, for whoever asks has it open.
        """
        ...

    def casus(self, casus: CasusId, look: Look, backups_until: date) -> Gone:
        """Take away everything of a casus: answers, seals, pieces, plans, drafts, and what its log lines say.

        Its kenmerk, the numbers and digests of its seals and the skeleton of the log stay, so that every chain still
        verifies. A line about it is written by the look.

        Args:
            backups_until: the last day on which a back-up of before today may still be there.

        Raises:
            Refusal: `casus_onbekend` when there is none, or it is destroyed already.
        """
        ...

    def stuk(self, before: Stuk[Any], after: Stuk[Any], act: str, look: Look, backups_until: date) -> None:
        """Put an emptied piece in the place of one that stands by itself, and take away all that it was before.

        As `Stukken.save`: the act is an arrow of its machine and `after` is the next version. Its history goes, but
        for this one step; what log lines say about it goes.

        Raises:
            Refusal: `inmiddels_gewijzigd`, `overgang_kan_niet`, or `termijn_zou_verdwijnen`.
        """
        ...

    def hand_over(self, casus: CasusId, team: str, owner: str) -> None:
        """Give a casus, with its pieces and what is owed, to another team and owner. Call after a look at it.

        Pieces that were somebody else's to see to keep their owner as long as the team stays the same.
        """
        ...

    def destroyed(self, casus: CasusId) -> bool:
        """Tell whether a casus was destroyed."""
        ...
