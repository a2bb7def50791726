"""The dat-wat check beside a bare scan by `re` of the same text, in the same run: ratios, never seconds.

The bare side looks for every word that the lists hold, as one alternation of whole words: the least that any check by
words would do, without forms, compounds, spelling, patterns, reasons, names or wording.
"""

import re
from collections.abc import Callable
from statistics import median
from time import perf_counter

from tests.plan.datwat.words import labelled, vocabulary
from triage.plan.datwat.checking import check

_AIM_SENTENCE, _AIM_LONG = 0.5, 0.5
_PLENTY = 3.0
"""How far over its aim a ratio may go on a machine that does more than this."""
_ROUNDS = 3
_SENTENCES = [text for text, _ in labelled("apart")][::20]
_LONG = " ".join(text for text, _ in labelled("apart"))


def _bare() -> Callable[[str], object]:
    lexicon = vocabulary().lexicon
    listed = sorted({*lexicon.exact, *lexicon.begins.kinds, *lexicon.stems.kinds})
    words = re.compile(r"\b(?:" + "|".join(map(re.escape, listed)) + r")\b", re.IGNORECASE)
    return words.findall


def _seconds(one: Callable[[str], object], texts: list[str]) -> float:
    began = perf_counter()
    for text in texts:
        one(text)
    return perf_counter() - began


def _ratio(name: str, texts: list[str], aim: float) -> None:
    bare, words = _bare(), vocabulary()

    def ours(text: str) -> object:
        return check(text, words)

    pairs = [(_seconds(bare, texts), _seconds(ours, texts)) for _ in range(_ROUNDS)]
    ratio = median(mine for _, mine in pairs) / median(other for other, _ in pairs)
    print(f"{name}: {ratio:.2f} (aim {aim})")
    assert ratio < aim * _PLENTY


def test_a_sentence_costs_no_more_than_a_bare_scan() -> None:
    _ratio("datwat, a sentence / bare scan", _SENTENCES, _AIM_SENTENCE)


def test_a_long_text_costs_no_more_than_a_bare_scan_of_it() -> None:
    _ratio("datwat, a long text / bare scan", [_LONG], _AIM_LONG)
