"""The lines that may leave after a seal, and what holds each of them back on a day.

A line leaves by a decision (`besluit`), with consent (`toestemming`) or by a statutory route (`route`). What was
struck, blocked, refused by a secrecy holder (D5, hard rule 4) or not proposed makes no line, and so can never leave.
"""

from dataclasses import replace
from datetime import date
from typing import Final

from triage.access.log import Look
from triage.besluit.decision import SHARES
from triage.besluit.sealing import Besluit, SealedFacts
from triage.besluit.snapshot import SealedLine
from triage.casework.desk import Desk
from triage.casework.followup.pieces import piece
from triage.casus.model import Casus
from triage.followup.informeren import BEDENKTIJD, NIET_VERPLICHT, UITGESTELD, Informeren, holds
from triage.followup.regel import MACHINE, Grond, Regel, Rem, held_by_state
from triage.followup.stuk import Stuk, moved
from triage.ids import ItemId
from triage.kader.model import Kader
from triage.ports import UnitOfWork
from triage.terms.running import begin, due

OPEN: Final = frozenset({"open", "geweigerd", "bevroren"})
"""The states that a later decision ends."""
_HOLDER_REFUSED: Final = "D5"
_CONSENT_UNTIL: Final = "toestemming.tot"
_CONSENT_GIVEN: Final = "toestemming.wanneer"
_BEFORE: Final = "vooraf"

Told = tuple[Stuk[Informeren], ...]
"""The pieces about informing the people of one casus."""


def begin_lines(desk: Desk, work: UnitOfWork, casus: Casus, besluit: Besluit, look: Look) -> None:
    """Make a line of everything that may leave by a seal; the lines of an earlier seal that were open are replaced.

    A line that stood still for a request stands still in its new form too: a new decision lifts no restriction
    (AVG art. 18).
    """
    earlier = work.stukken.of(casus.id, Regel)
    for one in earlier:
        if one.state in OPEN:
            after = moved(one, MACHINE, "vervangen", replace(one.content, ended_by=besluit.number))
            work.stukken.save(one, after, "vervangen", look)
    for line in besluit.facts.snapshot.lines:
        granted = _granted(casus, besluit, line)
        if granted is not None and not _withdrawn(casus, granted, earlier):
            _add(desk, work, casus, granted, earlier, look)


def leaves_by(facts: SealedFacts, line: SealedLine) -> tuple[Grond, str] | None:
    """Return what lets a sealed line leave, and in which words; None for a line that may not leave."""
    if not line.proposed or any(code.id == _HOLDER_REFUSED for code in line.codes):
        return None
    match line.lot:
        case "toestemming":
            return Grond.TOESTEMMING, line.item
        case "route":
            return Grond.ROUTE, line.item
        case "tenzij" if facts.outcome in SHARES:
            verdict = facts.verdict(line.id)
            return (Grond.BESLUIT, verdict.wording or line.item) if verdict is not None and verdict.granted else None
        case _:
            return None


def _granted(casus: Casus, besluit: Besluit, line: SealedLine) -> Regel | None:
    way = leaves_by(besluit.facts, line)
    if way is None:
        return None
    ground, words = way
    until = {Grond.BESLUIT: besluit.facts.valid, Grond.TOESTEMMING: _day(casus, _CONSENT_UNTIL, ItemId(line.about))}
    return Regel(
        besluit=besluit.id,
        number=besluit.number,
        line=ItemId(line.id),
        about=ItemId(line.about),
        act=line.act,
        item=words,
        source=line.source,
        recipient=line.recipient,
        function=line.function,
        # Why the recipient needs it was written about the whole item: a lighter wording leaves that out too.
        why=line.why if words == line.item else "",
        ground=ground,
        valid_until=until.get(ground),
    )


def _day(casus: Casus, question: str, item: ItemId) -> date | None:
    value = casus.answer(question, item).value
    return value if isinstance(value, date) else None


