"""The standbewijs on paper: where the log stood at a moment, on one page that the FG keeps (product.md chapter 11)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from triage.casus.wording import dutch_date
from triage.ports import Settings
from triage.records.besluit import WATERMARK
from triage.records.blocks import Block, Bullets, Check, Document, Facts, Heading, Imprint, Notice, Paragraph, Table
from triage.records.sentences import dutch_moment

_GROUP: Final = 4
_SHORT: Final = 16
"""Digits of the standbewijs before it: enough to see which one is meant."""
_ROW: Final = 8
"""Groups on one row of the table: two rows for a hash of 32 bytes."""


@dataclass(frozen=True, slots=True)
class BewijsWords:
    """The fixed sentences of the standbewijs: the parts of `resources/papier/standbewijs.toml`."""

    headings: Mapping[str, str]
    lines: Mapping[str, str]
    table: Mapping[str, str]

    def say(self, key: str, **facts: str) -> str:
        """Return a sentence with its facts filled in."""
        return self.lines[key].format_map(facts)


@dataclass(frozen=True, slots=True)
class BewijsBlad:
    """What the paper is made of.

    Args:
        number: of the standbewijs; the log line of its making has it too.
        line: the number of the last line.
        mark: its short mark, as on every printed record.
        digest: its hash, 64 hexadecimal digits.
        made: the moment, in the municipality's zone.
        by: who made it, with the function.
        previous: digest of the one before; empty for the first.
        installation: the random name of the store.
    """

    number: str
    line: int
    mark: str
    digest: str
    made: datetime
    by: str
    previous: str
    installation: str


def standbewijs_document(blad: BewijsBlad, settings: Settings, words: BewijsWords) -> Document:
    """Compose the standbewijs."""
    moment = dutch_moment(blad.made)
    line = f"{blad.line:,}".replace(",", ".")
    return Document(
        title=words.say("titel", nummer=blad.number),
        subject=words.say("onderwerp", nummer=blad.number),
        imprint=Imprint(
            municipality=settings.municipality,
            unit=settings.unit,
            colour=settings.colour,
            kenmerk=words.say("kenmerk", nummer=blad.number),
            dated=dutch_date(blad.made.date()),
            watermark=WATERMARK if settings.practice else "",
        ),
        blocks=_blocks(blad, line, moment, settings, words),
        check=Check(
            code=blad.mark,
            qr=f"TENZIJ-STAND1 {blad.number} {blad.installation} {blad.line} {blad.digest}",
            lines=(
                words.say("voet_titel"),
                words.say("voet_code", merk=blad.mark, regel=line, moment=moment),
                words.say("voet_uitleg"),
            ),
        ),
    )


def grouped(digest: str) -> tuple[str, ...]:
    """Return a hash in groups of four digits."""
    return tuple(digest[at : at + _GROUP] for at in range(0, len(digest), _GROUP))


def _blocks(blad: BewijsBlad, line: str, moment: str, settings: Settings, words: BewijsWords) -> tuple[Block, ...]:
    practice = (Notice(words.say("oefening_titel"), words.say("oefening")),) if settings.practice else ()
    previous = blad.previous[:_SHORT] if blad.previous else words.say("geen_vorige")
    facts = (
        ("nummer", blad.number),
        ("regel", line),
        ("merk", blad.mark),
        ("moment", moment),
        ("door", blad.by),
        ("vorige", previous),
        ("installatie", blad.installation),
    )
    return (
        Heading(words.headings["titel"], 1),
        *practice,
        Paragraph(words.say("uitleg")),
        Facts(tuple((words.say(name), value) for name, value in facts if value)),
        Heading(words.headings["merk"]),
        _digest(blad.digest, words),
        Paragraph(words.say("merk_uitleg"), muted=True),
        Heading(words.headings["later"]),
        Bullets(tuple(words.say(f"later_{step}") for step in (1, 2, 3, 4))),
    )


def _digest(digest: str, words: BewijsWords) -> Table:
    """The hash under the numbers of its groups, so that two people can compare it aloud."""
    groups = grouped(digest)
    head = tuple(str(number) for number in range(1, _ROW + 1))
    rows = tuple(tuple(groups[at : at + _ROW]) for at in range(0, len(groups), _ROW))
    return Table(words.table["merk"], head, rows)
