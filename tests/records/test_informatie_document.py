"""The informatiebrief as blocks: what the law asks of it, what never stands in it, and how it reads."""

import tomllib
from dataclasses import replace
from datetime import date
from importlib.resources import files

import pytest

from resources.reading import kader_walks
from tests import makers
from tests.casework.steps import Office, decision
from tests.records import informing_papers as made
from tests.records.informing_papers import PAPERS, document, facts, info
from tests.records.reading_level import level
from tests.records.told import told
from tests.worlds import memory_world
from triage.besluit.decision import needs_decider
from triage.besluit.sealing import SealedFacts
from triage.besluit.snapshot import snapshot
from triage.casework.casus.deciding import decide, record
from triage.casework.casus.proposing import put_forward
from triage.faults import Refusal
from triage.records.blocks import Heading, Notice, Paragraph
from triage.records.informatie import Informatie, Voor
from triage.records.veilig import Afgeschermd, is_bsn

BSN = "111222333"
NAMES = {"casus_3": ("Huib Wiersinga", "Dochter"), "ex_partner": ("Samira", "Nora", "Jeroen Visser")}


def words(letter: Informatie) -> str:
    return told(document(letter))


def of_lines(letter: Informatie, **change: object) -> Informatie:
    """Return a letter of which every line was sealed otherwise."""
    shot = letter.facts.snapshot
    lines = tuple(replace(line, **change) for line in shot.lines)  # type: ignore[arg-type]
    return replace(letter, facts=replace(letter.facts, snapshot=replace(shot, lines=lines)))


# ------------------------------------------------------------------------------------------------- what the law asks
def test_every_item_of_the_law_stands_in_it() -> None:
    said = words(info("casus_3", "huib", days=5))
    for item in (
        "De gemeente: Gemeente Elsterveen",  # who is responsible, and how to reach them
        "Functionaris gegevensbescherming (FG): Doutzen Algra",
        "Dit is het doel: Meneer Wiersinga woont veilig",
        "AVG art. 6 lid 1 onder e",
        "Woonsituatie onveilig; hulp gewenst",
        "Huisartsenpraktijk Het Wad",
        "De gegevens komen van Wijkteam Noorderkade",
        "vijftien jaar (Wmo 2015 art. 5.3.4)",
        "AVG art. 15", "AVG art. 16", "AVG art. 17", "AVG art. 18", "AVG art. 21",
        "Autoriteit Persoonsgegevens",
        "Een mens nam dit besluit, en niet een computer",
        "Nummer van het besluit: 2026-0001-B1",
        "Datum van het besluit: 25 augustus 2026",
        "5 werkdagen",
    ):  # fmt: skip
        assert item in said, item


def test_the_right_to_object_stands_apart() -> None:
    """AVG art. 21 lid 4."""
    for name, paper in PAPERS.items():
        notices = [block.title for block in paper().blocks if isinstance(block, Notice)]
        objects = [title for title in notices if "recht van bezwaar" in title]
        assert len(objects) == (0 if name == "niets gedeeld" else 1), name


def test_there_is_one_title_and_the_addressee_stands_in_the_window() -> None:
    for paper in PAPERS.values():
        made = paper()
        blocks = made.blocks
        assert isinstance(blocks[0], Heading)
        assert made.window.splitlines()[0] in repr(blocks[1:4])
        assert [block.level for block in blocks if isinstance(block, Heading)].count(1) == 1


def test_where_nothing_leaves_the_letter_says_so_and_names_nothing() -> None:
    said = words(info("casus_3", "dochter"))
    assert "Wij delen geen gegevens over u" in said
    assert "Netwerkcoach" not in said
    assert "Contactgegevens" not in said


def test_what_was_sealed_is_what_stands_there() -> None:
    lighter = info("casus_3", "huib")
    verdicts = tuple(replace(one, wording="Hulp is gewenst" if one.granted else "") for one in lighter.facts.verdicts)
    said = words(replace(lighter, facts=replace(lighter.facts, verdicts=verdicts)))
    assert "Hulp is gewenst" in said
    assert "Woonsituatie onveilig" not in said


