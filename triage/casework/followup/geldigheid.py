"""How long a seal holds: begun when it is sealed, replaced by a later one, and past when its last day is past."""

from dataclasses import replace

from triage.access.log import Look
from triage.answers import Scope
from triage.besluit.sealing import Besluit
from triage.casework.desk import Desk
from triage.casework.followup.pieces import piece
from triage.casework.followup.regels import OPEN
from triage.casus.model import Casus
from triage.followup import regel
from triage.followup.geldigheid import END, HOLDS, MACHINE, REVIEW, Geldigheid
from triage.followup.regel import Regel
from triage.followup.stuk import Stuk, moved
from triage.ports import UnitOfWork
from triage.terms.running import begin


def begin_validity(desk: Desk, work: UnitOfWork, casus: Casus, besluit: Besluit, look: Look) -> None:
    """Begin the validity of a decision by which something may leave; an earlier one of the casus is replaced."""
    for earlier in work.stukken.of(casus.id, Geldigheid):
        if earlier.state in HOLDS:
            after = moved(earlier, MACHINE, "vervangen", replace(earlier.content, ended_by=besluit.number))
            work.stukken.save(earlier, after, "vervangen", look)
    facts, kader = besluit.facts, desk.kader_of(casus)
    if facts.valid is None or facts.review is None:
        return
    content = Geldigheid(
        besluit=besluit.id,
        number=besluit.number,
        digest=besluit.digest,
        valid_until=facts.valid,
        review_on=facts.review,
        decided_by=desk.actor.person,
        proposed_by=casus.proposer,
        edited_by=casus.last_editor,
    )
    terms = (begin(kader, REVIEW, facts.review), begin(kader, END, facts.valid))
    work.stukken.add(piece(desk, work, casus, content, "geldig", casus.of(Scope.PERSOON), terms), look)


def past_its_end(desk: Desk, work: UnitOfWork, stuk: Stuk[Geldigheid], look: Look) -> Stuk[Geldigheid]:
    """Say of a decision whose last day is past, and of its lines, that they are past; return it as it then stands.

    Nothing could leave any more since that day: lines are asked about the day itself. This only writes it down.
    """
    content = stuk.content
    if stuk.state not in HOLDS or stuk.casus is None or desk.clock.today() <= content.valid_until:
        return stuk
    for line in lines_of(work, stuk):
        ends = line.content.valid_until
        if line.state in OPEN and ends is not None and ends < desk.clock.today():
            after_line = moved(line, regel.MACHINE, "verlopen", line.content)
            work.stukken.save(line, after_line, "verlopen", look)
    after = moved(stuk, MACHINE, "verlopen", content)
    work.stukken.save(stuk, after, "verlopen", look)
    return after


def lines_of(work: UnitOfWork, stuk: Stuk[Geldigheid]) -> tuple[Stuk[Regel], ...]:
    """Return the lines that a seal granted. Call after a look at its casus."""
    found = work.stukken.of(stuk.casus, Regel) if stuk.casus is not None else ()
    return tuple(one for one in found if one.content.besluit == stuk.content.besluit)
