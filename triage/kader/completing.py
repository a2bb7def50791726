"""A kader of before: what the program begins and asks since, taken from a kader that has it.

A municipality's own kader was whole under the program of its day. A later program knows acts and terms that stand
nowhere in it. Nobody may be kept out of the store by that, and nothing of what the council set is touched: what is
missing is added, and nothing else.
"""

from dataclasses import replace

from triage.kader.model import Kader, Processing, RegisterNotes, Role
from triage.kader.vocabulary import ACTS, DECIDED, EVENTS, RELATIONS


def completed(kader: Kader, beside: Kader) -> Kader:
    """Return a kader with the acts, rights, terms and what the register needs and it lacks.

    Args:
        beside: a kader that is whole. A role gets of it only rights to acts that its own kader did not know.
    """
    acts = ACTS - kader.acts.keys()
    terms = {
        id_: term
        for id_, term in beside.terms.items()
        if id_ not in kader.terms and term.start in EVENTS and term.start != DECIDED
    }
    relations = RELATIONS - kader.relations.keys()
    kader = _registered(kader, beside)
    if not (acts or terms or relations):
        return kader
    named = {act for one in kader.processings.values() for act in one.acts}
    return replace(
        kader,
        terms={**kader.terms, **terms},
        acts={**kader.acts, **{act: beside.acts[act] for act in sorted(acts)}},
        relations={**kader.relations, **{one: beside.relations[one] for one in sorted(relations)}},
        roles={id_: _role(role, beside.roles.get(id_), acts) for id_, role in kader.roles.items()},
        processings={
            **kader.processings,
            **{
                id_: one
                for id_, one in beside.processings.items()
                if id_ not in kader.processings and not named & set(one.acts)
            },
        },
    )


def _registered(kader: Kader, beside: Kader) -> Kader:
    """Return a kader whose register says what it did not have to say before, of the activities that both know."""
    known = {id_: _processing(one, beside.processings.get(id_)) for id_, one in kader.processings.items()}
    notes = kader.register
    whole = RegisterNotes(notes.transfer or beside.register.transfer, notes.measures or beside.register.measures)
    same = whole == notes and known == kader.processings
    return kader if same else replace(kader, processings=known, register=whole)


def _processing(one: Processing, beside: Processing | None) -> Processing:
    if beside is None:
        return one
    return replace(
        one,
        people=one.people or beside.people,
        recipients=one.recipients or beside.recipients,
        kept=one.kept or beside.kept,
    )


def _role(role: Role, beside: Role | None, acts: frozenset[str]) -> Role:
    more = {act: bands for act, bands in beside.rights.items() if act in acts} if beside else {}
    return replace(role, rights={**role.rights, **more})
