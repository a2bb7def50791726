"""The citizen's overview: whole for its reader, nobody else in it, nothing of what is deferred, and accounted for."""

from dataclasses import fields, replace
from datetime import date, timedelta
from hashlib import sha256

import pytest

from tests import makers
from tests.casework.steps import Office
from tests.worlds import World
from triage.access.actor import Actor, Colleague
from triage.access.log import Act, Look
from triage.answers import Answer, Ref, Scope
from triage.casework.inzagelog.overzicht import Overzicht, hand_out, overzicht
from triage.casus.members import Band, Member
from triage.casus.model import Casus
from triage.faults import Refusal
from triage.ids import CasusId, ItemId, PersonId, QuestionId

JELLE = makers.actor("Jelle Brandsma", "informatieregisseur")
YOUSSEF = makers.actor()
ILSE = makers.actor("Ilse Terpstra", "casusregisseur", on_behalf_of="Koen Wubbels")
COLLEAGUES = {"Youssef el Amrani": "Wmo", "Ilse Terpstra": "Jeugd", "Koen Wubbels": "Schuldhulp"}
HUIB, DAUGHTER = ItemId("h1"), ItemId("d1")
DAY, BORN = makers.NOW.date(), date(1945, 3, 1)
SINCE, UNTIL = DAY - timedelta(days=30), DAY + timedelta(days=60)


@pytest.fixture
def office(world: World) -> Office:
    made = Office(world)
    with world.work() as work:
        for name, function in (
            ("Youssef el Amrani", "Wmo"),
            ("Ilse Terpstra", "Jeugd"),
            ("Koen Wubbels", "Schuldhulp"),
        ):
            work.mensen.add(Colleague(PersonId(name), name, function), (), ())
        work.commit()
    return made


def household(number: int, *people: tuple[str, str], **more: object) -> Casus:
    """Return a casus with named persons, all born on one day."""
    made = makers.casus(number, people=0, **more).with_items(Scope.PERSOON, tuple(ItemId(one) for one, _ in people))
    for item, name in people:
        made = made.with_answer(Ref(QuestionId("persoon.naam"), ItemId(item)), Answer(name))
        made = made.with_answer(Ref(QuestionId("persoon.geboortedatum"), ItemId(item)), Answer(BORN))
    return made


def kept(office: Office, *casussen: Casus) -> None:
    with office.world.work() as work:
        for casus in casussen:
            work.casussen.add(casus, look(office, Act.CASUS_GEOPEND))
        work.commit()


def look(office: Office, act: Act, by: Actor = YOUSSEF, purpose: str = "triage") -> Look:
    return Look(by, act, office.clock.now(), purpose, "deel", kader="2026.1")


def seen(office: Office, casus: str, act: Act = Act.CASUS_GEZIEN, by: Actor = YOUSSEF, *people: str) -> None:
    """Look at a casus, or do something with it."""
    said = replace(look(office, act, by), concerned=tuple(ItemId(one) for one in people) or None)
    with office.world.work() as work:
        work.casussen.get(CasusId(casus), makers.scope(every=True, granted=True), said)
        work.commit()


def shown(office: Office, person: str = HUIB, casus: str = "casus-1", by: Actor = JELLE, **how: bool) -> Overzicht:
    return overzicht(office.desk(by), CasusId(casus), ItemId(person), SINCE, UNTIL, **how)


def acts(found: Overzicht) -> list[tuple[str, int]]:
    return [(line.act, line.count) for line in found.lines]


HOUSE = (HUIB, "Huib Wiersinga"), (DAUGHTER, "Anna Wiersinga")


