"""Rights: role and relation and state, deny by default. The table itself is data (`rollen.toml`, `rechten.toml`)."""

from dataclasses import dataclass, replace
from datetime import date

from triage.access.actor import Actor
from triage.casus.members import Band, bands
from triage.casus.model import Casus, CasusState
from triage.faults import Refusal
from triage.ids import PersonId
from triage.kader.model import Kader

SELF = frozenset({Band.TOEGANG, Band.ADVIES, Band.HULP})
"""Bands that name one person; who stands in for that person does not inherit them."""


@dataclass(frozen=True, slots=True)
class CasusScope:
    """Which casussen an actor may meet for an act. The store puts it inside the query (chapter 4).

    An own casus, and the regie over one, ends with the team. In a casus that is afgeschermd own, team, put_forward and
    every count only for who is named there; the other relations name somebody themselves.

    Args:
        day: the day on which members must hold.
        own, team, put_forward, every: the relations that count for this actor.
        regie, granted, advises, helps: being named on a casus with that band counts.
        sealed: casussen of the team that are decided count as well: who may read a besluit finds it in a list.
        behalf: who is replaced: their own casussen and their regie count too.
    """

    person: PersonId
    team_name: str
    day: date
    own: bool = False
    team: bool = False
    put_forward: bool = False
    every: bool = False
    regie: bool = False
    granted: bool = False
    advises: bool = False
    helps: bool = False
    sealed: bool = False
    behalf: PersonId | None = None

    @property
    def persons(self) -> tuple[PersonId, ...]:
        """The actor, and who is replaced."""
        return (self.person,) if self.behalf is None else (self.person, self.behalf)

    @property
    def bands(self) -> tuple[Band, ...]:
        """The bands that count for this very person: all but the regie, which goes by the team as well."""
        counted = ((Band.TOEGANG, self.granted), (Band.ADVIES, self.advises), (Band.HULP, self.helps))
        return tuple(band for band, counts in counted if counts)

    @property
    def empty(self) -> bool:
        """Tell whether nothing at all can be met."""
        ways = (self.own, self.team, self.put_forward, self.every, self.regie, self.sealed)
        return not any(ways) and not self.bands


def relations(actor: Actor, casus: Casus, day: date) -> frozenset[str]:
    """Return how an actor stands to a casus: the words of `triage.kader.vocabulary.RELATIONS`.

    Args:
        day: today; being named holds from day to day.
    """
    mine = bands(casus.members, actor.person, day, actor.team)
    found = {band.value for band in mine & SELF}
    if casus.shielded and Band.GENOEMD not in mine:
        return frozenset(found | _regie(actor, casus, day))
    return frozenset(found | {"alle"} | _regie(actor, casus, day) | _by_team(actor, casus))


def _regie(actor: Actor, casus: Casus, day: date) -> set[str]:
    """In a casus that is afgeschermd the regie is for who is named, not for who stands in."""
    persons = {actor.person} if casus.shielded else {actor.person, actor.on_behalf_of}
    holds = any(one.person in persons and one.band is Band.REGIE and one.holds_on(day) for one in casus.members)
    return {Band.REGIE.value} if holds and casus.team == actor.team else set()


def _by_team(actor: Actor, casus: Casus) -> set[str]:
    # Who left the team left its casussen too, also the own ones (product.md chapter 4).
    if casus.team != actor.team:
        return set()
    found = {"team"}
    if casus.owner in {actor.person, actor.on_behalf_of}:
        found.add("eigen")
    if casus.state is CasusState.VOORGELEGD:
        found.add("voorgelegd")
    return found


def may(kader: Kader, actor: Actor, act: str, day: date, casus: Casus | None = None) -> bool:
    """Tell whether an actor may do an act today; without a casus, whether any relation would allow it."""
    allowed = granted(kader, actor, act, day)
    if casus is None:
        return bool(allowed)
    return casus.state in kader.acts[act].states and bool(allowed & relations(actor, casus, day))


def granted(kader: Kader, actor: Actor, act: str, day: date) -> frozenset[str]:
    """Return the relations in which an actor may do an act; none where the role, or the act, is not in the table."""
    role = kader.roles.get(actor.role)
    if role is None or act not in kader.acts or not actor.holds_on(day):
        return frozenset()
    return frozenset(role.rights.get(act, ()))


def demand(kader: Kader, actor: Actor, act: str, day: date, casus: Casus | None = None) -> None:
    """Refuse what an actor may not do.

    Raises:
        Refusal: `rol_voorbij` when the role ended; `geen_recht`; or `niet_in_deze_staat` when only the state of the
            casus is in the way.
    """
    if not actor.holds_on(day):
        raise Refusal("rol_voorbij")
    if may(kader, actor, act, day, casus):
        return
    if casus and granted(kader, actor, act, day) & relations(actor, casus, day):
        raise Refusal("niet_in_deze_staat", handeling=act, staat=casus.state.value)
    raise Refusal("geen_recht", handeling=act, rol=actor.role)


def scope(kader: Kader, actor: Actor, act: str, day: date) -> CasusScope:
    """Return which casussen an actor may meet for an act; the state is for `demand`, in the same transaction."""
    allowed = granted(kader, actor, act, day)
    return CasusScope(
        actor.person,
        actor.team,
        day,
        own="eigen" in allowed,
        team="team" in allowed,
        put_forward="voorgelegd" in allowed,
        every="alle" in allowed,
        regie=Band.REGIE in allowed,
        granted=Band.TOEGANG in allowed,
        advises=Band.ADVIES in allowed,
        helps=Band.HULP in allowed,
        behalf=actor.on_behalf_of,
    )


def listed(kader: Kader, actor: Actor, day: date) -> CasusScope:
    """Return which casussen an actor may meet in the list, decided ones whose besluit it may read among them.

    Only a list may use this; opening a casus asks `scope`, opening a besluit the right to read it.
    """
    sealed = scope(kader, actor, "besluit_lezen", day)
    return replace(scope(kader, actor, "casus_lijst", day), sealed=sealed.team or sealed.every)
