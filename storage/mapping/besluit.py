"""A version put forward, a question about it and a seal as rows, and back."""

import json
from typing import Final

from sqlalchemy import RowMapping

from storage.mapping.casus import Cell
from storage.mapping.moments import moment_of, moment_text
from triage.besluit.proposal import Voorstel, Vraag
from triage.besluit.sealing import Besluit, opened
from triage.besluit.snapshot import as_json, from_json
from triage.faults import Trouble
from triage.ids import BesluitId, CasusId, PersonId, VoorstelId

_VRAAG: Final = ("casus", "voorstel", "by", "by_name", "about", "text", "answered")


def voorstel_row(voorstel: Voorstel) -> dict[str, Cell]:
    """Return the row of a version."""
    return {
        "id": voorstel.id,
        "casus": voorstel.casus,
        "number": voorstel.number,
        "proposer": voorstel.proposer,
        "proposer_name": voorstel.proposer_name,
        "proposer_function": voorstel.proposer_function,
        "last_editor": voorstel.last_editor,
        "at": moment_text(voorstel.at),
        "snapshot": json.dumps(as_json(voorstel.snapshot), separators=(",", ":"), sort_keys=True),
    }


def voorstel_of(row: RowMapping) -> Voorstel:
    """Return a version."""
    return Voorstel(
        id=VoorstelId(row["id"]),
        casus=CasusId(row["casus"]),
        number=row["number"],
        proposer=PersonId(row["proposer"]),
        proposer_name=row["proposer_name"],
        proposer_function=row["proposer_function"],
        last_editor=PersonId(row["last_editor"]),
        at=moment_of(row["at"]),
        snapshot=from_json(json.loads(row["snapshot"])),
    )


def vraag_row(vraag: Vraag) -> dict[str, Cell]:
    """Return the row of a question."""
    return {name: getattr(vraag, name) for name in _VRAAG} | {"at": moment_text(vraag.at)}


def vraag_of(row: RowMapping) -> Vraag:
    """Return a question."""
    return Vraag(**{name: row[name] for name in _VRAAG}, at=moment_of(row["at"]))


def besluit_row(besluit: Besluit) -> dict[str, Cell]:
    """Return the row of a seal."""
    return {
        "id": besluit.id,
        "casus": besluit.casus,
        "number": besluit.number,
        "kind": besluit.facts.kind,
        "sealed_at": besluit.facts.sealed_at,
        "previous": besluit.facts.previous,
        "digest": besluit.digest,
        "content": besluit.canonical,
    }


def besluit_of(row: RowMapping) -> Besluit:
    """Return a seal after checking that it is what was sealed.

    Raises:
        Trouble: `zegel_gebroken` (fact `nummer`) when content, digest and columns do not agree.
    """
    try:
        found = opened(BesluitId(row["id"]), CasusId(row["casus"]), row["content"], row["digest"])
    except ValueError as wrong:
        raise Trouble("zegel_gebroken", nummer=str(row["number"])) from wrong
    # The columns by which a seal is found and linked repeat its content; a row that was put in its place shows here.
    if {name: row[name] for name in row if name != "seq"} != besluit_row(found) or found.facts.casus != found.casus:
        raise Trouble("zegel_gebroken", nummer=str(row["number"]))
    return found
