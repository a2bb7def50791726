"""Loading a kader: from parsed TOML tables to values, with every fault at once and its place.

`load` does what a start needs: it reads, checks what stands where, and refuses a kader with faults. `check` also looks
for what no reading shows: questions that can never be asked, choices that are never offered, steps that cannot end
(`triage.kader.reach`); it is what `main.py kader check` and the tests call.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from hashlib import sha256
from typing import Final

import rfc8785

from triage.answers import Scope
from triage.files import FileFault, Table
from triage.ids import QuestionId, RoleId
from triage.kader import need, parts
from triage.kader.checking import faults_in
from triage.kader.completing import completed
from triage.kader.faults import KaderFaults
from triage.kader.model import Kader, Phrases, Question
from triage.kader.questions import read_questions, read_steps
from triage.kader.reach import unreachable
from triage.kader.reading import Entry
from triage.kader.term_reading import terms

FILES: Final = (
    "kader.toml",
    "stappen.toml",
    "vragen.toml",
    "teksten.toml",
    "gronden.toml",
    "partijen.toml",
    "routes.toml",
    "regels.toml",
    "termijnen.toml",
    "besluit.toml",
    "rollen.toml",
    "rechten.toml",
    "ondersteuning.toml",
    "verwerkingen.toml",
)
"""The files of a kader. Each must be there; another is refused."""


def load(tables: Mapping[str, Table], beside: Kader | None = None) -> Kader:
    """Return a kader read from its files.

    Args:
        tables: the parsed TOML of each file, by file name (`vragen.toml`).
        beside: for a kader that was added under an earlier program: a whole one, from which it gets what the program
            needs since (`triage.kader.completing`). Its digest stays that of its own files.

    Raises:
        KaderFaults: with every fault of reading and of what stands where.
    """
    kader, faults = _read(tables, beside)
    if faults:
        raise KaderFaults(faults)
    return kader


def check(tables: Mapping[str, Table]) -> tuple[FileFault, ...]:
    """Return every fault of a kader, those of what can never happen included; none for a kader that is right."""
    kader, faults = _read(tables)
    wrong = {(fault.file, fault.place.split(",")[0]) for fault in faults}
    return faults + tuple(one for one in unreachable(kader) if (one.file, one.place.split(",")[0]) not in wrong)


def _read(tables: Mapping[str, Table], beside: Kader | None = None) -> tuple[Kader, tuple[FileFault, ...]]:
    faults = [FileFault(name, "", "dit bestand ontbreekt") for name in FILES if name not in tables]
    faults += [FileFault(name, "", "hoort niet bij een kader") for name in tables if name not in FILES]
    # What is missing in a file that is not there is no fault of its own.
    entries = {name: Entry(name, "", tables.get(name, {}), faults if name in tables else []) for name in FILES}
    kader = replace(_kader(entries, older=beside is not None), digest=digest(tables))
    kader = kader if beside is None else completed(kader, beside)
    for entry in entries.values():
        entry.done()
    if all(name in tables for name in FILES):
        faults += faults_in(kader)
    order = {name: place for place, name in enumerate(FILES)}
    return kader, tuple(sorted(dict.fromkeys(faults), key=lambda fault: order.get(fault.file, len(FILES))))


def _scopes(questions: tuple[Question, ...]) -> Mapping[str, Scope]:
    return {question.id: question.scope for question in questions}


def _kader(files: Mapping[str, Entry], *, older: bool) -> Kader:
    head = files["kader.toml"].table("kader", needed=True)
    questions = read_questions(files["vragen.toml"], files["teksten.toml"])
    routes, blocks = parts.routes(files["routes.toml"]), parts.blocks(files["routes.toml"])
    rules = files["regels.toml"]
    kader = Kader(
        version=head.text("versie"),
        title=head.text("titel"),
        valid_from=head.day("geldig_vanaf", needed=True) or date.min,
        resolution=head.text("raadsbesluit"),
        digest="",
        steps=read_steps(files["stappen.toml"], files["teksten.toml"], questions),
        questions={question.id: question for question in questions},
        codes={code.id: code for code in parts.codes(files["gronden.toml"])},
        secrecies={one.id: one for one in parts.secrecies(files["partijen.toml"])},
        party_kinds={kind.id: kind for kind in parts.party_kinds(files["partijen.toml"])},
        routes={route.id: route for route in routes},
        blocks=blocks,
        clashes=parts.clashes(rules),
        requirements=parts.requirements(rules),
        ages=parts.ages(rules),
        terms={term.id: term for term in terms(files["termijnen.toml"], _scopes(questions))},
        outcomes={outcome.id: outcome for outcome in parts.outcomes(files["besluit.toml"])},
        roles={RoleId(role.id): role for role in need.roles(files["rollen.toml"])},
        acts={act.id: act for act in need.acts(files["rechten.toml"])},
        relations=need.relations(files["rechten.toml"]),
        supports={one.id: one for one in need.supports(files["ondersteuning.toml"])},
        processings={one.id: one for one in need.processings(files["verwerkingen.toml"], older=older)},
        register=need.register(files["verwerkingen.toml"], older=older),
        deciding_sentence=head.text("verklaring"),
        points_41=tuple(QuestionId(point) for point in head.texts("punten_41", needed=True)),
        phrases=_phrases(files["kader.toml"]),
    )
    head.done()
    return kader


def _phrases(file: Entry) -> Phrases:
    entry = file.table("zinnen")
    phrases = Phrases(entry.texts("leeg"))
    entry.done()
    return phrases


def digest(tables: Mapping[str, Table]) -> str:
    """Return the hex SHA-256 over the canonical JSON (RFC 8785) of the tables; days as ISO text."""
    return sha256(rfc8785.dumps(_plain(dict(tables)))).hexdigest()


_Json = dict[str, "_Json"] | list["_Json"] | str | int | float | bool | None


def _plain(value: object) -> _Json:
    match value:
        case dict():
            return {str(key): _plain(one) for key, one in value.items()}
        case list():
            return [_plain(one) for one in value]
        case datetime() | date():
            return value.isoformat()
        case str() | bool() | int() | float() | None:
            return value
        case _:
            return str(value)
