"""The letters to a citizen who asked something: receipt, identity, extension, the answer, and what was taken back.

One `Antwoord` holds what may be said; `antwoord_document` says it. Where nothing may be told (`neutral`) every letter
has the same fixed sentences, for who is not known and for who may not know yet alike (UAVG 41; AVG art. 12).
Each letter is in the words of its reader: who asked for themselves, somebody young, or who asked for another (UAVG 5).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from triage.casus.wording import dutch_date
from triage.ports import Settings
from triage.records.blocks import Block, Bullets, Document, Heading, Notice, Paragraph
from triage.records.brief import Addressee, Brief, BriefWords, Remedies, brief_document, voiced
from triage.records.informatie import VOICES, Voor

_OF_THE_AVG: Final = frozenset({"inzage", "rectificatie", "wissing", "vernietiging", "beperking", "bezwaar"})
_PLAIN: Final = Remedies(objection=False, awb=False, rights=False, complaint=True)


class Briefsoort(StrEnum):
    """The letters that go with a request."""

    ONTVANGST = "ontvangst"
    IDENTITEIT = "identiteit"
    VERLENGING = "verlenging"
    ANTWOORD = "antwoord"
    INGETROKKEN = "ingetrokken"
    GEGEVENS = "gegevens"
    """What goes with the answer to a request for inzage (`triage.records.inzage_antwoord`)."""


@dataclass(frozen=True, slots=True)
class Regelantwoord:
    """What is answered about one line."""

    item: str
    recipient: str
    granted: bool
    reason: str
    correction: str


@dataclass(frozen=True, slots=True)
class Antwoord:
    """What a letter may say.

    Args:
        right: slug of what was asked (`triage.followup.verzoek.Recht`).
        kenmerk: the number of the request.
        address: lines of a safe address, or empty: then it is handed over.
        until: the last day for the answer, or None.
        asked: what more is needed to know who asks.
        reason: of the extension, or of the answer.
        outcome: slug of the decision.
        neutral: only the fixed sentences.
        lines: per contested line.
        told: who is told of it: organisations with the function of who got it.
        court: the answer of a jeugdhulpverlener (UAVG art. 35).
        contested: the number of the request whose answer was contested.
        sender: the function of who writes.
        about: whom it is about, as it was given in the request.
        voor: to whom the letter speaks.
    """

    right: str
    kenmerk: str
    day: date
    name: str
    address: str
    received_on: date
    until: date | None
    sender: str
    asked: str = ""
    reason: str = ""
    outcome: str = ""
    neutral: bool = False
    lines: tuple[Regelantwoord, ...] = ()
    told: tuple[str, ...] = ()
    court: bool = False
    contested: str = ""
    about: str = ""
    voor: Voor = Voor.VOLWASSENE


def antwoord_document(
    kind: Briefsoort, answer: Antwoord, settings: Settings, words: BriefWords, frame: BriefWords
) -> Document:
    """Compose a letter.

    Args:
        words: `resources/papier/antwoord.toml`.
        frame: `resources/papier/brief.toml`.
    """
    words = voiced(words, VOICES[answer.voor])
    brief = Brief(
        kenmerk=answer.kenmerk,
        day=answer.day,
        to=Addressee(answer.name, address=answer.address),
        subject=words.say(f"titel_{kind.value}"),
        blocks=tuple(_blocks(kind, answer, words)),
        sender=answer.sender,
        remedies=_remedies(kind, answer),
        plain=answer.voor is Voor.JONGERE,
        for_another=answer.voor is Voor.VERTEGENWOORDIGER,
    )
    return brief_document(brief, settings, frame)


def _remedies(kind: Briefsoort, answer: Antwoord) -> Remedies:
    if kind is not Briefsoort.ANTWOORD:
        return _PLAIN
    awb = answer.right in _OF_THE_AVG and not answer.court
    return Remedies(objection=False, awb=awb, rights=False, complaint=True, heard=answer.right == "klacht")


def _blocks(kind: Briefsoort, answer: Antwoord, words: BriefWords) -> Iterator[Block]:
    asked = words.say(f"vroeg_{answer.right}", dag=dutch_date(answer.received_on), naam=answer.about)
    yield Paragraph(asked)
    match kind:
        case Briefsoort.ONTVANGST:
            yield from _receipt(answer, words)
        case Briefsoort.IDENTITEIT:
            yield from _identity(answer, words)
        case Briefsoort.VERLENGING:
            yield from _longer(answer, words)
        case Briefsoort.INGETROKKEN:
            yield Paragraph(words.say("ingetrokken"))
        case _:
            yield from _answer(answer, words)


def _receipt(answer: Antwoord, words: BriefWords) -> Iterator[Block]:
    yield Paragraph(words.say("ontvangst"))
    yield words.head("verder")
    steps = ["stap_wie", "stap_ander", "stap_stil"] if answer.right in _OF_THE_AVG else ["stap_ander"]
    yield Bullets(tuple(words.say(step, naam=answer.about) for step in steps))
    if answer.until is not None:
        law = words.say(f"wet_{'avg' if answer.right in _OF_THE_AVG else answer.right}")
        yield Paragraph(words.say("uiterlijk", dag=dutch_date(answer.until), wet=law))


def _identity(answer: Antwoord, words: BriefWords) -> Iterator[Block]:
    yield Paragraph(words.say("identiteit", naam=answer.about))
    yield words.head("nodig")
    yield Paragraph(answer.asked)
    yield Paragraph(words.say("identiteit_hoe"))


def _longer(answer: Antwoord, words: BriefWords) -> Iterator[Block]:
    law = "awb" if answer.right == "awb_bezwaar" else answer.right if answer.right == "klacht" else "avg"
    yield Paragraph(words.say(f"verlenging_{law}"))
    if answer.reason and not answer.neutral:
        yield words.head("waarom")
        yield Paragraph(answer.reason)
    if answer.until is not None:
        yield Paragraph(words.say("verlenging_tot", dag=dutch_date(answer.until)))


def _answer(answer: Antwoord, words: BriefWords) -> Iterator[Block]:
    if answer.neutral:
        yield from _neutral(answer, words)
        return
    yield words.head("antwoord")
    yield Paragraph(words.say(f"{answer.right}_{answer.outcome}", nummer=answer.contested, naam=answer.about))
    yield words.head("waarom")
    yield Paragraph(answer.reason)
    for line in answer.lines:
        yield from _line(line, answer, words)
    if answer.told:
        yield words.head("ontvangers")
        yield Paragraph(words.say("ontvangers"))
        yield Bullets(answer.told)
    yield from _ways(answer, words)


def _neutral(answer: Antwoord, words: BriefWords) -> Iterator[Block]:
    """The same for who is not known and for who may not know: it confirms nothing, and is true of both."""
    yield words.head("antwoord")
    if answer.outcome == "niet_ontvankelijk":
        yield Paragraph(words.say("neutraal_wie"))
    else:
        yield Paragraph(words.say("neutraal"))
        yield words.head("neutraal_uitleg")
        yield Paragraph(words.say("neutraal_uitleg", naam=answer.about))
    yield from _ways(answer, words)


def _line(line: Regelantwoord, answer: Antwoord, words: BriefWords) -> Iterator[Block]:
    yield Heading(words.say("regel", wat=line.item, wie=line.recipient), 3)
    said = words.say(f"regel_{answer.right}_{'ja' if line.granted else 'nee'}")
    corrected = words.say("verbeterd", wat=line.correction) if line.correction and line.granted else ""
    yield Paragraph("\n\n".join(part for part in (said, corrected, line.reason) if part))


def _ways(answer: Antwoord, words: BriefWords) -> Iterator[Block]:
    """Where the answer is a besluit the frame tells of bezwaar; else it is told here where else one can go."""
    if answer.right in _OF_THE_AVG and answer.court:
        yield Notice(words.say("rechtbank_titel"), words.say("rechtbank_jeugd"))
    elif answer.right == "awb_bezwaar":
        yield Notice(words.say("rechtbank_titel"), words.say("rechtbank_awb"))
    elif answer.right == "klacht":
        yield Notice(words.say("ombudsman_titel"), words.say("ombudsman"))
    if answer.right in _OF_THE_AVG and not answer.court:
        yield Paragraph(words.say("rechter"))
