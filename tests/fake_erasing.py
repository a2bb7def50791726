"""Keeping and destroying in memory, by the same rules as `storage.repositories.erasing`."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any, Protocol

from storage.mapping.marks import mark_of_person, marks_of_people
from storage.mapping.moments import HOME
from triage.access.advies import Adviesvraag
from triage.access.log import LogLine, Look
from triage.access.rights import CasusScope
from triage.access.signing import Uitgave
from triage.access.toegang import Verzoek
from triage.account.ports import Versie
from triage.answers import Scope
from triage.besluit.proposal import Voorstel, Vraag
from triage.besluit.sealing import Besluit
from triage.casus.model import Casus, CasusState
from triage.casus.terms import Due
from triage.faults import Refusal
from triage.followup.erasing_ports import Gone, Held
from triage.followup.kinds import MACHINES
from triage.followup.stuk import Step, Stuk, demand_moved
from triage.ids import BesluitId, CasusId, ItemId, PersonId
from triage.plan.model import PlanVersion
from triage.plan.overleg import Overleg
from triage.ports import Place

_LAWS = {
    "kinds": (Scope.PARTIJ, "partij.soort"),
    "secrecies": (Scope.PARTIJ, "geheim.wet"),
    "routes": (Scope.REGEL, "regel.route"),
}


class Kept(Protocol):
    """What of the state in memory this takes away."""

    casussen: dict[CasusId, Casus]
    changed: dict[CasusId, datetime]
    due: dict[CasusId, tuple[Due, ...]]
    places: dict[tuple[CasusId, PersonId], Place]
    drafts: dict[tuple[CasusId, PersonId], str]
    voorstellen: tuple[Voorstel, ...]
    vragen: tuple[Vraag, ...]
    besluiten: tuple[Besluit, ...]
    papers: dict[BesluitId, bytes]
    log: tuple[LogLine, ...]
    adviezen: tuple[Adviesvraag, ...]
    toegangen: tuple[Verzoek, ...]
    concepten: dict[tuple[PersonId, str], str]
    plannen: dict[str, tuple[PlanVersion, ...]]
    plan_changed: dict[str, datetime]
    overleggen: dict[str, Overleg]
    stukken: dict[str, Stuk[Any]]
    stuk_changed: dict[str, datetime]
    stuk_steps: dict[str, tuple[Step, ...]]
    stuk_versions: dict[str, tuple[Versie[Any], ...]]
    gewist: dict[str, date]
    uitgaven: tuple[tuple[Uitgave, bytes], ...]


class Leaves(Protocol):
    """The trail of a unit of work."""

    def leave(self, look: Look, casus: CasusId | None, people: tuple[ItemId, ...] = ()) -> None: ...


class MemoryErasing:
    """Keeping and destroying in memory."""

    def __init__(self, state: Kept, trail: Leaves) -> None:
        self._state = state
        self._trail = trail

    def held(self, scope: CasusScope, look: Look, casus: CasusId | None = None) -> tuple[Held, ...]:
        if casus is None:
            self._trail.leave(look, None)
        found = [
            self._held(one)
            for one in self._state.casussen.values()
            if one.id not in self._state.gewist
            and (one.id == casus if casus else scope.every or (scope.team and one.team == scope.team_name))
        ]
        return tuple(sorted(found, key=lambda one: (one.last_change, one.kenmerk)))

    def casus(self, casus: CasusId, look: Look, backups_until: date) -> Gone:
        found = self._state.casussen.get(casus)
        if found is None or self.destroyed(casus):
            raise Refusal("casus_onbekend")
        self._drop_drafts(self._ids(found))
        self._drop_rows(found)
        self._drop_payloads(casus)
        self._state.casussen[casus] = replace(
            found,
            state=CasusState.GESLOTEN,
            items={},
            answers={},
            last_editor=None,
            proposer=None,
            reviewed=None,
            shielded=True,
            members=(),
            version=found.version + 1,
        )
        self._trail.leave(look, casus)
        self._state.gewist[casus] = backups_until
        return Gone({"casus": 1})

    def stuk(self, before: Stuk[Any], after: Stuk[Any], act: str, look: Look, backups_until: date) -> None:
        demand_moved(before, after, MACHINES[before.soort], act)
        if before.casus is not None or after.casus is not None:
            raise ValueError("a piece of a casus goes with its casus")
        if self._state.stukken[before.id].version != before.version:
            raise Refusal("inmiddels_gewijzigd")
        self._state.stukken[after.id] = after
        self._state.stuk_changed[after.id] = look.at
        step = Step(after.version, look.at, look.actor.person, look.actor.name, act, after.state)
        self._state.stuk_steps[after.id] = (step,)
        self._state.stuk_versions[after.id] = (Versie(look.at, act, after),)
        self._state.uitgaven = tuple(pair for pair in self._state.uitgaven if pair[0].stuk != before.id)
        self._drop_drafts({before.id, before.number})
        self._trail.leave(look, None)
        self._state.gewist[before.id] = backups_until

    def hand_over(self, casus: CasusId, team: str, owner: str) -> None:
        found = self._state.casussen[casus]
        self._state.casussen[casus] = replace(found, team=team, owner=PersonId(owner))
        for one in tuple(self._state.stukken.values()):
            if one.casus == casus and (one.team != team or one.owner == found.owner):
                self._state.stukken[one.id] = replace(one, team=team, owner=PersonId(owner))

    def destroyed(self, casus: CasusId) -> bool:
        return casus in self._state.gewist

    def _held(self, casus: Casus) -> Held:
        pieces = [one for one in self._state.stukken.values() if one.casus == casus.id]
        moments = [self._state.changed[casus.id], *(self._state.stuk_changed[one.id] for one in pieces)]
        moments += [self._state.plan_changed[plan] for plan in self._plans(casus.id)]
        laws = {
            name: tuple(sorted({said for item in casus.of(scope) if (said := casus.text(question, item))}))
            for name, (scope, question) in _LAWS.items()
        }
        return Held(
            casus=casus.id,
            kenmerk=casus.kenmerk,
            state=casus.state,
            team=casus.team,
            kader=casus.kader,
            last_change=max(moments).astimezone(HOME).date(),
            owed=sum(len(one.terms) for one in pieces),
            **laws,
        )

    def _plans(self, casus: CasusId) -> list[str]:
        return [one for one, versions in self._state.plannen.items() if versions[-1].plan.casus == casus]

    def _ids(self, casus: Casus) -> set[str]:
        of = casus.id
        found = {str(of), *self._plans(of), *(str(item) for items in casus.items.values() for item in items)}
        for held in (
            self._state.overleggen.values(),
            self._state.toegangen,
            self._state.adviezen,
            self._state.stukken.values(),
            self._state.besluiten,
            self._state.voorstellen,
        ):
            found.update(str(one.id) for one in held if one.casus == of)
        return found

    def _drop_drafts(self, ids: set[str]) -> None:
        for place in tuple(self._state.concepten):
            if ids & set(place[1].replace("/", ":").split(":")):
                del self._state.concepten[place]

    def _drop_rows(self, casus: Casus) -> None:
        state, of = self._state, casus.id
        marks = set(marks_of_people(casus, b"geheugen").values())
        for other in state.casussen.values():
            if other.id != of:
                marks -= set(marks_of_people(other, b"geheugen").values())
        state.toegangen = tuple(one for one in state.toegangen if one.casus != of and not _about(one, marks))
        for plan in self._plans(of):
            del state.plannen[plan], state.plan_changed[plan]
        for stuk in [one.id for one in state.stukken.values() if one.casus == of]:
            del state.stukken[stuk], state.stuk_changed[stuk], state.stuk_steps[stuk], state.stuk_versions[stuk]
        state.overleggen = {name: one for name, one in state.overleggen.items() if one.casus != of}
        state.voorstellen = tuple(one for one in state.voorstellen if one.casus != of)
        state.vragen = tuple(one for one in state.vragen if one.casus != of)
        state.adviezen = tuple(one for one in state.adviezen if one.casus != of)
        state.places = {place: one for place, one in state.places.items() if place[0] != of}
        state.drafts = {place: one for place, one in state.drafts.items() if place[0] != of}
        state.uitgaven = tuple(pair for pair in state.uitgaven if of not in (pair[0].casus, *pair[0].also))
        state.due.pop(of, None)
        for sealed in state.besluiten:
            if sealed.casus == of:
                state.papers.pop(sealed.id, None)
        state.besluiten = tuple(_emptied(one) if one.casus == of else one for one in state.besluiten)

    def _drop_payloads(self, casus: CasusId) -> None:
        self._state.log = tuple(
            replace(line, look=replace(line.look, purpose="", detail="")) if line.casus == casus else line
            for line in self._state.log
        )


def _about(verzoek: Verzoek, marks: set[bytes]) -> bool:
    """Tell whether a request about no casus names a person of this one, who is in no other."""
    if verzoek.casus is not None or verzoek.born is None:
        return False
    return mark_of_person(verzoek.name, verzoek.born, b"geheugen") in marks


def _emptied(sealed: Besluit) -> Besluit:
    bare = replace(sealed.facts.snapshot, purpose="", people=(), lines=(), ways=(), consults=(), steps=(), terms=())
    facts = replace(sealed.facts, motivation="", verdicts=(), snapshot=bare)
    return replace(sealed, facts=facts, canonical=b"")
