"""A file on a disk is whole or not there: a full disk, a killed program, another system, an unsafe name."""

import errno
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ui import whole_file
from ui.whole_file import write_whole

CONTENT = bytes(range(256)) * 4000
if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[2]

STUCK = """
import os, sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from ui import whole_file
if sys.argv[3] == "genaamd":
    whole_file.NAMELESS = 0
def stuck(handle):
    print("halverwege", flush=True)
    sys.stdin.read()
os.fsync = stuck
whole_file.write_whole(b"x" * 300000, Path(sys.argv[2]))
"""
"""Writes all of it and then hangs, before the file gets its name."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "archief"
    made.mkdir()
    return made


@pytest.fixture(params=["naamloos", "genaamd"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Give the two ways of writing: as this system can, and as one that makes no file without a name."""
    if request.param == "genaamd":
        monkeypatch.setattr(whole_file, "NAMELESS", 0)
    return str(request.param)


@pytest.mark.usefixtures("way")
def test_it_is_written_for_its_owner_alone_and_replaces_what_stood_there(folder: Path) -> None:
    place = folder / "2026-0148-dossier.zip"
    for content in (CONTENT, b"kort"):
        assert write_whole(content, place) == place
        assert place.read_bytes() == content
    assert [one.name for one in folder.iterdir()] == [place.name]
    assert place.stat().st_mode & 0o777 == 0o600


def fail(name: str, number: int, monkeypatch: pytest.MonkeyPatch, after: int = 0) -> None:
    """Let a call of the system fail, after so many that go well."""
    real: Callable[..., object] = getattr(os, name)
    left = [after]

    def failing(*given: object, **also: object) -> object:
        if left[0] > 0:
            left[0] -= 1
            return real(*given, **also)
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, name, failing)


@pytest.mark.usefixtures("way")
@pytest.mark.parametrize(("call", "after"), [("write", 0), ("write", 1), ("fsync", 0)])
def test_a_full_disk_leaves_nothing_and_what_stood_there_stays(
    call: str, after: int, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = folder / "dossier.zip"
    place.write_bytes(b"van gisteren")
    real = os.write
    with monkeypatch.context() as patch:
        if call == "write":
            # A disk takes a part, and then no more.
            patch.setattr(os, "write", lambda handle, content: real(handle, bytes(content[:1000])))
        fail(call, errno.ENOSPC, patch, after)
        with pytest.raises(OSError, match=r"\[Errno \d+\]"):
            write_whole(CONTENT, place)
    assert place.read_bytes() == b"van gisteren"
    assert [one.name for one in folder.iterdir()] == ["dossier.zip"]


@pytest.mark.parametrize(("call", "number"), [("open", errno.EOPNOTSUPP), ("link", errno.EPERM)])
def test_a_folder_that_takes_no_file_without_a_name_gets_one_the_other_way(
    call: str, number: int, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place, real = folder / "dossier.zip", os.open
    if call == "link":
        fail("link", number, monkeypatch)
    else:

        def refusing(path: object, flags: int, *given: int) -> int:
            if flags & whole_file.NAMELESS == whole_file.NAMELESS:
                raise OSError(number, os.strerror(number))
            return real(path, flags, *given)  # type: ignore[arg-type]

        monkeypatch.setattr(os, "open", refusing)
    write_whole(CONTENT, place)
    assert place.read_bytes() == CONTENT
    assert len(list(folder.iterdir())) == 1


@pytest.mark.parametrize("how", ["naamloos", "genaamd"])
def test_killed_half_way_it_leaves_nothing_or_what_the_next_one_clears(how: str, folder: Path) -> None:
    place = folder / "dossier.zip"
    child = subprocess.Popen(
        [sys.executable, "-c", STUCK, str(ROOT), str(place), how],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    with child:
        assert child.stdout is not None
        assert child.stdout.readline() == "halverwege\n"
        child.send_signal(signal.SIGKILL)
    assert child.returncode == -signal.SIGKILL
    left = [one.name for one in folder.iterdir()]
    if how == "naamloos" and whole_file.NAMELESS:
        assert left == []
    assert place.name not in left
    write_whole(CONTENT, place)
    assert [one.name for one in folder.iterdir()] == [place.name]


def test_a_place_that_is_not_there_says_so(folder: Path) -> None:
    with pytest.raises(OSError, match=r"\[Errno \d+\]"):
        write_whole(CONTENT, folder / "nergens" / "dossier.zip")
    assert list(folder.iterdir()) == []


@pytest.mark.usefixtures("way")
def test_a_folder_of_that_name_stays_and_nothing_lies_beside_it(folder: Path) -> None:
    (folder / "dossier.zip").mkdir()
    with pytest.raises(OSError, match=r"\[Errno \d+\]"):
        write_whole(CONTENT, folder / "dossier.zip")
    assert [one.name for one in folder.iterdir()] == ["dossier.zip"]


def test_what_only_looks_like_a_leftover_stays(folder: Path) -> None:
    others = [".dossier.zip", "dossier.zip.deel", ".ander.zip.0123456789ab.deel"]
    for name in others:
        (folder / name).write_bytes(b"van een ander")
    write_whole(CONTENT, folder / "dossier.zip")
    assert sorted(one.name for one in folder.iterdir()) == sorted([*others, "dossier.zip"])
