"""How each act of the table of rights is tried: through the use cases of the screens, with as much as one knows."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from tests import makers
from tests.hard_rules.rights_world import HERE, Kept
from triage.access.log import Act
from triage.answers import Answer, Ref
from triage.besluit.decision import Decision
from triage.casework import advising, answering, around, deciding, nameless, papers, proposing
from triage.casework.answering import Opened
from triage.casework.desk import Desk
from triage.casework.naming import give_regie, shield, unshield
from triage.casus.walk import Walk, walk
from triage.faults import Refusal
from triage.ids import PersonId, QuestionId

Try = Callable[[Desk, Kept], object]
_WALKS: dict[str, Walk] = {}

NO_RIGHT: Final = frozenset({"geen_recht", "niet_in_deze_staat", "rol_voorbij", "casus_onbekend", "besluit_onbekend"})
"""What a refusal says that is about rights."""


@dataclass(frozen=True)
class Attempt:
    """An act as it is tried.

    Args:
        tries: every way that leads to it; each must say the same.
        also: refusals by which it is clear that the right itself was there.
        meets: it must be met for this act as well: what is read before the act is done.
    """

    tries: tuple[Try, ...]
    also: frozenset[str] = frozenset()
    meets: str = ""


def outcome(attempt: Attempt, tried: Try, desk: Desk, kept: Kept) -> str:
    """Return "" where the right was there, or the refusal that says it was not."""
    try:
        tried(desk, kept)
    except Refusal as refusal:
        if refusal.code in attempt.also:
            return ""
        if refusal.code not in NO_RIGHT:
            raise
        return refusal.code
    return ""


def generic(act: str) -> Try:
    """Return the bones of every use case: the scope in the query, then the demand."""

    def tried(desk: Desk, kept: Kept) -> object:
        with desk.work() as work:
            casus = work.casussen.get(kept.casus.id, desk.scope(act), desk.look(Act.CASUS_GEZIEN, "proef"))
            desk.demand(act, casus)
            work.commit()
        return casus

    return tried


def _opened(kept: Kept) -> Opened:
    """Return what somebody would have in hand who opened it somewhere, somehow."""
    if kept.casus.id not in _WALKS:
        _WALKS[kept.casus.id] = walk(kept.casus, makers.kader())
    return Opened(kept.casus, _WALKS[kept.casus.id])


def _answer(desk: Desk, kept: Kept) -> object:
    ref = Ref(QuestionId("aanleiding.wat"), None)
    return answering.answer(desk, _opened(kept), ref, Answer("Anders."), confirmed=True)


def _decide(desk: Desk, kept: Kept) -> object:
    shown = deciding.ToDecide(_opened(kept), makers.voorstel(kept.casus), (), ())
    return deciding.decide(desk, shown, Decision())


def _return(desk: Desk, kept: Kept) -> object:
    return proposing.return_with_questions(desk, _opened(kept), ())


def _shield(desk: Desk, kept: Kept) -> None:
    if kept.casus.shielded:
        unshield(desk, kept.casus.id)
    else:
        shield(desk, kept.casus.id, (PersonId("Sofie Harkema"),))


def _regie(desk: Desk, kept: Kept) -> None:
    give_regie(desk, kept.casus.id, PersonId("Ilse Terpstra" if kept.casus.team == HERE else "Ilse Zuid"))


def _paper(act: Act) -> Try:
    return lambda desk, kept: papers.paper(desk, kept.besluit.id, act, lambda *_: b"%PDF")


_FOUR_EYES: Final = frozenset({"eigen_voorstel", "geen_mandaat", "niet_voorgelegd"})

ATTEMPTS: Final[Mapping[str, Attempt]] = {
    "casus_lijst": Attempt((lambda desk, kept: around.around(desk, kept.casus.id),)),
    "casus_lezen": Attempt(
        (
            lambda desk, kept: answering.open_casus(desk, kept.casus.id),
            lambda desk, kept: proposing.thread(desk, _opened(kept)),
            lambda desk, kept: advising.advice_on(desk, kept.casus.id),
        )
    ),
    "casus_lezen_zonder_namen": Attempt(
        (
            lambda desk, kept: nameless.open_nameless(desk, kept.casus.id),
            lambda desk, kept: advising.questions_to_me(desk, kept.casus.id),
        )
    ),
    "triage_schrijven": Attempt(
        (
            _answer,
            lambda desk, kept: answering.add_item(desk, _opened(kept), makers.Scope.REGEL),
            lambda desk, kept: answering.remove_item(
                desk, _opened(kept), makers.Scope.PERSOON, kept.casus.of(makers.Scope.PERSOON)[0], confirmed=True
            ),
            lambda desk, kept: answering.stamp(desk, _opened(kept)),
        ),
        frozenset({"nog_niet_compleet"}),
    ),
    "voorleggen": Attempt(
        (lambda desk, kept: proposing.put_forward(desk, _opened(kept)),), frozenset({"nog_niet_compleet"})
    ),
    "vastleggen": Attempt(
        (lambda desk, kept: deciding.record(desk, _opened(kept), "Besproken."),),
        frozenset({"nog_niet_compleet", "besluit_nodig"}),
    ),
    "intrekken": Attempt(
        (lambda desk, kept: proposing.withdraw(desk, _opened(kept)),), frozenset({"niet_uw_voorstel"})
    ),
    "besluiten": Attempt(
        (lambda desk, kept: deciding.open_for_decision(desk, kept.casus.id), _decide),
        _FOUR_EYES | {"besluit_onvolledig"},
        meets="casus_lezen",
    ),
    "teruggeven": Attempt((_return,), _FOUR_EYES | {"vraag_ontbreekt"}),
    "besluit_lezen": Attempt(
        (
            lambda desk, kept: deciding.open_besluit(desk, kept.besluit.id),
            lambda desk, kept: deciding.verify(desk, kept.besluit.id),
            _paper(Act.BESLUIT_GEZIEN),
        )
    ),
    "besluit_lezen_zonder_namen": Attempt((lambda desk, kept: nameless.open_besluit_nameless(desk, kept.besluit.id),)),
    "afdrukken": Attempt((_paper(Act.AFGEDRUKT), _paper(Act.BEWAARD))),
    "advies_vragen": Attempt(
        (lambda desk, kept: advising.ask_advice(desk, kept.casus.id, PersonId("Rachid Adviseur"), "Mag dit?"),)
    ),
    "advies_schrijven": Attempt((lambda desk, kept: advising.give_advice(desk, kept.vraag, "Ja, mits."),)),
    "regie_geven": Attempt((_regie,)),
    "afschermen": Attempt((_shield,)),
}
"""The acts that are about one casus and have a use case that reads or changes it by its id."""
