"""The tables and charts of the account of a year on paper."""

from collections.abc import Iterator
from typing import Final

from triage.account.figures import TOTALS
from triage.account.verantwoording import Verantwoording
from triage.followup.jaarcijfers import Getal, Overzicht
from triage.records.blocks import Bar, Block, Bullets, Chart, Heading, Paragraph, Table
from triage.records.jaar_words import about, code_of, number_words, row_words, title_of
from triage.records.sentences import PaperWords

_CHARTS: Final = frozenset({"uitkomst", "regels", "a", "d", "informeren", "verzoeken", "signalen"})
"""What is drawn as well; of the others the table says enough."""
_GROUPS: Final = ("bezwaar", "awb_bezwaar", "klacht", "overig")
_KINDS: Final = ("uitkomst", "tijd", "verlengd")
_WIDE: Final = (5.0, 1.4)


def chapter_tables(account: Verantwoording, tables: tuple[str, ...], words: PaperWords) -> Iterator[Block]:
    """Give the tables of a chapter, each with its explanation; what was none at all is said in a line."""
    for name in tables:
        found = account.table(name)
        if found is not None:
            yield from _one(found, words)


def _one(found: Overzicht, words: PaperWords) -> Iterator[Block]:
    title = title_of(found.id, words)
    if found.total.count == 0:
        yield Paragraph(words.say("niets", titel=title))
        return
    if not found.rows:
        yield Paragraph(words.say("alleen_totaal", titel=title, aantal=number_words(found.total, words)))
        yield from _explained(found, words)
        return
    yield Heading(title, 3)
    if found.closed:
        yield Paragraph(words.say("alleen_totaal", titel=title, aantal=number_words(found.total, words)))
        yield Paragraph(words.lines["geen_rijen"])
        return
    rows = _told(found)
    yield _table(title, found, rows, words)
    # Below the table, so that the heading and its table stay on one page.
    yield from _explained(found, words)
    if len(rows) < len(found.rows):
        yield Paragraph(words.lines["nul_weg"], muted=True)
    if found.id in _CHARTS and len(rows) > 1:
        yield _chart(title, rows, words)


def _explained(found: Overzicht, words: PaperWords) -> Iterator[Paragraph]:
    if said := about(found.id, words):
        yield Paragraph(said, muted=True)


def _told(found: Overzicht) -> tuple[Getal, ...]:
    """Return the rows; grounds that never occurred are left out, for there are many."""
    return tuple(row for row in found.rows if row.count != 0 or not code_of(row)) or found.rows


def _table(title: str, found: Overzicht, rows: tuple[Getal, ...], words: PaperWords) -> Table:
    head = (words.table["wat"], words.table["aantal"])
    cells = [(row_words(row, words), number_words(row, words)) for row in rows]
    total = words.lines["totaal"] if found.parts else words.table[f"{found.id}.samen"]
    return Table(title, head, (*cells, (total, number_words(found.total, words))), _WIDE)


def _chart(title: str, rows: tuple[Getal, ...], words: PaperWords) -> Chart:
    bars = tuple(Bar(row_words(row, words), row.count, number_words(row, words)) for row in rows)
    told = "; ".join(words.say("grafiek_deel", rij=bar.label.rstrip("."), aantal=bar.shown) for bar in bars)
    return Chart(title, bars, words.say("grafiek", titel=title, delen=told))


# ------------------------------------------------------------------------------------------------------- in columns
def grouped_tables(account: Verantwoording, words: PaperWords) -> Iterator[Block]:
    """Give how requests ended, and whether in time: one column for each sort that came in."""
    groups = [one for one in _GROUPS if (found := account.table(f"{one}_tijd")) is not None and found.total.count != 0]
    for kind in _KINDS if groups else ():
        tables = [found for one in groups if (found := account.table(f"{one}_{kind}")) is not None]
        title = words.table[f"{kind}_van"]
        head = (words.table["wat"], *(words.table[f"verzoeken.{one}"] for one in groups))
        names = [row_words(row, words) for row in tables[0].rows]
        cells = zip(*([number_words(row, words) for row in table.rows] for table in tables), strict=True)
        totals = (words.lines["totaal"], *(number_words(table.total, words) for table in tables))
        rows = tuple((name, *numbers) for name, numbers in zip(names, cells, strict=True))
        yield Heading(title, 3)
        yield Table(title, head, (*rows, totals), (2.4, *(1.6 for _ in groups)))


def sampled(account: Verantwoording, words: PaperWords) -> Iterator[Block]:
    """Give what the FG found of the decisions that were read again."""
    found = account.table("steekproef")
    if found is not None:
        yield from _one(found, words)


def totals_only(account: Verantwoording, words: PaperWords) -> Bullets:
    """Return the totals that are shown of a year with few decisions."""
    found = [one for cell in TOTALS if (one := account.number(cell)) is not None]
    return Bullets(
        tuple(words.say("alleen_totaal", titel=words.table[one.id], aantal=number_words(one, words)) for one in found)
    )
