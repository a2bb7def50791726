"""`log verify` and `log export`: what they say, and the exit status."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TextIO

from resources.reading import Unreadable
from triage.access.export import Vorm
from triage.access.inzage import Gezocht, Keuring
from triage.access.standbewijs import read_mark
from triage.casework.inzagelog.inzage import check_log, export
from triage.casework.inzagelog.standbewijs import check_standbewijs
from triage.faults import Trouble
from ui.console.desk import Coming, at_desk
from ui.console.said import OK, TROUBLE, answer, sentence, tell
from ui.words import say


def verify_log(coming: Coming, marks: tuple[str, ...], standbewijs: str) -> int:
    """Check the log, and say what was found.

    Args:
        marks: typed over from paper, `volgnr-kenmerk`.
        standbewijs: the name of a file, or empty.

    Returns:
        the exit status: 3 where the log is not as it was written.
    """
    anchors = tuple(read_mark(word) for word in marks)
    bewijs = _content(standbewijs)
    with at_desk(coming) as desk:
        if not bewijs:
            return _told(check_log(desk, anchors))
        compared = check_standbewijs(desk, bewijs, anchors)
    if compared.finding:
        return _broken(compared.finding, compared.seq)
    shown = compared.bewijs
    answer(say("logopdracht.bewijs_klopt", nummer=shown.number, regel=shown.seq, moment=shown.made_on))
    return _told(compared.keuring) if compared.keuring else OK


def _content(name: str) -> str:
    try:
        return Path(name).read_text(encoding="utf-8") if name else ""
    except (OSError, UnicodeDecodeError) as fault:
        raise Unreadable(name) from fault


def _told(found: Keuring) -> int:
    if found.finding:
        return _broken(found.finding, found.seq)
    answer(say("logopdracht.heel", aantal=found.lines, merk=f"{found.lines}-{found.head.mark}" if found.head else ""))
    if found.destroyed:
        answer(say("logopdracht.gewist", aantal=found.destroyed))
    compared = found.anchors + found.device
    answer(say("logopdracht.vergeleken" if compared else "logopdracht.niet_vergeleken", aantal=compared))
    return OK


def _broken(finding: str, seq: int) -> int:
    tell(say(f"logopdracht.bevinding.{finding}", regel=seq), sentence(Trouble("log_geschonden")))
    return TROUBLE


def export_log(coming: Coming, form: Vorm, target: Path, since: date | None, until: date | None) -> int:
    """Write the log of a period to a file, whole or not at all; return the exit status.

    Raises:
        Trouble: `uitvoer_niet_geschreven`.
    """
    with at_desk(coming) as desk, _whole_file(target) as file:
        count = export(desk, form, file.write, Gezocht(since, until))
    answer(say("logopdracht.uitgevoerd", aantal=count, bestand=str(target)))
    return OK


@contextmanager
def _whole_file(target: Path) -> Iterator[TextIO]:
    """Give a file to write that only this user can read; it gets its name when it is whole, or it is not there.

    Raises:
        Trouble: `uitvoer_niet_geschreven`.
    """
    part = target.with_name(f".{target.name}.deel")
    try:
        part.unlink(missing_ok=True)
        handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
                yield file
            part.replace(target)
        except BaseException:
            part.unlink(missing_ok=True)
            raise
    except OSError as fault:
        raise Trouble("uitvoer_niet_geschreven", bestand=str(target)) from fault