def test_what_was_written_down_with_consent_is_called_no_decision() -> None:
    letter = info("casus_3", "huib")
    said = words(replace(letter, facts=replace(letter.facts, kind="vastlegging")))
    assert "Een mens legde dit vast, en niet een computer" in said
    assert "Nummer: 2026-0001-B1" in said
    assert "Over het besluit" not in said
    assert "nam dit besluit" not in said


def test_consent_can_be_withdrawn_and_the_letter_says_so() -> None:
    assert "Jij mag die altijd intrekken" in words(info("zorg_over_jongere", "noud", Voor.JONGERE))
    assert "U mag die altijd intrekken" in words(info("zorg_over_jongere", "noud", Voor.VERTEGENWOORDIGER, "M. Peters"))


# ---------------------------------------------------------------------------------------------- what never stands in it
@pytest.mark.parametrize("walk", ["casus_3", "ex_partner", "zorg_over_jongere"])
def test_nobody_else_of_the_casus_is_named(walk: str) -> None:
    people = {one.id: one.name for one in facts(made.WALKS[walk]).snapshot.people}
    for person in people:
        said = words(info(walk, person))
        for other, name in people.items():
            assert other == person or name not in said, (person, name)


def test_a_name_in_the_words_of_a_line_becomes_a_word_for_somebody() -> None:
    letter = of_lines(info("ex_partner", "ex"), item="Samira en Nora wonen bij haar zus", special=())
    said = words(letter)
    assert "een ander en een ander wonen bij haar zus" in said
    # Who has the same family name keeps it in an own letter.
    assert "Jeroen Visser" in said


def test_a_purpose_about_somebody_else_is_not_half_told() -> None:
    said = words(info("ex_partner", "ex"))
    assert "Het doel is hulp of veiligheid regelen." in said
    assert "Mevrouw" not in said
    assert "een ander zijn veilig" not in said


def test_no_bsn_and_no_place_of_another() -> None:
    hidden = Afgeschermd((), ("Jeroen Visser",), ("Bij haar zus, Lange Kerkstraat 9, 1234 AB Elsterveen, 06 12345678",))
    letter = of_lines(
        info("ex_partner", "ex", leaves_out=hidden),
        item=f"BSN {BSN}, woont Lange Kerkstraat 9 in Elsterveen (1234ab), bel 06-12345678",
        special=(),
    )
    said = words(letter)
    for secret in (BSN, "Kerkstraat 9", "1234ab", "12345678"):
        assert secret not in said
    assert is_bsn(BSN)
    assert not is_bsn("111222334")


def test_what_is_special_is_told_by_its_kind_alone() -> None:
    letter = of_lines(info("casus_3", "huib"), item="Dementie", why="Hij heeft dementie", special=("gezondheid",))
    said = words(letter)
    assert "ementie" not in said
    assert "Gegevens over gezondheid" in said
    assert "Gegevens over politie of justitie" in words(info("casus_7", "rico"))


def test_at_c1_the_source_is_not_named() -> None:
    letter = of_lines(info("ex_partner", "ex"), source="Buurvrouw De Wit")
    assert "Buurvrouw De Wit" in words(letter)
    assert "De Wit" not in words(replace(letter, no_source=True))


def test_why_it_waited_is_not_told() -> None:
    said = words(info("casus_7", "rico", waited=True))
    assert "U hoort dit later dan gewoon" in said
    for told_too_much in ("OM-26-1187", "onderzoek", "A5", "C2", "vervolging"):
        assert told_too_much not in said, told_too_much


def test_a_parent_does_not_learn_where_a_child_is() -> None:
    letter = info("zorg_over_jongere", "noud", Voor.VERTEGENWOORDIGER, "M. Peters")
    assert "Wijkteam Noorderkade\nGezinswerker" in words(letter)
    guarded = of_lines(replace(letter, guarded=True), recipient="Opvang De Schelp")
    assert "De Schelp" not in words(guarded)


