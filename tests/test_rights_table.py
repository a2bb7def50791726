"""The table that a jurist reads is the table that the program works with. `TENZIJ_SCHRIJF_RECHTEN=1` writes it anew."""

import os
from dataclasses import replace
from pathlib import Path

from tests import makers
from tests.hard_rules.rights_world import states, table
from tests.rights_text import STATES, rights_page
from triage.casus.model import CasusState
from triage.ids import RoleId

PAGE = Path(__file__).parent.parent / "docs" / "rechten.md"


def test_the_page_is_the_table() -> None:
    made = rights_page(makers.kader())
    if "TENZIJ_SCHRIJF_RECHTEN" in os.environ:
        PAGE.write_text(made, encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == made


def test_every_right_stands_on_the_page_under_its_role() -> None:
    kader, page = makers.kader(), PAGE.read_text(encoding="utf-8")
    for role, rights in table().items():
        of_role = page.partition(f"### {kader.roles[RoleId(role)].text}\n")[2].partition("\n#")[0]
        told = {line.removeprefix("- ").partition(" (alleen als")[0] for line in of_role.splitlines()}
        assert told >= {kader.acts[act].text for act in rights}, role
        others = {act.text for act in kader.acts.values() if act.id not in rights}
        assert not told & others, role


def test_every_state_has_its_words_and_bound_acts_say_theirs() -> None:
    assert set(STATES) == {state.value for state in CasusState}
    page = PAGE.read_text(encoding="utf-8")
    for act, bound in states().items():
        limited = f"- {makers.kader().acts[act].text} (alleen als"
        assert (limited in page) is (len(bound) < len(CasusState)), act


def test_another_table_is_another_page() -> None:
    kader = makers.kader()
    beheerder = replace(kader.roles[RoleId("beheerder")], rights={"casus_lezen": ("alle",)})
    changed = replace(kader, roles={**kader.roles, RoleId("beheerder"): beheerder})
    assert rights_page(changed) != rights_page(kader)
