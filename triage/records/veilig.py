"""What a letter to one person may not tell of another: names, a secret address, a number that belongs to one person.

Sealed words are never changed; what leaves by a letter is. Where a name stood, the reader sees that there was somebody.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

_TOKEN: Final = re.compile(r"[^\W\d_][\w'’-]*")
_POSTCODE: Final = re.compile(r"\b[1-9]\d{3}\s?[A-Za-z]{2}\b")
_HOUSE: Final = re.compile(r"\b([^\W\d_][\w'’.-]{2,})\s+(\d{1,5})(?=\s?[A-Za-z]?\b)")
_PHONE: Final = re.compile(r"\+?\d[\d\s-]{7,}\d")
_NINE: Final = re.compile(r"(?<!\d)(?:\d[\s.-]?){8,9}(?!\d)")
_DAYS: Final = frozenset(
    "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag januari februari maart april mei juni juli augustus "
    "september oktober november december".split()
)
_LEAST: Final = 3
"""Shorter parts of a name (`de`, `el`) are no name by themselves."""
_WEIGHTS: Final = (9, 8, 7, 6, 5, 4, 3, 2, -1)


@dataclass(frozen=True, slots=True)
class Afgeschermd:
    """What is left out of a letter.

    Args:
        names: of the others in the casus.
        own: names that may stand there: of the person the letter is about, and of its reader.
        places: words in which a secret address or number stands, of anybody but the reader.
    """

    names: tuple[str, ...] = ()
    own: tuple[str, ...] = ()
    places: tuple[str, ...] = ()

    def clean(self, text: str, someone: str, somewhere: str, number: str) -> str:
        """Return a text without them.

        Args:
            someone, somewhere, number: what stands there instead of a name, a place, a personal number.
        """
        for pattern in secrets(self.places):
            text = pattern.sub(somewhere, text)
        text = _NINE.sub(lambda found: number if is_bsn(found.group()) else found.group(), text)
        for pattern in self._others():
            text = pattern.sub(someone, text)
        return text

    def tells(self, text: str) -> bool:
        """Tell whether a text names a secret place or number."""
        return any(pattern.search(text) for pattern in secrets(self.places))

    def _others(self) -> Iterable[re.Pattern[str]]:
        mine = {token.casefold() for name in self.own for token in _TOKEN.findall(name)}
        for name in self.names:
            words = name.split()
            if {word.casefold() for word in _TOKEN.findall(name)} <= mine:
                continue
            yield re.compile(r"\b" + r"\s+".join(map(re.escape, words)) + r"\b", re.IGNORECASE)
        tokens = dict.fromkeys(token for name in self.names for token in _TOKEN.findall(name))
        for token in tokens:
            if len(token) >= _LEAST and token[0].isupper() and token.casefold() not in mine:
                yield re.compile(rf"\b{re.escape(token)}\b")


NOTHING: Final = Afgeschermd()


def secrets(places: Iterable[str]) -> tuple[re.Pattern[str], ...]:
    """Return patterns of what stands in the words on how somebody is safely reached: street, postcode, telephone."""
    found: list[str] = []
    for place in places:
        found += [_spaced(code) for code in _POSTCODE.findall(place)]
        found += [
            rf"\b{re.escape(street)}\s+{house}(?!\d)\s?[A-Za-z]?\b"
            for street, house in _HOUSE.findall(place)
            if street.casefold() not in _DAYS
        ]
        found += [_spaced(number) for number in _PHONE.findall(place)]
    return tuple(re.compile(one, re.IGNORECASE) for one in dict.fromkeys(found))


def _spaced(text: str) -> str:
    """Return a pattern for signs with or without spaces and dashes between them."""
    return r"[\s-]?".join(re.escape(sign) for sign in text if sign.isalnum() or sign == "+")


def is_bsn(text: str) -> bool:
    """Tell whether digits can be a burgerservicenummer: eight or nine that pass the eleven test."""
    digits = [int(sign) for sign in text if sign.isdigit()]
    padded = [0] * (9 - len(digits)) + digits
    return any(padded) and sum(weight * digit for weight, digit in zip(_WEIGHTS, padded, strict=True)) % 11 == 0