def test_another_day_or_reader_changes_no_fact() -> None:
    first, later = (words(info("casus_3", "huib", day=day)) for day in (date(2026, 9, 1), date(2036, 9, 1)))
    assert first == later


# ------------------------------------------------------------------------------------------------------ how it reads
@pytest.mark.parametrize("name", PAPERS)
def test_each_letter_reads_at_b1(name: str) -> None:
    paper = PAPERS[name]()
    running = "\n".join(block.text for block in paper.blocks if isinstance(block, Paragraph | Notice))
    found = level(running)
    assert found.ease >= 75, found
    assert found.mean <= 9, found


@pytest.mark.parametrize("file", ["informatie.toml", "brief.toml"])
def test_every_fixed_sentence_is_short_and_plain(file: str) -> None:
    lines = tomllib.loads(files("resources").joinpath("papier", file).read_text("utf-8"))["zinnen"]
    long = {key: level(text).longest for key, text in lines.items() if text and level(text).longest > 20}
    assert long == {}
    every = level("\n".join(text for text in lines.values() if text))
    assert every.ease >= 80
    assert every.mean <= 9


def test_a_young_reader_is_never_addressed_as_u() -> None:
    said = words(info("zorg_over_jongere", "noud", Voor.JONGERE, days=5, waited=True))
    for formal in (" u ", " uw ", "U ", "Uw "):
        assert formal not in said.replace("UAVG", ""), formal


def test_the_young_reader_s_letter_is_the_simplest() -> None:
    lines = tomllib.loads(files("resources").joinpath("papier", "informatie.toml").read_text("utf-8"))["zinnen"]
    young = {key.removesuffix("_jong"): text for key, text in lines.items() if key.endswith("_jong")}
    grown = "\n".join(lines[key] for key in young if lines[key])
    assert level("\n".join(young.values())).ease >= level(grown).ease


def test_every_other_voice_has_its_first() -> None:
    for file in ("informatie.toml", "brief.toml"):
        parts = tomllib.loads(files("resources").joinpath("papier", file).read_text("utf-8"))
        for table in ("koppen", "zinnen"):
            for key in parts[table]:
                for ending in ("_jong", "_voor"):
                    assert not key.endswith(ending) or key.removesuffix(ending) in parts[table], key


# ---------------------------------------------------------------------------------------- every worked case there is
def _sealed(walk_of: str) -> SealedFacts | None:
    """Return a worked case as it is sealed or recorded, or None where it stops before that."""
    office = Office(memory_world())
    try:
        ready = office.ready(walk_of)
        if needs_decider(snapshot(ready.walk, makers.kader())):
            put = put_forward(office.desk(), ready)
            return decide(office.desk(makers.decider()), office.shown(put), decision(walk_of)).facts
        return record(office.desk(), ready, "Zo is het afgesproken.").facts
    except Refusal:
        return None


def test_each_letter_of_every_worked_case_is_about_its_own_person_alone() -> None:
    letters = 0
    for walk_of in sorted(one.removesuffix(".toml") for one in kader_walks("2026.1")):
        sealed = _sealed(walk_of)
        if sealed is None:
            continue
        for person in sealed.snapshot.people:
            for voor in Voor:
                reader = "Een Vertegenwoordiger" if voor is Voor.VERTEGENWOORDIGER else ""
                paper = document(made.of_facts(sealed, person.id, voor, reader))
                said, items = told(paper), {row[0] for block in paper.blocks for row in getattr(block, "rows", ())}
                others = [one.name for one in sealed.snapshot.people if one.id != person.id]
                assert not [name for name in others if name in said], (walk_of, person.name)
                special = [line.item for line in sealed.snapshot.lines if line.special]
                plain = [line.item for line in sealed.snapshot.lines if not line.special]
                assert not (items & set(special)) - set(plain), (walk_of, person.name)
                letters += 1
    assert letters > 60
