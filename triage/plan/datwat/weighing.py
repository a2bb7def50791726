"""How much a sentence reads like a description of somebody, by the words of sentences that were labelled by hand.

Each word, the beginning and the end of a word, each pair of words and the shape of the sentence has a weight: above
nothing where it stood in descriptions, below nothing where it stood in agreements. Their sum is the weight of the
sentence. The weights are data that anybody can read and mend (`gewichten.toml`); how they are made stands in
docs/datwat.md.
"""

from collections.abc import Container, Iterator, Mapping, Sequence
from math import sqrt
from typing import Final

from triage.plan.datwat.model import Weights
from triage.plan.datwat.tokens import Token

PIECE: Final = 4
"""How many letters of the beginning and of the end of a longer word have a weight of their own."""
_EDGE: Final = "."
_PAIR: Final = "+"
_STEP: Final = 4
_MOST_STEPS: Final = 4
_MOST_NAMED: Final = 3
_WORTH_NAMING: Final = 0.4


def features(tokens: Sequence[Token], classes: Mapping[str, str]) -> Iterator[tuple[str, int]]:
    """Yield what has a weight in a sentence, each with the place of the word it belongs to; -1 for the whole."""
    words = [_word(token) for token in tokens]
    kinds = [f"@{classes[word]}" if word in classes else word for word in words]
    for place, word in enumerate(words):
        yield word, place
        if kinds[place] != word:
            yield kinds[place], place
        if len(word) > PIECE:
            yield word[:PIECE] + "-", place
        if len(word) > PIECE + 2:
            yield "-" + word[-PIECE:], place
    for place, (one, other) in enumerate(zip([_EDGE, *kinds], [*kinds, _EDGE], strict=True)):
        yield one + _PAIR + other, min(place, len(words) - 1)
    yield f"={min(len(words) // _STEP, _MOST_STEPS)}", -1
    if not any(kind[0] in "#^@" and kind != "@wie" for kind in kinds):
        yield "=kaal", -1
    if words and words[0].endswith("t") and len(words[0]) >= PIECE:
        yield "=t", -1


def _word(token: Token) -> str:
    if token.number:
        return "#"
    if token.capital and not token.first and not token.typed.isupper():
        return "^"
    return token.plain


def weigh(tokens: Sequence[Token], weights: Weights, but: Container[int] = ()) -> float:
    """Return the weight of one sentence; above nothing reads like a description, below like an agreement.

    Args:
        tokens: the words of the sentence.
        weights: what words weigh.
        but: places of words that do not count by themselves; what they make with the word beside them still does.
    """
    said = (one for one, place in features(tokens, weights.classes) if place not in but or _PAIR in one)
    known = [weights.by_feature[one] for one in dict.fromkeys(said) if one in weights.by_feature]
    return weights.ground + sum(known) / sqrt(len(known) or 1)


def telling_words(tokens: Sequence[Token], weights: Weights) -> tuple[str, ...]:
    """Return the few words that weigh most in a sentence, as they were typed, in their order."""
    worth = dict.fromkeys(range(len(tokens)), 0.0)
    for one, place in features(tokens, weights.classes):
        if place >= 0:
            worth[place] += weights.by_feature.get(one, 0.0)
    most = sorted((place for place in worth if worth[place] > _WORTH_NAMING), key=lambda place: -worth[place])
    return tuple(tokens[place].typed for place in sorted(most[:_MOST_NAMED]))
