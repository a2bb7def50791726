"""Plain language, measured: every letter and form, each with its longest realistic facts, and every fixed sentence.

The norms are those of the house (`reference/reliability.md` §8): Flesch-Douma 65 or more (70 is aimed at, and held),
twelve words a sentence on the mean, none over twenty, no officialese, and every hard word explained in the letter in
which it stands. Run with `-s` to read the scores.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import Final

import pytest

from resources.reading import table
from tests.records import answers, forms, inzage_papers
from tests.records import informing_papers as informing
from tests.records import test_signaal_herroeping_document as signals
from tests.records import test_verstrekking_document as sharing
from tests.records.reading_level import (
    BANNED,
    Level,
    level,
    officialese,
    running,
    sentences,
    syllables,
    unexplained,
    words_in,
)
from tests.records.sealed import kader
from triage.followup.bericht import Aan, Waarom
from triage.followup.verzoek import OF_THE_AVG, Oordeel, Recht
from triage.records.antwoord import Briefsoort
from triage.records.blocks import Document, Notice
from triage.records.informatie import Voor
from triage.records.overzicht import overzicht_document
from triage.records.verstrekking import verstrekking_document
from ui.flows.brief_words import brief_words

Make = Callable[[], Document]
_STRANGE: Final = frozenset({"vreemde tekens", "oefening", "lang", "lange namen", "verzegelde intrekking"})
"""Samples whose facts are made to be difficult for a printer, not to be read."""


_BY_LINE: Final = frozenset({Recht.RECTIFICATIE, Recht.WISSING, Recht.BEPERKING, Recht.BEZWAAR})


def _answers(*kinds: Briefsoort) -> dict[str, Make]:
    rights = [right for right in Recht if right is not Recht.DATALEK]
    return {
        f"{kind} {right} {outcome} {voor}": _answer(kind, right, outcome, voor)
        for kind in kinds
        for right in rights
        for outcome in Oordeel
        for voor in Voor
    }


def _answer(kind: Briefsoort, right: Recht, outcome: Oordeel, voor: Voor) -> Make:
    lines = answers.LINES if outcome is Oordeel.DEELS and right in _BY_LINE else ()
    given = {"right": right.value, "outcome": outcome.value}
    return lambda: answers.letter(kind, lines=lines, voor=voor, about="Noud Peters", **given)  # type: ignore[arg-type]


def _data(voor: Voor) -> Make:
    return lambda: answers.data(voor=voor)


def _neutral(voor: Voor) -> Make:
    return lambda: answers.letter(Briefsoort.ANTWOORD, neutral=True, voor=voor, about="Noud Peters")


def _notice(why: Waarom, to: Aan, voor: Voor) -> Make:
    return lambda: answers.notice(why=why.value, to=to.value, voor=voor)


def _withdrawal(voor: Voor, *, left: bool) -> Make:
    found = signals.WITHDRAWN.left if left else ()
    return lambda: signals.withdrawal(replace(signals.WITHDRAWN, voor=voor, left=found))


def _shared(**more: object) -> Make:
    given = replace(sharing.GIVEN, **more)  # type: ignore[arg-type]
    return lambda: verstrekking_document(given, sharing.SETTINGS, brief_words("verstrekking"), brief_words())


def _plain(found: Mapping[str, Make]) -> dict[str, Make]:
    return {name: make for name, make in found.items() if name not in _STRANGE}


LETTERS: Final[Mapping[str, Mapping[str, Make]]] = {
    "informatiebrief": _plain(informing.PAPERS),
    "ontvangst": _answers(Briefsoort.ONTVANGST),
    "meer weten wie": _answers(Briefsoort.IDENTITEIT),
    "verlenging": _answers(Briefsoort.VERLENGING),
    "teruggenomen": _answers(Briefsoort.INGETROKKEN),
    "antwoord": {**_answers(Briefsoort.ANTWOORD), **{f"neutraal {voor}": _neutral(voor) for voor in Voor}},
    "gegevens": {voor.value: _data(voor) for voor in Voor},
    "bericht": {
        f"{why} {to} {voor}": _notice(why, to, voor)
        for why in Waarom
        for to in Aan
        for voor in (Voor if to is Aan.BETROKKENE else (Voor.VOLWASSENE,))
    },
    "herroeping": {f"{voor} {left}": _withdrawal(voor, left=left) for voor in Voor for left in (True, False)},
    "herroeping aan ontvanger": {"ontvanger": signals.recipient},
    "signaal": {name: make for name, make in _plain(signals.PAPERS).items() if not name.startswith(("herr", "ontv"))},
    "verstrekkingsbrief": {"gegeven": _shared(), "vraag": _shared(asks=True), "nog niet": _shared(untold=True)},
    "toestemmingsformulier": _plain(forms.CONSENTS),
    "spoedformulier": {"spoed": forms.BLANK["spoed"]},
    "overzicht": {
        "overzicht": lambda: overzicht_document(
            inzage_papers.shown(), inzage_papers.processings(), inzage_papers.overzicht_words()
        )
    },
}
"""Every kind of letter and form that a citizen or a recipient gets, in each of its voices."""
RECORDS: Final[Mapping[str, Mapping[str, Make]]] = {
    "deel van een besluit": forms.PARTS,
    "formulier huisbezoek": {"thuis": forms.BLANK["thuis"]},
}
"""Records: their facts are sealed words of professionals, and the questions of the kader."""


@cache
def scored(kind: str) -> Mapping[str, tuple[str, Level]]:
    """Return the text and the level of every sample of a kind."""
    found = {**LETTERS, **RECORDS}[kind]
    return {name: (text, level(text)) for name, make in found.items() for text in (running(make()),)}


def _worst(kind: str) -> Level:
    found = [one for _, one in scored(kind).values()]
    return Level(
        ease=min(one.ease for one in found),
        mean=max(one.mean for one in found),
        longest=max(one.longest for one in found),
        long_sentences=max(one.long_sentences for one in found),
        passive=max(one.passive for one in found),
        long_words=max(one.long_words for one in found),
    )


def _tell(kind: str, found: Level) -> None:
    """Print the worst of a kind: the scores are for who reads them, beside the bounds that hold them."""
    shares = (found.long_sentences, found.passive, found.long_words)
    names = ("boven 15 woorden", "lijdend", "boven 4 lettergrepen")
    told = ", ".join(f"{name} {share:.1%}" for name, share in zip(names, shares, strict=True))
    line = f"{kind}: Flesch-Douma {found.ease:.1f}, zin {found.mean:.1f}, langste {found.longest}, {told}"
    print(line)  # noqa: T201 - the scores are the outcome of this test


# ---------------------------------------------------------------------------------------------------------- the scores
@pytest.mark.parametrize("kind", LETTERS)
def test_every_letter_reads_at_b1(kind: str) -> None:
    worst = _worst(kind)
    _tell(kind, worst)
    assert worst.ease >= 70
    assert worst.mean <= 12
    assert worst.longest <= 20
    assert worst.long_sentences <= 0.10
    assert worst.passive <= 0.10
    assert worst.long_words <= 0.05


@pytest.mark.parametrize("kind", RECORDS)
def test_the_records_come_close(kind: str) -> None:
    """Words of professionals, sealed as they were, and questions of a kader: the sentences around them are plain."""
    worst = _worst(kind)
    _tell(kind, worst)
    assert worst.ease >= 60
    assert worst.mean <= 12


@pytest.mark.parametrize("kind", LETTERS)
def test_no_letter_speaks_like_an_office(kind: str) -> None:
    found = {name: words for name, (text, _) in scored(kind).items() if (words := officialese(_without_codes(text)))}
    assert found == {}


def _without_codes(text: str) -> str:
    """Return a text without the sentences of the grounds: those are of the kader that a council adopted."""
    for code in kader().codes.values():
        text = text.replace(code.sentence, "")
    return text


@pytest.mark.parametrize("kind", LETTERS)
def test_every_hard_word_is_explained_where_it_stands(kind: str) -> None:
    found = {name: words for name, (text, _) in scored(kind).items() if (words := unexplained(text))}
    assert found == {}


# ------------------------------------------------------------------------------------------------- every fixed sentence
FILES: Final = tuple(
    sorted(
        one.name
        for one in files("resources").joinpath("papier").iterdir()
        if one.name.endswith(".toml") and one.name not in ("blad.toml", "handtekening.toml", "archief.toml")
    )
)
_LOOSER: Final = {"herstel.toml", "convenanten.toml", "register.toml", "jaar.toml", "vernietiging.toml"}
"""Papers for professionals, the council and the archive."""


def fixed(name: str) -> Iterator[tuple[str, str]]:
    """Yield the fixed sentences of a file, their facts filled with an ordinary word."""
    zinnen = table("papier", name).get("zinnen", {})
    assert isinstance(zinnen, dict)
    for key, text in zinnen.items():
        yield key, re.sub(r"\{\w+\}", "dinsdag", str(text))


@pytest.mark.parametrize("name", FILES)
def test_no_fixed_sentence_is_over_twenty_words(name: str) -> None:
    most = 22 if name in _LOOSER else 20
    long = {key: one for key, text in fixed(name) for one in sentences(text) if words_in(one) > most}
    assert long == {}


@pytest.mark.parametrize("name", [one for one in FILES if one not in _LOOSER])
def test_no_fixed_sentence_speaks_like_an_office(name: str) -> None:
    words = {key: found for key, text in fixed(name) if (found := officialese(text))}
    assert {key: found for key, found in words.items() if (name, key) not in NEEDED} == {}


_ABOUT: Final = "the record is about one or more people, of whom its reader need not be one: it cannot say `u`"
NEEDED: Final = {
    ("besluit.toml", "vast_toestemming"): _ABOUT,
    ("besluit.toml", "ook_toestemming"): _ABOUT,
}
"""Banned words that a paper needs, with why."""


# ------------------------------------------------------------------------------------------------------ right to object
OBJECTS: Final[Mapping[str, Callable[[str], bool]]] = {
    "informatiebrief": lambda name: name != "niets gedeeld",
    "signaal": lambda name: not name.startswith(("onterecht", "gevraagde")),
    "herroeping": lambda _: True,
}
"""Letters that tell of data that are used or shared for a public task: there AVG art. 21 lid 4 asks for the right."""


@pytest.mark.parametrize("kind", OBJECTS)
def test_the_right_to_object_stands_apart_and_by_itself(kind: str) -> None:
    for name, make in LETTERS[kind].items():
        apart = [block for block in make().blocks if isinstance(block, Notice) and "recht van bezwaar" in block.title]
        if OBJECTS[kind](name):
            assert len(apart) == 1, name
            assert "AVG art. 21" in apart[0].text
            for other in ("klacht", "wissen", "inzage", "rechter"):
                assert other not in apart[0].text, (name, other)
        else:
            assert apart == [], name


# --------------------------------------------------------------------------------------------------- the ruler itself
def test_the_ruler_measures() -> None:
    easy, hard = (
        level("Wij helpen u. Bel ons."),
        level("Ingevolge het onderhavige besluit geschiedt de verstrekking van persoonsgegevens aan belanghebbenden."),
    )
    assert easy.ease > 90
    assert hard.ease < 20
    assert level("De gegevens worden gedeeld. Wij delen ze.").passive == 0.5
    assert officialese("Indien u dient te betalen.") == ["dient te", "Indien"]
    assert unexplained("U mag bezwaar maken.") == [r"\bbezwaar\b"]
    assert [syllables(word) for word in ("ik", "gemeente", "bezwaar", "geïnformeerd")] == [1, 3, 2, 4]
    assert len(BANNED) > 60


def test_every_right_and_outcome_has_its_letters() -> None:
    assert set(OF_THE_AVG) <= set(Recht)
    assert len(LETTERS["antwoord"]) == 8 * 4 * 3 + 3
