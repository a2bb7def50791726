"""Random histories of every kind of piece: what is not drawn does not happen, and no term is ever lost.

Acts, contents, states and terms are drawn without regard for what is allowed. What may happen is told here again from
the arrows alone, beside the code that guards it; the store must agree each time, and keep what it kept when it refuses.
"""

from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import UTC, date, datetime
from enum import Enum
from random import Random
from typing import Any, Literal, get_args, get_origin, get_type_hints

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests import makers
from tests.worlds import World, memory_world
from triage.access.log import Act
from triage.faults import Refusal
from triage.followup.kinds import CONTENTS, MACHINES
from triage.followup.machine import START, Arrow, Machine
from triage.followup.stuk import Soort, Stuk
from triage.ids import ItemId, PersonId
from triage.terms.running import Running, begin

_STEPS = 20
LOOK = makers.look(Act.BERICHT_GEWIJZIGD)
_NO_HALVES: tuple[Literal["Cs"]] = ("Cs",)
_PLAIN: dict[object, st.SearchStrategy[Any]] = {
    str: st.text(st.characters(exclude_categories=_NO_HALVES), max_size=12),
    int: st.integers(-999, 999),
    bool: st.booleans(),
    date: st.dates(date(2020, 1, 1), date(2040, 12, 31)),
    datetime: st.datetimes(datetime(2020, 1, 1), datetime(2040, 12, 31), timezones=st.just(UTC)),  # noqa: DTZ001
    type(None): st.none(),
}


def values(kind: Any) -> st.SearchStrategy[Any]:  # noqa: ANN401 (whatever a content may hold)
    """Return random values of a type that the content of a piece may have."""
    while hasattr(kind, "__supertype__"):
        kind = kind.__supertype__
    if kind in _PLAIN:
        return _PLAIN[kind]
    if isinstance(kind, type) and issubclass(kind, Enum):
        return st.sampled_from(list(kind))
    if isinstance(kind, type) and is_dataclass(kind):
        hints = get_type_hints(kind)
        return st.builds(kind, **{one.name: values(hints[one.name]) for one in fields(kind)})
    parts = get_args(kind)
    if get_origin(kind) is tuple:
        return st.lists(values(parts[0]), max_size=2).map(tuple)
    return st.one_of([values(part) for part in parts])


@dataclass(frozen=True)
class Try:
    """One attempt: an act, the state it should lead to, the terms that should run after it, and its version."""

    act: str
    target: str
    terms: tuple[str, ...]
    step: int


def _names(machine: Machine) -> list[str]:
    settled = dict.fromkeys(term for arrow in machine.arrows for term in arrow.settles)
    return [*settled, "klacht_antwoord", "verzoek_ontvangst"]


def _running(term: str) -> Running:
    start = makers.NOW if makers.kader().terms[term].unit == "uren" else makers.NOW.date()
    return begin(makers.kader(), term, start)


def _try(machine: Machine, stuk: Stuk[Any], chance: Random) -> Try:
    """Return an attempt: often one that is drawn, so that histories get somewhere, and often anything at all."""
    ways = [arrow for arrow in machine.arrows if arrow.source == stuk.state]
    names = _names(machine)
    some = tuple(chance.choices(names, k=chance.randrange(4)))
    if not ways or chance.random() < 0.4:
        acts, states = [arrow.act for arrow in machine.arrows], [*machine.states, "verzonnen"]
        return Try(chance.choice([*acts, "verzinnen"]), chance.choice(states), some, chance.choice((0, 1, 1, 2)))
    arrow = chance.choice(ways)
    kept = tuple(one.term.id for one in stuk.terms if one.term.id not in arrow.settles or chance.random() < 0.1)
    more = () if arrow.target in machine.ends else some[:1]
    return Try(arrow.act, arrow.target, tuple(dict.fromkeys((*kept, *more))), 1)


def _may_begin(machine: Machine, state: str, terms: tuple[str, ...]) -> bool:
    starts = {arrow.target for arrow in machine.arrows if arrow.source == START}
    return state in starts and _may_owe(machine, state, terms)


def _may_owe(machine: Machine, state: str, terms: tuple[str, ...]) -> bool:
    goes_on = any(arrow.source == state and arrow.target != state for arrow in machine.arrows)
    return len(set(terms)) == len(terms) and (goes_on or not terms)


def _may(machine: Machine, stuk: Stuk[Any], tried: Try) -> bool:
    drawn = [
        one for one in machine.arrows if (one.source, one.act, one.target) == (stuk.state, tried.act, tried.target)
    ]
    lost = {one.term.id for one in stuk.terms} - set(tried.terms)
    settles = {term for arrow in drawn for term in arrow.settles}
    return bool(drawn) and tried.step == 1 and lost <= settles and _may_owe(machine, tried.target, tried.terms)


