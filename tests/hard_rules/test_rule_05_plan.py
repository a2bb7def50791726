"""Hard rule 5: the 1-plan cannot hold wat-informatie; no free background field exists in it."""

import json
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date
from functools import partial
from importlib.resources import files
from typing import Any, get_args, get_origin, get_type_hints

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from resources.reading import read_tables
from storage.mapping.overleg import overleg_of, overleg_text
from storage.mapping.plan import plan_of, plan_text
from storage.need_tables import overleg as overleg_table
from storage.need_tables import plan as plan_table
from storage.need_tables import plan_helper, plan_version
from tests.casework.steps import Office
from tests.plan import making
from tests.plan.offices import NEW, PlanOffice
from triage.answers import Answer
from triage.casework.plan.agreeing import OwnLine, put_afspraak, put_helper, write_own
from triage.casework.plan.desk import OpenPlan
from triage.casework.plan.meeting import agree, invite, plan_meeting, set_agenda, set_part
from triage.casework.plan.planning import (
    begin_plan,
    close_plan,
    open_beginning,
    open_plan,
    set_goal,
    set_household,
    set_regisseur,
)
from triage.faults import Refusal
from triage.ids import CodeId, ItemId, PersonId
from triage.plan.checks import Checks, WatInformatie, one_line, settle
from triage.plan.datwat.checking import check, check_organisation, check_words
from triage.plan.datwat.loading import load
from triage.plan.meeting import MOTIVATION
from triage.plan.model import NAME, TEXT, Basis, Gedaan, Gehouden, Hulpverlener, Plan, Reden, Slot, Waarop
from triage.plan.overleg import Agendapunt, Deelname, Genodigde, Overleg, Verwijzing

VOCABULARY = load(read_tables(files("resources") / "datwat"))
CHECKS = Checks(
    partial(check, vocabulary=VOCABULARY),
    partial(check_words, vocabulary=VOCABULARY),
    partial(check_organisation, vocabulary=VOCABULARY),
)
MEGABYTE = "Achtergrond van het gezin. " * 40_000
STORY = "Vader drinkt, er zijn schulden van 12.000 euro en moeder krijgt medicatie voor haar depressie."

# Every field of a plan or a meeting that is text: short and through the check, or not of one's own choosing at all.
SHORT = {
    "Plan.goal": TEXT,
    "Afspraak.text": TEXT,
    "Genodigde.needed": TEXT,
    "Regisseur.contact": NAME,
    "Bewoner.name": NAME,
    "Hulpverlener.name": NAME,
    "Hulpverlener.organisation": NAME,
    "Hulpverlener.function": NAME,
    "Hulpverlener.contact": NAME,
    "Genodigde.name": NAME,
    "Genodigde.function": NAME,
    "Genodigde.organisation": NAME,
    "Deelname.motivation": MOTIVATION,
}
GIVEN = {
    "Plan.id": "made here",
    "Plan.casus": "made here",
    "Plan.number": "made here",
    "Overleg.id": "made here",
    "Overleg.casus": "made here",
    "Overleg.number": "made here",
    "Regisseur.person": "a colleague who works here",
    "Regisseur.name": "of that colleague",
    "Regisseur.function": "of that colleague",
    "Bewoner.id": "a person of the casus",
    "Bewoner.age_group": "told by the casus",
    "Bewoner.code": "an E code",
    "Bewoner.speaks_for": "of the household",
    "Hulpverlener.id": "made here",
    "Hulpverlener.colleague": "a colleague who works here",
    "Genodigde.id": "made here",
    "Genodigde.colleague": "a colleague who works here",
    "Afspraak.id": "made here",
    "Afspraak.about": "of the household",
    "Afspraak.support": "of the neutral list",
    "Afspraak.helper": "of the plan",
    "Afspraak.readers": "of the household",
    "Afspraak.helpers": "of the plan",
    "Afspraak.condition": "a B2 or B3 code",
    "Afspraak.overleg": "a meeting of this casus",
    "Basis.number": "a seal of this casus, or empty",
    "Gehouden.quote": "a word that stands in the text",
    "Gehouden.kind": "what the check says",
    "Deelname.person": "a person of the casus",
    "Deelname.code": "an E code",
    "Agendapunt.ref": "something of this casus",
    "Overleg.agreed": "of the plan",
}


def held(kind: type) -> Iterator[type]:
    """Give the values that a value can hold, itself among them."""
    yield kind
    for hint in get_type_hints(kind).values():
        for part in _parts(hint):
            if is_dataclass(part) and isinstance(part, type):
                yield from held(part)


def _parts(hint: object) -> Iterator[object]:
    yield getattr(hint, "__supertype__", hint)
    for part in get_args(hint):
        yield from _parts(part)


