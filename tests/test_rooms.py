"""The walls that an import graph does not show; the graph itself is held by import-linter (pyproject.toml).

Each rule is tried on a planted fault first, so that a rule that no longer looks is found out.
"""

import ast
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("ui", "triage", "storage", "resources")

# What a room may import besides its own; a new library enters a room by being written here.
STDLIB = frozenset(sys.stdlib_module_names)
ALLOWED = {
    "triage": {"triage", "rfc8785", "holidays"},
    "storage": {
        "storage", "triage", "sqlalchemy", "alembic", "sqlcipher3", "keyring", "argon2", "cryptography",
        "platformdirs", "rfc8785",
    },
    "ui": {"ui", "triage", "resources", "PySide6", "shiboken6", "babel"},
    "ui.paper": {
        "ui.paper", "triage.records", "triage.faults", "triage.access.echtheid", "triage.access.signing", "resources",
        "reportlab", "pikepdf", "PIL", "babel", "pyhanko", "pyhanko_certvalidator", "asn1crypto",
    },
    "resources": {"resources"},
}  # fmt: skip

BROAD = {"Exception", "BaseException"}
# SQLite takes no parameters in these statements.
PARAMETERLESS = ("PRAGMA ", "CREATE TRIGGER ")

Rule = Callable[[ast.AST], Iterator[str]]


def modules(*rooms: str) -> list[Path]:
    """Return every Python file of these rooms, the front door included where it is asked for."""
    found = [path for room in rooms for path in (ROOT / room).rglob("*.py")]
    return sorted(found) + [door for door in (ROOT / "main.py",) if "main" in rooms and door.exists()]


def tree_of(path: Path) -> ast.Module:
    """Parse one file of the project."""
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def faults(rule: Rule, paths: list[Path]) -> list[str]:
    """Return what the rule finds, with file and line, as a person would want to open it."""
    return [
        f"{path.relative_to(ROOT)}:{getattr(node, 'lineno', 1)} {fault}"
        for path in paths
        for node in ast.walk(tree_of(path))
        for fault in rule(node)
    ]


def finds(rule: Rule, source: str) -> bool:
    """Tell whether the rule sees the planted fault."""
    return any(fault for node in ast.walk(ast.parse(source)) for fault in rule(node))


def imported(node: ast.AST) -> Iterator[str]:
    """Give the full names of the modules that a statement imports."""
    match node:
        case ast.Import(names=names):
            yield from (alias.name for alias in names)
        case ast.ImportFrom(module=str(module), names=names):
            yield from (f"{module}.{alias.name}" for alias in names)


def outside_world(node: ast.AST) -> Iterator[str]:
    """Find what triage may not do: read a file, the clock or chance, or write to the terminal."""
    match node:
        case ast.Call(func=ast.Name(id=("open" | "print" | "input" | "breakpoint" | "eval" | "exec") as name)):
            yield f"calls {name}("
        case ast.Call(
            func=ast.Attribute(
                value=ast.Name(id=("date" | "datetime" | "time")),
                attr=("now" | "today" | "utcnow" | "fromtimestamp" | "time") as name,
            )
        ):
            yield f"reads the clock by .{name}("
        case ast.Call(func=ast.Attribute(value=ast.Attribute(attr=("date" | "datetime")), attr=("now" | "today"))):
            yield "reads the clock"
        case ast.Call(func=ast.Attribute(attr=("read_text" | "write_text" | "read_bytes" | "write_bytes") as name)):
            yield f"touches a file by .{name}("
        case ast.Import() | ast.ImportFrom():
            yield from (f"imports {name}" for name in imported(node) if name.split(".")[0] in {"random", "time", "os"})


def built_sql(node: ast.AST) -> Iterator[str]:
    """Find SQL that is put together from values, where it should carry parameters."""
    match node:
        case ast.Call(args=[sql, *_]) if ast.unparse(sql).lstrip("f'\"").startswith(PARAMETERLESS):
            return
        case ast.Call(
            func=(
                ast.Name(id=("text" | "execute" | "exec_driver_sql" | "executescript" | "executemany") as name)
                | ast.Attribute(attr=("text" | "execute" | "exec_driver_sql" | "executescript" | "executemany") as name)
            ),
            args=[ast.JoinedStr() | ast.BinOp() | ast.Call(func=ast.Attribute(attr=("format" | "join"))), *_],
        ):
            yield f"builds SQL inside {name}("


def broad_except(node: ast.AST) -> Iterator[str]:
    """Find an except, or a contextlib.suppress, that swallows what it does not know; to tidy and raise is fine."""
    match node:
        case ast.ExceptHandler(body=[*_, ast.Raise(exc=None)]):
            return
        case ast.ExceptHandler(type=None):
            yield "catches everything"
        case ast.ExceptHandler(type=ast.Tuple(elts=kinds)):
            yield from (f"catches {kind}" for kind in map(ast.unparse, kinds) if kind in BROAD)
        case ast.ExceptHandler(type=ast.expr() as kind):
            yield from (f"catches {name}" for name in (ast.unparse(kind),) if name in BROAD)
        case ast.Call(func=ast.Name(id="suppress") | ast.Attribute(attr="suppress"), args=kinds):
            yield from (f"suppresses {kind}" for kind in map(ast.unparse, kinds) if kind in BROAD)


