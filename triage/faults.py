"""What can go wrong, as three families: a refusal, a trouble, and everything else (a bug).

A fault holds a code and plain facts. The sentence that a person reads is made in `ui` and in `main.py`, never here.
Facts hold ids, codes, dates and paths; never what people typed.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

Fact = str | int | tuple[str, ...]
NO_FACTS: Final[Mapping[str, Fact]] = MappingProxyType({})


class Fault(Exception):
    """A refusal or a trouble.

    Args:
        code: a stable slug such as `eigen_voorstel`; `ui` looks up its sentence.
        facts: what the sentence needs; ids, codes, dates, paths and counts only.
    """

    def __init__(self, code: str, **facts: Fact) -> None:
        super().__init__(code)
        self.code = code
        self.facts: Mapping[str, Fact] = MappingProxyType(dict(facts)) if facts else NO_FACTS


class Refusal(Fault):
    """The program will not do this: a rule says no, or something is missing. Nothing was changed."""


class Trouble(Fault):
    """The program cannot do this now: disk, key, file, network, printer. Nothing acknowledged was lost."""
