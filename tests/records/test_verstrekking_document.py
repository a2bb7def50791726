"""The letter to a recipient: never more than granted, how far the use of it goes, and short plain sentences."""

import re
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Final

import pytest

from tests import makers
from tests.paper.judge import objections, pages_read
from tests.records.told import told
from triage.followup.regel import CHANNELS
from triage.ports import Settings
from triage.records.verstrekking import Ontvangst, verstrekking_document
from ui.flows.brief_words import brief_words
from ui.paper.press import press

SETTINGS: Final = Settings(
    "Gemeente Elsterveen", "wijkteam Noorderkade", "Kade 1", "wijkteam, telefoon 000 - 12 34 56", "Doutzen Algra"
)
LONG: Final = "Wilhelmina Theodora van den Berghe-Oosterhuizen tot Nijenrode"
GIVEN: Final = Ontvangst(
    kenmerk="2026-0148-D1",
    day=date(2026, 11, 22),
    about="Huib Wiersinga",
    item="Woonsituatie onveilig; hulp gewenst",
    source="Wijkteam Noorderkade",
    organisation="Casemanagement, praktijk Het Wad",
    name="R. Siebenga",
    function="Casemanager",
    why="De casemanager moet weten dat er elke dag iemand nodig is.",
    asks=False,
    at=datetime(2026, 11, 22, 9, 30, tzinfo=makers.ZONE),
    channel="telefoon",
    informs_by=date(2026, 12, 22),
    untold=False,
    sender="Informatieregisseur",
)
FIRST: Final = replace(GIVEN, name="", at=None, channel="", informs_by=None)


def words_of(received: Ontvangst = GIVEN, settings: Settings = SETTINGS) -> str:
    return told(verstrekking_document(received, settings, brief_words("verstrekking"), brief_words()))


def test_it_tells_what_from_whom_what_for_and_how_far() -> None:
    words = words_of()
    for part in (GIVEN.about, GIVEN.item, GIVEN.source, GIVEN.organisation, GIVEN.function, GIVEN.why, GIVEN.kenmerk):
        assert part in words
    for article in ("AVG art. 5", "AVG art. 14 lid 3", "AVG art. 19"):
        assert article in words
    assert "22 november 2026 om 09:30" in words
    assert "22 december 2026" in words
    assert "Beste R. Siebenga," in words


def test_without_a_name_it_speaks_to_the_function() -> None:
    words = words_of(FIRST)
    assert "Geachte heer of mevrouw," in words
    assert "Casemanager" in words
    assert "Gegeven op" not in words


def test_who_may_not_know_yet_is_not_told_by_the_recipient() -> None:
    words = words_of(replace(GIVEN, untold=True))
    assert "Vertel het nog niet" in words
    assert "binnen een maand" not in words
    assert "22 december 2026" not in words


def test_a_question_says_that_asking_tells_something_too() -> None:
    words = words_of(replace(GIVEN, asks=True))
    assert "Ook dat is een gegeven." in words
    assert "Wat u krijgt" not in words


def test_a_lighter_wording_says_no_reason_that_could_tell_what_was_struck() -> None:
    assert "en voor niets anders" in words_of(replace(GIVEN, why=""))


def test_it_takes_no_right_of_a_citizen_for_its_reader() -> None:
    words = words_of()
    assert "Uw recht van bezwaar" not in words
    assert "Autoriteit Persoonsgegevens" not in words


def test_the_subject_names_nobody() -> None:
    document = verstrekking_document(GIVEN, SETTINGS, brief_words("verstrekking"), brief_words())
    assert GIVEN.about not in document.title + document.subject


def test_what_people_typed_is_no_placeholder() -> None:
    assert "{naam}" in words_of(replace(GIVEN, item="Hulp {naam}", why="{dag}"))


@pytest.mark.parametrize("channel", CHANNELS)
def test_every_channel_has_words(channel: str) -> None:
    assert "Hoe: " in words_of(replace(GIVEN, channel=channel))


def sentences() -> list[str]:
    """Return the sentences of the letter's own file, without the articles between brackets."""
    lines = brief_words("verstrekking").lines
    prose = (re.sub(r"\([^)]*\)", "", text) for key, text in lines.items() if not key.startswith(("kop_", "kanaal_")))
    return [one.strip() for text in prose for one in re.split(r"(?<=[.?!:])\s+", text) if one.strip()]


def syllables(word: str) -> int:
    return max(1, len(re.findall(r"[aeiouyéëïöü]+", word.lower())))


def test_it_reads_at_b1() -> None:
    """Short sentences and short words: Flesch-Douma for Dutch above 65 ("standaard"), no sentence over 20 words."""
    found = sentences()
    words = [word for one in found for word in re.findall(r"\w+", one)]
    assert max(len(re.findall(r"\w+", one)) for one in found) <= 20
    per_sentence = len(words) / len(found)
    per_word = sum(map(syllables, words)) / len(words)
    assert per_sentence <= 11
    assert 206.84 - 77 * per_word - 0.93 * per_sentence >= 65


@pytest.mark.parametrize("practice", [False, True])
@pytest.mark.parametrize("received", [GIVEN, FIRST, replace(GIVEN, about=LONG, name=LONG, item=f"{LONG} " * 40)])
def test_it_is_archival_and_accessible(received: Ontvangst, practice: bool, tmp_path: Path) -> None:  # noqa: FBT001
    document = verstrekking_document(
        received, replace(SETTINGS, practice=practice), brief_words("verstrekking"), brief_words()
    )
    pdf = press(document)
    assert objections(pdf, tmp_path) == []
    pages = pages_read(pdf)
    assert all(received.kenmerk in page for page in pages)
    assert ("OEFENING" in "".join(pages)) is practice
