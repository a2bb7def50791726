"""The 1-plan as it is used: begun, filled, read by whom it is for, changed, closed; over both stores."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

import pytest

from tests import makers
from tests.casework.steps import CASUS_3, MET_TOESTEMMING
from tests.plan.offices import AGREED, CHECKS, KARIN, MIRJAM, NEW, PlanOffice, regie
from tests.worlds import World
from triage.access.log import Act
from triage.answers import Answer, Scope
from triage.casework.plan.agreeing import (
    OwnLine,
    put_afspraak,
    put_helper,
    take_away,
    write_own,
)
from triage.casework.plan.desk import May, OpenPlan
from triage.casework.plan.planning import (
    begin_plan,
    close_plan,
    history,
    open_beginning,
    open_plan,
    part_for,
    plans,
    set_goal,
    set_household,
    set_regisseur,
)
from triage.casus.members import Band, bands
from triage.faults import Refusal
from triage.ids import CasusId, CodeId, ItemId, PersonId
from triage.plan.checks import WatInformatie
from triage.plan.model import (
    NAME,
    TEXT,
    Afspraak,
    Basis,
    Bewoner,
    Gedaan,
    Gehouden,
    Hulpverlener,
    Inkijk,
    PlanState,
    Reden,
    Slot,
    Waarop,
)

CHILD = "ex_partner_onveilig_adres"
TAKEN_BACK = ("toestemming.stand", Answer("ingetrokken"))
NOT_EXPLICIT = ("toestemming.uitdrukkelijk", Answer(False))


@pytest.fixture
def office(world: World) -> PlanOffice:
    return PlanOffice(world).staffed()


def refused(code: str, attempt: Callable[[], object]) -> Refusal:
    """Return the refusal of an attempt."""
    with pytest.raises(Refusal, match=f"^{code}$") as found:
        attempt()
    return found.value


def ended(line: Afspraak, how: Gedaan, on: date | None = None) -> Afspraak:
    """Return an agreement as whoever ends it gives it back; today where the day is not said."""
    return replace(line, done=how, done_on=on)


class TestBeginning:
    """Only with samenhang, noodzaak and a goal."""

    @pytest.mark.parametrize("question", ["vraag.samenhang", "vraag.noodzaak", "vraag.doel"])
    @pytest.mark.parametrize("said", [Answer(False), Answer(None), Answer(uitzoeken=True)])
    def test_a_plan_needs_three_yeses(self, office: PlanOffice, question: str, said: Answer) -> None:
        casus = office.edited(office.begun(MET_TOESTEMMING).casus, (question, None, said))
        beginning = open_beginning(office.regisseur(), casus.id)
        lacking = (question.removeprefix("vraag."),)
        assert beginning.lacking == lacking
        assert refused("plan_kan_nog_niet", lambda: office.plan_in(casus.id)).facts["mist"] == lacking

    def test_a_casus_that_turned_out_to_be_one_question_has_no_plan(self, office: PlanOffice) -> None:
        casus = office.edited(office.begun(MET_TOESTEMMING).casus, ("vraag.soort", None, Answer("enkelvoudig")))
        assert casus.answer("vraag.samenhang").value is True
        missing = refused("plan_kan_nog_niet", lambda: office.plan_in(casus.id)).facts["mist"]
        assert missing == ("samenhang", "noodzaak", "doel")

    def test_a_plan_needs_a_goal_in_the_casus_and_one_of_its_own(self, office: PlanOffice) -> None:
        casus = office.begun(MET_TOESTEMMING).casus
        people = open_beginning(office.regisseur(), casus.id).people
        refused("doel_ontbreekt", lambda: begin_plan(office.regisseur(), casus.id, "  ", people, CHECKS))
        bare = office.edited(casus, ("doel.woorden", None, Answer("  ")))
        assert refused("plan_kan_nog_niet", lambda: office.plan_in(bare.id)).facts["mist"] == ("doel",)

    def test_the_goal_passes_the_check(self, office: PlanOffice) -> None:
        casus, desk = office.begun(MET_TOESTEMMING).casus, office.regisseur()
        people = open_beginning(desk, casus.id).people
        with pytest.raises(WatInformatie) as wrong:
            begin_plan(desk, casus.id, "Schuld en psychose", people, CHECKS)
        assert [(one.field, one.mark.quote) for one in wrong.value.marked] == [("doel", "Schuld"), ("doel", "psychose")]
        assert dict(wrong.value.facts) == {"aantal": 2, "velden": ("doel",)}
        kept = (
            Gehouden("schuld", "geld", Reden.SOORT_HULP),
            Gehouden("nooit getypt: hij drinkt weer", "geld", Reden.EIGENNAAM),
        )
        opened = begin_plan(desk, casus.id, " Schuld   afstemmen ", people, CHECKS, kept=kept)
        assert opened.plan.goal == "Schuld afstemmen"
        # Only what stands in the text was kept: a reason cannot carry words of its own.
        assert opened.plan.goal_kept == (Gehouden("Schuld", "geld", Reden.SOORT_HULP),)

    def test_it_begins_as_it_should(self, office: PlanOffice) -> None:
        casus = office.begun(MET_TOESTEMMING).casus
        before = len(office.world.lines())
        opened = office.plan_in(casus.id)
        plan = opened.plan
        assert (plan.number, plan.version, plan.state) == (f"{casus.kenmerk}-P1", 1, PlanState.LOOPT)
        assert (plan.regisseur.person, plan.regisseur.name) == (MIRJAM, MIRJAM)
        assert [(one.name, one.age_group) for one in plan.bewoners] == [("Annelies", "volwassen")]
        assert (opened.whole, opened.mine, opened.may.write, opened.may.agree, opened.may.own) == (
            True, None, True, True, False,
        )  # fmt: skip
        assert [one.act for one in office.since(before)] == ["casus_gezien", "plan_begonnen"]
        assert open_plan(office.regisseur(), plan.id) == opened

    def test_one_running_plan_a_casus(self, office: PlanOffice) -> None:
        first = office.plan()
        number = refused("plan_loopt_al", lambda: office.plan_in(first.plan.casus)).facts["nummer"]
        assert number == first.plan.number
        assert open_beginning(office.regisseur(), first.plan.casus).running == first.plan.id
        close_plan(office.regisseur(), first, Slot.DOEL_BEREIKT)
        second = office.plan_in(first.plan.casus)
        assert second.plan.number.endswith("-P2")
        assert open_beginning(office.regisseur(), first.plan.casus).running == second.plan.id
        rows, _ = plans(office.regisseur())
        assert {(row.id, row.number) for row in rows} == {
            (first.plan.id, first.plan.number),
            (second.plan.id, second.plan.number),
        }

    def test_the_casusregisseur_has_the_regie(self, office: PlanOffice) -> None:
        casus = office.begun(MET_TOESTEMMING).casus
        with office.world.work() as work:
            named = replace(casus, members=(regie(KARIN),), version=casus.version + 1)
            work.casussen.keep_naming(casus, named, makers.look(Act.REGIE_GEGEVEN))
            work.commit()
        assert office.plan_in(casus.id).plan.regisseur.person == KARIN

    def test_only_who_may(self, office: PlanOffice) -> None:
        casus = office.begun(MET_TOESTEMMING).casus
        people = open_beginning(office.regisseur(), casus.id).people
        for role in ("wijkteamprofessional", "beslisser", "informatieregisseur", "fg", "beheerder", "adviseur"):
            desk = office.desk(makers.actor(MIRJAM, role))
            refused("casus_onbekend", partial(begin_plan, desk, casus.id, "Doel", people, CHECKS))
        other = office.desk(makers.actor(MIRJAM, "procesregisseur", team="Zuiderkade", mandate=True))
        refused("casus_onbekend", lambda: open_beginning(other, casus.id))


class TestHousehold:
    """As little as tells people apart, and what each of them reads."""

    def test_what_is_proposed(self, office: PlanOffice) -> None:
        casus = office.edited(
            office.begun(MET_TOESTEMMING).casus,
            ("betrekken.keuze", "annelies", Answer(False)),
            ("betrekken.code", "annelies", Answer(("E1",))),
            ("persoon.adres", "annelies", Answer("onveilig")),
        )
        (one,) = open_beginning(office.regisseur(), casus.id).people
        assert one == Bewoner(ItemId("annelies"), "Annelies", "volwassen", Inkijk.NIETS, CodeId("E1"), hidden=True)

    def test_what_will_not_do(self, office: PlanOffice) -> None:
        shown, desk = office.plan(CHILD), office.regisseur()
        one, *others = shown.plan.bewoners
        tries = {
            "huishouden_leeg": (),
            "bewoner_onbekend": (replace(one, id=ItemId("een ander")),),
            "bewoner_zonder_naam": (replace(one, name=" "),),
            "inkijk_zonder_code": (replace(one, inkijk=Inkijk.NIETS),),
            "code_past_niet": (replace(one, inkijk=Inkijk.NIETS, code=CodeId("D1")),),
            "spreekt_niet_namens": (replace(one, speaks_for=(one.id,)),),
            "regel_te_lang": (replace(one, name="x" * (NAME + 1)),),
            "regel_tekens": (replace(one, name="Jan\nheeft een achtergrond"),),
        }
        for code, bewoners in tries.items():
            refused(code, partial(set_household, desk, shown, bewoners))
        refused("bewoner_onbekend", lambda: set_household(desk, shown, (one, one, *others)))
        assert open_plan(desk, shown.plan.id).plan == shown.plan

    def test_the_age_group_is_what_the_casus_tells(self, office: PlanOffice) -> None:
        shown = office.plan()
        (one,) = shown.plan.bewoners
        young = set_household(office.regisseur(), shown, (replace(one, age_group="onder_12", code=CodeId("E1")),))
        assert young.plan.bewoners == (one,)

    def test_a_line_closes_to_who_may_not_read_it_any_more(self, office: PlanOffice) -> None:
        shown = office.plan()
        (one,) = shown.plan.bewoners
        shown = office.agreed(shown, None, readers=(one.id,), basis=Basis(Waarop.ZELF))
        out = replace(one, inkijk=Inkijk.NIETS, code=CodeId("E4"))
        after = set_household(office.regisseur(), shown, (out,))
        assert after.plan.afspraken[0].readers == ()

    def test_who_is_spoken_of_stays(self, office: PlanOffice) -> None:
        casus = office.begun(CHILD).casus
        shown = office.plan_in(casus.id)
        assert len(shown.plan.bewoners) == len(casus.of(Scope.PERSOON)) > 1
        shown = office.agreed(shown, None, basis=Basis(Waarop.ZELF))
        refused(
            "bewoner_heeft_afspraken",
            lambda: set_household(office.regisseur(), shown, shown.plan.bewoners[1:]),
        )


class TestAgreeing:
    """Every part of a line is a choice from what is there; the text is short and checked."""

    def test_an_agreement_comes_in(self, office: PlanOffice) -> None:
        shown, helper = office.helped(office.plan())
        after = office.agreed(shown, helper, text="  Elke  week ", done=Gedaan.KLAAR)
        (line,) = after.plan.afspraken
        assert (line.text, line.done_on, line.helper) == ("Elke week", office.clock.today(), helper)
        assert after.plan.version == 3
        changed = put_afspraak(office.regisseur(), after, replace(line, done=Gedaan.LOOPT), CHECKS)
        assert changed.plan.afspraken == (replace(line, done=Gedaan.LOOPT, done_on=None),)
        same = put_afspraak(office.regisseur(), changed, changed.plan.afspraken[0], CHECKS)
        assert same.plan.version == changed.plan.version

    def test_what_will_not_do(self, office: PlanOffice) -> None:
        shown, helper = office.helped(office.plan())
        shown, other = office.helped(shown, organisation="Team Wonen")
        today = office.clock.today()
        tries: tuple[tuple[str, dict[str, object]], ...] = (
            ("bewoner_onbekend", {"about": ItemId("vreemd")}),
            ("bewoner_onbekend", {"readers": (ItemId("vreemd"),)}),
            ("hulpverlener_onbekend", {"helper": ItemId("vreemd")}),
            ("hulpverlener_onbekend", {"helpers": (ItemId("vreemd"),)}),
            ("ondersteuning_onbekend", {"support": "meneer drinkt weer"}),
            ("overleg_onbekend", {"overleg": "meneer drinkt weer"}),
            ("einde_voor_begin", {"until": today - timedelta(days=1)}),
            ("dag_in_toekomst", {"done": Gedaan.KLAAR, "done_on": today + timedelta(days=1)}),
            ("zelf_met_hulpverlener", {"basis": Basis(Waarop.ZELF)}),
            ("besluit_geldt_niet", {"basis": Basis(Waarop.BESLUIT, "2026-0001-B1")}),
            ("besluit_geldt_niet", {"basis": Basis(Waarop.ROUTE, "meneer drinkt weer")}),
            ("voorwaarde_past_niet", {"condition": CodeId("D1")}),
            ("voorwaarde_past_niet", {"condition": CodeId("meneer drinkt weer")}),
            ("regel_te_lang", {"text": "x" * (TEXT + 1)}),
            ("regel_tekens", {"text": "schizo\u200bfreen"}),
            ("wat_informatie", {"text": "om de psychose"}),
            ("afspraak_onbekend", {"id": ItemId("vreemd")}),
        )
        for code, more in tries:
            line = replace(office.line(shown, helper), **more)  # type: ignore[arg-type]
            refused(code, partial(put_afspraak, office.regisseur(), shown, line, CHECKS))
        own = office.line(shown, None, basis=Basis(Waarop.ZELF), helpers=(other,))
        refused("delen_zonder_grond", lambda: put_afspraak(office.regisseur(), shown, own, CHECKS))
        assert open_plan(office.regisseur(), shown.plan.id).plan == shown.plan

    def test_a_number_is_kept_only_where_it_means_something(self, office: PlanOffice) -> None:
        shown = office.agreed(office.plan(), None, basis=Basis(Waarop.INSTEMMING, "meneer drinkt weer"))
        assert shown.plan.afspraken[0].basis == AGREED

    def test_marked_words_are_taken_away_or_kept_with_a_reason(self, office: PlanOffice) -> None:
        shown = office.plan()
        kept = (Gehouden("psychose", "aandoening", Reden.EIGENNAAM),)
        with pytest.raises(WatInformatie):
            office.agreed(shown, None, text="Schuld Psychose", kept=kept)
        after = office.agreed(shown, None, text="Straat Psychose 1", kept=kept)
        (line,) = after.plan.afspraken
        assert line.kept == (Gehouden("Psychose", "aandoening", Reden.EIGENNAAM),)
        clean = put_afspraak(office.regisseur(), after, replace(line, text="Straat 1"), CHECKS)
        assert clean.plan.afspraken[0].kept == ()

    @pytest.mark.parametrize(
        "worse",
        [
            Hulpverlener(NEW, "x", "Team Geld", function="wegens psychose"),
            Hulpverlener(NEW, "x", "Team Geld", contact="wegens psychose"),
            Hulpverlener(NEW, "x", "wegens psychose"),
        ],
    )
    def test_what_a_helper_is_called_is_checked_too(self, office: PlanOffice, worse: Hulpverlener) -> None:
        shown = office.plan()
        bare = Hulpverlener(NEW, "Psychose de Vries", "Team Geld")
        shown = put_helper(office.regisseur(), shown, bare, CHECKS)
        assert shown.plan.helpers[0].name == "Psychose de Vries"
        with pytest.raises(WatInformatie) as wrong:
            put_helper(office.regisseur(), shown, worse, CHECKS)
        assert [one.mark.quote for one in wrong.value.marked] == ["psychose"]

    def test_helpers(self, office: PlanOffice) -> None:
        shown, helper = office.helped(office.plan(), KARIN)
        desk = office.regisseur()
        one = shown.plan.helper(helper)
        refused("organisatie_ontbreekt", lambda: put_helper(desk, shown, replace(one, organisation=" "), CHECKS))
        refused("collega_staat_er_al", lambda: put_helper(desk, shown, replace(one, id=NEW), CHECKS))
        refused("collega_onbekend", lambda: put_helper(desk, shown, replace(one, colleague=PersonId("x")), CHECKS))
        refused("hulpverlener_onbekend", lambda: put_helper(desk, shown, replace(one, id=ItemId("x")), CHECKS))
        agreed = office.agreed(shown, helper)
        refused("hulpverlener_heeft_afspraken", lambda: take_away(desk, agreed, helper))
        bare = take_away(desk, agreed, agreed.plan.afspraken[0].id)
        refused("afspraak_onbekend", lambda: take_away(desk, bare, ItemId("vreemd")))
        assert take_away(desk, bare, helper).plan.helpers == ()

    def test_an_agreement_ends(self, office: PlanOffice) -> None:
        shown = office.agreed(office.agreed(office.plan(), None), None)
        one, two = shown.plan.afspraken
        desk, today = office.regisseur(), office.clock.today()
        tomorrow, yesterday = (today + timedelta(days=days) for days in (1, -1))
        early = ended(one, Gedaan.KLAAR, tomorrow)
        refused("dag_in_toekomst", lambda: put_afspraak(desk, shown, early, CHECKS))
        done = put_afspraak(desk, shown, ended(one, Gedaan.KLAAR, yesterday), CHECKS)
        done = put_afspraak(desk, done, ended(two, Gedaan.GESTOPT), CHECKS)
        assert [(line.done, line.done_on) for line in done.plan.afspraken] == [
            (Gedaan.KLAAR, yesterday),
            (Gedaan.GESTOPT, today),
        ]

    def test_an_older_version_is_refused(self, office: PlanOffice) -> None:
        shown = office.plan()
        office.agreed(shown, None)
        refused("inmiddels_gewijzigd", lambda: office.agreed(shown, None))

    def test_the_regisseur_and_the_goal(self, office: PlanOffice) -> None:
        shown, desk = office.plan(), office.regisseur()
        refused("collega_onbekend", lambda: set_regisseur(desk, shown, PersonId("x"), "", CHECKS))
        refused("wat_informatie", lambda: set_regisseur(desk, shown, PersonId(KARIN), "psychose@x.example", CHECKS))
        after = set_regisseur(desk, shown, PersonId(KARIN), "06 0000 0002", CHECKS)
        assert (after.plan.regisseur.name, after.plan.regisseur.contact) == (KARIN, "06 0000 0002")
        refused("wat_informatie", lambda: set_goal(desk, after, "om de psychose", CHECKS))
        assert set_goal(desk, after, "Rust in huis", CHECKS).plan.goal == "Rust in huis"


class TestBasis:
    """What a line rests on is read from where it is written down."""

    @pytest.mark.parametrize("said", ["geweigerd", "ingetrokken"])
    def test_a_no_is_no_yes(self, office: PlanOffice, said: str) -> None:
        shown, helper = office.helped(office.plan())
        standing = office.agreed(shown, helper)
        casus = office.stored(shown.plan.casus)
        office.edited(casus, ("toestemming.stand", "annelies", Answer(said)))
        refused("geen_instemming", lambda: office.agreed(standing, helper))
        refused("geen_instemming", lambda: office.agreed(standing, helper, about=None))
        # What stood there is not lost; it is said that it rests on nothing any more.
        assert open_plan(office.regisseur(), shown.plan.id).loose == (standing.plan.afspraken[0].id,)

    def test_a_decision_is_read_from_its_seal(self, office: PlanOffice) -> None:
        besluit = office.sealed(CASUS_3)
        shown, helper = office.helped(office.plan_in(besluit.casus))
        (grant,) = shown.choices.grants
        assert (grant.number, grant.kind, grant.valid_until) == (besluit.number, Waarop.BESLUIT, besluit.facts.valid)
        assert grant.people == (shown.plan.bewoners[0].id,)
        basis = Basis(Waarop.BESLUIT, f" {besluit.number.lower()} ")
        after = office.agreed(shown, helper, basis=basis)
        line = after.plan.afspraken[0]
        assert line.basis == Basis(Waarop.BESLUIT, besluit.number)
        refused("besluit_geldt_niet", lambda: office.agreed(after, helper, basis=Basis(Waarop.ROUTE, besluit.number)))
        assert besluit.facts.valid is not None
        office.clock.move(days=(besluit.facts.valid - office.clock.today()).days)
        assert office.agreed(after, helper, basis=basis).loose == ()
        after = open_plan(office.regisseur(), after.plan.id)
        office.clock.move(days=1)
        refused("besluit_geldt_niet", lambda: office.agreed(after, helper, basis=basis))
        # Who only mends a word is not stopped; who shares with one more is.
        mended = put_afspraak(office.regisseur(), after, replace(line, text="Elke week"), CHECKS)
        assert line.id in mended.loose
        wider, other = office.helped(mended, organisation="Team Wonen")
        opened = replace(wider.plan.afspraken[0], helpers=(other,))
        refused("besluit_geldt_niet", lambda: put_afspraak(office.regisseur(), wider, opened, CHECKS))

    def test_the_number_of_another_casus_grants_nothing(self, office: PlanOffice) -> None:
        besluit = office.sealed(CASUS_3)
        shown, helper = office.helped(office.plan())
        refused("besluit_geldt_niet", lambda: office.agreed(shown, helper, basis=Basis(Waarop.BESLUIT, besluit.number)))


class TestSpecial:
    """An organisation that gives away special data makes a line *bijzonder*, with its condition."""

    @pytest.mark.parametrize(
        ("organisation", "fits", "not_"), [("GGZ Noord", "B2h", "B3c"), ("Reclassering", "B3c", "B2h")]
    )
    def test_a_condition_of_its_own_kind(self, office: PlanOffice, organisation: str, fits: str, not_: str) -> None:
        shown, helper = office.helped(office.plan(), organisation=organisation)
        wrong = refused("bijzonder_zonder_voorwaarde", lambda: office.agreed(shown, helper))
        assert wrong.facts["aanbod"] == "Begeleiding"
        refused("voorwaarde_past_niet", lambda: office.agreed(shown, helper, condition=CodeId(not_)))
        after = office.agreed(shown, helper, condition=CodeId(fits))
        assert after.plan.afspraken[0].special

    def test_a_condition_with_a_condition_is_open_where_that_holds(self, office: PlanOffice) -> None:
        yes, helper = office.helped(office.plan(), organisation="GGZ Noord")
        refused("voorwaarde_past_niet", lambda: office.agreed(yes, helper, condition=CodeId("B2c")))
        assert office.agreed(yes, helper, condition=CodeId("B2a")).plan.afspraken[0].condition == "B2a"
        no, other = office.helped(office.plan(CASUS_3), organisation="GGZ Noord")
        refused("voorwaarde_past_niet", lambda: office.agreed(no, other, condition=CodeId("B2a")))
        assert office.agreed(no, other, condition=CodeId("B2c")).plan.afspraken[0].condition == "B2c"

    def lapsed(self, office: PlanOffice, *said: tuple[str, Answer]) -> tuple[OpenPlan, Afspraak]:
        """Return a plan with a line on an explicit yes, after something else was said about that yes."""
        shown, helper = office.helped(office.plan(), organisation="GGZ Noord")
        shown = office.agreed(shown, helper, condition=CodeId("B2a"))
        assert shown.choices.lapsed == ()
        answers = ((question, "annelies", given) for question, given in said)
        office.edited(office.stored(shown.plan.casus), *answers)
        shown = open_plan(office.regisseur(), shown.plan.id)
        return shown, shown.plan.afspraken[0]

    @pytest.mark.parametrize("how", [Gedaan.KLAAR, Gedaan.GESTOPT])
    @pytest.mark.parametrize("said", [TAKEN_BACK, NOT_EXPLICIT], ids=["ingetrokken", "niet uitdrukkelijk"])
    def test_a_line_ends_although_its_condition_lapsed(
        self, office: PlanOffice, how: Gedaan, said: tuple[str, Answer]
    ) -> None:
        shown, line = self.lapsed(office, said)
        after = put_afspraak(office.regisseur(), shown, ended(line, how), CHECKS)
        kept = after.plan.afspraken[0]
        assert (kept.done, kept.done_on, kept.condition) == (how, office.clock.today(), "B2a")

    def test_a_condition_that_lapsed_carries_nothing_new(self, office: PlanOffice) -> None:
        shown, line = self.lapsed(office, NOT_EXPLICIT)
        shown, other = office.helped(shown, organisation="GGZ Zuid")
        tries: tuple[dict[str, object], ...] = (
            {"helpers": (other,)},
            {"helper": other},
            {"about": None},
            {"id": NEW},
            {"condition": CodeId("B2c")},
            {"condition": CodeId("B3c")},
        )
        for more in tries:
            given = replace(line, **more)  # type: ignore[arg-type]
            refused("voorwaarde_past_niet", partial(put_afspraak, office.regisseur(), shown, given, CHECKS))
        renamed = replace(shown.plan.helper(line.helper or NEW), organisation="Reclassering")
        shown = put_helper(office.regisseur(), shown, renamed, CHECKS)
        refused("voorwaarde_past_niet", partial(put_afspraak, office.regisseur(), shown, line, CHECKS))

    def test_only_what_a_line_holds_and_fits_nobody_any_more_is_offered_as_lapsed(self, office: PlanOffice) -> None:
        shown, _ = self.lapsed(office, TAKEN_BACK)
        assert [code.id for code in shown.choices.lapsed] == ["B2a"]
        assert "B2a" not in {code.id for code in shown.choices.conditions}

    def test_a_name_that_comes_to_reveal_needs_its_condition_first(self, office: PlanOffice) -> None:
        shown, helper = office.helped(office.plan())
        shown = office.agreed(shown, helper)
        named = replace(shown.plan.helper(helper), organisation="GGZ Noord")
        refused("bijzonder_zonder_voorwaarde", lambda: put_helper(office.regisseur(), shown, named, CHECKS))
        special = put_afspraak(
            office.regisseur(), shown, replace(shown.plan.afspraken[0], condition=CodeId("B2h")), CHECKS
        )
        assert put_helper(office.regisseur(), special, named, CHECKS).plan.helpers == (named,)


class TestHelper:
    """Who gives help reads and writes their own part, for as long as that lasts, and never more."""

    def filled(self, office: PlanOffice) -> tuple[OpenPlan, ItemId, ItemId]:
        shown, mine = office.helped(office.plan(CHILD), KARIN)
        shown, other = office.helped(shown, organisation="Team Wonen")
        shown = office.agreed(shown, mine, text="van mij")
        shown = office.agreed(shown, other, text="van een ander", about=shown.plan.bewoners[1].id)
        return office.agreed(shown, other, text="opengezet", helpers=(mine,)), mine, other

    def test_the_own_part_and_no_more(self, office: PlanOffice) -> None:
        shown, mine, other = self.filled(office)
        before = len(office.world.lines())
        part = open_plan(office.helper(), shown.plan.id)
        assert (part.whole, part.mine, part.may.own, part.may.agree, part.may.history) == (
            False, mine, True, False, False,
        )  # fmt: skip
        assert [line.text for line in part.plan.afspraken] == ["van mij", "opengezet"]
        assert [one.id for one in part.plan.bewoners] == [shown.plan.bewoners[0].id]
        assert {one.id for one in part.plan.helpers} == {mine, other}
        assert (part.choices.grants, part.deferred, part.plan.goal) == ((), frozenset(), "")
        assert [(one.act, one.persoon) for one in office.since(before)] == [
            ("plan_deel_gezien", shown.plan.bewoners[0].id)
        ]
        rows, total = plans(office.helper())
        assert ([(row.id, row.own) for row in rows], total) == ([(shown.plan.id, True)], 1)
        refused("plan_onbekend", lambda: history(office.helper(), shown.plan.id))

    def test_own_lines_are_theirs_to_write(self, office: PlanOffice) -> None:
        shown, mine, _ = self.filled(office)
        own, theirs, opened = (line.id for line in shown.plan.afspraken)
        desk, today = office.helper(), office.clock.today()
        part = open_plan(desk, shown.plan.id)
        given = OwnLine(Gedaan.LOOPT, today, today + timedelta(days=9), text="Elke dag")
        for item in (theirs, opened):
            refused("niet_uw_afspraak", partial(write_own, desk, part, item, given, CHECKS))
        refused("wat_informatie", lambda: write_own(desk, part, own, replace(given, text="psychose"), CHECKS))
        refused(
            "einde_voor_begin", lambda: write_own(desk, part, own, replace(given, until=today.replace(day=1)), CHECKS)
        )
        before = len(office.world.lines())
        after = write_own(desk, part, own, given, CHECKS)
        assert after.plan.afspraken[0].text == "Elke dag"
        assert {one.persoon for one in office.since(before)} == {shown.plan.bewoners[0].id}
        whole = open_plan(office.regisseur(), shown.plan.id).plan
        assert whole.afspraak(own) == replace(shown.plan.afspraak(own), text="Elke dag", until=given.until)
        assert whole.afspraken[1:] == shown.plan.afspraken[1:]
        for attempt in (
            lambda: put_afspraak(desk, after, whole.afspraken[0], CHECKS),
            lambda: take_away(desk, after, own),
            lambda: close_plan(desk, after, Slot.DOEL_BEREIKT),
            lambda: set_household(desk, after, whole.bewoners),
            lambda: part_for(desk, shown.plan.id, shown.plan.bewoners[0].id),
        ):
            refused("plan_onbekend", attempt)
        assert part_for(desk, shown.plan.id, mine).plan.afspraken == after.plan.afspraken

    def test_access_lasts_as_long_as_the_help(self, office: PlanOffice) -> None:
        shown, mine = office.helped(office.plan(), KARIN)
        refused("plan_onbekend", lambda: open_plan(office.helper(), shown.plan.id))
        today = office.clock.today()
        shown = office.agreed(shown, mine, since=today + timedelta(days=2), until=today + timedelta(days=4))
        refused("plan_onbekend", lambda: open_plan(office.helper(), shown.plan.id))
        for shift, there in ((2, True), (2, True), (1, False)):
            office.clock.move(days=shift)
            if there:
                assert not open_plan(office.helper(), shown.plan.id).whole
            else:
                refused("plan_onbekend", lambda: open_plan(office.helper(), shown.plan.id))
        longer = replace(shown.plan.afspraken[0], until=None)
        shown = put_afspraak(office.regisseur(), shown, longer, CHECKS)
        assert open_plan(office.helper(), shown.plan.id).plan.afspraken
        put_afspraak(office.regisseur(), shown, ended(longer, Gedaan.KLAAR), CHECKS)
        refused("plan_onbekend", lambda: open_plan(office.helper(), shown.plan.id))

    def test_who_finishes_their_last_line_is_done_with_the_plan(self, office: PlanOffice) -> None:
        shown, mine = office.helped(office.plan(), KARIN)
        shown = office.agreed(shown, mine)
        desk, line = office.helper(), shown.plan.afspraken[0]
        done = write_own(desk, open_plan(desk, shown.plan.id), line.id, OwnLine(Gedaan.KLAAR, line.since), CHECKS)
        assert (done.plan.afspraken[0].done_on, done.may.own) == (office.clock.today(), False)
        refused("plan_onbekend", lambda: open_plan(desk, shown.plan.id))

    def test_access_ends_when_the_plan_closes(self, office: PlanOffice) -> None:
        shown, mine = office.helped(office.plan(), KARIN)
        shown = office.agreed(shown, mine)
        assert Band.HULP in bands(office.stored(shown.plan.casus).members, PersonId(KARIN), office.clock.today())
        close_plan(office.regisseur(), shown, Slot.NIET_MEER_NODIG)
        assert not bands(office.stored(shown.plan.casus).members, PersonId(KARIN), office.clock.today())
        refused("plan_onbekend", lambda: open_plan(office.helper(), shown.plan.id))
        assert plans(office.helper()) == ((), 0)

    def test_who_stands_in_for_a_helper_does_not_inherit_their_part(self, office: PlanOffice) -> None:
        shown, mine = office.helped(office.plan(), KARIN)
        shown = office.agreed(shown, mine)
        stand_in = office.desk(makers.actor("Ilse Terpstra", team="Zuiderkade", on_behalf_of=KARIN))
        refused("plan_onbekend", lambda: open_plan(stand_in, shown.plan.id))

    def test_the_triage_is_not_touched_by_it(self, office: PlanOffice) -> None:
        opened = office.ready()
        shown, mine = office.helped(office.plan_in(opened.casus.id), KARIN)
        office.agreed(shown, mine)
        after = office.stored(opened.casus.id)
        assert (after.reviewed, after.answers, after.last_editor) == (
            opened.casus.reviewed, opened.casus.answers, opened.casus.last_editor,
        )  # fmt: skip


class TestClosedAndHistory:
    """After closing nothing changes; what was, stays to be read."""

    def test_after_closing_nothing_changes(self, office: PlanOffice) -> None:
        shown = office.agreed(office.plan(), None)
        desk = office.regisseur()
        closed = close_plan(desk, shown, Slot.DOEL_BEREIKT)
        assert (closed.plan.state, closed.plan.closed_on, closed.plan.closed_why) == (
            PlanState.GESLOTEN, office.clock.today(), Slot.DOEL_BEREIKT,
        )  # fmt: skip
        assert closed.may == May(meet=True, papers=True, history=True)
        line = closed.plan.afspraken[0]
        attempts: tuple[Callable[[], object], ...] = (
            lambda: set_goal(desk, closed, "Anders", CHECKS),
            lambda: set_household(desk, closed, closed.plan.bewoners),
            lambda: set_regisseur(desk, closed, PersonId(KARIN), "", CHECKS),
            lambda: put_helper(desk, closed, Hulpverlener(NEW, "x", "y"), CHECKS),
            lambda: put_afspraak(desk, closed, line, CHECKS),
            lambda: put_afspraak(desk, closed, ended(line, Gedaan.KLAAR), CHECKS),
            lambda: put_afspraak(desk, closed, ended(line, Gedaan.GESTOPT), CHECKS),
            lambda: take_away(desk, closed, line.id),
            lambda: close_plan(desk, closed, Slot.DOEL_BEREIKT),
        )
        for attempt in attempts:
            refused("plan_gesloten", attempt)
        assert open_plan(desk, shown.plan.id).plan == closed.plan

    def test_the_history_says_what_changed(self, office: PlanOffice) -> None:
        shown, helper = office.helped(office.plan())
        shown = office.agreed(shown, helper)
        line = shown.plan.afspraken[0]
        shown = put_afspraak(office.regisseur(), shown, replace(line, text="Elke week", helpers=()), CHECKS)
        shown = take_away(office.regisseur(), shown, line.id)
        close_plan(office.regisseur(), shown, Slot.OVERGEDRAGEN)
        told = history(office.regisseur(), shown.plan.id)
        assert [(one.version.act, one.version.by_name) for one in told] == [
            (act, MIRJAM)
            for act in (
                "begonnen",
                "hulpverlener_toegevoegd",
                "afspraak_toegevoegd",
                "afspraak_gewijzigd",
                "afspraak_weg",
                "gesloten",
            )
        ]
        facts = [[(c.what, c.field, c.before, c.after) for c in one.changed] for one in told]
        assert facts[:5] == [
            [],
            [("hulpverlener", "", "", "Team Geld")],
            [("afspraak", "", "", "begeleiding")],
            [("afspraak", "text", "", "Elke week")],
            [("afspraak", "", "begeleiding", "")],
        ]
        assert ("plan", "closed_why", "", "overgedragen") in facts[5]


READS: dict[str, Callable[[PlanOffice, OpenPlan], object]] = {
    "plan": lambda office, shown: open_plan(office.regisseur(), shown.plan.id),
    "deel": lambda office, shown: open_plan(office.helper(), shown.plan.id),
    "lijst": lambda office, _: plans(office.regisseur()),
    "zoeken": lambda office, _: plans(office.regisseur(), "2026"),
    "begin": lambda office, shown: open_beginning(office.regisseur(), shown.plan.casus),
    "geschiedenis": lambda office, shown: history(office.regisseur(), shown.plan.id),
    "papier": lambda office, shown: part_for(office.regisseur(), shown.plan.id, shown.plan.bewoners[0].id),
    "papier deel": lambda office, shown: part_for(office.helper(), shown.plan.id, shown.plan.helpers[0].id),
    "wijzigen": lambda office, shown: office.agreed(shown, None),
}


@pytest.mark.parametrize("read", READS)
def test_without_a_log_line_nothing_is_shown(office: PlanOffice, read: str) -> None:
    shown, mine = office.helped(office.plan(), KARIN)
    shown = office.agreed(shown, mine)
    assert READS[read](office, shown) is not None
    shown = open_plan(office.regisseur(), shown.plan.id)
    before = office.world.lines()
    office.world.break_log()
    given: list[object] = []
    with pytest.raises(Exception, match="no log today"):
        given.append(READS[read](office, shown))
    assert given == []
    assert office.world.lines() == before


def test_a_list_keeps_no_words_that_were_typed(office: PlanOffice) -> None:
    shown = office.plan()
    rows, total = plans(office.regisseur(), shown.plan.number.lower())
    assert ([row.id for row in rows], total) == ([shown.plan.id], 1)
    assert plans(office.regisseur(), "Kooijman") == ((), 0)
    assert [line.detail for line in office.world.lines()[-2:]] == [shown.plan.number.lower(), ""]
    refused("geen_recht", lambda: plans(office.desk(makers.actor("Ilse Terpstra", "fg"))))


def test_who_may_not_read_the_whole_is_told_it_is_not_there(office: PlanOffice) -> None:
    shown = office.plan()
    for role in ("wijkteamprofessional", "beslisser", "fg", "beheerder", "adviseur"):
        desk = office.desk(makers.actor("Ilse Terpstra", role))
        refused("plan_onbekend", partial(open_plan, desk, shown.plan.id))
        assert office.world.lines()[-1].result == "geweigerd"
    reads = open_plan(office.desk(makers.actor("Ilse Terpstra", "informatieregisseur")), shown.plan.id)
    assert reads.whole
    assert reads.may == May(history=True)
    refused("plan_onbekend", lambda: open_plan(office.regisseur(), "nooit"))


def test_paper_of_who_reads_nothing_is_not_made(office: PlanOffice) -> None:
    shown = office.plan()
    (one,) = shown.plan.bewoners
    shown = set_household(office.regisseur(), shown, (replace(one, inkijk=Inkijk.NIETS, code=CodeId("E1")),))
    refused("leest_niets", lambda: part_for(office.regisseur(), shown.plan.id, one.id))
    refused("bewoner_onbekend", lambda: part_for(office.regisseur(), shown.plan.id, ItemId("vreemd")))
    with pytest.raises(ValueError, match="plan_gezien"):
        part_for(office.regisseur(), shown.plan.id, one.id, Act.PLAN_GEZIEN)


def test_a_casus_that_is_afgeschermd_keeps_its_plan_to_who_is_named(office: PlanOffice) -> None:
    shown, mine = office.helped(office.plan(), KARIN)
    shown = office.agreed(shown, mine)
    casus = office.stored(CasusId(shown.plan.casus))
    with office.world.work() as work:
        work.casussen.keep_naming(
            casus, replace(casus, shielded=True, version=casus.version + 1), makers.look(Act.AFGESCHERMD)
        )
        work.commit()
    refused("plan_onbekend", lambda: open_plan(office.regisseur(), shown.plan.id))
    assert plans(office.regisseur()) == ((), 0)
    # Who gives help is named by that.
    assert open_plan(office.helper(), shown.plan.id).plan.afspraken