def test_who_looked_when_and_why_by_function_and_not_by_name(office: Office) -> None:
    kept(office, household(1, *HOUSE))
    office.clock.move(hours=1)
    seen(office, "casus-1", Act.PLAN_GEZIEN, ILSE)
    found = shown(office)
    (plan, opened) = found.lines
    assert (plan.act, plan.purpose, plan.function, plan.team, plan.behalf) == (
        "plan_gezien", "triage", "Casusregisseur", makers.TEAM, "Schuldhulp",
    )  # fmt: skip
    assert (opened.act, opened.function, opened.behalf) == ("casus_geopend", "Wijkteamprofessional", "")
    assert plan.at - opened.at == timedelta(hours=1)
    assert found.name == "Huib Wiersinga"
    assert found.made_by == "Informatieregisseur"
    assert not any(name in repr(found.lines) for name in ("Ilse", "Youssef", "Koen", "Anna"))
    assert shown(office, newest_first=False).lines[0].act == "casus_geopend"


def test_names_only_where_the_municipality_chose_that(office: Office) -> None:
    kept(office, household(1, *HOUSE))
    assert {line.name for line in shown(office).lines} == {""}
    with office.world.work() as work:
        work.mensen.set_settings(replace(makers.settings(), overview_names=True))
        work.commit()
    assert "Youssef el Amrani" in {line.name for line in shown(office).lines}


def test_nobody_else_is_in_it(office: Office) -> None:
    kept(office, household(1, *HOUSE), household(2, ("x2", "Anna Wiersma")))
    seen(office, "casus-1", Act.ANTWOORD_GEWIJZIGD, YOUSSEF, DAUGHTER)
    seen(office, "casus-2")
    assert acts(shown(office)) == [("casus_geopend", 1)]
    assert acts(shown(office, DAUGHTER)) == [("antwoord_gewijzigd", 1), ("casus_geopend", 1)]


def test_the_same_work_on_one_day_is_one_line_with_its_count(office: Office) -> None:
    kept(office, household(1, *HOUSE))
    for _ in range(3):
        office.clock.move(hours=1)
        seen(office, "casus-1")
    seen(office, "casus-1", Act.CASUS_GEZIEN, ILSE)
    office.clock.move(days=1)
    seen(office, "casus-1")
    found = shown(office)
    assert acts(found) == [("casus_gezien", 1), ("casus_gezien", 1), ("casus_gezien", 3), ("casus_geopend", 1)]
    assert found.count == 6
    assert found.lines[2].at == makers.NOW + timedelta(hours=1)


def test_the_same_person_elsewhere_also_where_it_is_afgeschermd(office: Office) -> None:
    shielded = household(2, ("h2", "huib  WIERSINGA"), shielded=True)
    shielded = replace(shielded, members=(Member(PersonId("Marit"), Band.GENOEMD, date(2026, 1, 1)),))
    kept(office, household(1, *HOUSE), shielded, household(3, ("h3", "Huib Wiersinga jr.")))
    before = len(office.world.lines())
    found = shown(office)
    assert acts(found) == [("casus_geopend", 2)]
    left = [(line.act, line.casus, line.persoon) for line in office.world.lines()[before:]]
    assert left == [("overzicht_gezien", "casus-1", "h1"), ("overzicht_gezien", "casus-2", "h2")]
    assert shielded.kenmerk not in repr(found)
    with pytest.raises(Refusal, match="casus_onbekend"):
        shown(office, "h2", "casus-2")


def test_the_copy_of_an_overview_says_of_which_casussen_it_tells(office: Office) -> None:
    """It goes with each of them that is destroyed, and is no way around any of them."""
    kept(office, household(1, *HOUSE), household(2, ("h2", "Huib Wiersinga")), household(3, ("h3", "Iemand anders")))
    hand_out(office.desk(JELLE), shown(office), Act.OVERZICHT_AFGEDRUKT, lambda _: b"%PDF van twee")
    with office.world.work() as work:
        found = work.uitgaven.known(sha256(b"%PDF van twee").hexdigest())
        assert found is not None
        assert (found.casus, found.also) == ("casus-1", ("casus-2",))
        work.erasing.casus(CasusId("casus-2"), makers.look(Act.CASUS_VERNIETIGD), makers.NOW.date())
        assert work.uitgaven.known(found.digest) is None
        work.commit()


