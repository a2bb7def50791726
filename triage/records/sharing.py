"""The chapters of the besluit about the share lines: what is shared with whom, on which rules, and what is not."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from triage.besluit.agreements import SealedRecipient
from triage.besluit.sealing import SealedFacts
from triage.besluit.snapshot import SealedCode, SealedLine
from triage.records.blocks import Block, Bullets, Heading, Paragraph, Table
from triage.records.sentences import Sentences, coded, listed

_MANY = 4
"""From this many items on, a part is headed by their numbers alone."""


class Ending(StrEnum):
    """How a line ends; the words stand in the document's file under the same name."""

    WHOLE = "wel"
    LIGHTER = "lichter"
    NOT = "niet"
    ROUTE = "via_wet"
    CONSENT = "met_ja"
    ADVISER = "jurist"


LEAVING = frozenset({Ending.WHOLE, Ending.LIGHTER, Ending.ROUTE, Ending.CONSENT})
"""The endings by which a line may leave."""
_BY_LOT = {"route": Ending.ROUTE, "toestemming": Ending.CONSENT, "jurist": Ending.ADVISER}


def ending(facts: SealedFacts, line: SealedLine) -> Ending:
    """Return how a line ends, by law or by the decision on it."""
    if line.lot in _BY_LOT:
        return _BY_LOT[line.lot]
    verdict = facts.verdict(line.id)
    if verdict is None or not verdict.granted:
        return Ending.NOT
    return Ending.LIGHTER if verdict.wording else Ending.WHOLE


@dataclass(frozen=True, slots=True)
class _Reasons:
    """Why a line ends as it does; lines with the same reasons are told together."""

    codes: tuple[SealedCode, ...]
    article: str = ""
    words: tuple[str, ...] = ()


_Group = tuple[list[SealedLine], _Reasons]


