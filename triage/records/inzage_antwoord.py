"""What the municipality has about one person, on paper, with the answer to a request for it (AVG art. 15).

Only that person's data: third parties are left out, and so is what is validly deferred (UAVG 41). Who is not known and
of whom nothing may be told get the very same paper; the same sentences about leaving out stand on every one.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from triage.casus.wording import dutch_date
from triage.ports import Settings
from triage.records.blocks import Block, Bullets, Document, Facts, Heading, Notice, Paragraph, Table
from triage.records.brief import BriefWords, imprint, voiced
from triage.records.informatie import VOICES, Voor

_WIDTHS: Final = (1.4, 2.6, 2.4, 2.0)
_NAME: Final = re.compile(r"\w+")
_NAME_PART: Final = 3
"""Shorter parts of a name (`de`, `el`) are words of every sentence."""


@dataclass(frozen=True, slots=True)
class Genomen:
    """A sealed decision about the person.

    Args:
        outcome: in words.
        purpose: what it was for, without third parties.
        until: until when it holds, or None.
    """

    number: str
    day: date
    outcome: str
    purpose: str
    until: date | None


@dataclass(frozen=True, slots=True)
class Gegeven:
    """What really left about the person, once; the recipient by organisation and function, never by name."""

    day: date
    item: str
    recipient: str
    function: str
    channel: str


@dataclass(frozen=True, slots=True)
class Gepland:
    """An agreement of the 1-plan that is about the person."""

    support: str
    organisation: str
    since: date


@dataclass(frozen=True, slots=True)
class InzageFeiten:
    """What may be told about one person; empty where nothing may, for whatever reason.

    Args:
        name: as the person gave it in the request.
        born: the day of birth that is written down, or None.
        kenmerken: of the casussen that may be told of.
    """

    name: str
    born: date | None = None
    kenmerken: tuple[str, ...] = ()
    decisions: tuple[Genomen, ...] = ()
    left: tuple[Gegeven, ...] = ()
    plan: tuple[Gepland, ...] = ()

    @property
    def nothing(self) -> bool:
        """Nothing may be told."""
        return not self.kenmerken


def without_others(text: str, own: str, others: Iterable[str], instead: str) -> str:
    """Return a text in which the names of other people are taken out, whole or in part, whatever their case.

    Args:
        own: the name of the reader: what is in it stays, also where others are called so.
    """
    mine = {part.casefold() for part in _NAME.findall(own)}
    named = {part for name in others for part in _NAME.findall(name) if len(part) >= _NAME_PART}
    parts = {part for part in named if part.casefold() not in mine}
    if not parts:
        return text
    pattern = "|".join(sorted(map(re.escape, parts), key=len, reverse=True))
    found = re.sub(rf"\b(?:{pattern})\b(?:\s+\b(?:{pattern})\b)*", instead, text, flags=re.IGNORECASE)
    return re.sub(r"[ \t]+", " ", found)


def inzage_document(
    facts: InzageFeiten,
    kenmerk: str,
    day: date,
    settings: Settings,
    words: BriefWords,
    voor: Voor = Voor.VOLWASSENE,
) -> Document:
    """Compose the paper.

    Args:
        kenmerk: of the request; it names no casus.
        words: `resources/papier/inzage_antwoord.toml`.
        voor: to whom it speaks, as the letter that it goes with.
    """
    words = voiced(words, VOICES[voor])
    return Document(
        title=words.say("titel"),
        subject=words.say("onderwerp", kenmerk=kenmerk),
        imprint=imprint(settings, kenmerk, day),
        blocks=tuple(_blocks(facts, day, settings, words)),
    )


def _blocks(facts: InzageFeiten, day: date, settings: Settings, words: BriefWords) -> Iterator[Block]:
    yield Heading(words.headings["titel"], 1)
    if settings.practice:
        yield Notice(words.say("oefening_titel"), words.say("oefening"))
    yield Paragraph(words.say("voor", naam=facts.name, dag=dutch_date(day)))
    if facts.nothing:
        yield words.head("gegevens")
        yield Paragraph(words.say("niets"))
    else:
        yield from _person(facts, words)
        yield from _decisions(facts, words)
        yield from _left(facts, words)
        yield from _plan(facts, words)
        yield words.head("keek")
        yield Paragraph(words.say("keek"))
        yield words.head("bewaren")
        yield Paragraph(words.say("bewaren"))
    yield words.head("weglaten")
    yield Paragraph(words.say("weglaten", naam=facts.name))
    yield words.head("rechten")
    yield Bullets(tuple(words.say(f"recht_{key}") for key in ("verbeteren", "wissen", "beperken", "klacht")))


def _person(facts: InzageFeiten, words: BriefWords) -> Iterator[Block]:
    yield words.head("gegevens")
    yield Paragraph(words.say("gegevens", naam=facts.name))
    born = ((words.say("geboren"), dutch_date(facts.born)),) if facts.born else ()
    yield Facts(((words.say("naam"), facts.name), *born, (words.say("casus"), ", ".join(facts.kenmerken))))


def _decisions(facts: InzageFeiten, words: BriefWords) -> Iterator[Block]:
    yield words.head("besluiten")
    if not facts.decisions:
        yield Paragraph(words.say("geen_besluiten"))
    for one in facts.decisions:
        yield Heading(words.say("besluit", nummer=one.number, dag=dutch_date(one.day)), 3)
        until = ((words.say("geldig"), dutch_date(one.until)),) if one.until else ()
        purpose = ((words.say("doel"), one.purpose),) if one.purpose else ()
        yield Facts(((words.say("uitkomst"), one.outcome), *purpose, *until))


def _left(facts: InzageFeiten, words: BriefWords) -> Iterator[Block]:
    yield words.head("gedeeld")
    if not facts.left:
        yield Paragraph(words.say("niets_gedeeld"))
        return
    head = tuple(words.say(f"kop_{key}") for key in ("dag", "wat", "wie", "hoe"))
    rows = tuple((dutch_date(one.day), one.item, _whom(one), words.say(f"weg_{one.channel}")) for one in facts.left)
    yield Table(words.say("tabel"), head, rows, _WIDTHS)


def _whom(one: Gegeven) -> str:
    return "\n".join(part for part in (one.recipient, one.function) if part)


def _plan(facts: InzageFeiten, words: BriefWords) -> Iterator[Block]:
    yield words.head("plan")
    if not facts.plan:
        yield Paragraph(words.say("geen_plan"))
        return
    yield Bullets(tuple(_agreed(one, words) for one in facts.plan))


def _agreed(one: Gepland, words: BriefWords) -> str:
    by = one.organisation or words.say("zelf")
    return words.say("afspraak", hulp=one.support, wie=by, dag=dutch_date(one.since))
