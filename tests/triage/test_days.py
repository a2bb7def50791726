"""Days that must still lie ahead when a casus is put forward, and how late a deferral may end."""

from datetime import date

import pytest

from resources.reading import kader_tables, kader_walks
from triage.casus.days import demand_days
from triage.casus.walk import walk
from triage.faults import Refusal
from triage.golden.reading import read
from triage.kader.loading import load

KADER = load(kader_tables("2026.1"))
UNTIL = date(2026, 12, 7)
"""Until when the walk defers informing one of its people; the kader gives four weeks."""


def judge(today: date) -> None:
    story = read(kader_walks("2026.1")["onveilig_adres_uitstel.toml"], KADER)
    demand_days(walk(story.casus, KADER), KADER, today)


@pytest.mark.parametrize("today", [date(2026, 11, 9), date(2026, 12, 6)])
def test_a_deferral_within_four_weeks_may_stand(today: date) -> None:
    judge(today)


def test_a_deferral_that_is_too_long_names_its_latest_day_in_words() -> None:
    with pytest.raises(Refusal, match="uitstel_te_lang") as refusal:
        judge(date(2026, 11, 8))
    assert refusal.value.facts == {"uiterlijk": "6 december 2026"}


def test_a_deferral_that_is_over_is_refused() -> None:
    with pytest.raises(Refusal, match="uitstel_voorbij"):
        judge(UNTIL)
