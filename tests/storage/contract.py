"""What every store must do, whichever engine keeps it. A test class of an engine inherits these and gives `world`."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from tests import makers
from tests.worlds import Line, World
from triage.access.log import Act
from triage.answers import Answer, Ref, Scope, Toets
from triage.besluit.sealing import NO_SEAL
from triage.casus.model import Casus
from triage.faults import Refusal
from triage.ids import AccountId, BesluitId, CasusId, ItemId, PersonId, QuestionId
from triage.ports import Place

Attempt = Callable[[], object]
LONG = "Meneer woont alleen, het gas stond open en niemand kijkt elke dag bij hem naar binnen."


def kept(world: World, *casussen: Casus) -> None:
    """Keep casussen."""
    with world.work() as work:
        for casus in casussen:
            work.casussen.add(casus, makers.look(Act.CASUS_GEOPEND))
        work.commit()


def seen(world: World, casus: str = "casus-1", **relations: bool) -> Casus:
    """Open a casus."""
    with world.work() as work:
        found = work.casussen.get(CasusId(casus), makers.scope(**relations), makers.look())
        work.commit()
    return found


def saved(world: World, before: Casus, after: Casus, act: Act = Act.ANTWOORD_GEWIJZIGD) -> None:
    """Save a change."""
    with world.work() as work:
        work.casussen.save(before, after, (), makers.look(act))
        work.commit()


class CasussenContract:
    """The casussen of a store."""

    def test_what_is_kept_comes_back(self, world: World) -> None:
        casus = makers.casus(people=2, reviewed=makers.NOW, last_editor=PersonId("x"), proposer=PersonId("y"))
        kept(world, casus)
        assert seen(world) == casus

    def test_a_change_writes_what_changed(self, world: World) -> None:
        first = makers.casus(people=2)
        kept(world, first)
        second = makers.changed(first, "toets.schade", Answer(Toets(ja=True, woorden="é €  \n 🏠")))
        saved(world, first, second)
        assert seen(world) == second
        third = makers.changed(second, "toets.schade", Answer())
        saved(world, second, third)
        assert seen(world) == third

    def test_items_come_move_and_go(self, world: World) -> None:
        first = makers.casus(people=3)
        kept(world, first)
        one, two, three = first.of(Scope.PERSOON)
        moved = first.with_items(Scope.PERSOON, (three, ItemId("nieuw"), one, two))
        second = makers.changed(moved, "doel.woorden", Answer("veilig"))
        saved(world, first, second)
        assert seen(world).of(Scope.PERSOON) == (three, ItemId("nieuw"), one, two)
        third = makers.changed(second.without_item(Scope.PERSOON, three), "doel.woorden", Answer("veilig wonen"))
        saved(world, second, third)
        assert seen(world) == third

    def test_a_change_against_an_older_version_is_refused(self, world: World) -> None:
        first = makers.casus()
        kept(world, first)
        saved(world, first, makers.changed(first, "doel.woorden", Answer("een")))
        with pytest.raises(Refusal, match="inmiddels_gewijzigd"):
            saved(world, first, makers.changed(first, "doel.woorden", Answer("twee")))
        assert seen(world).text("doel.woorden") == "een"

    def test_nothing_stays_without_a_commit(self, world: World) -> None:
        first = makers.casus()
        kept(world, first)
        before = world.lines()
        with world.work() as work:
            work.casussen.save(first, makers.changed(first, "doel.woorden", Answer("een")), (), makers.look())
        assert world.lines() == before
        assert seen(world) == first

    def test_nothing_stays_after_a_fault(self, world: World) -> None:
        def fail() -> None:
            with world.work() as work:
                work.casussen.add(makers.casus(), makers.look())
                raise RuntimeError("halfway")

        with pytest.raises(RuntimeError, match="halfway"):
            fail()
        with pytest.raises(Refusal, match="casus_onbekend"):
            seen(world)

    def test_out_of_reach_reads_as_unknown_and_is_logged(self, world: World) -> None:
        kept(world, makers.casus(owner=PersonId("een ander"), team="Zuiderkade"))
        for casus in ("casus-1", "bestaat-niet"):
            before = world.lines()
            with pytest.raises(Refusal, match="casus_onbekend") as refusal:
                seen(world, casus, own=True, team=True, put_forward=True)
            assert refusal.value.facts == {}
            assert world.lines()[len(before) :] == [
                Line("casus_gezien", casus, None, "geweigerd", "Youssef el Amrani", "")
            ]

    def test_a_refused_look_is_logged_with_the_rest_when_the_rest_goes_on(self, world: World) -> None:
        with world.work() as work:
            with pytest.raises(Refusal, match="casus_onbekend"):
                work.casussen.get(CasusId("bestaat-niet"), makers.scope(), makers.look())
            work.logboek.write(makers.look(Act.GEZOCHT))
            work.commit()
        assert sorted((line.act, line.result) for line in world.lines()) == [
            ("casus_gezien", "geweigerd"),
            ("gezocht", "ok"),
        ]

    @pytest.mark.parametrize(
        ("relations", "expected"),
        [
            ({"own": True}, {"2026-0001"}),
            ({"team": True}, {"2026-0001", "2026-0002", "2026-0003"}),
            ({"put_forward": True}, {"2026-0003"}),
            ({"own": True, "put_forward": True}, {"2026-0001", "2026-0003"}),
            ({"every": True}, {"2026-0001", "2026-0002", "2026-0003", "2026-0004"}),
            ({"own": False}, set()),
        ],
    )
    def test_reach(self, world: World, relations: dict[str, bool], expected: set[str]) -> None:
        other = PersonId("een ander")
        kept(
            world,
            makers.casus(1),
            makers.casus(2, owner=other),
            makers.put(makers.casus(3, owner=other)),
            makers.put(makers.casus(4, owner=other, team="Zuiderkade")),
        )
        scope = makers.scope(**relations)
        with world.work() as work:
            rows = work.casussen.rows(scope, makers.look(Act.LIJST_GEZIEN))
            count = work.casussen.count(scope)
            work.commit()
        assert {row.kenmerk for row in rows} == expected
        assert count == len(expected)
        for number in range(1, 5):
            with world.work() as work:
                if f"2026-{number:04}" in expected:
                    work.casussen.get(CasusId(f"casus-{number}"), scope, makers.look())
                    work.commit()
                else:
                    with pytest.raises(Refusal, match="casus_onbekend"):
                        work.casussen.get(CasusId(f"casus-{number}"), scope, makers.look())

    def test_a_list_is_in_order_and_holds_no_name_of_a_person(self, world: World) -> None:
        casus = makers.casus(1)
        regel, partij = ItemId("r1"), ItemId("o1")
        casus = casus.with_items(Scope.REGEL, (regel,)).with_items(Scope.PARTIJ, (partij,))
        for question, value, item in (
            ("partij.naam", "Huisarts Het Wad", partij),
            ("regel.ontvanger", str(partij), regel),
            ("gevaar.nu", True, None),
        ):
            casus = casus.with_answer(Ref(QuestionId(question), item), Answer(value))
        with world.work() as work:
            work.mensen.add(*makers.colleague())
            work.casussen.add(casus, makers.look(Act.CASUS_GEOPEND))
            late = makers.look(Act.CASUS_GEOPEND, at=makers.NOW + timedelta(hours=1))
            work.casussen.add(makers.casus(2, owner=PersonId("weg")), late)
            work.commit()
        with world.work() as work:
            rows = work.casussen.rows(makers.scope(), makers.look(Act.LIJST_GEZIEN))
            work.commit()
        second, first = rows
        assert (second.kenmerk, second.owner_name, second.parties, second.crisis) == ("2026-0002", "", (), False)
        assert (first.parties, first.owner_name, first.crisis) == (("Huisarts Het Wad",), "Youssef el Amrani", True)
        assert first.changed == makers.NOW
        assert first.changed.utcoffset() == makers.NOW.utcoffset()
        assert "Naam van" not in repr(rows)
        assert [(line.act, line.casus, line.persoon) for line in world.lines()[-1:]] == [("lijst_gezien", None, None)]

    def test_search_by_a_part_of_the_kenmerk_and_by_pages(self, world: World) -> None:
        kept(world, *(makers.casus(number) for number in range(1, 24)))
        with world.work() as work:
            look, scope = makers.look(Act.GEZOCHT), makers.scope(own=True, team=True)
            found = work.casussen.rows(scope, look, "0002")
            strange = [work.casussen.rows(scope, look, part) for part in ("%", "_", "\0", "\ud800", "'; --")]
            pages = [work.casussen.rows(scope, look, "", 10, skip) for skip in (0, 10, 20, 30)]
            count = work.casussen.count(scope, "-002")
            work.commit()
        assert [row.kenmerk for row in found] == ["2026-0002"]
        assert strange == [()] * 5
        assert [row.kenmerk for page in pages for row in page] == [f"2026-{n:04}" for n in range(23, 0, -1)]
        assert count == 4

    def test_next_kenmerk(self, world: World) -> None:
        with world.work() as work:
            assert work.casussen.next_kenmerk(2026) == "2026-0001"
        kept(world, makers.casus(9), makers.casus(2, kenmerk="2025-0148"), makers.casus(3, kenmerk="2026-10000"))
        with world.work() as work:
            assert work.casussen.next_kenmerk(2026) == "2026-10001"
            assert work.casussen.next_kenmerk(2025) == "2025-0149"

    def test_terms_are_those_of_the_last_save(self, world: World) -> None:
        first = makers.casus()
        kept(world, first, makers.casus(2, team="Zuiderkade", owner=PersonId("een ander")))
        soon, late = makers.due("inzage", date(2026, 12, 1)), makers.due("bezwaar", date(2027, 1, 8))
        second = makers.changed(first, "doel.woorden", Answer("een"))
        third = makers.changed(second, "doel.woorden", Answer("twee"))
        with world.work() as work:
            work.casussen.save(first, second, (late, soon), makers.look())
            work.commit()

        def terms(until: date, **relations: bool) -> list[str]:
            with world.work() as work:
                return [row.term for row in work.casussen.terms(makers.scope(**relations), until)]

        assert terms(date(2027, 2, 1)) == ["inzage", "bezwaar"]
        assert terms(date(2026, 12, 1)) == ["inzage"]
        assert terms(date(2027, 2, 1), own=True) == ["inzage", "bezwaar"]
        assert terms(date(2027, 2, 1), own=False) == []
        with world.work() as work:
            work.casussen.save(second, third, (late,), makers.look())
            work.commit()
        assert terms(date(2027, 2, 1)) == ["bezwaar"]

    def test_place_and_draft_are_of_each_person(self, world: World) -> None:
        kept(world, makers.casus())
        casus, me, other = CasusId("casus-1"), PersonId("ik"), PersonId("jij")
        place = Place(Ref(QuestionId("persoon.naam"), ItemId("c1-p1")), 7)
        with world.work() as work:
            assert work.casussen.place(casus, me) is None
            work.casussen.keep_place(casus, me, Place(Ref(QuestionId("doel.woorden"))))
            work.casussen.keep_place(casus, me, place)
            work.casussen.keep_draft(casus, me, "half é")
            work.commit()
        with world.work() as work:
            assert (work.casussen.place(casus, me), work.casussen.place(casus, other)) == (place, None)
            assert (work.casussen.draft(casus, me), work.casussen.draft(casus, other)) == ("half é", "")
            work.casussen.keep_draft(casus, me, "")
            work.commit()
        with world.work() as work:
            assert work.casussen.draft(casus, me) == ""

    def test_words_of_another_casus_are_recognised(self, world: World) -> None:
        first, second = makers.casus(1), makers.casus(2)
        kept(world, first, second)
        mine = makers.changed(first, "doel.woorden", Answer(f"Eerst iets anders. {LONG}"))
        saved(world, first, mine)
        with world.work() as work:
            assert work.casussen.text_elsewhere(second.id, LONG.upper().replace(" ", "  "), makers.scope())
            assert not work.casussen.text_elsewhere(first.id, LONG, makers.scope())
            assert not work.casussen.text_elsewhere(second.id, LONG[:50], makers.scope())
            # Words of what may not be met are no words at all.
            assert not work.casussen.text_elsewhere(second.id, LONG, makers.scope("Ilse", "Zuiderkade", team=True))
        saved(world, mine, makers.changed(mine, "doel.woorden", Answer("Heel iets anders.")))
        with world.work() as work:
            assert not work.casussen.text_elsewhere(second.id, LONG, makers.scope())


class LogContract:
    """The trail that every look leaves."""

    def test_one_line_for_each_person(self, world: World) -> None:
        casus = makers.casus(people=3)
        kept(world, casus)
        seen(world)
        assert [(line.act, line.persoon) for line in world.lines()] == [
            *(("casus_geopend", person) for person in casus.of(Scope.PERSOON)),
            *(("casus_gezien", person) for person in casus.of(Scope.PERSOON)),
        ]

    def test_one_line_where_nobody_is_concerned_yet(self, world: World) -> None:
        kept(world, makers.casus(people=0))
        assert [(line.casus, line.persoon) for line in world.lines()] == [("casus-1", None)]

    def test_who_is_taken_away_is_concerned_too(self, world: World) -> None:
        first = makers.casus(people=2)
        kept(world, first)
        one, two = first.of(Scope.PERSOON)
        second = makers.changed(first.without_item(Scope.PERSOON, two), "doel.woorden", Answer("x"))
        before = len(world.lines())
        saved(world, first, second)
        assert [line.persoon for line in world.lines()[before:]] == [one, two]

    def test_one_look_leaves_one_line_however_far_it_goes(self, world: World) -> None:
        first = makers.casus()
        kept(world, first)
        before, look = len(world.lines()), makers.look(Act.BESLOTEN)
        with world.work() as work:
            work.casussen.save(first, makers.changed(first, "doel.woorden", Answer("x")), (), look)
            work.besluiten.add(makers.besluit(first), look)
            work.commit()
        assert [line.act for line in world.lines()[before:]] == ["besloten"]

    @pytest.mark.parametrize("kind", ["casus", "lijst", "besluit", "opslaan", "nieuw", "regel"])
    def test_without_a_line_nothing_is_handed_out(self, world: World, kind: str) -> None:
        first = makers.casus()
        sealed = makers.besluit(first)
        with world.work() as work:
            work.casussen.add(first, makers.look(Act.CASUS_GEOPEND))
            work.besluiten.add(sealed, makers.look(Act.BESLOTEN))
            work.commit()
        world.break_log()

        def attempt() -> object:
            with world.work() as work:
                second = makers.changed(first, "doel.woorden", Answer("x"))
                attempts: dict[str, Attempt] = {
                    "casus": lambda: work.casussen.get(first.id, makers.scope(), makers.look()),
                    "lijst": lambda: work.casussen.rows(makers.scope(), makers.look(Act.LIJST_GEZIEN)),
                    "besluit": lambda: work.besluiten.get(sealed.id, makers.scope(), makers.look(Act.BESLUIT_GEZIEN)),
                    "opslaan": lambda: work.casussen.save(first, second, (), makers.look()),
                    "nieuw": lambda: work.casussen.add(makers.casus(2), makers.look()),
                    "regel": lambda: work.logboek.write(makers.look(Act.GEZOCHT)),
                }
                found = attempts[kind]()
                work.commit()
            return found

        with pytest.raises(Exception, match="no log today"):
            attempt()
        with world.work() as work:
            assert work.casussen.count(makers.scope()) == 1

    @pytest.mark.parametrize("kind", ["versies", "draad", "papier"])
    def test_what_was_read_without_a_line_is_not_handed_out(self, world: World, kind: str) -> None:
        first = makers.casus()
        with world.work() as work:
            work.casussen.add(first, makers.look(Act.CASUS_GEOPEND))
            work.besluiten.add(makers.besluit(first), makers.look(Act.BESLOTEN))
            work.besluiten.keep_paper(BesluitId("b-casus-1-1"), b"papier")
            work.commit()

        def attempt(*, commit: bool) -> object:
            with world.work() as work:
                reads: dict[str, Attempt] = {
                    "versies": lambda: work.voorstellen.of(first.id),
                    "draad": lambda: work.voorstellen.thread(first.id),
                    "papier": lambda: work.besluiten.paper(BesluitId("b-casus-1-1")),
                }
                found = reads[kind]()
                if commit:
                    work.commit()
            return found

        for commit in (True, False):
            with pytest.raises(RuntimeError, match="read"):
                attempt(commit=commit)

    def test_a_look_that_is_not_committed_is_not_handed_out(self, world: World) -> None:
        kept(world, makers.casus())

        def attempt() -> Casus:
            with world.work() as work:
                return work.casussen.get(CasusId("casus-1"), makers.scope(), makers.look())

        with pytest.raises(RuntimeError, match="without a commit"):
            attempt()


class BesluitContract:
    """Versions, questions and seals."""

    def test_versions_and_thread_in_order(self, world: World) -> None:
        first = makers.casus()
        asked = [makers.vraag(first, text) for text in ("Waarom?", "Waarom?", "Kan het lichter? 🏠")]
        kept(world, first)
        with world.work() as work:
            for number in (1, 2):
                work.voorstellen.add(makers.voorstel(first, number))
            for one in asked:
                work.voorstellen.ask(one)
            work.voorstellen.answer(asked[0], "Daarom.")
            work.commit()
        with world.work() as work:
            work.casussen.get(first.id, makers.scope(), makers.look())
            assert work.voorstellen.of(first.id) == (makers.voorstel(first, 1), makers.voorstel(first, 2))
            thread = work.voorstellen.thread(first.id)
            work.commit()
        assert [one.answered for one in thread] == ["Daarom.", "", ""]
        assert [one.text for one in thread] == [one.text for one in asked]
        with world.work() as work, pytest.raises(Refusal, match="inmiddels_gewijzigd"):
            work.voorstellen.answer(makers.vraag(first, "Nooit gevraagd"), "x")

    def test_seals_hold_on_to_each_other(self, world: World) -> None:
        one, two = makers.casus(1), makers.casus(2, people=2)
        kept(world, one, two)
        first = makers.besluit(one)
        second = makers.besluit(two, previous=first.digest)
        with world.work() as work:
            assert work.besluiten.last_digest() == NO_SEAL
            work.besluiten.add(first, makers.look(Act.BESLOTEN))
            assert work.besluiten.last_digest() == first.digest
            work.besluiten.add(second, makers.look(Act.BESLOTEN))
            work.commit()
        before = len(world.lines())
        with world.work() as work:
            assert work.besluiten.get(second.id, makers.scope(), makers.look(Act.BESLUIT_GEZIEN)) == second
            assert work.besluiten.chain() == ((first.number, first.digest), (second.number, second.digest))
            assert work.besluiten.count(one.id, "besluit") == 1
            assert work.besluiten.count(one.id, "vastlegging") == 0
            assert work.besluiten.of(one.id, makers.scope()) == ((first.id, first.number, makers.NOW),)
            assert work.besluiten.by_number(" 2026-0002-b1 ", makers.scope()) == second.id
            assert work.besluiten.by_number(second.number, makers.scope(own=False)) is None
            assert work.besluiten.by_number("2026-0009-B1", makers.scope()) is None
            work.commit()
        assert [line.persoon for line in world.lines()[before:]] == ["c2-p1", "c2-p2"]

    def test_a_seal_that_does_not_hold_on_to_the_last_is_refused(self, world: World) -> None:
        one, two = makers.casus(1), makers.casus(2)
        kept(world, one, two)

        def fork() -> None:
            with world.work() as work:
                work.besluiten.add(makers.besluit(one), makers.look(Act.BESLOTEN))
                work.besluiten.add(makers.besluit(two), makers.look(Act.BESLOTEN))
                work.commit()

        with pytest.raises(Exception, match=r"stays|hold on"):
            fork()
        with world.work() as work:
            assert work.besluiten.last_digest() == NO_SEAL

    def test_a_seal_out_of_reach_reads_as_unknown(self, world: World) -> None:
        one = makers.casus(1)
        kept(world, one)
        with world.work() as work:
            work.besluiten.add(makers.besluit(one), makers.look(Act.BESLOTEN))
            work.commit()
        for besluit, scope in (("b-casus-1-1", makers.scope("ander", own=True)), ("nooit", makers.scope())):
            with world.work() as work, pytest.raises(Refusal, match="besluit_onbekend"):
                work.besluiten.get(BesluitId(besluit), scope, makers.look(Act.BESLUIT_GEZIEN))
            assert world.lines()[-1].result == "geweigerd"

    def test_the_first_paper_stays(self, world: World) -> None:
        one = makers.casus(1)
        kept(world, one)
        sealed = makers.besluit(one)
        with world.work() as work:
            work.besluiten.add(sealed, makers.look(Act.BESLOTEN))
            assert work.besluiten.paper(sealed.id) is None
            work.besluiten.keep_paper(sealed.id, b"%PDF \0 een")
            work.besluiten.keep_paper(sealed.id, b"%PDF twee")
            assert work.besluiten.paper(sealed.id) == b"%PDF \0 een"
            work.commit()


class MensenContract:
    """The people."""

    def test_people_accounts_and_roles(self, world: World) -> None:
        youssef, sofie = makers.colleague(), makers.colleague("Sofie Harkema")
        with world.work() as work:
            work.mensen.add(*youssef)
            work.mensen.add(*sofie)
            work.commit()
        with world.work() as work:
            assert work.mensen.colleagues() == (sofie[0], youssef[0])
            assert work.mensen.colleague(youssef[0].person) == youssef[0]
            assert work.mensen.account(youssef[1][0].account) == youssef[1][0]
            assert work.mensen.accounts() == (*sofie[1], *youssef[1])
            assert work.mensen.assignments(sofie[0].person) == sofie[2]
            assert work.mensen.colleague(PersonId("niemand")) is None
            assert work.mensen.account(AccountId("niets")) is None

    def test_two_accounts_of_one_person_are_one_person(self, world: World) -> None:
        colleague, (account,), roles = makers.colleague()
        second = type(account)(AccountId("tweede"), account.person, "youssef-avond")
        with world.work() as work:
            work.mensen.add(colleague, (account, second), roles)
            work.commit()
        with world.work() as work:
            persons = {one.person for one in work.mensen.accounts()}
        assert persons == {colleague.person}

    def test_settings(self, world: World) -> None:
        with world.work() as work:
            assert work.mensen.settings().municipality == ""
            work.mensen.set_settings(makers.settings())
            work.commit()
        with world.work() as work:
            assert work.mensen.settings() == makers.settings()
