"""The recovery sheet on paper: the keys that open the store when a keyring or a password is lost.

Each key stands on a page of its own, for an envelope of its own, and is kept nowhere else.
"""

from datetime import date
from typing import Final

from triage.casus.wording import dutch_date
from triage.ports import Settings
from triage.records.blocks import (
    Block,
    Bullets,
    Document,
    Heading,
    Imprint,
    Notice,
    PageBreak,
    Paragraph,
    Signature,
    Table,
)
from triage.records.sentences import PaperWords

_SHORT: Final = 8
"""Characters of the installation's name: enough to tell two stores apart on paper."""


def recovery_document(
    keys: tuple[str, ...], installation: str, settings: Settings, made: date, words: PaperWords
) -> Document:
    """Compose the recovery sheet: one page for each key.

    Args:
        keys: as printed, in groups with dashes.
        installation: the name of the store; its beginning is printed, so that sheets of two stores are not mixed up.
        settings: municipality and unit.
        made: the day of making.
        words: `resources/papier/herstel.toml`.
    """
    mark = installation[:_SHORT].upper()
    blocks: list[Block] = [Heading(words.headings["blad"], 1)]
    for number, key in enumerate(keys, 1):
        if number > 1:
            blocks.append(PageBreak())
        blocks += _sheet(key, number, len(keys), words)
    imprint = Imprint(settings.municipality, settings.unit, settings.colour, mark, dutch_date(made), logo=settings.logo)
    return Document(words.say("titel"), words.say("onderwerp"), imprint, tuple(blocks))


def _sheet(key: str, number: int, total: int, words: PaperWords) -> list[Block]:
    return [
        Heading(words.say("blad_nummer", nummer=str(number), aantal=str(total))),
        Paragraph(words.say("waarvoor")),
        Heading(words.headings["sleutel"], 3),
        *_key(key, words),
        Paragraph(words.say("lezen"), muted=True),
        Notice(words.say("waarschuwing_titel"), words.say("waarschuwing")),
        Heading(words.headings["bewaren"], 3),
        Bullets(tuple(words.say(f"bewaren_{step}") for step in (1, 2, 3, 4))),
        Heading(words.headings["gebruiken"], 3),
        Bullets(tuple(words.say(f"gebruiken_{step}") for step in (1, 2, 3, 4))),
        Signature((words.say("verzegeld_door"),)),
    ]


def _key(key: str, words: PaperWords) -> tuple[Block, ...]:
    """The groups under their numbers, so that one can say over the telephone which one is meant."""
    groups = key.split("-")
    head = tuple(words.say("groep", nummer=str(number)) for number in range(1, len(groups) + 1))
    return (Table(words.table["sleutel"], head, (tuple(groups),)),)
