"""The public list of agreements: with which organisations the municipality shares data, told to citizens.

It holds what everybody may read and nothing else: no note of the municipality's own, no name of a person. The same
rows as open data, for who wants to count with them.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from triage.access.export import cell
from triage.casus.wording import dutch_date
from triage.followup.convenant import Convenant, Gegeven, Row
from triage.kader.model import Kader
from triage.ports import Settings
from triage.records.blocks import Block, Bullets, Document, Facts, Heading, Imprint, Paragraph, Table
from triage.records.brief import imprint
from triage.records.sentences import PaperWords, practice_notice

COLUMNS = (
    "nummer",
    "organisatie",
    "soort",
    "kenmerk",
    "doel",
    "soorten_gegevens",
    "gegevens",
    "grondslag",
    "sinds",
    "tot_en_met",
    "stand",
    "vindplaats",
    "contact",
)
"""The columns of the open data, in order; `papier/convenanten.toml` says what each holds."""
_BOM = "\ufeff"


def convenanten_document(
    rows: tuple[Row, ...], kader: Kader, settings: Settings, today: date, words: PaperWords
) -> Document:
    """Compose the list.

    Args:
        rows: what holds first, then what ended in the last year (`followup.convenant.public_rows`).
    """
    made = imprint(settings, words.say("kenmerk", dag=today.isoformat()), today)
    holding = tuple(row for row in rows if not row.over)
    return Document(
        title=words.say("titel", dag=dutch_date(today)),
        subject=words.say("onderwerp", gemeente=settings.municipality),
        imprint=_public(made),
        blocks=(
            Heading(words.headings["titel"], 1),
            *practice_notice(settings, words),
            Paragraph(words.say("uitleg")),
            Paragraph(words.say("uitleg_niet")),
            words.head("gelden"),
            *(block for row in holding for block in _told(row, kader, words)),
            *(() if holding else (Paragraph(words.say("geen")),)),
            *_ended(rows[len(holding) :], words),
            words.head("woorden"),
            Bullets(tuple(words.say(key) for key in ("woord_dat", "woord_wat", "woord_bijzonder", "woord_straf"))),
            words.head("rechten"),
            Paragraph(words.say("rechten")),
            *((Paragraph(words.say("fg_uitleg")),) if settings.fg_contact.strip() else ()),
            *_contacts(settings, words),
        ),
    )


def _public(made: Imprint) -> Imprint:
    return replace(made, confidential=False)


def _told(row: Row, kader: Kader, words: PaperWords) -> Iterator[Block]:
    one = row.stuk.content
    yield Heading(one.organisation, 3)
    facts = (
        ("soort", kader.party_kinds[one.kind].text if one.kind in kader.party_kinds else ""),
        ("doel", one.purpose),
        ("gegevens", "\n".join((*one.data, *_sorts(one, words)))),
        ("grondslag", one.basis),
        ("sinds", dutch_date(one.since) if one.since else ""),
        ("tot", dutch_date(row.end) if row.end else words.say("geen_einde")),
        ("vindplaats", one.published),
        ("contact", one.contact),
        ("nummer", _number(row)),
    )
    yield Facts(tuple((words.say(f"feit_{key}"), text) for key, text in facts if text))


def _number(row: Row) -> str:
    return " · ".join(part for part in (row.stuk.number, row.stuk.content.reference) if part)


def _sorts(one: Convenant, words: PaperWords) -> Iterator[str]:
    yield from (words.say(f"gegeven_{sort.value}") for sort in Gegeven if sort in one.covers)


def _ended(rows: tuple[Row, ...], words: PaperWords) -> Iterator[Block]:
    if not rows:
        return
    yield words.head("gestopt")
    head = tuple(words.table[name] for name in ("organisatie", "doel", "einde"))
    cells = tuple(
        (row.stuk.content.organisation, row.stuk.content.purpose, dutch_date(row.end) if row.end else "")
        for row in rows
    )
    yield Table(words.table["gestopt"], head, cells, (3, 5, 2))


def _contacts(settings: Settings, words: PaperWords) -> Iterator[Block]:
    contacts = (("vragen", settings.contact), ("fg", settings.fg_contact))
    pairs = tuple((words.say(key), value.strip()) for key, value in contacts if value.strip())
    if pairs:
        yield Facts(pairs)


def convenanten_csv(rows: tuple[Row, ...], kader: Kader, words: PaperWords) -> str:
    """Return the list as CSV (RFC 4180, semicolons, UTF-8 with its mark), a header first; harmless in a spreadsheet."""
    lines = (COLUMNS, *(_cells(row, kader, words) for row in rows))
    return _BOM + "".join(";".join(map(cell, line)) + "\r\n" for line in lines)


def _cells(row: Row, kader: Kader, words: PaperWords) -> tuple[str, ...]:
    one = row.stuk.content
    return (
        row.stuk.number,
        one.organisation,
        kader.party_kinds[one.kind].text if one.kind in kader.party_kinds else "",
        one.reference,
        one.purpose,
        ", ".join(_sorts(one, words)),
        ", ".join(one.data),
        one.basis,
        one.since.isoformat() if one.since else "",
        row.end.isoformat() if row.end else "",
        words.say("stand_gestopt" if row.over else "stand_geldt"),
        one.published,
        one.contact,
    )
