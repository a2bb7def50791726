"""Hard rule 9 for every kind of read in the program: where the log line cannot be written, nothing is shown.

The encrypted file itself refuses every further line. Then whoever may read something tries to, by every way that the
table of rights is tried by (`rights_tries`) and by the ways below that go by no right of a casus. That the list is
whole is judged from the code: each use case that looks must have been among those that gave nothing.
"""

import ast
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache, partial
from pathlib import Path
from traceback import walk_tb

import pytest

from storage.checking import check_of
from tests import makers
from tests.hard_rules import no_log_followup, tries_archief, tries_certificaat, tries_steekproef
from tests.hard_rules.rights_tries import ATTEMPTS, LOOSE, NO_RIGHT
from tests.hard_rules.rights_world import SINCE, TODAY, Kept, every, fill, me, table
from tests.worlds import World, sql_world
from triage.access.export import Vorm
from triage.access.inzage import Gezocht
from triage.access.log import EVENT_ACTION, Act
from triage.access.standbewijs import Peil, Standbewijs, as_text
from triage.answers import Scope
from triage.casework.access import advising, granting
from triage.casework.beheer import kaders, people, rights_view, teams
from triage.casework.casus import overview
from triage.casework.desk import Desk
from triage.casework.followup import crisis_reading
from triage.casework.inzagelog import inzage, overzicht
from triage.casework.inzagelog import standbewijs as bewijzen
from triage.casework.inzagelog.overzicht import Overzicht
from triage.casework.plan import papers as plan_papers
from triage.faults import Refusal
from triage.ids import ItemId, PersonId

FOLDER = Path(inzage.__file__).parent.parent
ROOM = "triage.casework."
LOOKING = frozenset(act.name for act, code in EVENT_ACTION.items() if code == "R")
NO_LOG = "no log today"

Read = Callable[[Desk, Kept], object]


def _paper(desk: Desk, kept: Kept) -> bytes:
    person = kept.casus.of(Scope.PERSOON)[0]
    shown = Overzicht(
        kept.casus.id, person, "", "", SINCE, TODAY, makers.NOW, "", Peil(1, "0" * 64), makers.settings(), ()
    )
    return overzicht.hand_out(desk, shown, Act.OVERZICHT_BEWAARD, lambda _: b"%PDF")


def _standbewijs(desk: Desk, _: Kept) -> object:
    with desk.work() as work:
        here = work.inzage.installation()
    kept = Standbewijs(here, "Elsterveen", 1, 1, "0" * 64, makers.NOW.isoformat(), "FG", "")
    return bewijzen.check_standbewijs(desk, as_text(kept))


READS: Mapping[str, tuple[str, Read]] = {
    "worklist": ("procesregisseur", lambda desk, _: overview.worklist(desk)),
    "list of casussen": ("procesregisseur", lambda desk, _: overview.casussen(desk)),
    "search": ("fg", lambda desk, _: overview.casussen(desk, "2026")),
    "log": ("fg", lambda desk, _: inzage.look_at_log(desk)),
    "log of a casus": ("fg", lambda desk, kept: inzage.look_at_log(desk, Gezocht(casus=kept.casus.id))),
    "casus in the log": ("fg", lambda desk, kept: inzage.find_casus(desk, kept.casus.kenmerk)),
    "persons in the log": ("informatieregisseur", lambda desk, kept: inzage.people_in(desk, kept.casus.id)),
    "state of the log": ("beheerder", lambda desk, _: inzage.technical(desk)),
    "check of the log": ("beheerder", lambda desk, _: inzage.check_log(desk)),
    "export": ("fg", lambda desk, _: inzage.export(desk, Vorm.LDV, GIVEN.append)),
    "overview on paper": ("informatieregisseur", _paper),
    "standbewijs": ("fg", lambda desk, _: bewijzen.make_standbewijs(desk)),
    "comparing a standbewijs": ("fg", _standbewijs),
    "paper of a plan": (
        "procesregisseur",
        lambda desk, kept: plan_papers.plan_paper(
            desk, kept.plan.id, ItemId("h2"), Act.PLAN_AFGEDRUKT, lambda *_: b"%PDF"
        ),
    ),
    "a colleague": ("beheerder", lambda desk, _: people.person(desk, PersonId("Ander"))),
    "rights of a colleague": ("beheerder", lambda desk, _: rights_view.rights(desk, PersonId("Ander"))),
    "settings": ("beheerder", lambda desk, _: teams.settings(desk)),
    "replacements": ("beheerder", lambda desk, _: teams.replacements(desk)),
    "questions to me": ("adviseur", lambda desk, _: advising.asked_of_me(desk)),
    "who has the same name": ("beheerder", lambda desk, _: people.same_name(desk, "Ander")),
    "a version of the kader": ("beheerder", lambda desk, _: kaders.preview(desk, "2026.1")),
    **tries_certificaat.READS,
    **no_log_followup.READS,
    **tries_steekproef.READS,
    **tries_archief.READS,
}
"""Ways to read beside those of the table of rights. A new one belongs here, or in `rights_tries`."""

