"""Papers with the signature of the municipality: pressed, and signed with what signs at that moment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from triage.faults import Refusal

if TYPE_CHECKING:
    from triage.casework.desk import Desk
    from triage.records.blocks import Document
    from ui.flows.door.start import Sign
    from ui.flows.section import Press


def signed_press(press: Press, sign: Sign, desk: Desk) -> Press:
    """Return a press whose papers are signed, by the clock of the desk; a desk that signs nothing keeps its press.

    It begins no transaction: it may be called within one.

    Raises:
        Refusal: `kluis_op_slot`, when pressing: no paper ever leaves without a signature because the store just closed.
    """
    now = desk.signer
    if now is None:
        return press

    def pressed(document: Document) -> bytes:
        paper, signer = press(document), now()
        if signer is None:
            raise Refusal("kluis_op_slot")
        return sign(paper, signer, desk.clock.now())

    return pressed