def texts_of(kind: type) -> set[str]:
    """Return the fields of a value and all it holds that are text, or a list of texts."""
    return {
        f"{one.__name__}.{field.name}"
        for one in held(kind)
        for field in fields(one)
        if str in set(_parts(get_type_hints(one)[field.name]))
    }


def test_every_text_is_short_and_checked_or_a_choice() -> None:
    found = texts_of(Plan) | texts_of(Overleg)
    assert found == SHORT.keys() | GIVEN.keys()
    assert not SHORT.keys() & GIVEN.keys()
    assert max(SHORT.values()) == MOTIVATION <= 500
    assert max(most for name, most in SHORT.items() if name in texts_of(Plan)) == TEXT <= 160


def test_no_field_is_of_any_kind_at_all() -> None:
    loose = [
        (one.__name__, field.name)
        for kind in (Plan, Overleg)
        for one in held(kind)
        for field in fields(one)
        if any(
            part in (Any, object, bytes, dict) or get_origin(part) is dict
            for part in _parts(get_type_hints(one)[field.name])
        )
    ]
    assert not loose


def test_no_column_takes_a_background() -> None:
    tables = (plan_table, plan_version, plan_helper, overleg_table)
    assert {table.name: {column.name for column in table.c} for table in tables} == {
        "plan": {"id", "casus", "number", "state", "version", "changed", "content"},
        "plan_version": {"plan", "version", "at", "by", "by_name", "act", "content"},
        "plan_helper": {"plan", "person"},
        "overleg": {"id", "casus", "at", "state", "version", "content"},
    }


FULL = making.plan(
    helpers=(making.helper(1, kept=(Gehouden("a", "b", Reden.EIGENNAAM),)),),
    afspraken=(making.afspraak(1, kept=(Gehouden("a", "b", Reden.EIGENNAAM),)),),
    goal_kept=(Gehouden("a", "b", Reden.EIGENNAAM),),
)


def widened(content: object) -> Iterator[object]:
    """Give a content with one key more, at every object in it."""
    match content:
        case dict():
            yield {**content, "achtergrond": STORY}
            for name, part in content.items():
                yield from ({**content, name: wider} for wider in widened(part))
        case list():
            for place, part in enumerate(content):
                yield from ([*content[:place], wider, *content[place + 1 :]] for wider in widened(part))


def test_no_key_more_is_read() -> None:
    tries: tuple[tuple[str, Callable[[str], object]], ...] = (
        (plan_text(FULL), plan_of),
        (overleg_text(making.overleg()), overleg_of),
    )
    for text, read in tries:
        wider = [json.dumps(one) for one in widened(json.loads(text))]
        assert len(wider) >= 4
        for one in wider:
            with pytest.raises(ValueError, match="more than was asked: achtergrond"):
                read(one)


def test_no_key_holds_another_kind_of_thing() -> None:
    content = json.loads(plan_text(FULL))
    for name in content:
        for strange in (STORY, {"achtergrond": STORY}, [STORY], 7.5, True, None):
            if (type(strange) is type(content[name]) and isinstance(strange, str)) or strange == content[name]:
                continue
            if name in ("closed_on", "closed_why") and strange is None:
                continue
            with pytest.raises((ValueError, TypeError)):
                plan_of(json.dumps({**content, name: strange}))


@pytest.fixture
def plans(office: Office) -> PlanOffice:
    return PlanOffice(office.world, office.clock, office.ids).staffed()


def filled(plans: PlanOffice) -> tuple[OpenPlan, ItemId]:
    """Return a plan with a helper who works here, and an agreement of theirs."""
    shown, helper = plans.helped(plans.plan(), "Karin Wubbels")
    return plans.agreed(shown, helper), helper


