"""Handing the regie over: to another official here, or to an organisation outside (product.md ch. 8).

It carries only what the new regisseur needs. Outside that is dat-information, agreements that run and terms that are
open; no background, no answers of the triage.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from triage.followup.machine import START, Arrow, Machine
from triage.ids import PersonId


class Naar(StrEnum):
    """To whom."""

    COLLEGA = "collega"
    ORGANISATIE = "organisatie"


@dataclass(frozen=True, slots=True)
class Mee:
    """One thing that went along to an organisation outside: an agreement or a term, in words that tell no background.

    Args:
        kind: `afspraak` or `termijn`.
        text: what it is.
        until: its last day, or None.
    """

    kind: str
    text: str
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Overdracht:
    """A transfer, as it was decided.

    Args:
        since: the day from which the other has the regie.
        motivation: why, in the words of who decided on it.
        from_person, from_name, from_team: who had it.
        to_person, to_team: the colleague; None and empty for an organisation outside.
        to_name, to_function: the colleague, or the organisation and whom there.
        by, by_name, by_function: who decided.
        carried: what went along to an organisation outside; a colleague has the casus itself.
    """

    to: Naar
    since: date
    motivation: str
    from_person: PersonId
    from_name: str
    from_team: str
    to_person: PersonId | None
    to_team: str
    to_name: str
    to_function: str
    by: PersonId
    by_name: str
    by_function: str
    carried: tuple[Mee, ...] = ()


MACHINE: Final = Machine("overdracht", (Arrow(START, "overdragen", "overgedragen"),))
