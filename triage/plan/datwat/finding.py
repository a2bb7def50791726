"""Everything in a text that tells more than *that* there is support, as runs of words with their kind."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from triage.plan.datwat.model import AMOUNT, ORGANISATION, REASON, TELLING, Telling, Vocabulary
from triage.plan.datwat.names import is_name
from triage.plan.datwat.phrases import Match, matches
from triage.plan.datwat.tokens import Token, broken
from triage.plan.datwat.words import at_begin, inside, is_ordinary, kind_of, kind_of_broken

_FEWEST_WORDS = 2
_SHORTEST_VERB = 3


@dataclass(frozen=True, slots=True)
class Find:
    """A run of words of one kind: from which token to which, both included, and neutral words of its own."""

    first: int
    last: int
    kind: str
    offer: str = ""


def find(tokens: tuple[Token, ...], vocabulary: Vocabulary) -> tuple[Find, ...]:
    """Return what is found, in order and without overlap."""
    shouted = len(tokens) > 1 and all(token.typed == token.typed.upper() for token in tokens)
    neutral = tuple(matches(tokens, vocabulary.neutral))
    found = [
        *_words(tokens, vocabulary, shouted=shouted),
        *_broken(tokens, vocabulary),
        *_patterns(matches(tokens, vocabulary.organisations), vocabulary, tokens, shouted=shouted),
        *_patterns(matches(tokens, vocabulary.patterns), vocabulary, tokens, shouted=shouted),
        *_amounts(tokens, vocabulary),
    ]
    found = _without_neutral(found, neutral)
    found += _reasons(tokens, vocabulary, found)
    return apart([*found, *_telling(tokens, vocabulary, found, neutral)])


def find_organisations(tokens: tuple[Token, ...], vocabulary: Vocabulary) -> tuple[Find, ...]:
    """Return what the name of an organisation gives away."""
    named = list(_patterns(matches(tokens, vocabulary.organisations), vocabulary, tokens, shouted=False))
    neutral = tuple(matches(tokens, vocabulary.neutral))
    words = _without_neutral([*_words(tokens, vocabulary, shouted=False), *_broken(tokens, vocabulary)], neutral)
    telling = (
        Find(one.first, one.last, ORGANISATION + kind.reveals, kind.offer)
        for one in words
        if (kind := vocabulary.kinds[one.kind]).reveals
    )
    return apart([*named, *(one for one in words if one.kind.startswith(ORGANISATION)), *telling])


def apart(found: Iterable[Find]) -> tuple[Find, ...]:
    """Return finds without overlap: organisations before others, and the longer before the shorter."""
    taken: set[int] = set()
    kept: list[Find] = []
    for one in sorted(found, key=lambda one: (not one.kind.startswith(ORGANISATION), one.first - one.last, one.first)):
        places = range(one.first, one.last + 1)
        if taken.isdisjoint(places):
            taken.update(places)
            kept.append(one)
    return tuple(sorted(kept, key=lambda one: one.first))


def _words(tokens: tuple[Token, ...], vocabulary: Vocabulary, *, shouted: bool) -> Iterator[Find]:
    known: dict[str, str] = {}
    lexicon, ordinary = vocabulary.lexicon, vocabulary.ordinary
    for place, token in enumerate(tokens):
        word = token.plain
        if token.number:
            continue
        kind = known.get(word)
        if kind is None:
            kind = known[word] = kind_of(word, lexicon, ordinary)
        if not kind and not shouted and token.typed.isupper():
            kind = lexicon.capitals.get(word, "")
        if kind and not is_name(tokens, place, ordinary):
            yield Find(place, place, kind)


def _broken(tokens: tuple[Token, ...], vocabulary: Vocabulary) -> Iterator[Find]:
    known: dict[str, str] = {}
    for joined in broken(tokens):
        parts = tokens[joined.first : joined.last + 1]
        if all(is_ordinary(token.plain, vocabulary.ordinary) or token.number for token in parts):
            continue
        kind = known.get(joined.plain)
        if kind is None:
            kind = known[joined.plain] = kind_of_broken(joined.plain, vocabulary.lexicon, vocabulary.ordinary)
        if kind and not is_name(tokens, joined.first, vocabulary.ordinary):
            yield Find(joined.first, joined.last, kind)


def _patterns(
    found: Iterable[Match], vocabulary: Vocabulary, tokens: tuple[Token, ...], *, shouted: bool
) -> Iterator[Find]:
    for match in found:
        if shouted and any(slot.capital for slot in match.pattern.slots):
            continue
        surname = match.first == match.last and tokens[match.first].plain in vocabulary.ordinary.names
        if surname and is_name(tokens, match.first, vocabulary.ordinary):
            continue
        yield Find(match.first, match.last, match.pattern.kind, match.pattern.offer)


def _amounts(tokens: tuple[Token, ...], vocabulary: Vocabulary) -> Iterator[Find]:
    """Money in figures; ordinary beside the words that the lists give for it, as in `eigen bijdrage 21 euro`."""
    usual = {token.sentence for token in tokens if is_amount_word(token.plain, vocabulary)}
    for place, token in enumerate(tokens):
        if token.sentence in usual:
            continue
        if token.number:
            before = place > 0 and tokens[place - 1].plain in {"euro", "eur"}
            after = place + 1 < len(tokens) and tokens[place + 1].plain in {"euro", "eur", "euros", "mille"}
            if before or after:
                yield Find(place - before, place + after, AMOUNT)
        elif token.plain[0].isdigit() and token.plain[-1] == "k" and token.plain[:-1].isdigit():
            yield Find(place, place, AMOUNT)


def is_amount_word(word: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a word makes an amount of money ordinary."""
    return word in vocabulary.ordinary.amounts


