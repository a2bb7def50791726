"""The sample of a quarter: nobody chooses what is read, everybody can draw it again, and only the FG judges."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

import pytest

from tests import makers
from tests.worlds import World
from triage.access.actor import Account, Actor, Assignment, Colleague
from triage.access.log import Act
from triage.besluit.sealing import NO_SEAL, Besluit, seal
from triage.casework.desk import Desk
from triage.casework.followup.werkvoorraad import owed
from triage.casework.verantwoording.lezen import read_account
from triage.casework.verantwoording.steekproef import (
    DRAW,
    OpenSteekproef,
    draw_sample,
    finish,
    judge,
    open_sample,
    quarters,
    read_decision,
)
from triage.faults import Refusal
from triage.followup.steekproef import Kwartaal, Oordeel, mark_of, quarter_of, seed_of, size
from triage.ids import AccountId, BesluitId, PersonId, RoleId

DAAN = makers.actor("Daan Brouwer", "informatieregisseur")
DOUTZEN = makers.actor("Doutzen Algra", "fg")
OTHER_FG = makers.actor("Wiebe de Vries", "fg")
K3 = Kwartaal(2026, 3)
IN_K3 = datetime(2026, 8, 3, 10, 0, tzinfo=makers.ZONE)
FINE, REMARK, GONE = Oordeel.ZORGVULDIG, Oordeel.OPMERKING, Oordeel.NIET_IN_TE_ZIEN


@dataclass
class Office:
    """Seals of a year, and who works with them."""

    world: World
    clock: makers.HandClock

    def desk(self, by: Actor = DAAN) -> Desk:
        return makers.desk(self.world.work, by, self.clock, makers.Ids(f"id-{len(self.world.lines())}"))

    def seal(self, moments: Sequence[datetime], kind: str = "besluit", **casus: object) -> list[Besluit]:
        """Seal a decision at each moment, each of a casus of its own with two people in it."""
        made = []
        with self.world.work() as work:
            start = int(work.casussen.next_kenmerk(2026).rpartition("-")[2])
            for place, at in enumerate(moments):
                of = makers.casus(start + place, people=2, **casus)
                bare = makers.besluit(of, previous=work.besluiten.last_digest()).facts
                facts = replace(bare, sealed_at=at.isoformat(), kind=kind)
                made.append(seal(BesluitId(f"b-{of.id}"), of.id, facts))
                work.casussen.add(of, makers.look())
                work.besluiten.add(made[-1], makers.look())
            work.commit()
        return made

    def drawn(self, many: int = 7) -> OpenSteekproef:
        self.seal([IN_K3 + timedelta(hours=one) for one in range(many)])
        return draw_sample(self.desk(), K3)


@pytest.fixture
def office(world: World) -> Office:
    with world.work() as work:
        for one in (DAAN, DOUTZEN):
            person = Colleague(one.person, one.name, "functie")
            held = Assignment(one.person, one.role, makers.TEAM, date(2026, 1, 1))
            work.mensen.add(person, (Account(AccountId(f"a-{one.name}"), one.person, one.name.lower()),), (held,))
        work.commit()
    return Office(world, makers.HandClock())


# ------------------------------------------------------------------------------------------------------- the drawing
def test_quarters_hold_every_day_of_a_year_once() -> None:
    days = [date(2028, 1, 1) + timedelta(days=one) for one in range(366)]
    for day in days:
        kwartaal = quarter_of(day)
        assert kwartaal.first <= day <= kwartaal.last
        assert kwartaal.next.previous == kwartaal.previous.next == kwartaal
    assert sorted({quarter_of(day).name for day in days}) == ["2028-K1", "2028-K2", "2028-K3", "2028-K4"]


@pytest.mark.parametrize(("of", "many"), [(1, 1), (4, 4), (5, 5), (100, 5), (101, 6), (500, 25), (20_000, 25)])
def test_the_size_is_five_of_a_hundred_and_at_least_five_and_at_most_twenty_five(of: int, many: int) -> None:
    assert size(of) == many


def test_who_has_the_numbers_draws_the_same_by_hand(office: Office) -> None:
    before = office.seal([datetime(2026, 6, 30, 23, 59, tzinfo=makers.ZONE)])
    inside = office.seal([IN_K3 + timedelta(hours=one) for one in range(9)])
    only_noted = office.seal([datetime(2026, 9, 30, 23, 59, tzinfo=makers.ZONE)], "vastlegging")
    after = office.seal([datetime(2026, 10, 1, 0, 0, tzinfo=makers.ZONE)])
    sample = draw_sample(office.desk(), K3).sample

    seed = hashlib.sha256(f"tenzij/steekproef/1\n2026-K3\n{only_noted[0].digest}".encode()).hexdigest()
    by_hand = sorted((hashlib.sha256(f"{seed}\n{one.number}".encode()).hexdigest(), one.number) for one in inside)
    assert (sample.of, sample.seed, sample.last_number) == (9, seed, only_noted[0].number)
    assert [(one.mark, one.number) for one in sample.chosen] == by_hand[:5]
    assert not {one.number for one in sample.chosen} & {before[0].number, only_noted[0].number, after[0].number}


def test_it_does_not_matter_who_draws_or_when(office: Office) -> None:
    early = office.drawn().sample
    # Later seals change nothing: the quarter is over.
    office.seal([datetime(2026, 12, 1, 9, 0, tzinfo=makers.ZONE)])
    with office.world.work() as work:
        marks = work.besluiten.marks(K3.first, K3.last)
        work.commit()
    seed = seed_of(K3, marks[-1].digest)
    again = sorted((one.number for one in marks), key=lambda number: mark_of(seed, number))
    assert again[:5] == [one.number for one in early.chosen]


def test_every_number_is_drawn_about_as_often() -> None:
    numbers = [f"2026-{one:04}-B1" for one in range(40)]
    often = dict.fromkeys(numbers, 0)
    for turn in range(400):
        seed = seed_of(K3, f"{turn:064x}")
        for number in sorted(numbers, key=lambda one: mark_of(seed, one))[:5]:
            often[number] += 1
    # Expected 50 times each; the draw is fixed, so this bound holds on every computer.
    assert 25 <= min(often.values()) <= max(often.values()) <= 80


def test_nothing_is_left_out_of_it(office: Office) -> None:
    """Not what the drawer decided, not what is afgeschermd, not what another team decided."""
    office.seal([IN_K3], owner=DAAN.person)
    office.seal([IN_K3 + timedelta(hours=1)], shielded=True)
    office.seal([IN_K3 + timedelta(hours=2)], team="Zuid")
    sample = draw_sample(office.desk(), K3).sample
    assert sample.of == len(sample.chosen) == 3


def test_once_for_each_quarter_and_only_when_it_is_over(office: Office) -> None:
    office.drawn()
    with pytest.raises(Refusal, match="al_getrokken"):
        draw_sample(office.desk(), K3)
    with pytest.raises(Refusal, match="kwartaal_loopt_nog"):
        draw_sample(office.desk(), Kwartaal(2026, 4))
    with pytest.raises(Refusal, match="kwartaal_zonder_besluiten"):
        draw_sample(office.desk(), Kwartaal(2026, 2))
    office.clock.moment = datetime(2026, 12, 31, 23, 59, tzinfo=makers.ZONE)
    with pytest.raises(Refusal, match="kwartaal_loopt_nog"):
        draw_sample(office.desk(), Kwartaal(2026, 4))


def test_the_list_shows_what_was_drawn_and_what_was_forgotten(office: Office) -> None:
    drawn = office.drawn(6)
    rows = {row.kwartaal.name: row for row in quarters(office.desk()).rows}
    assert list(rows)[:3] == ["2026-K3", "2026-K2", "2026-K1"]
    assert (rows["2026-K3"].of, rows["2026-K3"].stuk) == (6, drawn.stuk)
    assert (rows["2026-K2"].of, rows["2026-K2"].stuk) == (0, None)
    assert quarters(office.desk()).may_draw
    assert not quarters(office.desk(DOUTZEN)).may_draw


# ------------------------------------------------------------------------------------------------- reading and judging
def test_the_fg_reads_without_names_and_everyone_in_it_can_see_that(office: Office) -> None:
    shown = office.drawn()
    one = shown.sample.chosen[0]
    lines = office.world.lines()
    read = read_decision(office.desk(DOUTZEN), shown.stuk.id, one.number)
    assert read.facts is not None
    assert read.facts.number == one.number
    assert "Naam van" not in str(read.facts.snapshot)
    left = [(line.act, line.casus, line.persoon) for line in office.world.lines()[len(lines) :]]
    people = [f"{one.casus.replace('casus-', 'c')}-p{place}" for place in (1, 2)]
    assert sorted(left, key=str) == sorted(
        [("steekproef_gezien", None, None), *(("steekproef_gezien", one.casus, person) for person in people)], key=str
    )


def test_a_judgement_stands_in_the_log_of_each_person(office: Office) -> None:
    shown = office.drawn()
    one = shown.sample.chosen[0]
    told = office.world.told(lambda: judge(office.desk(DOUTZEN), shown.stuk.id, one.number, FINE, ""))
    assert {act for act, _ in told} == {"steekproef_gewijzigd"}
    assert len([person for _, person in told if person]) == 2


def test_from_drawing_to_finishing(office: Office) -> None:
    shown = office.drawn()
    fg = office.desk(DOUTZEN)
    assert [(one.reference, one.mine) for one in owed(fg).taken] == [("2026-K3", True)]
    first, *rest = [one.number for one in shown.sample.chosen]
    judge(fg, shown.stuk.id, first, REMARK, " De lichtere weg staat er kort. ")
    for number in rest:
        with pytest.raises(Refusal, match="steekproef_niet_klaar"):
            finish(fg, shown.stuk.id, "")
        judge(fg, shown.stuk.id, number, FINE, "")
    done = finish(fg, shown.stuk.id, "Vijf gelezen, een opmerking.")
    assert (done.sample.count(FINE), done.sample.count(REMARK), done.sample.waiting) == (4, 1, ())
    assert done.sample.one(first).why == "De lichtere weg staat er kort."
    assert owed(fg).taken == ()
    with pytest.raises(Refusal, match="overgang_kan_niet"):
        judge(fg, shown.stuk.id, first, FINE, "")
    with pytest.raises(Refusal, match="overgang_kan_niet"):
        finish(fg, shown.stuk.id, "Toch anders.")


@pytest.mark.parametrize(("second", "told"), [(4, None), (6, 10)])
def test_the_account_of_the_year_tells_of_no_quarter_with_few_decisions(
    office: Office, second: int, told: int | None
) -> None:
    """How many are drawn is known: of two quarters with nine together, one had four decisions."""
    for kwartaal, month, many in ((Kwartaal(2026, 2), 5, second), (K3, 8, 7)):
        office.seal([datetime(2026, month, 3, one, tzinfo=makers.ZONE) for one in range(8, 8 + many)])
        shown = draw_sample(office.desk(), kwartaal)
        for one in shown.sample.chosen:
            judge(office.desk(DOUTZEN), shown.stuk.id, one.number, FINE, "")
        finish(office.desk(DOUTZEN), shown.stuk.id, "")
    account, whole = read_account(office.desk(), 2026), read_account(office.desk(), 2026, full=True)
    found, every = account.table("steekproef"), whole.table("steekproef")
    assert found is not None
    assert every is not None
    assert (found.total.count, every.total.count) == (told, min(second, 5) + 5)
    assert found.closed is (told is None)
    assert account.unread == (1, 4)


def test_a_judgement_is_of_who_gave_it(office: Office) -> None:
    shown = office.drawn()
    number = shown.sample.chosen[0].number
    judge(office.desk(DOUTZEN), shown.stuk.id, number, FINE, "")
    with pytest.raises(Refusal, match="oordeel_van_ander"):
        judge(office.desk(OTHER_FG), shown.stuk.id, number, REMARK, "Anders gezien.")
    mine = judge(office.desk(DOUTZEN), shown.stuk.id, number, REMARK, "Bij nader inzien.")
    assert (mine.sample.one(number).by_name, mine.sample.one(number).oordeel) == ("Doutzen Algra", REMARK)


def test_what_is_not_simply_careful_needs_a_reason(office: Office) -> None:
    shown = office.drawn()
    number = shown.sample.chosen[0].number
    for oordeel in (REMARK, Oordeel.NIET_ZORGVULDIG, GONE):
        with pytest.raises(Refusal, match="oordeel_zonder_reden"):
            judge(office.desk(DOUTZEN), shown.stuk.id, number, oordeel, "  ")
    with pytest.raises(Refusal, match="niet_in_steekproef"):
        judge(office.desk(DOUTZEN), shown.stuk.id, "2026-9999-B1", FINE, "")
    with pytest.raises(Refusal, match="wel_in_te_zien"):
        judge(office.desk(DOUTZEN), shown.stuk.id, number, GONE, "Geen zin.")


def test_what_is_afgeschermd_is_drawn_and_said_not_to_be_readable(office: Office) -> None:
    (secret,) = office.seal([IN_K3], shielded=True)
    shown = draw_sample(office.desk(), K3)
    read = read_decision(office.desk(DOUTZEN), shown.stuk.id, secret.number)
    assert (read.facts, read.own) == (None, False)
    with pytest.raises(Refusal, match="niet_in_te_zien"):
        judge(office.desk(DOUTZEN), shown.stuk.id, secret.number, FINE, "")
    said = judge(office.desk(DOUTZEN), shown.stuk.id, secret.number, GONE, "De casus is afgeschermd.")
    assert said.sample.count(GONE) == 1
    assert [line.result for line in office.world.lines() if line.act.startswith("steekproef")].count("geweigerd") == 3


def test_what_was_destroyed_by_law_stays_drawn_and_cannot_be_read(office: Office) -> None:
    sealed = office.seal([IN_K3 + timedelta(hours=one) for one in range(6)])
    shown = draw_sample(office.desk(), K3)
    gone = shown.sample.chosen[0]
    with office.world.work() as work:
        work.erasing.casus(gone.casus, makers.look(Act.CASUS_VERNIETIGD), date(2027, 2, 1))
        work.commit()
    assert read_decision(office.desk(DOUTZEN), shown.stuk.id, gone.number).facts is None
    said = judge(office.desk(DOUTZEN), shown.stuk.id, gone.number, GONE, "Vernietigd volgens de wet.")
    assert said.sample.count(GONE) == 1
    with office.world.work() as work:
        assert [one.number for one in work.besluiten.marks(K3.first, K3.last)] == [one.number for one in sealed]
        work.commit()


def test_nobody_judges_a_decision_of_their_own(office: Office) -> None:
    office.seal([IN_K3])
    shown = draw_sample(office.desk(), K3)
    number = shown.sample.chosen[0].number
    for name in ("Sofie Harkema", "Youssef el Amrani"):
        also_fg = office.desk(makers.actor(name, "fg"))
        assert read_decision(also_fg, shown.stuk.id, number).own
        with pytest.raises(Refusal, match="eigen_besluit_nalezen"):
            judge(also_fg, shown.stuk.id, number, FINE, "")


@pytest.mark.parametrize("role", ["procesregisseur", "wijkteamprofessional", "beheerder", "adviseur"])
def test_the_rest_of_the_house_sees_none_of_it(office: Office, role: str) -> None:
    shown = office.drawn(1)
    desk = office.desk(makers.actor("Iemand anders", role, mandate=True))
    number = shown.sample.chosen[0].number
    for doing in (
        lambda: quarters(desk),
        lambda: open_sample(desk, shown.stuk.id),
        lambda: draw_sample(desk, Kwartaal(2026, 2)),
        lambda: read_decision(desk, shown.stuk.id, number),
        lambda: judge(desk, shown.stuk.id, number, FINE, ""),
        lambda: finish(desk, shown.stuk.id, ""),
    ):
        with pytest.raises(Refusal, match="geen_recht"):
            doing()


def test_who_draws_does_not_judge_and_the_fg_does_not_draw(office: Office) -> None:
    shown = office.drawn(1)
    number = shown.sample.chosen[0].number
    assert not open_sample(office.desk(), shown.stuk.id).may_judge
    with pytest.raises(Refusal, match="geen_recht"):
        judge(office.desk(), shown.stuk.id, number, FINE, "")
    with pytest.raises(Refusal, match="geen_recht"):
        draw_sample(office.desk(DOUTZEN), Kwartaal(2026, 2))
    assert DRAW in makers.kader().acts


def test_without_a_log_line_nothing_is_shown_or_kept(office: Office) -> None:
    shown = office.drawn(1)
    number = shown.sample.chosen[0].number
    office.seal([datetime(2026, 5, 4, 9, 0, tzinfo=makers.ZONE)])
    office.world.break_log()
    fg = office.desk(DOUTZEN)
    for doing in (
        lambda: quarters(fg),
        lambda: open_sample(fg, shown.stuk.id),
        lambda: draw_sample(office.desk(), Kwartaal(2026, 2)),
        lambda: read_decision(fg, shown.stuk.id, number),
        lambda: judge(fg, shown.stuk.id, number, FINE, ""),
        lambda: finish(fg, shown.stuk.id, ""),
    ):
        with pytest.raises(Exception, match="no log today"):
            doing()


def test_two_people_who_could_be_the_fg_leave_it_to_who_drew_it(office: Office) -> None:
    with office.world.work() as work:
        held = Assignment(PersonId("Wiebe"), RoleId("fg"), makers.TEAM, date(2026, 1, 1))
        work.mensen.add(Colleague(PersonId("Wiebe"), "Wiebe de Vries", "FG"), (), (held,))
        work.commit()
    shown = office.drawn(1)
    assert shown.stuk.owner == DAAN.person
    assert shown.sample.last_digest != NO_SEAL
