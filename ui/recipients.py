"""A recipient in words: with which agreement, or incidental. Nothing is said where nothing is known."""

from triage.besluit.snapshot import Snapshot
from triage.casework.convenanten.partners import Note, Partners, standing_of
from ui.words import listed, say


def called(partners: Partners, name: str) -> str:
    """Return the name of a recipient with what is agreed, for an overview."""
    note = standing_of(partners, name)
    if note is None:
        return name
    return say(f"convenanten.ontvanger.{note.kind}", naam=name, nummers=listed(note.numbers))


def note_words(note: Note) -> str:
    """Return what an agreement says at an answer, as a quiet sentence."""
    words = note.words
    if note.kind == "niet_gedekt":
        words = say(f"convenanten.kort_gegeven.{note.words}")
    return say(f"convenanten.noot.{note.kind}", nummers=listed(note.numbers), woorden=words)


def agreed(shot: Snapshot, recipient: str) -> str:
    """Return under which agreement something goes to a recipient of a snapshot; empty where nobody looked."""
    found = shot.recipient(recipient)
    if found is None:
        return ""
    if found.incidental:
        return say("convenanten.besluit.incidenteel")
    numbers = (" · ".join(part for part in (one.number, one.reference) if part) for one in found.agreements)
    return listed(tuple(numbers))
