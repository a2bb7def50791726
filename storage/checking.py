"""Checking the log of an open store, as the use cases ask for it (`triage.access.ports.LogCheck`)."""

from storage.log.entry import Head
from storage.log.verify import Stopped
from storage.store import Store
from triage.access.inzage import Keuring
from triage.access.ports import KeepOn, LogCheck, go_on
from triage.access.standbewijs import Peil
from triage.faults import Refusal


def check_of(store: Store) -> LogCheck:
    """Return what checks the log of an open store, against the anchor of this device and heads that are given."""

    def check(known: tuple[Peil, ...] = (), on: KeepOn = go_on) -> Keuring:
        device = store.anchor is not None
        try:
            verdict = store.verify([Head(one.seq, bytes.fromhex(one.h)) for one in known], on)
        except Stopped as stopped:
            raise Refusal("log_gestopt") from stopped
        found = verdict.finding.value if verdict.finding else ""
        head = Peil(verdict.head.seq, verdict.head.h.hex()) if verdict.head else None
        return Keuring(found, verdict.seq, verdict.lines, verdict.destroyed, head, device, len(known))

    return check
