"""Reading the lists of words of each kind into one lexicon."""

from collections.abc import Mapping
from typing import Final

from triage.plan.datwat.forms import verb_forms, word_forms
from triage.plan.datwat.model import Kind, Lexicon, Pieces
from triage.plan.datwat.reading import Lists
from triage.plan.datwat.sounds import shortened, sound

_SHORTEST_STEM: Final = 5
_SHORTEST_PIECE: Final = 3
_SHORTEST_SPELLED: Final = 6
_SHORTEST_NEAR: Final = 7


class Words:
    """The words of all lists while they are read; a word in two kinds, or also ordinary, is a fault.

    Args:
        ordinary: the words that the lists call ordinary.
    """

    __slots__ = ("_listed", "_ordinary", "begins", "capitals", "ends", "exact", "spelled", "stems")

    def __init__(self, ordinary: frozenset[str]) -> None:
        self._ordinary = ordinary
        self._listed: dict[str, str] = {}
        self.exact: dict[str, str] = {}
        self.capitals: dict[str, str] = {}
        self.begins: dict[str, str] = {}
        self.ends: dict[str, str] = {}
        self.stems: dict[str, str] = {}
        self.spelled: dict[str, str] = {}

    def add(self, lists: Lists, key: str, kind: str, shortest: int = 2) -> tuple[str, ...]:
        """Return the words of a list, after looking whether they stand in another kind too."""
        words = lists.words(key, shortest)
        for word in words:
            other = self._listed.setdefault(word, kind)
            if other != kind:
                lists.fault(f"'{word}' staat ook bij {other}", key)
            if word in self._ordinary:
                lists.fault(f"'{word}' staat ook in gewoon.toml", key)
        return words

    def forms(self, words: tuple[str, ...], kind: str) -> None:
        """Take words in every form of a noun or adjective."""
        for word in words:
            for form in word_forms(word):
                self.exact.setdefault(form, kind)

    def lexicon(self) -> Lexicon:
        """Return what was read, ready to be looked up."""
        near: dict[str, list[str]] = {}
        for key in self.spelled:
            if len(key) >= _SHORTEST_NEAR:
                for short in shortened(key):
                    near.setdefault(short, []).append(key)
        return Lexicon(
            exact=self.exact,
            capitals=self.capitals,
            begins=piece(self.begins),
            ends=piece(self.ends),
            stems=piece(self.stems),
            spelled=self.spelled,
            near={short: tuple(keys) for short, keys in near.items()},
        )


def piece(kinds: Mapping[str, str]) -> Pieces:
    """Return pieces of words, ready to be looked up."""
    lengths = tuple(sorted({len(word) for word in kinds}, reverse=True))
    return Pieces(kinds, lengths, frozenset(word[: lengths[-1]] for word in kinds))


def read_words(lists: Lists, kinds: Mapping[str, Kind], words: Words) -> None:
    """Read one file of words: a table for each kind."""
    for slug, table in lists.each():
        if slug not in kinds:
            table.fault("deze soort staat niet in soorten.toml")
        _read_kind(table, slug, words)
        table.done()


def _read_kind(table: Lists, slug: str, words: Words) -> None:
    core = words.add(table, "kern", slug, _SHORTEST_PIECE)
    words.forms(core, slug)
    words.begins.update(dict.fromkeys(core, slug))
    _add_ends(core, slug, words)
    words.forms(words.add(table, "woord", slug), slug)
    words.stems.update(dict.fromkeys(words.add(table, "stam", slug, _SHORTEST_STEM), slug))
    words.begins.update(dict.fromkeys(words.add(table, "begin", slug, _SHORTEST_PIECE), slug))
    _add_ends(words.add(table, "eind", slug, _SHORTEST_PIECE), slug, words)
    for verb in words.add(table, "werkwoord", slug, _SHORTEST_PIECE):
        for form in verb_forms(verb):
            words.exact.setdefault(form, slug)
    for word in (*words.add(table, "vorm", slug), *words.add(table, "afkorting", slug)):
        words.exact[word] = slug
    words.capitals.update(dict.fromkeys(table.words("hoofdletters", 2), slug))
    for word in table.words("spelling", _SHORTEST_SPELLED):
        words.spelled.setdefault(sound(word), slug)


def _add_ends(found: tuple[str, ...], slug: str, words: Words) -> None:
    for word in found:
        for form in word_forms(word):
            words.ends.setdefault(form, slug)
