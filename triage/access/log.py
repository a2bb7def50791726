"""The log line: who did what, when, about which person, for which purpose. Ids and codes only, never content.

Fields follow NEN 7513 and the Logboek Dataverwerkingen standard (one line per person concerned, no sampling). The
line is written in the transaction of the look or change itself; if it cannot be written, nothing is shown
(hard rule 9).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Final

from triage.access.actor import Actor
from triage.ids import CasusId, ItemId

Json = str | int | bool | None


class Act(StrEnum):
    """What was done."""

    OPGEZET = "opgezet"
    INGELOGD = "ingelogd"
    VERGRENDELD = "vergrendeld"
    ROL_GEKOZEN = "rol_gekozen"
    LIJST_GEZIEN = "lijst_gezien"
    GEZOCHT = "gezocht"
    CASUS_GEOPEND = "casus_geopend"
    CASUS_GEZIEN = "casus_gezien"
    ANTWOORD_GEWIJZIGD = "antwoord_gewijzigd"
    DEEL_TOEGEVOEGD = "deel_toegevoegd"
    DEEL_VERWIJDERD = "deel_verwijderd"
    NAGEKEKEN = "nagekeken"
    VOORGELEGD = "voorgelegd"
    TERUGGEGEVEN = "teruggegeven"
    INGETROKKEN = "ingetrokken"
    BESLOTEN = "besloten"
    VASTGELEGD = "vastgelegd"
    BESLUIT_GEZIEN = "besluit_gezien"
    GECONTROLEERD = "gecontroleerd"
    AFGEDRUKT = "afgedrukt"
    BEWAARD = "bewaard"
    MENSEN_GEWIJZIGD = "mensen_gewijzigd"
    GEWEIGERD = "geweigerd"


EVENT_ACTION: Final[Mapping[Act, str]] = {
    Act.OPGEZET: "C",
    Act.INGELOGD: "E",
    Act.VERGRENDELD: "E",
    Act.ROL_GEKOZEN: "E",
    Act.LIJST_GEZIEN: "R",
    Act.GEZOCHT: "R",
    Act.CASUS_GEOPEND: "C",
    Act.CASUS_GEZIEN: "R",
    Act.ANTWOORD_GEWIJZIGD: "U",
    Act.DEEL_TOEGEVOEGD: "C",
    Act.DEEL_VERWIJDERD: "D",
    Act.NAGEKEKEN: "U",
    Act.VOORGELEGD: "E",
    Act.TERUGGEGEVEN: "E",
    Act.INGETROKKEN: "E",
    Act.BESLOTEN: "C",
    Act.VASTGELEGD: "C",
    Act.BESLUIT_GEZIEN: "R",
    Act.GECONTROLEERD: "R",
    Act.AFGEDRUKT: "R",
    Act.BEWAARD: "R",
    Act.MENSEN_GEWIJZIGD: "U",
    Act.GEWEIGERD: "E",
}
"""EventActionCode of NEN 7513 for each act: create, read, update, delete, execute."""


@dataclass(frozen=True, slots=True)
class Look:
    """What somebody is about to see or change, before the store knows which persons it concerns.

    Args:
        purpose: the task at hand, a slug (`triage`, `besluiten`, `nalezen`, …).
        detail: ids and codes that say which part (a question id, a number); never content.
        concerned: the persons in the casus whom it concerns; None means every person in it.
    """

    actor: Actor
    act: Act
    at: datetime
    purpose: str
    detail: str = ""
    concerned: tuple[ItemId, ...] | None = None


@dataclass(frozen=True, slots=True)
class LogLine:
    """One line of the log, about at most one person."""

    look: Look
    casus: CasusId | None
    person: ItemId | None
    result: str = "ok"

    def meta(self) -> dict[str, Json]:
        """Return what stays for as long as the chain does: who, when, which act, about which random ids."""
        actor = self.look.actor
        return {
            "at": self.look.at.astimezone(UTC).isoformat(timespec="milliseconds"),
            "act": self.look.act.value,
            "code": EVENT_ACTION[self.look.act],
            "actor": actor.person,
            "account": actor.account,
            "role": actor.role,
            "behalf": actor.on_behalf_of,
            "casus": self.casus,
            "persoon": self.person,
            "result": self.result,
        }

    def payload(self) -> dict[str, Json]:
        """Return what lawful erasure takes away: the purpose and which part was seen."""
        return {"purpose": self.look.purpose, "detail": self.look.detail, "team": self.look.actor.team}


def lines(look: Look, casus: CasusId | None, people: tuple[ItemId, ...]) -> tuple[LogLine, ...]:
    """Return one line per person concerned, or a single line when nobody is concerned yet."""
    concerned = people if look.concerned is None else tuple(p for p in look.concerned if p in people)
    return tuple(LogLine(look, casus, person) for person in concerned) or (LogLine(look, casus, None),)
