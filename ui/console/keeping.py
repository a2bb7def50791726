"""`destroy-due --list`: what is past its day, by kenmerk, law and day; no name, and nothing is destroyed by it."""

from triage.casework.followup.vernietigen import Kept, KeptRow, kept
from ui.console.desk import Coming, at_desk
from ui.console.said import OK, answer
from ui.words import day, say


def list_due(coming: Coming) -> int:
    """Say what is past its day, longest first; return the exit status.

    Raises:
        Refusal: what the door refuses, or a right that lacks.
        Trouble: keyring, key file, file or place.
    """
    with at_desk(coming) as desk:
        found = kept(desk)
    for row in found.due:
        answer(_line(row))
    answer(_total(found))
    return OK


def _line(row: KeptRow) -> str:
    label = row.keeping.labels[0]
    stands = "op_lijst" if row.listed else "klaar" if row.ready else "eerst_sluiten"
    return say(
        "bewaren.opdracht.rij",
        kenmerk=row.held.kenmerk,
        bron=label.source,
        jaren=label.years,
        wijziging=day(row.keeping.last_change),
        vanaf=day(row.keeping.destroy_on),
        stand=say(f"bewaren.rij.{stands}", nummer=row.listed),
    )


def _total(found: Kept) -> str:
    return say("bewaren.opdracht.aantal", aantal=len(found.due), klaar=len(found.ready))
