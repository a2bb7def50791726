"""The sealed decision in words: what was decided, by whom, and on each line."""

from PySide6.QtWidgets import QWidget

from triage.besluit.sealing import Besluit, SealedFacts
from triage.besluit.snapshot import SealedLine
from triage.besluit.withdrawing import KIND
from ui.recipients import agreed
from ui.widgets.card import Card
from ui.widgets.chip import Chip, Kind
from ui.widgets.facts import Fact, FactsList
from ui.widgets.layouts import FlowRow
from ui.widgets.lines import Cell, Heading, Line, LinesTable
from ui.widgets.text import Muted, Plain, SectionHeading
from ui.words import day, moment, say

_BY_LOT = ("toestemming", "route", "jurist")


def decided(facts: SealedFacts) -> bool:
    """Tell whether a person decided; else it is a record of what consent or the law allows."""
    return facts.kind == "besluit"


def withdraws(facts: SealedFacts) -> bool:
    """Tell whether it is the record of a withdrawal."""
    return facts.kind == KIND


def outcome_chip(facts: SealedFacts) -> Chip:
    """Return the outcome as a pill; every outcome in the same colour."""
    return Chip(facts.outcome_text, Kind.ACCENT)


class SealCard(Card):
    """Number, check code, who and when."""

    def __init__(self, besluit: Besluit) -> None:
        super().__init__(say("besluit.zegel"))
        self.add(FactsList(_seal(besluit), beside=True))


def _seal(besluit: Besluit) -> list[Fact]:
    facts = besluit.facts
    by = "besluit.door" if decided(facts) else "besluit.door_vastlegging"
    shown: list[tuple[str, str]] = [
        (say("besluit.nummer"), besluit.number),
        (say("besluit.controlecode"), besluit.check_code),
        (say("besluit.verzegeld"), moment(facts.sealed_on)),
        (say(by), ", ".join(part for part in (facts.decider.name, facts.decider.function) if part)),
        (say("besluit.mandaat"), facts.decider.mandate if decided(facts) or withdraws(facts) else ""),
        (say("besluit.voorbereid"), _prepared(facts)),
        (say("besluit.geldig"), day(facts.valid) if facts.valid else ""),
        (say("besluit.heroverwegen"), day(facts.review) if facts.review else ""),
        (say("besluit.kader"), _kader(facts)),
    ]
    return [(label, value) for label, value in shown if value]


def _prepared(facts: SealedFacts) -> str:
    if not decided(facts):
        return ""
    return ", ".join(part for part in (facts.proposer.name, facts.proposer.function) if part)


def _kader(facts: SealedFacts) -> str:
    return say("besluit.kader_waarde", versie=facts.snapshot.kader, merk=facts.snapshot.kader_digest[:16])


class OutcomeCard(Card):
    """What was decided, in the decider's own words, and per line."""

    def __init__(self, besluit: Besluit) -> None:
        super().__init__(say("besluit.wat"))
        facts = besluit.facts
        self.add(FlowRow([outcome_chip(facts)]))
        self.add(SectionHeading(say("besluit.motivering")))
        self.add(Plain(facts.motivation))
        if facts.sentence:
            self.add(Muted(f"{say('besluit.zin')}: {facts.sentence}"))
        if facts.snapshot.lines:
            self.add(SectionHeading(say("besluit.regels")))
            self.add(_table(facts))


def _table(facts: SealedFacts) -> QWidget:
    heads = [
        Heading(say("besluiten.tabel.gegeven"), 4),
        Heading(say("besluiten.tabel.naar"), 3),
        Heading(say("besluit.wat"), 4),
    ]
    table = LinesTable(heads, say("besluit.regels"))
    table.show_lines([_line(facts, number, line) for number, line in enumerate(facts.snapshot.lines, 1)])
    return table


def _line(facts: SealedFacts, number: int, line: SealedLine) -> Line:
    to = ", ".join(part for part in (line.recipient, line.function) if part)
    told = agreed(facts.snapshot, line.recipient)
    cells = (Cell(f"{number}. {line.item}", line.about_name), Cell(to, told), Cell(*_verdict(facts, line)))
    return Line(line.id, cells)


def _verdict(facts: SealedFacts, line: SealedLine) -> tuple[str, str]:
    if line.lot in _BY_LOT:
        return say(f"besluit.{line.lot}", route=line.route), ""
    verdict = facts.verdict(line.id)
    codes = verdict.codes if verdict else line.codes
    reasons = say("besluit.redenen", codes=", ".join(code.id for code in codes)) if codes else ""
    if verdict is None or not verdict.granted:
        return say("besluit.niet"), reasons
    return (say("besluit.lichter", woorden=verdict.wording), reasons) if verdict.wording else (say("besluit.wel"), "")
