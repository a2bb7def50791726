"""Loading a vocabulary: from parsed TOML tables to what the check looks up, with every fault at once and its place."""

from collections.abc import Iterable, Mapping
from typing import Final

from triage.files import FileFault, Table
from triage.plan.datwat.faults import VocabularyFaults
from triage.plan.datwat.folding import fold_word
from triage.plan.datwat.forms import word_forms
from triage.plan.datwat.lexicon import Words, piece, read_words
from triage.plan.datwat.model import (
    AMOUNT,
    ORGANISATION,
    REASON,
    TELLING,
    WEIGHED,
    Kind,
    Ordinary,
    Pattern,
    Pieces,
    Telling,
    Vocabulary,
    Wording,
)
from triage.plan.datwat.patterning import Groups, indexed, read_patterns
from triage.plan.datwat.reading import Lists
from triage.plan.datwat.weights import read_weights

FILES: Final = ("soorten.toml", "zinnen.toml", "organisaties.toml", "gewoon.toml", "aanbod.toml", "gewichten.toml")
"""The files that must be there. Beside them stand the lists of words: `woorden-....toml`, as many as one likes."""
WORDS: Final = "woorden-"
_SHORTEST: Final = 3


def load(tables: Mapping[str, Table]) -> Vocabulary:
    """Return a vocabulary read from its files.

    Args:
        tables: the parsed TOML of each file, by file name (`gewoon.toml`).

    Raises:
        VocabularyFaults: with every fault, in the order of the files.
    """
    faults = [FileFault(name, "", "dit bestand ontbreekt") for name in FILES if name not in tables]
    known = [name for name in tables if name in FILES or name.startswith(WORDS)]
    faults += [FileFault(name, "", "hoort niet bij deze lijsten") for name in tables if name not in known]
    files = {name: Lists(name, "", tables.get(name, {}), faults) for name in (*FILES, *sorted(known))}
    vocabulary = _read(files)
    if faults:
        order = {name: place for place, name in enumerate(files)}
        raise VocabularyFaults(tuple(sorted(dict.fromkeys(faults), key=lambda one: order.get(one.file, -1))))
    return vocabulary


def _read(files: Mapping[str, Lists]) -> Vocabulary:
    kinds = _kinds(files["soorten.toml"])
    groups = dict.fromkeys((), ()) | _groups(files["zinnen.toml"].table("groepen"))
    ordinary, usual = _ordinary(files["gewoon.toml"])
    words = Words(frozenset(usual))
    for name, lists in files.items():
        if name.startswith(WORDS):
            read_words(lists, kinds, words)
    daily = files["gewoon.toml"]
    return Vocabulary(
        kinds=kinds,
        lexicon=words.lexicon(),
        ordinary=ordinary,
        patterns=indexed(_sentences(files["zinnen.toml"], kinds, groups)),
        neutral=indexed(read_patterns(daily.table("zinnen"), "reeks", groups)),
        organisations=indexed(_organisations(files["organisaties.toml"], kinds, groups)),
        reasons=indexed(read_patterns(daily.table("redenen"), "voegwoorden", groups)),
        telling=_telling(daily.table("omschrijving")),
        weights=read_weights(files["gewichten.toml"]),
        wording=_wording(files["aanbod.toml"], groups),
    )


def _kinds(lists: Lists) -> dict[str, Kind]:
    kinds = {}
    for slug, table in lists.each():
        kinds[slug] = Kind(
            slug,
            table.text("naam", needed=True),
            table.text("waarom", needed=True),
            table.text("aanbod"),
            table.text("onthult"),
        )
        table.done()
    for slug in (REASON, AMOUNT, TELLING, WEIGHED):
        if slug not in kinds:
            lists.fault("deze soort ontbreekt; het programma gebruikt haar zelf", slug)
    for slug, kind in kinds.items():
        if kind.reveals and ORGANISATION + kind.reveals not in kinds:
            lists.fault(f"er is geen soort '{ORGANISATION}{kind.reveals}'", f"{slug}, onthult")
    return kinds


