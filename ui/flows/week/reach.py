"""How far the list of what is owed goes for a role."""

from triage.casework.desk import Desk


def reach_of(desk: Desk) -> str:
    """Return whose work somebody sees: `eigen`, `team` or `alle`."""
    scope = desk.scope("opvolging_lijst")
    return "alle" if scope.every else "team" if scope.team else "eigen"
