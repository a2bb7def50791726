"""Which passwords are refused, and why (NIST SP 800-63B-4).

Length and a list of the obvious; no demands on kinds of characters, no changing by the calendar. The secret of the
device is the second factor, so eight characters would do by the standard; twelve leaves a margin for a copied file
together with a copied keyring.
"""

import re
import unicodedata
from collections.abc import Iterable
from typing import Final

from triage.faults import Refusal

MINIMUM: Final = 12
MAXIMUM: Final = 256
_OWN_PART: Final = 8
"""Characters that must be left when everything obvious is taken out."""
_VARIETY: Final = 5
"""Different characters that must be left."""

_COMMON: Final = tuple(
    sorted(
        "wachtwoord wachtwoorden password passw0rd geheim welkom welcome hallo hello login inloggen toegang admin "
        "administrator beheer beheerder gebruiker gemeente wijkteam triage tenzij besluit casus procesregisseur "
        "professional zorg jeugd sociaal domein test tester tijdelijk nieuw standaard computer laptop kantoor werk "
        "nederland holland amsterdam rotterdam utrecht oranje ajax feyenoord psv lente zomer herfst winter januari "
        "februari maart april juni juli augustus september oktober november december maandag dinsdag woensdag "
        "donderdag vrijdag zaterdag zondag ikhouvanjou iloveyou letmein monkey dragon master "
        "correcthorsebatterystaple correctpaardbatterijniet".split(),
        key=len,
        reverse=True,
    )
)
_ROWS: Final = (
    "1234567890",
    "qwertyuiop",
    "asdfghjkl",
    "zxcvbnm",
    "azertyuiop",
    "qsdfghjklm",
    "abcdefghijklmnopqrstuvwxyz",
)
_RUN: Final = 4
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_LEET: Final = str.maketrans("013457@$!", "oleastasi")


def check_password(password: str, context: Iterable[str] = ()) -> None:
    """Refuse a password that is too short, too long, unreadable or too easily guessed.

    Args:
        password: as typed.
        context: words that a guesser would try here: the municipality, the team, the person's own names.

    Raises:
        Refusal: `wachtwoord_kort` (fact `minimum`), `wachtwoord_lang` (fact `maximum`), `wachtwoord_teken`, or
            `wachtwoord_bekend` with fact `reden`: `bekend_woord`, `eigen_omgeving`, `jaartal`, `rij` or `herhaling`.
    """
    text = unicodedata.normalize("NFKC", password)
    if any(unicodedata.category(char) in {"Cc", "Cs"} for char in text):
        raise Refusal("wachtwoord_teken")
    if len(text) < MINIMUM:
        raise Refusal("wachtwoord_kort", minimum=MINIMUM)
    if len(text) > MAXIMUM:
        raise Refusal("wachtwoord_lang", maximum=MAXIMUM)
    reason = _obvious(text.casefold(), tuple(_words(context)))
    if reason:
        raise Refusal("wachtwoord_bekend", reden=reason)


def _words(context: Iterable[str]) -> Iterable[str]:
    for phrase in context:
        folded = unicodedata.normalize("NFKC", phrase).casefold()
        yield from (word for word in (*re.split(r"[\W_]+", folded), folded) if len(word) > 2)  # noqa: PLR2004 - "van", "de"


def _obvious(text: str, context: tuple[str, ...]) -> str | None:
    """Take out what a guesser tries first; name the first reason when too little is left."""
    left, reason = text, None
    for name, taken in (
        ("eigen_omgeving", lambda rest: _without(rest, context)),
        ("bekend_woord", lambda rest: _without(rest, _COMMON)),
        ("jaartal", lambda rest: _YEAR.sub("", rest)),
        ("rij", _without_runs),
        ("herhaling", lambda rest: re.sub(r"(.{1,4}?)\1{2,}", r"\1", rest)),
    ):
        shorter = taken(left)
        if shorter != left:
            reason, left = reason or name, shorter
    if len(left) >= _OWN_PART and len(set(left)) >= _VARIETY:
        return None
    return reason or "herhaling"


def _without(text: str, words: Iterable[str]) -> str:
    for word in sorted(words, key=len, reverse=True):
        plain = text.translate(_LEET)
        # Where a letter was written as a digit the length stays the same, so that positions agree.
        while len(word) > 2 and (at := max(text.find(word), plain.find(word))) >= 0:  # noqa: PLR2004
            text = text[:at] + text[at + len(word) :]
            plain = text.translate(_LEET)
    return text


def _without_runs(text: str) -> str:
    for row in (*_ROWS, *(row[::-1] for row in _ROWS)):
        for size in range(len(row), _RUN - 1, -1):
            for start in range(len(row) - size + 1):
                text = text.replace(row[start : start + size], "")
    return text