def test_requests_for_access_and_neutral_cards_are_in_it(office: Office) -> None:
    kept(office, household(1, *HOUSE))
    for act in (Act.KAART_GEZOCHT, Act.TOEGANG_GEVRAAGD, Act.TOEGANG_GEWEIGERD, Act.LOG_GEZIEN):
        seen(office, "casus-1", act, ILSE, HUIB)
    told = {line.act for line in shown(office).lines}
    assert {"kaart_gezocht", "toegang_gevraagd", "toegang_geweigerd", "log_gezien"} <= told


def deferring(casus: Casus, until: date | None) -> Casus:
    made = casus.with_answer(Ref(QuestionId("informeren.wanneer"), HUIB), Answer("uitgesteld"))
    return made.with_answer(Ref(QuestionId("informeren.tot"), HUIB), Answer(until)) if until else made


@pytest.mark.parametrize("until", [DAY + timedelta(days=20), None])
def test_what_may_not_be_known_yet_is_left_out_and_accounted_for(office: Office, until: date | None) -> None:
    kept(office, deferring(household(1, *HOUSE), until), household(2, ("h2", "Huib Wiersinga")))
    seen(office, "casus-1")
    seen(office, "casus-1", Act.KAART_GEZOCHT, ILSE, HUIB)
    seen(office, "casus-1", Act.OVERLEG_GEZIEN, ILSE, HUIB)
    seen(office, "casus-1", Act.PLAN_GEZIEN, ILSE)
    found = shown(office)
    assert acts(found) == [("plan_gezien", 1), ("casus_geopend", 1)]
    detail = office.world.lines()[-1].detail
    assert detail == f"sinds={SINCE} tot={UNTIL} regels=2 weggelaten=4"
    # The daughter may know.
    assert acts(shown(office, DAUGHTER)) == [("plan_gezien", 1), ("casus_gezien", 1), ("casus_geopend", 1)]


def test_the_paper_cannot_tell_that_something_was_left_out(office: Office) -> None:
    kept(office, deferring(household(1, *HOUSE), None))
    found = shown(office)
    assert found.lines == ()
    assert {one.name for one in fields(found)} == {
        "casus", "person", "kenmerk", "name", "since", "until", "made_at", "made_by", "mark", "settings", "lines",
    }  # fmt: skip


def test_once_the_deferral_is_past_everything_is_told(office: Office) -> None:
    until = DAY + timedelta(days=20)
    kept(office, deferring(household(1, *HOUSE), until))
    assert acts(shown(office)) == []
    office.clock.move(days=20)
    assert acts(shown(office)) == []
    office.clock.move(days=1)
    assert ("casus_geopend", 1) in acts(shown(office))


def test_the_period_counts_both_days(office: Office) -> None:
    kept(office, household(1, *HOUSE))
    office.clock.move(days=1)
    seen(office, "casus-1")
    desk = office.desk(JELLE)
    for since, until, expected in (
        (DAY, DAY, 1),
        (DAY + timedelta(days=1), DAY + timedelta(days=1), 1),
        (DAY, UNTIL, 2),
    ):
        found = overzicht(desk, CasusId("casus-1"), DAUGHTER, since, until)
        assert len([line for line in found.lines if not line.act.startswith("overzicht")]) == expected
    with pytest.raises(Refusal, match="periode_omgekeerd"):
        overzicht(desk, CasusId("casus-1"), HUIB, UNTIL, SINCE)


def test_the_citizen_sees_that_the_overview_was_made(office: Office) -> None:
    kept(office, household(1, *HOUSE))
    first = shown(office)
    hand_out(office.desk(JELLE), first, Act.OVERZICHT_BEWAARD, lambda _: b"%PDF")
    assert {line.act for line in shown(office).lines} == {"casus_geopend", "overzicht_gezien", "overzicht_bewaard"}


