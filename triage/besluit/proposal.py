"""A voorstel: one version of a casus as it was put to a decider, and the thread of questions about it."""

from dataclasses import dataclass
from datetime import datetime

from triage.besluit.snapshot import Snapshot
from triage.ids import CasusId, PersonId, VoorstelId


@dataclass(frozen=True, slots=True)
class Voorstel:
    """A version put forward. Versions are kept; the decider sees what changed since last time.

    Args:
        number: 1 for the first version of this casus.
        proposer: who put it forward.
        last_editor: who changed an answer last before that (hard rule 3).
    """

    id: VoorstelId
    casus: CasusId
    number: int
    proposer: PersonId
    proposer_name: str
    proposer_function: str
    last_editor: PersonId
    at: datetime
    snapshot: Snapshot


@dataclass(frozen=True, slots=True)
class Vraag:
    """A question of the decider with which a casus went back. It stays visible as a thread.

    Args:
        voorstel: number of the version it is about.
        about: the question id (with `@item`) it is about, or empty for the whole.
        answered: the proposer's answer, or empty.
    """

    casus: CasusId
    voorstel: int
    at: datetime
    by: PersonId
    by_name: str
    about: str
    text: str
    answered: str = ""
