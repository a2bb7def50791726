"""The few fixed words of a page, from `resources/papier/blad.toml`."""

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class PageWords:
    """Words of head, foot and signature; those in braces in the file are filled in per page."""

    kenmerk: str
    datum: str
    blad: str
    vertrouwelijk: str
    controlecode: str
    qr: str
    grafiek: str
    handtekening: str
    ondertekend_op: str


@lru_cache
def page_words() -> PageWords:
    """The shipped words."""
    return PageWords(**tomllib.loads(files("resources").joinpath("papier", "blad.toml").read_text("utf-8")))
