"""What is done with a request before it is decided: receipt, identity, extension, withdrawal, datalek."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from triage.answers import check_texts
from triage.casework.desk import Desk
from triage.casework.followup.verzoeken_desk import (
    HANDLE,
    Held,
    change,
    demand_day,
    demand_words,
    kader_for,
    take,
    with_term,
)
from triage.casework.followup.verzoeken_regels import release
from triage.faults import Refusal
from triage.followup.stuk import Stuk
from triage.followup.verzoek import ANSWERS, AWB, MACHINE, Datalek, Identiteit, Recht, Verlenging, Verzoek
from triage.ports import UnitOfWork
from triage.terms.running import Running, begin, extend, resume, suspend

Step = Callable[[UnitOfWork, Held], Stuk[Verzoek]]


def _do(desk: Desk, stuk: str, step: Step) -> Stuk[Verzoek]:
    with desk.work() as work:
        after = step(work, take(desk, work, stuk, HANDLE))
        work.commit()
    return after


def receipt_sent(desk: Desk, stuk: str, on: date, channel: str) -> Stuk[Verzoek]:
    """Record that the person was told that the request is there.

    Raises:
        Refusal: a day of `demand_day`, `kanaal_ontbreekt`, `overgang_kan_niet`, or a right that lacks.
    """
    demand_words("kanaal_ontbreekt", channel)

    def step(work: UnitOfWork, held: Held) -> Stuk[Verzoek]:
        demand_day(desk, on, held.content.received_on)
        content = replace(held.content, receipt_on=on, receipt_channel=channel)
        return change(desk, work, held.stuk, "ontvangst_melden", content)

    return _do(desk, stuk, step)


def identity_sure(desk: Desk, stuk: str, how: str, on: date) -> Stuk[Verzoek]:
    """Record how it was made sure who asks. No copy of a paper and no number of it is kept.

    Raises:
        Refusal: `identiteit_hoe`, a day of `demand_day`, `overgang_kan_niet`, or a right that lacks.
    """
    return _identity(desk, stuk, "identiteit_vastgesteld", Identiteit.VAST, how, on)


def identity_doubted(desk: Desk, stuk: str, asked: str, on: date) -> Stuk[Verzoek]:
    """Record that there is doubt, and what more was asked for (AVG art. 12 lid 6). The term runs on.

    Raises:
        Refusal: `identiteit_hoe`, a day of `demand_day`, `overgang_kan_niet`, or a right that lacks.
    """
    return _identity(desk, stuk, "identiteit_gevraagd", Identiteit.GEVRAAGD, asked, on)


def _identity(desk: Desk, stuk: str, act: str, stands: Identiteit, words: str, on: date) -> Stuk[Verzoek]:
    demand_words("identiteit_hoe", words)
    check_texts(words)

    def step(work: UnitOfWork, held: Held) -> Stuk[Verzoek]:
        demand_day(desk, on, held.content.received_on)
        content = replace(held.content, identity=stands, identity_words=words.strip(), identity_on=on)
        return change(desk, work, held.stuk, act, content)

    return _do(desk, stuk, step)


def extend_answer(desk: Desk, stuk: str, reason: str, told_on: date, channel: str) -> Stuk[Verzoek]:
    """Extend the answer, once, with the day on which the person was told of it (AVG art. 12 lid 3; Awb art. 7:10).

    Raises:
        Refusal: `verlengen_waarom`, `kanaal_ontbreekt`, what `triage.terms.running.extend` refuses (too late, told too
            late, twice), a day of `demand_day`, `overgang_kan_niet`, or a right that lacks.
    """
    demand_words("verlengen_waarom", reason)
    demand_words("kanaal_ontbreekt", channel)
    check_texts(reason)
    today = desk.clock.today()

    def step(work: UnitOfWork, held: Held) -> Stuk[Verzoek]:
        demand_day(desk, told_on, held.content.received_on)
        longer = extend(_answer(held, "verlengen"), today, told_on)
        content = replace(held.content, extension=Verlenging(reason.strip(), told_on, channel))
        return change(desk, work, held.stuk, "verlengen", content, with_term(held.stuk, longer))

    return _do(desk, stuk, step)


def suspend_answer(desk: Desk, stuk: str, reason: str, since: date) -> Stuk[Verzoek]:
    """Let the term stand still while the person mends something, where the law allows it (Awb, not the AVG).

    Raises:
        Refusal: `opschorten_waarom`, what `triage.terms.running.suspend` refuses, `overgang_kan_niet`, or a right.
    """
    demand_words("opschorten_waarom", reason)
    check_texts(reason)

    def step(work: UnitOfWork, held: Held) -> Stuk[Verzoek]:
        still = suspend(_answer(held, "opschorten"), since)
        content = replace(held.content, suspended_for=reason.strip())
        return change(desk, work, held.stuk, "opschorten", content, with_term(held.stuk, still))

    return _do(desk, stuk, step)


def resume_answer(desk: Desk, stuk: str, until: date) -> Stuk[Verzoek]:
    """Let the term run on from a day.

    Raises:
        Refusal: what `triage.terms.running.resume` refuses, `overgang_kan_niet`, or a right that lacks.
    """

    def step(work: UnitOfWork, held: Held) -> Stuk[Verzoek]:
        runs = resume(_answer(held, "hervatten"), until)
        return change(desk, work, held.stuk, "hervatten", held.content, with_term(held.stuk, runs))

    return _do(desk, stuk, step)


def _answer(held: Held, act: str) -> Running:
    """Return the term within which the answer goes out, where an act may touch it still."""
    MACHINE.arrow(held.stuk.state, act)
    found = next((one for one in held.stuk.terms if one.term.id in ANSWERS), None)
    if found is None:
        raise Refusal("overgang_kan_niet", soort=MACHINE.name, handeling=act, staat=held.stuk.state)
    return found


def withdraw(desk: Desk, stuk: str, words: str, on: date) -> Stuk[Verzoek]:
    """Record that the asker takes the request back; its lines are released, unless another request holds them too.

    Raises:
        Refusal: `intrekken_woorden`, a day of `demand_day`, `overgang_kan_niet`, or a right that lacks.
    """
    demand_words("intrekken_woorden", words)
    check_texts(words)

    def step(work: UnitOfWork, held: Held) -> Stuk[Verzoek]:
        demand_day(desk, on, held.content.received_on)
        content = replace(held.content, withdrawn_on=on, withdrawn_words=words.strip())
        after = change(desk, work, held.stuk, "intrekken", content)
        if held.casus is not None:
            release(desk, work, held.casus, after, (one.regel for one in content.lines))
        if content.right is Recht.AWB_BEZWAAR:
            _reopen_answer(desk, work, held)
        return after

    return _do(desk, stuk, step)


def _reopen_answer(desk: Desk, work: UnitOfWork, held: Held) -> None:
    """An Awb-bezwaar that was taken back may come again, as long as the six weeks run."""
    answered = take(desk, work, held.content.answered, HANDLE)
    sent = answered.content.sent_on
    if answered.stuk.state == "in_bezwaar" and sent is not None:
        terms = (*answered.stuk.terms, begin(kader_for(desk, held.casus), AWB, sent))
        content = replace(answered.content, follow_up="")
        change(desk, work, answered.stuk, "bezwaar_ingetrokken", content, terms)


def close_leak(desk: Desk, stuk: str, reason: str, *, reported: bool) -> Stuk[Verzoek]:
    """Record whether a datalek was reported to the AP, and why or why not (AVG art. 33).

    Raises:
        Refusal: `datalek_waarom`, `overgang_kan_niet`, or a right that lacks.
    """
    demand_words("datalek_waarom", reason)
    check_texts(reason)

    def step(work: UnitOfWork, held: Held) -> Stuk[Verzoek]:
        leak = held.content.leak
        if leak is None:
            raise Refusal("overgang_kan_niet", soort="verzoek", handeling="datalek_afhandelen", staat=held.stuk.state)
        closed = Datalek(leak.discovered, reported, desk.clock.now(), reason.strip())
        return change(desk, work, held.stuk, "datalek_afhandelen", replace(held.content, leak=closed))

    return _do(desk, stuk, step)
