"""What the dat-wat check says about a text, and the vocabulary that it says it with."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

ORGANISATION: Final = "organisatie_"
"""How the kind of a marked organisation begins; what follows is what the organisation reveals."""
REASON: Final = "reden"
AMOUNT: Final = "bedrag"
TELLING: Final = "omschrijving"
WEIGHED: Final = "beschrijving"
"""Kinds that the check itself finds; the others are whatever the lists say."""
WORDS_HERE: Final = "{woorden}"
"""Where in the sentences of `beschrijving` the words stand by which it was known."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A piece of the text that tells more than *that* there is support.

    Args:
        start: where it begins, counted in characters of the text as it was typed.
        end: where it ends; `text[start:end]` is `quote`.
        quote: the piece itself.
        kind: slug of the kind, for example `aandoening` or `organisatie_gezondheid`.
        why: the Dutch sentences that say what this is and what to do with it.
        offer: neutral words to put there instead, or nothing where it is better left out.
    """

    start: int
    end: int
    quote: str
    kind: str
    why: str
    offer: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the check found.

    Args:
        marks: in the order of the text; they do not overlap.
        suggestion: the whole text in neutral words, or nothing where none is marked or nothing better can be said.
    """

    marks: tuple[Mark, ...]
    suggestion: str

    @property
    def reveals(self) -> tuple[str, ...]:
        """Return what the marked organisations give away: `gezondheid`, `strafrechtelijk`; in the order of the text."""
        found = (mark.kind.removeprefix(ORGANISATION) for mark in self.marks if mark.kind.startswith(ORGANISATION))
        return tuple(dict.fromkeys(found))


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of wat-informatie: why it does not belong in the plan, and what to write instead.

    Args:
        slug: its name in the lists.
        name: what it is called in a sentence.
        why: the sentences shown with a mark.
        offer: neutral words from the list of kinds of support, or nothing.
        reveals: what an organisation gives away that bears such a word in its name, or nothing.
    """

    slug: str
    name: str
    why: str
    offer: str
    reveals: str


@dataclass(frozen=True, slots=True)
class Slot:
    """One place in a pattern: which words may stand there."""

    words: frozenset[str]
    prefixes: tuple[str, ...]
    number: bool
    capital: bool


@dataclass(frozen=True, slots=True)
class Pattern:
    """Some words together.

    Args:
        slots: the places, in order.
        gaps: how many other words may stand before each place but the first; one shorter than `slots`.
        loose: true when the words may stand in any order, near each other.
        kind: slug of the kind, or nothing for a pattern of ordinary words.
        offer: neutral words instead; nothing leaves it to the kind.
        anchor: the place by which the pattern is found: that of its rarest words.
        doubtful: true when it counts only in a sentence that does not read like an agreement.
    """

    slots: tuple[Slot, ...]
    gaps: tuple[int, ...]
    loose: bool
    kind: str
    offer: str
    anchor: int
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Patterns:
    """Patterns by the words at their anchor, and by the beginnings of words there."""

    by_word: Mapping[str, tuple[Pattern, ...]]
    by_prefix: Mapping[str, tuple[Pattern, ...]]
    prefix_lengths: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Pieces:
    """Beginnings, ends or stems of words, each with its kind; which lengths occur, and how the pieces begin.

    Args:
        kinds: the kind of each piece.
        lengths: the lengths that occur, the longest first.
        heads: the first letters of each piece, as many as the shortest has: most places in a word begin none.
    """

    kinds: Mapping[str, str]
    lengths: tuple[int, ...]
    heads: frozenset[str]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words by themselves.

    Args:
        exact: whole words in every form, with their kind.
        capitals: abbreviations that count only when typed in capitals.
        begins: beginnings of compounds.
        ends: ends of compounds, in every form.
        stems: pieces that count anywhere in a word.
        spelled: sound keys of words that are often misspelled, with their kind.
        near: what is left of such a key without one letter, with the keys it may come from.
    """

    exact: Mapping[str, str]
    capitals: Mapping[str, str]
    begins: Pieces
    ends: Pieces
    stems: Pieces
    spelled: Mapping[str, str]
    near: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Ordinary:
    """What is never marked by itself.

    Args:
        exact: whole words in every form.
        begins: beginnings of words.
        ends: ends of words.
        stems: pieces that make a word ordinary wherever they stand in it.
        names: words that are also surnames: with a capital inside a sentence they are a name.
        titles: words before which a capital makes a name (`mevrouw`, `dhr`).
        given: first names; a capital right behind one makes a surname.
        endings: ends of surnames (`ink`, `stra`), for words with a capital.
        particles: words between a title and a name (`van`, `de`).
        streets: ends of the names of streets.
        amounts: words that make an amount of money ordinary (`bijdrage`), also as the end of a compound.
        reasons: words that make a reason ordinary (`vakantie`).
        doubtful: words that count only in a sentence that does not read like an agreement (`opname`).
    """

    exact: frozenset[str]
    begins: Pieces
    ends: Pieces
    stems: Pieces
    names: frozenset[str]
    titles: frozenset[str]
    given: frozenset[str]
    endings: tuple[str, ...]
    particles: frozenset[str]
    streets: tuple[str, ...]
    amounts: Pieces
    reasons: frozenset[str]
    doubtful: frozenset[str]