def _without_neutral(found: Iterable[Find], neutral: tuple[Match, ...]) -> list[Find]:
    covered = {place for match in neutral for place in range(match.first, match.last + 1)}
    return [one for one in found if not covered.issuperset(range(one.first, one.last + 1))]


def _reasons(tokens: tuple[Token, ...], vocabulary: Vocabulary, found: list[Find]) -> Iterator[Find]:
    """Yield each `omdat ...` up to the end of its piece; only the word itself where the piece holds other finds."""
    inner = {place for one in found for place in range(one.first, one.last + 1)}
    done = -1
    for match in sorted(matches(tokens, vocabulary.reasons), key=lambda match: match.first):
        if match.first <= done:
            continue
        last = match.last
        while last + 1 < len(tokens) and tokens[last + 1].clause == tokens[match.last].clause:
            last += 1
        done = last
        if not inner.isdisjoint(range(match.last + 1, last + 1)):
            yield Find(match.first, match.last, REASON)
        elif last > match.last and not _usual(tokens[match.last + 1 : last + 1], vocabulary):
            yield Find(match.first, last, REASON)


def _usual(tokens: tuple[Token, ...], vocabulary: Vocabulary) -> bool:
    return any(token.plain in vocabulary.ordinary.reasons for token in tokens)


def _telling(
    tokens: tuple[Token, ...], vocabulary: Vocabulary, found: list[Find], neutral: tuple[Match, ...]
) -> Iterator[Find]:
    """Yield each sentence that describes somebody and holds no word that agreements are made of.

    This finds what no list foresees (`Vertrouwt niemand`); a sentence in which something was found needs it no more.
    """
    known = {tokens[one.first].sentence for one in found} | {tokens[one.first].sentence for one in neutral}
    for sentence, run in groupby(enumerate(tokens), key=lambda one: one[1].sentence):
        places = list(run)
        if sentence not in known and _describes([token for _, token in places], vocabulary):
            yield Find(places[0][0], places[-1][0], TELLING)


def _describes(tokens: list[Token], vocabulary: Vocabulary) -> bool:
    telling, words = vocabulary.telling, [token.plain for token in tokens]
    if len(words) < _FEWEST_WORDS or any(_agreed(word, telling) for word in words):
        return False
    if not telling.strong.isdisjoint(words):
        return True
    # Names say nothing about anybody: "mw. De Boer-Pijn" is no description.
    particles = vocabulary.ordinary.particles
    said = [token.plain for token in tokens if (token.first or not token.capital) and token.plain not in particles]
    if not _may_describe(said, telling):
        return False
    return telling.verbs.isdisjoint(words) and not any(at_begin(word, telling.wide) for word in words)


def _may_describe(words: list[str], telling: Telling) -> bool:
    if len(words) < _FEWEST_WORDS:
        return False
    first = words[0]
    verb = first.endswith("t") and len(first) > _SHORTEST_VERB and not first.endswith(telling.nouns)
    subject = first in telling.subjects and len(words) > _FEWEST_WORDS
    return verb or subject or not telling.weak.isdisjoint(words)


def _agreed(word: str, telling: Telling) -> bool:
    return bool(word in telling.words or at_begin(word, telling.begins) or inside(word, telling.stems))
