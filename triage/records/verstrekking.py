"""The letter to who receives something: what it is, what for, and how far the use of it goes. Never more than granted.

Nothing of the casus is known here but the one line: not the purpose as a whole, no other person, no address.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from triage.casus.wording import dutch_date
from triage.ports import Settings
from triage.records.blocks import Block, Bullets, Document, Facts, Notice, Paragraph
from triage.records.brief import NO_REMEDIES, Addressee, Brief, BriefWords, brief_document
from triage.records.sentences import dutch_moment


@dataclass(frozen=True, slots=True)
class Ontvangst:
    """What a recipient gets, as the letter tells it.

    Args:
        kenmerk: the number of the line.
        about: the name of the person it is about.
        item: what may be known, in the words that were granted.
        source, organisation: from whom, and to which organisation.
        name, function: who gets it there; the name is empty while nothing left yet.
        why: why this recipient needs it, or empty.
        asks: it is a question: that it is asked tells something too.
        at, channel: when and how it left, or None and empty.
        informs_by: the last day on which the recipient tells the person (AVG 14 lid 3 onder a), once it left.
        untold: the person may not know yet.
        sender: the function of who sends it.
    """

    kenmerk: str
    day: date
    about: str
    item: str
    source: str
    organisation: str
    name: str
    function: str
    why: str
    asks: bool
    at: datetime | None
    channel: str
    informs_by: date | None
    untold: bool
    sender: str


def verstrekking_document(received: Ontvangst, settings: Settings, words: BriefWords, frame: BriefWords) -> Document:
    """Compose the letter.

    Args:
        words: of `resources/papier/verstrekking.toml`.
        frame: of `resources/papier/brief.toml`.
    """
    to = Addressee(
        name=received.name or received.function or received.organisation,
        function=received.function if received.name else "",
        organisation=received.organisation if received.name or received.function else "",
        address=words.say("vertrouwelijk"),
    )
    brief = Brief(
        kenmerk=received.kenmerk,
        day=received.day,
        to=to,
        subject=words.say("titel_vraag" if received.asks else "titel"),
        blocks=tuple(_blocks(received, words)),
        sender=received.sender,
        salutation="" if received.name else words.say("aanhef"),
        remedies=NO_REMEDIES,
    )
    return brief_document(brief, settings, frame)


def _blocks(received: Ontvangst, words: BriefWords) -> Iterator[Block]:
    yield Paragraph(words.say("begin_vraag" if received.asks else "begin"))
    yield Facts(tuple(_facts(received, words)))
    yield words.head("gebruik")
    yield Bullets(tuple(words.say(key) for key in ("doel", "niet_doorgeven", "niet_langer", "veilig")))
    yield words.head("vertellen")
    if received.untold:
        yield Notice(words.say("nog_niet_titel"), words.say("nog_niet"))
    else:
        yield Paragraph(words.say("vertellen"))
        if received.informs_by is not None:
            yield Paragraph(words.say("vertellen_voor", dag=dutch_date(received.informs_by)))
    yield words.head("stoppen")
    yield Paragraph(words.say("stoppen"))
    yield Paragraph(words.say("wissen"))
    yield Paragraph(words.say("klopt_niet"))


def _facts(received: Ontvangst, words: BriefWords) -> Iterator[tuple[str, str]]:
    given = (
        ("wie", received.about),
        ("wat_vraag" if received.asks else "wat", received.item),
        ("van", received.source),
        ("voor", ", ".join(part for part in (received.organisation, received.function) if part)),
        ("waarvoor", received.why or words.say("waarvoor_anders")),
        ("wanneer", dutch_moment(received.at) if received.at is not None else ""),
        ("hoe", words.say(f"kanaal_{received.channel}") if received.channel else ""),
        ("nummer", received.kenmerk),
    )
    return ((words.say(f"kop_{key}"), value) for key, value in given if value)
