"""Informing and its deferral: what a seal owes whom, telling, renewing by another, lifting, and what may never leak."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from random import Random

import pytest

from tests import makers
from tests.casework.steps import Office
from tests.hard_rules.drive import on
from tests.plan.offices import CHECKS
from tests.worlds import World, memory_world
from triage.access.actor import Actor
from triage.access.log import Act
from triage.answers import Answer, Ref, Scope
from triage.besluit.sealing import Besluit
from triage.casework.followup.informatiebrief import Adressering, information_letter
from triage.casework.followup.informeren import begin_informing, needed
from triage.casework.followup.informeren_desk import OpenInformeren, open_informing
from triage.casework.followup.uitstel import (
    Keuze,
    Opzet,
    Uitspraak,
    decide_deferral,
    lacking,
    lift,
    propose,
    take_back,
)
from triage.casework.followup.untold import may_not_know
from triage.casework.followup.vertellen import Mededeling, representative_known, tell
from triage.casework.inzagelog.overzicht import overzicht
from triage.casework.plan.agreeing import put_afspraak
from triage.casework.plan.planning import begin_plan, open_beginning, open_plan, part_for
from triage.casus.model import Casus, CasusState
from triage.faults import Refusal
from triage.followup.informeren import Informeren, Punt, Variant, Weg, awaits_decision, holds
from triage.followup.stuk import Stuk
from triage.ids import ItemId, QuestionId
from triage.plan.model import Afspraak, Basis, Inkijk, Waarop
from triage.ports import Settings
from triage.records.informatie import Informatie

CASUS_7 = "casus_7_niet_informeren"
CASUS_3 = "casus_3_vragen_kan_niet"
EX = "ex_partner_onveilig_adres"
MARIT = makers.actor("Marit Vonkeman", "procesregisseur")
SOFIE = makers.decider()
JELLE = makers.actor("Jelle Brandsma", "informatieregisseur")
RICO = ItemId("rico")
POINTS = tuple(Punt(letter, f"Punt {letter}.") for letter in "abcdefgh")
C2_POINTS = tuple(one for one in POINTS if one.letter in "cdefh")
OM = Opzet(("C2",), date(2026, 12, 15), "", C2_POINTS, "OM-26-1187", date(2026, 11, 16))


@pytest.fixture
def office(world: World) -> Office:
    return Office(world)


def pieces(office: Office, besluit: Besluit) -> tuple[Stuk[Informeren], ...]:
    with office.world.work() as work:
        work.casussen.get(besluit.casus, makers.scope(every=True), makers.look())
        found = work.stukken.of(besluit.casus, Informeren)
        work.commit()
    return found


def piece(office: Office, besluit: Besluit, person: str) -> Stuk[Informeren]:
    return next(one for one in pieces(office, besluit) if one.content.person == person)


def untold(office: Office, besluit: Besluit) -> frozenset[ItemId]:
    with office.world.work() as work:
        casus = work.casussen.get(besluit.casus, makers.scope(every=True), makers.look())
        found = may_not_know(work, casus, office.clock.today())
        work.commit()
    return found


def reopened(office: Office, besluit: Besluit, *answers: tuple[str, str, Answer]) -> None:
    """Open a decided casus again, and change answers of it."""
    casus = office.stored(besluit.casus)
    after = replace(casus, state=CasusState.CONCEPT, version=casus.version + 1)
    for question, item, given in answers:
        after = after.with_answer(Ref(QuestionId(question), ItemId(item)), given)
    with office.world.work() as work:
        work.casussen.save(casus, after, (), makers.look(Act.CASUS_HEROPEND))
        work.commit()


def extend(office: Office, stuk: Stuk[Informeren], given: Opzet) -> Stuk[Informeren]:
    proposed = propose(office.desk(MARIT), stuk, given)
    return decide_deferral(office.desk(SOFIE), proposed, Uitspraak(Keuze.VERLENGEN, "Nog nodig.", own_weighing=True))


def told(office: Office, stuk: Stuk[Informeren], **given: object) -> Stuk[Informeren]:
    one = Mededeling(office.clock.today(), Weg.GESPREK_EN_BRIEF, Variant.VOLWASSENE, "de betrokkene")
    return tell(office.desk(), stuk, replace(one, **given))  # type: ignore[arg-type]


def terms(stuk: Stuk[Informeren]) -> list[tuple[str, date]]:
    return [(one.term.id, one.start) for one in stuk.terms]


# -------------------------------------------------------------------------------------------------- what a seal begins
def test_each_person_about_whom_is_decided_has_a_piece(office: Office) -> None:
    besluit = office.sealed(CASUS_3)
    huib, daughter = pieces(office, besluit)
    assert (huib.number, huib.state, terms(huib)) == (
        "2026-0001-I1", "te_informeren", [("informeren_op_tijd", date(2026, 8, 25))],
    )  # fmt: skip
    assert huib.content.when == "bij_verstrekking"
    assert (daughter.state, daughter.terms) == ("niet_verplicht", ())
    assert (huib.concerned, daughter.concerned) == ((ItemId("huib"),), (ItemId("dochter"),))


def test_a_deferral_begins_with_what_was_sealed(office: Office) -> None:
    rico = piece(office, office.sealed(CASUS_7), "rico")
    (deferral,) = rico.content.deferrals
    assert (rico.state, terms(rico)) == ("uitgesteld", [("uitstel_loopt_af", date(2026, 11, 17))])
    assert (deferral.codes, deferral.motivation, deferral.origin) == (("C2",), "", "2026-0001-B1")
    assert deferral.reference is not None
    assert "OM-26-1187" in deferral.reference.reference
    assert [one.letter for one in deferral.points] == ["c", "d", "e", "f", "h"]
    assert (deferral.decided_by, deferral.by_name, deferral.mandate) == (SOFIE.person, SOFIE.name, "M-2026-07")


def test_a_deferral_with_its_own_words_keeps_all_eight_points(office: Office) -> None:
    man = piece(office, office.sealed("onveilig_adres_uitstel"), "man")
    assert [one.letter for one in man.content.deferrals[0].points] == list("abcdefgh")
    assert man.content.deferrals[0].motivation


def aged(years: int | None, **answers: str) -> Casus:
    person = ItemId("p")
    casus = makers.casus(people=0).with_items(Scope.PERSOON, (person,)).with_items(Scope.REGEL, (ItemId("r"),))
    given: dict[str, Answer] = {f"persoon.{name}": Answer(value) for name, value in answers.items()}
    if years is not None:
        given["persoon.leeftijd"] = Answer(years)
    for question, answer in given.items():
        casus = casus.with_answer(Ref(QuestionId(question), person), answer)
    return casus.with_answer(Ref(QuestionId("regel.over"), ItemId("r")), Answer("p"))


@pytest.mark.parametrize(
    ("years", "answers", "letters"),
    [
        (11, {}, "vertegenwoordiger"),
        (12, {}, "jongere vertegenwoordiger"),
        (15, {}, "jongere vertegenwoordiger"),
        (16, {}, "volwassene"),
        (81, {"wilsbekwaam": "nee", "vertegenwoordiging": "geen"}, "volwassene"),
        (81, {"wilsbekwaam": "nee", "vertegenwoordiging": "mentor"}, "volwassene vertegenwoordiger"),
        (None, {}, "volwassene"),
    ],
)
def test_who_gets_a_letter_follows_the_ages_of_the_law(years: int, answers: dict[str, str], letters: str) -> None:
    assert " ".join(needed(aged(years, **answers), makers.kader(), ItemId("p"))) == letters


# -------------------------------------------------------------------------------------------------------------- telling
def test_told_with_a_letter_is_told(office: Office) -> None:
    besluit = office.sealed(CASUS_3)
    huib = told(office, piece(office, besluit, "huib"), to="Huib Wiersinga")
    assert (huib.state, huib.terms, huib.content.told_on) == ("geinformeerd", (), office.clock.today())
    (one,) = huib.content.told
    assert (one.written, one.channel, one.by_name) == (True, Weg.GESPREK_EN_BRIEF, "Youssef el Amrani")


@pytest.mark.parametrize(
    ("way", "state"),
    [
        (Weg.GESPREK, "te_informeren"),
        (Weg.TELEFOON, "te_informeren"),
        (Weg.BRIEF, "geinformeerd"),
        (Weg.GESPREK_OP_VERZOEK, "geinformeerd"),
    ],
)
def test_after_talk_alone_the_letter_is_still_owed(office: Office, way: Weg, state: str) -> None:
    huib = told(office, piece(office, office.sealed(CASUS_3), "huib"), channel=way)
    assert huib.state == state
    assert bool(huib.terms) is (state == "te_informeren")


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"on": date(2026, 8, 24)}, "verteld_dag"),
        ({"on": date(2026, 8, 26)}, "verteld_dag"),
        ({"to": " "}, "verteld_aan_ontbreekt"),
        ({"variant": Variant.JONGERE}, "brief_niet_nodig"),
    ],
)
def test_what_cannot_be_is_refused(office: Office, given: dict[str, object], code: str) -> None:
    huib = piece(office, office.sealed(CASUS_3), "huib")
    with pytest.raises(Refusal, match=code):
        told(office, huib, **given)


def test_a_mentor_who_appears_later_is_owed_a_letter(office: Office) -> None:
    besluit = office.sealed(CASUS_3)
    huib = told(office, piece(office, besluit, "huib"))
    office.clock.move(days=20)
    due = office.clock.today() + timedelta(days=5)
    asked = representative_known(office.desk(), huib, "W. Brouwer, mentor", due)
    assert (asked.state, asked.content.untold, terms(asked)) == (
        "te_informeren", (Variant.VERTEGENWOORDIGER,), [("informeren_op_tijd", due)],
    )  # fmt: skip
    assert asked.content.told_on is None
    done = told(office, asked, channel=Weg.BRIEF, variant=Variant.VERTEGENWOORDIGER, to="W. Brouwer")
    assert (done.state, done.content.told_on) == ("geinformeerd", office.clock.today())
    with pytest.raises(Refusal, match="vertegenwoordiger_al_bekend"):
        representative_known(office.desk(), done, "Nog een", due)


@pytest.mark.parametrize(("name", "days", "code"), [("", 5, "naam"), ("W. Brouwer", -1, "dag"), ("W.", 29, "dag")])
def test_a_representative_has_a_name_and_a_day(office: Office, name: str, days: int, code: str) -> None:
    huib = piece(office, office.sealed(CASUS_3), "huib")
    with pytest.raises(Refusal, match=f"vertegenwoordiger_{code}"):
        representative_known(office.desk(), huib, name, office.clock.today() + timedelta(days=days))


def test_what_another_did_meanwhile_is_not_overwritten(office: Office) -> None:
    huib = piece(office, office.sealed(CASUS_3), "huib")
    told(office, huib)
    with pytest.raises(Refusal, match="inmiddels_gewijzigd"):
        told(office, huib)


# -------------------------------------------------------------------------------------------- case 7, run to its end
def test_case_7_runs_to_its_end(office: Office) -> None:
    besluit = office.sealed(CASUS_7)
    rico = piece(office, besluit, "rico")
    on(office, date(2026, 11, 17))
    assert holds(rico, office.clock.today())
    assert untold(office, besluit) == {"rico"}
    rico = extend(office, rico, OM)
    assert (rico.state, terms(rico)) == ("uitgesteld", [("uitstel_loopt_af", date(2026, 12, 15))])
    assert [one.until for one in rico.content.deferrals] == [date(2026, 11, 17), date(2026, 12, 15)]
    last = rico.content.deferrals[-1]
    assert (last.proposed_by, last.decided_by, last.origin, last.motivation) == (MARIT.person, SOFIE.person, "", "")
    on(office, date(2026, 12, 15))
    assert untold(office, besluit) == {"rico"}
    with pytest.raises(Refusal, match="uitstel_loopt_nog"):
        told(office, rico)
    # The OM is silent: it does not lapse into silence, and nobody is told without a decision either.
    on(office, date(2026, 12, 16))
    assert (rico.state, awaits_decision(rico, office.clock.today())) == ("uitgesteld", True)
    assert untold(office, besluit) == frozenset()
    with pytest.raises(Refusal, match="uitstel_vraagt_besluit"):
        told(office, rico)
    asked = propose(office.desk(MARIT), rico, Opzet(("C2",), None))
    assert asked.content.proposal is not None
    assert terms(asked) == [("uitstel_loopt_af", date(2026, 12, 15))]
    decided = decide_deferral(
        office.desk(SOFIE), asked, Uitspraak(Keuze.INFORMEREN, "Het OM liet niets horen.", own_weighing=True)
    )
    assert (decided.state, terms(decided)) == ("te_informeren", [("alsnog_informeren", date(2026, 12, 16))])
    done = told(office, decided)
    assert (done.state, done.terms) == ("geinformeerd", ())
    with office.world.work() as work:
        work.stukken.get(done.id, Informeren, makers.scope(), makers.look())
        acts = [step.act for step in work.stukken.history(done.id)]
        work.commit()
    assert acts == ["begonnen", "voorstellen", "verlengen", "voorstellen", "niet_verlengen", "vertellen"]


def test_once_the_ground_falls_away_it_is_lifted_at_once(office: Office) -> None:
    besluit = office.sealed(CASUS_7)
    rico = piece(office, besluit, "rico")
    on(office, date(2026, 11, 2))
    lifted = lift(office.desk(MARIT), rico, "", "OM-26-1187", date(2026, 11, 2))
    assert (lifted.state, terms(lifted)) == ("te_informeren", [("alsnog_informeren", date(2026, 11, 2))])
    assert untold(office, besluit) == frozenset()
    (end,) = lifted.content.ends
    assert (end.lifted, end.by_name, end.why) == (True, "Marit Vonkeman", "")
    assert end.reference is not None
    assert told(office, lifted).state == "geinformeerd"


def test_a_proposal_that_waits_does_not_stop_the_lifting(office: Office) -> None:
    rico = piece(office, office.sealed(CASUS_7), "rico")
    on(office, date(2026, 11, 17))
    asked = propose(office.desk(MARIT), rico, OM)
    lifted = lift(office.desk(SOFIE), asked, "", "OM-26-1187", date(2026, 11, 17))
    assert (lifted.state, lifted.content.proposal) == ("te_informeren", None)


@pytest.mark.parametrize(
    ("why", "reference", "day"),
    [
        ("", "", None),
        ("", "OM-26-1187", None),
        ("", "OM", date(2026, 11, 18)),
        ("Vrijgesproken", "OM", date(2026, 11, 1)),
    ],
)
def test_at_c2_only_reference_and_day_are_kept(office: Office, why: str, reference: str, day: date | None) -> None:
    rico = piece(office, office.sealed(CASUS_7), "rico")
    on(office, date(2026, 11, 17))
    with pytest.raises(Refusal, match="opheffen_verwijzing"):
        lift(office.desk(MARIT), rico, why, reference, day)


def test_elsewhere_lifting_says_what_changed(office: Office) -> None:
    man = piece(office, office.sealed("onveilig_adres_uitstel"), "man")
    with pytest.raises(Refusal, match="opheffen_reden"):
        lift(office.desk(), man, " ")
    assert lift(office.desk(), man, "Zij is verhuisd.").state == "te_informeren"


# ------------------------------------------------------------------------------------------------ renewing is deciding
@pytest.mark.parametrize(
    ("change", "lack"),
    [
        ({"codes": ()}, ("codes",)),
        ({"codes": ("D1",)}, ("codes",)),
        ({"motivation": " "}, ("motivering",)),
        ({"points": POINTS[1:]}, ("punt_a",)),
        ({"codes": ("C2",)}, ("verwijzing", "verwijzing_dag", "te_veel")),
        ({"until": None, "motivation": ""}, ("motivering",)),
    ],
)
def test_a_proposal_is_whole(change: dict[str, object], lack: tuple[str, ...]) -> None:
    whole = Opzet(("C1",), date(2026, 12, 15), "Hij leest haar post.", POINTS)
    assert lacking(whole, makers.kader()) == ()
    assert lacking(replace(whole, **change), makers.kader()) == lack  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("until", "code"), [(date(2026, 11, 17), "uitstel_voorbij"), (date(2026, 12, 16), "uitstel_te_lang")]
)
def test_a_renewal_ends_within_the_maximum_of_the_kader(office: Office, until: date, code: str) -> None:
    rico = piece(office, office.sealed(CASUS_7), "rico")
    on(office, date(2026, 11, 17))
    with pytest.raises(Refusal, match=code):
        propose(office.desk(MARIT), rico, replace(OM, until=until))


def test_nobody_decides_on_an_own_proposal_and_not_without_a_mandate(office: Office) -> None:
    rico = piece(office, office.sealed(CASUS_7), "rico")
    on(office, date(2026, 11, 17))
    marit = replace(MARIT, mandate=SOFIE.mandate)
    asked = propose(office.desk(marit), rico, OM)
    given = Uitspraak(Keuze.VERLENGEN, "Nog nodig.", own_weighing=True)
    other = makers.actor("Age Wiarda", "procesregisseur")
    for by, code in (
        (marit, "eigen_voorstel"),
        (replace(SOFIE, on_behalf_of=MARIT.person), "eigen_voorstel"),
        (replace(other, also=(MARIT.person,), mandate=SOFIE.mandate), "eigen_voorstel"),
        (other, "geen_mandaat"),
        (makers.actor(), "stuk_onbekend"),
    ):
        with pytest.raises(Refusal, match=code):
            decide_deferral(office.desk(by), asked, given)
    for missing, code in (
        (replace(given, motivation=" "), "motivering_ontbreekt"),
        (replace(given, own_weighing=False), "eigen_afweging_ontbreekt"),
        (replace(given, until=date(2026, 12, 16)), "uitstel_niet_gevraagd"),
    ):
        with pytest.raises(Refusal, match=code):
            decide_deferral(office.desk(SOFIE), asked, missing)
    sooner = decide_deferral(office.desk(SOFIE), asked, replace(given, until=date(2026, 12, 1)))
    assert sooner.content.deferrals[-1].until == date(2026, 12, 1)


def test_a_proposal_to_inform_is_no_renewal(office: Office) -> None:
    rico = piece(office, office.sealed(CASUS_7), "rico")
    asked = propose(office.desk(MARIT), rico, Opzet(("C2",), None))
    with pytest.raises(Refusal, match="uitstel_niet_gevraagd"):
        decide_deferral(
            office.desk(SOFIE), asked, Uitspraak(Keuze.VERLENGEN, "Nee.", own_weighing=True, until=date(2026, 11, 20))
        )
    assert take_back(office.desk(MARIT), asked).state == "uitgesteld"


def test_what_waited_until_its_end_was_past_is_not_renewed_to_a_day_that_is_past(office: Office) -> None:
    rico = piece(office, office.sealed(CASUS_7), "rico")
    on(office, date(2026, 11, 17))
    asked = propose(office.desk(MARIT), rico, OM)
    on(office, date(2026, 12, 15))
    with pytest.raises(Refusal, match="uitstel_voorbij"):
        decide_deferral(office.desk(SOFIE), asked, Uitspraak(Keuze.VERLENGEN, "Nog nodig.", own_weighing=True))


# --------------------------------------------------------------------------------------------- who may not know yet
def test_what_is_written_anew_counts_beside_what_was_sealed(office: Office) -> None:
    besluit = office.sealed(CASUS_7)
    rico = piece(office, besluit, "rico")
    lift(office.desk(MARIT), rico, "", "OM-26-1187", office.clock.today())
    assert untold(office, besluit) == frozenset()
    reopened(office, besluit)
    assert untold(office, besluit) == frozenset()
    casus = office.stored(besluit.casus)
    office.edited(casus, ("informeren.tot", "rico", Answer(date(2026, 11, 18))))
    assert untold(office, besluit) == {"rico"}


def test_a_later_seal_owes_again_and_waits_for_the_deferral_of_an_earlier_one(office: Office) -> None:
    besluit = office.sealed(CASUS_7)
    second = replace(
        besluit,
        facts=replace(
            besluit.facts,
            number="2026-0001-B2",
            snapshot=replace(
                besluit.facts.snapshot,
                people=tuple(
                    replace(one, inform="vooraf", inform_on="2026-10-30", deferred_until="")
                    for one in besluit.facts.snapshot.people
                ),
            ),
        ),
    )
    with office.world.work() as work:
        casus = work.casussen.get(besluit.casus, makers.scope(every=True), makers.look())
        begin_informing(office.desk(SOFIE), work, casus, second, makers.look(Act.BESLOTEN))
        work.commit()
    first, later = pieces(office, besluit)
    assert (first.state, later.state, later.number) == ("uitgesteld", "te_informeren", "2026-0001-I2")
    assert terms(later) == [("informeren_op_tijd", date(2026, 10, 30))]
    with pytest.raises(Refusal, match="uitstel_loopt_nog"):
        told(office, later)


def test_while_a_renewal_runs_no_plan_and_no_overview_of_the_house_tells(office: Office) -> None:
    besluit = office.sealed(CASUS_7)
    desk = office.desk(replace(MARIT, mandate=SOFIE.mandate))
    people = tuple(replace(one, inkijk=Inkijk.HEEL, code=None) for one in open_beginning(desk, besluit.casus).people)
    plan = begin_plan(desk, besluit.casus, "Weer rust en overzicht", people, CHECKS)
    bare = Afspraak(ItemId(""), people[0].id, "regie", office.clock.today(), Basis(Waarop.BESLUIT, besluit.number))
    line = replace(bare, text="Casusoverleg, procesregie gemeente")

    def leaks() -> tuple[bool, bool]:
        found = overzicht(office.desk(JELLE), besluit.casus, RICO, date(2026, 1, 1), date(2027, 1, 1))
        part = part_for(desk, plan.plan.id, RICO)
        return "Casusoverleg" in repr(part), any(one.act in ("besloten", "uitstel_besluiten") for one in found.lines)

    plan = put_afspraak(desk, plan, line, CHECKS)
    assert plan.deferred == {RICO}
    on(office, date(2026, 11, 17))
    rico = extend(office, piece(office, besluit, RICO), OM)
    for day in (date(2026, 11, 17), date(2026, 11, 30), date(2026, 12, 15)):
        on(office, day)
        assert leaks() == (False, False)
    lift(office.desk(MARIT), rico, "", "OM-26-1187", date(2026, 12, 15))
    opened = open_plan(desk, plan.plan.id)
    assert opened.deferred == frozenset()
    (kept,) = opened.plan.afspraken
    put_afspraak(desk, opened, replace(kept, readers=(RICO,)), CHECKS)
    assert leaks() == (True, True)


# -------------------------------------------------------------------------------------------------------- the letter
class Press:
    """Keeps what was to be pressed."""

    def __init__(self) -> None:
        self.seen: list[Informatie] = []

    def __call__(self, info: Informatie, settings: Settings) -> bytes:
        assert isinstance(settings, Settings)
        self.seen.append(info)
        return b"%PDF"


def letter(office: Office, stuk: Stuk[Informeren], given: Adressering, act: Act = Act.BRIEF_GEZIEN) -> Informatie:
    press = Press()
    assert information_letter(office.desk(), stuk.id, given, act, press) == b"%PDF"
    return press.seen[0]


def test_a_letter_is_logged_before_it_is_given(office: Office) -> None:
    huib = piece(office, office.sealed(CASUS_3), "huib")
    before = len(office.world.lines())
    info = letter(office, huib, Adressering(Variant.VOLWASSENE), Act.BRIEF_AFGEDRUKT)
    assert [(one.act, one.persoon, one.detail) for one in office.since(before)] == [
        ("brief_afgedrukt", "huib", "volwassene")
    ]
    assert (info.kenmerk, info.to.name, info.to.address, info.days) == (huib.number, "Huib Wiersinga", "", 0)
    with pytest.raises(ValueError, match="casus_gezien"):
        letter(office, huib, Adressering(Variant.VOLWASSENE), Act.CASUS_GEZIEN)


def test_no_letter_while_somebody_may_not_know(office: Office) -> None:
    rico = piece(office, office.sealed(CASUS_7), "rico")
    with pytest.raises(Refusal, match="uitstel_loopt_nog"):
        letter(office, rico, Adressering(Variant.VOLWASSENE))
    on(office, date(2026, 11, 18))
    with pytest.raises(Refusal, match="uitstel_vraagt_besluit"):
        letter(office, rico, Adressering(Variant.VOLWASSENE))


def opened(office: Office, stuk: Stuk[Informeren]) -> OpenInformeren:
    return open_informing(office.desk(), stuk.id)


def test_an_unsafe_address_never_gets_post(office: Office) -> None:
    besluit = office.sealed(EX)
    adel = piece(office, besluit, "adel")
    shown = opened(office, adel)
    assert (shown.safe, shown.mail, bool(shown.safe_way)) == ("onveilig", (), True)
    assert letter(office, adel, Adressering(Variant.VOLWASSENE)).to.address == ""
    with pytest.raises(Refusal, match="adres_onveilig"):
        letter(office, adel, Adressering(Variant.VOLWASSENE, address="Kade 1\n1234 AB Elsterveen"))
    with pytest.raises(Refusal, match="adres_onveilig"):
        told(office, adel, channel=Weg.BRIEF)


def test_what_was_sealed_as_unsafe_stays_so(office: Office) -> None:
    besluit = office.sealed(EX)
    reopened(
        office,
        besluit,
        ("persoon.adres", "adel", Answer("veilig")),
        ("persoon.adres_anders", "adel", Answer()),
    )
    assert opened(office, piece(office, besluit, "adel")).safe == "onveilig"


def test_a_partner_never_learns_the_address_of_the_other(office: Office) -> None:
    besluit = office.sealed(EX)
    way = "Brief via haar zus, Kerkstraat 9, 1234 AB Elsterveen."
    reopened(office, besluit, ("persoon.adres_anders", "adel", Answer(way)))
    partner = lift(office.desk(), piece(office, besluit, "ex"), "Zij is verhuisd.")
    info = letter(office, partner, Adressering(Variant.VOLWASSENE))
    said = info.leaves_out.clean("Samira Adel woont op Kerkstraat 9 (1234ab).", "een ander", "een adres", "-")
    assert said == "een ander woont op een adres (een adres)."
    with pytest.raises(Refusal, match="brief_noemt_geheim_adres"):
        letter(office, partner, Adressering(Variant.VOLWASSENE, address="kerkstraat 9\nElsterveen"))
    assert info.no_source


def test_who_may_not_know_is_not_told_as_a_representative(office: Office) -> None:
    besluit = office.sealed(EX)
    nora = piece(office, besluit, "nora")
    assert opened(office, nora).others == ("Jeroen Visser",)
    assert Variant.VERTEGENWOORDIGER in nora.content.needed
    with pytest.raises(Refusal, match="vertegenwoordiger_weet_nog_niet"):
        told(office, nora, variant=Variant.VERTEGENWOORDIGER, to="vader Jeroen Visser")
    with pytest.raises(Refusal, match="vertegenwoordiger_weet_nog_niet"):
        letter(office, nora, Adressering(Variant.VERTEGENWOORDIGER, "Jeroen Visser"))


def test_a_representative_is_named_and_a_letter_that_nobody_is_owed_is_not_made(office: Office) -> None:
    besluit = office.sealed(EX)
    with pytest.raises(Refusal, match="verteld_aan_ontbreekt"):
        letter(office, piece(office, besluit, "nora"), Adressering(Variant.VERTEGENWOORDIGER))
    with pytest.raises(Refusal, match="brief_niet_nodig"):
        letter(office, piece(office, besluit, "adel"), Adressering(Variant.JONGERE))


# ------------------------------------------------------------------------------------------------------- lines left
def test_each_act_leaves_a_line_about_the_person_and_nobody_else(office: Office) -> None:
    besluit = office.sealed(CASUS_7)
    rico = piece(office, besluit, "rico")
    on(office, date(2026, 11, 17))
    before = len(office.world.lines())
    opened(office, rico)
    rico = extend(office, rico, OM)
    rico = lift(office.desk(MARIT), rico, "", "OM-26-1187", date(2026, 11, 17))
    told(office, rico)
    acts = [(one.act, one.persoon) for one in office.since(before)]
    assert acts == [
        (act, "rico")
        for act in (
            "informeren_gezien", "informeren_gewijzigd", "uitstel_besloten", "informeren_gewijzigd",
            "informeren_gewijzigd",
        )
    ]  # fmt: skip


def test_nobody_outside_reads_it(office: Office) -> None:
    rico = piece(office, office.sealed(CASUS_7), "rico")
    for by in (makers.actor("Doutzen Algra", "fg"), makers.actor("X", "beheerder")):
        with pytest.raises(Refusal, match=r"stuk_onbekend|geen_recht"):
            open_informing(office.desk(by), rico.id)


# ---------------------------------------------------------------------------------------------- over random histories
@pytest.mark.parametrize("seed", range(12))
def test_no_history_loses_a_term_or_tells_who_may_not_know(seed: int) -> None:
    """Whatever people do in whatever order: something is owed until the person was told, and never told while held."""
    office, chance = Office(memory_world()), Random(seed)
    stuk = piece(office, office.sealed(CASUS_7 if seed % 2 else "onveilig_adres_uitstel"), RICO if seed % 2 else "man")
    for _ in range(25):
        office.clock.move(days=chance.choice((0, 0, 1, 5, 13)))
        held = holds(stuk, office.clock.today())
        act = chance.choice(ACTS)
        try:
            stuk = act(office, stuk)
        except Refusal:
            continue
        assert not (held and act is told)
        assert bool(stuk.terms) is (stuk.state != "geinformeerd")
        for before, after in pairwise(stuk.content.deferrals):
            assert after.since >= before.since
            assert after.proposed_by != after.decided_by
        assert all(one.until - one.since <= timedelta(days=28) for one in stuk.content.deferrals)


def _asked(office: Office, stuk: Stuk[Informeren]) -> Stuk[Informeren]:
    today = office.clock.today()
    if "C2" in stuk.content.deferrals[-1].codes:
        return propose(office.desk(MARIT), stuk, replace(OM, until=today + timedelta(days=20), reference_on=today))
    given = Opzet(("C1",), today + timedelta(days=20), "Nog niet veilig.", POINTS)
    return propose(office.desk(MARIT), stuk, given)


def _decided(choice: Keuze, by: Actor) -> Callable[[Office, Stuk[Informeren]], Stuk[Informeren]]:
    given = Uitspraak(choice, "Afgewogen.", own_weighing=True)
    return lambda office, stuk: decide_deferral(office.desk(by), stuk, given)


def _lifted(office: Office, stuk: Stuk[Informeren]) -> Stuk[Informeren]:
    if "C2" in stuk.content.deferrals[-1].codes:
        return lift(office.desk(MARIT), stuk, "", "OM-26-1187", office.clock.today())
    return lift(office.desk(MARIT), stuk, "Zij is verhuisd.")


ACTS = (
    _asked,
    _asked,
    _decided(Keuze.VERLENGEN, SOFIE),
    _decided(Keuze.VERLENGEN, SOFIE),
    _decided(Keuze.INFORMEREN, SOFIE),
    _decided(Keuze.VERLENGEN, replace(MARIT, mandate=SOFIE.mandate)),
    lambda office, stuk: take_back(office.desk(MARIT), stuk),
    _lifted,
    told,
    lambda office, stuk: told(office, stuk, channel=Weg.TELEFOON),
)