def main_imported(node: ast.AST) -> Iterator[str]:
    """Find a room that reaches back to the front door."""
    yield from (f"imports {name}" for name in imported(node) if name.split(".")[0] == "main")


def foreign(room: str) -> Rule:
    """Return the rule that finds an import which this room was never granted."""

    def rule(node: ast.AST) -> Iterator[str]:
        for name in imported(node):
            standard = name.split(".")[0] in STDLIB
            granted = any(f"{name}.".startswith(f"{module}.") for module in ALLOWED[room])
            if not standard and not granted:
                yield f"imports {name}"

    return rule


PLANTED = [
    (outside_world, "open('x')"),
    (outside_world, "d = datetime.now(tz)"),
    (outside_world, "d = date.today()"),
    (outside_world, "d = datetime.datetime.now()"),
    (outside_world, "import random"),
    (outside_world, "from time import monotonic"),
    (outside_world, "print('x')"),
    (outside_world, "Path('x').read_text()"),
    (built_sql, "text(f'DELETE FROM {table}')"),
    (built_sql, "sa.text('DELETE FROM ' + table)"),
    (built_sql, "connection.exec_driver_sql('DROP TABLE {}'.format(name))"),
    (built_sql, "connection.execute(f'SELECT * FROM {table}')"),
    (broad_except, "try:\n    pass\nexcept:\n    pass"),
    (broad_except, "try:\n    pass\nexcept Exception as error:\n    raise Other from error"),
    (broad_except, "try:\n    pass\nexcept Exception:\n    pass"),
    (broad_except, "try:\n    pass\nexcept (OSError, BaseException):\n    pass"),
    (broad_except, "with contextlib.suppress(OSError, Exception):\n    pass"),
    (main_imported, "from main import run"),
    (foreign("triage"), "import sqlalchemy"),
    (foreign("ui"), "from storage.vault import unlock"),
    (foreign("ui.paper"), "from triage.casus.model import Casus"),
    (foreign("ui.paper"), "from ui.words import woord"),
    (foreign("resources"), "import triage"),
]


@pytest.mark.parametrize(("rule", "source"), PLANTED)
def test_a_planted_fault_is_seen(rule: Rule, source: str) -> None:
    assert finds(rule, source)


@pytest.mark.parametrize(
    ("rule", "source"),
    [
        (outside_world, "self.clock.now()"),
        (outside_world, "clock.today()"),
        (built_sql, "connection.execute(text('SELECT 1'), {'a': 1})"),
        (built_sql, "', '.join(names)"),
        (built_sql, "connection.execute(f'PRAGMA user_version = {version}')"),
        (broad_except, "try:\n    pass\nexcept OSError:\n    pass"),
        (broad_except, "try:\n    pass\nexcept BaseException:\n    tidy()\n    raise"),
        (foreign("ui.paper"), "from triage.records.blocks import Kop"),
        (foreign("storage"), "from sqlalchemy import text"),
    ],
)
def test_what_is_right_is_left_alone(rule: Rule, source: str) -> None:
    assert not finds(rule, source)


def test_the_door_of_a_room_holds_its_rule_and_nothing_else() -> None:
    doors = [path for path in modules(*ROOMS) if path.name == "__init__.py"]
    assert {ROOT / room / "__init__.py" for room in ROOMS} <= set(doors)
    assert not [path for path in doors if len(tree_of(path).body) != 1 or not ast.get_docstring(tree_of(path))]


def test_every_folder_with_code_has_a_door() -> None:
    folders = {path.parent for path in modules(*ROOMS) if "versions" not in path.parts}
    assert not [folder for folder in folders if not (folder / "__init__.py").exists()]


def test_every_module_says_what_it_is() -> None:
    assert not [path for path in modules(*ROOMS, "main") if not ast.get_docstring(tree_of(path))]


def test_nobody_imports_the_front_door() -> None:
    assert not faults(main_imported, modules(*ROOMS))


def test_triage_does_not_touch_the_outside_world() -> None:
    assert not faults(outside_world, modules("triage"))


def test_sql_carries_parameters() -> None:
    assert not faults(built_sql, modules("storage"))


def test_no_fault_is_swallowed() -> None:
    assert not faults(broad_except, modules(*ROOMS, "main"))


@pytest.mark.parametrize("room", sorted(ALLOWED))
def test_a_room_imports_only_what_it_was_granted(room: str) -> None:
    paper = set(modules("ui/paper"))
    files = [path for path in modules(room.replace(".", "/")) if room != "ui" or path not in paper]
    assert not faults(foreign(room), files)
