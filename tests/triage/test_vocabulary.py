"""The words a kader may use, and the code that gives them their meaning: both sides are equal."""

from tests.triage import small
from triage.answers import AnswerKind
from triage.besluit.decision import Uitkomst
from triage.casus.choices import SOURCES
from triage.casus.facts import FACTS
from triage.casus.fates import CONSENT_STEP, FATE_FACTS, PURPOSE_STEP, ROUTE_STEP, Lot
from triage.casus.requirements import RULES
from triage.kader import vocabulary as words
from triage.kader.loading import load


def test_every_fact_has_a_meaning_and_every_meaning_a_name() -> None:
    assert not FACTS.keys() & FATE_FACTS.keys()
    assert FACTS.keys() | FATE_FACTS.keys() == words.FACT_WORDS.keys()
    assert FATE_FACTS.keys() == words.FATE_WORDS


def test_sources_rules_lots_and_outcomes_are_the_same_on_both_sides() -> None:
    assert SOURCES.keys() == words.SOURCE_WORDS
    assert RULES.keys() == words.RULE_WORDS
    assert tuple(Lot) == words.LOTS
    assert {*Uitkomst, "met_toestemming"} == set(words.OUTCOMES)
    assert {PURPOSE_STEP, ROUTE_STEP, CONSENT_STEP} < set(words.ANCHOR_STEPS)


def test_every_anchor_is_read_as_the_program_reads_it() -> None:
    kader = load(small.tables())
    found = {str(question.id): question for question in kader.questions.values()}
    assert words.ANCHORS.keys() < found.keys()
    assert {anchor.kind for anchor in words.ANCHORS.values()} < set(AnswerKind)
