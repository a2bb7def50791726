"""What follows when a crisis is not ratified: each recipient is asked to delete, and each person is told."""

import re
from collections.abc import Iterator
from typing import Final

from triage.access.log import Look
from triage.answers import Scope
from triage.besluit.decision import decidable
from triage.besluit.sealing import Besluit, SealedFacts
from triage.besluit.snapshot import SealedLine
from triage.casework.desk import Desk
from triage.casework.followup.pieces import piece
from triage.casus.model import Casus
from triage.followup.bericht import TERM, Aan, Bericht, Waarom
from triage.followup.crisis import Crisis, Ontvanger
from triage.followup.stuk import Stuk
from triage.ids import ItemId
from triage.ports import UnitOfWork
from triage.terms.running import begin


def ask_to_delete(
    desk: Desk, work: UnitOfWork, casus: Casus, besluit: Besluit, crisis: Stuk[Crisis], look: Look
) -> None:
    """Make the notices that are owed: they wait on the page of notices until somebody sends them."""
    for content in (*_to_recipients(casus, besluit.facts, crisis), *_to_people(casus, besluit.facts, crisis)):
        term = begin(desk.kader_of(casus), TERM, desk.clock.today())
        concerned = (content.about,) if content.about else casus.of(Scope.PERSOON)
        work.stukken.add(piece(desk, work, casus, content, _TO_SEND, concerned, (term,)), look)


_WORDS: Final = re.compile(r"\w+")
_TO_SEND: Final = "te_versturen"
_LAWFUL: Final = frozenset({"route", "toestemming"})


def _to_recipients(casus: Casus, facts: SealedFacts, crisis: Stuk[Crisis]) -> Iterator[Bericht]:
    asked = decidable(facts.snapshot)
    for recipient in crisis.content.recipients:
        to_it = tuple(line for line in facts.snapshot.lines if _same(line.recipient, recipient.name))
        for line in to_it:
            if line in asked and not _stands(facts, line):
                yield _about_line(crisis, recipient, line)
        if not any(line in asked or line.lot in _LAWFUL for line in to_it):
            # The triage gives no ground for this recipient: nothing of what it got was ratified.
            for person in casus.of(Scope.PERSOON):
                data = crisis.content.data
                yield _notice(crisis, Aan.ONTVANGER, recipient.name, recipient.function, person, "", data)


def _about_line(crisis: Stuk[Crisis], recipient: Ontvanger, line: SealedLine) -> Bericht:
    function = line.function or recipient.function
    return _notice(crisis, Aan.ONTVANGER, line.recipient, function, ItemId(line.about), line.id, line.item)


def _stands(facts: SealedFacts, line: SealedLine) -> bool:
    """Tell whether a line was granted as it was shared; lighter wording came too late for what left already."""
    verdict = facts.verdict(line.id)
    return verdict is not None and verdict.granted and not verdict.wording


def _to_people(casus: Casus, facts: SealedFacts, crisis: Stuk[Crisis]) -> Iterator[Bericht]:
    deferred = {person.id for person in facts.snapshot.people if person.deferred_until}
    for person in casus.of(Scope.PERSOON):
        if person not in deferred:
            name = casus.name_of(Scope.PERSOON, person)
            yield _notice(crisis, Aan.BETROKKENE, name, "", person, "", crisis.content.data)


def _notice(crisis: Stuk[Crisis], to: Aan, name: str, function: str, about: ItemId, line: str, item: str) -> Bericht:
    return Bericht(
        waarom=Waarom.NIET_BEKRACHTIGD,
        aan=to,
        name=name,
        function=function,
        about=about,
        line=line,
        item=item,
        origin=crisis.id,
        origin_number=crisis.number,
    )


def recipients_in_words(recipients: tuple[Ontvanger, ...]) -> str:
    """Return to whom data went, on one line, as the triage keeps it."""
    return "; ".join(f"{one.name} ({one.function})" if one.function else one.name for one in recipients)


def _same(one: str, other: str) -> bool:
    """Tell whether the one name stands in the other, as whole words; case and spaces make no difference."""
    names = [f" {' '.join(_WORDS.findall(name.casefold()))} " for name in (one, other)]
    return bool(one.strip() and other.strip()) and (names[0] in names[1] or names[1] in names[0])
