"""The letter with a notice: to who got data (AVG art. 19), to a source that was asked, or to the person."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from triage.ports import Settings
from triage.records.blocks import Block, Document, Facts, Paragraph
from triage.records.brief import NO_REMEDIES, Addressee, Brief, BriefWords, Remedies, brief_document, voiced
from triage.records.informatie import VOICES, Voor

_PERSON: Final = "betrokkene"


@dataclass(frozen=True, slots=True)
class Kennisgeving:
    """What a notice tells.

    Args:
        why, to: slugs (`triage.followup.bericht.Waarom`, `Aan`).
        name, function: of the addressee.
        about: the name of whom it is about; empty where it tells of nobody.
        item: what left, in the words in which it left.
        correction: what it should have said, or empty.
        voor: to whom a notice to the person speaks; of no account for another.
    """

    why: str
    to: str
    kenmerk: str
    day: date
    name: str
    function: str
    about: str
    item: str
    correction: str
    sender: str
    voor: Voor = Voor.VOLWASSENE


def bericht_document(notice: Kennisgeving, settings: Settings, words: BriefWords, frame: BriefWords) -> Document:
    """Compose the letter.

    Args:
        words: `resources/papier/bericht.toml`.
        frame: `resources/papier/brief.toml`.
    """
    person = notice.to == _PERSON
    words = voiced(words, VOICES[notice.voor]) if person else words
    brief = Brief(
        kenmerk=notice.kenmerk,
        day=notice.day,
        to=Addressee(words.say("aan", naam=notice.name), notice.function),
        subject=words.say(f"titel_{_PERSON if person else 'ander'}"),
        blocks=tuple(_blocks(notice, words)),
        sender=notice.sender,
        salutation=words.say("aanhef"),
        plain=person and notice.voor is Voor.JONGERE,
        for_another=person and notice.voor is Voor.VERTEGENWOORDIGER,
        remedies=Remedies(objection=False) if person else NO_REMEDIES,
    )
    return brief_document(brief, settings, frame)


def _blocks(notice: Kennisgeving, words: BriefWords) -> Iterator[Block]:
    person = notice.to == _PERSON
    voice = "u" if person else "ander"
    yield Paragraph(words.say(f"{notice.why}_{voice}", naam=notice.name))
    about = ((words.say("over"), notice.about),) if notice.about and not person else ()
    item = ((words.say("wat_u" if person else "wat"), notice.item),) if notice.item.strip() else ()
    right = ((words.say("juist"), notice.correction),) if notice.correction.strip() else ()
    if about or item or right:
        yield words.head("gegeven")
        yield Facts((*about, *item, *right))
    yield words.head("doen_u" if person else "doen")
    yield Paragraph(words.say(f"{notice.why}_{voice}_doen"))
    if not person:
        yield Paragraph(words.say("laat_weten"))
