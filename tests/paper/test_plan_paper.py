"""The 1-plan as a real PDF: archival and accessible by both validators, with long names and many lines."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests import makers
from tests.casework.test_plan_papers import words
from tests.paper.judge import objections, pages_read
from triage.ids import CasusId, ItemId
from triage.plan.model import Afspraak, Basis, Bewoner, Gedaan, Hulpverlener, Plan, Regisseur, Waarop
from triage.plan.reading import for_bewoner, for_helper, proposed
from triage.ports import Settings
from triage.records.plan import Reader, Stand, plan_document
from ui.paper.press import press

DAY = date(2026, 11, 24)
SETTINGS = Settings(
    "Gemeente Elsterveen", "Sociaal domein · wijkteam Noorderkade", contact="wijkteam, telefoon 000 - 12 34 56",
    fg_contact="Doutzen Algra",
)  # fmt: skip
LONG = "Wilhelmina Theodora van den Berghe-Oosterhuizen tot Nijenrode"


def plan(lines: int) -> Plan:
    """Return a plan of so many lines for two people."""
    lotte = Bewoner(ItemId("l"), "Lotte", "12_tot_16")
    mother = Bewoner(ItemId("m"), LONG, "volwassen", speaks_for=(ItemId("l"),))
    helpers = tuple(
        Hulpverlener(ItemId(f"h{number}"), f"R. Smit {number}", f"Samen{number}", "gezinscoach", "000")
        for number in range(3)
    )
    made = Plan(
        "p", CasusId("c"), "2026-0148-P1", "Iedereen doet weer mee", makers.NOW,
        Regisseur(makers.actor().person, "Sanne de Wit", "casusregisseur", "000 - 11 22 33"), (lotte, mother), helpers,
    )  # fmt: skip
    supports = tuple(makers.kader().supports)
    for number in range(lines):
        about = (lotte.id, mother.id, None)[number % 3]
        done = Gedaan.KLAAR if number % 5 == 4 else Gedaan.LOOPT
        line = Afspraak(
            ItemId(f"a{number}"), about, supports[number % len(supports)], DAY + timedelta(days=number),
            Basis(Waarop.INSTEMMING), helpers[number % 3].id, "Elke dinsdag om 10 uur", done=done,
            done_on=DAY if done is Gedaan.KLAAR else None,
        )  # fmt: skip
        made = made.with_afspraak(replace(line, readers=proposed(made, line, frozenset())))
    return made


@pytest.mark.parametrize("practice", [False, True])
@pytest.mark.parametrize("lines", [0, 1, 60])
def test_it_is_archival_and_accessible(lines: int, practice: bool, tmp_path: Path) -> None:  # noqa: FBT001
    made, stand = plan(lines), Stand(DAY, "1204-K7Q2M9")
    settings = replace(SETTINGS, practice=practice)
    parts = (
        (for_bewoner(made, ItemId("m"), frozenset()), Reader(LONG, helper=False)),
        (for_helper(made, ItemId("h1")), Reader("R. Smit 1, Samen1", helper=True)),
    )
    for part, reader in parts:
        pdf = press(plan_document(part, reader, makers.kader(), settings, stand, words()))
        assert objections(pdf, tmp_path) == []
        pages = pages_read(pdf)
        said = " ".join(" ".join(pages).split())
        assert reader.name in said
        assert "1204-K7Q2M9" in said
        assert all("2026-0148-P1" in page for page in pages)
        assert ("OEFENING" in said) is practice
        if lines == 60:
            assert len(pages) > 2 or reader.helper
            assert ("Samen2" in said) is not reader.helper
