"""For each worked case: what is on the paper of a household member or a helper is theirs, and nothing else is."""

import re
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from importlib.resources import files

import pytest

from resources.reading import read_tables, table
from tests import makers
from tests.casework.steps import Office
from tests.records.told import told
from tests.worlds import World
from triage.access.log import Act
from triage.answers import Answer, Ref, texts
from triage.casework.desk import Desk
from triage.casework.plan.agreeing import put_afspraak, put_helper
from triage.casework.plan.desk import OpenPlan
from triage.casework.plan.papers import plan_paper
from triage.casework.plan.planning import begin_plan, open_beginning
from triage.casus.model import Casus
from triage.faults import Refusal
from triage.ids import ItemId, QuestionId
from triage.kader.model import Kader
from triage.plan.checks import Checks
from triage.plan.datwat.checking import check, check_organisation, check_words
from triage.plan.datwat.loading import load
from triage.plan.model import Afspraak, Basis, Bewoner, Hulpverlener, Inkijk, Plan, Regisseur, Waarop
from triage.plan.reading import Deel, for_bewoner, proposed
from triage.ports import Settings
from triage.records.plan import Reader, Stand, plan_document
from triage.records.sentences import Sentences

VOCABULARY = load(read_tables(files("resources") / "datwat"))
CHECKS = Checks(
    partial(check, vocabulary=VOCABULARY),
    partial(check_words, vocabulary=VOCABULARY),
    partial(check_organisation, vocabulary=VOCABULARY),
)

PLANS = {
    "casus_1_toestemming_gegeven": (
        ("geld", "Gemeente Elsterveen", "K. Wubbels", ""),
        ("praktische_hulp", "Wijkteam Noorderkade", "Y. el Amrani", "Huishoudelijke hulp, aanvraag loopt"),
    ),
    "casus_3_vragen_kan_niet": (("begeleiding", "Huisartsenpraktijk Het Wad", "R. Siebenga", "Casemanager"),),
    "casus_4_crisis": (("zorg", "Crisisdienst", "I. Terpstra", "Zorg georganiseerd"),),
    "casus_7_niet_informeren": (("regie", "Gemeente Elsterveen", "M. Vonkeman", "Casusoverleg"),),
}
"""The dat-lines of cases.md: support, organisation, contact and short text."""


@pytest.fixture
def office(world: World) -> Office:
    with world.work() as work:
        work.mensen.set_settings(Settings("Gemeente Elsterveen", "wijkteam Noorderkade"))
        work.commit()
    return Office(world)


def regisseur(office: Office) -> Desk:
    return office.desk(makers.actor("Marit Vonkeman", "procesregisseur", mandate=True))


def words() -> Sentences:
    parts = table("papier", "plan.toml")
    return Sentences(parts["koppen"], parts["zinnen"], parts["tabel"], {})  # type: ignore[arg-type]


def written(part: Deel, reader: Reader, kader: Kader, settings: Settings, stand: Stand) -> bytes:
    return told(plan_document(part, reader, kader, settings, stand, words())).encode()


def paper(desk: Desk, plan: OpenPlan, item: str) -> str:
    return plan_paper(desk, plan.plan.id, ItemId(item), Act.PLAN_AFGEDRUKT, written).decode()


def made(office: Office, walk: str) -> tuple[OpenPlan, Casus]:
    """Begin a plan of a worked case and put its dat-lines in."""
    casus, desk = office.begun(walk).casus, regisseur(office)
    beginning = open_beginning(desk, casus.id)
    opened = begin_plan(desk, casus.id, "Weer rust en overzicht", beginning.people, CHECKS)
    for support, organisation, name, text in PLANS[walk]:
        before = {one.id for one in opened.plan.helpers}
        opened = put_helper(desk, opened, Hulpverlener(ItemId(""), name, organisation), CHECKS)
        (helper,) = (one.id for one in opened.plan.helpers if one.id not in before)
        opened = put_afspraak(desk, opened, line(opened, support, helper, text, office.clock.today()), CHECKS)
    return opened, casus


def line(opened: OpenPlan, support: str, helper: ItemId, text: str, today: date) -> Afspraak:
    about = opened.plan.bewoners[0].id
    bare = Afspraak(ItemId(""), about, support, today, Basis(Waarop.INSTEMMING), helper, text)
    return replace(bare, readers=proposed(opened.plan, bare, opened.deferred))


def background(casus: Casus) -> set[str]:
    """Return every longer text of the casus: not one of them belongs in a plan."""
    return {text for answer in casus.answers.values() for text in texts(answer) if len(text) > 25}


@pytest.mark.parametrize("walk", ["casus_1_toestemming_gegeven", "casus_4_crisis", "casus_7_niet_informeren"])
def test_the_paper_of_each_reader_holds_their_lines_and_no_background(office: Office, walk: str) -> None:
    opened, casus = made(office, walk)
    readers: tuple[Bewoner | Hulpverlener, ...] = (*opened.plan.bewoners, *opened.plan.helpers)
    for reader in readers:
        if isinstance(reader, Bewoner) and reader.inkijk is Inkijk.NIETS:
            # Case 7: who may not know yet, gets no paper at all.
            with pytest.raises(Refusal, match="leest_niets"):
                paper(regisseur(office), opened, reader.id)
            continue
        said = paper(regisseur(office), opened, reader.id)
        assert not [text for text in background(casus) if text in said]
        names = {one.name for one in opened.plan.bewoners if one.id != reader.id}
        about = {opened.plan.bewoner(one.about).name for one in opened.plan.afspraken if one.about}
        assert not [name for name in names - about if name in said]
        if isinstance(reader, Hulpverlener):
            others = [one.name for one in opened.plan.helpers if one.id != reader.id]
            assert not [name for name in others if name in said]
            assert opened.plan.goal not in said


