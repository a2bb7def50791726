"""What changed between two versions of a plan, line by line, as plain facts."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum

from triage.ids import ItemId
from triage.plan.model import Afspraak, Basis, Bewoner, Gehouden, Hulpverlener, Plan, PlanVersion, Regisseur

Part = Bewoner | Hulpverlener | Afspraak


@dataclass(frozen=True, slots=True)
class Changed:
    """One thing that changed.

    Args:
        what: `plan`, `regisseur`, `bewoner`, `hulpverlener` or `afspraak`.
        item: which of them, or None where there is one.
        field: its name in `triage.plan.model`; empty when the whole came or went.
        before, after: as plain text: slugs, ISO dates, ids and numbers, several with a comma; empty where there was
            nothing. What came or went whole has its name, or its support, there.
    """

    what: str
    item: ItemId | None
    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Change:
    """One change of a plan: what it was after it, who made it, and what differs from before."""

    version: PlanVersion
    changed: tuple[Changed, ...]


_PLAN = ("goal", "state", "closed_on", "closed_why", "goal_kept")


def changes(versions: tuple[PlanVersion, ...]) -> tuple[Change, ...]:
    """Return the history of a plan, oldest first; the first version differs from nothing."""
    pairs = zip((None, *versions), versions, strict=False)
    return tuple(Change(now, between(was.plan, now.plan) if was else ()) for was, now in pairs)


def between(before: Plan, after: Plan) -> tuple[Changed, ...]:
    """Return what differs between two versions of a plan."""
    return (
        *_fields("plan", None, before, after, _PLAN),
        *_fields("regisseur", None, before.regisseur, after.regisseur, _names(Regisseur)),
        *_parts("bewoner", _by_id(before.bewoners), _by_id(after.bewoners)),
        *_parts("hulpverlener", _by_id(before.helpers), _by_id(after.helpers)),
        *_parts("afspraak", _by_id(before.afspraken), _by_id(after.afspraken)),
    )


def _by_id(parts: tuple[Part, ...]) -> dict[ItemId, Part]:
    return {one.id: one for one in parts}


def _names(kind: type[Regisseur] | type[Part]) -> tuple[str, ...]:
    return tuple(one.name for one in fields(kind) if one.name != "id")


def _parts(what: str, before: Mapping[ItemId, Part], after: Mapping[ItemId, Part]) -> Iterator[Changed]:
    for item, was in before.items():
        if item in after:
            yield from _fields(what, item, was, after[item], _names(type(was)))
        else:
            yield Changed(what, item, "", _called(was), "")
    for item, now in after.items():
        if item not in before:
            yield Changed(what, item, "", "", _called(now))


def _called(part: Part) -> str:
    match part:
        case Bewoner():
            return part.name
        case Hulpverlener():
            return part.organisation
        case Afspraak():
            return part.support


def _fields(what: str, item: ItemId | None, before: object, after: object, names: tuple[str, ...]) -> Iterator[Changed]:
    for name in names:
        was, now = getattr(before, name), getattr(after, name)
        if was != now:
            yield Changed(what, item, name, _said(was), _said(now))


def _said(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "ja" if value else "nee"
        case StrEnum():
            return value.value
        case date():
            return value.isoformat()
        case Basis():
            return f"{value.kind.value} {value.number}".strip()
        case Gehouden():
            return f"{value.quote} ({value.reason.value})"
        case tuple():
            return ", ".join(_said(one) for one in value)
        case _:
            return str(value)
