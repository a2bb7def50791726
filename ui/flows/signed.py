"""Papers with the signature of the municipality: pressed, and signed with what signs at that moment."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from triage.casework.desk import Desk
    from triage.records.blocks import Document
    from ui.flows.door.start import Sign
    from ui.flows.section import Press


def signed_press(press: Press, sign: Sign, desk: Desk) -> Press:
    """Return a press whose papers are signed, by the clock of the desk; without anything to sign with they are not.

    It begins no transaction: it may be called within one.
    """

    def pressed(document: Document) -> bytes:
        paper, signer = press(document), desk.signer() if desk.signer is not None else None
        return paper if signer is None else sign(paper, signer, desk.clock.now())

    return pressed
