"""The besluit as blocks: what a sealed decision says stays the same for ever, and what must stay off paper does."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.paper.judge import letters, objections, pages_read, told
from tests.records import sealed
from tests.records.told import told as words_of
from triage.besluit.decision import Uitkomst
from triage.besluit.sealing import Besluit, digest, opened
from triage.besluit.snapshot import Snapshot
from triage.ids import BesluitId, CasusId
from triage.records.besluit import WATERMARK, besluit_document, title_of
from triage.records.blocks import Bullets, Document, Heading, Notice, Paragraph, Table
from ui.paper.press import press

GOLDEN = Path(__file__).parent / "golden"
NAMES = sorted(path.stem for path in GOLDEN.glob("*.json"))
MARK = "1204-K7Q2M9"
WALKS = ("casus_1", "casus_3", "casus_4", "casus_5", "casus_7", "casus_9")


def document(besluit: Besluit) -> Document:
    return besluit_document(besluit, MARK, sealed.SETTINGS, sealed.words())


def text(besluit: Besluit) -> str:
    return words_of(document(besluit))


def worked(name: str) -> Besluit:
    shot = sealed.of_walk(name)
    if name == "casus_1":
        return sealed.recorded(shot)
    return sealed.decided(shot, Uitkomst.NIET_DELEN if name == "casus_9" else Uitkomst.DELEN)


def headings(besluit: Besluit) -> list[str]:
    return [block.text for block in document(besluit).blocks if isinstance(block, Heading)]


def notices(besluit: Besluit) -> list[str]:
    return [block.title for block in document(besluit).blocks if isinstance(block, Notice)]


@pytest.mark.parametrize("name", NAMES)
def test_a_sealed_decision_says_the_same_for_ever(name: str) -> None:
    content = (GOLDEN / f"{name}.json").read_bytes()
    besluit = opened(BesluitId("b"), CasusId("c"), content, digest(content))
    assert text(besluit) == (GOLDEN / f"{name}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", WALKS)
def test_what_endangers_somebody_stays_off_paper(name: str) -> None:
    """Addresses, dates of birth, who reported, why somebody is not informed, and the points of UAVG 41."""
    besluit = worked(name)
    printed = text(besluit)
    secret = ("aanleiding.", "persoon.", "spoed.gevaar", "spoed.wie", "uavg41.", "informeren.", "geheim.", "gevaar.")
    names = {person.name for person in besluit.facts.snapshot.people}
    hidden = [
        answer.answer
        for step in besluit.facts.snapshot.steps
        for answer in step.answers
        if answer.question.startswith(secret) and len(answer.answer) > 20 and answer.answer not in names
    ]
    assert hidden
    assert [words for words in hidden if words in printed] == []


def test_who_reported_is_not_on_paper_even_when_sealed() -> None:
    shot = sealed.of_walk("casus_3")
    reporter = shot.answer("aanleiding.van")
    assert reporter
    assert reporter not in text(sealed.decided(shot))


def test_a_deferral_is_told_at_the_top_and_its_reasons_are_not() -> None:
    besluit = worked("casus_7")
    blocks = document(besluit).blocks
    first = next(block for block in blocks if isinstance(block, Notice))
    assert first.title == "Nog niet geven aan Rico Steenbakker"
    assert blocks.index(first) == 2
    printed = text(besluit)
    assert besluit.facts.snapshot.answer("informeren.referentie", "rico") not in printed
    assert "C2" not in printed


def test_two_deferrals_each_keep_their_own_day() -> None:
    shot = sealed.of_walk("casus_7")
    rico = shot.people[0]
    ada = replace(rico, id="ada", name="Ada Steenbakker", deferred_until="2026-11-10")
    printed = text(sealed.decided(replace(shot, people=(rico, ada))))
    assert "Nog niet geven aan Rico Steenbakker en Ada Steenbakker" in printed
    assert "Ada Steenbakker tot uiterlijk 10 november 2026" in printed


def test_a_request_for_another_purpose_is_for_the_own_file_only() -> None:
    assert notices(worked("casus_9")) == ["Alleen voor het eigen dossier"]
    shot = sealed.of_walk("casus_3")
    asked = replace(shot.lines[2], lot="jurist", codes=(), reason="De vrager noemt een artikel.")
    besluit = sealed.decided(replace(shot, lines=(*shot.lines[:2], asked)))
    assert "Alleen voor het eigen dossier" in notices(besluit)
    assert "nog niet: de privacyjurist kijkt ernaar" in text(besluit)


def test_a_record_with_consent_names_no_tenzij() -> None:
    besluit = worked("casus_1")
    told_in = [*headings(besluit), document(besluit).title, document(besluit).subject]
    assert not [words for words in told_in if "zonder toestemming" in words.lower() or "tenzij" in words.lower()]
    assert "U mag uw toestemming altijd intrekken" in text(besluit)
    assert "vinkt" not in text(besluit)


def test_a_record_by_law_alone_is_no_besluit() -> None:
    shot = sealed.of_walk("casus_4")
    routes = replace(shot, lines=tuple(line for line in shot.lines if line.lot == "route"), crisis=False)
    besluit = sealed.recorded(routes)
    assert title_of(besluit.facts, sealed.words()).startswith("Vastlegging")
    assert "zonder toestemming" not in text(besluit)


def test_only_what_leaves_has_a_ground_and_only_what_stays_a_reason() -> None:
    shot = sealed.of_walk("casus_3")
    part = {"naar_casemanager": sealed.struck("naar_casemanager", "D2")}
    printed = text(sealed.decided(shot, Uitkomst.DEELS_DELEN, part))
    grounds = printed.partition("## Op welke regels dit rust")[2].partition("\n## ")[0]
    assert "Huisartsenpraktijk" in grounds
    assert "Casemanagement" not in grounds
    refused = printed.partition("## Wat niet wordt gedeeld, en waarom")[2].partition("\n## ")[0]
    assert "D2" in refused
    none = text(sealed.decided(shot, Uitkomst.NIET_DELEN))
    assert "Op welke regels" not in none
    assert "Waarom zonder toestemming" not in none
    assert "nergens anders voor worden gebruikt" not in none


def test_lighter_words_stand_where_the_asked_ones_would() -> None:
    shot = sealed.of_walk("casus_3")
    light = {"naar_huisarts": sealed.lighter("naar_huisarts", "Er is hulp nodig", "D7")}
    printed = text(sealed.decided(shot, Uitkomst.DEELS_DELEN, light))
    assert "ja, in lichtere woorden: Er is hulp nodig" in printed
    assert "In plaats daarvan wordt dit gedeeld: Er is hulp nodig" in printed


@pytest.mark.parametrize(
    ("outcome", "says"), [("delen", "bekrachtigt dat: delen"), ("niet_delen", "bekrachtigt dat niet")]
)
def test_a_crisis_is_ratified_in_so_many_words(outcome: str, says: str) -> None:
    printed = text(sealed.decided(sealed.of_walk("casus_4"), Uitkomst(outcome)))
    assert says in printed
    assert "balkon en" not in printed.partition("## Wat er meteen is gedaan")[2].partition("\n## ")[0]


def test_a_view_that_was_not_asked_is_never_a_quote() -> None:
    printed = text(worked("casus_4"))
    assert "Danique Rutgers is niet om een mening gevraagd" in printed
    assert "> Die nacht kon het niet" not in printed


def test_dissent_has_the_same_room_as_assent() -> None:
    shot = sealed.of_walk("casus_3")
    one = shot.consults[0]
    views = tuple(replace(one, function=view, view=view) for view in ("eens", "oneens", "werkt_niet_mee"))
    blocks = document(sealed.decided(replace(shot, consults=views))).blocks
    said = [
        block for block in blocks if isinstance(block, Paragraph) and block.text.startswith(("eens", "oneens", "werkt"))
    ]
    assert len(said) == 3
    assert not any(block.muted for block in said)


def test_the_right_to_object_stands_apart_and_only_where_it_holds() -> None:
    title = "U kunt bezwaar maken tegen het gebruik van uw gegevens"
    assert title in notices(worked("casus_3"))
    assert title in notices(worked("casus_1")), "consent on top of a public task"
    assert title not in notices(worked("casus_9"))
    assert title not in notices(sealed.decided(sealed.of_walk("casus_3"), Uitkomst.NIET_DELEN))


def test_braces_and_markup_in_typed_words_mean_nothing() -> None:
    nasty = "{naam} {0} %s <b>vet</b> {kenmerk!r}"
    shot = sealed.of_walk("casus_3")
    person = replace(shot.people[0], name=nasty, words=nasty, motivation=nasty)
    lines = tuple(replace(line, item=nasty, recipient=nasty, why=nasty) for line in shot.lines)
    consults = tuple(replace(one, function=nasty, words=nasty) for one in shot.consults)
    odd = replace(shot, purpose=nasty, people=(person,), lines=lines, consults=consults)
    printed = text(sealed.decided(odd, motivation=nasty))
    assert printed.count(nasty) > 8


def test_practice_is_on_every_page() -> None:
    practice = replace(sealed.SETTINGS, practice=True)
    made = besluit_document(worked("casus_3"), MARK, practice, sealed.words())
    assert made.imprint.watermark == WATERMARK


def difficult() -> dict[str, Besluit]:
    shot = sealed.of_walk("casus_3")
    name = "Wilhelmina-Johanna van der Scheepstra-Oosterhuizen"
    return {
        "empty": sealed.decided(empty(shot), Uitkomst.NIET_DELEN),
        "nobody consulted": sealed.decided(replace(shot, consults=(), ways=())),
        "forty lines, eight people": sealed.decided(
            replace(
                shot,
                lines=tuple(
                    replace(shot.lines[at % 2], id=f"l{at}", item=f"Gegeven {at} over wonen") for at in range(40)
                ),
                people=tuple(replace(shot.people[0], id=f"p{at}", name=f"{name} {at}") for at in range(8)),
            )
        ),
        "long words": sealed.decided(shot, motivation="Zorgvuldigheidsafweging " * 900),
        "no contact": worked("casus_5"),
    }


def empty(shot: Snapshot) -> Snapshot:
    return replace(shot, purpose="", people=(), lines=(), ways=(), consults=(), steps=(), terms=())


def test_many_lines_with_the_same_ground_are_told_once() -> None:
    blocks = document(difficult()["forty lines, eight people"]).blocks
    assert sum(isinstance(block, Heading) and block.text.startswith("Gegevens ") for block in blocks) == 2
    assert sum(isinstance(block, Bullets) for block in blocks) < 15
    table = next(block for block in blocks if isinstance(block, Table))
    assert len(table.rows) == 40


def test_empty_chapters_leave_no_heading() -> None:
    blocks = document(difficult()["empty"]).blocks
    for at, block in enumerate(blocks):
        if isinstance(block, Heading):
            follows = blocks[at + 1]
            assert not isinstance(follows, Heading) or follows.level > block.level


@pytest.mark.parametrize("name", [*WALKS, *difficult()])
def test_every_besluit_is_archival_accessible_and_whole_on_paper(name: str, tmp_path: Path) -> None:
    besluit = worked(name) if name in WALKS else difficult()[name]
    made = document(besluit)
    pdf = press(made)
    assert objections(pdf, tmp_path) == []
    pages = pages_read(pdf)
    for page in pages:
        assert besluit.number in page
        assert besluit.check_code in page
    read_aloud = letters(told(pdf, tmp_path))
    for block in made.blocks:
        if isinstance(block, Heading | Paragraph):
            assert letters(block.text) in read_aloud
