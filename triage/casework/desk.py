"""The desk: what every use case needs at hand, for the one person who sits there."""

from collections.abc import Mapping
from dataclasses import dataclass

from triage.access.actor import Actor
from triage.access.log import Act, Look
from triage.access.ports import LogCheck
from triage.access.rights import CasusScope, demand, listed, may, scope
from triage.access.signing import SignerNow
from triage.casus.model import Casus
from triage.clock import Clock
from triage.faults import Trouble
from triage.ids import ItemId
from triage.kader.model import Kader
from triage.ports import NewIds, Work


@dataclass(frozen=True, slots=True)
class Desk:
    """A person at work.

    Args:
        work: begins a unit of work.
        kaders: every version that is loaded, by version.
        newest: the version a new casus starts with.
        check: walks along the whole log of the store; None where there is nothing to walk along.
        signer: gives what papers are signed with at this moment; None where nothing is signed.
    """

    actor: Actor
    work: Work
    clock: Clock
    ids: NewIds
    kaders: Mapping[str, Kader]
    newest: str
    check: LogCheck | None = None
    signer: SignerNow | None = None

    @property
    def kader(self) -> Kader:
        """The kader whose roles and rights hold now."""
        return self.kaders[self.newest]

    def kader_of(self, casus: Casus) -> Kader:
        """Return the kader a casus started with and keeps.

        Raises:
            Trouble: `kader_ontbreekt`.
        """
        if casus.kader not in self.kaders:
            raise Trouble("kader_ontbreekt", versie=casus.kader)
        return self.kaders[casus.kader]

    def scope(self, act: str = "casus_lezen") -> CasusScope:
        """Return which casussen may be met for an act, today."""
        return scope(self.kader, self.actor, act, self.clock.today())

    def listed(self) -> CasusScope:
        """Return which casussen may be met in the list of casussen, today."""
        return listed(self.kader, self.actor, self.clock.today())

    def may(self, act: str, casus: Casus | None = None) -> bool:
        """Tell whether this person may do an act today; without a casus, whether any relation would allow it."""
        return may(self.kader, self.actor, act, self.clock.today(), casus)

    def demand(self, act: str, casus: Casus | None = None) -> None:
        """Refuse what this person may not do today.

        Raises:
            Refusal: `geen_recht`, `niet_in_deze_staat`, or `rol_voorbij`.
        """
        demand(self.kader, self.actor, act, self.clock.today(), casus)

    def look(self, act: Act, purpose: str, detail: str = "", concerned: tuple[ItemId, ...] | None = None) -> Look:
        """Return a look by this person, now."""
        now = self.clock.now()
        return Look(self.actor, act, now, purpose, detail, concerned, self.ids(), self.newest)