def test_what_case_1_agreed_is_on_the_paper_of_who_it_is_about(office: Office) -> None:
    opened, _ = made(office, "casus_1_toestemming_gegeven")
    said = paper(regisseur(office), opened, opened.plan.bewoners[0].id)
    assert re.search(r"logboek van de gemeente: \d+-", said)
    for words_ in ("Hulp bij geld en schulden", "K. Wubbels", "Huishoudelijke hulp, aanvraag loopt", "Y. el Amrani"):
        assert words_ in said
    own = paper(regisseur(office), opened, opened.plan.helpers[0].id)
    assert "K. Wubbels" in own
    assert "Huishoudelijke hulp" not in own


def test_each_paper_leaves_a_line_for_each_of_the_household(office: Office) -> None:
    opened, _ = made(office, "casus_1_toestemming_gegeven")
    count = len(office.world.lines())
    paper(regisseur(office), opened, opened.plan.bewoners[0].id)
    told_of = [(one.act, one.persoon) for one in office.since(count)]
    assert told_of == [("plan_afgedrukt", one.id) for one in opened.plan.bewoners]


def test_a_stranger_gets_no_paper(office: Office) -> None:
    opened, _ = made(office, "casus_1_toestemming_gegeven")
    for role in ("wijkteamprofessional", "fg", "beheerder", "adviseur", "informatieregisseur"):
        with pytest.raises(Refusal, match=r"geen_recht|plan_onbekend"):
            paper(office.desk(makers.actor("Iemand Anders", role)), opened, opened.plan.bewoners[0].id)


def test_what_is_deferred_stays_off_every_paper_in_the_house() -> None:
    """Case 7: who lives with somebody who may not know, reads no line that rests on the decision either."""
    rico, zus = Bewoner(ItemId("r"), "Rico", "volwassen"), Bewoner(ItemId("z"), "Zus", "volwassen")
    told_line = Afspraak(ItemId("1"), None, "zelf", date(2026, 10, 20), Basis(Waarop.ZELF), text="Samen eten op zondag")
    kept = Afspraak(
        ItemId("2"), rico.id, "regie", date(2026, 10, 20), Basis(Waarop.BESLUIT, "2026-0007-B1"), text="Casusoverleg"
    )
    both = (rico.id, zus.id)
    plan = Plan(
        "p", makers.casus().id, "2026-0007-P1", "Rust", makers.NOW, Regisseur(makers.actor().person, "M", "f"),
        (rico, zus), (), (replace(told_line, readers=both), replace(kept, readers=both)),
    )  # fmt: skip
    stand, nobody = Stand(date(2026, 10, 21), "12-ABCD"), Reader("x", helper=False)
    for reader in both:
        kept_back, later = (for_bewoner(plan, reader, who) for who in (frozenset({rico.id}), frozenset[ItemId]()))
        said = written(kept_back, nobody, makers.kader(), Settings("G", "w"), stand).decode()
        assert "Samen eten" in said
        assert "Casusoverleg" not in said
        assert "Casusoverleg" in written(later, nobody, makers.kader(), Settings("G", "w"), stand).decode()


@pytest.mark.parametrize("walk", ["casus_3_vragen_kan_niet"])
def test_what_rests_on_a_decision_comes_on_paper_once_it_is_sealed(office: Office, walk: str) -> None:
    besluit = office.sealed(walk)
    desk = regisseur(office)
    beginning = open_beginning(desk, besluit.casus)
    opened = begin_plan(desk, besluit.casus, "Veilig wonen", beginning.people, CHECKS)
    support, organisation, name, text = PLANS[walk][0]
    opened = put_helper(desk, opened, Hulpverlener(ItemId(""), name, organisation), CHECKS)
    helper = opened.plan.helpers[0].id
    bare = line(opened, support, helper, text, office.clock.today() + timedelta(days=1))
    opened = put_afspraak(desk, opened, replace(bare, basis=Basis(Waarop.BESLUIT, besluit.number)), CHECKS)
    said = paper(desk, opened, opened.plan.bewoners[0].id)
    assert "R. Siebenga" in said
    assert besluit.facts.motivation not in said
    assert besluit.number not in said


def test_without_the_three_there_is_no_plan(office: Office) -> None:
    casus = office.begun("casus_1_toestemming_gegeven").casus
    with office.world.work() as work:
        one = work.casussen.get(casus.id, makers.scope(), makers.look())
        less = one.with_answer(Ref(QuestionId("vraag.samenhang"), None), Answer(value=False))
        work.casussen.save(one, replace(less, version=one.version + 1), (), makers.look())
        work.commit()
    desk = regisseur(office)
    beginning = open_beginning(desk, casus.id)
    with pytest.raises(Refusal, match="plan_kan_nog_niet"):
        begin_plan(desk, casus.id, "Rust", beginning.people, CHECKS)
