"""The fixed sentences around sealed facts, and how names, days and codes are written on paper."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from triage.besluit.snapshot import SealedCode
from triage.casus.wording import dutch_date
from triage.ports import Settings
from triage.records.blocks import Heading, Notice


@dataclass(frozen=True, slots=True)
class PaperWords:
    """The fixed sentences of a document, by key: `koppen`, `zinnen` and `tabel` of its file in `resources/papier`."""

    headings: Mapping[str, str]
    lines: Mapping[str, str]
    table: Mapping[str, str]

    def say(self, key: str, **facts: str) -> str:
        """Return a sentence with its facts filled in; what people typed is never read as a placeholder."""
        return self.lines[key].format_map(facts)

    def head(self, key: str) -> Heading:
        """Return the heading of a chapter."""
        return Heading(self.headings[key])


@dataclass(frozen=True, slots=True)
class Sentences(PaperWords):
    """Those of a document that tells about questions as well: `toetsvragen` of its file."""

    tests: Mapping[str, str]


def practice_notice(settings: Settings, words: PaperWords) -> tuple[Notice, ...]:
    """Return what stands above a paper that was made to practise."""
    return (Notice(words.say("oefening_titel"), words.say("oefening")),) if settings.practice else ()


def listed(parts: Iterable[str]) -> str:
    """Join parts as in a sentence: `a, b en c`."""
    every = tuple(parts)
    return " en ".join(part for part in (", ".join(every[:-1]), *every[-1:]) if part)


def dutch(day: str) -> str:
    """Return an ISO day as `18 november 2026`."""
    return dutch_date(date.fromisoformat(day))


def dutch_moment(moment: datetime) -> str:
    """Return `18 november 2026 om 14:21`."""
    return f"{dutch_date(moment.date())} om {moment:%H:%M}"


def coded(code: SealedCode) -> str:
    """Return a code as a citizen reads it: the sentence first, then its letter and its source."""
    return f"{code.sentence} ({code.id} · {code.law})"