def _withdrawn(casus: Casus, regel: Regel, earlier: tuple[Stuk[Regel], ...]) -> bool:
    """A consent that was withdrawn is no consent, until the person gave it anew on a later day (AVG art. 7 lid 3)."""
    given = _day(casus, _CONSENT_GIVEN, regel.about)
    ends = (one.content.withdrawn for one in earlier if _same_consent(one.content, regel))
    days = [one.day for one in ends if one is not None]
    return bool(days) and (given is None or given <= max(days))


def _same_consent(before: Regel, now: Regel) -> bool:
    if now.ground is not Grond.TOESTEMMING or before.withdrawn is None:
        return False
    return before.line == now.line or (before.withdrawn.whole and before.about == now.about)


def _add(
    desk: Desk, work: UnitOfWork, casus: Casus, regel: Regel, earlier: tuple[Stuk[Regel], ...], look: Look
) -> None:
    made = piece(desk, work, casus, regel, "open", (regel.about,))
    work.stukken.add(made, look)
    frozen = next((one for one in earlier if one.state == "bevroren" and one.content.line == regel.line), None)
    if frozen is not None:
        after = moved(made, MACHINE, "bevriezen", replace(regel, freezes=frozen.content.freezes))
        work.stukken.save(made, after, "bevriezen", look)


# ------------------------------------------------------------------------------------------------- what holds it back
def held_back(desk: Desk, work: UnitOfWork, stuk: Stuk[Regel], day: date | None = None) -> tuple[Rem, ...]:
    """Return what holds a line back on a day, today if not said; empty when it may leave.

    Call after a look at its casus. Only what is in `URGENT` may be passed by, with a reason.
    """
    told = work.stukken.of(stuk.casus, Informeren) if stuk.casus is not None else ()
    return held(stuk, told, desk.kader, day or desk.clock.today())


def held(stuk: Stuk[Regel], told: Told, kader: Kader, day: date) -> tuple[Rem, ...]:
    """Return what holds a line back on a day: its state, its end, and informing the person it is about."""
    found = held_by_state(stuk, day)
    if stuk.state in MACHINE.ends:
        return found
    rem = _by_informing(stuk.content, _about(stuk.content, told), kader, day)
    return found if rem is None else (*found, rem)


def reflects_until(regel: Regel, told: Told, kader: Kader) -> date | None:
    """Return the last day of the reflection period after a letter, or None where there is none.

    A line that goes with consent has none: whoever said yes to it needs no days to react to it.
    """
    one = _about(regel, told)
    if one is None or one.content.when != _BEFORE or regel.ground is Grond.TOESTEMMING:
        return None
    on = one.content.told_on
    written = any(each.written for each in one.content.told)
    return due(begin(kader, BEDENKTIJD, on)) if on is not None and written else None


def deferred(regel: Regel, told: Told, day: date) -> bool:
    """Tell whether the person a line is about may not know yet: informing is deferred, and that holds on a day."""
    one = _about(regel, told)
    return one is not None and holds(one, day)


def _about(regel: Regel, told: Told) -> Stuk[Informeren] | None:
    mine = (one for one in told if one.content.besluit == regel.besluit and one.content.person == regel.about)
    return next(mine, None)


def _by_informing(regel: Regel, one: Stuk[Informeren] | None, kader: Kader, day: date) -> Rem | None:
    if one is None or one.state == NIET_VERPLICHT or not _told_first(one, day):
        return None
    on = one.content.told_on
    if on is None or on > day:
        return Rem.NIET_GEINFORMEERD
    until = reflects_until(regel, (one,), kader)
    return Rem.BEDENKTIJD if until is not None and day <= until else None


def _told_first(one: Stuk[Informeren], day: date) -> bool:
    """The person is told before anything leaves: so it was decided, or a deferral no longer holds."""
    return one.content.when == _BEFORE or (one.content.when == UITGESTELD and not holds(one, day))
