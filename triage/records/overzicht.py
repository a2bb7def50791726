"""The overview for a citizen on paper: who looked at their data, when, and what for (AVG 15; product.md chapter 11).

Functions, not names, unless the municipality chose otherwise (CJEU C-579/21). What is left out by law leaves no trace:
the same sentences stand on every overview (UAVG 41).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, Protocol

from triage.access.standbewijs import Peil
from triage.casus.wording import dutch_date
from triage.kader.model import Kader
from triage.ports import Settings
from triage.records.blocks import Block, Bullets, Document, Facts, Heading, Notice, Paragraph, Table
from triage.records.brief import imprint
from triage.records.sentences import dutch_moment

_WIDTHS: Final = (1.35, 1.75, 2.0, 2.2)
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


class ShownLine(Protocol):
    """A line of an overview, as `triage.casework.inzagelog.overzicht` gives it."""

    @property
    def at(self) -> datetime:
        """The moment of the first time, in the municipality's zone."""
        ...

    @property
    def function(self) -> str:
        """Of who did it; empty where nobody knows it any more."""
        ...

    @property
    def team(self) -> str:
        """Of who did it."""
        ...

    @property
    def behalf(self) -> str:
        """The function of who was replaced, or empty."""
        ...

    @property
    def act(self) -> str:
        """The slug of the act."""
        ...

    @property
    def name(self) -> str:
        """Of the employee, only where the municipality chose to tell names."""
        ...

    @property
    def count(self) -> int:
        """How many times on that day."""
        ...


class Shown(Protocol):
    """What the paper is made of, as `triage.casework.inzagelog.overzicht` gives it."""

    @property
    def name(self) -> str:
        """For whom it is."""
        ...

    @property
    def since(self) -> date:
        """The first day it covers."""
        ...

    @property
    def until(self) -> date:
        """The last day it covers."""
        ...

    @property
    def made_at(self) -> datetime:
        """The moment of making, in the municipality's zone."""
        ...

    @property
    def mark(self) -> Peil:
        """The head of the log of that moment."""
        ...

    @property
    def settings(self) -> Settings:
        """What the municipality set."""
        ...

    @property
    def lines(self) -> Sequence[ShownLine]:
        """Newest first, without what the law leaves out."""
        ...


def overzicht_document(shown: Shown, processings: Mapping[str, str], words: OverzichtWords) -> Document:
    """Compose the overview for one citizen.

    Args:
        processings: to which processing of the register an act belongs, both by slug (`of_acts`).
    """
    settings, kenmerk = shown.settings, reference(shown.mark, words)
    return Document(
        title=words.say("titel"),
        subject=words.say("onderwerp", kenmerk=kenmerk),
        imprint=imprint(settings, kenmerk, shown.made_at.date()),
        blocks=tuple(_blocks(shown, processings, words)),
    )


def reference(mark: Peil, words: OverzichtWords) -> str:
    """Return the kenmerk of an overview: the line of the log at which it was made.

    Never the kenmerk of a casus: who reads it may not know yet that there is one (UAVG 41).
    """
    return words.say("kenmerk_waarde", regel=str(mark.seq))


def of_acts(kader: Kader) -> dict[str, str]:
    """Return to which processing of the register each act belongs."""
    return {act: one.id for one in kader.processings.values() for act in one.acts}


def cells(line: ShownLine, processing: str, words: OverzichtWords) -> tuple[str, str, str, str]:
    """Return a line as the citizen reads it: day and time, who, what, what for."""
    often = line.count > 1
    when = words.say("dag_vanaf" if often else "dag_tijd", dag=_day(line.at), tijd=f"{line.at:%H:%M}")
    what = words.what(line.act)
    if often:
        what = words.say("vaker", wat=what, aantal=str(line.count))
    return when, _who(line, words), what, words.purpose(processing)


def _who(line: ShownLine, words: OverzichtWords) -> str:
    function = line.function or words.say("onbekende_functie")
    behalf = words.say("namens", functie=line.behalf) if line.behalf else ""
    return "\n".join(part for part in (line.name, function, line.team, behalf) if part)


def _day(at: datetime) -> str:
    """Return `1 sep 2026` in one piece: a column of days is narrow."""
    return f"{at.day}\N{NO-BREAK SPACE}{_MONTHS[at.month - 1]}\N{NO-BREAK SPACE}{at.year}"


def _blocks(shown: Shown, processings: Mapping[str, str], words: OverzichtWords) -> Iterator[Block]:
    settings = shown.settings
    yield Heading(words.headings["titel"], 1)
    days = {"van": dutch_date(shown.since), "tot": dutch_date(shown.until)}
    yield Paragraph(words.say("voor", naam=shown.name, **days), muted=True)
    if settings.practice:
        yield Notice(words.say("oefening_titel"), words.say("oefening"))
    yield Heading(words.headings["wat"])
    yield Paragraph(words.say("uitleg"))
    yield Paragraph(words.say("uitleg_naam" if settings.overview_names else "uitleg_functie"))
    yield Paragraph(words.say("uitleg_vaak"))
    yield from _list(shown, processings, words)
    yield Heading(words.headings["weglaten"])
    yield Paragraph(words.say("weglaten"))
    yield from _rights(settings, words)
    yield from _about(shown, words)


def _list(shown: Shown, processings: Mapping[str, str], words: OverzichtWords) -> Iterator[Block]:
    yield Heading(words.headings["lijst"])
    if not shown.lines:
        yield Paragraph(words.say("geen_regels"))
        return
    yield Paragraph(words.say("volgorde"))
    head = ("wanneer", "wie_naam" if shown.settings.overview_names else "wie", "wat", "waarvoor")
    yield Table(
        words.table["titel"],
        tuple(words.table[name] for name in head),
        tuple(cells(line, processings.get(line.act, ""), words) for line in shown.lines),
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


def _about(shown: Shown, words: OverzichtWords) -> Iterator[Block]:
    yield Heading(words.headings["stuk"])
    yield Facts(
        (
            (words.say("kenmerk"), reference(shown.mark, words)),
            (words.say("gemaakt"), dutch_moment(shown.made_at)),
            (words.say("logboek"), f"{shown.mark.seq}-{shown.mark.mark}"),
        )
    )
    yield Paragraph(words.say("logboek_uitleg"), muted=True)
