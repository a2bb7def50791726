"""The paper of a sealed decision: pressed once, kept, and from then on given out as the same bytes."""

from collections.abc import Callable

from triage.access.log import Act
from triage.besluit.sealing import Besluit
from triage.casework.desk import Desk
from triage.ids import BesluitId
from triage.ports import Settings, UnitOfWork

Press = Callable[[Besluit, str, Settings], bytes]
"""Makes the PDF of a sealed decision, with the mark of the log and the settings of that moment."""
_RIGHTS = {Act.BESLUIT_GEZIEN: "besluit_lezen", Act.AFGEDRUKT: "afdrukken", Act.BEWAARD: "afdrukken"}


def paper(desk: Desk, besluit_id: BesluitId, act: Act, press: Press) -> bytes:
    """Return the issued PDF after logging why it is taken; the log line and the kept bytes stand or fall together.

    The first call presses it, inside the transaction: where pressing fails, nothing is logged, kept or handed out.

    Args:
        act: `BESLUIT_GEZIEN` to show it, `AFGEDRUKT` or `BEWAARD` before it leaves the program.

    Raises:
        Refusal: `besluit_onbekend`, also where the right lacks.
        Trouble: `zegel_gebroken`, or what the store cannot do.
    """
    with desk.work() as work:
        mark = log_mark(*work.logboek.head())
        settings = work.mensen.settings()
        besluit, issued = _taken(desk, work, besluit_id, act)
        if issued is None:
            issued = press(besluit, mark, settings)
            work.besluiten.keep_paper(besluit_id, issued)
        work.commit()
    return issued


def _taken(desk: Desk, work: UnitOfWork, besluit_id: BesluitId, act: Act) -> tuple[Besluit, bytes | None]:
    besluit = work.besluiten.get(besluit_id, desk.scope(_RIGHTS[act]), desk.look(act, _RIGHTS[act], "papier"))
    return besluit, work.besluiten.paper(besluit_id)


def log_mark(line: int, short: str) -> str:
    """Return how a paper names the newest line of the log: its number and its short mark, in plain ASCII."""
    return f"{line}-{short}"
