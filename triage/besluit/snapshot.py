"""The snapshot: a casus as it is put to a decider, every question as asked, in words that need no kader to be read.

A snapshot is what the decider sees, what versions are compared by, and what is sealed.
"""

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from triage.answers import Ref, Scope, Uitgelegd
from triage.besluit.agreements import SealedAgreement, SealedRecipient, recipient_of, recipients
from triage.casus.fates import Fate, Lot
from triage.casus.model import Casus
from triage.casus.terms import terms_of
from triage.casus.walk import Asked, Walk
from triage.casus.wording import in_words
from triage.ids import ItemId, QuestionId
from triage.kader.model import Kader


@dataclass(frozen=True, slots=True)
class SealedCode:
    """A ground code with its sentence and article as they were."""

    id: str
    sentence: str
    law: str


@dataclass(frozen=True, slots=True)
class SealedPerson:
    """A person of the casus: no more than the record needs to say who it is about.

    Args:
        consent: slug of the state of consent, or empty.
        words: the person's own words and reasons.
        inform: slug of when the person is informed (`vooraf`, `uitgesteld`, …), or empty.
        inform_on, deferred_until: ISO days, or empty.
    """

    id: str
    name: str
    age: int | None
    consent: str
    codes: tuple[SealedCode, ...]
    motivation: str
    words: str
    inform: str
    inform_on: str
    deferred_until: str


@dataclass(frozen=True, slots=True)
class SealedLine:
    """A share line as asked.

    Args:
        lot: what the law makes of it (`tenzij`, `toestemming`, `route`, `niet`, `jurist`).
        proposed: the proposer asks for it to leave.
        codes: grounds B, or the D codes with which it ends.
        reason: the words of the law's block or route, where there is one.
        motivation: the proposer's own words.
    """

    id: str
    act: str
    item: str
    kind: str
    special: tuple[str, ...]
    about: str
    about_name: str
    source: str
    recipient: str
    function: str
    why: str
    lot: str
    proposed: bool
    route: str
    codes: tuple[SealedCode, ...]
    article: str
    reason: str
    motivation: str


@dataclass(frozen=True, slots=True)
class SealedConsult:
    """Who was consulted, with their view (`eens`, `oneens`, `werkt_niet_mee`) in their own words."""

    function: str
    day: str
    view: str
    words: str


@dataclass(frozen=True, slots=True)
class SealedWay:
    """A lighter means that was considered, and why it falls short (subsidiarity)."""

    text: str
    words: str


@dataclass(frozen=True, slots=True)
class SealedAnswer:
    """One question as asked, with its answer in words."""

    question: str
    item: str
    about: str
    text: str
    short: str
    law: str
    answer: str


@dataclass(frozen=True, slots=True)
class SealedStep:
    """A step with its answers."""

    id: str
    title: str
    answers: tuple[SealedAnswer, ...]


