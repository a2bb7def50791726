"""The dat-wat check itself.

The 1-plan holds *that* somebody gets support, from whom, and at most which kind; background, cause, content and
treatment stay in the files of those who give it (vision of the Zorg Lokaal and VISD, section 4.4; AVG 5(1)(c), 9, 10).
The check marks and explains; what happens then is for people to say.
"""

from typing import Final

from triage.plan.datwat.finding import find, find_organisations
from triage.plan.datwat.finds import Find
from triage.plan.datwat.model import TELLING, WEIGHED, WORDS_HERE, Mark, Outcome, Vocabulary
from triage.plan.datwat.tokens import Token, tokenise
from triage.plan.datwat.wording import suggest

SENTENCES: Final = frozenset({TELLING, WEIGHED})
"""Kinds that judge a sentence as a whole, not a word in it."""


def check(text: str, vocabulary: Vocabulary) -> Outcome:
    """Return what in an agreement text tells more than *that* there is support, with neutral words for it.

    Never raises; positions are those of the text as it was given.
    """
    tokens = tokenise(text)
    found = find(tokens, vocabulary)
    return Outcome(_marks(text, tokens, found, vocabulary), suggest(text, tokens, found, vocabulary))


def check_words(text: str, vocabulary: Vocabulary) -> Outcome:
    """Return what the words themselves tell too much, for a text that is no agreement: a goal, a function, a reason.

    That a whole sentence reads as a description says nothing there: a goal describes how it should be.
    """
    tokens = tokenise(text)
    found = tuple(one for one in find(tokens, vocabulary) if one.kind not in SENTENCES)
    return Outcome(_marks(text, tokens, found, vocabulary), suggest(text, tokens, found, vocabulary))


def check_organisation(name: str, vocabulary: Vocabulary) -> Outcome:
    """Return what the name of an organisation gives away; the suggestion is the neutral kind of support."""
    tokens = tokenise(name)
    found = find_organisations(tokens, vocabulary)
    marks = _marks(name, tokens, found, vocabulary)
    offers = (mark.offer for mark in marks if mark.offer)
    return Outcome(marks, next(offers, ""))


def _marks(text: str, tokens: tuple[Token, ...], found: tuple[Find, ...], vocabulary: Vocabulary) -> tuple[Mark, ...]:
    return tuple(_mark(text, tokens[one.first].start, tokens[one.last].end, one, vocabulary) for one in found)


def _mark(text: str, start: int, end: int, one: Find, vocabulary: Vocabulary) -> Mark:
    kind = vocabulary.kinds[one.kind]
    why = kind.why.replace(WORDS_HERE, ", ".join(f"“{word}”" for word in one.because))
    return Mark(start, end, text[start:end], one.kind, why, one.offer or kind.offer)
