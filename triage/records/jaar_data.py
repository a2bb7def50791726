"""The figures of a year as open data: one row for each number, and a file that says what each column means.

The same numbers are kept back as on paper. The separator is a semicolon, as spreadsheets in Dutch expect, and the text
is UTF-8. No cell is ever read as a formula: every text stands in quotes, and one that begins as a formula does gets an
apostrophe before it. The file that describes it follows CSV on the Web (W3C, csvw).
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from triage.account.verantwoording import Verantwoording
from triage.followup.jaarcijfers import Getal, Mark, Overzicht
from triage.records.jaar_words import about, code_of, row_words, title_of
from triage.records.sentences import PaperWords

COLUMNS: Final = ("jaar", "peildatum", "tabel", "tabel_naam", "rij", "rij_naam", "code", "aantal", "status")
STATUS: Final = {Mark.OPEN: "getoond", Mark.KLEIN: "minder_dan_5", Mark.DICHT: "niet_getoond"}
_WHOLE: Final = "aantal"
_FORMULA: Final = tuple("=+-@\t\r\n|%")
_ROWS: Final = "\r\n"
_PRACTICE: Final = "oefening-"


@dataclass(frozen=True, slots=True)
class Bestand:
    """A file to write: its name without a folder, and its bytes."""

    name: str
    content: bytes


def open_data(account: Verantwoording, words: PaperWords, *, practice: bool = False) -> tuple[Bestand, ...]:
    """Return the figures of a year as a CSV file, and the file that describes it.

    Args:
        practice: the casussen are invented; both files say so by their name, for no watermark fits in a table.
    """
    name = f"{_PRACTICE if practice else ''}verantwoording-{account.year}{'-volledig' if account.full else ''}.csv"
    lines = [COLUMNS, *(_cells(account, table, getal, words) for table in account.tables for getal in _numbers(table))]
    text = _ROWS.join(";".join(_quoted(cell) for cell in line) for line in lines) + _ROWS
    return (
        Bestand(name, text.encode("utf-8-sig")),
        Bestand(f"{name}-metadata.json", _described(account, name, words, practice=practice)),
    )


def _numbers(table: Overzicht) -> Iterator[Getal]:
    """Give the total, then the rows; a total that is a row of another table is told there too."""
    yield table.total
    yield from table.told


def _cells(account: Verantwoording, table: Overzicht, getal: Getal, words: PaperWords) -> tuple[str, ...]:
    above = getal is table.total
    return (
        str(account.year),
        account.counted_on.isoformat(),
        table.id,
        title_of(table.id, words),
        "totaal" if above else getal.id.partition(".")[2],
        words.lines["totaal"] if above else row_words(getal, words),
        code_of(getal),
        "" if getal.count is None else str(getal.count),
        STATUS[getal.mark],
    )


def _quoted(cell: str) -> str:
    """Return a cell between quotes; a text that a spreadsheet would reckon with is made a text."""
    plain = cell.replace("\r", " ").replace("\n", " ")
    safe = f"'{plain}" if plain.lstrip().startswith(_FORMULA) else plain
    return '"' + safe.replace('"', '""') + '"'


def _described(account: Verantwoording, name: str, words: PaperWords, *, practice: bool) -> bytes:
    kept_back = words.lines["klein_vol" if account.full else "klein_uitleg"]
    warned = f"{words.say('oefening_titel')}. {words.say('oefening')} " if practice else ""
    columns = [
        {
            "name": column,
            "titles": column,
            "datatype": "integer" if column in ("jaar", _WHOLE) else "date" if column == "peildatum" else "string",
            "required": column not in ("code", _WHOLE),
            "dc:description": words.lines[f"kolom_{column}"],
        }
        for column in COLUMNS
    ]
    found = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "nl"}],
        "url": name,
        "dc:title": words.say("onderwerp", jaar=str(account.year)),
        "dc:description": f"{warned}{kept_back}",
        "dialect": {"delimiter": ";", "encoding": "utf-8", "header": True, "lineTerminators": [_ROWS]},
        "tableSchema": {"columns": columns, "primaryKey": ["jaar", "tabel", "rij"]},
        "notes": [
            {"tabel": table.id, "naam": title_of(table.id, words), "uitleg": about(table.id, words)}
            for table in account.tables
        ],
    }
    return (json.dumps(found, ensure_ascii=False, indent=2) + "\n").encode()
