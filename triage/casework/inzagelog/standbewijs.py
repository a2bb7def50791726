"""Giving out a standbewijs of the log, and comparing the log with one that somebody kept."""

from dataclasses import dataclass
from typing import Final

from triage.access.inzage import Keuring
from triage.access.log import Act
from triage.access.ports import KeepOn, go_on
from triage.access.standbewijs import Peil, Standbewijs, from_text
from triage.casework.desk import Desk
from triage.casework.inzagelog.inzage import checked
from triage.faults import Trouble

PURPOSE: Final = "standbewijs"


@dataclass(frozen=True, slots=True)
class Vergelijking:
    """How the log stands to a standbewijs.

    Args:
        finding: empty when the log is, up to there, what it was. Else `andere_installatie`; `ouder_bestand` (an
            older file was put back: it knows nothing of this standbewijs); `afgekapt` (the end was cut off: the file
            knows of it); `herschreven` (another line stands in its place); `uitgifte_ontbreekt` (the lines are right,
            but that it was given out does not stand in the file as it was); or what `Keuring` finds.
        seq: the number of the line where that is.
        since: how many lines came after it.
        keuring: the walk along the log; None when there was none.
    """

    bewijs: Standbewijs
    finding: str
    seq: int
    since: int
    keuring: Keuring | None = None

    @property
    def good(self) -> bool:
        """Tell whether nothing is wrong."""
        return not self.finding


def make_standbewijs(desk: Desk) -> Standbewijs:
    """Give out the head of the log as it is now; `triage.access.standbewijs.as_text` makes the file of it.

    Its number and digest stand in the log and in the store, which is no proof but shows that one is missing.

    Raises:
        Refusal: a right that lacks.
    """
    desk.demand("standbewijs")
    with desk.work() as work:
        stand, given = work.inzage.stand(), work.inzage.digests()
        if stand.head is None:
            raise Trouble("log_niet_te_controleren")
        number = max(given, default=0) + 1
        bewijs = Standbewijs(
            installation=work.inzage.installation(),
            municipality=work.mensen.settings().municipality,
            number=number,
            seq=stand.head.seq,
            h=stand.head.h,
            at=desk.clock.now().isoformat(timespec="seconds"),
            by=desk.kader.roles[desk.actor.role].text,
            previous=given.get(number - 1, ""),
        )
        work.inzage.add(bewijs, desk.actor.person)
        work.logboek.write(desk.look(Act.STANDBEWIJS_GEMAAKT, PURPOSE, f"{number} {bewijs.digest}"))
        work.commit()
    return bewijs


def check_standbewijs(desk: Desk, content: str, anchors: tuple[Peil, ...] = (), on: KeepOn = go_on) -> Vergelijking:
    """Compare the log with a standbewijs that was kept, and leave a line with what came of it.

    Args:
        content: of the file.
        anchors: other heads that were kept.

    Raises:
        Refusal: `standbewijs_onleesbaar`, `standbewijs_gewijzigd`, `log_gestopt`, a right that lacks.
        Trouble: `log_niet_te_controleren`.
    """
    desk.demand("standbewijs")
    bewijs = from_text(content)
    with desk.work() as work:
        here, given = work.inzage.installation(), work.inzage.digests()
        if bewijs.installation != here:
            work.logboek.write(desk.look(Act.LOG_GECONTROLEERD, PURPOSE, "andere_installatie"))
            work.commit()
    if bewijs.installation != here:
        return Vergelijking(bewijs, "andere_installatie", 0, 0)
    keuring = checked(desk, (bewijs.peil, *anchors), on)
    finding, seq = _finding(bewijs, keuring, given)
    return Vergelijking(bewijs, finding, seq, max(0, keuring.lines - bewijs.seq), keuring)


def _finding(bewijs: Standbewijs, keuring: Keuring, given: dict[int, str]) -> tuple[str, int]:
    known = given.get(bewijs.number) == bewijs.digest
    if keuring.finding == "teruggezet" and keuring.lines < bewijs.seq and keuring.seq == keuring.lines:
        return "afgekapt" if known else "ouder_bestand", keuring.lines
    if keuring.finding == "teruggezet" and keuring.seq == bewijs.seq:
        return "herschreven", bewijs.seq
    if keuring.finding:
        return keuring.finding, keuring.seq
    return ("", 0) if known else ("uitgifte_ontbreekt", bewijs.seq)
