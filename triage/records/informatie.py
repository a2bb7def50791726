"""The informatiebrief: what a person, or who represents them, is told of a decision (AVG 13 and 14; UAVG 5).

Made of the sealed facts alone, of the lines about that person alone. Not in it: what is about somebody else, a BSN,
what is said about health or an offence, and at C1 the source (`domain.md` §8.6).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from triage.besluit.sealing import SealedFacts
from triage.besluit.snapshot import SealedLine, SealedPerson
from triage.casus.wording import dutch_date
from triage.ports import Settings
from triage.records.blocks import Block, Bullets, Check, Document, Facts, Paragraph, Table
from triage.records.brief import Addressee, Brief, BriefWords, Remedies, brief_document, voiced
from triage.records.sentences import listed
from triage.records.sharing import LEAVING, Ending, ending
from triage.records.veilig import NOTHING, Afgeschermd


class Voor(StrEnum):
    """To whom a letter speaks; the same slugs as the variants of a piece of informing."""

    VOLWASSENE = "volwassene"
    JONGERE = "jongere"
    VERTEGENWOORDIGER = "vertegenwoordiger"


VOICES: Final = {Voor.VOLWASSENE: "", Voor.JONGERE: "jong", Voor.VERTEGENWOORDIGER: "voor"}
"""The voice of each letter (`triage.records.brief.voiced`)."""


@dataclass(frozen=True, slots=True)
class Informatie:
    """An informatiebrief, before it is composed.

    Args:
        kenmerk: of the piece of informing.
        person: the id of the person it is about, as sealed.
        days: working days to react before anything leaves, or 0 where nothing waits for that.
        waited: informing was deferred; the letter says so, and not why.
        no_source: the source may not be named (C1).
        guarded: the reader may not learn where the person is: recipients are told by their function.
        leaves_out: what of others may not stand in it.
    """

    kenmerk: str
    day: date
    facts: SealedFacts
    person: str
    voor: Voor
    to: Addressee
    sender: str
    days: int = 0
    waited: bool = False
    no_source: bool = False
    guarded: bool = False
    leaves_out: Afgeschermd = NOTHING


def informatie_document(
    info: Informatie, settings: Settings, words: BriefWords, frame: BriefWords, check: Check | None = None
) -> Document:
    """Compose the letter.

    Args:
        words: of `resources/papier/informatie.toml`.
        frame: of `resources/papier/brief.toml`.
    """
    letter = _Letter(info, voiced(words, VOICES[info.voor]))
    brief = Brief(
        kenmerk=info.kenmerk,
        day=info.day,
        to=info.to,
        subject=letter.say("onderwerp" if letter.leaving else "onderwerp_niets"),
        blocks=tuple(letter.blocks()),
        sender=info.sender,
        remedies=Remedies(objection=bool(letter.leaving)),
        plain=info.voor is Voor.JONGERE,
        for_another=info.voor is Voor.VERTEGENWOORDIGER,
    )
    return brief_document(brief, settings, frame, check)


class _Letter:
    """The blocks of one letter."""

    def __init__(self, info: Informatie, words: BriefWords) -> None:
        self.info = info
        self.words = words
        self.facts = info.facts
        self.person: SealedPerson = next(one for one in self.facts.snapshot.people if one.id == info.person)
        own = [line for line in self.facts.snapshot.lines if line.about == info.person]
        self.leaving = [line for line in own if ending(self.facts, line) in LEAVING]
        self.staying = [line for line in own if ending(self.facts, line) not in LEAVING]

    def say(self, key: str, **given: str) -> str:
        return self.words.say(key, naam=self.person.name, **given)

    def clean(self, text: str) -> str:
        """Return words of the seal without what is about somebody else."""
        said = (self.say("iemand"), self.say("ergens"), self.say("nummer_weg"))
        return self.info.leaves_out.clean(text, *said).strip()

    def blocks(self) -> Iterator[Block]:
        yield from self._opening()
        if self.leaving:
            yield from self._purpose()
            yield from self._what()
            yield from self._why()
        if self.staying and self.leaving:
            yield Paragraph(self.say("ook_niet"))
        yield from self._keeping()
        yield from self._about()

    def _opening(self) -> Iterator[Block]:
        kind = "vastgelegd" if self.facts.kind == "vastlegging" else "besloten"
        told = {"dag": dutch_date(self.facts.sealed_on.date()), "nummer": self.facts.number}
        if self.words.lines["waarom_u"]:
            yield Paragraph(self.say("waarom_u"))
        yield Paragraph(self.say(kind if self.leaving else f"{kind}_niets", **told))
        if self.info.waited:
            yield Paragraph(self.say("gewacht"))
        if self.facts.snapshot.crisis and self.leaving:
            yield Paragraph(self.say("spoed"))
        elif self.info.days and self.leaving:
            yield Paragraph(self.say("eerst_reageren", dagen=str(self.info.days)))

    def _purpose(self) -> Iterator[Block]:
        yield self.words.head("doel")
        purpose = self.facts.snapshot.purpose.strip()
        # What is about somebody else is not half told: then only the kind of purpose is.
        own = purpose and self.clean(purpose) == purpose
        yield Paragraph(self.say("doel", doel=purpose.rstrip(".")) if own else self.say("doel_kort"))
        yield Paragraph(self.say("doel_vast"))

    # ------------------------------------------------------------------------------------------------ what, to whom
    def _what(self) -> Iterator[Block]:
        yield self.words.head("gegevens")
        head = (self.say("kop_gegeven"), self.say("kop_aan"), self.say("kop_waarom"))
        rows = dict.fromkeys((self._item(line), self._to(line), self._reason(line)) for line in self.leaving)
        yield Table(self.say("tabel"), head, tuple(rows), (2.2, 2.0, 2.6))
        if any(line.act == "uitvraag" for line in self.leaving):
            yield Paragraph(self.say("uitvraag"))
        if any(line.special for line in self.leaving):
            yield Paragraph(self.say("bijzonder"))
        yield Paragraph(self._source())
        yield Paragraph(self.say("ontvanger_meldt"))

    def _item(self, line: SealedLine) -> str:
        """The item in the words that were granted; of what is special only the kind, for a letter lies on a table."""
        if line.special:
            kinds = listed(dict.fromkeys(self._kind(kind) for kind in line.special))
            return self.say("gegevens_over", soorten=kinds)
        verdict = self.facts.verdict(line.id)
        lighter = verdict.wording if verdict and ending(self.facts, line) is Ending.LIGHTER else ""
        return self.clean(lighter or line.item)

    def _kind(self, kind: str) -> str:
        key = f"over_{kind}"
        return self.say(key if key in self.words.lines else "over_anders")

    def _to(self, line: SealedLine) -> str:
        if self.info.guarded and line.function:
            return self.clean(line.function)
        return self.clean("\n".join(part for part in (line.recipient, line.function) if part))

    def _reason(self, line: SealedLine) -> str:
        why = line.why.strip()
        return self.say("waarom_bijzonder") if line.special or not why or self.clean(why) != why else why

    def _source(self) -> str:
        if self.info.no_source:
            return self.say("bron_niet")
        sources = listed(dict.fromkeys(self.clean(line.source) for line in self.leaving if line.source.strip()))
        return self.say("bron", bron=sources) if sources else self.say("bron_zelf")

    # -------------------------------------------------------------------------------------------------- why it may be
    def _why(self) -> Iterator[Block]:
        yield self.words.head("waarom")
        if asked := self._asked():
            yield Paragraph(asked)
        grounds = dict.fromkeys(f"{code.sentence} ({code.law})" for line in self.leaving for code in line.codes)
        articles = dict.fromkeys(line.article.strip() for line in self.leaving if line.article.strip())
        routes = dict.fromkeys(self.say("route", route=line.route) for line in self.leaving if line.route)
        yield Paragraph(self.say("grond"))
        yield Bullets((*grounds, *routes, *(self.say("artikel", artikel=one) for one in articles)))

    def _asked(self) -> str:
        by_consent = [ending(self.facts, line) is Ending.CONSENT for line in self.leaving]
        if any(by_consent):
            return self.say("ja_gezegd" if all(by_consent) else "deels_ja_gezegd")
        key = f"toestemming_{self.person.consent}"
        return self.say(key) if key in self.words.lines else ""

    def _keeping(self) -> Iterator[Block]:
        yield self.words.head("bewaren")
        if self.leaving and self.facts.valid is not None:
            yield Paragraph(self.say("geldig", dag=dutch_date(self.facts.valid)))
        yield Paragraph(self.say("bewaren"))

    def _about(self) -> Iterator[Block]:
        # What was only written down, with consent or by law, is nobody's decision.
        kind = "vastlegging" if self.facts.kind == "vastlegging" else "besluit"
        yield self.words.head(kind)
        by = self.facts.decider.function or self.facts.decider.role
        yield Paragraph(self.say(f"mens_{kind}", functie=by))
        yield Facts(
            (
                (self.say(f"{kind}_nummer"), self.facts.number),
                (self.say(f"{kind}_dag"), dutch_date(self.facts.sealed_on.date())),
            )
        )
        yield Paragraph(self.say(f"heel_{kind}"))
