"""Reading the lists of a vocabulary key by key. What is wrong is written down, and reading goes on."""

from collections import Counter
from collections.abc import Iterator, Mapping

from triage.plan.datwat.faults import VocabularyFault
from triage.plan.datwat.folding import fold_word

Table = Mapping[str, object]


class Lists:
    """One table of a file at a named place, which remembers which of its keys were read.

    Args:
        file: name of the file, for example `gewoon.toml`.
        place: where in the file.
        table: what stands there.
        faults: the list that every table of one vocabulary writes to.
    """

    __slots__ = ("_faults", "_read", "_table", "file", "place")

    def __init__(self, file: str, place: str, table: Table, faults: list[VocabularyFault]) -> None:
        self.file = file
        self.place = place
        self._table = table
        self._faults = faults
        self._read: set[str] = set()

    def fault(self, text: str, key: str = "") -> None:
        """Write down a fault at this place, or at a key of it."""
        place = ", ".join(part for part in (self.place, key) if part)
        self._faults.append(VocabularyFault(self.file, place, text))

    def text(self, key: str, *, needed: bool = False) -> str:
        """Return a text, or nothing."""
        self._read.add(key)
        value = self._table.get(key, "")
        if not isinstance(value, str):
            self.fault("moet een tekst zijn", key)
            return ""
        if needed and not value.strip():
            self.fault("ontbreekt of is leeg", key)
        return value.strip()

    def number(self, key: str) -> float:
        """Return a number; one that is not there is a fault."""
        self._read.add(key)
        value = self._table.get(key)
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            return float(value)
        self.fault("moet een getal zijn", key)
        return 0.0

    def words(self, key: str, shortest: int = 1) -> tuple[str, ...]:
        """Return the words of a text, folded; one that is too short, no word, or given twice is a fault."""
        found = tuple(fold_word(word).replace("'", "") for word in self.text(key).split())
        for word in sorted({word for word in found if len(word) < shortest}):
            self.fault(f"'{word}' is te kort; ten minste {shortest} letters", key)
        for word in sorted({word for word in found if not word.isalnum()}):
            self.fault(f"'{word}' is geen woord van alleen letters en cijfers", key)
        for word in sorted(word for word, times in Counter(found).items() if times > 1):
            self.fault(f"'{word}' staat er twee keer", key)
        return tuple(word for word in found if len(word) >= shortest)

    def lines(self, key: str) -> tuple[str, ...]:
        """Return the lines of a text that are not empty."""
        return tuple(line.strip() for line in self.text(key).splitlines() if line.strip())

    def table(self, key: str) -> "Lists":
        """Return a table inside this one; an empty one where it is not there."""
        self._read.add(key)
        value = self._table.get(key, {})
        if not isinstance(value, dict):
            self.fault("moet een tabel zijn", key)
            value = {}
        return Lists(self.file, ", ".join(part for part in (self.place, key) if part), value, self._faults)

    def each(self) -> Iterator[tuple[str, "Lists"]]:
        """Give the tables inside this one by their key."""
        for key in self._table:
            yield key, self.table(key)

    def rows(self, key: str) -> Iterator["Lists"]:
        """Give the tables of a list of tables."""
        self._read.add(key)
        value = self._table.get(key, [])
        if not isinstance(value, list) or not all(isinstance(row, dict) for row in value):
            self.fault("moet een lijst van tabellen zijn", key)
            return
        for number, row in enumerate(value, start=1):
            yield Lists(self.file, f"{key} {number}", row, self._faults)

    def keys(self) -> tuple[str, ...]:
        """Return the keys in the order of the file."""
        return tuple(self._table)

    def done(self) -> None:
        """Write down every key that nothing reads."""
        for key in self._table:
            if key not in self._read:
                self.fault("onbekende naam", key)
