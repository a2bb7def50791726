"""Reading what the program says: tables, text and paths of the files in this room, and of a kader outside it."""

import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import as_file, files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Final

Table = dict[str, object]
Place = Traversable | Path

_TOML: Final = ".toml"
_WALKS: Final = "walks"


class Unreadable(Exception):
    """A file that is not there, is no text, or is no TOML. Facts only; `main.py` makes the sentence.

    Args:
        name: the file, as a person would look for it.
        line: the line on which reading stopped, or 0.
    """

    def __init__(self, name: str, line: int = 0) -> None:
        super().__init__(name)
        self.name = name
        self.line = line


def kader_versions() -> tuple[str, ...]:
    """Return the versions of the kader that come with the program, in order."""
    return tuple(sorted(folder.name for folder in _kaders().iterdir() if folder.is_dir()))


def kader_tables(version: str) -> dict[str, Table]:
    """Return the parsed files of one version of the kader, by file name (`vragen.toml`).

    Raises:
        Unreadable: when there is no such version.
    """
    if version not in kader_versions():
        raise Unreadable(f"kader/{version}")
    return read_tables(_kaders() / version)


def kader_walks(version: str) -> dict[str, Table]:
    """Return the parsed golden walks of one version of the kader, by file name; none where it has no walks."""
    walks = _kaders() / version / _WALKS
    return read_tables(walks) if walks.is_dir() else {}


def read_tables(folder: Place) -> dict[str, Table]:
    """Return the parsed TOML files of a folder, by file name: a kader of a municipality, or a folder with walks.

    Raises:
        Unreadable: when the folder or one of its files cannot be read.
    """
    try:
        found = sorted((one for one in folder.iterdir() if one.name.endswith(_TOML)), key=lambda one: one.name)
    except OSError as fault:
        raise Unreadable(str(folder)) from fault
    return {one.name: read_table(one) for one in found}


def read_table(file: Place) -> Table:
    """Return one parsed TOML file.

    Raises:
        Unreadable: with the line, where the file is no TOML.
    """
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as fault:
        raise Unreadable(file.name) from fault
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        raise Unreadable(file.name, _line(str(fault))) from fault


def _line(said: str) -> int:
    """`tomllib` tells the line only in its sentence: `... (at line 3, column 5)`."""
    _, _, rest = said.partition("at line ")
    number = rest.partition(",")[0]
    return int(number) if number.isdigit() else 0


def text(*parts: str) -> str:
    """Return the text of a file in this room, for example `text("papier", "blad.toml")`."""
    return files("resources").joinpath(*parts).read_text(encoding="utf-8")


def table(*parts: str) -> Table:
    """Return a TOML file in this room, parsed."""
    return tomllib.loads(text(*parts))


@contextmanager
def path(*parts: str) -> Iterator[Path]:
    """Give a file in this room as a path on disk, for libraries that open files themselves (fonts, icons)."""
    with as_file(files("resources").joinpath(*parts)) as found:
        yield found


def _kaders() -> Traversable:
    return files("resources") / "kader"