def attempts(plans: PlanOffice, shown: OpenPlan, text: str) -> dict[str, Callable[[], object]]:
    """Return a way to write a text into each field that takes one."""
    desk, plan, own = plans.regisseur(), shown.plan, plans.helper()
    line, helper, bewoner = plan.afspraken[0], plan.helpers[0], plan.bewoners[0]
    meeting = plan_meeting(desk, plan.casus, plans.clock.now())
    meeting = set_agenda(desk, meeting, (Agendapunt(Verwijzing.PLAN, plan.number),))
    guest = Genodigde(NEW, "K. Wubbels", "", "Team Geld", "kent de afspraken", Basis(Waarop.INSTEMMING), points=(0,))
    day = plans.clock.today()
    lines = {
        "afspraak.text": replace(line, text=text),
        "afspraak.support": replace(line, support=text),
        "afspraak.overleg": replace(line, overleg=text),
        "afspraak.condition": replace(line, condition=CodeId(text)),
        "afspraak.basis": replace(line, basis=Basis(Waarop.BESLUIT, text)),
        "afspraak.about": replace(line, about=ItemId(text)),
        "afspraak.id": replace(line, id=ItemId(text)),
        "afspraak.readers": replace(line, readers=(ItemId(text),)),
        "afspraak.helpers": replace(line, helpers=(ItemId(text),)),
    }
    helpers = {
        "hulp.organisation": replace(helper, organisation=text),
        "hulp.function": replace(helper, function=text),
        "hulp.contact": replace(helper, contact=text),
        "hulp.colleague": replace(helper, colleague=PersonId(text)),
        "hulp.nieuw": Hulpverlener(ItemId(text), "x", "y"),
    }
    guests = {
        "gast.needed": replace(guest, needed=text),
        "gast.function": replace(guest, function=text),
        "gast.organisation": replace(guest, organisation=text),
        "gast.colleague": replace(guest, colleague=PersonId(text)),
        "gast.basis": replace(guest, basis=Basis(Waarop.ROUTE, text)),
    }
    return {
        **{name: partial(put_afspraak, desk, shown, one, CHECKS) for name, one in lines.items()},
        **{name: partial(put_helper, desk, shown, one, CHECKS) for name, one in helpers.items()},
        **{name: partial(invite, desk, meeting, one, CHECKS) for name, one in guests.items()},
        "doel": lambda: set_goal(desk, shown, text, CHECKS),
        "regisseur.contact": lambda: set_regisseur(desk, shown, plan.regisseur.person, text, CHECKS),
        "regisseur.person": lambda: set_regisseur(desk, shown, PersonId(text), "", CHECKS),
        "bewoner.id": lambda: set_household(desk, shown, (replace(bewoner, id=ItemId(text)),)),
        "bewoner.speaks_for": lambda: set_household(desk, shown, (replace(bewoner, speaks_for=(ItemId(text),)),)),
        "agenda": lambda: set_agenda(desk, meeting, (Agendapunt(Verwijzing.REGEL, text),)),
        "deelname.code": lambda: set_part(desk, meeting, Deelname(bewoner.id, False, CodeId(text), "x"), CHECKS),
        "eigen tekst": lambda: write_own(
            own, open_plan(own, plan.id), line.id, OwnLine(Gedaan.LOOPT, day, text=text), CHECKS
        ),
    }


Put = Callable[[PlanOffice, OpenPlan, str], object]
NAMES: dict[str, Put] = {
    "hulp.name": lambda plans, shown, text: put_helper(
        plans.regisseur(), shown, replace(shown.plan.helpers[0], name=text), CHECKS
    ),
    "bewoner.name": lambda plans, shown, text: set_household(
        plans.regisseur(), shown, (replace(shown.plan.bewoners[0], name=text),)
    ),
}
"""A name of a person is never marked, so it is only kept short."""


def test_a_background_goes_into_no_field(plans: PlanOffice) -> None:
    shown, _ = filled(plans)
    for text in (STORY[:78], STORY, MEGABYTE):
        tries = attempts(plans, shown, text)
        for name, attempt in tries.items():
            with pytest.raises(Refusal) as wrong:
                attempt()
            assert text not in repr(dict(wrong.value.facts)), name
        for name, put in NAMES.items():
            if len(text) > NAME:
                with pytest.raises(Refusal, match="regel_te_lang"):
                    put(plans, shown, text)
            assert name
    assert open_plan(plans.regisseur(), shown.plan.id).plan == shown.plan


def test_what_is_kept_carries_no_words_of_its_own(plans: PlanOffice) -> None:
    shown, helper = filled(plans)
    kept = (Gehouden(STORY, "aandoening", Reden.HUISHOUDEN_WIL), Gehouden("week", STORY, Reden.EIGENNAAM))
    desk, line = plans.regisseur(), shown.plan.afspraken[0]
    after = put_afspraak(desk, shown, replace(line, text="Elke week", kept=kept), CHECKS)
    after = put_helper(desk, after, replace(after.plan.helper(helper), kept=kept), CHECKS)
    after = set_goal(desk, after, "Rust in huis", CHECKS, kept)
    assert STORY not in plan_text(after.plan)
    assert (after.plan.afspraken[0].kept, after.plan.helpers[0].kept, after.plan.goal_kept) == ((), (), ())


def test_a_basis_that_needs_no_number_keeps_none(plans: PlanOffice) -> None:
    shown, _ = filled(plans)
    for kind in (Waarop.INSTEMMING, Waarop.ZELF):
        line = plans.line(shown, None, basis=Basis(kind, STORY))
        shown = put_afspraak(plans.regisseur(), shown, line, CHECKS)
    assert STORY not in plan_text(shown.plan)


def test_an_agreement_of_a_meeting_is_held_to_the_same(plans: PlanOffice) -> None:
    shown, helper = filled(plans)
    desk = plans.regisseur()
    meeting = plan_meeting(desk, shown.plan.casus, plans.clock.now())
    for text in (STORY[:150], MEGABYTE):
        with pytest.raises(Refusal):
            agree(desk, meeting, plans.line(shown, helper, text=text), CHECKS)


