"""The whole reasoning as sections of words, with what changed since last time. Pure: no widget in sight."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from triage.besluit.difference import Change as Changed
from triage.besluit.difference import ChangedAnswer
from triage.besluit.snapshot import SealedAnswer, SealedConsult, SealedLine, Snapshot
from ui.recipients import agreed
from ui.widgets.diff import Change, Segments
from ui.words import day, say

_CHANGES: Final = {Changed.SAME: Change.SAME, Changed.ADDED: Change.ADDED, Changed.GONE: Change.REMOVED}


@dataclass(frozen=True, slots=True)
class Row:
    """A label with its words.

    Args:
        key: `vraag@item`, to jump to and to attach a question to.
        segments: how it changed, word by word; empty when it did not.
    """

    key: str
    label: str
    text: str
    segments: Segments = ()


@dataclass(frozen=True, slots=True)
class Part:
    """Rows about one person, line or consult; `title` names it. `note` is a status in words (`oneens`)."""

    title: str
    rows: tuple[Row, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the reasoning; `id` is its slug in the sentences."""

    id: str
    title: str
    parts: tuple[Part, ...]


_SECTIONS: Final = (
    ("doel", ("doel.", "vraag.")),
    ("toestemming", ("toestemming.",)),
    ("geheimhouding", ("geheim.",)),
    ("middelen", ("toets.middelen",)),
    ("toetsvragen", ("toets.",)),
    ("gronden", ()),
    ("inschattingen", ()),
    ("zicht", ("zicht.",)),
    ("informeren", ("informeren.", "uavg41.")),
    ("betrekken", ("betrekken.",)),
    ("aanleiding", ("aanleiding.", "gevaar.", "spoed.")),
    ("betrokkenen", ("persoon.",)),
    ("botsingen", ("botsing.",)),
)
_OF_LINES: Final = ("regel.", "grond.", "voorstel.", "niet.")
_AS_ASKED: Final = ("toets.", "zicht.", "botsing.")
"""Answers that only mean something beside the question as asked; elsewhere its short name says enough."""


def sections(shot: Snapshot, changes: tuple[ChangedAnswer, ...] = ()) -> tuple[Section, ...]:
    """Return every section that has something to say, with what changed since last time."""
    reasoning = _Reasoning(shot, {_key(one): one for one in changes})
    made = (Section(name, say(f"besluiten.deel.{name}"), reasoning.parts(name, starts)) for name, starts in _SECTIONS)
    return tuple(section for section in made if section.parts)


def _key(one: ChangedAnswer | SealedAnswer) -> str:
    return f"{one.question}@{one.item}" if one.item else one.question


def segments_of(changed: ChangedAnswer) -> Segments:
    """Return a difference as the screen shows it."""
    return tuple((_CHANGES[segment.change], segment.text) for segment in changed.segments)


def change_name(changed: ChangedAnswer) -> str:
    """Return what a changed answer is called in a list."""
    return f"{changed.short} ({changed.about})" if changed.about else changed.short


def change_key(changed: ChangedAnswer) -> str:
    """Return where a changed answer stands."""
    return _key(changed)


def askable(shot: Snapshot) -> tuple[tuple[str, str], ...]:
    """Return every answer a question can be about: its key and its name."""
    answers = (answer for step in shot.steps for answer in step.answers)
    return tuple((_key(one), f"{one.short} ({one.about})" if one.about else one.short) for one in answers)


