"""Reading `termijnen.toml`, and what is wrong with a term."""

from collections.abc import Iterator, Mapping
from typing import Final

from triage.answers import AnswerKind, Scope
from triage.files import FileFault
from triage.ids import QuestionId
from triage.kader.model import Kader
from triage.kader.reading import Entry, listed
from triage.kader.term import Length, Regime, Term
from triage.kader.vocabulary import EVENTS, OWN_TERMS, UNITS

FILE: Final = "termijnen.toml"
_HOURS: Final = "uren"
_OWN: Final = "eigen afspraak"
_DAYS: Final = (AnswerKind.DATUM, AnswerKind.TIJDSTIP)


def terms(file: Entry, scopes: Mapping[str, Scope]) -> tuple[Term, ...]:
    """Return the terms of `termijnen.toml`; one that starts at an answer has the scope of that question."""
    return tuple(_term(entry, scopes) for entry in file.list_of("termijn"))


def _term(entry: Entry, scopes: Mapping[str, Scope]) -> Term:
    start = entry.text("vanaf")
    scope = entry.slug("bereik", Scope, scopes.get(start, Scope.CASUS))
    if start in scopes and scope is not scopes[start]:
        entry.fault(f"is '{scope}', maar vraag '{start}' gaat over '{scopes[start]}'", "bereik")
    term = Term(
        id=entry.text("id"),
        text=entry.text("tekst"),
        start=start,
        amount=entry.number("aantal"),
        unit=entry.text("eenheid"),
        source=entry.text("bron"),
        when=entry.condition(),
        scope=scope,
        maximum=entry.flag("maximum", default=False),
        owed=entry.flag("van_ons", default=True),
        met_by_decision=entry.flag("klaar_met_besluit", default=False),
        regime=entry.slug("regime", Regime, Regime.GEEN),
        aim=_length(entry, "streef"),
        extension=_length(entry, "verlengen"),
        suspendable=entry.flag("opschorten", default=False),
    )
    entry.done()
    return term


def _length(entry: Entry, key: str) -> Length | None:
    inside = entry.table(key)
    if not entry.has(key):
        return None
    length = Length(inside.number("aantal"), inside.text("eenheid"))
    inside.done()
    return length


def term_faults(kader: Kader) -> Iterator[FileFault]:
    """Give every fault of the terms: of each by itself, and those that the program starts but that are not there."""
    for term in kader.terms.values():
        yield from _counting(term)
        yield from _start(kader, term)
    for own, event in OWN_TERMS.items():
        found = kader.terms.get(own)
        if found is None:
            yield _fault(own, "", "ontbreekt; het programma begint hem zelf")
        elif found.start != event or found.scope is not Scope.CASUS:
            yield _fault(own, "vanaf", f"moet '{event}' zijn, voor de hele casus; het programma begint hem zelf")


def _counting(term: Term) -> Iterator[FileFault]:
    lengths = {"": Length(term.amount, term.unit), "streef": term.aim, "verlengen": term.extension}
    for key, length in lengths.items():
        if length is not None and length.unit not in UNITS:
            yield _fault(term.id, _key(key, "eenheid"), f"eenheid '{length.unit}' is onbekend")
        if length is not None and length.amount < 0 and key != "streef":
            yield _fault(term.id, _key(key, "aantal"), "mag niet minder dan nul zijn")
    if term.extension is not None and term.extension.amount == 0:
        yield _fault(term.id, _key("verlengen", "aantal"), "moet meer dan nul zijn")
    if term.regime is not Regime.GEEN and term.source == _OWN:
        yield _fault(term.id, "regime", "een eigen afspraak schuift niet op: laat dit weg, of noem de wet bij 'bron'")
    yield from _hours(term)


def _hours(term: Term) -> Iterator[FileFault]:
    if any(length is not None and length.unit == _HOURS for length in (term.aim, term.extension)):
        yield _fault(term.id, "", "streef en verlengen tellen niet in uren")
    if term.unit != _HOURS:
        return
    if term.aim or term.extension or term.suspendable or term.regime is not Regime.GEEN:
        yield _fault(term.id, "", "een termijn in uren heeft geen streef, verlengen, opschorten of regime")


def _start(kader: Kader, term: Term) -> Iterator[FileFault]:
    if term.start in EVENTS:
        return
    start = kader.questions.get(QuestionId(term.start))
    if start is None:
        known = listed(sorted(EVENTS))
        yield _fault(term.id, "vanaf", f"'{term.start}' is geen vraag en geen gebeurtenis; wel: {known}")
    elif start.kind not in _DAYS:
        yield _fault(term.id, "vanaf", f"vraag '{term.start}' geeft geen datum")
    elif term.unit == _HOURS and start.kind is not AnswerKind.TIJDSTIP:
        yield _fault(term.id, "vanaf", f"vraag '{term.start}' geeft geen moment, en uren tellen vanaf een moment")


def _key(table: str, key: str) -> str:
    return f"{table}, {key}" if table else key


def _fault(term: str, key: str, text: str) -> FileFault:
    return FileFault(FILE, ", ".join(part for part in (f"termijn '{term}'", key) if part), text)
