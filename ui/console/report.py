"""`report YEAR`: the account of a year, told on the terminal or put in a folder as paper and open data."""

from collections.abc import Callable
from pathlib import Path

from triage.access.log import Act
from triage.account.verantwoording import Verantwoording
from triage.casework.desk import Desk
from triage.casework.verantwoording.lezen import account_data, account_paper, read_account
from triage.faults import Trouble
from triage.followup.jaarcijfers import Getal, Overzicht
from triage.ports import Settings
from triage.records.blocks import Document
from triage.records.jaar import year_document
from triage.records.jaar_data import Bestand
from triage.records.jaar_words import number_words, row_words, title_of
from triage.records.sentences import PaperWords
from ui.console.desk import Coming, at_desk
from ui.console.said import OK, answer
from ui.flows.brief_words import paper_words
from ui.whole_file import write_whole
from ui.words import day, say

Pressing = Callable[[Desk], Callable[[Document], bytes]]
"""Gives what presses papers, signed for whoever is at a desk."""


def report(coming: Coming, year: int, folder: Path | None, pressing: Pressing, *, full: bool) -> int:
    """Tell the account of a year, or put it in a folder; return the exit status.

    Of a year that was not fixed there is paper, marked as a concept, and no open data.

    Args:
        folder: where the files go; None to tell the numbers on the terminal.
        full: with every number, also the small ones.

    Raises:
        Refusal: what the door refuses, `jaar_onbekend`, or a right that lacks.
        Trouble: keyring, key file, file or place; `uitvoer_niet_geschreven`.
    """
    words = paper_words("jaar")
    with at_desk(coming) as desk:
        if folder is None:
            _tell(read_account(desk, year, full=full), words)
            return OK
        for one in _files(desk, year, pressing(desk), words, full=full):
            _write(folder / one.name, one.content)
            answer(say("verantwoording.opdracht.geschreven", bestand=str(folder / one.name)))
    return OK


def _files(
    desk: Desk, year: int, press: Callable[[Document], bytes], words: PaperWords, *, full: bool
) -> tuple[Bestand, ...]:
    """Make everything before anything is written."""
    seen: list[Verantwoording] = []

    def pressed(account: Verantwoording, settings: Settings) -> bytes:
        seen.append(account)
        return press(year_document(account, settings, words))

    paper = account_paper(desk, year, Act.VERANTWOORDING_BEWAARD, pressed, full=full)
    made = Bestand(f"verantwoording-{year}{'-volledig' if full else ''}.pdf", paper)
    if seen[0].fixed is None and not full:
        answer(say("verantwoording.opdracht.concept", jaar=year))
        return (made,)
    return (made, *account_data(desk, year, words, full=full))


def _tell(account: Verantwoording, words: PaperWords) -> None:
    answer(say("verantwoording.opdracht.kop", jaar=account.year, dag=day(account.counted_on)))
    for table in account.tables:
        for number in (table.total, *table.told):
            answer(_line(table, number, words))


def _line(table: Overzicht, number: Getal, words: PaperWords) -> str:
    row = words.lines["totaal"] if number is table.total else row_words(number, words)
    title = title_of(table.id, words)
    return say("verantwoording.opdracht.rij", tabel=title, rij=row, aantal=number_words(number, words))


def _write(target: Path, content: bytes) -> None:
    try:
        write_whole(content, target)
    except OSError as fault:
        raise Trouble("uitvoer_niet_geschreven", bestand=str(target)) from fault
