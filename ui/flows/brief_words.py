"""The fixed sentences of letters: of the frame, and of each kind, by the name of their file in `resources/papier`."""

from functools import lru_cache
from typing import cast

from resources.reading import table
from triage.records.brief import BriefWords


@lru_cache
def brief_words(name: str = "brief") -> BriefWords:
    """Return the sentences of a file: its tables `koppen` and `zinnen`."""
    parts = cast("dict[str, dict[str, str]]", table("papier", f"{name}.toml"))
    return BriefWords(parts["koppen"], parts["zinnen"])