GIVEN: list[str] = []
"""What an export wrote."""


@dataclass
class Broken:
    """A store of the whole world whose log takes no line any more, and which use cases gave nothing."""

    world: World
    refused: set[tuple[str, str]] = field(default_factory=set)

    def desk(self, role: str) -> Desk:
        assert self.world.store
        return replace(makers.desk(self.world.work, me(role)), check=check_of(self.world.store))

    def gives(self, read: Callable[[], object]) -> str:
        """Try to read; return what came of it: the log, a refusal, or `given`."""
        try:
            read()
        except Refusal as refusal:
            return refusal.code
        except Exception as fault:
            if NO_LOG not in str(fault):
                raise
            self.refused.update(passed(fault))
            return NO_LOG
        return "given"


def passed(fault: BaseException) -> Iterator[tuple[str, str]]:
    """Yield the use cases that a fault went through: they gave nothing."""
    for frame, _ in walk_tb(fault.__traceback__):
        module = str(frame.f_globals.get("__name__", ""))
        if module.startswith(ROOM):
            yield module.removeprefix(ROOM), frame.f_code.co_name


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Broken]:
    """Fill a store, and break its log."""
    with sql_world(tmp_path_factory.mktemp("wereld")) as world:
        fill(world.work)
        no_log_followup.fill(world.work)
        tries_certificaat.fill(world.work)
        tries_steekproef.fill(world.work)
        world.break_log()
        yield Broken(world)


def tries() -> Iterator[tuple[str, int]]:
    """Yield each way of the table of rights."""
    for act, attempt in ATTEMPTS.items():
        yield from ((act, number) for number in range(len(attempt.tries)))


@pytest.mark.parametrize(("act", "number"), [*tries()])
def test_no_way_of_the_table_of_rights_gives_anything(broken: Broken, act: str, number: int) -> None:
    tried = ATTEMPTS[act].tries[number]
    outcomes = [broken.gives(partial(tried, broken.desk(role), kept)) for role in table() for kept in sample(role, act)]
    assert outcomes
    assert "given" not in outcomes
    # What changes something may be refused for what is in it before it comes to the log.
    assert NO_LOG in outcomes or set(outcomes) <= ATTEMPTS[act].also, set(outcomes)


def sample(role: str, act: str) -> list[Kept]:
    """Return some of the casussen on which a role may do an act, in every state."""
    found: dict[str, Kept] = {}
    for kept in every():
        if kept.allowed(role, act):
            found.setdefault(kept.casus.state, kept)
    return list(found.values())


def loose() -> Iterator[tuple[str, int]]:
    for acts, ways in LOOSE.items():
        yield from ((acts, number) for number in range(len(ways)))


SILENT = {
    granting.count: "a number, of nobody",
    crisis_reading.begin_crisis: "an empty form and who works here; a casus at hand is tried by READS",
}
"""Ways of `LOOSE` that read nothing about a citizen and leave no line."""


@pytest.mark.parametrize(("acts", "number"), [*loose()])
def test_no_other_way_gives_anything(broken: Broken, acts: str, number: int) -> None:
    way = LOOSE[acts][number]
    roles = [role for role in table() if any(act in table()[role] for act in acts.split())]
    outcomes = {broken.gives(partial(way, broken.desk(role))) for role in roles}
    expected = "given" if way in SILENT else NO_LOG
    assert expected in outcomes
    assert outcomes <= {expected} | NO_RIGHT


