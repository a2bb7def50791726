"""Teams, replacements and looks at rights as rows, and back."""

from sqlalchemy import RowMapping

from storage.mapping.casus import Cell
from storage.mapping.moments import maybe_day, moment_of, moment_text
from triage.access.actor import Mandate, Replacement, Team
from triage.access.huis import RightsReview
from triage.ids import PersonId, RoleId


def mandate_cells(mandate: Mandate | None) -> dict[str, Cell]:
    """Return the columns of a mandate; three empty ones for none."""
    return {
        "mandate": mandate.reference if mandate else None,
        "mandate_since": mandate.since.isoformat() if mandate else None,
        "mandate_until": mandate.until.isoformat() if mandate and mandate.until else None,
    }


def mandate_of(row: RowMapping) -> Mandate | None:
    """Return the mandate in a row, or None."""
    since = maybe_day(row["mandate_since"])
    return Mandate(row["mandate"], since, maybe_day(row["mandate_until"])) if since else None


def replacement_row(one: Replacement) -> dict[str, Cell]:
    """Return the row of a replacement."""
    return {
        "id": one.id,
        "absent": one.absent,
        "by": one.by,
        "role": one.role,
        "team": one.team,
        "since": one.since.isoformat(),
        "until": one.until.isoformat(),
        **mandate_cells(one.mandate),
    }


def replacement_of(row: RowMapping) -> Replacement:
    """Return a replacement."""
    since, until = maybe_day(row["since"]), maybe_day(row["until"])
    if since is None or until is None:
        raise ValueError("a replacement without days")
    absent, by = PersonId(row["absent"]), PersonId(row["by"])
    return Replacement(row["id"], absent, by, RoleId(row["role"]), row["team"], since, until, mandate_of(row))


def team_of(row: RowMapping) -> Team:
    """Return a team."""
    return Team(row["name"], row["contact"])


def review_row(review: RightsReview) -> dict[str, Cell]:
    """Return the row of a look at somebody's rights."""
    return {"person": review.person, "at": moment_text(review.at), "by": review.by, "by_name": review.by_name}


def review_of(row: RowMapping) -> RightsReview:
    """Return a look at somebody's rights."""
    return RightsReview(PersonId(row["person"]), moment_of(row["at"]), PersonId(row["by"]), row["by_name"])
