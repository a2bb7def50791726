"""Hard rule 12: words that must not become fields or labels, in the kader, the tables, the log and the code."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from storage import tables
from tests import makers
from triage.access.log import Act
from triage.besluit import snapshot as sealed

ROOT = Path(__file__).parent.parent.parent
FORBIDDEN = re.compile(
    r"agressie|risico(?!jongeren)|etnicit|ras\b|nationaliteit|afkomst|verdacht|diagnose|medicatie|medicijn|"
    r"niet[- _]?meewerkend|weerstand|zorgmijder|verslaafd|crimine(?:el|le)|\biq\b|intelligentie|gevaarlijk",
    re.IGNORECASE,
)
"""Words of product.md chapter 3 and domain.md §5.7, with the ones that mean the same. The index of the Jeugdwet keeps
its name."""


def fields_of_the_kader() -> Iterator[tuple[str, str]]:
    """Everything that a screen shows as the name of a field, a choice, a step or a code."""
    kader = makers.kader()
    for step in kader.steps:
        yield step.id, step.title
    for question in kader.questions.values():
        yield question.id, f"{question.id} {question.short} {question.text}"
        for option in question.options:
            yield question.id, f"{option.id} {option.text}"
    for kind in kader.party_kinds.values():
        yield kind.id, f"{kind.id} {kind.text}"
    for code in kader.codes.values():
        yield code.id, code.sentence
    for outcome in kader.outcomes.values():
        yield outcome.id, f"{outcome.text} {outcome.title}"


def test_no_field_or_choice_of_the_kader_bears_such_a_word() -> None:
    assert [pair for pair in fields_of_the_kader() if FORBIDDEN.search(pair[1])] == []


def test_no_column_of_the_store_does() -> None:
    columns = [f"{table.name}.{column.name}" for table in tables.metadata.tables.values() for column in table.columns]
    assert len(columns) > len(tables.metadata.tables)
    assert [name for name in columns if FORBIDDEN.search(name)] == []


def test_no_field_of_a_sealed_record_and_no_act_does() -> None:
    made = [vars(sealed)[name] for name in dir(sealed) if name.startswith("Sealed") or name == "Snapshot"]
    names = [field for one in made for field in one.__dataclass_fields__] + [act.value for act in Act]
    assert [name for name in names if FORBIDDEN.search(name)] == []


def _keys(table: object, path: str = "") -> Iterator[str]:
    if isinstance(table, dict):
        for key, value in table.items():
            yield f"{path}.{key}"
            yield from _keys(value, f"{path}.{key}")


SAID = [
    str(one.relative_to(ROOT / "resources"))
    for part in ("teksten", "papier")
    for one in sorted((ROOT / "resources" / part).glob("*.toml"))
]


@pytest.mark.parametrize("name", SAID)
def test_no_label_of_screen_or_paper_does(name: str) -> None:
    table = tomllib.loads((ROOT / "resources" / name).read_text(encoding="utf-8"))
    assert [key for key in _keys(table) if FORBIDDEN.search(key)] == []


RULED_OUT = ["agressierisico", "Risicoscore", "etniciteit", "verdacht van", "diagnose", "medicatie", "IQ"]


@pytest.mark.parametrize("word", [*RULED_OUT, "niet-meewerkend"])
def test_the_attack_itself_would_notice(word: str) -> None:
    assert FORBIDDEN.search(word)
