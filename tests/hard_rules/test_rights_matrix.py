"""Role and relation and state, deny by default: all combinations are tried; only what the table says is let through.

What is expected comes from the files of the kader itself and a few rules said by hand (`rights_world`); what is tried
are the use cases of the screens (`rights_tries`), over the store in memory for everything, over the encrypted one for
every list and a rotation of the rest.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Final

import pytest

from storage.unit_of_work import SqlUnitOfWork, mark_key_of
from tests import makers
from tests.fakes import MemoryStore
from tests.hard_rules.rights_tries import ATTEMPTS, LOOSE, NO_RIGHT, Attempt, generic, outcome
from tests.hard_rules.rights_world import (
    ACTS,
    COPIED,
    ROLES,
    TODAY,
    YESTERDAY,
    Found,
    Kept,
    every,
    fill,
    me,
    states,
    table,
)
from tests.worlds import fresh_store
from triage.access.actor import Actor
from triage.access.inzage import Gezocht
from triage.access.log import Act
from triage.casework.casus.answering import Opened
from triage.casework.casus.hints import Hint, hints
from triage.casework.casus.overview import Way, casussen, what_opens, worklist
from triage.casework.desk import Desk
from triage.casework.followup.werkvoorraad import PAGE, owed, week
from triage.casework.inzagelog.inzage import look_at_log
from triage.casework.plan.planning import plans
from triage.casus.model import CasusState
from triage.casus.walk import walk
from triage.faults import Refusal
from triage.followup.taak import CASUS, Filter
from triage.ports import Work


class Unkept(SqlUnitOfWork):
    """A unit of work of which everything holds until it is kept: then it is taken back, so that the world stays."""

    def commit(self) -> None:
        """Do all that a commit does, but for keeping."""
        self._trail.settle()
        assert self._begun is not None, "this unit of work has ended"
        begun, self._begun = self._begun, None
        why = RuntimeError("taken back")
        begun.__exit__(RuntimeError, why, None)


@dataclass(frozen=True)
class Stage:
    """A store with the whole world in it; `undo` takes back what was kept since."""

    work: Work
    undo: Callable[[], None]


@pytest.fixture(scope="module")
def memory() -> Stage:
    """Give the world in memory."""
    store = MemoryStore()
    fill(store.work)
    before, log = store.state, store.state.log

    def undo() -> None:
        # A commit puts another state in its place; what is refused is logged in the one that stands.
        store.state, before.log = before, log

    return Stage(store.work, undo)


@pytest.fixture(scope="module")
def encrypted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    """Give the world in an encrypted file that stays as it is."""
    store = fresh_store(tmp_path_factory.mktemp("rechten"))
    try:
        key = mark_key_of(store)

        def work() -> SqlUnitOfWork:
            return SqlUnitOfWork(store, key)

        fill(work)
        yield Stage(lambda: Unkept(store, key), lambda: None)
    finally:
        store.close()


_THIRD: Final = 3


def worth_trying(role: str, act: str) -> tuple[Kept, ...]:
    """Return the casussen to try an act on in memory: all of them, where the role has the act in any relation.

    A role that has it in none is refused whatever the casus: a third of them is tried, for each act another third,
    so that every casus is tried by every role.
    """
    attempt = ATTEMPTS.get(act, Attempt((generic(act),)))
    mine = table().get(role, {})
    if any(one in mine for one in (act, attempt.meets, attempt.instead) if one):
        return every()
    return every()[(ACTS.index(act) + ROLES.index(role)) % _THIRD :: _THIRD]


def desk(work: Work, actor: Actor) -> Desk:
    """Return somebody at work in the world."""
    return makers.desk(work, actor)


def tried(stage: Stage, role: str, act: str, kept: Kept, found: Found, *, behalf: bool = False) -> int:
    """Try an act in every way on one casus, and note what differs from the table."""
    attempt = ATTEMPTS.get(act, Attempt((generic(act),)))
    wanted = act in states() and kept.allowed(role, act, behalf=behalf)
    if wanted and attempt.meets:
        wanted = kept.met(role, attempt.meets, behalf=behalf)
    if attempt.instead:
        wanted = wanted or kept.allowed(role, attempt.instead, behalf=behalf)
    at = desk(stage.work, me(role, behalf=behalf))
    for way in attempt.tries:
        found.note(role, act, kept, outcome(attempt, way, at, kept), wanted=wanted)
        stage.undo()
    return len(attempt.tries)


@pytest.mark.parametrize("act", ACTS)
def test_every_role_relation_state_and_shield_in_memory(memory: Stage, act: str) -> None:
    found = Found()
    for role in ROLES:
        for kept in worth_trying(role, act):
            tried(memory, role, act, kept, found)
    assert not found, found


@pytest.mark.parametrize("act", ACTS)
def test_who_stands_in_has_the_own_casussen_and_the_regie_and_no_more(memory: Stage, act: str) -> None:
    found = Found()
    for role in ROLES:
        for kept in worth_trying(role, act):
            if kept.setup.theirs or kept.setup.name.endswith("vervang") or kept.setup.name == "eigen":
                tried(memory, role, act, kept, found, behalf=True)
    assert not found, found


@pytest.mark.parametrize("role", ROLES)
def test_a_rotation_of_them_over_the_encrypted_store(encrypted: Stage, role: str) -> None:
    """Every act of a role on every thirty-seventh casus, each from another start."""
    found, world = Found(), every()
    for number, act in enumerate(ACTS):
        start = number + ROLES.index(role)
        for kept in world[start % 37 :: 37]:
            tried(encrypted, role, act, kept, found)
    assert not found, found


def test_a_role_that_ended_yesterday_does_nothing(memory: Stage) -> None:
    found = Found()
    for role in ROLES:
        at = desk(memory.work, me(role, until=YESTERDAY))
        for kept in every()[::13]:
            for act in ACTS:
                attempt = ATTEMPTS.get(act, Attempt((generic(act),)))
                for way in attempt.tries:
                    found.note(role, act, kept, outcome(attempt, way, at, kept), wanted=False)
                    memory.undo()
    assert not found, found


def test_a_role_that_ends_today_still_works_and_another_account_makes_no_other_person(memory: Stage) -> None:
    for kept in every():
        wanted = kept.allowed("procesregisseur", "casus_lezen")
        for actor in (me("procesregisseur", until=TODAY), me("procesregisseur", account="tweede")):
            attempt = ATTEMPTS["casus_lezen"]
            got = {outcome(attempt, way, desk(memory.work, actor), kept) for way in attempt.tries}
            assert (got == {""}) is wanted, (kept.name, got)
            memory.undo()


@pytest.mark.parametrize("role", ROLES)
def test_what_is_about_no_casus_goes_by_the_role_alone(memory: Stage, role: str) -> None:
    at = desk(memory.work, me(role))
    for act in ACTS:
        wanted = bool(table().get(role, {}).get(act)) and act in states()
        assert at.may(act) is wanted
        assert (_refusal(partial(at.demand, act)) == "") is wanted
    for name, tries in LOOSE.items():
        wanted = any(act in table().get(role, {}) for act in name.split())
        for way in tries:
            assert (_refusal(partial(way, at)) == "") is wanted, name
            memory.undo()


def _refusal(attempt: Callable[[], object]) -> str:
    try:
        attempt()
    except Refusal as refusal:
        if refusal.code not in NO_RIGHT:
            raise
        return refusal.code
    return ""


# ------------------------------------------------------------------------------------------------------ the lists
def listed(role: str, *, behalf: bool = False) -> dict[str, Kept]:
    """Return what the list of casussen may show, by kenmerk: met for the list, or decided and its besluit readable.

    A besluit that may be read in a team or everywhere is found there; what was named to one person is in the list only
    where the list itself says so.
    """
    found = {}
    for kept in every():
        relations = kept.relations(behalf=behalf)
        readable = {"team", "alle"} & relations & table().get(role, {}).get("besluit_lezen", frozenset())
        sealed = kept.casus.state in (CasusState.BESLOTEN, CasusState.GESLOTEN)
        decided = sealed and "team" in relations and bool(readable)
        if kept.met(role, "casus_lijst", behalf=behalf) or decided:
            found[kept.casus.kenmerk] = kept
    return found


@pytest.fixture(params=["geheugen", "versleuteld"])
def work(request: pytest.FixtureRequest, memory: Stage) -> Iterator[Work]:
    """Give each store in turn, left as it was."""
    stage: Stage = memory if request.param == "geheugen" else request.getfixturevalue("encrypted")
    yield stage.work
    stage.undo()


@pytest.mark.parametrize("behalf", [False, True])
@pytest.mark.parametrize("role", ROLES)
def test_the_list_shows_what_may_be_met_and_counts_no_more(work: Work, role: str, *, behalf: bool) -> None:
    at, may = desk(work, me(role, behalf=behalf)), listed(role, behalf=behalf)
    if not table().get(role, {}).get("casus_lijst"):
        assert _refusal(lambda: casussen(at)) == "geen_recht"
        return
    rows, total = casussen(at, limit=1000)
    assert {row.kenmerk for row in rows} == set(may)
    assert total == len(rows) == len(may)
    pages = [casussen(at, limit=50, skip=skip) for skip in range(0, total + 50, 50)]
    assert [row.id for page, _ in pages for row in page] == [row.id for row in rows]
    assert {count for _, count in pages} == {total}


@pytest.mark.parametrize("role", ROLES)
def test_search_finds_what_may_be_met_by_the_whole_kenmerk_and_by_a_part(work: Work, role: str) -> None:
    if not table().get(role, {}).get("casus_lijst"):
        return
    at, may = desk(work, me(role)), listed(role)
    for kept in every()[::9]:
        rows, total = casussen(at, kept.casus.kenmerk)
        assert ([row.id for row in rows], total) == ([kept.casus.id], 1) if kept.casus.kenmerk in may else ([], 0)
    for part in ("2026-", "-01", "7", "0", "B1", "nee", "%", "_", "2026-0001' OR 1=1"):
        rows, total = casussen(at, part, limit=1000)
        assert {row.kenmerk for row in rows} == {one for one in may if part in one}
        assert total == len(rows)


@pytest.mark.parametrize("behalf", [False, True])
@pytest.mark.parametrize("role", ROLES)
def test_the_worklist_and_its_terms_hold_no_more(work: Work, role: str, *, behalf: bool) -> None:
    at = desk(work, me(role, behalf=behalf))
    if not table().get(role, {}).get("casus_lijst"):
        assert _refusal(lambda: worklist(at)) == "geen_recht"
        return
    may = {one.casus.kenmerk for one in every() if one.met(role, "casus_lijst", behalf=behalf)}
    mine = worklist(at)
    shown = {
        row.kenmerk for rows in (mine.crises, mine.to_decide, mine.returned, mine.mine, mine.waiting) for row in rows
    }
    assert shown <= may
    terms = {row.reference for skip in range(0, 1_000, PAGE) for row in owed(at, Filter(soort=CASUS), skip).taken}
    closed = {one.casus.kenmerk for one in every() if one.casus.state is CasusState.GESLOTEN}
    assert terms == may - closed
    assert {taak.casus for _, taken in week(at, TODAY, Filter(soort=CASUS)).days for taak in taken} <= {
        one.casus.id for one in every() if one.casus.kenmerk in may
    }
    assert mine.count <= len(may)


@pytest.mark.parametrize("role", ROLES)
def test_in_every_query_the_same_casussen_are_in_reach_for_every_act(work: Work, role: str) -> None:
    """Terms, rows, count, seals by casus and by number, and where a casus stands: five queries, one answer."""
    for behalf in (False, True):
        at = desk(work, me(role, behalf=behalf))
        for act in ACTS:
            may = {one.casus.id for one in every() if act in states() and one.met(role, act, behalf=behalf)}
            with at.work() as unit:
                scope = at.scope(act)
                rows = unit.casussen.rows(scope, at.look(Act.LIJST_GEZIEN, "lijst"), limit=1000)
                total, due = unit.casussen.count(scope), unit.casussen.terms(scope, TODAY)
                unit.commit()
            assert {row.id for row in rows} == may, (act, behalf)
            assert total == len(may)
            assert {row.casus for row in due} == may, (act, behalf)


@pytest.mark.parametrize("role", ROLES)
def test_a_besluit_is_found_by_casus_and_by_number_where_it_may_be_read(work: Work, role: str) -> None:
    at = desk(work, me(role))
    for act in ("besluit_lezen", "afdrukken", "besluit_lezen_zonder_namen"):
        with at.work() as unit:
            for kept in every()[::5]:
                met = kept.met(role, act)
                seal = kept.besluit.id if met else None
                number = kept.besluit.number
                assert unit.besluiten.by_number(number, at.scope(act)) == seal
                assert unit.besluiten.by_number(f" {number.lower()} ", at.scope(act)) == seal
                assert bool(unit.besluiten.of(kept.casus.id, at.scope(act))) is met
                stands = kept.casus.state if met else None
                assert unit.casussen.stands(kept.casus.id, at.scope(act)) is stands
            unit.commit()


def _undecided(kept: Kept) -> bool:
    """A casus that was opened again is read as it stands, by who may read it."""
    return kept.casus.state not in (CasusState.BESLOTEN, CasusState.GESLOTEN)


@pytest.mark.parametrize("role", ROLES)
def test_what_opens_from_a_list_is_what_the_table_lets_through(work: Work, role: str) -> None:
    at, may = desk(work, me(role)), listed(role)
    for kept in every()[::2]:
        wanted: str = (
            Way.BESLUIT
            if kept.met(role, "besluit_lezen") and not (_undecided(kept) and kept.met(role, "casus_lezen"))
            else Way.CASUS
            if kept.allowed(role, "casus_lezen")
            else Way.ZONDER_NAMEN
            if kept.allowed(role, "casus_lezen_zonder_namen")
            else Way.ALLEEN_LIJST
            if kept.casus.kenmerk in may
            else "casus_onbekend"
        )
        try:
            got: str = what_opens(at, kept.casus.id).way
        except Refusal as refusal:
            got = refusal.code
        assert got == wanted, kept.name


def test_words_of_elsewhere_are_recognised_without_a_word_or_a_reference(work: Work) -> None:
    """Whoever writes a motivation may learn that it stands elsewhere; never where, and nothing of it is read."""
    mine = next(one for one in every() if one.setup.name == "eigen" and not one.casus.shielded)
    opened = Opened(mine.casus, walk(mine.casus, makers.kader()))
    assert hints(desk(work, me("wijkteamprofessional")), opened, COPIED) == (Hint("elders_gebruikt", COPIED),)


def test_out_of_reach_and_not_there_are_told_alike(work: Work) -> None:
    """A refusal holds nothing that tells the one from the other."""
    at = desk(work, me("wijkteamprofessional"))
    stranger = next(one for one in every() if one.setup.name == "vreemd")
    told = []
    for casus in (stranger.casus.id, "bestaat niet"):
        with pytest.raises(Refusal) as refusal:
            what_opens(at, casus)  # type: ignore[arg-type]
        told.append((refusal.value.code, dict(refusal.value.facts)))
    assert told[0] == told[1]


@pytest.mark.parametrize("role", ROLES)
def test_the_list_of_plans_shows_whole_plans_and_own_parts_and_no_more(work: Work, role: str) -> None:
    at, rights = desk(work, me(role)), table().get(role, {})
    if not {"plan_lezen", "plan_eigen_deel_lezen"} & set(rights):
        assert _refusal(lambda: plans(at)) == "geen_recht"
        return
    whole = {one.plan.number for one in every() if one.met(role, "plan_lezen")}
    own = {one.plan.number for one in every() if one.met(role, "plan_eigen_deel_lezen")}
    rows, total = plans(at, limit=1000)
    assert {row.number for row in rows} == whole | own
    assert {row.number for row in rows if row.own} == own - whole
    assert total == len(rows) == len(whole | own)
    for part in ("-P1", "2026-01", "9-P"):
        found, count = plans(at, part, limit=1000)
        assert ({row.number for row in found}, count) == ({one for one in whole | own if part in one}, len(found))


@pytest.mark.parametrize("role", ROLES)
def test_the_log_names_no_casus_that_is_out_of_reach(work: Work, role: str) -> None:
    if not table().get(role, {}).get("log_lezen"):
        return
    at = desk(work, me(role))
    for kept in every()[::13]:
        found = look_at_log(at, Gezocht(casus=kept.casus.id), limit=1000)
        kenmerk = kept.casus.kenmerk if kept.met(role, "log_lezen") else None
        assert {line.kenmerk for line in found if line.casus == kept.casus.id} == {kenmerk}, kept.name
        if not any(kept.met(role, act) for act in ("casus_lezen", "besluit_lezen")):
            assert {line.person_name for line in found} == {""}, kept.name


# ------------------------------------------------------------------------------------------------- the table itself
def test_every_act_is_tried_by_its_use_case_or_is_known_to_have_none_here() -> None:
    assert set(ATTEMPTS) <= set(states())
    named = {act for rights in table().values() for act in rights}
    assert named == set(states()), "an act that no role may, or a right to an act that is not there"


def test_the_world_holds_both_sides_of_every_right() -> None:
    """A table that lets everything through, or nothing, would prove nothing."""
    for role, rights in table().items():
        for act in rights:
            allowed = [one.allowed(role, act) for one in every()]
            assert any(allowed), (role, act)
            assert not all(allowed), (role, act)


def test_a_hole_in_the_table_is_seen(memory: Stage) -> None:
    """The matrix itself looks: what is allowed wrongly, or refused wrongly, comes out of it as a line."""
    found, kept = Found(), next(one for one in every() if one.setup.name == "team" and not one.casus.shielded)
    found.note("beheerder", "casus_lezen", kept, "", wanted=False)
    found.note("procesregisseur", "casus_lezen", kept, "geen_recht", wanted=True)
    assert len(found.lines) == 2
    assert "beheerder / casus_lezen / team / concept / open: allowed" in repr(found)
    assert tried(memory, "beheerder", "casus_lezen", kept, clean := Found()) == 3
    assert not clean
