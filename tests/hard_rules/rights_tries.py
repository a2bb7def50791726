"""How each act of the table of rights is tried: through the use cases of the screens, with as much as one knows."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from tests import makers
from tests.hard_rules import (
    tries_archief,
    tries_bewaren,
    tries_certificaat,
    tries_controleren,
    tries_convenanten,
    tries_crisis,
    tries_informeren,
    tries_papier,
    tries_register,
    tries_signalen,
    tries_steekproef,
    tries_verantwoording,
    tries_verstrekken,
    tries_verzoeken,
)
from tests.hard_rules.rights_world import HERE, SINCE, TODAY, Kept
from tests.plan.offices import CHECKS
from triage.access.log import Act
from triage.answers import Answer, Ref, Scope
from triage.besluit.decision import Decision
from triage.casework.access import advising, asking, cards, granting, nameless
from triage.casework.access.naming import give_regie, shield, unshield
from triage.casework.beheer import kaders, people, rights_view, teams
from triage.casework.casus import answering, around, deciding, papers, proposing
from triage.casework.casus.answering import Opened
from triage.casework.desk import Desk
from triage.casework.inzagelog import inzage, overzicht, standbewijs
from triage.casework.plan import agreeing, meeting, planning
from triage.casework.plan.agreeing import OwnLine
from triage.casework.plan.desk import OpenPlan
from triage.casework.plan.meeting_desk import OpenMeeting
from triage.casus.walk import Walk, walk
from triage.faults import Refusal
from triage.ids import ItemId, PersonId, QuestionId
from triage.plan.model import Gedaan, Slot

Try = Callable[[Desk, Kept], object]
_WALKS: dict[str, Walk] = {}

NO_RIGHT: Final = frozenset(
    {"geen_recht", "niet_in_deze_staat", "rol_voorbij", "casus_onbekend", "besluit_onbekend"}
) | {"plan_onbekend", "overleg_onbekend", "verzoek_onbekend", "stuk_onbekend"}
"""What a refusal says that is about rights."""


@dataclass(frozen=True)
class Attempt:
    """An act as it is tried.

    Args:
        tries: every way that leads to it; each must say the same.
        also: refusals by which it is clear that the right itself was there.
        meets: it must be met for this act as well: what is read before the act is done.
        instead: who may do this act may do it too.
    """

    tries: tuple[Try, ...]
    also: frozenset[str] = frozenset()
    meets: str = ""
    instead: str = ""


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
    shown = deciding.ToDecide(_opened(kept), kept.voorstel, (), ())
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


def _on_desk(kept: Kept) -> OpenPlan:
    """Return a plan as somebody would have it in hand who saw it somewhere, somehow."""
    return OpenPlan(kept.plan, whole=True)


def _whole_plan(desk: Desk, kept: Kept) -> None:
    """Open the plan; that only an own part comes is no reading of the whole."""
    if not planning.open_plan(desk, kept.plan.id).whole:
        raise Refusal("geen_recht")


def _finish(desk: Desk, kept: Kept) -> object:
    line = replace(kept.plan.afspraak(LINE), done=Gedaan.KLAAR)
    return agreeing.put_afspraak(desk, _on_desk(kept), line, CHECKS)


LINE, MY_HELPER, OTHER_HELPER = ItemId("a1"), ItemId("h1"), ItemId("h2")
OWN_LINE: Final = OwnLine(Gedaan.LOOPT, SINCE)
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
            lambda desk, kept: answering.add_item(desk, _opened(kept), Scope.REGEL),
            lambda desk, kept: answering.remove_item(
                desk, _opened(kept), Scope.PERSOON, kept.casus.of(Scope.PERSOON)[0], confirmed=True
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
            *tries_papier.READS,
            tries_controleren.content,
        ),
        tries_papier.PART_ALSO,
    ),
    "besluit_lezen_zonder_namen": Attempt((lambda desk, kept: nameless.open_besluit_nameless(desk, kept.besluit.id),)),
    "afdrukken": Attempt((_paper(Act.AFGEDRUKT), _paper(Act.BEWAARD), *tries_papier.PRINTS), tries_papier.PART_ALSO),
    "toestemming_formulier": Attempt(tries_papier.FORMS, tries_papier.ALSO),
    "advies_vragen": Attempt(
        (lambda desk, kept: advising.ask_advice(desk, kept.casus.id, PersonId("Rachid Adviseur"), "Mag dit?"),)
    ),
    "advies_schrijven": Attempt((lambda desk, kept: advising.give_advice(desk, kept.vraag, "Ja, mits."),)),
    "plan_lezen": Attempt(
        (
            _whole_plan,
            lambda desk, kept: planning.history(desk, kept.plan.id),
        )
    ),
    "plan_schrijven": Attempt(
        (
            lambda desk, kept: planning.open_beginning(desk, kept.casus.id),
            lambda desk, kept: planning.begin_plan(desk, kept.casus.id, "Hulp afstemmen", (), CHECKS),
            lambda desk, kept: planning.set_goal(desk, _on_desk(kept), "Hulp beter afstemmen", CHECKS),
            lambda desk, kept: planning.close_plan(desk, _on_desk(kept), Slot.DOEL_BEREIKT),
        ),
        frozenset({"plan_kan_nog_niet", "plan_loopt_al"}),
    ),
    "plan_afspraken": Attempt((_finish,)),
    "plan_afdrukken": Attempt(
        (
            lambda desk, kept: planning.part_for(desk, kept.plan.id, kept.plan.bewoners[0].id),
            lambda desk, kept: planning.part_for(desk, kept.plan.id, OTHER_HELPER, Act.PLAN_BEWAARD),
        ),
        frozenset({"leest_niets"}),
    ),
    "plan_eigen_deel_lezen": Attempt(
        (lambda desk, kept: planning.part_for(desk, kept.plan.id, MY_HELPER, Act.PLAN_DEEL_GEZIEN),),
        instead="plan_afdrukken",
    ),
    "plan_eigen_deel_schrijven": Attempt(
        (lambda desk, kept: agreeing.write_own(desk, _on_desk(kept), LINE, OWN_LINE, CHECKS),)
    ),
    "overleg_lezen": Attempt(
        (
            lambda desk, kept: meeting.meetings(desk, kept.casus.id),
            lambda desk, kept: meeting.open_meeting(desk, kept.overleg.id),
        )
    ),
    "overleg_schrijven": Attempt(
        (
            lambda desk, kept: meeting.plan_meeting(desk, kept.casus.id, makers.NOW),
            lambda desk, kept: meeting.cancel_meeting(desk, OpenMeeting(kept.overleg, "", (), ())),
        )
    ),
    "toegang_beoordelen": Attempt(
        (
            lambda desk, kept: granting.open_request(desk, kept.verzoek.id),
            lambda desk, kept: granting.refuse(desk, kept.verzoek.id, "Dit is nu niet nodig."),
        )
    ),
    "inzage_overzicht": Attempt(
        (lambda desk, kept: overzicht.overzicht(desk, kept.casus.id, kept.casus.of(Scope.PERSOON)[0], SINCE, TODAY),)
    ),
    "opvolging_lezen": Attempt(
        (
            tries_signalen.reads,
            *tries_verzoeken.NOTICES,
            *tries_verstrekken.READS,
            *tries_informeren.READS,
            *tries_crisis.READS,
            *tries_archief.ISSUED,
        )
    ),
    "dossier_bundelen": Attempt(tries_archief.BUNDLES, tries_archief.ALSO),
    "crisis_melden": Attempt(tries_crisis.REPORTS),
    "verstrekking_vastleggen": Attempt(tries_verstrekken.RECORDS, tries_verstrekken.ALSO),
    "toestemming_intrekken": Attempt(tries_verstrekken.WITHDRAWS),
    "besluit_heroverwegen": Attempt(tries_signalen.REVIEWS, tries_signalen.REVIEW_ALSO),
    "besluit_intrekken": Attempt(tries_signalen.WITHDRAWS, tries_signalen.REVIEW_ALSO),
    "informeren": Attempt((*tries_informeren.TELLS, *tries_crisis.TELLS), tries_informeren.ALSO),
    "uitstel_voorstellen": Attempt(tries_informeren.PROPOSES, tries_informeren.ALSO),
    "uitstel_besluiten": Attempt(tries_informeren.DECIDES, tries_informeren.ALSO),
    "casus_sluiten": Attempt(tries_bewaren.CLOSES, tries_bewaren.ALSO),
    "regie_overdragen": Attempt(tries_bewaren.TRANSFERS, tries_bewaren.ALSO),
    "verzoek_registreren": Attempt(tries_verzoeken.REGISTERS),
    "verzoek_lezen": Attempt(tries_verzoeken.READS),
    "verzoek_behandelen": Attempt(tries_verzoeken.HANDLES),
    "verzoek_besluiten": Attempt(tries_verzoeken.DECIDES, tries_verzoeken.ALSO),
    "bericht_versturen": Attempt(tries_verzoeken.SENDS),
    "regie_geven": Attempt((_regie,)),
    "afschermen": Attempt((_shield,)),
}
"""The acts that are about one casus and have a use case that reads or changes it by its id."""


LOOSE: Final[Mapping[str, tuple[Callable[[Desk], object], ...]]] = {
    "casus_openen": (answering.open_new,),
    "kaart_zoeken": (lambda desk: cards.look_up(desk, "Naam", SINCE),),
    "toegang_vragen": (
        asking.mine,
        lambda desk: asking.ask(desk, "Naam", SINCE, "Overleg", "Zij vroeg mij om mee te denken.", 5),
    ),
    "toegang_beoordelen": (granting.waiting, granting.count),
    "plan_lezen plan_eigen_deel_lezen": (planning.plans,),
    "log_lezen": (inzage.look_at_log,),
    "log_lezen log_lezen_technisch": (inzage.technical,),
    "standbewijs": (standbewijs.make_standbewijs,),
    **tries_signalen.SIGNALS,
    **tries_verzoeken.LISTS,
    **tries_bewaren.LISTS,
    **tries_crisis.LOOSE,
    **tries_papier.LOOSE,
    **tries_controleren.LOOSE,
    **tries_archief.LOOSE,
    **tries_certificaat.LOOSE,
    **tries_convenanten.LOOSE,
    **tries_register.LOOSE,
    **tries_steekproef.LOOSE,
    **tries_verantwoording.LOOSE,
    "beheer": (people.people, teams.teams, kaders.versions),
    "beheer rechten_nakijken": (rights_view.rights_list,),
}
"""Ways that are about no casus in particular, with the acts of which one will do."""
