"""Advice on a casus: a question to an adviser, who reads without names, and what they answer (chapter 4)."""

from dataclasses import dataclass
from datetime import datetime

from triage.ids import CasusId, PersonId


@dataclass(frozen=True, slots=True)
class Adviesvraag:
    """A question to an adviser, with the advice once there is one; `kenmerk` is of the casus, for a list."""

    id: str
    casus: CasusId
    at: datetime
    asked_by: PersonId
    asked_by_name: str
    adviser: PersonId
    question: str
    answer: str = ""
    answered_at: datetime | None = None
    kenmerk: str = ""
