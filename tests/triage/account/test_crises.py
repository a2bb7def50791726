"""What is counted of crises, from their history alone."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from tests import makers
from tests.hard_rules.rights_world import crisis_of
from tests.triage.account.test_suppression import one_line
from triage.account.crises import crisis_tables
from triage.account.ports import Versie
from triage.followup.crisis import BEKRACHTIGD, BEKRACHTIGEN, INFORMEREN
from triage.followup.jaarcijfers import Cel, Tabel
from triage.terms.running import begin, due

CASUS = makers.casus(1, people=2)


def crisis(number: int, late: int) -> tuple[Versie[Any], ...]:
    """Return a crisis that was ratified by the one seal, so many days after its term."""
    terms = tuple(begin(makers.kader(), one, makers.NOW.date()) for one in (BEKRACHTIGEN, INFORMEREN))
    bare = replace(crisis_of(CASUS), id=f"crisis-{number}", terms=terms)
    settled = replace(bare, state=BEKRACHTIGD, content=replace(bare.content, besluit="b1"), terms=terms[1:])
    told = replace(settled, terms=())
    last = due(terms[0])
    assert last is not None
    at = datetime(last.year, last.month, last.day, 23, 59, tzinfo=makers.ZONE) + timedelta(days=late)
    return (
        Versie(makers.NOW, "begonnen", bare),
        Versie(at, "bekrachtigen", settled),
        Versie(makers.NOW, "allen_verteld", told),
    )


def counted(*crises: tuple[Versie[Any], ...]) -> dict[str, dict[str, int]]:
    besluit = replace(one_line(1, "B1e"), id="b1", crisis=True)
    above = Cel("crisis.wel", "", 1)
    tables = crisis_tables([besluit], crises, (), above, (2026, makers.NOW.date()))
    return {one.id: _filled(one) for one in tables}


def _filled(table: Tabel) -> dict[str, int]:
    return {row.id.partition(".")[2]: row.count for row in table.rows if row.count}


def test_a_crisis_is_in_time_until_the_end_of_its_last_day() -> None:
    assert counted(crisis(1, late=0))["crisis_tijd"] == {"op_tijd": 1}
    assert counted(crisis(1, late=1))["crisis_tijd"] == {"te_laat": 1}


def test_one_decision_on_two_crises_counts_once_and_as_the_late_one() -> None:
    for several in ((crisis(1, late=3), crisis(2, late=0)), (crisis(1, late=0), crisis(2, late=3))):
        found = counted(*several)
        assert found["crisis_tijd"] == {"te_laat": 1}
        assert found["crisis_oordeel"] == {"bekrachtigd": 1}
        assert found["crisis_informeren"] == {"op_tijd": 1}


def test_a_crisis_without_a_history_is_not_known() -> None:
    assert counted()["crisis_tijd"] == {"onbekend": 1}
