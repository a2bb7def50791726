"""The lists that come with the program: everything in them does something, and what is neutral stays neutral."""

import pytest

from tests.plan.datwat.words import Table, tables, vocabulary
from triage.plan.datwat.checking import check
from triage.plan.datwat.folding import fold_word
from triage.plan.datwat.model import AMOUNT, ORGANISATION, REASON, TELLING, WEIGHED

LISTS = {name: table for name, table in tables().items() if name.startswith("woorden-")}
SUPPORT = """
gesprek
cliëntondersteuning
praktische hulp thuis
begeleiding individueel
dagbesteding
beschermd wonen
opvang
opvoedondersteuning
ambulante gezinshulp
hulp bij geld en schulden
integratie
re-integratie
onderwijsbegeleiding
gezondheidszorg
woonafspraken
veiligheidsafspraken
vervoer
hulpmiddel
""".strip().splitlines()


def _tables(table: object) -> Table:
    assert isinstance(table, dict)
    return table


def _listed(key: str) -> list[tuple[str, str]]:
    found = []
    for table in LISTS.values():
        for slug, lists in table.items():
            text = _tables(lists).get(key, "")
            assert isinstance(text, str)
            found += [(slug, fold_word(word)) for word in text.split()]
    return found


def _kinds(text: str) -> list[str]:
    return [mark.kind for mark in check(text, vocabulary()).marks]


@pytest.mark.parametrize(
    ("key", "shape"),
    [
        ("kern", "{}"),
        ("kern", "{}plaats"),
        ("kern", "xerx{}"),
        ("woord", "{}"),
        ("vorm", "{}"),
        ("afkorting", "{}"),
        ("werkwoord", "{}"),
        ("stam", "x{}x"),
        ("begin", "{}xux"),
        ("eind", "xerx{}"),
        ("spelling", "{}"),
    ],
)
def test_every_word_of_every_list_is_found(key: str, shape: str) -> None:
    words = _listed(key)
    assert words
    dead = [word for _, word in words if not _kinds(shape.format(word))]
    assert dead == []


def test_every_abbreviation_in_capitals_is_found() -> None:
    words = _listed("hoofdletters")
    assert words
    assert [word for _, word in words if not _kinds(f"Vandaag {word.upper()}")] == []


def test_every_kind_can_be_reached() -> None:
    reached = set()
    lexicon = vocabulary().lexicon
    for pieces in (lexicon.exact, lexicon.begins.kinds, lexicon.ends.kinds, lexicon.stems.kinds, lexicon.capitals):
        reached |= set(pieces.values())
    for patterns in (vocabulary().patterns, vocabulary().organisations):
        reached |= {one.kind for some in patterns.by_word.values() for one in some}
        reached |= {one.kind for some in patterns.by_prefix.values() for one in some}
    assert set(vocabulary().kinds) == reached | {REASON, AMOUNT, TELLING, WEIGHED}


def test_every_kind_explains_itself_in_two_or_three_short_sentences() -> None:
    for kind in vocabulary().kinds.values():
        sentences = [part for part in kind.why.split(". ") if part]
        assert 2 <= len(sentences) <= 4, kind.slug
        assert all(len(sentence.split()) <= 20 for sentence in sentences), kind.slug


def test_ordinary_words_pass_in_every_form() -> None:
    assert [word for word in sorted(vocabulary().ordinary.exact) if _kinds(word)] == []


def test_surnames_pass_where_they_are_names() -> None:
    names = sorted(vocabulary().ordinary.names)
    for shape in ("Contact: K. {}", "Via mevrouw {}", "Begeleider Anouk {}", "de heer Van der {}"):
        assert [name for name in names if _kinds(shape.format(name.capitalize()))] == []


def test_the_kinds_of_support_pass_and_so_does_everything_that_is_offered() -> None:
    offers = {kind.offer for kind in vocabulary().kinds.values()}
    for patterns in (vocabulary().wording.supports, vocabulary().organisations):
        offers |= {one.offer for some in patterns.by_word.values() for one in some}
    for text in [*SUPPORT, *sorted(offers)]:
        assert _kinds(text) == [], text
        assert _kinds(text.capitalize()) == [], text


def test_every_group_of_words_is_used() -> None:
    files = tables()
    groups = _tables(files["zinnen.toml"]["groepen"])
    said = repr(files)
    assert [name for name in groups if f"@{name}" not in said] == []


def test_what_reveals_belongs_to_a_kind_of_organisation() -> None:
    revealed = {kind.reveals for kind in vocabulary().kinds.values() if kind.reveals}
    assert revealed
    assert all(ORGANISATION + one in vocabulary().kinds for one in revealed)
