"""The letters that go with a request: logged for the person concerned, then composed of what may be said."""

from collections.abc import Callable
from datetime import date
from typing import Final

from triage.access.log import Act
from triage.casework.desk import Desk
from triage.casework.followup.verzoeken_desk import HANDLE, READ, Held, take
from triage.casework.followup.verzoeken_inzage import Gathered, gather, silent
from triage.casework.followup.verzoeken_regels import lines_of
from triage.casework.followup.voices import voices_at, years_of
from triage.casework.uitgeven import Blad, Papier, issued
from triage.faults import Refusal
from triage.followup.stuk import Stuk
from triage.followup.verzoek import ANSWERS, Recht, Verzoek, Vrager
from triage.ports import Settings, UnitOfWork
from triage.records.antwoord import Antwoord, Briefsoort, Regelantwoord
from triage.records.informatie import Voor
from triage.records.inzage_antwoord import InzageFeiten
from triage.terms.running import due

Press = Callable[[Briefsoort, Antwoord, InzageFeiten, Settings], bytes]
"""Makes the PDF of a letter."""
_DECIDED: Final = frozenset({Briefsoort.ANTWOORD, Briefsoort.GEGEVENS})
_STATES: Final = {
    Briefsoort.IDENTITEIT: frozenset({"wacht_op_identiteit"}),
    Briefsoort.INGETROKKEN: frozenset({"ingetrokken"}),
}


def letters(stuk: Stuk[Verzoek]) -> tuple[Briefsoort, ...]:
    """Return the letters that there are of a request as it stands, the newest first."""
    content = stuk.content
    if content.right is Recht.DATALEK:
        return ()
    found = [Briefsoort.ONTVANGST]
    if stuk.state == "wacht_op_identiteit":
        found.insert(0, Briefsoort.IDENTITEIT)
    if content.extension is not None or stuk.state in ("in_behandeling", "wacht_op_identiteit"):
        found.append(Briefsoort.VERLENGING)
    if content.withdrawn_on is not None:
        found.insert(0, Briefsoort.INGETROKKEN)
    if content.decision is not None:
        if content.right is Recht.INZAGE:
            found.insert(0, Briefsoort.GEGEVENS)
        found.insert(0, Briefsoort.ANTWOORD)
    return tuple(found)


def letter(desk: Desk, stuk: str, kind: Briefsoort, act: Act, press: Press) -> bytes:
    """Return a letter, after logging what it is taken for.

    Args:
        act: `BRIEF_GEZIEN` to show it, `BRIEF_AFGEDRUKT` or `BRIEF_BEWAARD` before it leaves.

    Raises:
        Refusal: `brief_nog_niet` where the request does not stand so, `stuk_onbekend`, or a right that lacks.
    """
    with desk.work() as work:
        held = take(desk, work, stuk, READ if act is Act.BRIEF_GEZIEN else HANDLE, act)
        if kind not in letters(held.stuk):
            raise Refusal("brief_nog_niet", brief=kind.value)
        bare = Gathered(InzageFeiten(held.content.about_name), 0)
        found = gather(desk, work, held) if kind is Briefsoort.GEGEVENS else bare
        blad = Blad(
            Papier.ANTWOORD, held.stuk.number, held.stuk.casus, held.stuk.id, held.content.about, found.casussen
        )
        paper = press(kind, _answer(desk, work, held), found.facts, work.mensen.settings())
        issued(desk, work, act, blad, paper)
        work.commit()
    return paper


def _answer(desk: Desk, work: UnitOfWork, held: Held) -> Antwoord:
    content = held.content
    decided, longer = content.decision, content.extension
    # Once told so, it stays so; and who may not know by now is told no more than then.
    neutral = silent(desk, work, held) or (decided is not None and decided.neutral)
    return Antwoord(
        right=content.right.value,
        kenmerk=held.stuk.number,
        day=desk.clock.today(),
        name=content.asker_name,
        address=content.address,
        received_on=content.received_on,
        until=_until(held.stuk),
        sender=desk.actor.function or desk.kader.roles[desk.actor.role].text,
        asked=content.identity_words,
        reason=decided.reason if decided else longer.reason if longer else "",
        outcome=decided.outcome.value if decided else "",
        neutral=neutral,
        lines=_lines(content),
        told=() if neutral else _told(work, held),
        court=content.court,
        contested=content.answered_number,
        about=content.about_name,
        voor=_voice(desk, held, neutral=neutral),
    )


def _voice(desk: Desk, held: Held, *, neutral: bool) -> Voor:
    """Return to whom the letter speaks: by who asked, and by the age of whom it is about (UAVG 5).

    Where nothing may be told the age is not looked at: it would tell that somebody is known.
    """
    content = held.content
    if content.asker is not Vrager.ZELF:
        return Voor.VERTEGENWOORDIGER
    if neutral or held.casus is None or content.about is None:
        return Voor.VOLWASSENE
    found = voices_at(desk.kader, years_of(held.casus, content.about, desk.clock.today()))
    return Voor.JONGERE if Voor.JONGERE in found and Voor.VOLWASSENE not in found else Voor.VOLWASSENE


def _until(stuk: Stuk[Verzoek]) -> date | None:
    running = next((one for one in stuk.terms if one.term.id in ANSWERS), None)
    return due(running) if running is not None else None


def _lines(content: Verzoek) -> tuple[Regelantwoord, ...]:
    decided = content.decision
    if decided is None:
        return ()
    pairs = ((one, decided.of(one.regel)) for one in content.lines)
    return tuple(
        Regelantwoord(one.item, one.recipient, judged.granted, judged.reason, judged.correction)
        for one, judged in pairs
        if judged is not None
    )


def _told(work: UnitOfWork, held: Held) -> tuple[str, ...]:
    """Return who got what was corrected, erased or restricted (AVG art. 19): organisation and function, no name."""
    if held.casus is None:
        return ()
    lines = lines_of(work, held.casus, (one.regel for one in held.content.granted))
    told = ((line.content.recipient, one.function) for line in lines for one in line.content.left)
    return tuple(dict.fromkeys(", ".join(part for part in pair if part) for pair in told))
