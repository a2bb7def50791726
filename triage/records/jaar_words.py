"""How the figures of a year are called: one place for the screen, the paper and the open data.

The fixed words stand in `resources/papier/jaar.toml`: a table by its id, a row by its own id (`uitkomst.gedeeld`) or,
where many tables have it, by its name alone (`rij.op_tijd`). Codes and routes carry the words they were sealed with.
"""

import re
from typing import Final

from triage.followup.jaarcijfers import Getal, Mark
from triage.records.sentences import PaperWords

_CODE: Final = re.compile(r"[A-E]\d+[a-z]?")


def title_of(table: str, words: PaperWords) -> str:
    """Return the title of a table."""
    return words.table[table]


def about(table: str, words: PaperWords) -> str:
    """Return what a table counts, in a sentence; empty where its title says it."""
    return words.lines.get(f"over_{table}", "")


def code_of(getal: Getal) -> str:
    """Return the ground code of a row, `A3`, or an empty text."""
    row = _row(getal)
    return row if getal.words and _CODE.fullmatch(row) else ""


def row_words(getal: Getal, words: PaperWords) -> str:
    """Return what a row counts: a code with its sentence, or the words of the row."""
    if code := code_of(getal):
        return words.say("code", zin=getal.words, code=code)
    row = _row(getal)
    known = (words.table.get(getal.id), words.table.get(f"rij.{row}"))
    return getal.words or next((one for one in known if one), row.replace("_", " "))


def number_words(getal: Getal, words: PaperWords) -> str:
    """Return a number as people read it: `12`, `1.234`, or in words that it is kept back."""
    match getal.mark:
        case Mark.OPEN:
            return f"{getal.count or 0:,}".replace(",", ".")
        case Mark.KLEIN:
            return words.lines["klein"]
        case Mark.DICHT:
            return words.lines["dicht"]


def _row(getal: Getal) -> str:
    return getal.id.partition(".")[2]
