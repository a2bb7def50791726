"""Forms and parts as blocks: nothing is ticked beforehand, everything that must be said is there, nothing of others."""

import random
import re
from dataclasses import fields, is_dataclass, replace
from functools import cache
from typing import Final

import pytest

from resources.reading import kader_walks
from tests.casework.steps import Office
from tests.records import forms
from tests.records import sealed as made
from tests.records.told import told
from tests.worlds import memory_world
from triage.answers import AnswerKind
from triage.besluit.sealing import Besluit
from triage.faults import Refusal
from triage.records.blocks import Block, Choices, Document, Facts, Heading, Notice, Paragraph, Ruled, Signature, Table
from triage.records.formulier import CRISIS, fillable, formulier_document, numbered
from triage.records.informatie import Voor
from triage.records.toestemming import MEANINGS
from triage.records.veilig import Afgeschermd
from ui.flows.brief_words import brief_words

_TICKS: Final = re.compile("[☑☒✓✔✗✘xX]\\s|\\[x\\]", re.IGNORECASE)


def whole(paper: Document) -> str:
    """Return every word of a paper, boxes and lines to write on among them."""
    return told(paper) + "\n".join(_by_hand(block) for block in paper.blocks)


def _by_hand(block: Block) -> str:
    match block:
        case Choices(label=label, options=options):
            return "\n".join((label, *options))
        case Ruled(label=label):
            return label
        case _:
            return ""


def choices(paper: Document) -> list[Choices]:
    return [block for block in paper.blocks if isinstance(block, Choices)]


# ---------------------------------------------------------------------------------------------------------- consent
@pytest.mark.parametrize("name", forms.CONSENTS)
def test_every_line_has_an_empty_yes_and_no(name: str) -> None:
    paper = forms.CONSENTS[name]()
    asked = [block for block in choices(paper) if block.label.startswith("Mag gegeven")]
    lines = [block for block in paper.blocks if isinstance(block, Heading) and block.text.startswith("Gegeven ")]
    assert [block.label for block in asked] == [f"Mag g{line.text[1:]} gedeeld worden?" for line in lines]
    assert {block.options for block in asked} <= {("Ja, dit mag.", "Nee, dit mag niet.")}
    assert not any(_TICKS.match(option) for block in choices(paper) for option in block.options)


def test_a_box_cannot_be_ticked_beforehand() -> None:
    """Hard rule 8: there is no place in a form for an answer that was not given by hand."""
    assert is_dataclass(Choices)
    assert {one.name for one in fields(Choices)} == {"label", "options"}
    words = "\n".join(text for text in brief_words("toestemming").lines.values())
    assert not re.search(r"akkoord tenzij|stilzwijgend|gaan ervan uit|automatisch", words)
    assert "Alle vakjes zijn leeg" in words
    assert "Kruist u niets aan? Dan is dat geen ja." in words


def test_the_three_meanings_are_ticked_or_said_as_answered() -> None:
    open_ = next(block for block in choices(forms.consent_paper()) if block.label.startswith("Kruis samen aan"))
    assert len(open_.options) == len(MEANINGS)
    for meanings, said, not_said in (
        (("geheim",), "Wie nu moet zwijgen", "Ja tegen het delen zelf"),
        (("grondslag", "hulp"), "Ja tegen de hulp die wij u bieden", "Wie nu moet zwijgen"),
    ):
        paper = forms.consent_paper(replace(forms.CONSENT, meanings=meanings))
        assert said in whole(paper)
        assert not_said not in whole(paper)
        assert not any(block.label.startswith("Kruis samen aan") for block in choices(paper))
        assert "Ja tegen hulp is nog geen ja tegen delen" in whole(paper)


def test_a_yes_is_as_easy_to_take_back_and_a_no_costs_nothing() -> None:
    paper = forms.consent_paper()
    (apart,) = [block for block in paper.blocks if isinstance(block, Notice)]
    assert "net zo makkelijk als ja zeggen" in apart.text
    assert "AVG art. 7 lid 3" in apart.text
    assert "Een nee heeft geen gevolgen voor de hulp die u krijgt (AVG art. 7 lid 4)." in whole(paper)


