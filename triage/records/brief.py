"""The frame of every letter: to whom, from whom, about what, and what a reader can do (AVG 12 to 22).

Each kind of letter gives its own blocks; around them stands the same everywhere, in the words of
`resources/papier/brief.toml`. The right to object stands apart and by itself (AVG art. 21 lid 4).

    brief_document(Brief(...), settings, words)
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from triage.casus.wording import dutch_date
from triage.ports import Settings
from triage.records.besluit import WATERMARK
from triage.records.blocks import Block, Bullets, Check, Document, Facts, Heading, Imprint, Notice, Paragraph


@dataclass(frozen=True, slots=True)
class BriefWords:
    """The fixed sentences of a letter: the parts `koppen` and `zinnen` of a file in `resources/papier`."""

    headings: Mapping[str, str]
    lines: Mapping[str, str]

    def say(self, key: str, **facts: str) -> str:
        """Return a sentence with its facts filled in; what people typed is never read as a placeholder."""
        return self.lines[key].format_map(facts)

    def head(self, key: str) -> Heading:
        """Return the heading of a chapter."""
        return Heading(self.headings[key])


@dataclass(frozen=True, slots=True)
class Addressee:
    """To whom a letter goes.

    Args:
        name: as it stands on the envelope; with the function below it where there is one.
        function, organisation: of who reads it for an organisation, or empty.
        address: lines of a safe address, or empty: then it is put in the hand of the addressee.
    """

    name: str
    function: str = ""
    organisation: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Remedies:
    """What the reader is told to be able to do.

    Args:
        objection: the right to object of AVG art. 21, apart and by itself; only for the person concerned.
        awb: the letter is a besluit in the sense of the Awb: bezwaar within six weeks (UAVG 34; Awb 6:7).
        rights: the rights of AVG art. 15 to 18, in short.
        complaint: a klacht with the municipality and with the AP (Awb 9:1; AVG 77).
        heard: a klacht was heard already: not with the municipality once more.
    """

    objection: bool = True
    awb: bool = False
    rights: bool = True
    complaint: bool = True
    heard: bool = False


NO_REMEDIES = Remedies(objection=False, rights=False, complaint=False)
"""For a recipient: a letter that takes away no right of its reader."""


@dataclass(frozen=True, slots=True)
class Brief:
    """A letter, before it is composed.

    Args:
        kenmerk: the reference on every page; no name in it.
        day: the date of the letter.
        subject: what it is about, as its title; never a name of a person.
        salutation: `Beste mevrouw De Boer,`; empty for the standing one.
        blocks: the letter itself.
        sender: the function of who sends it; names only where a caller has them stand in `sender_name`.
        plain: the words of a letter to somebody from twelve to sixteen.
        for_another: the words of a letter to who represents somebody (UAVG 5).
    """

    kenmerk: str
    day: date
    to: Addressee
    subject: str
    blocks: tuple[Block, ...]
    sender: str
    sender_name: str = ""
    salutation: str = ""
    remedies: Remedies = Remedies()
    plain: bool = False
    for_another: bool = False


def brief_document(brief: Brief, settings: Settings, words: BriefWords, check: Check | None = None) -> Document:
    """Compose a letter.

    Args:
        words: of `resources/papier/brief.toml`, whatever kind of letter it is.
        check: the control strip of a seal, where the letter has one behind it.
    """
    voice = voiced(words, _voice(brief))
    return Document(
        title=brief.subject,
        subject=words.say("onderwerp", onderwerp=brief.subject, kenmerk=brief.kenmerk),
        imprint=imprint(settings, brief.kenmerk, brief.day),
        blocks=tuple(_blocks(brief, settings, voice)),
        check=check,
        window=_address(brief.to, voice),
        window_right=settings.window_right,
    )


def _voice(brief: Brief) -> str:
    return "jong" if brief.plain else "voor" if brief.for_another else ""


def imprint(settings: Settings, kenmerk: str, day: date) -> Imprint:
    """Return what stands on every page of a paper of this municipality, as it is now."""
    return Imprint(
        municipality=settings.municipality,
        unit=settings.unit,
        colour=settings.colour,
        kenmerk=kenmerk,
        dated=dutch_date(day),
        watermark=WATERMARK if settings.practice else "",
        logo=settings.logo,
    )


def voiced(words: BriefWords, voice: str) -> BriefWords:
    """Return sentences as they are said to another reader: those whose key ends in `_<voice>` take their place.

    Args:
        voice: `jong` for somebody from twelve to sixteen, `voor` for who represents another; empty for the person.
    """
    if not voice:
        return words
    return replace(words, lines=_said(words.lines, f"_{voice}"), headings=_said(words.headings, f"_{voice}"))


def _said(texts: Mapping[str, str], ending: str) -> Mapping[str, str]:
    other = {key.removesuffix(ending): text for key, text in texts.items() if key.endswith(ending)}
    return {**texts, **other}


def _blocks(brief: Brief, settings: Settings, words: BriefWords) -> Iterator[Block]:
    yield Heading(brief.subject, 1)
    if settings.practice:
        yield Notice(words.say("oefening_titel"), words.say("oefening"))
    yield Paragraph(brief.salutation or words.say("aanhef", naam=brief.to.name))
    yield from brief.blocks
    yield from _remedies(brief.remedies, words)
    yield from contact_blocks(settings, words)
    yield Paragraph(_signed(brief, settings, words))


def _address(to: Addressee, words: BriefWords) -> str:
    """What may show through the window of an envelope: nobody but the addressee."""
    where = to.address.strip() or words.say("overhandigd")
    return "\n".join(part.strip() for part in (to.organisation, to.name, to.function, where) if part.strip())


def _remedies(remedies: Remedies, words: BriefWords) -> Iterator[Block]:
    if remedies.objection:
        yield Notice(words.say("bezwaar_titel"), words.say("bezwaar"))
    if remedies.awb:
        yield Notice(words.say("awb_titel"), words.say("awb"))
    keys = (
        *(("inzage", "verbeteren", "wissen", "beperken", "antwoord") if remedies.rights else ()),
        *(("klacht",) if remedies.complaint and not remedies.heard else ()),
        *(("ap",) if remedies.complaint else ()),
    )
    if keys:
        yield words.head("rechten")
        yield Bullets(tuple(words.say(key) for key in keys))


def contact_blocks(settings: Settings, words: BriefWords, ask: str = "") -> Iterator[Block]:
    """Give the chapter with whom to ask: the municipality and the FG (AVG 13 lid 1 onder a and b).

    Args:
        words: of `resources/papier/brief.toml`.
        ask: how to ask about a paper that is no letter; empty for the words of a letter.
    """
    yield words.head("vragen")
    yield Paragraph(ask or words.say("vragen"))
    given = (
        ("gemeente", "\n".join(one for one in (settings.municipality, settings.address.strip()) if one)),
        ("contact", settings.contact.strip()),
        ("fg", settings.fg_contact.strip()),
    )
    yield Facts(tuple((words.say(key), value) for key, value in given if value))


def _signed(brief: Brief, settings: Settings, words: BriefWords) -> str:
    who = (brief.sender_name, brief.sender, settings.municipality)
    return "\n".join((words.say("groet"), "", *(one for one in who if one.strip())))
