"""The letters with requests and notices: what they say, what they never say, how they read, and that they are valid."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from resources.reading import table
from tests.paper.judge import objections
from tests.paper.samples import STRANGE
from tests.records import answers as made
from tests.records.told import told
from triage.followup.bericht import Aan, Waarom
from triage.followup.verzoek import OF_THE_AVG, Oordeel, Recht
from triage.records.antwoord import Briefsoort
from triage.records.blocks import Document, Notice
from triage.records.inzage_antwoord import InzageFeiten, without_others
from ui.paper.press import press

LETTERS = [kind for kind in Briefsoort if kind is not Briefsoort.GEGEVENS]
ASKED = [right for right in Recht if right is not Recht.DATALEK]


@pytest.mark.parametrize("right", ASKED)
@pytest.mark.parametrize("outcome", list(Oordeel))
def test_every_answer_has_its_own_words_and_a_way_to_go_further(right: Recht, outcome: Oordeel) -> None:
    lines = made.LINES if right in (Recht.BEZWAAR, Recht.BEPERKING, Recht.RECTIFICATIE, Recht.WISSING) else ()
    words = told(made.letter(Briefsoort.ANTWOORD, right=right.value, outcome=outcome.value, lines=lines))
    assert "Wij hebben alles gelezen." in words
    assert "Autoriteit Persoonsgegevens" in words
    if right in OF_THE_AVG:
        assert "binnen zes weken" in words
        assert "naar de rechter (AVG art. 12 lid 4)" in words


def test_the_answer_of_a_jeugdhulpverlener_goes_to_the_court_and_not_to_bezwaar() -> None:
    words = told(made.letter(Briefsoort.ANTWOORD, court=True))
    assert "UAVG art. 35" in words
    assert "Dit antwoord is een besluit" not in words
    assert "bezwaar maken" not in words


def test_who_got_an_answer_to_a_klacht_is_not_sent_round_in_a_circle() -> None:
    words = told(made.letter(Briefsoort.ANTWOORD, right=Recht.KLACHT.value, outcome=Oordeel.DEELS.value, lines=()))
    assert "een klacht indienen bij de gemeente" not in words
    assert "een klacht indienen bij de Autoriteit Persoonsgegevens" in words
    assert "ombudsman" in words


def test_each_line_has_its_answer_and_who_is_told_is_named() -> None:
    words = told(made.letter(Briefsoort.ANTWOORD))
    for expected in ("Dit delen wij niet meer.", "Dit mogen wij blijven delen.", "Zonder dit staat u op straat."):
        assert expected in words
    assert "- Huisartsenpraktijk Het Wad, huisarts" in words


@pytest.mark.parametrize("kind", LETTERS)
@pytest.mark.parametrize("right", sorted(OF_THE_AVG))
def test_a_neutral_letter_is_the_same_whatever_is_known_and_decided(kind: Briefsoort, right: Recht) -> None:
    """Only that who asks may not be who they say, tells the two apart; and that is told to both alike."""
    known = {"lines": made.LINES, "told": ("Huisarts",), "reason": "Gevaar voor een ander.", "outcome": "toegewezen"}
    unknown = {"lines": (), "told": (), "reason": "Niemand met die naam.", "outcome": "afgewezen"}
    papers = [told(made.letter(kind, right=right.value, neutral=True, **more)) for more in (known, unknown)]
    assert papers[0] == papers[1]
    assert "Gevaar" not in papers[0]
    if kind is Briefsoort.ANTWOORD:
        assert "Dit kan twee dingen betekenen." in papers[0]


def test_what_may_not_be_told_is_the_same_paper_as_what_is_not_known() -> None:
    words = told(made.data(InzageFeiten("Rico Steenbakker")))
    assert "Er zijn geen gegevens die wij u nu kunnen geven." in words
    assert "casus" not in words.lower()


def test_the_words_about_leaving_out_stand_on_every_paper() -> None:
    whole, bare = (told(made.data(facts)) for facts in (made.FACTS, InzageFeiten("Rico Steenbakker")))
    for words in (whole, bare):
        assert "Deze uitleg staat op elk stuk als dit." in words
    assert "Woonsituatie onveilig" in whole


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Oma van Rico woont bij Anna Jansen.", "Oma van Rico woont bij (iemand anders)."),
        ("ANNA en de zus van jansen", "(iemand anders) en de zus van (iemand anders)"),
        ("Rico Steenbakker heeft een plek", "Rico Steenbakker heeft een plek"),
        ("Annabel is niemand", "Annabel is niemand"),
    ],
)
def test_the_names_of_others_are_taken_out_and_ones_own_stay(text: str, expected: str) -> None:
    others = ("Anna Jansen", "Bo Steenbakker", "Jo de Wit")
    assert without_others(text, "Rico Steenbakker", others, "(iemand anders)") == expected


@pytest.mark.parametrize("why", list(Waarom))
@pytest.mark.parametrize("to", list(Aan))
def test_every_notice_says_what_it_is_about_and_what_is_asked(why: Waarom, to: Aan) -> None:
    words = told(made.notice(why=why.value, to=to.value))
    assert "Woonsituatie onveilig" in words
    assert ("# Wat betekent dit voor u?" if to is Aan.BETROKKENE else "# Wat vragen wij u?") in words
    assert not any(slug in words for slug in ("niet_bekrachtigd", "signaal_onterecht"))


def test_a_correction_tells_what_it_should_have_said() -> None:
    assert "Het moet zijn: Woonsituatie is weer veilig" in told(made.notice())


# ---------------------------------------------------------------------------------------------------- how it reads
FILES = ("antwoord.toml", "bericht.toml", "inzage_antwoord.toml")
_ARTICLE = re.compile(r"\s*\((?:AVG|UAVG|Awb|Wmo|Jeugdwet)[^)]*\)")


def sentences() -> Iterator[tuple[str, str]]:
    for name in FILES:
        zinnen = table("papier", name)["zinnen"]
        assert isinstance(zinnen, dict)
        for key, text in zinnen.items():
            bare = re.sub(r"\bart\. ", "artikel ", _ARTICLE.sub("", str(text)))
            for sentence in re.split(r"(?<=[.?!:])\s+", bare):
                yield f"{name}:{key}", sentence


def syllables(word: str) -> int:
    return max(
        1, len(re.findall(r"(?:aai|ooi|oei|eeu|ieu|aa|ee|oo|uu|ie|oe|eu|ui|ij|ei|ou|au|[aeiouyéë])", word.lower()))
    )


def test_no_sentence_is_long_and_together_they_read_easily() -> None:
    """Flesch-Douma of 70 and more is easy; B1 asks for sentences that stay below twenty words."""
    every = list(sentences())
    words = [word for _, sentence in every for word in re.findall(r"[^\W\d_]+", sentence)]
    assert [(key, one) for key, one in every if len(one.split()) > 20] == []
    mean = len(words) / len(every)
    score = 206.84 - 0.93 * mean - 77 * sum(map(syllables, words)) / len(words)
    assert mean < 11
    assert score > 70


# ------------------------------------------------------------------------------------------------------- on paper
PAPERS: dict[str, Callable[[], Document]] = {
    "receipt": lambda: made.letter(Briefsoort.ONTVANGST),
    "identity": lambda: made.letter(Briefsoort.IDENTITEIT, asked=STRANGE),
    "longer": lambda: made.letter(Briefsoort.VERLENGING, made.LONG),
    "answer": lambda: made.letter(Briefsoort.ANTWOORD),
    "neutral": lambda: made.letter(Briefsoort.ANTWOORD, neutral=True),
    "many lines": lambda: made.letter(Briefsoort.ANTWOORD, made.LONG, lines=made.LINES * 30, reason=STRANGE),
    "data": made.data,
    "no data": lambda: made.data(InzageFeiten(STRANGE)),
    "notice": made.notice,
    "notice to the person": lambda: made.notice(made.LONG, to="betrokkene", why="niet_bekrachtigd"),
}


@pytest.mark.parametrize("name", PAPERS)
def test_both_validators_have_nothing_against_it(name: str, tmp_path: Path) -> None:
    assert objections(press(PAPERS[name]()), tmp_path) == []


def test_the_right_to_go_further_stands_apart() -> None:
    apart = [block for block in made.letter(Briefsoort.ANTWOORD).blocks if isinstance(block, Notice)]
    assert [one.title for one in apart] == ["Bent u het niet eens met dit antwoord?"]
