"""A piece of the follow-up as rows and back."""

import json
from collections.abc import Mapping
from typing import Any, Final

from sqlalchemy import RowMapping

from storage.mapping.casus import Cell
from storage.mapping.codec import from_json, to_json
from storage.mapping.moments import at_home, maybe_day, micros, moment_of, moment_text
from storage.mapping.running import running_json, running_of
from triage.access.log import Look
from triage.followup.kinds import CONTENTS
from triage.followup.stuk import OwedRow, Soort, Step, Stuk, StukRow
from triage.ids import CasusId, ItemId, PersonId
from triage.terms.running import Running, aim, due

_LETTERS: Final[Mapping[Soort, str]] = {
    Soort.GELDIGHEID: "G",
    Soort.REGEL: "D",
    Soort.INFORMEREN: "I",
    Soort.CRISIS: "C",
    Soort.VERZOEK: "R",
    Soort.SIGNAAL: "S",
    Soort.BERICHT: "N",
    Soort.OVERDRACHT: "T",
    Soort.SLUITING: "A",
    Soort.VERNIETIGING: "X",
    Soort.STEEKPROEF: "K",
    Soort.VERANTWOORDING: "J",
    Soort.CONVENANT: "K",
    Soort.DPIA: "P",
}


def letter(soort: Soort) -> str:
    """Return the letter of a kind in a number: `2026-0148-R1`."""
    return _LETTERS[soort]


def content_text(stuk: Stuk[Any]) -> str:
    """Return the content and the terms of a piece as text: ASCII, with its keys in order."""
    said = {"content": to_json(stuk.content), "terms": [running_json(one) for one in stuk.terms]}
    return json.dumps(said, separators=(",", ":"), sort_keys=True)


def stuk_row(stuk: Stuk[Any], look: Look) -> dict[str, Cell]:
    """Return the row of a piece as a look changes it."""
    return {
        "id": stuk.id,
        "soort": stuk.soort.value,
        "number": stuk.number,
        "casus": stuk.casus,
        "team": stuk.team,
        "owner": stuk.owner,
        "state": stuk.state,
        "version": stuk.version,
        "made": moment_text(stuk.made),
        "changed": micros(look.at),
        "concerned": json.dumps(stuk.concerned),
        "content": content_text(stuk),
    }


def version_row(stuk: Stuk[Any], act: str, look: Look) -> dict[str, Cell]:
    """Return the row of what a piece is after an act."""
    return {
        "stuk": stuk.id,
        "version": stuk.version,
        "at": moment_text(look.at),
        "by": look.actor.person,
        "by_name": look.actor.name,
        "act": act,
        "state": stuk.state,
        "content": content_text(stuk),
    }


def term_rows(stuk: Stuk[Any]) -> list[dict[str, Cell]]:
    """Return the rows of what is owed."""
    return [_term_row(stuk, one) for one in stuk.terms]


def _term_row(stuk: Stuk[Any], term: Running) -> dict[str, Cell]:
    goal, last = aim(term), due(term)
    return {
        "stuk": stuk.id,
        "term": term.term.id,
        "soort": stuk.soort.value,
        "casus": stuk.casus,
        "team": stuk.team,
        "owner": stuk.owner,
        "aim": goal.isoformat() if goal else None,
        "due": last.isoformat() if last else None,
    }


def stuk_of(row: RowMapping) -> Stuk[Any]:
    """Return a piece.

    Raises:
        ValueError: its content is not that of its kind.
    """
    soort = Soort(row["soort"])
    held = json.loads(row["content"])
    return Stuk(
        id=row["id"],
        soort=soort,
        number=row["number"],
        casus=CasusId(row["casus"]) if row["casus"] else None,
        team=row["team"],
        owner=PersonId(row["owner"]),
        state=row["state"],
        made=moment_of(row["made"]),
        content=from_json(CONTENTS[soort], held["content"]),
        concerned=tuple(ItemId(one) for one in json.loads(row["concerned"])),
        terms=tuple(running_of(one) for one in held["terms"]),
        version=row["version"],
    )


def step_of(row: RowMapping) -> Step:
    """Return a change in the history of a piece."""
    at, by = moment_of(row["at"]), PersonId(row["by"])
    return Step(row["version"], at, by, row["by_name"], row["act"], row["state"])


def listed(row: RowMapping) -> StukRow:
    """Return a piece in a list."""
    return StukRow(
        id=row["id"],
        soort=Soort(row["soort"]),
        number=row["number"],
        casus=CasusId(row["casus"]) if row["casus"] else None,
        kenmerk=row["kenmerk"] or "",
        team=row["team"],
        owner=PersonId(row["owner"]),
        owner_name=row["owner_name"] or "",
        state=row["state"],
        made=moment_of(row["made"]),
        changed=at_home(row["changed"]),
        due=maybe_day(row["due"]),
    )


def owed_of(row: RowMapping) -> OwedRow:
    """Return what is owed."""
    return OwedRow(
        stuk=row["stuk"],
        soort=Soort(row["soort"]),
        number=row["number"],
        casus=CasusId(row["casus"]) if row["casus"] else None,
        kenmerk=row["kenmerk"] or "",
        team=row["team"],
        owner=PersonId(row["owner"]),
        owner_name=row["owner_name"] or "",
        state=row["state"],
        term=row["term"],
        aim=maybe_day(row["aim"]),
        due=maybe_day(row["due"]),
    )