def _groups(lists: Lists) -> dict[str, tuple[str, ...]]:
    return {name: tuple(lists.text(name).split()) for name in lists.all_keys()}


def _sentences(lists: Lists, kinds: Mapping[str, Kind], groups: Groups) -> Iterable[Pattern]:
    for slug, table in lists.each():
        if slug == "groepen":
            continue
        if slug not in kinds:
            table.fault("deze soort staat niet in soorten.toml")
        yield from read_patterns(table, "reeks", groups, kind=slug)
        yield from read_patterns(table, "los", groups, kind=slug, loose=True)
        table.done()


def _organisations(lists: Lists, kinds: Mapping[str, Kind], groups: Groups) -> Iterable[Pattern]:
    for row in lists.rows("organisatie"):
        slug, offer = ORGANISATION + row.text("onthult", needed=True), row.text("aanbod", needed=True)
        if slug not in kinds:
            row.fault(f"er is geen soort '{slug}'", "onthult")
        yield from read_patterns(row, "namen", groups, kind=slug, offer=offer)
        yield from read_patterns(row, "hoofdletter", groups, kind=slug, offer=offer)
        for line in row.lines("hoofdletter"):
            if not line.startswith("^"):
                row.fault(f"'{line}' begint hier met ^", "hoofdletter")
        row.done()
    lists.done()


def _pieces(lists: Lists, key: str) -> Pieces:
    return piece(dict.fromkeys(lists.words(key, _SHORTEST), "gewoon"))


def _ordinary(lists: Lists) -> tuple[Ordinary, tuple[str, ...]]:
    words, names, doubt = lists.table("woorden"), lists.table("namen"), lists.table("twijfel")
    listed, forms = words.words("woord"), words.words("vorm")
    ordinary = Ordinary(
        exact=frozenset(forms).union(*(word_forms(word) for word in listed)),
        begins=piece(dict.fromkeys(words.words("begin", _SHORTEST), "gewoon")),
        ends=piece(dict.fromkeys(words.words("eind", _SHORTEST), "gewoon")),
        stems=piece(dict.fromkeys(words.words("stam", _SHORTEST), "gewoon")),
        names=frozenset(names.words("achternamen")),
        titles=frozenset(names.words("titels")),
        given=frozenset(names.words("voornamen")),
        endings=names.words("uitgangen", _SHORTEST),
        particles=frozenset(names.words("tussenvoegsels")),
        streets=names.words("straten", _SHORTEST),
        amounts=_pieces(lists.table("bedragen"), "gewoon"),
        reasons=frozenset(lists.table("redenen").words("gewoon")),
        doubtful=frozenset(doubt.words("vorm")).union(*(word_forms(word) for word in doubt.words("woord"))),
    )
    for table in (words, names, doubt):
        table.done()
    for name in ("zinnen", "omschrijving"):
        lists.table(name)
    lists.done()
    return ordinary, (*listed, *forms)


def _telling(lists: Lists) -> Telling:
    telling = Telling(
        strong=frozenset(lists.words("signalen")),
        weak=frozenset(lists.words("zwak")),
        subjects=frozenset(lists.words("personen")),
        nouns=lists.words("eind", _SHORTEST),
        words=frozenset(lists.words("woord")),
        begins=_pieces(lists, "begin"),
        stems=_pieces(lists, "stam"),
        verbs=frozenset(lists.words("doen")),
        wide=_pieces(lists, "ruim"),
    )
    lists.done()
    return telling


def _wording(lists: Lists, groups: Groups) -> Wording:
    supports: list[Pattern] = []
    for row in lists.rows("aanbod"):
        offer = row.text("tekst", needed=True)
        supports += read_patterns(row, "woorden", groups, offer=offer)
        row.done()
    times = lists.table("tijd")
    made = Wording(
        indexed(supports), frozenset(map(fold_word, times.words("woorden"))), frozenset(times.words("ankers"))
    )
    times.done()
    lists.done()
    return made
