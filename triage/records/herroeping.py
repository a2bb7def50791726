"""The letters about a decision that was withdrawn: to the person, and to who got something by it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from triage.casus.wording import dutch_date
from triage.ports import Settings
from triage.records.blocks import Block, Bullets, Document, Facts, Paragraph
from triage.records.brief import NO_REMEDIES, Addressee, Brief, BriefWords, brief_document, voiced
from triage.records.informatie import VOICES, Voor


@dataclass(frozen=True, slots=True)
class Weg:
    """What left by the decision before it was withdrawn: what, to whom, when first.

    The recipient is empty where the reader may not learn where the person is.
    """

    item: str
    recipient: str
    on: date


@dataclass(frozen=True, slots=True)
class Herroeping:
    """A withdrawal as a letter tells it.

    Args:
        kenmerk: the number of the record of the withdrawal.
        number: of the decision that was withdrawn.
        decided, withdrawn: on which day each was.
        name: of the person; never anybody else's.
        left: what left about this very person.
        sender: the function of who sends it.
        voor: to whom the letter to the person speaks.
    """

    kenmerk: str
    day: date
    number: str
    decided: date
    withdrawn: date
    name: str
    left: tuple[Weg, ...]
    sender: str
    voor: Voor = Voor.VOLWASSENE


def herroeping_document(given: Herroeping, settings: Settings, words: BriefWords, frame: BriefWords) -> Document:
    """Compose the letter to the person: the decision no longer holds, what left before, and what we do about it.

    The decider's motivation is not in it: it may be about others in the household. It can be asked for (AVG art. 15).

    Args:
        words: of `resources/papier/herroeping.toml`.
        frame: of `resources/papier/brief.toml`.
    """
    words = voiced(words, VOICES[given.voor])
    brief = Brief(
        kenmerk=given.kenmerk,
        day=given.day,
        to=Addressee(words.say("aan", naam=given.name)),
        subject=words.say("titel"),
        blocks=tuple(_blocks(given, words)),
        sender=given.sender,
        salutation=words.say("aanhef"),
        plain=given.voor is Voor.JONGERE,
        for_another=given.voor is Voor.VERTEGENWOORDIGER,
    )
    return brief_document(brief, settings, frame)


def ontvanger_document(
    given: Herroeping, to: Addressee, settings: Settings, words: BriefWords, frame: BriefWords
) -> Document:
    """Compose the letter to a recipient: what you got rests on a decision that no longer holds.

    Args:
        given: `left` holds what this very recipient got, and nothing else.
    """
    brief = Brief(
        kenmerk=given.kenmerk,
        day=given.day,
        to=to,
        subject=words.say("titel_ontvanger"),
        blocks=tuple(_received(given, words)),
        sender=given.sender,
        remedies=NO_REMEDIES,
    )
    return brief_document(brief, settings, frame)


def _blocks(given: Herroeping, words: BriefWords) -> Iterator[Block]:
    days = {"dag": dutch_date(given.decided), "ingetrokken": dutch_date(given.withdrawn)}
    yield Paragraph(words.say("begin", nummer=given.number, naam=given.name, **days))
    yield Paragraph(words.say("betekent"))
    yield words.head("gedeeld")
    if not given.left:
        yield Paragraph(words.say("niets_gedeeld"))
    for one in given.left:
        facts = (("kop_wat", one.item), ("kop_aan", one.recipient), ("kop_op", dutch_date(one.on)))
        yield Facts(tuple((words.say(key), text) for key, text in facts if text))
    yield words.head("doen")
    keys = ("doen_ontvangers", "doen_vragen") if given.left else ("doen_vragen",)
    yield Bullets(tuple(words.say(key) for key in keys))


def _received(given: Herroeping, words: BriefWords) -> Iterator[Block]:
    yield Paragraph(words.say("ontvanger", dag=dutch_date(given.withdrawn)))
    for one in given.left:
        yield Facts(
            (
                (words.say("kop_over"), given.name),
                (words.say("kop_kreeg"), one.item),
                (words.say("kop_op"), dutch_date(one.on)),
            )
        )
    yield words.head("vragen_u")
    yield Bullets(tuple(words.say(key) for key in ("ontvanger_stoppen", "ontvanger_wissen", "ontvanger_laten_weten")))
