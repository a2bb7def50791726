"""What holds for every test: no screen, no network, no keyring, no home of its own, and nothing left over or unsaid.

Three kinds of tests need surroundings that only `./toets` makes. They say so with a mark: `sleutelbos` (a real Secret
Service on a private bus), `venster` (a real window), and `bench`, given to everything in `tests/bench`.
"""

import logging
import os
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import hypothesis
import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QThreadPool
from PySide6.QtWidgets import QApplication

from ui.lasting import keep_constants

ExpectedLog = Callable[[str], AbstractContextManager[None]]
"""Takes a part of a message and gives the block in which a log line with it must come."""

_BENCHES = Path(__file__).parent / "bench"
_SURROUNDINGS = {"sleutelbos": "TENZIJ_TOETS_SLEUTELBOS", "venster": "TENZIJ_TOETS_VENSTER"}
_PATIENCE_MS = 5_000

# A busy computer is slow, and that is no fault of what is tested; `tests/bench` measures speed.
hypothesis.settings.register_profile("huis", deadline=None)
hypothesis.settings.load_profile("huis")


def pytest_configure() -> None:
    """Let Qt write dates and numbers as in the Netherlands, whatever this computer is set to."""
    keep_constants()
    QLocale.setDefault(QLocale(QLocale.Language.Dutch, QLocale.Country.Netherlands))


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Give the benches their mark before pytest chooses by marks."""
    for item in items:
        if item.path.is_relative_to(_BENCHES):
            item.add_marker(pytest.mark.bench)


@pytest.fixture(autouse=True)
def surroundings(request: pytest.FixtureRequest) -> None:
    """Refuse a test that would otherwise reach the developer's own keyring or find no window."""
    for mark, variable in _SURROUNDINGS.items():
        if request.node.get_closest_marker(mark) and variable not in os.environ:
            pytest.fail(f"a test marked `{mark}` runs by ./toets, which makes what it needs", pytrace=False)


@pytest.fixture(autouse=True)
def own_home(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a home that is this test's own; without the mark `sleutelbos` or `venster` there is no bus either."""
    home = tmp_path / "thuis"
    for variable, folder in (
        ("XDG_CONFIG_HOME", "config"),
        ("XDG_DATA_HOME", "data"),
        ("XDG_STATE_HOME", "state"),
        ("XDG_CACHE_HOME", "cache"),
    ):
        (home / folder).mkdir(parents=True)
        monkeypatch.setenv(variable, str(home / folder))
    monkeypatch.setenv("HOME", str(home))
    if "TENZIJ_TOETS_SLEUTELBOS" not in os.environ or request.node.get_closest_marker("sleutelbos") is None:
        monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
        monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    return home


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let sockets of this computer through (the bus, the display), and nothing else."""
    connect = socket.socket.connect

    def local_only(self: socket.socket, address: str | bytes | tuple[str | int, ...]) -> None:
        if self.family != socket.AF_UNIX:
            pytest.fail(f"reached for the network: {address!r}")
        connect(self, address)

    def nothing(self: socket.socket, address: str | bytes | tuple[str | int, ...]) -> int:
        pytest.fail(f"reached for the network by {self}: {address!r}")

    monkeypatch.setattr(socket.socket, "connect", local_only)
    monkeypatch.setattr(socket.socket, "connect_ex", nothing)


class LogGuard(logging.Handler):
    """Keeps every log line from WARNING up, and which of them were announced."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the line as it would be read."""
        self.lines.append(f"{record.levelname} {record.name}: {record.getMessage()}")

    @contextmanager
    def expect(self, fragment: str) -> Iterator[None]:
        """Take away the lines with `fragment` that come in this block; none is a failure."""
        before = len(self.lines)
        yield
        expected = [line for line in self.lines[before:] if fragment in line]
        assert expected, f"no log line with {fragment!r}, but {self.lines[before:]}"
        self.lines[before:] = [line for line in self.lines[before:] if fragment not in line]


@pytest.fixture(autouse=True)
def log_guard() -> Iterator[LogGuard]:
    """Fail a test after which a warning stands in the log that nobody expected."""
    guard = LogGuard()
    root = logging.getLogger()
    root.addHandler(guard)
    yield guard
    root.removeHandler(guard)
    assert not guard.lines, f"stray log lines: {guard.lines}"


@pytest.fixture
def expected_log(log_guard: LogGuard) -> ExpectedLog:
    """Return the block that takes the warning it names, and fails where none comes."""
    return log_guard.expect


@pytest.fixture(autouse=True)
def nothing_left_over() -> Iterator[None]:
    """Fail a test that leaves a window open, a thread running or work in Qt's pool."""
    before = set(threading.enumerate())
    yield
    assert QThreadPool.globalInstance().waitForDone(_PATIENCE_MS), "work left in Qt's pool"
    for thread in _own_threads() - before:
        thread.join(_PATIENCE_MS / 1000)
    threads, windows = _own_threads() - before, _close_windows()
    assert not threads, f"threads left over: {threads}"
    assert not windows, f"windows left open: {windows}"


def _own_threads() -> set[threading.Thread]:
    """Return Python's own running threads; a thread of Qt that ran Python leaves a dummy that never ends."""
    return {thread for thread in threading.enumerate() if not thread.name.startswith("Dummy-")}


def _close_windows() -> list[str]:
    """Return the windows that were still open, closed now so that the next test is not blamed for them."""
    if not isinstance(QCoreApplication.instance(), QApplication):
        return []
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    every = QApplication.topLevelWidgets()
    names = [repr(window) for window in every if window.isVisible()]
    # Also what a test made without a window goes: dressing the application visits every widget that is still there.
    for window in every:
        window.hide()
        window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return names
