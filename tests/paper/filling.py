"""Fills the facts of a paper with anything that people type: long, strange, empty, right to left, many or none."""

import dataclasses
import re
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from enum import Enum
from random import Random
from typing import TypeVar, cast

from tests.paper.samples import MARKUP, SENTENCE, png
from triage.kader.model import Kader
from triage.ports import Settings

T = TypeVar("T")

_FIXED = re.compile(r"[a-z0-9_.:/+-]*|\d{4}-[\dA-Z].*|[A-Z]\d+|\d+-[A-Z0-9]+-.*", re.DOTALL)
"""Slugs, days, digests, numbers and codes: the program writes those, nobody types them."""
_SHORT = frozenset(
    {"name", "function", "organisation", "to_name", "about_name", "recipient", "by_name", "by_function", "from_name"}
    | {"sender", "role", "closed_role", "municipality", "unit", "area", "kind", "title", "team", "from_team", "to_team"}
    | {"address"}
)
"""What stands in a head, a window or a heading; the program lets nobody type more than some lines there."""

NAMES = (
    "Jan",
    "Çağla Şahin-Łukasiewicz",
    "Zoë Ó Brien-Đorđević",
    "Wilhelmina Geertruida van den Oudenhoven-Kloosterziel tot Rijnsaterwoude",
    "محمد بن عبد الله",
    "שרה לוי",
    "Ѓорѓи Жанна Ωμέγα",
    "张伟 მარიამ",
    "🙂 Fat\u0131ma 👩\u200d👧 ❤️",
    "I\u0307pek e\u0301\u0323 o\u0308",
    "\u202eneelttat\u202c Ad",
    'd\'Artagnan "de" <Vries> & Zn {0} %s',
    "x" * 90,
)
TEXTS = (
    *NAMES,
    MARKUP,
    SENTENCE * 2,
    SENTENCE * 40,
    "eerste\n\ntweede\r\nderde\u2028vierde\n\n\n\tvijfde",
    "woordzondereinde" * 60,
    "٣ appels en 12 peren, (haakjes) «zo»",
    "\u200b \u00a0zacht\u00adafbreken\u2060 \ufeff",
    " ",
    "- een\n- twee\n- drie",
    "Z\u0351\u0352\u0353a\u0354\u0355lgo \u0915\u094d\u0937 ﷺ ﬁ ½ №",
    "€ 1.000,00 – 50% × ½ … ‘zo’ “dan”",
)


class Fill:
    """Gives facts back with other texts, days and numbers of things; without chance as they were.

    What makes a paper of another kind stays as it was: slugs, truths and choices.
    """

    def __init__(self, chance: Random | None = None) -> None:
        self.chance = chance

    def __call__(self, value: T, *keep: str) -> T:
        """Return the facts, filled. Fields named in `keep` hold as many things as they did, each filled."""
        return value if self.chance is None else cast("T", self._filled(value, "", frozenset(keep)))

    def settings(self, given: Settings) -> Settings:
        """Return other settings: name, colour, logo, window, contacts."""
        chance = self.chance
        if chance is None:
            return given
        return dataclasses.replace(
            given,
            municipality=f"Gemeente {chance.choice(NAMES[:-1])}",
            unit=chance.choice(("", *NAMES)),
            address=chance.choice(("", "Kade 1\n1234 AB Elsterveen", SENTENCE)),
            contact=chance.choice(("", "bel 0800", SENTENCE * 3)),
            colour=f"#{chance.randrange(1 << 24):06x}",
            practice=chance.random() < 0.2,
            logo=chance.choice((b"", b"kapot", png(chance.randint(1, 400), chance.randint(1, 400)))),
            window_right=chance.random() < 0.5,
        )

    def text(self, given: str, field: str = "") -> str:
        """Return something that somebody could have typed instead."""
        chance = self.chance
        if chance is None or _FIXED.fullmatch(given):
            return given
        if field in _SHORT:
            return chance.choice(NAMES)
        return "" if chance.random() < 0.05 else chance.choice(TEXTS)

    def _filled(self, value: object, field: str, keep: frozenset[str]) -> object:
        if isinstance(value, str) and not isinstance(value, Enum):
            return self.text(value, field)
        if isinstance(value, date | datetime):
            assert self.chance is not None
            return value + timedelta(days=self.chance.randint(0, 4000))
        if isinstance(value, tuple):
            return self._several(value, field, keep)
        if dataclasses.is_dataclass(value) and not isinstance(value, type | Kader):
            made = {
                one.name: self._filled(getattr(value, one.name), one.name, keep)
                for one in dataclasses.fields(value)
                if one.init and not isinstance(getattr(value, one.name), Mapping)
            }
            return dataclasses.replace(value, **made)
        return value

    def _several(self, many: tuple[object, ...], field: str, keep: frozenset[str]) -> tuple[object, ...]:
        assert self.chance is not None
        dice = self.chance.random()
        if field not in keep and many and dice < 0.1:
            return ()
        times = self.chance.randint(2, 12) if field not in keep and dice > 0.85 else 1
        return tuple(self._filled(one, field, keep) for one in many * times)
