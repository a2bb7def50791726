"""The overview for a citizen on paper: who looked at their data, when, and what for (AVG 15; product.md chapter 11).

Functions, not names, unless the municipality chose otherwise (CJEU C-579/21). What is left out by law leaves no trace:
the same sentences stand on every overview (UAVG 41).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from triage.casus.wording import dutch_date
from triage.ports import Settings
from triage.records.besluit import WATERMARK
from triage.records.blocks import Block, Bullets, Document, Facts, Heading, Imprint, Notice, Paragraph, Table
from triage.records.sentences import dutch_moment

_WIDTHS: Final = (1.1, 1.7, 2.1, 2.4)
_OTHER: Final = "anders"
_MONTHS: Final = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")


@dataclass(frozen=True, slots=True)
class OverzichtWords:
    """The fixed sentences of the overview: the parts of `resources/papier/overzicht.toml`.

    Args:
        acts: an act of the log as a citizen reads it, by its slug.
        purposes: what for, by the processing of the kader that the act belongs to.
    """

    headings: Mapping[str, str]
    lines: Mapping[str, str]
    table: Mapping[str, str]
    acts: Mapping[str, str]
    purposes: Mapping[str, str]

    def say(self, key: str, **facts: str) -> str:
        """Return a sentence with its facts filled in."""
        return self.lines[key].format_map(facts)

    def what(self, act: str) -> str:
        """Return what somebody did, as in `bekeek uw casus`."""
        return self.acts.get(act, self.acts[_OTHER])

    def purpose(self, processing: str) -> str:
        """Return what it was for."""
        return self.purposes.get(processing, self.purposes[_OTHER])


@dataclass(frozen=True, slots=True)
class Gekeken:
    """One line as the citizen reads it.

    Args:
        at: in the municipality's zone.
        function: of who did it; empty where nobody knows it any more.
        name: only where the municipality chose to tell it.
        act: the slug of the act.
        processing: the slug of the processing it belongs to.
    """

    at: datetime
    function: str
    name: str
    act: str
    processing: str


@dataclass(frozen=True, slots=True)
class Blad:
    """What the paper is made of.

    Args:
        name: for whom it is.
        since, until: the days it covers.
        lines: oldest first, without what the law leaves out.
        made: the moment of making, in the municipality's zone.
        mark: number and short mark of the newest line of the log.
    """

    name: str
    kenmerk: str
    since: date
    until: date
    lines: tuple[Gekeken, ...]
    made: datetime
    mark: str


def overzicht_document(blad: Blad, settings: Settings, words: OverzichtWords) -> Document:
    """Compose the overview for one citizen."""
    return Document(
        title=words.say("titel"),
        subject=words.say("onderwerp", kenmerk=blad.kenmerk),
        imprint=Imprint(
            municipality=settings.municipality,
            unit=settings.unit,
            colour=settings.colour,
            kenmerk=blad.kenmerk,
            dated=dutch_date(blad.made.date()),
            watermark=WATERMARK if settings.practice else "",
        ),
        blocks=tuple(_blocks(blad, settings, words)),
    )


def cells(line: Gekeken, words: OverzichtWords, *, named: bool) -> tuple[str, str, str, str]:
    """Return a line as the citizen reads it: day and time, who, what, what for."""
    when = words.say("dag_tijd", dag=_day(line.at), tijd=f"{line.at:%H:%M}")
    who = line.function or words.say("onbekende_functie")
    if named and line.name:
        who = words.say("naam_functie", naam=line.name, functie=who)
    return when, who, words.what(line.act), words.purpose(line.processing)


def _day(at: datetime) -> str:
    """Return `1 sep 2026` in one piece: a column of days is narrow."""
    return f"{at.day}\N{NO-BREAK SPACE}{_MONTHS[at.month - 1]}\N{NO-BREAK SPACE}{at.year}"


def _blocks(blad: Blad, settings: Settings, words: OverzichtWords) -> Iterator[Block]:
    yield Heading(words.headings["titel"], 1)
    days = {"van": dutch_date(blad.since), "tot": dutch_date(blad.until)}
    yield Paragraph(words.say("voor", naam=blad.name, **days), muted=True)
    if settings.practice:
        yield Notice(words.say("oefening_titel"), words.say("oefening"))
    yield Heading(words.headings["wat"])
    yield Paragraph(words.say("uitleg"))
    yield Paragraph(words.say("uitleg_naam" if settings.overview_names else "uitleg_functie"))
    yield Paragraph(words.say("uitleg_vaak"))
    yield from _list(blad, settings, words)
    yield Heading(words.headings["weglaten"])
    yield Paragraph(words.say("weglaten"))
    yield from _rights(settings, words)
    yield from _about(blad, words)


def _list(blad: Blad, settings: Settings, words: OverzichtWords) -> Iterator[Block]:
    yield Heading(words.headings["lijst"])
    if not blad.lines:
        yield Paragraph(words.say("geen_regels"))
        return
    count = len(blad.lines)
    yield Paragraph(words.say("aantal_een" if count == 1 else "aantal", aantal=str(count)))
    named = settings.overview_names
    head = ("wanneer", "wie_naam" if named else "wie", "wat", "waarvoor")
    yield Table(
        words.table["titel"],
        tuple(words.table[name] for name in head),
        tuple(cells(line, words, named=named) for line in blad.lines),
        _WIDTHS,
    )


def _rights(settings: Settings, words: OverzichtWords) -> Iterator[Block]:
    yield Heading(words.headings["rechten"])
    keys = ("recht_vraag", "recht_nieuw", "recht_gegevens", "recht_klacht", "recht_ap")
    yield Bullets(tuple(words.say(key) for key in keys))
    contacts = (("contact", settings.contact), ("fg", settings.fg_contact))
    pairs = tuple((words.say(key), value.strip()) for key, value in contacts if value.strip())
    if pairs:
        yield Heading(words.headings["vragen"])
        yield Facts(pairs)


def _about(blad: Blad, words: OverzichtWords) -> Iterator[Block]:
    yield Heading(words.headings["stuk"])
    yield Facts(
        (
            (words.say("kenmerk"), blad.kenmerk),
            (words.say("gemaakt"), dutch_moment(blad.made)),
            (words.say("logboek"), blad.mark),
        )
    )
    yield Paragraph(words.say("logboek_uitleg"), muted=True)
