"""The terms of a casus: at which answers and events they start, and which do not run yet."""

from datetime import date, datetime

from tests.triage import full, small
from triage.answers import Answer, Ref
from triage.casus.terms import terms_of
from triage.casus.walk import walk
from triage.ids import QuestionId


def test_terms_of_a_casus_start_at_its_answers_and_at_the_decision() -> None:
    kader = small.kader()
    casus = full.empty(kader, people=2)
    night = datetime(2026, 10, 3, 23, 14, tzinfo=full.ZONE)
    for question, item, answer in (
        ("gevaar.nu", None, Answer(True)),
        ("spoed.tijd", None, Answer(night)),
    ):
        casus = casus.with_answer(Ref(QuestionId(question), item), answer)
    found = terms_of(walk(casus, kader), kader)
    assert [(one.term.id, one.item, one.due) for one in found] == [("afronden", None, date(2026, 10, 6))]
    decided = terms_of(walk(casus, kader), kader, {"besluit": date(2026, 10, 4)})
    assert [(one.term.id, one.due) for one in decided] == [
        ("afronden", date(2026, 10, 6)),
        ("bezwaar", date(2026, 11, 16)),
    ]


def test_a_term_does_not_start_at_an_answer_that_is_still_to_be_found_out() -> None:
    kader = small.kader()
    casus = full.empty(kader).with_answer(Ref(QuestionId("gevaar.nu")), Answer(True))
    moment = Answer(datetime(2026, 10, 3, 23, tzinfo=full.ZONE), uitzoeken=True)
    casus = casus.with_answer(Ref(QuestionId("spoed.tijd")), moment)
    assert terms_of(walk(casus, kader), kader) == ()


def test_what_happens_later_runs_only_when_it_happened() -> None:
    kader = small.kader()
    found = walk(full.empty(kader), kader)
    assert terms_of(found, kader) == ()
    after = terms_of(found, kader, {"crisis": date(2026, 10, 3)})
    assert [(one.term.id, one.due) for one in after] == [
        ("crisis_bekrachtigen", date(2026, 10, 10)),
        ("crisis_informeren", date(2026, 10, 10)),
    ]


def test_a_term_in_hours_starts_at_a_moment_and_ends_on_its_day() -> None:
    kader = small.kader()
    found_out = datetime(2026, 10, 3, 23, tzinfo=full.ZONE)
    (leak,) = terms_of(walk(full.empty(kader), kader), kader, {"datalek.ontdekt": found_out})
    assert (leak.term.id, leak.start, leak.due) == ("datalek_ap", date(2026, 10, 3), date(2026, 10, 6))
