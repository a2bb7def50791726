"""How hard a Dutch text is to read, and what makes it so.

The formula of Flesch in the measure of Douma, how long sentences are, how many are passive, which words are long, which
are officialese, and which hard words stand there without what explains them. A formula measures no understanding: it
keeps sentences short and words common, and people read the rest.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from triage.records.blocks import Bullets, Choices, Document, Heading, Notice, Paragraph, Ruled

_ARTICLE: Final = re.compile(r"\s*\((?:AVG|UAVG|Awb|Wmo|Jeugdwet|WGS|BW|Archiefwet)[^()]*\)")
_ADDRESS: Final = re.compile(r"\bwww\.\S+|\S+@\S+")
_SENTENCE: Final = re.compile(r"[.!?:]+(?:\s|$)|\n+")
_WORD: Final = re.compile(r"[^\W\d_](?:[^\W\d_]|['’-](?=[^\W\d_]))*")
_SYLLABLE: Final = re.compile(
    r"aai|ooi|oei|eeu|ieu|aa|ee|oo|uu|ie|oe|eu|ui|ij|ei|ou|au|[aeiouyàáâäèéêëìíîïòóôöùúûü]", re.IGNORECASE
)
_PASSIVE: Final = re.compile(
    r"\b(?:word|wordt|worden|werd|werden)\b(?:\W+\w+){0,6}?\W+(?:\w*ge\w+(?:d|t|en)|(?:be|ver|ont|her|er)\w+(?:d|t|en))\b"
    r"|\b(?:ge\w+(?:d|t|en)|(?:be|ver|ont|her|er)\w+(?:d|t|en))\s+(?:word|wordt|worden|werd|werden)\b",
    re.IGNORECASE,
)
_LONG_SENTENCE: Final = 15
_LONG_WORD: Final = 4

BANNED: Final = (
    "aangaande", "aanvangen", "alsdan", "alsmede", "alvorens", "benevens", "betreffende", "bovengenoemde?",
    "bovenstaande", "conform", "cliënt(?:en)?", "dan wel", "derhalve", "desbetreffende", "desgewenst",
    "dien(?:t|en) te",
    "dientengevolge", "doch", "doorgang vinden", "echter", "gaarne", "geschied(?:t|en)", "hetgeen", "hierbij delen",
    "in acht nem(?:en|ing)", "in het kader van", "in verband met", "inachtneming", "indien", "ingevolge", "inzake",
    "jegens", "krachtens", "mede in het licht", "middels", "mits", "met betrekking tot", "naar aanleiding van",
    "niettemin", "noch", "omtrent", "onderhavige?", "onverminderd", "op grond van", "op basis van", "reeds",
    "respectievelijk", "slechts", "te allen tijde", "ten aanzien van", "ten behoeve van", "ten gevolge van", "teneinde",
    "tenzij", "terzake", "tevens", "thans", "uit hoofde van", "verstrek(?:t|ken|king|kingen|te|ten)", "voornoemde?",
    "voorts", "waaromtrent", "wederom", "zulks", "zodoende", "zorgdragen", "betrokkenen?", "belanghebbenden?",
    "verwerkingsverantwoordelijke", "gegevensverwerking", "proportionaliteit", "subsidiariteit",
)  # fmt: skip
"""Words and turns of offices (`reference/reliability.md` §8), as patterns."""

EXPLAINED: Final = {
    r"\bbezwaar\b": r"niet mee eens|niet eens|daar niet mee eens|[Ww]ilt? (?:u|je) niet|wilt niet dat|klopt niet",
    r"\btoestemming\b": r"zegt ja|zei nee|zeggen|[Zz]onder toestemming|ja zeg|is (?:ja|nee) gezegd|om toestemming",
    r"\bcasus\b": r"Een casus is",
    r"\bsignaal\b": r"[Ss]ignaal betekent|zorgen maakte|maakt zich zorgen|nagekeken|Een signaal",
    r"\bkenmerk\b": r"boven de brief|boven dit blad|met kenmerk|Kenmerk",
    r"Autoriteit Persoonsgegevens": r"let op of|AVG art\. 77",
    r"\bombudsman\b": r"kijkt of de gemeente",
    r"\bintrekken\b|\bingetrokken\b": r"terug|niet meer geldt|nu niet meer|net zo makkelijk|nee zeg|stoppen",
    r"\buitdrukkelijk\b": r"kruist? (?:u |je )?het zelf aan",
    r"\bjeugdhulpverlener\b": r"helpt jongeren",
    r"[Ff]unctionaris gegevensbescherming": r"let op|let erop|\(FG\)",
    r"\bdat-informatie\b": r"Dat-informatie zegt",
    r"\bwat-informatie\b": r"Wat-informatie zegt",
}
"""Hard words that a letter cannot do without, each with what must stand in the same letter to explain it."""


@dataclass(frozen=True, slots=True)
class Level:
    """How a text reads.

    Args:
        ease: Flesch-Douma, higher is easier; 70 and up is plain for who reads at B1.
        mean: words in a sentence.
        longest: words in the longest sentence.
        long_sentences: share of sentences of more than fifteen words.
        passive: share of sentences in the passive voice.
        long_words: share of words of more than four syllables.
    """

    ease: float
    mean: float
    longest: int
    long_sentences: float = 0.0
    passive: float = 0.0
    long_words: float = 0.0


def level(text: str) -> Level:
    """Return how a text reads, its articles of law left out: those are for who wants to look them up."""
    bare = sentences(text)
    counted = [_WORD.findall(one) for one in bare]
    words = [word for sentence in counted for word in sentence]
    beats = [syllables(word) for word in words]
    mean = len(words) / len(counted)
    return Level(
        ease=206.84 - 77 * sum(beats) / len(words) - 0.93 * mean,
        mean=mean,
        longest=max(map(len, counted)),
        long_sentences=sum(len(one) > _LONG_SENTENCE for one in counted) / len(counted),
        passive=sum(_PASSIVE.search(one) is not None for one in bare) / len(bare),
        long_words=sum(beat > _LONG_WORD for beat in beats) / len(words),
    )


def sentences(text: str) -> list[str]:
    """Return the sentences of a text with a word in them, without articles of law and addresses."""
    return [one.strip() for one in _SENTENCE.split(_ADDRESS.sub("", _ARTICLE.sub("", text))) if _WORD.search(one)]


def words_in(sentence: str) -> int:
    """Return how many words a sentence has."""
    return len(_WORD.findall(sentence))


def syllables(word: str) -> int:
    """Return how many syllables a Dutch word has, as far as its vowels tell."""
    return max(1, len(_SYLLABLE.findall(word)))


def running(document: Document) -> str:
    """Return what is read as text on a paper; not what stands in tables and behind labels, which is looked up."""
    return "\n".join(_texts(document))


def _texts(document: Document) -> Iterator[str]:
    for block in document.blocks:
        match block:
            case Heading(text=text) | Paragraph(text=text):
                yield text
            case Notice(title=title, text=text):
                yield from (title, text)
            case Bullets(items=items):
                yield from items
            case Choices(label=label, options=options):
                yield from (label, *options)
            case Ruled(label=label):
                yield label
            case _:
                pass


def officialese(text: str) -> list[str]:
    """Return the banned words and turns in a text."""
    bare = _ARTICLE.sub("", text)
    return [found.group() for one in BANNED for found in re.finditer(rf"\b(?:{one})\b", bare, re.IGNORECASE)]


def unexplained(text: str) -> list[str]:
    """Return the hard words of a text that nothing in it explains."""
    return [hard for hard, said in EXPLAINED.items() if re.search(hard, text) and not re.search(said, text)]
