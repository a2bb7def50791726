"""How hard a Dutch text is to read: the formula of Flesch in the measure of Douma, and how long its sentences are."""

import re
from dataclasses import dataclass

_ARTICLE = re.compile(r"\s*\((?:AVG|UAVG|Awb|Wmo|Jeugdwet|WGS)[^()]*\)")
_SENTENCE = re.compile(r"[.!?]+(?:\s|$)|\n+")
_WORD = re.compile(r"[A-Za-zÀ-ÿ'’-]+")
_SYLLABLE = re.compile(r"[aeiouyàáâäèéêëìíîïòóôöùúûü]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Level:
    """How a text reads.

    Args:
        ease: Flesch-Douma, higher is easier; 70 and up is plain for who reads at B1.
        mean: words in a sentence.
        longest: words in the longest sentence.
    """

    ease: float
    mean: float
    longest: int


def level(text: str) -> Level:
    """Return how a text reads, its articles of law left out: those are for who wants to look them up."""
    sentences = [found for one in _SENTENCE.split(_ARTICLE.sub("", text)) if (found := _WORD.findall(one))]
    words = [word for sentence in sentences for word in sentence]
    syllables = sum(max(1, len(_SYLLABLE.findall(word))) for word in words)
    mean = len(words) / len(sentences)
    return Level(206.84 - 77 * syllables / len(words) - 0.93 * mean, mean, max(map(len, sentences)))
