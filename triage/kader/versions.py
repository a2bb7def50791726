"""Which version of the kader holds: kaders of the municipality's own, and their activation by the council."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from triage.files import Table
from triage.ids import PersonId
from triage.kader.model import Kader


@dataclass(frozen=True, slots=True)
class Activation:
    """That a version was activated.

    Args:
        digest: of the version as it was then: another kader under the same name is another kader.
        resolution: of the council, as people find it back.
        since: the first day on which new casussen start with it.
    """

    version: str
    digest: str
    resolution: str
    resolved_on: date
    since: date
    at: datetime
    by: PersonId
    by_name: str


@dataclass(frozen=True, slots=True)
class Own:
    """A kader that the municipality added: its parsed files."""

    version: str
    digest: str
    tables: Mapping[str, Table]


def active_on(activations: tuple[Activation, ...], kaders: Mapping[str, Kader], shipped: str, day: date) -> str:
    """Return the version that new casussen start with on a day: the last activated that holds, or what was shipped.

    An activation counts only for the kader that it was about: its digest must be that of the version as it is now.
    """
    held = [
        one
        for one in activations
        if one.since <= day and one.version in kaders and kaders[one.version].digest == one.digest
    ]
    return max(held, key=lambda one: (one.since, one.at)).version if held else shipped