def test_a_plan_does_not_begin_with_a_background(plans: PlanOffice) -> None:
    casus = plans.begun("casus_1_toestemming_gegeven").casus
    desk = plans.regisseur()
    people = open_beginning(desk, casus.id).people
    for goal in (STORY, STORY[:78], MEGABYTE):
        with pytest.raises(Refusal):
            begin_plan(desk, casus.id, goal, people, CHECKS)
        with pytest.raises(Refusal):
            begin_plan(desk, casus.id, "Rust", people, CHECKS, contact=goal)
    assert open_beginning(desk, casus.id).running is None


@pytest.mark.parametrize("answers", [("vraag.samenhang",), ("vraag.noodzaak",), ("vraag.doel",), ("doel.woorden",)])
def test_several_kinds_of_help_alone_are_no_plan(plans: PlanOffice, answers: tuple[str, ...]) -> None:
    casus = plans.begun("casus_1_toestemming_gegeven").casus
    casus = plans.edited(casus, *((name, None, Answer(None)) for name in answers))
    with pytest.raises(Refusal, match="plan_kan_nog_niet"):
        plans.plan_in(casus.id)


def test_after_closing_nothing_is_added(plans: PlanOffice) -> None:
    shown, _ = filled(plans)
    closed = close_plan(plans.regisseur(), shown, Slot.NIET_MEER_NODIG)
    with pytest.raises(Refusal, match="plan_gesloten"):
        put_afspraak(plans.regisseur(), closed, replace(shown.plan.afspraken[0], text="Elke week"), CHECKS)


LETTERS = st.text(st.characters(codec=None, categories=None), max_size=400)


@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow])
@given(LETTERS, st.sampled_from([NAME, TEXT, MOTIVATION]))
def test_a_text_is_one_short_line_or_refused(text: str, longest: int) -> None:
    try:
        kept = one_line("tekst", text, longest)
    except Refusal as refusal:
        assert refusal.code in ("regel_te_lang", "regel_tekens")  # noqa: PT017
        return
    assert len(kept) <= longest
    assert len(kept.splitlines()) <= 1
    assert kept == one_line("tekst", kept, longest)
    kept.encode()


WORDS = st.sampled_from("elke week psychose Psychose schizofrenie verslaving dinsdag schulden hulp".split())


@settings(max_examples=150)
@given(st.lists(WORDS, max_size=8), st.lists(st.tuples(LETTERS, LETTERS), max_size=3), st.booleans())
def test_no_mark_passes_without_its_reason(words: list[str], loose: list[tuple[str, str]], some: bool) -> None:  # noqa: FBT001
    text = " ".join(words)
    marks = check(text, VOCABULARY).marks
    kept = tuple(Gehouden(quote, kind, Reden.EIGENNAAM) for quote, kind in loose)
    if some:
        kept += tuple(Gehouden(mark.quote, mark.kind, Reden.SOORT_HULP) for mark in marks[:1])
    settled = settle((("tekst", text),), kept, CHECKS.text)
    answered = {(one.quote.casefold(), one.kind) for one in kept}
    left = [mark for mark in marks if (mark.quote.casefold(), mark.kind) not in answered]
    assert [one.mark for one in settled.marked] == left
    assert all(one.quote in text for one in settled.kept)
    if left:
        with pytest.raises(WatInformatie):
            settled.demand()


@pytest.mark.parametrize(
    "hidden",
    ["schizo\u200bfrenie", "schizo\u00adfrenie", "\u202eeinerfozihcs", "schizo\x00frenie", "a\nb", "a\u2028b"],
)
def test_a_word_cannot_hide_behind_what_nobody_sees(hidden: str) -> None:
    with pytest.raises(Refusal, match="regel_tekens"):
        one_line("tekst", hidden, TEXT)


@pytest.mark.parametrize("first", [0xFF41, 0x1D41A], ids=["breed", "vet"])
def test_a_word_in_other_letters_is_the_same_word(first: int) -> None:
    dressed = "".join(chr(first + ord(letter) - ord("a")) for letter in "schizofrenie")
    kept = one_line("tekst", dressed, TEXT)
    assert kept == "schizofrenie"
    assert settle((("tekst", kept),), (), CHECKS.text).marked


def test_a_day_is_a_day_and_no_story() -> None:
    content = json.loads(plan_text(FULL))
    for name in ("since", "until", "done_on"):
        content["afspraken"][0][name] = STORY
        with pytest.raises(ValueError, match="Invalid isoformat"):
            plan_of(json.dumps(content))
        content["afspraken"][0][name] = date(2026, 11, 1).isoformat()
