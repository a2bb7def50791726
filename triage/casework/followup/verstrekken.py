"""What really left of a line: recorded by who was there or heard it, never beyond what the line allows.

Recording makes nothing granted: what went further than was granted is said so by the recorder, and stays marked.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final

from triage.access.log import Act, Look
from triage.answers import check_texts
from triage.casework.desk import Desk
from triage.casework.followup.regels import held_back
from triage.casus.model import Casus
from triage.faults import Refusal
from triage.followup.regel import CHANNELS, MACHINE, URGENT, Grond, Intrekking, Regel, Rem, Verstrekking
from triage.followup.stuk import Stuk, moved
from triage.ports import UnitOfWork

RECORDS: Final = "verstrekking_vastleggen"
WITHDRAWS: Final = "toestemming_intrekken"
_PURPOSE: Final = "verstrekken"


@dataclass(frozen=True, slots=True)
class Gedeeld:
    """What somebody writes down about a line that left, or that its recipient did not want.

    Args:
        at: when it left, or when the recipient said no.
        name, function: who got it, and that person's function.
        channel: one of `CHANNELS`.
        said: what was really said or written; empty for a refusal.
        as_granted: the recorder says that it went no further than what was granted.
        differs: how it went further; empty where it did not.
        urgent: why it could not wait for telling the person, or for the days after the letter; or empty.
    """

    at: datetime
    name: str
    function: str
    channel: str
    said: str = ""
    as_granted: bool = False
    differs: str = ""
    urgent: str = ""


@dataclass(frozen=True, slots=True)
class Ingetrokken:
    """What somebody writes down about a consent that was withdrawn.

    Args:
        day: on which the person withdrew it.
        whole: everything about this person that goes with consent in this casus; else this line alone.
        words: the person's own words, or how it was told; may be empty.
    """

    day: date
    whole: bool
    words: str = ""


def record_verstrekking(desk: Desk, stuk: Stuk[Regel], facts: Gedeeld) -> Stuk[Regel]:
    """Record that a line left.

    Args:
        stuk: the line as it was on the screen.

    Raises:
        Refusal: `regel_staat_stil` or `regel_wacht` with what holds it back (`remmen`), `verstrekking_onvolledig` with
            what lacks (`ontbreekt`), `verstrekking_in_toekomst`, `verstrekking_voor_besluit`, `inmiddels_gewijzigd`,
            `stuk_onbekend`, a right that lacks, or what `check_texts` refuses.
    """
    facts = _trimmed(facts)
    look = desk.look(Act.VERSTREKT, _PURPOSE, stuk.number, stuk.concerned)
    with desk.work() as work:
        kept, _ = _met(desk, work, stuk, RECORDS, look)
        _demand_time(desk, kept, facts.at)
        _demand_free(desk, work, kept, facts)
        _demand_whole(_lacking(kept.content, facts))
        saved = _add(desk, work, kept, facts, "verstrekken", look)
        work.commit()
    return saved


def record_refusal(desk: Desk, stuk: Stuk[Regel], facts: Gedeeld) -> Stuk[Regel]:
    """Record that the recipient does not want it. Nothing left, and why is neither asked nor kept (hard rule 4).

    Raises:
        Refusal: as `record_verstrekking`; a line that stands still for another reason is `regel_staat_stil`.
    """
    facts = replace(_trimmed(facts), said="", as_granted=False, differs="", urgent="")
    look = desk.look(Act.REGEL_GEWIJZIGD, _PURPOSE, stuk.number, stuk.concerned)
    with desk.work() as work:
        kept, _ = _met(desk, work, stuk, RECORDS, look)
        _demand_time(desk, kept, facts.at)
        _demand_state(held_back(desk, work, kept))
        _demand_whole(_who_lacks(facts))
        saved = _add(desk, work, kept, facts, "weigeren", look, refused=True)
        work.commit()
    return saved


def want_after_all(desk: Desk, stuk: Stuk[Regel]) -> Stuk[Regel]:
    """Record that a recipient who refused wants it after all; every other thing that holds the line back stays.

    Raises:
        Refusal: `overgang_kan_niet`, `inmiddels_gewijzigd`, `stuk_onbekend`, or a right that lacks.
    """
    look = desk.look(Act.REGEL_GEWIJZIGD, _PURPOSE, stuk.number, stuk.concerned)
    with desk.work() as work:
        kept, _ = _met(desk, work, stuk, RECORDS, look)
        after = moved(kept, MACHINE, "alsnog_willen", kept.content)
        work.stukken.save(kept, after, "alsnog_willen", look)
        work.commit()
    return after


def withdraw_consent(desk: Desk, stuk: Stuk[Regel], facts: Ingetrokken) -> tuple[Stuk[Regel], ...]:
    """Record that a person withdrew the consent by which a line goes; what left before is not touched (AVG 7 lid 3).

    Returns:
        The lines that ended by it, the one on the screen among them.

    Raises:
        Refusal: `regel_zonder_toestemming`, `intrekking_in_toekomst`, `overgang_kan_niet` (it ended already),
            `inmiddels_gewijzigd`, `stuk_onbekend`, a right that lacks, or what `check_texts` refuses.
    """
    check_texts(facts.words)
    if facts.day > desk.clock.today():
        raise Refusal("intrekking_in_toekomst")
    look = desk.look(Act.REGEL_GEWIJZIGD, _PURPOSE, stuk.number, stuk.concerned)
    with desk.work() as work:
        kept, casus = _met(desk, work, stuk, WITHDRAWS, look)
        if kept.content.ground is not Grond.TOESTEMMING:
            raise Refusal("regel_zonder_toestemming")
        end = Intrekking(facts.day, facts.whole, facts.words.strip(), desk.actor.name, desk.actor.function)
        ended = tuple(_end(work, one, end, look) for one in _consented(work, casus, kept, whole=facts.whole))
        work.commit()
    return ended


# ------------------------------------------------------------------------------------------------------------ inside
def _met(desk: Desk, work: UnitOfWork, stuk: Stuk[Regel], act: str, look: Look) -> tuple[Stuk[Regel], Casus]:
    """Return the line and its casus as they are kept, where this person may do this act on it."""
    kept = work.stukken.get(stuk.id, Regel, desk.scope(act), look)
    if kept.casus is None:
        raise Refusal("stuk_onbekend")
    casus = work.casussen.get(kept.casus, desk.scope(act), look)
    desk.demand(act, casus)
    if kept.version != stuk.version:
        raise Refusal("inmiddels_gewijzigd")
    return kept, casus


def _trimmed(facts: Gedeeld) -> Gedeeld:
    texts = (facts.name, facts.function, facts.said, facts.differs, facts.urgent)
    check_texts(*texts, facts.channel)
    name, function, said, differs, urgent = (text.strip() for text in texts)
    return replace(facts, name=name, function=function, said=said, differs=differs, urgent=urgent)


def _demand_time(desk: Desk, stuk: Stuk[Regel], at: datetime) -> None:
    if at > desk.clock.now():
        raise Refusal("verstrekking_in_toekomst")
    # People write down minutes; the seal knows the second.
    if at < stuk.made.replace(second=0, microsecond=0):
        raise Refusal("verstrekking_voor_besluit")


def _demand_free(desk: Desk, work: UnitOfWork, stuk: Stuk[Regel], facts: Gedeeld) -> None:
    """Refuse what is held back now, and what had to wait at the moment it left, unless it was urgent."""
    now = held_back(desk, work, stuk)
    _demand_state(now)
    _demand_open_at(work, stuk, facts.at)
    then = held_back(desk, work, stuk, facts.at.astimezone(desk.clock.now().tzinfo).date())
    waits = tuple(dict.fromkeys(rem for rem in (*now, *then) if rem in URGENT))
    if waits and not facts.urgent:
        raise Refusal("regel_wacht", remmen=waits)


def _demand_state(remmen: tuple[Rem, ...]) -> None:
    stopped = tuple(rem for rem in remmen if rem not in URGENT)
    if stopped:
        raise Refusal("regel_staat_stil", remmen=stopped)


def _demand_open_at(work: UnitOfWork, stuk: Stuk[Regel], at: datetime) -> None:
    """Refuse what left while the line stood still, also when it is written down after it was set free."""
    states = [step.state for step in work.stukken.history(stuk.id) if step.at <= at]
    if states and states[-1] != "open":
        raise Refusal("regel_staat_stil", remmen=(Rem(states[-1]),))


def _demand_whole(lacking: tuple[str, ...]) -> None:
    if lacking:
        raise Refusal("verstrekking_onvolledig", ontbreekt=lacking)


def _who_lacks(facts: Gedeeld) -> tuple[str, ...]:
    there = {"naam": facts.name, "functie": facts.function, "kanaal": facts.channel in CHANNELS}
    return tuple(name for name, given in there.items() if not given)


def _lacking(regel: Regel, facts: Gedeeld) -> tuple[str, ...]:
    """Return what lacks. Whether it went further is said by the recorder: the program compares, and never judges."""
    found = list(_who_lacks(facts))
    if not facts.said:
        found.append("gezegd")
    if facts.as_granted == bool(facts.differs) and not (same_words(facts.said, regel.item) and not facts.differs):
        found.append("verschil")
    return tuple(found)


def same_words(said: str, granted: str) -> bool:
    """Tell whether the same words were said as were granted; spaces and capitals make no difference."""
    return said.casefold().split() == granted.casefold().split()


def _add(
    desk: Desk, work: UnitOfWork, stuk: Stuk[Regel], facts: Gedeeld, act: str, look: Look, *, refused: bool = False
) -> Stuk[Regel]:
    made = Verstrekking(
        at=facts.at,
        name=facts.name,
        function=facts.function,
        channel=facts.channel,
        said=facts.said,
        differs=facts.differs,
        urgent=facts.urgent,
        refused=refused,
        by=desk.actor.person,
        by_name=desk.actor.name,
        by_function=desk.actor.function,
    )
    after = moved(stuk, MACHINE, act, replace(stuk.content, verstrekt=(*stuk.content.verstrekt, made)))
    work.stukken.save(stuk, after, act, look)
    return after


def _consented(work: UnitOfWork, casus: Casus, stuk: Stuk[Regel], *, whole: bool) -> tuple[Stuk[Regel], ...]:
    if not whole:
        return (stuk,)
    others = (one for one in work.stukken.of(casus.id, Regel) if one.id != stuk.id and one.state not in MACHINE.ends)
    same = (one for one in others if one.content.ground is Grond.TOESTEMMING)
    return (stuk, *(one for one in same if one.content.about == stuk.content.about))


def _end(work: UnitOfWork, stuk: Stuk[Regel], end: Intrekking, look: Look) -> Stuk[Regel]:
    after = moved(stuk, MACHINE, "intrekken", replace(stuk.content, withdrawn=end))
    work.stukken.save(stuk, after, "intrekken", look)
    return after
