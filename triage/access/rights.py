"""Rights: role and relation and state, deny by default. The table itself is data (`rollen.toml`)."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from triage.access.actor import Actor
from triage.casus.model import EDITABLE, Casus, CasusState
from triage.faults import Refusal
from triage.ids import PersonId
from triage.kader.model import Kader

STATES: Final[Mapping[str, frozenset[CasusState]]] = {
    "triage_schrijven": EDITABLE,
    "voorleggen": EDITABLE,
    "vastleggen": EDITABLE,
    "intrekken": frozenset({CasusState.VOORGELEGD}),
    "besluiten": frozenset({CasusState.VOORGELEGD}),
    "teruggeven": frozenset({CasusState.VOORGELEGD}),
}
"""The states in which an act makes sense; an act that is not named here is bound to no state."""


@dataclass(frozen=True, slots=True)
class CasusScope:
    """Which casussen an actor may meet in a list. The store puts it inside the query.

    Args:
        own, team, put_forward, every: the relations that count for this actor.
        sealed: casussen of the team that are decided count as well: who may read a besluit finds it in a list.
    """

    person: PersonId
    team_name: str
    own: bool = False
    team: bool = False
    put_forward: bool = False
    every: bool = False
    sealed: bool = False


def relations(actor: Actor, casus: Casus) -> frozenset[str]:
    """Return how an actor stands to a casus: `eigen`, `team`, `voorgelegd`, and always `alle`."""
    found = {"alle"}
    if casus.team == actor.team:
        found.add("team")
        # Who left the team left its casussen too, also the own ones (product.md chapter 4).
        if casus.owner == actor.person:
            found.add("eigen")
    if casus.state is CasusState.VOORGELEGD and casus.team == actor.team:
        found.add("voorgelegd")
    return frozenset(found)


def may(kader: Kader, actor: Actor, act: str, casus: Casus | None = None) -> bool:
    """Tell whether an actor may do an act; without a casus, whether any relation would allow it."""
    role = kader.roles.get(actor.role)
    allowed = frozenset(role.rights.get(act, ())) if role else frozenset[str]()
    if casus is None:
        return bool(allowed)
    fits = casus.state in STATES.get(act, frozenset(CasusState))
    return fits and bool(allowed & relations(actor, casus))


def demand(kader: Kader, actor: Actor, act: str, casus: Casus | None = None) -> None:
    """Refuse what an actor may not do.

    Raises:
        Refusal: `geen_recht`, or `niet_in_deze_staat` when only the state of the casus is in the way.
    """
    if may(kader, actor, act, casus):
        return
    role = kader.roles.get(actor.role)
    if casus and role and set(role.rights.get(act, ())) & relations(actor, casus):
        raise Refusal("niet_in_deze_staat", handeling=act, staat=casus.state.value)
    raise Refusal("geen_recht", handeling=act, rol=actor.role)


def scope(kader: Kader, actor: Actor, act: str = "casus_lezen") -> CasusScope:
    """Return which casussen an actor may meet in lists."""
    role = kader.roles.get(actor.role)
    allowed = role.rights.get(act, ()) if role else ()
    return CasusScope(
        actor.person,
        actor.team,
        own="eigen" in allowed,
        team="team" in allowed,
        put_forward="voorgelegd" in allowed,
        every="alle" in allowed,
    )


def listed(kader: Kader, actor: Actor) -> CasusScope:
    """Return which casussen an actor may meet in the list: those to read, and decided ones whose besluit they may read.

    Only a list may use this; opening a casus asks `scope`, opening a besluit the right to read it.
    """
    sealed = scope(kader, actor, "besluit_lezen")
    return replace(scope(kader, actor), sealed=sealed.team or sealed.every)
