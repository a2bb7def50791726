"""Reading without names: every name of a betrokkene becomes "persoon 1", wherever it stands (chapter 4).

It hides the names that the casus knows. A name that was only typed in a text, of a neighbour or a teacher, it cannot
know: who reads without names is told so.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from typing import Any, Final, TypeVar, cast

from triage.besluit.snapshot import Snapshot

_PARTICLES: Final = frozenset(
    "aan af bij de del della den der des di dos du el het in la le les lo met op of o onder over te ten ter tot uit "
    "uijt van ver von voor zu zum zur "
    # Who people are to each other tells no name: "Dochter van meneer Wiersinga".
    "baby broer buurman buurvrouw dochter echtgenoot echtgenote ex gezin heer huishouden kind kleinkind man meneer "
    "mevrouw moeder mw mentor oma oom opa ouder ouders partner persoon tante vader voogd vriend vriendin vrouw zoon "
    "zus zusje broertje neef nicht stiefvader stiefmoeder pleegouder".split()
)
_ORDINARY: Final = frozenset(
    "bakker beek berg blauw boer boom bos brand bruin burg dag dam dekker dijk dokter drost engel feest geel goed "
    "graaf groen groot haan hart hof hoek huis jager jong kamp keizer kerk klein kok koning koper kramer kruis kuiper "
    "lang leeuw lente maas man meer meester molen mulder nacht noord oost oud post prins rood ruiter schipper sluis "
    "smit snel sterk stok storm vis visser vos vrede vries wal water weg west wit winter wolf zand zee zomer "
    "zwart".split()
)
"""Names that are words as well: only with a capital such a part is a name."""
_SHORTEST: Final = 3
"""Characters of a part of a name; a shorter one is a word in too many sentences."""
_SHARED: Final = "(naam)"
LEFT_OUT: Final = "(weggelaten)"

IDENTIFYING: Final = frozenset(
    {"persoon.geboortedatum", "persoon.gezag", "persoon.vertegenwoordiger", "persoon.adres_anders"}
)
"""Questions whose answer is a name, a day or a place that points at somebody."""

Value = TypeVar("Value")


def nameless(shot: Snapshot) -> Snapshot:
    """Return the facts of a casus without the names of its betrokkenen."""
    hide = masker(tuple(person.name for person in shot.people))
    bare = _each(shot, hide)
    steps = tuple(
        replace(
            step,
            answers=tuple(
                replace(one, answer=LEFT_OUT) if one.question in IDENTIFYING and one.answer else one
                for one in step.answers
            ),
        )
        for step in bare.steps
    )
    return replace(bare, steps=steps)


def masker(names: tuple[str, ...]) -> Callable[[str], str]:
    """Return what replaces these names, and their parts, in a text; capitals and accents make no difference.

    Args:
        names: of the betrokkenen, in the order in which they are numbered.
    """
    found = _replacements(names)
    if not found:
        return lambda text: text
    longest = sorted(found, key=len, reverse=True)
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?=(?:'?s)?(?!\w))")

    def hide(text: str) -> str:
        plain, whole = _folded(text), unicodedata.normalize("NFC", text)
        if len(plain) != len(whole):
            # Some letter folds into two: then the folded text is what is left of it.
            whole = plain
        pieces, at = [], 0
        for match in pattern.finditer(plain):
            if match.group() in _ORDINARY and not whole[match.start()].isupper():
                continue
            pieces += [whole[at : match.start()], found[match.group()]]
            at = match.end()
        return "".join((*pieces, whole[at:])) if pieces else text

    return hide


def _replacements(names: tuple[str, ...]) -> dict[str, str]:
    found: dict[str, str] = {}
    for number, name in enumerate(names, 1):
        for part in _parts(name):
            own = f"persoon {number}"
            found[part] = own if found.get(part, own) == own else _SHARED
    for number, name in enumerate(names, 1):
        if whole := " ".join(_folded(name).split()):
            found[whole] = f"persoon {number}"
    return found


def _parts(name: str) -> tuple[str, ...]:
    words = re.split(r"[\s\-]+", _folded(name))
    return tuple(word for word in words if len(word) >= _SHORTEST and word not in _PARTICLES)


def _folded(text: str) -> str:
    """Return a text in small letters without accents, letter for letter where that can be."""
    return "".join(_plain(letter) for letter in unicodedata.normalize("NFC", text))


def _plain(letter: str) -> str:
    bare = "".join(one for one in unicodedata.normalize("NFD", letter) if not unicodedata.combining(one))
    return bare.lower() if len(bare.lower()) == 1 else letter


def _each(value: Value, hide: Callable[[str], str]) -> Value:
    """Return a value with every text in it hidden; ids and codes hold no name, so nothing happens to them."""
    found: Any = value
    if isinstance(found, str) and type(found) is str:
        found = hide(found)
    elif isinstance(found, tuple):
        found = tuple(_each(one, hide) for one in found)
    elif is_dataclass(found) and not isinstance(found, type):
        found = replace(found, **{one.name: _each(getattr(found, one.name), hide) for one in fields(found)})
    return cast("Value", found)
