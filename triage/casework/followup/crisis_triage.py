"""A crisis and the triage it belongs to: the same six fields, filled in from either side.

Who answers the six questions of the triage without the form acted alone all the same: the triage itself then makes the
crisis, so that none is without its terms.
"""

from datetime import datetime
from typing import Final

from triage.access.log import Act
from triage.answers import Answer, Ref, Scope
from triage.casework.desk import Desk
from triage.casework.followup.crisis_course import day_of, first_terms
from triage.casework.followup.crisis_repair import recipients_in_words
from triage.casework.followup.pieces import piece
from triage.casus.model import Casus
from triage.faults import Refusal
from triage.followup.crisis import MACHINE, OPEN, Crisis, Ontvanger
from triage.followup.stuk import Stuk, moved
from triage.ids import PersonId, QuestionId
from triage.kader.model import Kader
from triage.ports import UnitOfWork

DANGER: Final = "gevaar.nu"
WHO, WHAT, DATA, TO, DECIDER, AT = (
    f"spoed.{field}" for field in ("wie", "gevaar", "gegevens", "ontvanger", "beslisser", "tijd")
)
_FIELDS: Final = (DANGER, WHO, WHAT, DATA, TO, DECIDER, AT)


def answered(casus: Casus, kader: Kader, crisis: Crisis) -> Casus:
    """Return a casus with the answers of a crisis filled in, so that the triage goes on from there."""
    called = ", ".join(part for part in (crisis.decider_name, crisis.decider_function) if part)
    given: dict[str, str | bool | datetime] = {
        DANGER: True,
        WHO: crisis.who,
        WHAT: crisis.danger,
        DATA: crisis.data,
        TO: recipients_in_words(crisis.recipients),
        DECIDER: called,
        AT: crisis.at,
    }
    for question, value in given.items():
        if QuestionId(question) in kader.questions:
            casus = casus.with_answer(Ref(QuestionId(question)), Answer(value))
    return casus


def untouched(casus: Casus) -> bool:
    """Tell whether none of the six fields is filled in yet, so that a crisis takes nobody's words away."""
    return all(casus.answer(field).empty for field in _FIELDS if field != DANGER)


def keep_from_triage(desk: Desk, work: UnitOfWork, before: Casus, after: Casus) -> None:
    """Let the crisis follow an answer. Call in the transaction of the answer, after the casus was saved.

    Raises:
        Refusal: `crisis_ligt_vast` for taking the danger away while there is a crisis: it waits for another person.
    """
    if all(before.answer(field) == after.answer(field) for field in _FIELDS):
        return
    crises = work.stukken.of(after.id, Crisis)
    waiting = [one for one in crises if one.state == OPEN]
    if waiting and after.answer(DANGER).value is not True:
        raise Refusal("crisis_ligt_vast")
    if not crises and _acted_alone(after):
        _begin(desk, work, after)
    for crisis in waiting:
        if not crisis.content.by_form:
            _follow(desk, work, after, crisis)


def keep_when_put_forward(desk: Desk, work: UnitOfWork, casus: Casus) -> None:
    """Make the crisis of a casus with danger that has none yet. Call after the casus was saved."""
    if casus.answer(DANGER).value is True and not work.stukken.of(casus.id, Crisis):
        _begin(desk, work, casus)


def _acted_alone(casus: Casus) -> bool:
    """Tell whether somebody wrote down that they acted: when, and what or to whom."""
    shared = casus.text(DATA).strip() or casus.text(TO).strip()
    return casus.answer(DANGER).value is True and isinstance(casus.answer(AT).value, datetime) and bool(shared)


def _begin(desk: Desk, work: UnitOfWork, casus: Casus) -> None:
    content = _content(desk, work, casus, ())
    terms = first_terms(desk.kader_of(casus), day_of(desk, content))
    made = piece(desk, work, casus, content, OPEN, casus.of(Scope.PERSOON), terms)
    work.stukken.add(made, desk.look(Act.CRISIS_GEMELD, "spoed", made.number))


def _follow(desk: Desk, work: UnitOfWork, casus: Casus, crisis: Stuk[Crisis]) -> None:
    content = _content(desk, work, casus, crisis.content.acted, crisis.content)
    if content == crisis.content:
        return
    kader, day = desk.kader_of(casus), day_of(desk, content)
    fresh = {one.term.id: one for one in first_terms(kader, day)}
    terms = tuple(fresh.get(one.term.id, one) for one in crisis.terms)
    after = moved(crisis, MACHINE, "aanvullen", content, terms)
    work.stukken.save(crisis, after, "aanvullen", desk.look(Act.CRISIS_GEWIJZIGD, "spoed", crisis.number))


def _content(
    desk: Desk, work: UnitOfWork, casus: Casus, before: tuple[PersonId, ...], known: Crisis | None = None
) -> Crisis:
    """Return what the triage says of a crisis; who ever stood there as having acted, stays so."""
    now = desk.clock.now()
    moment = casus.answer(AT).value
    at = min(moment, now) if isinstance(moment, datetime) else known.at if known else now
    called = casus.text(DECIDER).strip()
    deciders = _called(work, called)
    to = casus.text(TO).strip()
    return Crisis(
        who=casus.text(WHO).strip(),
        danger=casus.text(WHAT).strip(),
        data=casus.text(DATA).strip(),
        recipients=(Ontvanger(to, ""),) if to else (),
        decider=deciders[0] if len(deciders) == 1 else None,
        decider_name=called,
        decider_function="",
        at=at,
        shared_at=known.shared_at if known else None,
        acted=tuple(dict.fromkeys((*before, *deciders, desk.actor.person))),
        by_form=False,
        told=known.told if known else (),
    )


def _called(work: UnitOfWork, words: str) -> tuple[PersonId, ...]:
    """Return every colleague whose name stands in these words."""
    said = f" {' '.join(words.casefold().replace(',', ' ').split())} "
    return tuple(one.person for one in work.mensen.colleagues() if f" {' '.join(one.name.casefold().split())} " in said)
