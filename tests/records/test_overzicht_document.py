"""The citizen's overview and the standbewijs as blocks: what they tell, and what they may never give away."""

from dataclasses import replace

import pytest

from resources.reading import table
from tests.records import inzage_papers as made
from triage.access.log import Act
from triage.casework.inzagelog.overzicht import Overzicht
from triage.records.blocks import Document, Facts, Heading, Notice, Paragraph, Table
from triage.records.overzicht import overzicht_document
from triage.records.standbewijs import grouped, standbewijs_document

SLUGS = frozenset(act.value for act in Act if "_" in act.value)
"""Words that only the log uses: none of them belongs on paper."""


PROCESSINGS = made.processings()


def document(shown: Overzicht) -> Document:
    return overzicht_document(shown, PROCESSINGS, made.overzicht_words())


def texts(paper: Document) -> str:
    found: list[str] = [paper.title, paper.subject]
    for block in paper.blocks:
        match block:
            case Heading(text=text) | Paragraph(text=text):
                found.append(text)
            case Notice(title=title, text=text):
                found += [title, text]
            case Facts(pairs=pairs):
                found += [part for pair in pairs for part in pair]
            case Table(head=head, rows=rows):
                found += [*head, *(cell for row in rows for cell in row)]
            case _:
                found += list(getattr(block, "items", ()))
    return "\n".join(found)


def listed(paper: Document) -> tuple[tuple[str, ...], ...]:
    return next((block.rows for block in paper.blocks if isinstance(block, Table)), ())


def test_each_line_tells_day_time_function_what_and_what_for() -> None:
    first, *_ = listed(document(made.shown(1)))
    assert first == (
        "1\u00a0sep\u00a02026\n09:02 uur",
        "Wijkteamprofessional\nwijkteam Noorderkade",
        "begon een casus waarin u staat",
        "om af te wegen of uw gegevens gedeeld mogen worden",
    )


def test_what_somebody_did_more_often_on_a_day_says_how_often_and_in_whose_place() -> None:
    shown = made.shown(1)
    line = replace(shown.lines[0], act="casus_gezien", count=3, behalf="casusregisseur")
    ((when, who, what, _),) = listed(document(replace(shown, lines=(line,))))
    assert when == "1\u00a0sep\u00a02026\nvanaf 09:02 uur"
    assert who.endswith("in plaats van: casusregisseur")
    assert what == "bekeek uw casus\n3 keer op deze dag"


def test_names_of_employees_stand_there_only_when_the_municipality_chose_so() -> None:
    assert "De naam van de medewerker staat er niet bij" in texts(document(made.shown()))
    named = document(made.shown(settings=replace(made.SETTINGS, overview_names=True), by="Sofie Harkema"))
    assert "Sofie Harkema\nWijkteamprofessional" in texts(named)
    assert "De naam van de medewerker staat er niet bij" not in texts(named)


def test_the_paper_is_the_same_around_the_list_whatever_was_left_out() -> None:
    """Who holds two overviews side by side learns nothing from their words, only from their lines."""
    whole = made.shown(9)
    less = replace(whole, lines=whole.lines[:3])

    def around(shown: Overzicht) -> list[object]:
        return [block for block in document(shown).blocks if not isinstance(block, Table)]

    assert around(whole) == around(less)
    assert "UAVG art. 41" in texts(document(whole))
    assert "UAVG art. 41" in texts(document(made.shown(0)))


def test_an_empty_list_never_says_that_nobody_looked() -> None:
    words = texts(document(made.shown(0)))
    assert "Over deze tijd staan er geen regels op de lijst." in words
    assert "niemand" not in words.lower()
    assert listed(document(made.shown(0))) == ()


def test_no_word_of_the_log_itself_stands_on_paper() -> None:
    shown = made.shown(1)
    lines = tuple(replace(shown.lines[0], act=act.value) for act in Act)
    words = texts(document(replace(shown, lines=lines)))
    assert [slug for slug in SLUGS if slug in words] == []


@pytest.mark.parametrize("act", list(Act))
def test_every_act_about_a_citizen_has_words_of_its_own(act: Act) -> None:
    """The register of processing says which acts are about a citizen's data; of those none may read as `worked`."""
    register = table("kader", "2026.1", "verwerkingen.toml")["verwerking"]
    assert isinstance(register, list)
    about = {
        one for part in register if part["id"] in ("triage", "advies", "besluit", "plan") for one in part["handelingen"]
    }
    words = made.overzicht_words()
    assert (act.value not in about) or words.what(act.value) != words.what("iets_van_later")


def test_every_processing_of_the_kader_has_a_purpose_in_plain_words() -> None:
    register = table("kader", "2026.1", "verwerkingen.toml")["verwerking"]
    assert isinstance(register, list)
    words = made.overzicht_words()
    assert [part["id"] for part in register if part["id"] not in words.purposes] == []


def test_practice_says_so_in_words() -> None:
    paper = document(made.shown(settings=replace(made.SETTINGS, practice=True)))
    assert paper.imprint.watermark == "OEFENING"
    assert "verzonnen" in texts(paper)
    assert document(made.shown()).imprint.watermark == ""


def test_contacts_kenmerk_and_the_mark_of_the_log_stand_there() -> None:
    words = texts(document(made.shown()))
    wanted = ("fg@elsterveen.example", "088 - 555 01 40", "overzicht-1204", "1204-7YDB-", "Autoriteit Persoonsgegevens")
    for part in wanted:
        assert part in words


def test_the_kenmerk_of_the_casus_stays_off_paper() -> None:
    """Who may not know yet of a casus would learn of it by its kenmerk, even when every line is left out."""
    shown = made.shown(0)
    paper = document(shown)
    assert shown.kenmerk not in texts(paper) + paper.imprint.kenmerk + paper.subject


def test_the_name_of_the_citizen_stays_out_of_the_properties_of_the_file() -> None:
    paper = document(made.shown())
    assert "Wiersinga" not in paper.title + paper.subject


def test_a_standbewijs_holds_the_whole_hash_on_paper_and_in_its_code() -> None:
    bewijs = made.bewijs()
    paper = standbewijs_document(bewijs, made.SETTINGS, made.bewijs_words())
    assert "".join(cell for row in listed(paper) for cell in row) == bewijs.h
    assert "".join(grouped(bewijs.h)) == bewijs.h
    assert paper.check is not None
    assert paper.check.code == bewijs.peil.mark
    assert paper.check.qr.split() == ["TENZIJ-STAND1", "7", bewijs.installation, "1048576", bewijs.h]
    assert paper.check.qr.isascii()


def test_the_first_standbewijs_says_that_there_is_none_before() -> None:
    first = texts(standbewijs_document(made.bewijs(previous=""), made.SETTINGS, made.bewijs_words()))
    later = texts(standbewijs_document(made.bewijs(), made.SETTINGS, made.bewijs_words()))
    assert "geen, dit is het eerste" in first
    assert made.bewijs().previous[:16] in later
