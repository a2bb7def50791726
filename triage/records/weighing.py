"""The chapters of the besluit about people and weighing: consent, lighter ways, the six questions, views, informing.

Only what the person concerned may read stands here. Addresses, dates of birth, who reported, why somebody is not yet
informed and the eight points of UAVG 41 lid 2 are sealed, and stay off paper.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from triage.besluit.sealing import SealedFacts
from triage.besluit.snapshot import SealedPerson
from triage.records.blocks import Block, Bullets, Facts, Heading, Paragraph, Quote, Table
from triage.records.sentences import Sentences, coded, dutch

TOETSVRAGEN: Final = (
    "toets.toestemming",
    "toets.schade",
    "toets.gewetensnood",
    "toets.subsidiariteit",
    "toets.doelmatigheid",
    "toets.proportionaliteit",
)
_CONSENT_FACTS: Final = ("stand", "door", "betekenis", "hoe", "wanneer", "tot", "regels")


@dataclass(frozen=True, slots=True)
class Weighing:
    """Composes the chapters about people and weighing.

    Args:
        without: something is shared without consent, so that the heading may say so.
    """

    facts: SealedFacts
    words: Sentences
    without: bool

    @property
    def people(self) -> tuple[SealedPerson, ...]:
        """The people of the casus."""
        return self.facts.snapshot.people

    def answer(self, question: str, item: str = "") -> str:
        """Return the words of a sealed answer, or nothing."""
        return self.facts.snapshot.answer(question, item)

    # -------------------------------------------------------------------------------------------------- consent
    def consent(self) -> Iterator[Block]:
        """Per person what was said about consent, in their own words where they gave any."""
        asked = [person for person in self.people if person.consent]
        if not asked:
            return
        yield self.words.head("toestemming_zonder" if self.without else "toestemming")
        for person in asked:
            yield from self._consent_of(person)

    def _consent_of(self, person: SealedPerson) -> Iterator[Block]:
        if len(self.people) > 1:
            yield Heading(person.name, 3)
        told = ((part, self.answer(f"toestemming.{part}", person.id)) for part in _CONSENT_FACTS)
        pairs = tuple((self.words.say(f"toestemming_{part}"), text) for part, text in told if text)
        if pairs:
            yield Facts(pairs)
        if person.codes:
            yield Bullets(tuple(coded(code) for code in person.codes))
        if person.motivation:
            yield Paragraph(person.motivation)
        if person.words:
            yield Quote(person.words, self.words.say("eigen_woorden", naam=person.name))

    # ------------------------------------------------------------------------------------------------- weighing
    def considered(self) -> Iterator[Block]:
        """The lighter means, and why each falls short."""
        if self.facts.snapshot.ways:
            yield self.words.head("overwogen")
            head = (self.words.table["manier"], self.words.table["waarom_niet"])
            rows = tuple((way.text, way.words) for way in self.facts.snapshot.ways)
            yield Table(self.words.table["overwogen"], head, rows, (1.0, 2.0))

    def tests(self) -> Iterator[Block]:
        """The six questions. Asked of the professional as `u`, so on paper they stand in words for the reader."""
        asked = {answer.question: answer for step in self.facts.snapshot.steps for answer in step.answers}
        rows = tuple(
            (self.words.tests.get(question, asked[question].short), asked[question].answer)
            for question in TOETSVRAGEN
            if question in asked
        )
        if rows:
            yield self.words.head("toetsvragen")
            head = (self.words.table["vraag"], self.words.table["antwoord"])
            yield Table(self.words.table["toets"], head, rows, (1.0, 1.8))

    # ----------------------------------------------------------------------------------------------------- views
    def consulted(self) -> Iterator[Block]:
        """Who was consulted. Dissent has the same room as assent."""
        advice = self.answer("consult.fg")
        if not (self.facts.snapshot.consults or advice):
            return
        yield self.words.head("meegedacht")
        for consult in self.facts.snapshot.consults:
            day = dutch(consult.day) if consult.day else ""
            said = self.words.say(f"consult_{consult.view or 'onbekend'}", functie=consult.function)
            yield Paragraph(said)
            if consult.words:
                yield Quote(consult.words, ", ".join(part for part in (consult.function, day) if part))
        if advice:
            yield Quote(advice, self.words.say("fg_bron"))

    def views(self) -> Iterator[Block]:
        """What the people themselves think of it, or why they were not asked."""
        told = [(person, self.answer("zicht.woorden", person.id)) for person in self.people]
        told = [(person, text) for person, text in told if text]
        if told:
            yield self.words.head("mening")
        for person, text in told:
            if self.answer("zicht.gevraagd", person.id) == "Nee":
                yield Paragraph(self.words.say("mening_niet_gevraagd", naam=person.name, woorden=text))
            else:
                yield Quote(text, person.name)

    # ------------------------------------------------------------------------------------------------- informing
    def informing(self) -> Iterator[Block]:
        """When each person hears of it; who hears it later, only until when."""
        told = tuple(text for person in self.people if (text := self._told(person)))
        if told:
            yield self.words.head("informeren")
            yield Bullets(told)

    def _told(self, person: SealedPerson) -> str:
        if person.deferred_until:
            return self.words.say("informeren_uitgesteld", naam=person.name, datum=dutch(person.deferred_until))
        if not person.inform_on:
            return ""
        return self.words.say(f"informeren_{person.inform}", naam=person.name, datum=dutch(person.inform_on))

    def involving(self) -> Iterator[Block]:
        """Who takes part in the talks about the plan, and why somebody does not."""
        answers = [(person, self.answer("betrekken.keuze", person.id)) for person in self.people]
        answers = [(person, text) for person, text in answers if text]
        if not answers:
            return
        yield self.words.head("betrekken")
        for person, text in answers:
            yield Paragraph(self.words.say("betrekken_nee" if text == "Nee" else "betrekken_ja", naam=person.name))
            codes = self.answer("betrekken.code", person.id).split("\n")
            if text == "Nee" and codes != [""]:
                yield Bullets(tuple(codes))
            if text == "Nee" and (why := self.answer("betrekken.motivering", person.id)):
                yield Paragraph(why)