@dataclass(frozen=True, slots=True)
class SealedTerm:
    """A term that runs: what, until when, by which source."""

    id: str
    text: str
    due: str
    source: str
    maximum: bool


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A casus at one moment, whole.

    Args:
        recipients: to whom lines go, each with the agreements that held with it; None where nobody looked, because
            it was taken before there was a register of agreements, or because this municipality keeps none. Then it
            stands in no seal at all, so that an older seal keeps its very bytes.
    """

    kenmerk: str
    kader: str
    kader_title: str
    kader_digest: str
    purpose: str
    crisis: bool
    people: tuple[SealedPerson, ...]
    lines: tuple[SealedLine, ...]
    ways: tuple[SealedWay, ...]
    consults: tuple[SealedConsult, ...]
    steps: tuple[SealedStep, ...]
    terms: tuple[SealedTerm, ...]
    recipients: tuple[SealedRecipient, ...] | None = None

    def recipient(self, name: str) -> SealedRecipient | None:
        """Return a recipient by its name, or None where nothing is known of an agreement with it."""
        return next((one for one in self.recipients or () if one.name == name), None)

    def line(self, line: str) -> SealedLine:
        """Return a line by its id."""
        return next(one for one in self.lines if one.id == line)

    def answer(self, question: str, item: str = "") -> str:
        """Return the words of an answer, or an empty string."""
        found = (a.answer for s in self.steps for a in s.answers if a.question == question and a.item == item)
        return next(found, "")


def snapshot(walk: Walk, kader: Kader, agreements: tuple[SealedAgreement, ...] | None = None) -> Snapshot:
    """Compose the snapshot of a casus as it stands.

    Args:
        agreements: those that hold today; None where nobody looked, or no register is kept.
    """
    casus = walk.casus
    lines = tuple(_line(walk, kader, line) for line in casus.of(Scope.REGEL))
    return Snapshot(
        kenmerk=casus.kenmerk,
        kader=kader.version,
        kader_title=kader.title,
        kader_digest=kader.digest,
        purpose=casus.text("doel.woorden"),
        crisis=casus.answer("gevaar.nu").value is True,
        people=tuple(_person(casus, kader, person) for person in casus.of(Scope.PERSOON)),
        lines=lines,
        ways=_ways(walk),
        consults=tuple(_consult(casus, consult) for consult in casus.of(Scope.CONSULT)),
        steps=tuple(filled for filled in _steps(walk, kader) if filled.answers),
        terms=tuple(
            SealedTerm(d.term.id, d.term.text, d.due.isoformat(), d.term.source, d.term.maximum)
            for d in terms_of(walk, kader)
        ),
        recipients=None if agreements is None else recipients((line.recipient for line in lines), agreements),
    )


def _codes(casus: Casus, kader: Kader, question: str, item: ItemId) -> tuple[SealedCode, ...]:
    value = casus.answer(question, item).value
    if isinstance(value, str) and value:
        return _sealed_codes(kader, (value,))
    return _sealed_codes(kader, value if isinstance(value, tuple) else ())


def _sealed_codes(kader: Kader, ids: tuple[str, ...]) -> tuple[SealedCode, ...]:
    known = {str(code.id): code for code in kader.codes.values()}
    return tuple(SealedCode(one, known[one].sentence, known[one].law) for one in ids if one in known)


def _person(casus: Casus, kader: Kader, person: ItemId) -> SealedPerson:
    age = casus.answer("persoon.leeftijd", person).value
    return SealedPerson(
        id=person,
        name=casus.name_of(Scope.PERSOON, person),
        age=age if isinstance(age, int) else None,
        consent=casus.text("toestemming.stand", person),
        codes=_codes(casus, kader, "toestemming.code", person),
        motivation=casus.text("toestemming.motivering", person),
        words=casus.text("toestemming.woorden", person),
        inform=casus.text("informeren.wanneer", person),
        inform_on=_day(casus, "informeren.datum", person),
        deferred_until=_day(casus, "informeren.tot", person),
    )


def _day(casus: Casus, question: str, item: ItemId) -> str:
    value = casus.answer(question, item).value
    return value.isoformat() if isinstance(value, date) else ""


def _ways(walk: Walk) -> tuple[SealedWay, ...]:
    asked = walk.at(Ref(QuestionId("toets.middelen")))
    if asked is None or not isinstance(asked.answer.value, Uitgelegd):
        return ()
    names = {option.id: option.text for option in asked.options}
    return tuple(SealedWay(names.get(option, option), words) for option, words in asked.answer.value.keuzes)


def _consult(casus: Casus, consult: ItemId) -> SealedConsult:
    return SealedConsult(
        function=casus.text("consult.functie", consult),
        day=_day(casus, "consult.datum", consult),
        view=casus.text("consult.oordeel", consult),
        words=casus.text("consult.woorden", consult),
    )


def _line(walk: Walk, kader: Kader, line: ItemId) -> SealedLine:
    casus, fate = walk.casus, walk.fates[line]
    special = casus.answer("regel.bijzonder", line).value
    about = ItemId(casus.text("regel.over", line))
    return SealedLine(
        id=line,
        act=casus.text("regel.handeling", line),
        item=casus.text("regel.gegeven", line),
        kind=casus.text("regel.soort", line),
        special=tuple(s for s in special if s != "geen") if isinstance(special, tuple) else (),
        about=about,
        about_name=casus.name_of(Scope.PERSOON, about) if about in casus.of(Scope.PERSOON) else "",
        source=_party(casus, "regel.bron", line),
        recipient=_party(casus, "regel.ontvanger", line),
        function=casus.text("regel.functie", line),
        why=casus.text("regel.waarom", line),
        lot=fate.lot.value,
        proposed=_proposed(casus, fate, line),
        route=kader.routes[fate.route].text if fate.route else "",
        codes=_line_codes(casus, kader, fate, line),
        article=_article(casus, kader, fate, line),
        reason=" ".join(block.text for block in kader.blocks if block.id in fate.blocks),
        motivation=_motivation(casus, line),
    )


def _party(casus: Casus, question: str, line: ItemId) -> str:
    party = ItemId(casus.text(question, line))
    return casus.name_of(Scope.PARTIJ, party) if party in casus.of(Scope.PARTIJ) else ""


def _proposed(casus: Casus, fate: Fate, line: ItemId) -> bool:
    if fate.lot is Lot.TENZIJ:
        return casus.text("voorstel.keuze", line) == "delen"
    return fate.lot in (Lot.ROUTE, Lot.TOESTEMMING)


def _line_codes(casus: Casus, kader: Kader, fate: Fate, line: ItemId) -> tuple[SealedCode, ...]:
    if fate.codes:
        return _sealed_codes(kader, fate.codes)
    questions = ("grond.b1", "grond.b2", "grond.b3", "grond.b4", "niet.code")
    return tuple(code for question in questions for code in _codes(casus, kader, question, line))


def _article(casus: Casus, kader: Kader, fate: Fate, line: ItemId) -> str:
    if fate.blocks:
        return "; ".join(block.law for block in kader.blocks if block.id in fate.blocks)
    return kader.routes[fate.route].law if fate.route else casus.text("grond.artikel", line)


def _motivation(casus: Casus, line: ItemId) -> str:
    questions = ("grond.motivering", "niet.motivering", "regel.route_waarom")
    return next((words for q in questions if (words := casus.text(q, line))), "")


def _steps(walk: Walk, kader: Kader) -> tuple[SealedStep, ...]:
    clashes = {clash.id: clash for clash in kader.clashes}
    steps = []
    for step in kader.steps:
        answers = [_answer(walk, asked) for asked in walk.of_step(step.id) if not asked.answer.empty]
        for found in walk.clashes:
            if found.step == step.id and found.explained:
                words = walk.explanations.get(found.ref, "")
                about = walk.casus.name_of(clashes[found.id].scope, found.item) if found.item else ""
                text = clashes[found.id].text
                answers.append(SealedAnswer(found.ref.question, found.item or "", about, text, "Uitleg", "", words))
        steps.append(SealedStep(step.id, step.title, tuple(answers)))
    return tuple(steps)


def _answer(walk: Walk, asked: Asked) -> SealedAnswer:
    question, item = asked.question, asked.ref.item
    about = walk.casus.name_of(question.scope, item) if item else ""
    words = in_words(asked)
    return SealedAnswer(question.id, item or "", about, question.text, question.short, question.law, words)


def as_json(value: Snapshot) -> dict[str, Any]:
    """Return a snapshot as plain JSON values (strings, numbers, booleans, lists, objects)."""
    return known_only(asdict(value))


def known_only(data: dict[str, Any]) -> dict[str, Any]:
    """Return the JSON values of a snapshot without what it does not know: an older one never held it."""
    return {key: value for key, value in data.items() if key != "recipients" or value is not None}


def from_json(data: dict[str, Any]) -> Snapshot:
    """Return the snapshot behind its JSON values; unknown keys are a fault of the caller."""
    return Snapshot(
        **{
            **data,
            "people": tuple(_sealed_person(one) for one in data["people"]),
            "lines": tuple(_sealed_line(one) for one in data["lines"]),
            "ways": tuple(SealedWay(**one) for one in data["ways"]),
            "consults": tuple(SealedConsult(**one) for one in data["consults"]),
            "steps": tuple(
                SealedStep(s["id"], s["title"], tuple(SealedAnswer(**a) for a in s["answers"])) for s in data["steps"]
            ),
            "terms": tuple(SealedTerm(**one) for one in data["terms"]),
            "recipients": _recipients(data),
        }
    )


def _recipients(data: dict[str, Any]) -> tuple[SealedRecipient, ...] | None:
    if "recipients" not in data:
        return None
    return tuple(recipient_of(one) for one in data["recipients"])


def _sealed_person(data: dict[str, Any]) -> SealedPerson:
    return SealedPerson(**{**data, "codes": tuple(SealedCode(**one) for one in data["codes"])})


def _sealed_line(data: dict[str, Any]) -> SealedLine:
    codes = tuple(SealedCode(**one) for one in data["codes"])
    return SealedLine(**{**data, "codes": codes, "special": tuple(data["special"])})
