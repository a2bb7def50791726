"""Withdrawing a decision: what already left and what follows from it, in one transaction with a seal of its own.

Lines stop at once. Who got something is told, and so is everybody it is about. Of who may not know yet the notice is
made as well, but it cannot go out: it is owed from the end of their deferral. The record that is sealed points back;
the decision itself stays as it was sealed.
"""

from dataclasses import dataclass, replace

from triage.access.log import Act, Look
from triage.besluit.sealing import Besluit, seal, signer
from triage.besluit.withdrawing import KIND, Withdrawal, withdrawal_facts
from triage.casework.desk import Desk
from triage.casework.followup.heroverwegen import (
    PURPOSE,
    WITHDRAWS,
    OpenReview,
    demand_motivation,
    entry,
    settled,
)
from triage.casework.followup.pieces import piece
from triage.casework.followup.regels import OPEN
from triage.faults import Refusal
from triage.followup import regel
from triage.followup.bericht import TERM, Aan, Bericht, Waarom
from triage.followup.geldigheid import MACHINE, Geldigheid, Uitkomst
from triage.followup.informeren import Informeren
from triage.followup.stuk import Stuk, moved
from triage.followup.untold import owed_from
from triage.ids import BesluitId, ItemId
from triage.ports import UnitOfWork
from triage.terms.running import begin


@dataclass(frozen=True, slots=True)
class Follows:
    """A notice that follows from a withdrawal.

    Args:
        name, function: to whom.
        about: the person it is about.
        line, item: what left, or empty for the person themselves.
        held: the person may not know yet: it waits until their deferral ends.
    """

    to: Aan
    name: str
    function: str
    about: ItemId
    line: str = ""
    item: str = ""
    held: bool = False


def follows(shown: OpenReview) -> tuple[Follows, ...]:
    """Return who is told when a decision is withdrawn: each recipient per line that left, and each person.

    This is what is shown before anything is done, and what is made when it is.
    """
    found: dict[tuple[str, str, str], Follows] = {}
    for line in shown.left:
        content = line.content
        for left in content.left:
            key = (content.line, left.name.casefold(), left.function.casefold())
            found.setdefault(
                key, Follows(Aan.ONTVANGER, left.name, left.function, content.about, content.line, content.item)
            )
    people = (
        Follows(Aan.BETROKKENE, one.name, "", ItemId(one.id), held=ItemId(one.id) in shown.untold)
        for one in shown.besluit.facts.snapshot.people
    )
    return (*found.values(), *people)


def withdraw(desk: Desk, shown: OpenReview, motivation: str) -> OpenReview:
    """Withdraw a decision.

    Raises:
        Refusal: `heroverweging_woorden`, `eigen_voorstel`, `geen_mandaat`, `overgang_kan_niet`,
            `inmiddels_gewijzigd` (also when something left since it was shown), or a right that lacks.
    """
    words = demand_motivation(motivation)

    def changing(work: UnitOfWork, found: OpenReview) -> Stuk[Geldigheid]:
        # What is confirmed is the list of what left as it was shown.
        if follows(found) != follows(shown):
            raise Refusal("inmiddels_gewijzigd", kenmerk=found.casus.kenmerk)
        look = desk.look(Act.BESLUIT_INGETROKKEN, PURPOSE, found.stuk.content.number)
        record = _sealed(desk, work, found, words, look)
        for line in found.granted:
            if line.state in OPEN:
                after = moved(line, regel.MACHINE, "intrekken", replace(line.content, ended_by=record.number))
                work.stukken.save(line, after, "intrekken", look)
        for one in follows(found):
            _notify(desk, work, found, one, record.number, look)
        content = found.stuk.content
        made = replace(entry(desk.actor, found.today, Uitkomst.INTREKKEN, words), record=record.number)
        ended = replace(content, reviews=(*content.reviews, made), ended_by=record.number)
        return moved(found.stuk, MACHINE, "intrekken", ended)

    return settled(desk, shown, WITHDRAWS, Uitkomst.INTREKKEN, Act.BESLUIT_INGETROKKEN, changing)


def _sealed(desk: Desk, work: UnitOfWork, found: OpenReview, words: str, look: Look) -> Besluit:
    settings, casus = work.mensen.settings(), found.casus
    made = Withdrawal(
        number=f"{casus.kenmerk}-H{work.besluiten.count(casus.id, KIND) + 1}",
        at=desk.clock.now(),
        previous=work.besluiten.last_digest(),
        municipality=settings.municipality,
        unit=settings.unit,
        by=signer(desk.actor, desk.kader.roles[desk.actor.role].text),
        motivation=words,
    )
    record = seal(BesluitId(desk.ids()), casus.id, withdrawal_facts(found.besluit, made))
    # With the digest in the chained log, nobody seals anew what was sealed without the log showing it.
    work.besluiten.add(record, replace(look, detail=f"{record.number} {record.digest}"))
    return record


def _notify(desk: Desk, work: UnitOfWork, found: OpenReview, one: Follows, record: str, look: Look) -> None:
    notice = Bericht(
        waarom=Waarom.INTREKKING,
        aan=one.to,
        name=one.name,
        function=one.function,
        about=one.about,
        line=one.line,
        item=one.item,
        origin=found.stuk.id,
        origin_number=record,
    )
    day = found.today
    if one.held:
        day = owed_from(found.casus, work.stukken.of(found.casus.id, Informeren), one.about, day)
    terms = (begin(desk.kader_of(found.casus), TERM, day),)
    work.stukken.add(piece(desk, work, found.casus, notice, "te_versturen", (one.about,), terms), look)
