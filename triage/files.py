"""Reading files that people write by hand, key by key: every fault at once, each with its place.

The sentences are Dutch and made here, not in `ui`: they are read by the people who write a kader or the lists of the
dat-wat check, beside their files, and each says what that one place lacks.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from triage.faults import Refusal

Table = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class FileFault:
    """One fault: in which file, at which place in it (`vraag 'doel.woorden', als`), and what is wrong."""

    file: str
    place: str
    text: str

    def __str__(self) -> str:
        return ": ".join(part for part in (self.file, self.place, self.text) if part)


class FileFaults(Refusal):
    """Files that cannot be used, with all their faults in the order of the files."""

    def __init__(self, code: str, faults: tuple[FileFault, ...]) -> None:
        super().__init__(code, aantal=len(faults))
        self.faults = faults

    def __str__(self) -> str:
        return "\n".join(str(fault) for fault in self.faults)


class FileTable:
    """One table of a file at a named place, which remembers which of its keys were read.

    Args:
        file: name of the file, for example `vragen.toml`.
        place: where in the file, for example `vraag 'doel.woorden'`.
        table: what stands there.
        faults: the list that every table of what is read together writes to.
    """

    __slots__ = ("_faults", "_read", "_table", "file", "place")

    def __init__(self, file: str, place: str, table: Table, faults: list[FileFault]) -> None:
        self.file = file
        self.place = place
        self._table = table
        self._faults = faults
        self._read: set[str] = set()

    def fault(self, text: str, key: str = "") -> None:
        """Write down a fault at this place, or at a key of it."""
        self._faults.append(FileFault(self.file, place_in(self.place, key), text))

    def all_keys(self) -> tuple[str, ...]:
        """Return the keys in the order of the file."""
        return tuple(self._table)

    def table(self, key: str, *, needed: bool = False) -> Self:
        """Return a table inside this one; an empty one where it is not there."""
        value = self._take(key, needed=needed)
        inside: Table = value if isinstance(value, dict) else {}
        if value is not None and not isinstance(value, dict):
            self.fault("moet een tabel zijn", key)
        return type(self)(self.file, place_in(self.place, key), inside, self._faults)

    def done(self, *known: str) -> None:
        """Write down every key that nobody read, or that is not known to be told otherwise."""
        for key in self._table:
            if key not in self._read and key not in known:
                self.fault("onbekende sleutel", key)

    def _take(self, key: str, *, needed: bool = False) -> object:
        """Return what stands at a key, which is then read; None where nothing stands there."""
        self._read.add(key)
        if needed and key not in self._table:
            self.fault("ontbreekt", key)
        return self._table.get(key)


def place_in(place: str, key: str) -> str:
    """Return the place of a key, or of a part, inside a place."""
    return ", ".join(part for part in (place, key) if part)
