"""Sentences that describe somebody, and what is doubtful: both are settled by the sentence as a whole.

An agreement says who does something, when, or with whom; a description gives a person a state, a feeling, a past or a
quality. Two signs tell them apart: the words that agreements are made of, and what the words of labelled sentences
weigh.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby

from triage.plan.datwat.finds import SURE, Find
from triage.plan.datwat.model import TELLING, WEIGHED, Telling, Vocabulary
from triage.plan.datwat.phrases import Match, matches
from triage.plan.datwat.tokens import Token
from triage.plan.datwat.weighing import telling_words, weigh
from triage.plan.datwat.words import at_begin, inside

_FEWEST_WORDS = 2
_SHORTEST_VERB = 3


def settled(tokens: tuple[Token, ...], vocabulary: Vocabulary, found: Iterable[Find]) -> tuple[list[Find], set[int]]:
    """Return finds without the doubtful ones in sentences that read like an agreement and hold nothing sure.

    Beside them stand the sentences that were settled so; nothing more is to be looked for there.
    """
    finds = list(found)
    sure = {tokens[one.first].sentence for one in finds if one.needs == SURE}
    doubted = {tokens[one.first].sentence for one in finds} - sure
    weights = {sentence: _weight_around(tokens, vocabulary, finds, sentence) for sentence in doubted}
    kept = [one for one in finds if weights.get(tokens[one.first].sentence, one.needs) >= one.needs]
    return kept, doubted - {tokens[one.first].sentence for one in kept}


def _weight_around(tokens: tuple[Token, ...], vocabulary: Vocabulary, finds: list[Find], sentence: int) -> float:
    """Return the weight of the words around what is doubtful; endless where there are hardly any."""
    places = [place for place, token in enumerate(tokens) if token.sentence == sentence]
    but = {
        place - places[0]
        for one in finds
        for place in range(one.first, one.first + one.core if one.core else one.last + 1)
    }
    left = len(places) - len(but)
    if left < _FEWEST_WORDS:
        return -SURE
    # Of a find that is most of the sentence, too little is left to judge by: then it counts itself.
    said = tokens[places[0] : places[-1] + 1]
    return weigh(said, vocabulary.weights, but if left >= len(but) else frozenset())


def descriptions(
    tokens: tuple[Token, ...], vocabulary: Vocabulary, known: set[int], neutral: tuple[Match, ...]
) -> Iterator[Find]:
    """Yield each sentence that describes somebody, but for those of which more is known.

    This finds what no list foresees (`Vertrouwt niemand`). A sentence with words that the lists call ordinary together
    is left to its weight, and that must be larger then.
    """
    limits = vocabulary.weights
    usual = {tokens[one.first].sentence for one in (*neutral, *matches(tokens, vocabulary.reasons))}
    for sentence, run in groupby(enumerate(tokens), key=lambda one: one[1].sentence):
        places = list(run)
        said = [token for _, token in places]
        if sentence in known or len(said) < _FEWEST_WORDS:
            continue
        weight = weigh(said, limits)
        if weight >= (limits.usual if sentence in usual else limits.description):
            because = telling_words(said, limits)
            yield Find(places[0][0], places[-1][0], WEIGHED if because else TELLING, because=because)
        elif sentence not in usual and weight >= limits.doubt and _describes(said, vocabulary):
            yield Find(places[0][0], places[-1][0], TELLING)


def _describes(tokens: list[Token], vocabulary: Vocabulary) -> bool:
    telling, words = vocabulary.telling, [token.plain for token in tokens]
    if any(_agreed(word, telling) for word in words):
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