def _stored(world: World, soort: Soort) -> Stuk[Any]:
    with world.work() as work:
        found: Stuk[Any] = work.stukken.get("s", CONTENTS[soort], makers.scope(), LOOK)
        work.commit()
    return found


def _save(world: World, before: Stuk[Any], after: Stuk[Any], act: str) -> None:
    with world.work() as work:
        work.stukken.save(before, after, act, LOOK)
        work.commit()


def _owed(world: World) -> set[str]:
    with world.work() as work:
        rows = work.stukken.owed(makers.scope())
        work.commit()
    return {row.term for row in rows}


def _begun(world: World, soort: Soort, content: object, chance: Random) -> Stuk[Any] | None:
    """Return a piece that began, after seeing that one that may not begin does not."""
    machine = MACHINES[soort]
    state = chance.choice(machine.starts if chance.random() < 0.8 else machine.states)
    names = tuple(chance.choices(_names(machine), k=chance.randrange(3)))
    terms = tuple(_running(term) for term in names)
    made: Stuk[Any] = Stuk(
        "s", soort, "2026-X1", None, makers.TEAM, PersonId("marit"), state, makers.NOW, content, (ItemId("p"),), terms
    )
    if _may_begin(machine, state, names):
        _add(world, made)
        return made
    with pytest.raises(Refusal, match=r"overgang_kan_niet|termijn_zou_verdwijnen"):
        _add(world, made)
    return None


def _add(world: World, stuk: Stuk[Any]) -> None:
    with world.work() as work:
        work.stukken.add(stuk, LOOK)
        work.commit()


@pytest.mark.parametrize("soort", list(Soort))
@settings(max_examples=25, derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data(), seed=st.integers(0, 2**32))
def test_what_is_not_drawn_is_refused_and_no_term_is_lost(soort: Soort, data: st.DataObject, seed: int) -> None:
    chance, machine = Random(seed), MACHINES[soort]
    world = memory_world()
    contents = (data.draw(values(CONTENTS[soort])), data.draw(values(CONTENTS[soort])))
    held: Stuk[Any] | None = None
    for _ in range(_STEPS):
        if held is None or (held.state in machine.ends and chance.random() < 0.4):
            world = memory_world()
            held = _begun(world, soort, contents[0], chance)
            continue
        tried = _try(machine, held, chance)
        terms = tuple(held.term(term) or _running(term) for term in tried.terms)
        version, content = held.version + tried.step, chance.choice(contents)
        after = replace(held, state=tried.target, version=version, content=content, terms=terms)
        if _may(machine, held, tried):
            _save(world, held, after, tried.act)
            held = after
        else:
            with pytest.raises(Refusal, match=r"overgang_kan_niet|termijn_zou_verdwijnen"):
                _save(world, held, after, tried.act)
        assert _stored(world, soort) == held
        assert _owed(world) == {one.term.id for one in held.terms}


@pytest.mark.parametrize("soort", list(Soort))
@settings(max_examples=1, derandomize=True, deadline=None)
@given(data=st.data())
def test_every_arrow_that_is_drawn_can_be_taken(soort: Soort, data: st.DataObject) -> None:
    machine, content = MACHINES[soort], data.draw(values(CONTENTS[soort]))
    ways: dict[str, tuple[Arrow, ...]] = dict.fromkeys(machine.starts, ())
    for _ in machine.states:
        for arrow in machine.arrows:
            if arrow.source in ways and arrow.target not in ways:
                ways[arrow.target] = (*ways[arrow.source], arrow)
    for last in (arrow for arrow in machine.arrows if arrow.source != START):
        world, way = memory_world(), (*ways[last.source], last)
        held: Stuk[Any] = Stuk(
            "s", soort, "2026-X1", None, makers.TEAM, PersonId("marit"), way[0].source, makers.NOW, content
        )
        _add(world, held)
        for arrow in way:
            after = replace(held, state=arrow.target, version=held.version + 1)
            _save(world, held, after, arrow.act)
            held = after
        assert _stored(world, soort).state == last.target


@pytest.mark.parametrize("soort", list(Soort))
def test_where_nothing_follows_nothing_is_owed(soort: Soort) -> None:
    machine = MACHINES[soort]
    for arrow in machine.arrows:
        if arrow.target not in machine.ends or arrow.source == START:
            continue
        world = memory_world()
        before: Stuk[Any] = Stuk(
            "s", soort, "2026-X1", None, makers.TEAM, PersonId("marit"), arrow.source, makers.NOW,
            None, (ItemId("p"),), (_running("klacht_antwoord"),),
        )  # fmt: skip
        after = replace(before, state=arrow.target, version=1)
        with world.work() as work, pytest.raises(Refusal, match="termijn_zou_verdwijnen"):
            work.stukken.save(before, after, arrow.act, LOOK)
