"""Beheer in memory, with the same contract as the encrypted file."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Protocol

from triage.access.actor import Account, Assignment, Colleague, Replacement, Team
from triage.access.huis import BandsEnd, RightsReview
from triage.access.log import Look
from triage.casus.members import Band
from triage.casus.model import Casus
from triage.ids import AccountId, CasusId, ItemId, PersonId
from triage.ports import Place, Settings


@dataclass
class People:
    """What is kept about people beyond names, accounts and roles."""

    fresh: frozenset[AccountId] = frozenset()
    teams: tuple[Team, ...] = ()
    replacements: tuple[Replacement, ...] = ()
    reviews: tuple[RightsReview, ...] = ()
    same_as: tuple[tuple[PersonId, PersonId], ...] = ()


class Kept(Protocol):
    """As much of the state as beheer touches."""

    casussen: dict[CasusId, Casus]
    places: dict[tuple[CasusId, PersonId], Place]
    drafts: dict[tuple[CasusId, PersonId], str]
    people: dict[PersonId, Colleague]
    accounts: dict[AccountId, Account]
    roles: tuple[Assignment, ...]
    house: People
    settings: Settings


class Leaves(Protocol):
    """Leaves lines in the log."""

    def leave(self, look: Look, casus: CasusId | None, people: Iterable[ItemId] = ()) -> None: ...


class MemoryBeheer:
    """Changes to people in memory (see `triage.access.people_ports.Beheer`)."""

    def __init__(self, state: Kept, trail: Leaves) -> None:
        self._state = state
        self._trail = trail

    def every_role(self) -> tuple[Assignment, ...]:
        return self._state.roles

    def change(self, colleague: Colleague) -> None:
        self._state.people[colleague.person] = colleague

    def add_account(self, account: Account) -> None:
        self._state.accounts[account.account] = account

    def end_account(self, account: AccountId, at: datetime) -> None:
        self._state.accounts[account] = replace(self._state.accounts[account], ended=at)

    def fresh(self, account: AccountId) -> bool:
        return account in self._state.house.fresh

    def set_fresh(self, account: AccountId, *, fresh: bool) -> None:
        rest = self._state.house.fresh - {account}
        self._house(fresh=rest | {account} if fresh else rest)

    def give(self, assignment: Assignment) -> None:
        self._state.roles += (assignment,)

    def end_role(self, assignment: Assignment, last: date) -> None:
        self._state.roles = tuple(replace(one, until=last) if one == assignment else one for one in self._state.roles)

    def teams(self) -> tuple[Team, ...]:
        found = {role.team: Team(role.team) for role in self._state.roles if role.team}
        found |= {team.name: team for team in self._state.house.teams}
        return tuple(found[name] for name in sorted(found))

    def put_team(self, team: Team) -> None:
        rest = tuple(one for one in self._state.house.teams if one.name != team.name)
        self._house(teams=(*rest, team))

    def rename_team(self, old: str, new: str) -> None:
        state, house = self._state, self._state.house
        state.roles = tuple(replace(one, team=new) if one.team == old else one for one in state.roles)
        self._house(
            teams=tuple(replace(one, name=new) if one.name == old else one for one in house.teams),
            replacements=tuple(replace(one, team=new) if one.team == old else one for one in house.replacements),
        )
        for id_, casus in state.casussen.items():
            members = tuple(replace(one, team=new) if one.team == old else one for one in casus.members)
            moved = casus.team == old
            state.casussen[id_] = replace(
                casus, team=new if moved else casus.team, members=members, version=casus.version + moved
            )

    def replacements(self) -> tuple[Replacement, ...]:
        return tuple(sorted(self._state.house.replacements, key=lambda one: (one.since, one.id)))

    def add_replacement(self, replacement: Replacement) -> None:
        self._house(replacements=(*self._state.house.replacements, replacement))

    def end_replacement(self, replacement: str, last: date) -> None:
        kept = self._state.house.replacements
        self._house(replacements=tuple(replace(one, until=last) if one.id == replacement else one for one in kept))

    def band_counts(self, day: date) -> Mapping[tuple[PersonId, Band], int]:
        casussen = self._state.casussen.values()
        found = ({(one.person, one.band) for one in casus.members if one.holds_on(day)} for casus in casussen)
        return Counter(pair for pairs in found for pair in pairs)

    def end_bands(self, ended: BandsEnd, look: Look) -> frozenset[CasusId]:
        touched: set[CasusId] = set()
        for id_, casus in sorted(self._state.casussen.items()):
            members = tuple(
                replace(one, until=ended.last)
                if one.person == ended.person
                and one.band in ended.bands
                and ended.team in (None, casus.team, one.team)
                and (one.until is None or one.until > ended.last)
                else one
                for one in casus.members
            )
            if members != casus.members:
                self._state.casussen[id_] = replace(casus, members=members, version=casus.version + 1)
                self._trail.leave(look, id_)
                touched.add(id_)
        return frozenset(touched)

    def reviews(self) -> Mapping[PersonId, RightsReview]:
        return {review.person: review for review in self._state.house.reviews}

    def add_review(self, review: RightsReview) -> None:
        self._house(reviews=(*self._state.house.reviews, review))

    def merge(self, gone: PersonId, kept: PersonId) -> None:
        def one(person: PersonId) -> PersonId:
            return kept if person == gone else person

        def maybe(person: PersonId | None) -> PersonId | None:
            return None if person is None else one(person)

        state, house = self._state, self._state.house
        state.accounts.update({id_: replace(held, person=one(held.person)) for id_, held in state.accounts.items()})
        state.roles = tuple(replace(held, person=one(held.person)) for held in state.roles)
        stands = (replace(held, absent=one(held.absent), by=one(held.by)) for held in house.replacements)
        for id_, casus in state.casussen.items():
            hands = (one(casus.owner), maybe(casus.last_editor), maybe(casus.proposer))
            touched = hands != (casus.owner, casus.last_editor, casus.proposer)
            state.casussen[id_] = replace(
                casus,
                owner=hands[0],
                last_editor=hands[1],
                proposer=hands[2],
                members=tuple(replace(member, person=one(member.person)) for member in casus.members),
                version=casus.version + touched,
            )
        for where, draft in [pair for pair in state.drafts.items() if pair[0][1] == gone]:
            del state.drafts[where]
            state.drafts.setdefault((where[0], kept), draft)
        for where, place in [pair for pair in state.places.items() if pair[0][1] == gone]:
            del state.places[where]
            state.places.setdefault((where[0], kept), place)
        self._house(
            replacements=tuple(held for held in stands if held.absent != held.by),
            same_as=(*((old, one(now)) for old, now in house.same_as), (gone, kept)),
        )

    def earlier_ids(self, person: PersonId) -> tuple[PersonId, ...]:
        return tuple(sorted(old for old, now in self._state.house.same_as if now == person))

    def now_known_as(self, person: PersonId) -> PersonId:
        return dict(self._state.house.same_as).get(person, person)

    def _house(self, **changed: object) -> None:
        self._state.house = replace(self._state.house, **changed)  # type: ignore[arg-type]
