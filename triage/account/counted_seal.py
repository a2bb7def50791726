"""What is counted of a seal: codes, outcomes and ways, read from the sealed bytes alone. No name and no word of it."""

import json
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from triage.besluit.snapshot import SealedCode

_SHARES: Final = frozenset({"delen", "deels_delen"})
_HOLDER_REFUSED: Final = "D5"


class Lot(StrEnum):
    """What became of a line."""

    GEHEEL = "geheel"
    """Shared without consent by a decision, as it was asked."""
    LICHTER = "lichter"
    """Shared without consent by a decision, in lighter words."""
    TOESTEMMING = "toestemming"
    ROUTE = "route"
    JURIST = "jurist"
    """Put to the legal adviser, who answers it."""
    NIET = "niet"


WITHOUT_CONSENT: Final = frozenset({Lot.GEHEEL, Lot.LICHTER})
LEAVING: Final = WITHOUT_CONSENT | {Lot.TOESTEMMING, Lot.ROUTE}


@dataclass(frozen=True, slots=True)
class GeteldeRegel:
    """A share line.

    Args:
        about: the id of the person, or empty.
        act: `verstrekking` or `uitvraag`.
        codes: the grounds of a line that leaves, the D codes of one that does not.
        route: the words of the statutory route, or empty.
        article: the article as it was written down, or empty.
    """

    about: str
    act: str
    lot: Lot
    codes: tuple[SealedCode, ...]
    route: str
    article: str


@dataclass(frozen=True, slots=True)
class GeteldeMens:
    """Somebody of the casus: an id that means nothing outside it, the A codes, and when they are told."""

    id: str
    codes: tuple[SealedCode, ...]
    inform: str


@dataclass(frozen=True, slots=True)
class GeteldZegel:
    """A seal.

    Args:
        id: of the seal; the pieces that follow it point to it.
        kind: `besluit`, `vastlegging` or `herroeping`.
        crisis: somebody was in danger when it came in.
    """

    id: str
    casus: str
    number: str
    kind: str
    outcome: str
    crisis: bool
    people: tuple[GeteldeMens, ...]
    lines: tuple[GeteldeRegel, ...]

    @property
    def shares(self) -> bool:
        """Whether something may leave by it without consent."""
        return any(line.lot in WITHOUT_CONSENT for line in self.lines)


def zegel_of(besluit: str, content: bytes) -> GeteldZegel:
    """Return what is counted of the canonical bytes of a seal; whether they are what was sealed is the store's to say.

    Raises:
        ValueError: the bytes are no seal.
    """
    try:
        return _zegel(besluit, json.loads(content))
    except (KeyError, TypeError) as wrong:
        raise ValueError("not a sealed decision") from wrong


def _zegel(besluit: str, data: dict[str, Any]) -> GeteldZegel:
    shot = data["snapshot"]
    verdicts = {one["line"]: one for one in data["verdicts"]}
    return GeteldZegel(
        id=besluit,
        casus=data["casus"],
        number=data["number"],
        kind=data["kind"],
        outcome=data["outcome"],
        crisis=shot["crisis"],
        people=tuple(GeteldeMens(one["id"], _codes(one["codes"]), one["inform"]) for one in shot["people"]),
        lines=tuple(_line(one, verdicts.get(one["id"]), data["outcome"]) for one in shot["lines"]),
    )


def _codes(found: list[dict[str, str]]) -> tuple[SealedCode, ...]:
    return tuple(SealedCode(**one) for one in found)


def _line(line: dict[str, Any], verdict: dict[str, Any] | None, outcome: str) -> GeteldeRegel:
    lot = _lot(line, verdict, outcome)
    refused = lot is Lot.NIET and verdict is not None
    codes = _codes(verdict["codes"] if refused and verdict is not None else line["codes"])
    return GeteldeRegel(line["about"], line["act"], lot, codes, line["route"], line["article"])


def _lot(line: dict[str, Any], verdict: dict[str, Any] | None, outcome: str) -> Lot:
    """The same as `casework.followup.regels.leaves_by` says of a line; a test holds the two together."""
    if line["lot"] == "jurist":
        return Lot.JURIST
    if not line["proposed"] or any(code["id"] == _HOLDER_REFUSED for code in line["codes"]):
        return Lot.NIET
    if line["lot"] in ("toestemming", "route"):
        return Lot(line["lot"])
    granted = verdict is not None and verdict["granted"] and outcome in _SHARES
    if line["lot"] != "tenzij" or not granted or verdict is None:
        return Lot.NIET
    return Lot.LICHTER if verdict["wording"] else Lot.GEHEEL
