"""A paper as it was issued, as a row and back."""

from sqlalchemy import RowMapping

from storage.mapping.casus import Cell
from storage.mapping.moments import moment_of, moment_text
from triage.access.signing import Uitgave
from triage.ids import CasusId, ItemId, PersonId


def uitgave_row(uitgave: Uitgave) -> dict[str, Cell]:
    """Return the row of a paper, without its bytes."""
    return {
        "id": uitgave.id,
        "soort": uitgave.soort,
        "number": uitgave.number,
        "digest": uitgave.digest,
        "at": moment_text(uitgave.at),
        "by": uitgave.by,
        "casus": uitgave.casus,
        "stuk": uitgave.stuk,
        "persoon": uitgave.person,
        "also": "".join(map(spaced, uitgave.also)).replace("  ", " "),
    }


def spaced(casus: CasusId) -> str:
    """Return how a casus stands among the others that a paper tells of: found as a whole, and in no other's id."""
    return f" {casus} "


def uitgave_of(row: RowMapping) -> Uitgave:
    """Return a paper, without its bytes."""
    return Uitgave(
        id=row["id"],
        soort=row["soort"],
        number=row["number"],
        digest=row["digest"],
        at=moment_of(row["at"]),
        by=PersonId(row["by"]),
        casus=CasusId(row["casus"]) if row["casus"] else None,
        stuk=row["stuk"],
        person=ItemId(row["persoon"]) if row["persoon"] else None,
        also=tuple(map(CasusId, row["also"].split())),
    )