@dataclass(frozen=True, slots=True)
class _Reasoning:
    shot: Snapshot
    changes: dict[str, ChangedAnswer]

    def parts(self, section: str, starts: tuple[str, ...]) -> tuple[Part, ...]:
        match section:
            case "gronden":
                return tuple(self._line(number, line) for number, line in enumerate(self.shot.lines, 1))
            case "inschattingen":
                return tuple(self._consults())
            case "middelen":
                return self._ways()
            case "toetsvragen":
                return self._plain(starts, "toets.middelen")
            case _:
                return self._plain(starts)

    def _rows(self, starts: tuple[str, ...], without: str = "") -> Iterator[tuple[str, Row]]:
        """Answers in their order, and after them what went away since last time."""
        there = set()
        for step in self.shot.steps:
            for answer in step.answers:
                if answer.question.startswith(starts) and answer.question != without:
                    there.add(_key(answer))
                    yield answer.about, self._row(answer)
        for key, changed in self.changes.items():
            if key not in there and changed.question.startswith(starts) and changed.question != without:
                yield changed.about, Row(key, changed.short, "", segments_of(changed))

    def _row(self, answer: SealedAnswer) -> Row:
        key = _key(answer)
        label = answer.text if answer.question.startswith(_AS_ASKED) else answer.short
        changed = self.changes.get(key)
        return Row(key, label, answer.answer, segments_of(changed) if changed else ())

    def _plain(self, starts: tuple[str, ...], without: str = "") -> tuple[Part, ...]:
        # By item and not by name: a father and a son may bear the same one.
        parts: dict[str, tuple[str, list[Row]]] = {}
        rows = sorted(self._rows(starts, without), key=lambda one: _rank(one[1].key, starts))
        for about, row in rows:
            item = row.key.partition("@")[2]
            parts.setdefault(item, (about, []))[1].append(row)
        return tuple(Part(about, tuple(found)) for about, found in parts.values())

    def _ways(self) -> tuple[Part, ...]:
        if "toets.middelen" in self.changes:
            return self._plain(("toets.middelen",))
        rows = tuple(Row("toets.middelen", way.text, way.words) for way in self.shot.ways)
        return (Part("", rows),) if rows else ()

    # --------------------------------------------------------------------------------------------------- consults
    def _consults(self) -> Iterator[Part]:
        ids = [a.item for s in self.shot.steps for a in s.answers if a.question == "consult.functie"]
        for item, consult in zip(ids, self.shot.consults, strict=False):
            yield self._consult(item, consult)
        others = tuple(row for _, row in self._rows(("consult.nieuw", "consult.fg")))
        gone = tuple(
            Row(key, change_name(one), "", segments_of(one))
            for key, one in self.changes.items()
            if one.question.startswith("consult.") and one.item and one.item not in ids
        )
        if others or gone:
            yield Part("", (*others, *gone))

    def _consult(self, item: str, consult: SealedConsult) -> Part:
        view = say(f"besluiten.inschatting.{consult.view}") if consult.view else ""
        when = day(date.fromisoformat(consult.day)) if consult.day else ""
        key = f"consult.woorden@{item}"
        rows = [Row(key, when, consult.words)] if consult.words or when else []
        rows = [row for row in rows if row.key not in self.changes]
        rows += [row for about, row in self._rows(("consult.",)) if row.key.endswith(f"@{item}") and row.segments]
        return Part(consult.function, tuple(rows), view)

    # ------------------------------------------------------------------------------------------------------ lines
    def _line(self, number: int, line: SealedLine) -> Part:
        facts = (
            ("voorstel.keuze", say("besluiten.regel.voorstel"), say(f"besluiten.lot.{_lot(line)}", route=line.route)),
            ("grond.b1", say("besluiten.regel.gronden"), "\n".join(f"{c.id} · {c.sentence}" for c in line.codes)),
            ("grond.artikel", say("besluiten.regel.artikel"), line.article),
            ("regel.afspraak", say("convenanten.besluit.naam"), agreed(self.shot, line.recipient)),
            ("regel.reden", say("besluiten.regel.reden"), line.reason),
            ("regel.waarom", say("besluiten.regel.waarom"), line.why),
            ("regel.bijzonder_waarom", say("besluiten.regel.bijzonder"), self._special(line)),
            ("grond.motivering", say("besluiten.regel.motivering"), line.motivation),
        )
        changed = [row for _, row in self._rows(_OF_LINES) if row.segments and row.key.endswith(f"@{line.id}")]
        keys = {row.key for row in changed}
        rows = [Row(f"{name}@{line.id}", label, text) for name, label, text in facts if text]
        rows = [row for row in rows if row.key not in keys] + changed
        return Part(
            say("besluiten.regel.titel", nummer=number, gegeven=line.item, ontvanger=line.recipient), tuple(rows)
        )

    def _special(self, line: SealedLine) -> str:
        return self.shot.answer("regel.bijzonder_waarom", line.id)


def _rank(key: str, starts: tuple[str, ...]) -> int:
    """What a section is named after comes first in it; else the order in which it was asked stays."""
    return next(place for place, start in enumerate(starts) if key.startswith(start))


def _lot(line: SealedLine) -> str:
    return f"{line.lot}_{'delen' if line.proposed else 'niet'}" if line.lot == "tenzij" else line.lot