@dataclass(frozen=True, slots=True)
class Telling:
    """How a sentence is known that describes a person and names no help, no organisation and nothing agreed.

    Args:
        strong: words that describe: `niet`, `nooit`, `slecht`, `durft`.
        weak: words that may: `is`, `heeft`, `kan`.
        subjects: words for a person, at the beginning of a sentence: `hij`, `moeder`.
        nouns: ends of words in -t that are no verb: `dienst`, `pakket`.
        words: words that an agreement is made of: `les`, `bus`, `uur`.
        begins: beginnings of such words: `begeleid`, `contact`, `school`.
        stems: pieces that make such a word wherever they stand in it: `regiss`.
        verbs: what people do by agreement: `brengt`, `kookt`; they count where nothing strong was said.
        wide: beginnings of any other daily word; they count there too.
    """

    strong: frozenset[str]
    weak: frozenset[str]
    subjects: frozenset[str]
    nouns: tuple[str, ...]
    words: frozenset[str]
    begins: Pieces
    stems: Pieces
    verbs: frozenset[str]
    wide: Pieces


@dataclass(frozen=True, slots=True)
class Weights:
    """What the words of labelled sentences weigh; see `weighing`.

    Args:
        by_feature: the weight of each word, piece of a word, pair of words and shape of a sentence.
        classes: words that count as one kind of word: `maandag` is `dag`.
        ground: the weight of a sentence of which nothing is known.
        description: from this weight on a sentence is marked, also where no list knows its words.
        usual: the same for a sentence that holds words which the lists call ordinary together, or an ordinary reason.
        doubt: below this weight a doubtful find does not count.
        reason: below this weight a reason without a person in it does not count.
        small: an amount of money of fewer euros than this is doubtful.
    """

    by_feature: Mapping[str, float]
    classes: Mapping[str, str]
    ground: float
    description: float
    usual: float
    doubt: float
    reason: float
    small: float


@dataclass(frozen=True, slots=True)
class Wording:
    """How a neutral text is made.

    Args:
        supports: patterns with the neutral words for the support that they name.
        times: words that may stand in a time (`elke`, `dinsdag`, `uur`).
        anchors: those of them without which it is no time.
    """

    supports: Patterns
    times: frozenset[str]
    anchors: frozenset[str]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Everything the check knows, ready to be looked up."""

    kinds: Mapping[str, Kind]
    lexicon: Lexicon
    ordinary: Ordinary
    patterns: Patterns
    neutral: Patterns
    organisations: Patterns
    reasons: Patterns
    telling: Telling
    weights: Weights
    wording: Wording
