"""The labelled sentences are sound: enough of each, no doubles, each with its label.

What the dat-wat check makes of them is measured elsewhere.
"""

import re
import tomllib
from collections import Counter
from pathlib import Path
from typing import cast

import pytest

HERE = Path(__file__).parent
MAX_TEXT = 150
WAT_KINDS = frozenset(
    (
        "aandoening",
        "behandeling",
        "beperking",
        "delict",
        "eufemisme",
        "gedrag",
        "geloof",
        "geweld",
        "gezin",
        "herkomst",
        "justitie",
        "medicatie",
        "mening",
        "middel",
        "organisatie",
        "psychisch",
        "reden",
        "schulden",
        "seksualiteit",
        "zwangerschap",
    )
)
DAT_KINDS = frozenset(
    (
        "afspraak_eind",
        "bedrag",
        "contact",
        "huishouden",
        "lastig_woord",
        "naam",
        "ondersteuning",
        "organisatie",
        "overleg_reden",
        "praktisch",
        "spreektaal",
        "werk_school",
        "wonen",
    )
)
FILES = {
    "wat.toml": (True, WAT_KINDS, 500),
    "dat.toml": (False, DAT_KINDS, 500),
    "tweede_wat.toml": (True, WAT_KINDS, 300),
    "tweede_dat.toml": (False, DAT_KINDS, 300),
}


def read(name: str) -> list[dict[str, object]]:
    loaded = tomllib.loads((HERE / name).read_text(encoding="utf-8"))
    assert set(loaded) == {"zin"}
    return cast("list[dict[str, object]]", loaded["zin"])


def bare(row: dict[str, object]) -> str:
    """A sentence without case, blanks and marks, so that two that differ in nothing else are doubles."""
    return re.sub(r"\W", "", str(row["tekst"]).casefold())


@pytest.mark.parametrize("name", FILES)
def test_each_sentence_has_its_label_and_a_kind(name: str) -> None:
    wat, kinds, each = FILES[name]
    rows = read(name)
    assert len(rows) == each
    for row in rows:
        assert set(row) == {"tekst", "wat", "soort"}, row
        assert row["wat"] is wat, row
    assert {row["soort"] for row in rows} == kinds


@pytest.mark.parametrize("name", FILES)
def test_each_sentence_fits_the_field(name: str) -> None:
    for row in read(name):
        text = str(row["tekst"])
        assert text == text.strip(), text
        assert text.isprintable(), text
        assert 0 < len(text) <= MAX_TEXT, text


def test_no_sentence_comes_twice() -> None:
    seen = Counter(bare(row) for name in FILES for row in read(name))
    assert [text for text, times in seen.items() if times > 1] == []
