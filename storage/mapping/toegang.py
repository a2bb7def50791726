"""A request for access as a row, and back."""

from datetime import date
from typing import Final

from sqlalchemy import RowMapping

from storage.mapping.casus import Cell
from storage.mapping.moments import maybe_day, maybe_moment, moment_of, moment_text
from triage.access.toegang import Oordeel, Soort, Verzoek
from triage.ids import CasusId, ItemId, PersonId, RoleId

_AS_IT_IS: Final = (
    "id",
    "asked_by",
    "role",
    "team",
    "name",
    "purpose",
    "motivation",
    "days",
    "casus",
    "item",
    "behalf",
)


def verzoek_row(verzoek: Verzoek) -> dict[str, Cell]:
    """Return the row of a request."""
    return {
        **{name: getattr(verzoek, name) for name in _AS_IT_IS},
        "at": moment_text(verzoek.at),
        "kind": verzoek.kind.value,
        "born": _day(verzoek.born),
        **answer_cells(verzoek),
        **end_cells(verzoek),
    }


def answer_cells(verzoek: Verzoek) -> dict[str, Cell]:
    """Return the columns of the answer."""
    return {
        "verdict": verzoek.verdict.value if verzoek.verdict else None,
        "decided_by": verzoek.decided_by,
        "decided_role": verzoek.decided_role,
        "decided_at": moment_text(verzoek.decided_at) if verzoek.decided_at else None,
        "answer": verzoek.answer or None,
        "until": _day(verzoek.until),
    }


def end_cells(verzoek: Verzoek) -> dict[str, Cell]:
    """Return the columns of access that was ended."""
    return {
        "ended_at": moment_text(verzoek.ended_at) if verzoek.ended_at else None,
        "ended_by": verzoek.ended_by,
    }


def verzoek_of(row: RowMapping) -> Verzoek:
    """Return a request."""
    return Verzoek(
        id=row["id"],
        at=moment_of(row["at"]),
        asked_by=PersonId(row["asked_by"]),
        role=RoleId(row["role"]),
        team=row["team"],
        kind=Soort(row["kind"]),
        name=row["name"],
        born=maybe_day(row["born"]),
        purpose=row["purpose"],
        motivation=row["motivation"],
        days=row["days"],
        casus=CasusId(row["casus"]) if row["casus"] else None,
        item=ItemId(row["item"]) if row["item"] else None,
        verdict=Oordeel(row["verdict"]) if row["verdict"] else None,
        decided_by=_person(row["decided_by"]),
        decided_role=RoleId(row["decided_role"]) if row["decided_role"] else None,
        decided_at=maybe_moment(row["decided_at"]),
        answer=row["answer"] or "",
        until=maybe_day(row["until"]),
        ended_at=maybe_moment(row["ended_at"]),
        ended_by=_person(row["ended_by"]),
        behalf=_person(row["behalf"]),
    )


def _person(text: str | None) -> PersonId | None:
    return PersonId(text) if text else None


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
