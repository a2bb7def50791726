"""Not telling a person about a signal yet: asked by one, decided by another with a mandate, never going on by itself.

It is a tenzij of its own (hard rule 6; UAVG 41): a C code, a last day and a motivation. Past its last day it still
stands in the worklist until somebody tells the person, or another deferral is asked and decided anew.
"""

from dataclasses import dataclass, replace
from datetime import date

from triage.besluit.decision import demand_mandate, demand_other_eyes
from triage.casework.desk import Desk
from triage.casework.followup.signaal_bericht import with_notice
from triage.casework.followup.signaal_desk import DECIDE, HANDLE, OpenSignaal, change, demand_words
from triage.faults import Refusal
from triage.followup.bericht import Aan
from triage.followup.signaal import AT_MOST, DEFER, TELL_AFTER, TELLING, Signaal, Uitstel, with_deferral
from triage.followup.stuk import Stuk
from triage.ids import CodeId
from triage.kader.conditions import ALWAYS
from triage.kader.model import Code
from triage.ports import UnitOfWork
from triage.terms.running import Running, begin, first_end


@dataclass(frozen=True, slots=True)
class Asked:
    """A deferral as it is asked.

    Args:
        code: a C code of the kader.
        until: its last day.
        motivation: why it is necessary and proportionate.
    """

    code: CodeId
    until: date
    motivation: str


def codes(desk: Desk) -> tuple[Code, ...]:
    """Return the C codes that fit a signal: those that ask nothing of a casus."""
    offered = (one for one in desk.kader.codes.values() if one.group == "C" and one.retired is None)
    return tuple(one for one in offered if one.when == ALWAYS)


def latest(desk: Desk) -> date:
    """Return the latest last day that a deferral decided today may have."""
    return first_end(desk.kader.terms[AT_MOST], desk.clock.today())


def ask_deferral(desk: Desk, shown: Stuk[Signaal], asked: Asked) -> OpenSignaal:
    """Ask not to tell the person yet, or not to tell them longer; another decides.

    Raises:
        Refusal: `signaal_al_verteld`, `signaal_uitstel_gevraagd`, `signaal_code_onbekend`, `signaal_uitstel_dag`,
            `signaal_woorden_ontbreken`, or what `change` refuses.
    """
    made = asked_of(desk, asked)

    def changing(_: UnitOfWork, stuk: Stuk[Signaal]) -> tuple[Signaal, None]:
        if stuk.content.told is not None:
            raise Refusal("signaal_al_verteld")
        if stuk.content.asked_deferral is not None:
            raise Refusal("signaal_uitstel_gevraagd")
        return replace(stuk.content, deferrals=(*stuk.content.deferrals, made)), None

    return change(desk, shown, HANDLE, "uitstel_vragen", changing)


def asked_of(desk: Desk, asked: Asked) -> Uitstel:
    """Return what is asked, with the sentence of its code.

    Raises:
        Refusal: `signaal_code_onbekend`, `signaal_uitstel_dag` or `signaal_woorden_ontbreken`.
    """
    code = next((one for one in codes(desk) if one.id == asked.code), None)
    if code is None:
        raise Refusal("signaal_code_onbekend")
    _demand_until(desk, asked.until)
    words, actor = demand_words(asked.motivation), desk.actor
    today = desk.clock.today()
    return Uitstel(code.id, code.sentence, code.law, asked.until, words, today, actor.person, actor.name)


def _demand_until(desk: Desk, until: date) -> None:
    if not desk.clock.today() < until <= latest(desk):
        raise Refusal("signaal_uitstel_dag")


def decide_deferral(desk: Desk, shown: Stuk[Signaal], words: str, *, agreed: bool) -> OpenSignaal:
    """Decide on a deferral that was asked; never on one's own.

    Raises:
        Refusal: `eigen_voorstel`, `geen_mandaat`, `signaal_niets_gevraagd`, `signaal_uitstel_dag` when its last day is
            past by now, `signaal_woorden_ontbreken`, or what `change` refuses.
    """
    kept = demand_words(words)

    def changing(_: UnitOfWork, stuk: Stuk[Signaal]) -> tuple[Signaal, tuple[Running, ...] | None]:
        asked = stuk.content.asked_deferral
        if asked is None:
            raise Refusal("signaal_niets_gevraagd")
        decided = decided_on(desk, asked, kept, agreed=agreed)
        content = with_deferral(stuk.content, decided)
        if not agreed:
            return content, None
        _demand_until(desk, asked.until)
        return content, (*stuk.without(*TELLING), begin(desk.kader, DEFER, asked.until))

    return change(desk, shown, DECIDE, "uitstel_geven" if agreed else "uitstel_weigeren", changing)


def decided_on(desk: Desk, asked: Uitstel, words: str, *, agreed: bool) -> Uitstel:
    """Return what was asked with the decision on it.

    Raises:
        Refusal: `eigen_voorstel` or `geen_mandaat`.
    """
    day, actor = desk.clock.today(), desk.actor
    demand_other_eyes(actor, asked.asked_by, None)
    demand_mandate(actor, day)
    return replace(
        asked,
        agreed=agreed,
        words=words,
        decided_on=day,
        decided_by=actor.person,
        decided_name=actor.name,
        decided_function=actor.function,
        mandate=actor.mandate.reference if actor.mandate else "",
    )


def lift_deferral(desk: Desk, shown: Stuk[Signaal]) -> OpenSignaal:
    """End a deferral: its ground fell away, or its last day is there. The person is to be told after all.

    An unfounded signal is told by its notice, which is made ready here.

    Raises:
        Refusal: `signaal_niets_uitgesteld`, or what `change` refuses.
    """

    def changing(work: UnitOfWork, stuk: Stuk[Signaal]) -> tuple[Signaal, tuple[Running, ...]]:
        if stuk.term(DEFER) is None:
            raise Refusal("signaal_niets_uitgesteld")
        if stuk.state == "onterecht":
            return with_notice(desk, work, stuk, stuk.content, Aan.BETROKKENE), stuk.without(DEFER)
        return stuk.content, (*stuk.without(DEFER), begin(desk.kader, TELL_AFTER, desk.clock.today()))

    return change(desk, shown, HANDLE, "uitstel_opheffen", changing)
