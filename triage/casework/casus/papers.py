"""The paper of a sealed decision: pressed once, kept, and from then on given out as the same bytes."""

from collections.abc import Callable
from typing import Final

from triage.access.log import Act
from triage.besluit.sealing import Besluit
from triage.casework.desk import Desk
from triage.casework.uitgeven import Blad, Papier
from triage.casework.uitgeven import issued as leaves
from triage.ids import BesluitId
from triage.ports import Settings

Press = Callable[[Besluit, str, Settings], bytes]
"""Makes the PDF of a sealed decision, with the mark of the log and the settings of that moment."""
_RIGHTS: Final = {Act.BESLUIT_GEZIEN: "besluit_lezen", Act.AFGEDRUKT: "afdrukken", Act.BEWAARD: "afdrukken"}


def paper(desk: Desk, besluit_id: BesluitId, act: Act, press: Press) -> bytes:
    """Return the issued PDF after logging why it is taken. The first call presses it.

    The log line, the kept bytes and the bytes that are handed out stand or fall together, so pressing happens inside
    the transaction: it takes tenths of a second, and where it fails nothing is logged and nothing kept.

    Args:
        act: `BESLUIT_GEZIEN` to show it, `AFGEDRUKT` or `BEWAARD` before it leaves the program.

    Raises:
        Refusal: `besluit_onbekend`, also where the right lacks.
        Trouble: `zegel_gebroken`, or what the store cannot do.
    """
    right = _RIGHTS[act]
    with desk.work() as work:
        mark = log_mark(*work.logboek.head())
        besluit = work.besluiten.get(besluit_id, desk.scope(right), desk.look(act, right, "papier"))
        issued = work.besluiten.paper(besluit_id)
        if issued is None:
            issued = press(besluit, mark, work.mensen.settings())
            work.besluiten.keep_paper(besluit_id, issued)
        blad = Blad(Papier.BESLUIT, besluit.number, besluit.casus, besluit_id)
        leaves(desk, work, act, blad, issued)
        work.commit()
    return issued


def log_mark(line: int, short: str) -> str:
    """Return how a paper names the newest line of the log: its number and its short mark, in plain ASCII."""
    return f"{line}-{short}"