@dataclass(frozen=True, slots=True)
class Sharing:
    """Composes the chapters about lines."""

    facts: SealedFacts
    words: Sentences

    @property
    def lines(self) -> tuple[SealedLine, ...]:
        """Every line, as asked."""
        return self.facts.snapshot.lines

    def ended(self, *endings: Ending) -> list[SealedLine]:
        """Return the lines that end in one of these ways."""
        return [line for line in self.lines if ending(self.facts, line) in endings]

    # ------------------------------------------------------------------------------------------- what, with whom
    def table(self) -> Iterator[Block]:
        """Every line with what became of it."""
        if not self.lines:
            return
        columns = self._columns()
        yield self.words.head("gegevens")
        if self._one_source:
            yield Paragraph(self.words.say("een_bron", bron=self._one_source))
        head = tuple(self.words.table[name] for name, _ in columns)
        rows = tuple(tuple(self._cell(name, line) for name, _ in columns) for line in self.lines)
        yield Table(self.words.table["gegevens"], head, rows, tuple(width for _, width in columns))
        kinds = [self.words.say(f"uitleg_{kind}") for kind in ("dat", "wat") if self._any_kind(kind)]
        if kinds:
            yield Paragraph(" ".join(kinds), muted=True)
        yield from self._agreements()

    def _agreements(self) -> Iterator[Block]:
        """Under which agreement something goes to each recipient, or that it is incidental; where that is known."""
        names = dict.fromkeys(line.recipient for line in self.ended(*LEAVING))
        known = [found for name in names if (found := self.facts.snapshot.recipient(name)) is not None]
        yield from (Paragraph(self._agreement(one)) for one in known)

    def _agreement(self, one: SealedRecipient) -> str:
        if one.incidental:
            return self.words.say("incidenteel", naam=one.name)
        called = listed(
            " · ".join(part for part in (found.number, found.reference) if part) for found in one.agreements
        )
        return self.words.say("afspraken", naam=one.name, nummers=called)

    @property
    def _one_source(self) -> str:
        """The source of every line, where more than one line has the same; said once instead of in each row."""
        sources = {line.source for line in self.lines}
        return sources.pop() if len(sources) == 1 and len(self.lines) > 1 else ""

    def _any_kind(self, kind: str) -> bool:
        return any(line.kind == kind for line in self.lines)

    def _columns(self) -> list[tuple[str, float]]:
        several = len(self.lines) > 1
        about = len({line.about for line in self.lines}) > 1
        kinds = any(line.kind for line in self.lines)
        chosen = [("nummer", 0.5, several), ("gegeven", 2.8, True), ("soort", 1.6, kinds), ("over", 1.4, about)]
        chosen += [("aan" if self._one_source else "naar", 2.4, True), ("besluit", 1.9, True)]
        return [(name, width) for name, width, wanted in chosen if wanted]

    def _cell(self, column: str, line: SealedLine) -> str:
        match column:
            case "nummer":
                return str(self.lines.index(line) + 1)
            case "gegeven":
                return line.item
            case "soort":
                return ", ".join(self.words.lines.get(kind, kind) for kind in (line.kind, *line.special) if kind)
            case "over":
                return line.about_name
            case "naar" | "aan":
                return self._way(line)
            case _:
                return self._verdict(line)

    def _way(self, line: SealedLine) -> str:
        to = f"{line.recipient} ({line.function})" if line.function else line.recipient
        asks = "_uitvraag" if line.act == "uitvraag" else ""
        if self._one_source:
            return self.words.say(f"weg{asks}_naar", naar=to)
        return self.words.say(f"weg{asks}" if line.source else f"weg{asks}_zonder_bron", bron=line.source, naar=to)

    def _verdict(self, line: SealedLine) -> str:
        verdict = self.facts.verdict(line.id)
        wording = verdict.wording if verdict else ""
        how = ending(self.facts, line)
        asks = "_uitvraag" if line.act == "uitvraag" and f"{how}_uitvraag" in self.words.lines else ""
        return self.words.say(f"{how}{asks}", woorden=wording, route=line.route)

    # --------------------------------------------------------------------------------------------- on which rules
    def grounds(self) -> Iterator[Block]:
        """The rules on which each line that leaves rests."""
        groups = self._grouped((line, self._grounds_of(line)) for line in self.ended(*LEAVING))
        if not groups:
            return
        yield self.words.head("grond")
        for lines, reasons in groups:
            yield from self._part(lines)
            yield Bullets((*(coded(code) for code in reasons.codes), *((reasons.article,) if reasons.article else ())))
            yield from (Paragraph(text) for text in reasons.words)
        if any(reasons.codes for _, reasons in groups):
            yield Paragraph(self.words.say("grond_uitleg"), muted=True)

    def _grounds_of(self, line: SealedLine) -> _Reasons | None:
        route = self.words.say("grond_route", route=line.route) if line.route else ""
        article = self.words.say("grond_artikel", artikel=line.article) if line.article else ""
        why = self.words.say("waarom_nodig", naar=line.recipient, woorden=line.why) if line.why else ""
        lighter = self.facts.snapshot.answer("regel.bijzonder_waarom", line.id)
        special = self.words.say("waarom_bijzonder", woorden=lighter) if lighter else ""
        texts = tuple(text for text in (route, why, special, line.motivation) if text)
        return _Reasons(line.codes, article, texts) if line.codes or article else None

    # ---------------------------------------------------------------------------------------------- what not, why
    def refused(self) -> Iterator[Block]:
        """What is not shared, or only in lighter words, each with its reason."""
        groups = self._grouped((line, self._refusal_of(line)) for line in self.lines)
        if not groups:
            return
        yield self.words.head("niet_of_lichter" if self.ended(Ending.LIGHTER) else "niet")
        for lines, reasons in groups:
            yield from self._part(lines)
            if reasons.codes:
                yield Bullets(tuple(coded(code) for code in reasons.codes))
            yield from (Paragraph(text) for text in reasons.words)

    def _refusal_of(self, line: SealedLine) -> _Reasons | None:
        how = ending(self.facts, line)
        if how not in (Ending.NOT, Ending.LIGHTER, Ending.ADVISER):
            return None
        verdict = self.facts.verdict(line.id)
        wording = self.words.say("in_plaats", woorden=verdict.wording) if verdict and verdict.wording else ""
        own = "" if line.proposed else line.motivation
        source = self.words.say("bron_wet", wet=line.article) if line.reason and line.article else ""
        texts = tuple(text for text in (wording, line.reason, source, own) if text)
        return _Reasons(verdict.codes if verdict else line.codes, "", texts)

    # ------------------------------------------------------------------------------------------------- in groups
    @staticmethod
    def _grouped(lines: Iterable[tuple[SealedLine, _Reasons | None]]) -> list[_Group]:
        groups: dict[_Reasons, list[SealedLine]] = {}
        for line, reasons in lines:
            if reasons is not None:
                groups.setdefault(reasons, []).append(line)
        return [(members, reasons) for reasons, members in groups.items()]

    def _part(self, lines: list[SealedLine]) -> Iterator[Block]:
        if len(self.lines) == 1:
            return
        numbers = listed(str(self.lines.index(line) + 1) for line in lines)
        if len(lines) >= _MANY:
            yield Heading(self.words.say("deel_nummers", nummers=numbers), 3)
            return
        items = listed(dict.fromkeys(line.item for line in lines))
        one = "een" if len(lines) == 1 else "meer"
        yield Heading(self.words.say(f"deel_{one}", nummers=numbers, gegevens=items), 3)
