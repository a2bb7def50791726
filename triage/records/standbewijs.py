"""The standbewijs on paper: where the log stood at a moment, on one page that the FG keeps (product.md chapter 11)."""

from typing import Final

from triage.access.standbewijs import Standbewijs
from triage.casus.wording import dutch_date
from triage.ports import Settings
from triage.records.besluit import WATERMARK
from triage.records.blocks import Block, Bullets, Check, Document, Facts, Heading, Imprint, Paragraph, Table
from triage.records.sentences import PaperWords, dutch_moment, practice_notice

_GROUP: Final = 4
_SHORT: Final = 16
"""Digits of the standbewijs before it: enough to see which one is meant."""
_ROW: Final = 8
"""Groups on one row of the table: two rows for a hash of 32 bytes."""


def standbewijs_document(bewijs: Standbewijs, settings: Settings, words: PaperWords) -> Document:
    """Compose the standbewijs.

    Args:
        settings: unit and colour; what is proved comes from the standbewijs.
    """
    number, moment, line = str(bewijs.number), dutch_moment(bewijs.made_on), f"{bewijs.seq:,}".replace(",", ".")
    mark = bewijs.peil.mark
    return Document(
        title=words.say("titel", nummer=number),
        subject=words.say("onderwerp", nummer=number),
        imprint=Imprint(
            municipality=bewijs.municipality,
            unit=settings.unit,
            colour=settings.colour,
            kenmerk=words.say("kenmerk", nummer=number),
            dated=dutch_date(bewijs.made_on.date()),
            watermark=WATERMARK if settings.practice else "",
            logo=settings.logo,
        ),
        blocks=_blocks(bewijs, line, moment, settings, words),
        check=Check(
            code=mark,
            qr=f"TENZIJ-STAND1 {number} {bewijs.installation} {bewijs.seq} {bewijs.h}",
            lines=(
                words.say("voet_titel"),
                words.say("voet_code", merk=mark, regel=line, moment=moment),
                words.say("voet_uitleg"),
            ),
        ),
    )


def grouped(digest: str) -> tuple[str, ...]:
    """Return a hash in groups of four digits."""
    return tuple(digest[at : at + _GROUP] for at in range(0, len(digest), _GROUP))


def _blocks(bewijs: Standbewijs, line: str, moment: str, settings: Settings, words: PaperWords) -> tuple[Block, ...]:
    facts = (
        ("nummer", str(bewijs.number)),
        ("regel", line),
        ("merk", f"{bewijs.seq}-{bewijs.peil.mark}"),
        ("moment", moment),
        ("door", bewijs.by),
        ("vorige", bewijs.previous[:_SHORT] or words.say("geen_vorige")),
        ("installatie", bewijs.installation),
    )
    return (
        Heading(words.headings["titel"], 1),
        *practice_notice(settings, words),
        Paragraph(words.say("uitleg")),
        Facts(tuple((words.say(name), value) for name, value in facts if value)),
        Heading(words.headings["merk"]),
        _digest(bewijs.h, words),
        Paragraph(words.say("merk_uitleg"), muted=True),
        Heading(words.headings["later"]),
        Bullets(tuple(words.say(f"later_{step}") for step in (1, 2, 3, 4))),
    )


def _digest(digest: str, words: PaperWords) -> Table:
    """The hash under the numbers of its groups, so that two people can compare it aloud."""
    groups = grouped(digest)
    head = tuple(str(number) for number in range(1, _ROW + 1))
    rows = tuple(tuple(groups[at : at + _ROW]) for at in range(0, len(groups), _ROW))
    return Table(words.table["merk"], head, rows)