def test_a_yes_on_which_help_depends_is_called_unfree() -> None:
    notices = [block.title for block in forms.CONSENTS["niet vrij"]().blocks if isinstance(block, Notice)]
    assert "Let op: een ja is hier niet vrij" in notices
    said = whole(forms.CONSENTS["niet vrij"]())
    assert "AVG art. 7 lid 4" in said
    assert "geen gevolgen" not in said


def test_each_line_tells_what_from_whom_to_whom_and_what_for() -> None:
    paper = forms.consent_paper()
    found = [dict(block.pairs) for block in paper.blocks if isinstance(block, Facts)]
    line = forms.LINES[0]
    assert found[0] == {
        "Wat": line.item,
        "Van wie": line.source,
        "Aan wie": f"{line.recipient}\n{line.function}",
        "Waarom is dit nodig": line.why,
    }
    assert "uitdrukkelijk ja" in whole(paper)
    assert "UAVG art. 32 onder a" in whole(paper)


def test_beside_a_signature_stands_what_it_is_for() -> None:
    for lines, said in (
        (forms.LINES[:1], "het antwoord op gegeven 1 van"),
        (forms.LINES, f"gegeven 1 tot en met {len(forms.LINES)} van"),
    ):
        blocks = forms.consent_paper(replace(forms.CONSENT, lines=lines)).blocks
        beside = blocks[[isinstance(one, Signature) for one in blocks].index(True) + 1]
        assert isinstance(beside, Paragraph)
        assert said in beside.text


def test_a_young_reader_is_never_addressed_as_u() -> None:
    words = whole(forms.CONSENTS["jongere"]())
    # The facts of a line are typed by a professional, in words for who is grown up.
    for line in forms.LINES:
        words = words.replace(line.item, "")
    assert not re.search(r"\b[Uu]w?\b", words)
    assert "Je ouder of voogd krijgt een eigen formulier." in words


def test_who_represents_reads_that_the_young_person_may_take_it_back() -> None:
    assert "Ook Noud Peters zelf mag uw ja intrekken" in whole(forms.CONSENTS["vertegenwoordiger"]())
    small = replace(forms.CONSENT, voor=Voor.VERTEGENWOORDIGER, age=6, ages=("Onder 12 jaar beslist een ouder.",))
    assert "mag uw ja intrekken" not in whole(forms.consent_paper(small))
    assert "kan hier nu niet zelf over beslissen" in whole(forms.CONSENTS["mentor"]())


def test_nobody_else_is_named_and_no_secret_place_either() -> None:
    line = replace(forms.LINES[0], item="Dat Jeroen Visser op de Lange Kerkstraat 9 woont", why="Omdat Jeroen dreigt.")
    hidden = Afgeschermd(("Jeroen Visser",), ("Annelies Kooijman",), ("Lange Kerkstraat 9, 1234 AB Elsterveen",))
    given = replace(forms.CONSENT, lines=(line,), purpose="Jeroen is veilig", leaves_out=hidden)
    said = whole(forms.consent_paper(given))
    assert not [word for word in ("Jeroen", "Visser", "Kerkstraat") if word in said]
    assert "Het doel is hulp of veiligheid regelen." in said


def test_who_represents_does_not_learn_where_somebody_is() -> None:
    given = replace(forms.CONSENT, voor=Voor.VERTEGENWOORDIGER, guarded=True)
    said = whole(forms.consent_paper(given))
    assert "Huisartsenpraktijk Het Wad" not in said
    assert "huisarts" in said


