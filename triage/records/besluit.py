"""The besluit on paper: composed from the sealed facts alone, and from fixed sentences around them.

What could endanger somebody stays out: addresses, dates of birth, who reported, and the points behind a deferral.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from triage.besluit.sealing import Besluit, SealedFacts, SealedVerdict
from triage.besluit.snapshot import SealedCode, SealedLine, SealedPerson
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
    Quote,
    Table,
)

TOETSVRAGEN: Final = (
    "toets.toestemming",
    "toets.schade",
    "toets.gewetensnood",
    "toets.subsidiariteit",
    "toets.doelmatigheid",
    "toets.proportionaliteit",
)
WATERMARK: Final = "OEFENING"


@dataclass(frozen=True, slots=True)
class Sentences:
    """The fixed sentences of a document: `koppen`, `zinnen` and `tabel`, by key."""

    headings: Mapping[str, str]
    lines: Mapping[str, str]
    table: Mapping[str, str]

    def say(self, key: str, **facts: str) -> str:
        """Return a sentence with its facts filled in; what people typed is never read as a placeholder."""
        return self.lines[key].format_map(facts)


def besluit_document(besluit: Besluit, mark: str, settings: Settings, words: Sentences) -> Document:
    """Compose the document of a sealed decision.

    Args:
        mark: number and short mark of the log line at printing, the paper anchor.
        settings: contacts, colour and address as they are now; what was decided comes from the seal.
    """
    facts = besluit.facts
    return Document(
        title=f"{facts.title} {facts.number}",
        subject=f"{facts.title}, kenmerk {facts.number}",
        imprint=Imprint(
            municipality=facts.municipality,
            unit=facts.unit,
            colour=settings.colour,
            kenmerk=facts.number,
            dated=dutch_date(facts.sealed_on.date()),
            watermark=WATERMARK if settings.practice else "",
        ),
        blocks=tuple(_Composer(besluit, mark, settings, words).blocks()),
        check=_check(besluit, mark, words),
    )


def _check(besluit: Besluit, mark: str, words: Sentences) -> Check:
    return Check(
        code=besluit.check_code,
        qr=f"TENZIJ1 {besluit.number} {besluit.digest} {mark}",
        lines=(
            words.say("voet_titel"),
            words.say("voet_code", code=besluit.check_code, moment=_moment(besluit.facts), kader=_kader(besluit)),
            words.say("voet_uitleg"),
        ),
    )


def _kader(besluit: Besluit) -> str:
    return besluit.facts.snapshot.kader


def _moment(facts: SealedFacts) -> str:
    return f"{dutch_date(facts.sealed_on.date())} om {facts.sealed_on:%H:%M}"


@dataclass(frozen=True, slots=True)
class _Composer:
    besluit: Besluit
    mark: str
    settings: Settings
    words: Sentences

    @property
    def facts(self) -> SealedFacts:
        return self.besluit.facts

    def blocks(self) -> Iterator[Block]:
        yield Heading(self.facts.title, 1)
        names = " en ".join(person.name for person in self.facts.snapshot.people)
        yield Paragraph(self.words.say("over", namen=names) if names else self.words.say("over_niemand"), muted=True)
        yield from self._warnings()
        yield from self._decided()
        yield from self._purpose()
        yield from self._lines()
        yield from self._consent()
        yield from self._considered()
        yield from self._tests()
        yield from self._grounds()
        yield from self._not_shared()
        yield from self._consulted()
        yield from self._view()
        yield from self._informing()
        yield from self._involving()
        yield from self._motivation()
        yield from self._who()
        yield from self._rights()
        yield from self._verification()

    def _head(self, key: str) -> Heading:
        return Heading(self.words.headings[key])

    def _answer(self, question: str, item: str = "") -> str:
        return self.facts.snapshot.answer(question, item)

    def _warnings(self) -> Iterator[Block]:
        deferred = [person for person in self.facts.snapshot.people if person.deferred_until]
        if deferred:
            names = " en ".join(person.name for person in deferred)
            until = _dutch(max(person.deferred_until for person in deferred))
            text = self.words.say("uitgesteld", namen=names, datum=until)
            yield Notice(self.words.say("uitgesteld_titel", namen=names), text)
        if any(code.id == "D1" for line in self.facts.snapshot.lines for code in line.codes):
            yield Notice(self.words.say("verzoek_titel"), self.words.say("verzoek"))

    def _decided(self) -> Iterator[Block]:
        yield self._head("besloten")
        text = self.words.say(self.facts.outcome)
        if self.facts.valid and self.facts.review:
            dates = {"geldig": dutch_date(self.facts.valid), "heroverwegen": dutch_date(self.facts.review)}
            text = f"{text} {self.words.say('geldig', **dates)}"
        yield Paragraph(text)
        if self.facts.snapshot.crisis:
            yield Paragraph(self.words.say("crisis"))

    def _purpose(self) -> Iterator[Block]:
        if self.facts.snapshot.purpose:
            yield self._head("doel")
            yield Paragraph(self.facts.snapshot.purpose)
            yield Paragraph(self.words.say("doel_vast"))

    def _lines(self) -> Iterator[Block]:
        lines = self.facts.snapshot.lines
        if not lines:
            return
        yield self._head("gegevens")
        head = tuple(self.words.table[key] for key in ("gegeven", "soort", "over", "naar", "besluit"))
        rows = tuple(self._row(line) for line in lines)
        yield Table(self.words.table["gegevens"], head, rows, (3.0, 1.6, 1.6, 2.4, 1.8))

    def _row(self, line: SealedLine) -> tuple[str, ...]:
        kinds = [self.words.lines.get(kind, kind) for kind in (line.kind, *line.special) if kind]
        where = f"{line.source} → " + self.words.say("naar", ontvanger=line.recipient, functie=line.function)
        return (line.item, ", ".join(kinds), line.about_name, where, self._verdict(line))

    def _verdict(self, line: SealedLine) -> str:
        if line.lot == "route":
            return self.words.say("route", route=line.route)
        if line.lot in ("toestemming", "jurist"):
            return self.words.say({"toestemming": "met_ja", "jurist": "jurist"}[line.lot])
        verdict = self.facts.verdict(line.id)
        if verdict is None or not verdict.granted:
            return self.words.say("niet")
        return self.words.say("lichter", woorden=verdict.wording) if verdict.wording else self.words.say("wel")

    def _consent(self) -> Iterator[Block]:
        told = [p for p in self.facts.snapshot.people if p.codes or p.motivation or p.words]
        given = [p for p in self.facts.snapshot.people if p.consent == "gegeven" and p not in told]
        if told:
            yield self._head("toestemming")
            for person in told:
                yield from self._without_consent(person)
        if given:
            yield self._head("toestemming_gegeven")
            yield Facts(tuple((p.name, self._given(p)) for p in given))

    def _given(self, person: SealedPerson) -> str:
        parts = [self._answer(f"toestemming.{part}", person.id) for part in ("stand", "betekenis", "wanneer")]
        until = self._answer("toestemming.tot", person.id)
        return " · ".join(part.replace("\n", ", ") for part in (*parts, until and f"geldig tot {until}") if part)

    def _without_consent(self, person: SealedPerson) -> Iterator[Block]:
        if len(self.facts.snapshot.people) > 1:
            yield Heading(person.name, 3)
        if person.codes:
            yield Bullets(tuple(_code(code) for code in person.codes))
        if person.motivation:
            yield Paragraph(person.motivation)
        if person.words:
            yield Quote(person.words, self.words.say("eigen_woorden", naam=person.name))

    def _considered(self) -> Iterator[Block]:
        if self.facts.snapshot.ways:
            yield self._head("overwogen")
            head = (self.words.table["manier"], self.words.table["waarom_niet"])
            rows = tuple((way.text, way.words) for way in self.facts.snapshot.ways)
            yield Table(self.words.table["overwogen"], head, rows, (1.0, 2.0))

    def _tests(self) -> Iterator[Block]:
        rows = tuple(
            (answer.text, answer.answer)
            for step in self.facts.snapshot.steps
            for answer in step.answers
            if answer.question in TOETSVRAGEN
        )
        if rows:
            yield self._head("toetsvragen")
            yield Table(
                self.words.table["toets"], (self.words.table["vraag"], self.words.table["antwoord"]), rows, (1.0, 1.6)
            )

    def _grounds(self) -> Iterator[Block]:
        leaving = [line for line in self.facts.snapshot.lines if line.proposed and (line.codes or line.article)]
        if not leaving:
            return
        yield self._head("grond")
        for line in leaving:
            yield Heading(line.item, 3)
            law = (line.article,) if line.article else ()
            yield Bullets((*(_code(code) for code in line.codes), *law))
            if line.motivation:
                yield Paragraph(line.motivation)
        yield Paragraph(self.words.say("grond_uitleg"), muted=True)

    def _not_shared(self) -> Iterator[Block]:
        ended = [(line, self._why_not(line)) for line in self.facts.snapshot.lines]
        ended = [(line, codes) for line, codes in ended if codes]
        if not ended:
            return
        yield self._head("niet")
        for line, codes in ended:
            yield Heading(line.item, 3)
            yield Bullets(tuple(_code(code) for code in codes))
            for text in (line.reason, line.motivation if not line.proposed else ""):
                if text:
                    yield Paragraph(text)
            if any(code.id == "D5" for code in codes):
                yield Paragraph(self.words.say("weigering_geheim"))

    def _why_not(self, line: SealedLine) -> tuple[SealedCode, ...]:
        verdict: SealedVerdict | None = self.facts.verdict(line.id)
        if verdict is not None:
            return verdict.codes
        return line.codes if not line.proposed else ()

    def _consulted(self) -> Iterator[Block]:
        if not self.facts.snapshot.consults:
            return
        yield self._head("meegedacht")
        for consult in self.facts.snapshot.consults:
            yield Paragraph(self.words.say(f"consult_{consult.view}", functie=consult.function))
            if consult.words:
                yield Quote(
                    consult.words,
                    self.words.say("consult_bron", functie=consult.function, datum=_dutch(consult.day)),
                )
        if fg := self._answer("consult.fg"):
            yield Quote(fg, self.words.say("fg_bron"))

    def _view(self) -> Iterator[Block]:
        views = [(p, self._answer("zicht.woorden", p.id)) for p in self.facts.snapshot.people]
        views = [(person, text) for person, text in views if text]
        if views:
            yield self._head("mening")
            for person, text in views:
                yield Quote(text, person.name)

    def _informing(self) -> Iterator[Block]:
        told = [text for person in self.facts.snapshot.people if (text := self._told(person))]
        if told:
            yield self._head("informeren")
            yield Bullets(tuple(told))

    def _told(self, person: SealedPerson) -> str:
        if not person.inform_on:
            return ""
        return self.words.say(f"informeren_{person.inform}", naam=person.name, datum=_dutch(person.inform_on))

    def _involving(self) -> Iterator[Block]:
        left_out = [(p, self._answer("betrekken.motivering", p.id)) for p in self.facts.snapshot.people]
        left_out = [(person, text) for person, text in left_out if text]
        if left_out:
            yield self._head("betrekken")
            for person, text in left_out:
                codes = self._answer("betrekken.code", person.id).replace("\n", "; ")
                yield Facts(((person.name, f"{codes}\n{text}"),))

    def _motivation(self) -> Iterator[Block]:
        yield self._head("motivering" if self.facts.kind == "besluit" else "vastlegging")
        yield Paragraph(self.facts.motivation)

    def _who(self) -> Iterator[Block]:
        decided = self.facts.kind == "besluit"
        yield self._head("wie" if decided else "wie_vastlegging")
        yield Facts(tuple(self._people_who_decided()))
        if decided:
            yield Paragraph(self.words.say("verklaring", zin=self.facts.sentence))
            yield Paragraph(self.words.say("vier_ogen"), muted=True)

    def _people_who_decided(self) -> Iterator[tuple[str, str]]:
        for signer, key in ((self.facts.decider, "beslisser"), (self.facts.proposer, "voorbereid")):
            if key == "voorbereid" and self.facts.kind != "besluit":
                continue
            day = dutch_date(date.fromisoformat(self.facts.proposed_at[:10]))
            line = self.words.say(key, naam=signer.name, functie=signer.function, datum=day)
            label, _, value = line.partition(": ")
            yield label, value
        if self.facts.decider.mandate:
            label, _, value = self.words.say("mandaat", mandaat=self.facts.decider.mandate).partition(": ")
            yield label, value

    def _rights(self) -> Iterator[Block]:
        yield self._head("rechten")
        if self._may_object():
            yield Notice(self.words.say("bezwaar_titel"), self.words.say("bezwaar"))
        keys = ["rechten_inzage", "rechten_rectificatie", "rechten_wissing", "rechten_klacht"]
        if any(line.lot == "toestemming" for line in self.facts.snapshot.lines):
            keys.insert(3, "rechten_intrekken")
        yield Bullets(tuple(self.words.say(key) for key in keys))
        for key, value in (("contact", self.settings.contact), ("fg", self.settings.fg_contact)):
            if value.strip():
                yield Paragraph(self.words.say(key, **{key: value}))

    def _may_object(self) -> bool:
        """AVG 21 gives the right to object to sharing for a public task (6 lid 1 onder e) only."""
        return any(
            code.id == "B1e"
            for line in self.facts.snapshot.lines
            if (verdict := self.facts.verdict(line.id)) and verdict.granted
            for code in line.codes
        )

    def _verification(self) -> Iterator[Block]:
        yield self._head("controle")
        yield Paragraph(self.words.say("controle_uitleg"))
        previous = self.facts.previous[:16]
        snapshot = self.facts.snapshot
        yield Facts(
            (
                (self.words.say("zegel_nummer"), self.facts.number),
                (self.words.say("zegel_code"), self.besluit.check_code),
                (self.words.say("zegel_moment"), _moment(self.facts)),
                (self.words.say("zegel_kader"), f"{snapshot.kader} ({snapshot.kader_digest[:16]})"),
                (self.words.say("zegel_vorige"), previous),
                (self.words.say("zegel_logboek"), self.mark),
            )
        )


def _code(code: SealedCode) -> str:
    return f"{code.id}: {code.sentence} ({code.law})"


def _dutch(day: str) -> str:
    return dutch_date(date.fromisoformat(day))
