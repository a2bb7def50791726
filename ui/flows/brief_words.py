"""The fixed sentences of letters and other papers, by the name of their file in `resources/papier`."""

from functools import lru_cache
from typing import cast

from resources.reading import table
from triage.records.brief import BriefWords
from triage.records.sentences import PaperWords


@lru_cache
def brief_words(name: str = "brief") -> BriefWords:
    """Return the sentences of a file: its tables `koppen` and `zinnen`."""
    parts = cast("dict[str, dict[str, str]]", table("papier", f"{name}.toml"))
    return BriefWords(parts["koppen"], parts["zinnen"])


@lru_cache
def paper_words(name: str) -> PaperWords:
    """Return the sentences of a file that has a table as well: `koppen`, `zinnen` and `tabel`."""
    parts = cast("dict[str, dict[str, str]]", table("papier", f"{name}.toml"))
    return PaperWords(parts["koppen"], parts["zinnen"], parts["tabel"])
