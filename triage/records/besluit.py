"""The besluit on paper: composed from the sealed facts alone, and from fixed sentences around them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from triage.besluit.decision import SHARES
from triage.besluit.sealing import NO_SEAL, Besluit, SealedFacts
from triage.besluit.withdrawing import KIND
from triage.casus.wording import dutch_date
from triage.ports import Settings
from triage.records.blocks import (
    Block,
    Bullets,
    Check,
    Document,
    Facts,
    Heading,
    Imprint,
    Notice,
    Paragraph,
)
from triage.records.sentences import Sentences, dutch, dutch_moment, listed
from triage.records.sharing import LEAVING, Ending, Sharing, ending
from triage.records.weighing import Weighing

WATERMARK: Final = "OEFENING"
_CRISIS_FACTS: Final = ("spoed.tijd", "spoed.beslisser", "spoed.gegevens", "spoed.ontvanger")
"""What was done at once. Who is in danger and why is wat-informatie, and stays off paper."""


def besluit_document(besluit: Besluit, mark: str, settings: Settings, words: Sentences) -> Document:
    """Compose the document of a sealed decision.

    Args:
        mark: number and short mark of the log line at printing, the paper anchor.
        settings: contacts and colour as they are now; what was decided comes from the seal.
    """
    facts = besluit.facts
    title = title_of(facts, words)
    return Document(
        title=f"{title}, {facts.number}",
        subject=words.say("onderwerp", titel=title, nummer=facts.number),
        imprint=Imprint(
            municipality=facts.municipality,
            unit=facts.unit,
            colour=settings.colour,
            kenmerk=facts.number,
            dated=dutch_date(facts.sealed_on.date()),
            watermark=WATERMARK if settings.practice else "",
            logo=settings.logo,
        ),
        blocks=tuple(Composer(besluit, mark, settings, words).blocks()),
        check=check_of(besluit, mark, words),
    )


def title_of(facts: SealedFacts, words: Sentences) -> str:
    """Return the title: as sealed, but a record without a decider never calls itself a besluit."""
    no_consent = not any(line.lot == "toestemming" for line in facts.snapshot.lines)
    return words.say("titel_via_wet") if facts.kind == "vastlegging" and no_consent else facts.title


def check_of(besluit: Besluit, mark: str, words: Sentences) -> Check:
    """Return the control strip: of the whole and of the part for one person alike, for there is one seal."""
    facts = besluit.facts
    sealed = {"code": besluit.check_code, "moment": dutch_moment(facts.sealed_on), "kader": facts.snapshot.kader}
    return Check(
        code=besluit.check_code,
        qr=f"TENZIJ1 {besluit.number} {besluit.digest} {mark}",
        lines=(words.say("voet_titel"), words.say("voet_code", **sealed), words.say("voet_uitleg")),
    )


@dataclass(frozen=True, slots=True)
class Composer:
    """Composes the record; the part for one person (`triage.records.besluit_deel`) says some things otherwise."""

    besluit: Besluit
    mark: str
    settings: Settings
    words: Sentences

    @property
    def facts(self) -> SealedFacts:
        """What was sealed."""
        return self.besluit.facts

    @property
    def decided(self) -> bool:
        """A person decided; else it is a record of what consent or the law allows."""
        return self.facts.kind == "besluit"

    @property
    def withdraws(self) -> bool:
        """It is the record of a withdrawal: it says which decision no longer holds, and why."""
        return self.facts.kind == KIND

    @property
    def shares(self) -> bool:
        """Something leaves without consent."""
        return self.facts.outcome in SHARES

    @property
    def title(self) -> str:
        """What stands above it."""
        return title_of(self.facts, self.words)

    def blocks(self) -> Iterator[Block]:
        """Give every chapter, in order."""
        sharing = Sharing(self.facts, self.words)
        weighing = Weighing(self.facts, self.words, without=self.shares)
        yield Heading(self.title, 1)
        yield self._about()
        yield from self.warnings()
        yield from self._outcome(sharing)
        yield from self._crisis()
        yield from self._purpose(sharing)
        yield from sharing.table()
        yield from weighing.consent()
        yield from sharing.grounds()
        yield from sharing.refused()
        yield from weighing.considered()
        yield from weighing.tests()
        yield from weighing.consulted()
        yield from weighing.views()
        yield from self._motivation()
        yield from weighing.informing()
        yield from weighing.involving()
        yield from self._who()
        yield from self._rights(sharing)
        yield from self._verification()

    # ---------------------------------------------------------------------------------------------- at the top
    def _about(self) -> Block:
        names = listed(person.name for person in self.facts.snapshot.people)
        key = "over" if names else "over_niemand"
        return Paragraph(self.words.say(key, namen=names), muted=True)

    def warnings(self) -> Iterator[Block]:
        """Give what must be known before this paper is given to anybody."""
        if self.settings.practice:
            # The watermark is not read aloud by a screen reader; these words are.
            yield Notice(self.words.say("oefening_titel"), self.words.say("oefening"))
        people = self.facts.snapshot.people
        deferred = [person for person in people if person.deferred_until]
        if deferred:
            until = listed(
                self.words.say("uitgesteld_tot", naam=person.name, datum=dutch(person.deferred_until))
                for person in deferred
            )
            title = self.words.say("uitgesteld_titel", namen=listed(person.name for person in deferred))
            yield Notice(title, self.words.say("uitgesteld", tot=until))
        if self._other_purpose():
            yield Notice(self.words.say("verzoek_titel"), self.words.say("verzoek"))
        elif len(people) > 1:
            yield Notice(self.words.say("meer_mensen_titel"), self.words.say("meer_mensen"))

    def _other_purpose(self) -> bool:
        """Whoever asks for another purpose may not learn from this paper that somebody is known (hard rule 7)."""
        codes = [code.id for line in self.facts.snapshot.lines for code in line.codes]
        codes += [code.id for verdict in self.facts.verdicts for code in verdict.codes]
        return "D1" in codes or any(line.lot == "jurist" for line in self.facts.snapshot.lines)

    # ------------------------------------------------------------------------------------------- what is decided
    def _outcome(self, sharing: Sharing) -> Iterator[Block]:
        yield self.words.head("besloten" if self.decided else "vastgelegd")
        texts = [self.outcome(), *self.also(sharing)]
        if self.facts.valid and self.facts.review:
            dates = {"geldig": dutch_date(self.facts.valid), "heroverwegen": dutch_date(self.facts.review)}
            texts.append(self.words.say("geldig", **dates))
        yield Paragraph(" ".join(texts))

    def outcome(self) -> str:
        """Return in one or two sentences what was decided."""
        return self.facts.outcome_text if self.withdraws else self.words.say(self._outcome_key())

    def _outcome_key(self) -> str:
        if not self.decided:
            return "vast_toestemming" if self.facts.outcome == "met_toestemming" else "vast_via_wet"
        if self.facts.snapshot.crisis and f"spoed_{self.facts.outcome}" in self.words.lines:
            return f"spoed_{self.facts.outcome}"
        return self.facts.outcome

    def also(self, sharing: Sharing) -> Iterator[str]:
        """Give what goes by another way than the one the outcome names."""
        consent, route = sharing.ended(Ending.CONSENT), sharing.ended(Ending.ROUTE)
        if self.decided and consent:
            yield self.words.say("ook_toestemming")
        if route and (self.decided or consent):
            yield self.words.say("ook_via_wet")

    def _crisis(self) -> Iterator[Block]:
        if not self.facts.snapshot.crisis:
            return
        answers = ((question, self.facts.snapshot.answer(question)) for question in _CRISIS_FACTS)
        pairs = tuple((self.words.say(question.replace(".", "_")), text) for question, text in answers if text)
        if pairs:
            yield self.words.head("spoed")
            yield Facts(pairs)

    def _purpose(self, sharing: Sharing) -> Iterator[Block]:
        if self.facts.snapshot.purpose:
            yield self.words.head("doel")
            yield Paragraph(self.facts.snapshot.purpose)
            if sharing.ended(*LEAVING):
                yield Paragraph(self.words.say("doel_vast"))

    # ---------------------------------------------------------------------------------------------- by whom, why
    def _motivation(self) -> Iterator[Block]:
        yield self.words.head("motivering" if self.decided else "toelichting")
        yield Paragraph(self.facts.motivation)

    def _who(self) -> Iterator[Block]:
        yield self.words.head("wie" if self.decided else "wie_vastlegging")
        yield Facts(tuple(self._signers()))
        if self.decided:
            yield Paragraph(self.words.say("verklaring", zin=self.facts.sentence))
            yield Paragraph(self.words.say("vier_ogen"), muted=True)

    def _signers(self) -> Iterator[tuple[str, str]]:
        decider, proposer = self.facts.decider, self.facts.proposer
        sealed = dutch_moment(self.facts.sealed_on)
        yield (
            self.words.say("besloten_door" if self.decided else "vastgelegd_door"),
            _named(decider.name, decider.function),
        )
        if decider.mandate and (self.decided or self.withdraws):
            yield self.words.say("mandaat"), decider.mandate
        yield self.words.say("op"), sealed
        if self.decided:
            prepared = dutch_date(datetime.fromisoformat(self.facts.proposed_at).date())
            yield self.words.say("voorbereid_door"), f"{_named(proposer.name, proposer.function)}, {prepared}"

    # ---------------------------------------------------------------------------------------------------- rights
    def _rights(self, sharing: Sharing) -> Iterator[Block]:
        yield self.words.head("rechten")
        if self._may_object():
            yield Notice(self.words.say("bezwaar_titel"), self.words.say("bezwaar"))
        withdraw = ("rechten_intrekken",) if sharing.ended(Ending.CONSENT) else ()
        keys = ("rechten_inzage", "rechten_rectificatie", "rechten_wissing", *withdraw, "rechten_klacht")
        yield Bullets(tuple(self.words.say(key) for key in keys))
        contacts = (("contact", self.settings.contact), ("fg", self.settings.fg_contact))
        pairs = tuple((self.words.say(key), value.strip()) for key, value in contacts if value.strip())
        if pairs:
            yield Facts(pairs)

    def _may_object(self) -> bool:
        """AVG 21 gives the right to object where something leaves for a public task (6 lid 1 onder e)."""
        lines = self.facts.snapshot.lines
        leaving = (line for line in lines if ending(self.facts, line) in LEAVING)
        return any(code.id == "B1e" for line in leaving for code in line.codes)

    # ---------------------------------------------------------------------------------------------- verification
    def _verification(self) -> Iterator[Block]:
        yield self.words.head("controle")
        yield Paragraph(self.words.say("controle_uitleg"))
        facts, first = self.facts, self.facts.previous == NO_SEAL
        yield Facts(
            (
                (self.words.say("zegel_nummer"), facts.number),
                (self.words.say("zegel_code"), self.besluit.check_code),
                (self.words.say("zegel_moment"), dutch_moment(facts.sealed_on)),
                (self.words.say("zegel_kader"), f"{facts.snapshot.kader} · {facts.snapshot.kader_digest[:16]}"),
                (self.words.say("zegel_vorige"), self.words.say("zegel_eerste") if first else facts.previous[:16]),
                (self.words.say("zegel_logboek"), self.mark),
            )
        )


def _named(name: str, function: str) -> str:
    return f"{name}, {function}" if function else name
