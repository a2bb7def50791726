"""What somebody filled in about an agreement so far: every word as typed, so that a lock or a crash loses nothing."""

import json
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any, Final

from triage.ids import CodeId, ItemId, PersonId
from triage.plan.model import Afspraak, Basis, Gedaan, Gehouden, Hulpverlener, Reden, Waarop
from ui.fields.dates import read_date, written_date

TOGETHER: Final = "samen"
"""For whom: the household together."""
THEMSELVES: Final = "zelf"
"""Who does it: the household itself."""
OTHER: Final = "ander"
"""Who does it: somebody who is not in the plan yet."""


@dataclass(frozen=True, slots=True)
class Keep:
    """A marked word that stays, and the reason that was chosen."""

    quote: str
    kind: str
    reason: str


@dataclass(frozen=True, slots=True)
class Person:
    """A helper that is new in the plan, as typed; `colleague` is an id, or empty."""

    organisation: str = ""
    name: str = ""
    function: str = ""
    contact: str = ""
    colleague: str = ""
    kept: tuple[Keep, ...] = ()


@dataclass(frozen=True, slots=True)
class Filled:
    """An agreement as filled in. Empty means: nothing chosen yet.

    Args:
        line: the agreement that is changed; empty for a new one.
        about: an item id, or `TOGETHER`.
        helper: an item id, `THEMSELVES` or `OTHER`.
        basis: kind and number, `besluit 2026-0148-B1`.
        since, until, done_on: as typed.
        readers: who sees it, once somebody ticked; None while the proposal holds.
        overleg: the number of a meeting.
    """

    line: str = ""
    about: str = ""
    helper: str = ""
    person: Person = Person()
    support: str = ""
    text: str = ""
    kept: tuple[Keep, ...] = ()
    since: str = ""
    until: str = ""
    basis: str = ""
    readers: tuple[str, ...] | None = None
    helpers: tuple[str, ...] = ()
    condition: str = ""
    done: str = Gedaan.LOOPT.value
    done_on: str = ""
    overleg: str = ""

    @property
    def empty(self) -> bool:
        """Nothing was typed or chosen that is worth keeping."""
        return replace(self, since="", overleg="") == Filled()


def as_text(filled: Filled) -> str:
    """Return what was filled in as text to keep; nothing filled in is an empty text."""
    return "" if filled.empty else json.dumps(asdict(filled), ensure_ascii=False)


def from_text(kept: str) -> Filled | None:
    """Return what was kept, or None where there is nothing."""
    if not kept:
        return None
    data: dict[str, Any] = json.loads(kept)
    readers = data["readers"]
    return Filled(
        **{
            **data,
            "person": Person(**{**data["person"], "kept": _keeps(data["person"]["kept"])}),
            "kept": _keeps(data["kept"]),
            "readers": None if readers is None else tuple(readers),
            "helpers": tuple(data["helpers"]),
        }
    )


def _keeps(data: list[dict[str, str]]) -> tuple[Keep, ...]:
    return tuple(Keep(**one) for one in data)


def filled_of(line: Afspraak) -> Filled:
    """Return an agreement of the plan as the form shows it."""
    return Filled(
        line=line.id,
        about=line.about or TOGETHER,
        helper=line.helper or THEMSELVES,
        support=line.support,
        text=line.text,
        kept=tuple(Keep(one.quote, one.kind, one.reason.value) for one in line.kept),
        since=written_date(line.since),
        until=written_date(line.until) if line.until else "",
        basis=basis_slug(line.basis),
        readers=line.readers,
        helpers=line.helpers,
        condition=line.condition or "",
        done=line.done.value,
        done_on=written_date(line.done_on) if line.done_on else "",
        overleg=line.overleg,
    )


def basis_slug(basis: Basis) -> str:
    """Return a basis as the form's list keeps it."""
    return f"{basis.kind.value} {basis.number}".strip()


def basis_of(slug: str) -> Basis:
    """Return the basis behind a slug of the form's list."""
    kind, _, number = slug.partition(" ")
    return Basis(Waarop(kind), number)


def missing(filled: Filled, *, own: bool = False) -> tuple[str, ...]:
    """Return what lacks before this is an agreement, as slugs, in the order of the form.

    Args:
        own: a helper changes their own: only the days can lack.
    """
    checks = (
        ("about", not own and not filled.about),
        ("helper", not own and not filled.helper),
        ("organisation", filled.helper == OTHER and not filled.person.organisation.strip()),
        ("support", not own and not filled.support),
        ("since", read_date(filled.since) is None),
        ("until", bool(filled.until.strip()) and _ends_before(filled)),
        ("basis", not own and not filled.basis),
        ("done_on", filled.done != Gedaan.LOOPT and read_date(filled.done_on) is None),
    )
    return tuple(slug for slug, lacks in checks if lacks)


def _ends_before(filled: Filled) -> bool:
    since, until = read_date(filled.since), read_date(filled.until)
    return until is None or (since is not None and until < since)


def line_of(filled: Filled, before: Afspraak | None, fallback: date) -> Afspraak:
    """Return the agreement a form stands for; the id of a new one, and of a new helper, is empty.

    Args:
        before: the agreement as it was, where one is changed.
        fallback: the day it begins while the day cannot be read (to propose readers with).
    """
    done = Gedaan(filled.done)
    return Afspraak(
        id=before.id if before else ItemId(""),
        about=None if filled.about in ("", TOGETHER) else ItemId(filled.about),
        support=filled.support,
        since=read_date(filled.since) or fallback,
        basis=basis_of(filled.basis) if filled.basis else Basis(Waarop.INSTEMMING),
        helper=None if filled.helper in ("", THEMSELVES, OTHER) else ItemId(filled.helper),
        text=" ".join(filled.text.split()),
        until=read_date(filled.until),
        done=done,
        done_on=read_date(filled.done_on) if done is not Gedaan.LOOPT else None,
        readers=tuple(ItemId(one) for one in filled.readers or ()),
        helpers=tuple(ItemId(one) for one in filled.helpers),
        condition=CodeId(filled.condition) if filled.condition else None,
        kept=kept_words(filled.kept),
        overleg=filled.overleg,
    )


def kept_words(kept: tuple[Keep, ...]) -> tuple[Gehouden, ...]:
    """Return the marked words that stay, as far as a reason was chosen."""
    return tuple(Gehouden(one.quote, one.kind, Reden(one.reason)) for one in kept if one.reason)


def helper_of(filled: Filled) -> Hulpverlener | None:
    """Return the helper that is new in the plan, with an empty id, or None."""
    if filled.helper != OTHER:
        return None
    typed = filled.person
    return Hulpverlener(
        id=ItemId(""),
        name=typed.name.strip(),
        organisation=typed.organisation.strip(),
        function=typed.function.strip(),
        contact=typed.contact.strip(),
        colleague=PersonId(typed.colleague) if typed.colleague else None,
        kept=kept_words(typed.kept),
    )
