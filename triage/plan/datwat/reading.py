"""Reading the lists of a vocabulary key by key. What is wrong is written down, and reading goes on."""

from collections import Counter
from collections.abc import Iterator

from triage.files import FileTable
from triage.plan.datwat.folding import fold_word


class Lists(FileTable):
    """One table of a file of a vocabulary at a named place."""

    __slots__ = ()

    def text(self, key: str, *, needed: bool = False) -> str:
        """Return a text, or nothing."""
        value = self._take(key)
        if value is not None and not isinstance(value, str):
            self.fault("moet een tekst zijn", key)
            return ""
        value = value or ""
        if needed and not value.strip():
            self.fault("ontbreekt of is leeg", key)
        return value.strip()

    def number(self, key: str) -> float:
        """Return a number; one that is not there is a fault."""
        value = self._take(key)
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

    def each(self) -> Iterator[tuple[str, "Lists"]]:
        """Give the tables inside this one by their key."""
        for key in self.all_keys():
            yield key, self.table(key)

    def rows(self, key: str) -> Iterator["Lists"]:
        """Give the tables of a list of tables."""
        value = self._take(key)
        if value is None:
            return
        if not isinstance(value, list) or not all(isinstance(row, dict) for row in value):
            self.fault("moet een lijst van tabellen zijn", key)
            return
        for number, row in enumerate(value, start=1):
            yield Lists(self.file, f"{key} {number}", row, self._faults)