@pytest.mark.parametrize("name", READS)
def test_nothing_is_shown(broken: Broken, name: str) -> None:
    role, read = READS[name]
    GIVEN.clear()
    desk = broken.desk(role)
    outcomes = [broken.gives(partial(read, desk, kept)) for kept in every()[20:40]]
    assert NO_LOG in outcomes, set(outcomes)
    assert "given" not in outcomes
    assert GIVEN == []


# ------------------------------------------------------------------------------------------ the list is whole

Name = tuple[str, str]


@dataclass(frozen=True)
class Function:
    """A function of the use cases: what it calls, and which looks it names.

    Args:
        desk: somebody at a desk may call it.
        told: who calls it says what the look is logged as, as with a letter.
    """

    desk: bool
    told: bool
    calls: frozenset[Name]
    looks: frozenset[str]


@cache
def functions() -> Mapping[Name, Function]:
    """Return every function of the use cases, read from their files."""
    found: dict[Name, Function] = {}
    for path in sorted(FOLDER.rglob("*.py")):
        module = ".".join(path.relative_to(FOLDER).with_suffix("").parts)
        tree = ast.parse(path.read_text(encoding="utf-8"))
        near = dict(_imports(tree))
        for node in tree.body:
            for name, desk, told in _defined(node):
                inner = list(ast.walk(node))
                names = {one.id for one in inner if isinstance(one, ast.Name)} - {name}
                looks = frozenset(look for one in inner for look in _looks(one))
                found[module, name] = Function(desk, told, frozenset(near.get(n, (module, n)) for n in names), looks)
    return found


def _defined(node: ast.stmt) -> Iterator[tuple[str, bool, bool]]:
    """Yield the names that a statement makes, whether somebody at a desk may call it, and whether an act goes in."""
    match node:
        case ast.FunctionDef(name=name, args=ast.arguments(args=args)):
            given = {one.arg for one in args}
            told = any(isinstance(one.annotation, ast.Name) and one.annotation.id == "Act" for one in args)
            yield name, "desk" in given and "work" not in given, told
        case ast.AnnAssign(target=ast.Name(id=name)):
            yield name, False, False


def _imports(tree: ast.Module) -> Iterator[tuple[str, Name]]:
    for node in tree.body:
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(ROOM):
            module = (node.module or "").removeprefix(ROOM)
            yield from ((alias.asname or alias.name, (module, alias.name)) for alias in node.names)


def _looks(node: ast.AST) -> Iterator[str]:
    match node:
        case ast.Attribute(value=ast.Name(id="Act"), attr=name) if name in LOOKING:
            yield name


def reading(name: Name, seen: frozenset[Name] = frozenset()) -> bool:
    """Tell whether a function looks, itself or through another."""
    if name in seen or name not in functions():
        return False
    function = functions()[name]
    return bool(function.looks) or any(reading(call, seen | {name}) for call in function.calls)


def use_cases() -> set[Name]:
    """Return the public functions that look at something for the person at a desk."""
    return {
        name
        for name, function in functions().items()
        if function.desk and not name[1].startswith("_") and (function.told or reading(name))
    }


ELSEWHERE = {
    ("casus.proposing", "put_forward"): "needs a casus that is filled in: tests/casework/test_log_lines.py tries it",
    ("casus.overview", "what_opens"): "gives ids only; what it points to is tried here",
}


def test_every_use_case_that_looks_was_tried(broken: Broken) -> None:
    """Runs after the tries of this file, in this file's order."""
    assert len(use_cases()) > 25
    if len(broken.refused) < 10:
        pytest.fail("run the whole file: this looks back at what the other tests tried")
    assert use_cases() - broken.refused - ELSEWHERE.keys() == set()


def test_a_planted_read_is_seen() -> None:
    assert ("inzagelog.inzage", "look_at_log") in use_cases()
    assert ("inzagelog.overzicht", "hand_out") in use_cases()
    assert ("followup.overdragen", "transfer_paper") in use_cases()
    assert ("casus.answering", "open_new") not in use_cases()