# ------------------------------------------------------------------------------------------------------- blank forms
def test_a_blank_form_asks_the_questions_of_the_kader_in_order() -> None:
    kader = made.kader()
    steps = tuple(step.id for step in fillable(kader))
    labels = [
        block.label if isinstance(block, Choices | Ruled) else block.text
        for block in forms.BLANK["thuis"]().blocks
        if isinstance(block, Choices | Ruled | Paragraph)
    ]
    asked = [kader.questions[one] for step in kader.steps if step.id in steps for one in step.questions]
    numbers = numbered(fillable(kader))
    at = 0
    for question in asked:
        begins = f"{numbers[question.id]} {question.text}"
        at = next(place for place in range(at, len(labels)) if labels[place].startswith(begins))
    kinds = {question.kind for question in asked}
    assert AnswerKind.UITGELEGD in kinds
    assert AnswerKind.TOETS in kinds


def test_every_choice_of_the_kader_is_a_box_or_stands_in_a_list() -> None:
    kader, said = made.kader(), whole(forms.BLANK["thuis"]())
    for question in kader.questions.values():
        if question.step != CRISIS:
            for option in question.options:
                assert option.text in said, question.id
    for code in kader.codes.values():
        assert code.sentence in said, code.id
    for kind in kader.party_kinds.values():
        assert kind.text in said


def test_a_condition_points_at_the_number_of_its_question_where_that_is_printed() -> None:
    kader, words = made.kader(), brief_words("formulier")
    numbers = numbered(fillable(kader))
    danger = next(one for one in kader.questions.values() if one.short == "Gevaar nu")
    assert f"(alleen bij {numbers[danger.id]}: ja)" in whole(forms.BLANK["thuis"]())
    later = next(step for step in fillable(kader) if step.number == 4)
    alone = whole(formulier_document(kader, (later.id,), forms.DAY, made.SETTINGS, words))
    assert f"bij {numbers[danger.id]}:" not in alone


def test_there_is_place_for_more_people_and_lines() -> None:
    heads = [block.text for block in forms.BLANK["thuis"]().blocks if isinstance(block, Heading)]
    for expected in ("Persoon 1", "Persoon 2", "Organisatie 3", "Deelregel 3", "Consultatie 1"):
        assert expected in heads


def test_only_the_chosen_steps_and_their_lists_are_printed() -> None:
    kader = made.kader()
    words = brief_words("formulier")
    paper = formulier_document(kader, (fillable(kader)[0].id,), forms.DAY, made.SETTINGS, words)
    heads = [block.text for block in paper.blocks if isinstance(block, Heading)]
    assert [text for text in heads if text.startswith("Stap")] == ["Stap 0: Aanleiding en veiligheid"]
    assert "Lijsten om uit te kiezen" not in heads


@pytest.mark.parametrize("name", forms.BLANK)
def test_a_blank_form_is_about_nobody_and_names_its_kader(name: str) -> None:
    paper = forms.BLANK[name]()
    assert "2026.1" in paper.imprint.kenmerk
    said = whole(paper)
    assert not [block for block in paper.blocks if isinstance(block, Facts | Table | Signature)]
    for fact in ("Sofie Harkema", "Youssef", "2026-0"):
        assert fact not in said


def test_the_crisis_form_has_six_fields() -> None:
    paper = forms.BLANK["spoed"]()
    labels = [block.label for block in paper.blocks if isinstance(block, Ruled | Choices)]
    kader = made.kader()
    assert [label.split("?")[0] for label in labels] == [
        kader.questions[one].text.split("?")[0] for one in kader.step(CRISIS).questions
    ]
    assert len(labels) == 6


# ----------------------------------------------------------------------------------------- the part for one person
@cache
def every_sealed() -> dict[str, Besluit]:
    found = {}
    for name in sorted(one.removesuffix(".toml") for one in kader_walks("2026.1")):
        try:
            besluit = Office(memory_world()).sealed(name)
        except (Refusal, ValueError, StopIteration):
            continue
        found[name] = besluit
    return found


