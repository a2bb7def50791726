"""Reading the tables of a kader key by key. What is wrong is written down, and reading goes on."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from enum import StrEnum
from typing import Final, TypeVar

from triage.files import FileFault, FileTable, Table, place_in
from triage.kader.conditions import ALWAYS, All, AnyOf, Atom, Condition, Is, Not, OneOf
from triage.kader.vocabulary import FACT_WORDS

Chosen = TypeVar("Chosen", bound=StrEnum)
_WORDS: Final = ("vraag", "feit", "all", "any", "not")


class Entry(FileTable):
    """One table of a kader file at a named place."""

    __slots__ = ()

    def has(self, key: str) -> bool:
        """Tell whether a key stands there."""
        return key in self._table

    def text(self, key: str, default: str | None = None) -> str:
        """Return a text; without a default it must be there and not be empty."""
        value = self._take(key, needed=default is None)
        if value is None:
            return default or ""
        if not isinstance(value, str):
            self.fault("moet een tekst zijn", key)
            return default or ""
        if default is None and not value.strip():
            self.fault("is leeg", key)
        return value

    def flag(self, key: str, *, default: bool) -> bool:
        """Return true or false."""
        value = self._take(key)
        if value is None or isinstance(value, bool):
            return default if value is None else value
        self.fault("moet true of false zijn", key)
        return default

    def number(self, key: str, default: int | None = None) -> int:
        """Return a whole number; without a default it must be there."""
        value = self._take(key, needed=default is None)
        if value is None:
            return default or 0
        if isinstance(value, bool) or not isinstance(value, int):
            self.fault("moet een heel getal zijn", key)
            return default or 0
        return value

    def day(self, key: str, *, needed: bool) -> date | None:
        """Return a calendar day."""
        value = self._take(key, needed=needed)
        if value is None or (isinstance(value, date) and not isinstance(value, datetime)):
            return value
        self.fault("moet een datum zijn, zoals 2026-01-01", key)
        return None

    def texts(self, key: str, *, needed: bool = False) -> tuple[str, ...]:
        """Return a list of texts."""
        value = self._take(key, needed=needed)
        if value is None:
            return ()
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            self.fault("moet een lijst van teksten zijn", key)
            return ()
        return tuple(value)

    def raw(self, key: str) -> tuple[object, ...]:
        """Return a list whose parts the caller looks at."""
        value = self._take(key)
        if isinstance(value, list):
            return tuple(value)
        if value is not None:
            self.fault("moet een lijst zijn", key)
        return ()

    def slug(self, key: str, words: type[Chosen], default: Chosen) -> Chosen:
        """Return one of the words of an enumeration; the default stands where the key is not there."""
        value = self._take(key)
        if value is None:
            return default
        known = {word.value: word for word in words}
        if not isinstance(value, str) or value not in known:
            self.fault(f"kent alleen {listed(known)}", key)
            return default
        return known[value]

    def slugs(self, key: str, words: type[Chosen]) -> tuple[Chosen, ...]:
        """Return a list of words of an enumeration."""
        known = {word.value: word for word in words}
        found = self.texts(key)
        for one in found:
            if one not in known:
                self.fault(f"'{one}' is onbekend; kent alleen {listed(known)}", key)
        return tuple(known[one] for one in found if one in known)

    def condition(self, key: str = "als") -> Condition:
        """Return the condition at a key; none is one that always holds."""
        value = self._take(key)
        return ALWAYS if value is None else self._condition(value, key)

    def _condition(self, value: object, key: str) -> Condition:
        if not isinstance(value, dict) or sum(word in value for word in _WORDS) != 1:
            self.fault("een voorwaarde is precies één van: vraag, feit, all, any of not", key)
            return ALWAYS
        if "all" in value or "any" in value:
            word = "all" if "all" in value else "any"
            parts = self._parts(value, word, key)
            return All(parts) if word == "all" else AnyOf(parts)
        if "not" in value:
            self._only(value, {"not"}, key)
            return Not(self._condition(value["not"], key))
        return self._comparison(value, key)

    def _parts(self, value: Table, word: str, key: str) -> tuple[Condition, ...]:
        self._only(value, {word}, key)
        parts = value[word]
        if not isinstance(parts, list) or not parts:
            self.fault(f"'{word}' moet een lijst van voorwaarden zijn", key)
            return ()
        return tuple(self._condition(part, key) for part in parts)

    def _comparison(self, value: Table, key: str) -> Condition:
        what = "vraag" if "vraag" in value else "feit"
        name = value[what]
        if not isinstance(name, str) or ("is" in value) == ("one_of" in value):
            self.fault(f"bij een {what} hoort een naam, en precies één van 'is' en 'one_of'", key)
            return ALWAYS
        if (what == "feit") is not (name in FACT_WORDS):
            self.fault(f"feit '{name}' is onbekend" if what == "feit" else f"'{name}' is een feit, geen vraag", key)
            return ALWAYS
        self._only(value, {what, "is", "one_of"}, key)
        wanted = [value["is"]] if "is" in value else value["one_of"]
        if not isinstance(wanted, list) or not wanted:
            self.fault("'one_of' moet een lijst met keuzes zijn", key)
            return ALWAYS
        atoms = tuple(self._atoms(wanted, key))
        return Is(name, atoms[0]) if "is" in value and atoms else OneOf(name, atoms)

    def _atoms(self, wanted: list[object], key: str) -> Iterator[Atom]:
        for one in wanted:
            if isinstance(one, (str, bool, int)):
                yield one
            else:
                self.fault("vergelijkt alleen met een keuze, ja of nee, of een heel getal", key)

    def _only(self, value: Table, known: set[str], key: str) -> None:
        for extra in value.keys() - known:
            self.fault(f"onbekend woord '{extra}' in een voorwaarde", key)

    def named(self, key: str, called: str, known: set[str]) -> Iterator[tuple[str, "Entry"]]:
        """Give the tables under a key by their own key; one that is not `known` is text that nothing uses."""
        for name in (group := self.table(key)).all_keys():
            entry = group.table(name)
            entry.place = f"{called} '{name}'"
            if name in known:
                yield name, entry
            else:
                entry.fault("deze tekst hoort nergens bij")

    def list_of(self, key: str, *, by: str = "id") -> tuple["Entry", ...]:
        """Return a list of tables, each placed by its `id`; the second of two with one id is a fault."""
        entries: list[Entry] = []
        seen: set[str] = set()
        for number, one in enumerate(self.raw(key), start=1):
            name = one.get(by) if isinstance(one, dict) else None
            place = f"{key} '{name}'" if isinstance(name, str) and name else f"{key} nummer {number}"
            entry = Entry(self.file, place, one if isinstance(one, dict) else {}, self._faults)
            if not isinstance(one, dict):
                entry.fault("moet een tabel zijn")
            elif isinstance(name, str) and name in seen and by == "id":
                entry.fault("staat er twee keer")
            else:
                entries.append(entry)
                seen.add(str(name))
        return tuple(entries)

    def part(self, place: str, table: Table) -> "Entry":
        """Return a table that stands inside a list of this one."""
        return Entry(self.file, place_in(self.place, place), table, self._faults)

    def absent(self, place: str) -> "Entry":
        """Write down once that nothing stands at a place; what is then asked of it is not written down again."""
        self._faults.append(FileFault(self.file, place, "de teksten ontbreken"))
        return Entry(self.file, place, {}, [])


def listed(words: Iterable[str]) -> str:
    """Return words as they stand in a sentence."""
    return ", ".join(f"'{word}'" for word in words)
