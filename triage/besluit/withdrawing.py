"""Withdrawing a sealed decision: a sealed record of its own that points back (hard rule 10). Nothing old is changed.

It names the seal it withdraws by number and check code, tells why, and holds no line: nothing is shared by it. Its form
is that of every seal, so that whatever verifies a decision verifies a withdrawal.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from triage.besluit.sealing import FORM, Besluit, SealedFacts, Signer

KIND: Final = "herroeping"
OUTCOME: Final = "ingetrokken"
TITLE: Final = "Intrekking van besluit {number}"
TEXT: Final = (
    "Besluit {number} (controlecode {code}) is ingetrokken. Het geldt niet meer. Het besluit zelf blijft bewaard."
)


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """What a withdrawal adds to what it withdraws.

    Args:
        number: of the record, `2026-0148-H1`.
        previous: hex digest of the newest seal of the store.
        municipality, unit: as set today.
        by: who withdraws, with the mandate.
    """

    number: str
    at: datetime
    previous: str
    municipality: str
    unit: str
    by: Signer
    motivation: str


def withdrawal_facts(withdrawn: Besluit, made: Withdrawal) -> SealedFacts:
    """Return the facts of a withdrawal: the people stay named, and nothing that was filled in comes along."""
    named = {"number": withdrawn.number, "code": withdrawn.check_code}
    shot = withdrawn.facts.snapshot
    people = tuple(
        replace(one, consent="", codes=(), motivation="", words="", inform="", inform_on="") for one in shot.people
    )
    bare = replace(
        shot, crisis=False, people=people, lines=(), ways=(), consults=(), steps=(), terms=(), recipients=None
    )
    return replace(
        withdrawn.facts,
        form=FORM,
        number=made.number,
        kind=KIND,
        sealed_at=made.at.isoformat(timespec="seconds"),
        previous=made.previous,
        municipality=made.municipality,
        unit=made.unit,
        outcome=OUTCOME,
        outcome_text=TEXT.format(**named),
        title=TITLE.format(**named),
        verdicts=(),
        motivation=made.motivation.strip(),
        valid_until="",
        review_on="",
        sentence="",
        decider=made.by,
        snapshot=bare,
    )
