"""Reading whether something owed was done in time, from the versions of a piece: each says which terms still ran."""

from datetime import date
from itertools import pairwise
from typing import Any

from triage.account.ports import Versie
from triage.followup.stuk import Stuk
from triage.terms.running import due

Versions = tuple[Versie[Any], ...]


def last(versions: Versions) -> Stuk[Any]:
    """Return a piece as it stands."""
    return versions[-1].stuk


def done(versions: Versions, acts: frozenset[str]) -> tuple[Versie[Any], Stuk[Any]] | None:
    """Return the version that an act made and the piece just before it, or None while it was not done."""
    return next(((after, before.stuk) for before, after in pairwise(versions) if after.act in acts), None)


def due_of(stuk: Stuk[Any], terms: tuple[str, ...]) -> date | None:
    """Return the last day of the first of these terms that runs; None while it stands still, or none of them runs."""
    found = next((one for one in stuk.terms if one.term.id in terms), None)
    return due(found) if found is not None else None


def punctual(day: date, until: date | None) -> str:
    """Tell whether a day is in time; what stands still has no end yet, so it is."""
    return "op_tijd" if until is None or day <= until else "te_laat"


def waiting(stuk: Stuk[Any], terms: tuple[str, ...], on: date) -> str:
    """Tell how what is still owed stands on a day."""
    until = due_of(stuk, terms)
    return "te_laat" if until is not None and until < on else "loopt"
