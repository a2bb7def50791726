"""The letters about a signal: that there is one, and that it was unfounded. Never what happened, never who gave it.

To the person there are three: for a grown-up, in simpler words from twelve to sixteen, and to who represents a child.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from triage.casus.wording import dutch_date
from triage.ports import Settings
from triage.records.blocks import Block, Bullets, Document, Facts, Paragraph
from triage.records.brief import NO_REMEDIES, Addressee, Brief, BriefWords, Remedies, brief_document, voiced
from triage.records.informatie import VOICES, Voor

_ALL: Final = Remedies()


@dataclass(frozen=True, slots=True)
class Melding:
    """A signal as a letter tells it.

    Args:
        number: of the signal; the reference on every page.
        name: of the person it is about.
        received: when it came in.
        area: the neighbourhood or place, or empty.
        kind, concern: where it was seen and with what help might come, in the words of the kader.
        source: slug of the kind of source.
        destroyed_on: the last day of an unfounded signal, or None.
        told: the person was told of it before.
        sender: the function of who sends it.
        years: how long a signal is kept after its end.
        voor: to whom the letter to the person speaks.
    """

    number: str
    day: date
    name: str
    received: date
    area: str
    kind: str
    concern: tuple[str, ...]
    source: str
    destroyed_on: date | None
    told: bool
    sender: str
    years: int
    voor: Voor = Voor.VOLWASSENE


def signaal_document(given: Melding, settings: Settings, words: BriefWords, frame: BriefWords) -> Document:
    """Compose the letter to the person that there is a signal (AVG art. 14).

    Args:
        words: of `resources/papier/signaal.toml`.
        frame: of `resources/papier/brief.toml`.
    """
    words = voiced(words, VOICES[given.voor])
    brief = _to_person(given, words, "titel", _told(given, words))
    return brief_document(brief, settings, frame)


def onterecht_document(given: Melding, settings: Settings, words: BriefWords, frame: BriefWords) -> Document:
    """Compose the letter to the person that a signal was unfounded and goes; it tells both where nothing was told."""
    words = voiced(words, VOICES[given.voor])
    brief = _to_person(given, words, "titel_onterecht", _unfounded(given, words), Remedies(objection=False))
    return brief_document(brief, settings, frame)


def _to_person(
    given: Melding, words: BriefWords, title: str, blocks: Iterator[Block], remedies: Remedies = _ALL
) -> Brief:
    return Brief(
        kenmerk=given.number,
        day=given.day,
        to=Addressee(words.say("aan", naam=given.name)),
        subject=words.say(title),
        blocks=tuple(blocks),
        sender=given.sender,
        # A signal does not say what a parent is called: the letter is to whoever has that part.
        salutation=words.say("aanhef") if given.voor is Voor.VERTEGENWOORDIGER else "",
        remedies=remedies,
        plain=given.voor is Voor.JONGERE,
        for_another=given.voor is Voor.VERTEGENWOORDIGER,
    )


def gevraagde_document(
    given: Melding, to: Addressee, settings: Settings, words: BriefWords, frame: BriefWords
) -> Document:
    """Compose the letter to somebody who was asked about the person: the signal was unfounded, please forget it."""
    brief = Brief(
        kenmerk=given.number,
        day=given.day,
        to=to,
        subject=words.say("titel_gevraagde"),
        blocks=tuple(_forget(given, words)),
        sender=given.sender,
        remedies=NO_REMEDIES,
    )
    return brief_document(brief, settings, frame)


def _told(given: Melding, words: BriefWords) -> Iterator[Block]:
    yield Paragraph(words.say("begin", dag=dutch_date(given.received), naam=given.name))
    yield Paragraph(words.say("begin_gesprek", naam=given.name))
    yield words.head("wat")
    yield Facts(tuple(_facts(given, words)))
    yield Paragraph(words.say("meer_niet"))
    yield words.head("waarom")
    yield Paragraph(words.say("waarom", naam=given.name))
    yield Paragraph(words.say("niet_gedeeld", naam=given.name))
    yield words.head("verder")
    yield Bullets(tuple(words.say(key, naam=given.name) for key in _NEXT))
    yield Paragraph(words.say("bewaren", jaren=str(given.years)))


_NEXT: Final = ("verder_gesprek", "verder_uitkomst", "verder_onterecht")


def _facts(given: Melding, words: BriefWords) -> Iterator[tuple[str, str]]:
    found = (
        ("naam", given.name),
        ("dag", dutch_date(given.received)),
        ("plek", given.area),
        ("soort", given.kind),
        ("hulp", "\n".join(given.concern)),
        ("bron", words.say(f"bron_{given.source}") if given.source else ""),
    )
    return ((words.say(f"kop_{key}"), value) for key, value in found if value)


def _unfounded(given: Melding, words: BriefWords) -> Iterator[Block]:
    key = "onterecht" if given.told else "onterecht_nieuw"
    yield Paragraph(words.say(key, dag=dutch_date(given.received), naam=given.name))
    yield Paragraph(words.say("onterecht_uitleg"))
    yield words.head("weg")
    yield Paragraph(_goes(given, words))
    yield Paragraph(words.say("blijft", naam=given.name))
    yield Paragraph(words.say("onterecht_gevraagd", naam=given.name))


def _forget(given: Melding, words: BriefWords) -> Iterator[Block]:
    yield Paragraph(words.say("gevraagde", naam=given.name))
    yield Paragraph(words.say("gevraagde_onterecht"))
    yield words.head("vragen_u")
    yield Bullets(tuple(words.say(key) for key in ("gevraagde_niet_gebruiken", "gevraagde_wissen", "gevraagde_zeggen")))
    yield Paragraph(_goes(given, words))


def _goes(given: Melding, words: BriefWords) -> str:
    return words.say("weg_op", dag=dutch_date(given.destroyed_on)) if given.destroyed_on else words.say("weg")
