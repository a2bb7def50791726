"""Which law a line rests on, from the article as somebody typed it: the name of a law and no other word of theirs.

People write `Wmo 2015 artikel 5.1.1 lid 1`, `art. 5.1.1 Wmo` or `Jw 7.4.0`. Published is one of the laws below, or
"another law": typed text never comes into an account.
"""

import re
from collections.abc import Mapping
from typing import Final

NONE, OTHER = "geen", "anders"
_PATTERNS: Final[Mapping[str, str]] = {
    "wmo": r"\bwmo\b|wet maatschappelijke ondersteuning",
    "jeugdwet": r"\bjw\b|\bjeugdwet\b",
    "participatiewet": r"\bpw\b|\bparticipatiewet\b",
    # Two laws have the same letters: WGS is about sharing between authorities, Wgs about debts.
    "wgs_delen": r"(?-i:\bWGS\b)|samenwerkingsverbanden",
    "schuldhulp": r"(?-i:\bWgs\b)|schuldhulpverlening",
    "wvggz": r"\bwvggz\b|wet verplichte ggz",
    "wams": r"\bwams\b|aanpak meervoudige problematiek",
    "politie": r"\bwpg\b|\bpolitiewet\b|politiegegevens",
    "strafvordering": r"\bsv\b|wetboek van strafvordering",
    "burgerlijk": r"\bbw\b|burgerlijk wetboek",
    "uavg": r"\buavg\b|uitvoeringswet algemene verordening",
    "avg": r"\bavg\b|\bgdpr\b|algemene verordening gegevensbescherming",
}
LAWS: Final = (*_PATTERNS, OTHER, NONE)
"""The laws by slug, in the order of the table; their names stand in `resources/papier/jaar.toml`."""
_FOUND: Final = tuple((law, re.compile(pattern, re.IGNORECASE)) for law, pattern in _PATTERNS.items())


def law_of(article: str) -> str:
    """Return the law that is named first in an article as it was typed, `anders` or `geen`."""
    if not article.strip():
        return NONE
    named = [(found.start(), law) for law, pattern in _FOUND if (found := pattern.search(article))]
    return min(named)[1] if named else OTHER