def test_each_part_of_every_worked_case_is_about_its_own_person_alone() -> None:
    parts = 0
    for name, besluit in every_sealed().items():
        people = {one.id: one for one in besluit.facts.snapshot.people}
        for person in people:
            paper = forms.part_paper(forms.part_of(besluit, person))
            said = whole(paper)
            assert besluit.number in said
            assert paper.check is not None
            assert paper.check.code == besluit.check_code
            for other, one in people.items():
                if other != person:
                    assert one.name not in said, (name, person)
                    for secret in (one.words, one.motivation):
                        assert not secret or secret not in said, (name, person)
            if len(people) > 1:
                for secret in _of_all(besluit):
                    assert secret not in said, (name, person, secret)
            mine = {line.item for line in besluit.facts.snapshot.lines if line.about == person}
            others = {line.item for line in besluit.facts.snapshot.lines if line.about != person} - mine
            rows = {cell for block in paper.blocks if isinstance(block, Table) for row in block.rows for cell in row}
            assert not rows & others, (name, person)
            parts += 1
    assert parts > 30


def _of_all(besluit: Besluit) -> list[str]:
    """Return what was written about all together: long enough to be told from an ordinary word."""
    shot = besluit.facts.snapshot
    found = [besluit.facts.motivation, *(way.words for way in shot.ways), *(one.words for one in shot.consults)]
    found += [answer.answer for step in shot.steps for answer in step.answers if answer.question.startswith("toets.")]
    return [text for text in found if len(text) > 12]


def test_who_is_alone_in_a_casus_reads_why() -> None:
    alone = made.decided(made.of_walk("casus_5"))
    alone = next((one for one in every_sealed().values() if len(one.facts.snapshot.people) == 1), alone)
    (person,) = alone.facts.snapshot.people
    said = whole(forms.part_paper(forms.part_of(alone, person.id)))
    assert alone.facts.motivation in said
    assert "gaat over meer mensen" not in said


def test_the_right_to_object_stands_in_a_part_by_which_something_leaves() -> None:
    apart = [block.title for block in forms.PARTS["adel"]().blocks if isinstance(block, Notice)]
    assert "U kunt bezwaar maken tegen het gebruik van uw gegevens" in apart
    apart = [block.title for block in forms.PARTS["niets"]().blocks if isinstance(block, Notice)]
    assert "U kunt bezwaar maken tegen het gebruik van uw gegevens" not in apart
    said = whole(forms.PARTS["niets"]())
    assert "De gemeente deelt geen gegevens over u." in said
    assert "Dit geldt tot en met" not in said


def test_the_source_is_not_named_at_c1() -> None:
    besluit = forms.sealed()
    part = forms.part_of(besluit, "ex")
    assert "Wijkteam Noorderkade aan" in whole(forms.part_paper(part))
    assert "Wijkteam Noorderkade aan" not in whole(forms.part_paper(replace(part, no_source=True)))


@pytest.mark.parametrize("seed", range(10))
def test_a_text_that_names_another_never_comes_through(seed: int) -> None:
    """Names, parts of names, and words that point at others, put anywhere in what was written."""
    chance = random.Random(seed)
    besluit = forms.sealed()
    shot = besluit.facts.snapshot
    poison = chance.choice(
        ("Nora Visser", "Jeroen", "NORA VISSER", "haar zoon", "de vader", "een kind", "iemand anders")
    )
    text = f"Dit is nodig omdat {poison} hulp krijgt."
    lines = tuple(replace(line, why=text, motivation=text) for line in shot.lines)
    people = tuple(replace(one, motivation=text) for one in shot.people)
    facts = replace(besluit.facts, motivation=text, snapshot=replace(shot, lines=lines, people=people, purpose=text))
    said = whole(forms.part_paper(forms.part_of(replace(besluit, facts=facts), "adel")))
    assert poison not in said
    assert "hulp krijgt." not in said.replace("iemand hulp krijgt", "")


def test_a_part_of_a_withdrawal_says_what_no_longer_holds() -> None:
    said = whole(forms.PARTS["ingetrokken"]())
    assert "Uw deel van een ingetrokken besluit" in said
    assert "Het geldt niet meer." in said
    assert "Hierboven staat per gegeven" not in said
    assert "Hierboven staat per gegeven" in whole(forms.PARTS["adel"]())