def test_a_paper_leaves_its_line_or_there_is_no_paper(office: Office) -> None:
    kept(office, household(1, *HOUSE), household(2, ("h2", "Huib Wiersinga")))
    found = shown(office)
    before = office.world.lines()

    def jammed(_: Overzicht) -> bytes:
        raise OSError("no paper")

    with pytest.raises(OSError, match="no paper"):
        hand_out(office.desk(JELLE), found, Act.OVERZICHT_AFGEDRUKT, jammed)
    assert office.world.lines() == before
    seen(office, "casus-1")
    assert (
        hand_out(office.desk(JELLE), found, Act.OVERZICHT_AFGEDRUKT, lambda one: one.name.encode()) == b"Huib Wiersinga"
    )
    assert [(line.act, line.casus) for line in office.world.lines()[-2:]] == [
        ("overzicht_afgedrukt", "casus-1"), ("overzicht_afgedrukt", "casus-2"),
    ]  # fmt: skip
    with pytest.raises(ValueError, match="log_gezien"):
        hand_out(office.desk(JELLE), found, Act.LOG_GEZIEN, jammed)
    office.world.break_log()
    with pytest.raises(Exception, match="no log today"):
        hand_out(office.desk(JELLE), found, Act.OVERZICHT_AFGEDRUKT, lambda _: b"")


def test_what_became_deferred_since_it_was_shown_is_not_printed(office: Office) -> None:
    first = household(1, *HOUSE)
    kept(office, first)
    found = shown(office)
    with office.world.work() as work:
        work.casussen.save(first, replace(deferring(first, None), version=1), (), look(office, Act.ANTWOORD_GEWIJZIGD))
        work.commit()
    with pytest.raises(Refusal, match="overzicht_verouderd"):
        hand_out(office.desk(JELLE), found, Act.OVERZICHT_AFGEDRUKT, lambda _: b"")


def test_while_one_may_not_know_nobody_in_the_casus_reads_that_something_was_decided(office: Office) -> None:
    kept(office, deferring(household(1, *HOUSE), DAY))
    for act in (Act.VOORGELEGD, Act.BESLOTEN, Act.BESLUIT_GEZIEN, Act.AFGEDRUKT, Act.BEWAARD, Act.CASUS_GEZIEN):
        seen(office, "casus-1", act)
    assert acts(shown(office, DAUGHTER)) == [("casus_gezien", 1), ("casus_geopend", 1)]
    office.clock.move(days=1)
    assert ("besloten", 1) in acts(shown(office, DAUGHTER))


def test_what_is_handed_out_is_what_the_store_says_now(office: Office) -> None:
    with office.world.work() as work:
        work.mensen.set_settings(replace(makers.settings(), overview_names=True))
        work.commit()
    kept(office, household(1, *HOUSE))
    found = shown(office)
    for forged in (
        replace(found, name="Iemand Anders"),
        replace(found, made_by="FG"),
        replace(found, lines=()),
        replace(found, settings=replace(found.settings, municipality="Ergens")),
    ):
        with pytest.raises(Refusal, match="overzicht_verouderd"):
            hand_out(office.desk(JELLE), forged, Act.OVERZICHT_BEWAARD, lambda _: b"%PDF")
    with office.world.work() as work:
        work.mensen.set_settings(makers.settings())
        work.commit()
    # Names of employees are no longer told, also not from a page that was still open.
    with pytest.raises(Refusal, match="overzicht_verouderd"):
        hand_out(office.desk(JELLE), found, Act.OVERZICHT_BEWAARD, lambda _: b"%PDF")


@pytest.mark.parametrize("role", ["wijkteamprofessional", "procesregisseur", "fg", "beheerder", "beslisser"])
def test_who_may_not_make_one(office: Office, role: str) -> None:
    kept(office, household(1, *HOUSE))
    with pytest.raises(Refusal, match="geen_recht"):
        shown(office, by=makers.actor("Nieuwsgierig", role))


def test_nothing_is_shown_where_the_line_cannot_be_written_or_the_person_is_another(office: Office) -> None:
    kept(office, household(1, *HOUSE))
    with pytest.raises(Refusal, match="persoon_onbekend"):
        shown(office, "iemand anders")
    with pytest.raises(Refusal, match="casus_onbekend"):
        shown(office, HUIB, "casus-9")
    office.world.break_log()
    with pytest.raises(Exception, match="no log today"):
        shown(office)
