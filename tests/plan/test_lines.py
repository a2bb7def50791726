"""What an agreement must be before it is kept, where nothing needs a store: the condition of a special one."""

from dataclasses import replace

import pytest

from tests import makers
from tests.plan import making
from tests.plan.offices import CHECKS
from triage.faults import Refusal
from triage.ids import CodeId
from triage.plan.lines import Ground, tidy_line
from triage.plan.model import Gedaan

TODAY = makers.NOW.date()
B2H = CodeId("B2h")


def against(*retired: CodeId) -> Ground:
    """Return what a line is held against, under a kader in which these codes went out of use today."""
    kader = makers.kader()
    gone = {code: replace(kader.codes[code], retired=TODAY) for code in retired}
    return Ground(makers.casus(1), replace(kader, codes={**kader.codes, **gone}), TODAY, frozenset(), (), (), CHECKS)


def test_a_code_that_went_out_of_use_stays_on_the_line_that_holds_it() -> None:
    line = making.afspraak(condition=B2H)
    plan = making.plan(helpers=(making.helper(organisation="GGZ Noord"),))
    assert tidy_line(plan, line, None, against()) == line
    with pytest.raises(Refusal, match=r"^voorwaarde_past_niet$"):
        tidy_line(plan, line, None, against(B2H))
    done = replace(line, done=Gedaan.KLAAR, done_on=TODAY)
    assert tidy_line(plan, done, line, against(B2H)) == done


def test_a_line_that_did_not_hold_it_does_not_get_it() -> None:
    line = making.afspraak(condition=CodeId("B2g"))
    plan = making.plan(helpers=(making.helper(organisation="GGZ Noord"),))
    with pytest.raises(Refusal, match=r"^voorwaarde_past_niet$"):
        tidy_line(plan, replace(line, condition=B2H), line, against(B2H))


def test_a_condition_of_another_kind_never_stays() -> None:
    line = making.afspraak(condition=B2H)
    plan = making.plan(helpers=(making.helper(organisation="Reclassering"),))
    with pytest.raises(Refusal, match=r"^voorwaarde_past_niet$"):
        tidy_line(plan, replace(line, done=Gedaan.KLAAR), line, against())
