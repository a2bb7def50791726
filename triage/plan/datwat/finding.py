"""Everything in a text that tells more than *that* there is support, as runs of words with their kind."""

from collections.abc import Iterable, Iterator

from triage.plan.datwat.describing import descriptions, settled
from triage.plan.datwat.finds import SURE, Find, apart
from triage.plan.datwat.model import AMOUNT, ORGANISATION, REASON, Vocabulary
from triage.plan.datwat.names import is_name
from triage.plan.datwat.phrases import Match, matches
from triage.plan.datwat.tokens import Token, broken
from triage.plan.datwat.words import at_end, is_ordinary, kind_of, kind_of_broken

_DIGITS = 9
_LONG_REASON = 3


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
    found, agreed = settled(tokens, vocabulary, [*found, *_reasons(tokens, vocabulary, found)])
    known = agreed | {tokens[one.first].sentence for one in found}
    return apart([*found, *descriptions(tokens, vocabulary, known, neutral)])


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
            yield Find(place, place, kind, needs=vocabulary.weights.doubt if word in ordinary.doubtful else SURE)


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
        one = match.pattern
        known = not one.kind.startswith(ORGANISATION) or tokens[match.first].plain in vocabulary.ordinary.names
        if known and match.first == match.last and is_name(tokens, match.first, vocabulary.ordinary):
            continue
        needs = vocabulary.weights.doubt if one.doubtful else SURE
        yield Find(match.first, match.last, one.kind, one.offer, needs)


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
                yield Find(place - before, place + after, AMOUNT, needs=_worth(token.plain, vocabulary))
        elif token.plain[0].isdigit() and token.plain[-1] == "k" and token.plain[:-1].isdigit():
            yield Find(place, place, AMOUNT)


def _worth(number: str, vocabulary: Vocabulary) -> float:
    """Return the weight that an amount needs: a small one is mostly the price of something."""
    euros = "".join(one for one in number.partition(",")[0] if one.isdigit())
    small = len(euros) < _DIGITS and int(euros or 0) < vocabulary.weights.small
    return vocabulary.weights.doubt if small else SURE


def is_amount_word(word: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a word makes an amount of money ordinary."""
    amounts = vocabulary.ordinary.amounts
    return word in amounts.kinds or bool(at_end(word, amounts))


def _without_neutral(found: Iterable[Find], neutral: tuple[Match, ...]) -> list[Find]:
    covered = {place for match in neutral for place in range(match.first, match.last + 1)}
    return [one for one in found if not covered.issuperset(range(one.first, one.last + 1))]


def _reasons(tokens: tuple[Token, ...], vocabulary: Vocabulary, found: list[Find]) -> Iterator[Find]:
    """Yield each `omdat ...` up to the end of its piece; only the word itself where the piece holds other finds."""
    inner = {place for one in found for place in range(one.first, one.last + 1)}
    sure = {place for one in found if one.needs == SURE for place in range(one.first, one.last + 1)}
    done = -1
    for match in sorted(matches(tokens, vocabulary.reasons), key=lambda match: match.first):
        if match.first <= done:
            continue
        last = match.last
        while last + 1 < len(tokens) and tokens[last + 1].clause == tokens[match.last].clause:
            last += 1
        done = last
        rest = range(match.last + 1, last + 1)
        core = rest.start - match.first
        if not inner.isdisjoint(rest):
            needs = vocabulary.weights.doubt if sure.isdisjoint(rest) else SURE
            yield Find(match.first, match.last, REASON, needs=needs)
        elif rest and not _usual(tokens[match.last + 1 : last + 1], vocabulary):
            yield Find(match.first, last, REASON, needs=_needed(tokens, rest, vocabulary), core=core)


def _usual(tokens: tuple[Token, ...], vocabulary: Vocabulary) -> bool:
    return any(token.plain in vocabulary.ordinary.reasons for token in tokens)


def _needed(tokens: tuple[Token, ...], places: range, vocabulary: Vocabulary) -> float:
    """Return the weight that a reason needs: more where many words name nobody, as in `omdat de trein niet rijdt`."""
    person = any(tokens[place].plain in vocabulary.telling.subjects for place in places)
    short = len(places) < _LONG_REASON
    return vocabulary.weights.doubt if person or short else vocabulary.weights.reason
