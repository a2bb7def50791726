"""Signals: dat-informatie only, told in time or deferred by another, never combined, and gone when unfounded."""

import random
from dataclasses import fields, is_dataclass, replace
from datetime import date, timedelta
from typing import get_type_hints

import pytest
from sqlalchemy import select

from storage.followup_tables import stuk, stuk_version
from storage.paper_tables import uitgave
from storage.tables import log_line, log_payload
from tests import makers
from tests.casework.signals import SAFE, SCHOOL, TODAY, Signals, given
from tests.plan.offices import CHECKS
from tests.worlds import World
from triage.access.log import Act
from triage.answers import Scope
from triage.casework.casus.answering import open_casus
from triage.casework.followup import signaal_einde, signaal_uitstel, signalen, werkvoorraad
from triage.casework.followup.signaal_desk import OpenSignaal
from triage.casework.followup.signaal_papers import THAT, SignaalBrief, signaal_paper, voices
from triage.casework.followup.signaal_uitstel import Asked
from triage.faults import Refusal
from triage.followup.bericht import Aan, Bericht, Waarom
from triage.followup.signaal import (
    DEFER,
    DESTROY,
    KEEP,
    MACHINE,
    TELL,
    TELL_AFTER,
    Onterecht,
    Signaal,
    Verzwegen,
    Wijze,
    emptied,
)
from triage.followup.stuk import Stuk
from triage.followup.taak import ALL
from triage.ids import CodeId
from triage.records.informatie import Voor
from triage.terms.running import due

LATER = date(2026, 12, 20)


@pytest.fixture
def office(world: World) -> Signals:
    return Signals(world)


def code_of(fault: pytest.ExceptionInfo[Refusal]) -> str:
    return fault.value.code


def notices(office: Signals, shown: OpenSignaal) -> list[Stuk[Bericht]]:
    desk = office.desk()
    with desk.work() as work:
        found = [
            work.stukken.get(one, Bericht, desk.scope("bericht_versturen"), makers.look())
            for one in shown.stuk.content.notices
        ]
        work.commit()
    return found


def deferred(office: Signals, asked: Asked = SAFE) -> OpenSignaal:
    waiting = signaal_uitstel.ask_deferral(office.desk(), office.recorded(), asked)
    return signaal_uitstel.decide_deferral(office.lead(), waiting.stuk, "De melder is kwetsbaar.", agreed=True)


# ------------------------------------------------------------------------------------------------ what it holds
def test_a_signal_has_no_field_for_what_happened() -> None:
    # Every text in it is named here, with how long it may be or where it comes from; a new one fails this test.
    lines = {"name": 120, "area": 60, "source_name": 120}
    chosen = {"kind", "route", "casus", "by_name", "by_function"}
    texts = {name for name, kind in get_type_hints(Signaal).items() if kind is str}
    assert texts == set(lines) | chosen
    nested = {
        f"{kind.__name__}.{one.name}"
        for one in fields(Signaal)
        for kind in _inside(get_type_hints(Signaal)[one.name])
        for hint in [get_type_hints(kind)]
        for one in fields(kind)
        if hint[one.name] is str
    }
    # Only a deferral has words of one's own: the law asks why somebody is not told (UAVG 41).
    assert {one for one in nested if one.endswith(("motivation", "words", "text", "reden"))} == {
        "Uitstel.motivation",
        "Uitstel.words",
    }


def _inside(kind: object) -> list[type]:
    args = getattr(kind, "__args__", ())
    found = [one for one in (kind, *args) if isinstance(one, type) and is_dataclass(one)]
    return found + [deep for one in args for deep in _inside(one) if deep not in found]


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"name": " "}, "signaal_naam_ontbreekt"),
        ({"name": "x" * 121}, "regel_te_lang"),
        ({"area": "x" * 61}, "regel_te_lang"),
        ({"area": "straat\nen een heel verhaal"}, "regel_tekens"),
        ({"area": "psychose gehad"}, "wat_informatie"),
        ({"concern": ("schulden_van_20000",)}, "signaal_zorg_onbekend"),
        ({"kind": "buurvrouw"}, "signaal_soort_onbekend"),
        ({"source_name": "Truus"}, "signaal_bron_reden"),
        ({"unnamed": Verzwegen.GENOEMD}, "signaal_bron_reden"),
        ({"received": TODAY + timedelta(1)}, "signaal_dag_later"),
        ({"born": TODAY + timedelta(1)}, "signaal_dag_later"),
    ],
)
def test_what_does_not_belong_in_a_signal_is_refused(office: Signals, more: dict[str, object], code: str) -> None:
    with pytest.raises(Refusal) as fault:
        signalen.record_signaal(office.desk(), given(**more), CHECKS)
    assert code_of(fault) == code


def test_the_person_is_to_be_told_within_a_month(office: Signals) -> None:
    stuk = office.recorded()
    assert stuk.number == "2026-S1"
    assert [due(one) for one in stuk.terms] == [date(2026, 12, 22)]
    told = signalen.tell(office.desk(), stuk, TODAY, Wijze.GESPREK)
    assert told.stuk.terms == ()
    with pytest.raises(Refusal) as fault:
        signalen.tell(office.desk(), told.stuk, TODAY, Wijze.BRIEF)
    assert code_of(fault) == "signaal_al_verteld"


def test_recording_and_opening_leave_a_line_about_the_person(office: Signals, world: World) -> None:
    before = len(world.lines())
    stuk = office.recorded()
    signalen.open_signaal(office.desk(), stuk.id)
    lines = office.since(before)
    assert [(one.act, one.persoon) for one in lines] == [
        ("signaal_geregistreerd", stuk.content.about),
        ("signaal_gezien", stuk.content.about),
    ]
    assert "Hanna" not in str(lines)


def test_every_step_of_a_signal_leaves_one_line_a_look_and_a_change(office: Signals) -> None:
    desk, shown = office.desk(), office.asked()
    about = shown.stuk.content.about
    seen, changed = ("signaal_gezien", about), ("signaal_gewijzigd", about)
    assert office.world.told(lambda: signalen.signalen(desk)) == [("lijst_gezien", None)]
    assert office.world.told(lambda: signaal_uitstel.ask_deferral(desk, shown.stuk, SAFE)) == [seen, changed]
    asked = signalen.open_signaal(desk, shown.stuk.id).stuk
    lead = office.lead()
    assert office.world.told(lambda: signaal_uitstel.decide_deferral(lead, asked, "Ja.", agreed=True)) == [
        seen,
        changed,
    ]
    lifted = signalen.open_signaal(desk, shown.stuk.id).stuk
    assert office.world.told(lambda: signaal_uitstel.lift_deferral(desk, lifted)) == [seen, changed]
    told = signalen.open_signaal(desk, shown.stuk.id).stuk
    assert office.world.told(lambda: signalen.tell(desk, told, TODAY, Wijze.BRIEF)) == [seen, changed]


def test_an_unfounded_signal_leaves_a_line_for_each_notice_and_each_letter(office: Signals) -> None:
    desk, shown = office.desk(), office.asked()
    about = shown.stuk.content.about
    lines = office.world.told(lambda: office.unfounded(shown.stuk))
    made = [("bericht_gewijzigd", about)] * 2
    assert lines == [("signaal_gezien", about), *made, ("signaal_gewijzigd", about), ("bericht_gezien", about)]
    ended = signalen.open_signaal(desk, shown.stuk.id)
    to_school = next(one for one in ended.stuk.content.notices if one not in ended.to_person)
    paper = office.world.told(
        lambda: signaal_paper(desk, shown.stuk.id, to_school, Act.BRIEF_BEWAARD, lambda _: b"%PDF")
    )
    assert paper == [("brief_bewaard", about), ("bericht_gezien", about)]
    office.send_all(ended)
    office.clock.move(days=28)
    gone = office.world.told(lambda: signaal_einde.destroy(desk, ended.stuk))
    assert gone[:2] == [("signaal_gezien", about), ("bericht_gezien", about)]
    # That it went says nothing about whom: each piece that went, its notices too.
    assert set(gone[2:]) == {("signaal_vernietigd", None)}


def test_an_end_of_a_signal_leaves_a_line_and_a_casus_its_own(office: Signals) -> None:
    desk, first, second = office.desk(), office.recorded(), office.recorded("Bram Smit")
    one, two = first.content.about, second.content.about
    ended = office.world.told(lambda: signaal_einde.no_action(desk, first))
    assert ended == [("signaal_gezien", one), ("signaal_gewijzigd", one)]
    opened = office.world.told(lambda: signaal_einde.casus_from(desk, second, "Er kwam een signaal."))
    assert [act for act, _ in opened] == ["signaal_gezien", "casus_geopend", "signaal_gewijzigd"]
    # The person of the casus is not the person of the signal, for the log: the two are never put together there.
    assert (opened[0][1], opened[2][1]) == (two, two)
    assert opened[1][1] not in (None, two)


# ------------------------------------------------------------------------------------------------ never combined
def test_two_signals_about_one_person_have_nothing_in_common(office: Signals) -> None:
    first, second = office.recorded(), office.recorded()
    assert first.content.about != second.content.about
    assert set(first.concerned).isdisjoint(second.concerned)
    shown = signalen.open_signaal(office.desk(), second.id)
    assert first.id not in str(shown)
    assert first.number not in str(shown)


def test_the_list_holds_no_name_and_cannot_be_asked_for_one(office: Signals) -> None:
    for name in ("Hanna de Wit", "Hanna de Wit", "Arend Appel"):
        office.recorded(name)
    found = signalen.signalen(office.desk())
    assert found.total == 3
    assert "Hanna" not in str(found)
    assert [row.number for row in found.rows] == sorted((row.number for row in found.rows), reverse=True)
    # Nothing in the module takes a name to look for.
    for call in (signalen.signalen, signalen.open_signaal):
        assert {"name", "naam", "born", "person"}.isdisjoint(get_type_hints(call))


def test_another_professional_does_not_meet_it_and_the_lead_does(office: Signals) -> None:
    stuk = office.recorded()
    other = office.desk(makers.actor("Karin Wubbels"))
    with pytest.raises(Refusal) as fault:
        signalen.open_signaal(other, stuk.id)
    assert code_of(fault) == "stuk_onbekend"
    assert signalen.signalen(other).total == 0
    assert signalen.open_signaal(office.lead(), stuk.id).stuk.content.name == "Hanna de Wit"


# ------------------------------------------------------------------------------------------------ deferral
def test_a_deferral_is_decided_by_another_with_a_mandate(office: Signals) -> None:
    waiting = signaal_uitstel.ask_deferral(office.lead(), office.recorded(), SAFE)
    no_mandate = office.desk(makers.actor("Mandaatloos", "procesregisseur"))
    for desk, code in ((office.lead(), "eigen_voorstel"), (no_mandate, "geen_mandaat")):
        with pytest.raises(Refusal) as fault:
            signaal_uitstel.decide_deferral(desk, waiting.stuk, "Ja.", agreed=True)
        assert code_of(fault) == code
    given_by = signaal_uitstel.decide_deferral(office.lead("Bram Kuit"), waiting.stuk, "Ja.", agreed=True)
    assert given_by.deferred
    assert [(one.term.id, due(one)) for one in given_by.stuk.terms] == [(DEFER, SAFE.until)]


def test_who_only_decides_reads_a_signal_only_while_something_is_asked(office: Signals) -> None:
    stuk = office.recorded()
    sofie = office.desk(makers.decider())
    with pytest.raises(Refusal) as fault:
        signalen.open_signaal(sofie, stuk.id)
    assert code_of(fault) == "stuk_onbekend"
    signaal_uitstel.ask_deferral(office.desk(), stuk, SAFE)
    shown = signalen.open_signaal(sofie, stuk.id)
    decided = signaal_uitstel.decide_deferral(sofie, shown.stuk, "Ja, dit is nodig.", agreed=True)
    assert decided.stuk.content.deferral is not None


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        (replace(SAFE, code=CodeId("D1")), "signaal_code_onbekend"),
        (replace(SAFE, code=CodeId("C6")), "signaal_code_onbekend"),
        (replace(SAFE, until=TODAY), "signaal_uitstel_dag"),
        (replace(SAFE, until=LATER + timedelta(1)), "signaal_uitstel_dag"),
        (replace(SAFE, motivation=" "), "signaal_woorden_ontbreken"),
    ],
)
def test_a_deferral_has_a_code_an_end_and_a_motivation(office: Signals, asked: Asked, code: str) -> None:
    with pytest.raises(Refusal) as fault:
        signaal_uitstel.ask_deferral(office.desk(), office.recorded(), asked)
    assert code_of(fault) == code


def test_a_deferral_never_lapses_silently_and_is_renewed_only_anew(office: Signals) -> None:
    shown = deferred(office)
    with pytest.raises(Refusal) as fault:
        signalen.tell(office.desk(), shown.stuk, TODAY, Wijze.GESPREK)
    assert code_of(fault) == "signaal_uitgesteld"
    office.clock.move(days=40)
    late = signalen.open_signaal(office.desk(), shown.stuk.id)
    assert [one.term.id for one in late.stuk.terms] == [DEFER]
    until = office.clock.today() + timedelta(14)
    again = signaal_uitstel.ask_deferral(office.desk(), late.stuk, replace(SAFE, until=until))
    # Asking renews nothing: the old end still stands.
    assert due(again.stuk.terms[0]) == SAFE.until
    renewed = signaal_uitstel.decide_deferral(office.lead(), again.stuk, "Nog steeds.", agreed=True)
    assert due(renewed.stuk.terms[0]) == until
    assert len(renewed.stuk.content.deferrals) == 2


def test_a_refused_deferral_leaves_the_month_running(office: Signals) -> None:
    waiting = signaal_uitstel.ask_deferral(office.desk(), office.recorded(), SAFE)
    refused = signaal_uitstel.decide_deferral(office.lead(), waiting.stuk, "Het kan veilig.", agreed=False)
    assert [one.term.id for one in refused.stuk.terms] == [TELL]
    assert not refused.deferred


def test_when_the_ground_falls_away_the_person_is_told_after_all(office: Signals) -> None:
    lifted = signaal_uitstel.lift_deferral(office.desk(), deferred(office).stuk)
    assert [one.term.id for one in lifted.stuk.terms] == [TELL_AFTER]
    assert signalen.tell(office.desk(), lifted.stuk, TODAY, Wijze.BRIEF).stuk.terms == ()


# ------------------------------------------------------------------------------------------------ how it ends
def test_an_outcome_does_not_end_what_is_owed_to_the_person(office: Signals) -> None:
    ended = signaal_einde.no_action(office.desk(), office.recorded())
    assert (ended.stuk.state, [one.term.id for one in ended.stuk.terms]) == ("geen_actie", [TELL, KEEP])
    other = signaal_einde.other_route(office.desk(), office.recorded(), next(iter(makers.kader().routes)))
    assert other.stuk.state == "andere_route"
    with pytest.raises(Refusal) as fault:
        signaal_einde.other_route(office.desk(), office.recorded(), "zelf_bedacht")
    assert code_of(fault) == "signaal_route_onbekend"


def test_a_casus_carries_only_who_and_that(office: Signals) -> None:
    begun = signaal_einde.casus_from(office.desk(), office.asked().stuk, "Er kwam een signaal binnen.")
    casus = open_casus(office.desk(), begun.casus).casus
    (person,) = casus.of(Scope.PERSOON)
    assert {str(ref.question): answer.value for ref, answer in casus.answers.items()} == {
        "aanleiding.soort": "melding",
        "aanleiding.wat": "Er kwam een signaal binnen.",
        "persoon.naam": "Hanna de Wit",
        "persoon.geboortedatum": date(2015, 3, 9),
    }
    assert person != begun.signal.stuk.content.about
    assert begun.signal.stuk.content.casus == casus.kenmerk
    with pytest.raises(Refusal) as fault:
        signaal_einde.casus_from(office.desk(), begun.signal.stuk, "Nog een.")
    assert code_of(fault) == "overgang_kan_niet"


def test_a_casus_and_the_signal_stand_together_or_not_at_all(office: Signals, world: World) -> None:
    stuk = office.recorded()
    world.break_log()
    with pytest.raises(Exception, match="no log today"):
        signaal_einde.casus_from(office.desk(), stuk, "Er kwam een signaal binnen.")


# ------------------------------------------------------------------------------------------------ unfounded
def test_who_was_told_or_asked_is_told_again(office: Signals) -> None:
    asked = office.asked()
    twice = signalen.ask_source(office.desk(), asked.stuk, SCHOOL.upper(), "Intern begeleider", TODAY)
    shown = office.unfounded(signalen.tell(office.desk(), twice.stuk, TODAY, Wijze.BRIEF).stuk)
    made = notices(office, shown)
    assert {(one.content.aan, one.content.waarom) for one in made} == {
        (Aan.BETROKKENE, Waarom.SIGNAAL_ONTERECHT),
        (Aan.BRON, Waarom.SIGNAAL_ONTERECHT),
    }
    assert len(made) == 2
    assert shown.open_notices == 2
    assert [(one.term.id, due(one)) for one in shown.stuk.terms] == [(DESTROY, LATER)]


def test_nothing_is_destroyed_before_its_day_nor_before_everybody_was_told(office: Signals) -> None:
    shown = office.unfounded()
    with pytest.raises(Refusal) as fault:
        signaal_einde.destroy(office.desk(), shown.stuk)
    assert code_of(fault) == "signaal_nog_niet"
    office.clock.move(days=28)
    with pytest.raises(Refusal) as fault:
        signaal_einde.destroy(office.desk(), shown.stuk)
    assert code_of(fault) == "signaal_nog_vertellen"


def test_destroyed_is_gone_from_every_byte_and_only_date_and_code_stay(office: Signals, world: World) -> None:
    shown = office.unfounded()
    to_school = next(one for one in shown.stuk.content.notices if one not in shown.to_person)
    letter = b"%PDF Hanna de Wit, De Regenboog"
    signaal_paper(office.desk(), shown.stuk.id, to_school, Act.BRIEF_BEWAARD, lambda _: letter)
    assert world.store is None or "Regenboog" in _everything(world)
    office.send_all(shown)
    office.clock.move(days=28)
    gone = signaal_einde.destroy(office.desk(), shown.stuk)
    content = gone.stuk.content
    assert content == emptied(content)
    assert (content.unfounded, content.ended, content.received) == (Onterecht.ANDERE_PERSOON, TODAY, TODAY)
    assert (gone.stuk.state, gone.stuk.terms, gone.stuk.concerned) == ("vernietigd", (), ())
    assert [step.act for step in gone.steps] == ["vernietigen"]
    assert notices(office, gone) == []
    found = signalen.signalen(office.desk())
    assert (found.total, found.rows[0].state) == (1, "vernietigd")
    said = _everything(world)
    for trace in ("Hanna", "Regenboog", "2015-03-09", "begeleider", "Noorderkade"):
        # The team is called after the neighbourhood; nothing else may still say so.
        assert trace == "Noorderkade" or trace not in said


def _everything(world: World) -> str:
    """Return all that the tables of the follow-up and the log still hold, as text."""
    if world.store is None:
        return ""
    with world.store.look() as connection:
        found = [
            connection.execute(select(table)).all() for table in (stuk, stuk_version, uitgave, log_line, log_payload)
        ]
    return str(found)


def test_a_deferred_person_is_not_betrayed_by_the_notice_and_never_forgotten(office: Signals) -> None:
    waiting = deferred(office)
    asked = signalen.ask_source(office.desk(), waiting.stuk, SCHOOL, "", TODAY)
    shown = office.unfounded(asked.stuk)
    assert [one.content.aan for one in notices(office, shown)] == [Aan.BRON]
    assert {one.term.id for one in shown.stuk.terms} == {DEFER, DESTROY}
    office.send_all(shown)
    office.clock.move(days=28)
    with pytest.raises(Refusal) as fault:
        signaal_einde.destroy(office.desk(), shown.stuk)
    assert code_of(fault) == "signaal_nog_vertellen"
    lifted = signaal_uitstel.lift_deferral(office.desk(), shown.stuk)
    assert [one.content.aan for one in notices(office, lifted)] == [Aan.BRON, Aan.BETROKKENE]
    assert lifted.open_notices == 1


def test_that_somebody_is_never_told_is_decided_by_another(office: Signals) -> None:
    shown = office.unfounded(deferred(office).stuk)
    asked = signaal_einde.ask_never_to_tell(office.lead(), shown.stuk, SAFE)
    with pytest.raises(Refusal) as fault:
        signaal_einde.decide_never_to_tell(office.lead(), asked.stuk, "Goed.", agreed=True)
    assert code_of(fault) == "eigen_voorstel"
    decided = signaal_einde.decide_never_to_tell(office.lead("Bram Kuit"), asked.stuk, "Goed.", agreed=True)
    assert [one.term.id for one in decided.stuk.terms] == [DESTROY]
    office.clock.move(days=28)
    assert signaal_einde.destroy(office.desk(), decided.stuk).stuk.state == "vernietigd"


# ------------------------------------------------------------------------------------------------ whom a letter is to
@pytest.mark.parametrize(
    ("years", "ways"), [(11, "vertegenwoordiger"), (12, "jongere vertegenwoordiger"), (15, "jongere vertegenwoordiger"),
                        (16, "volwassene"), (80, "volwassene"), (None, "volwassene jongere vertegenwoordiger")],
)  # fmt: skip
def test_whom_a_letter_speaks_to_follows_the_age(office: Signals, years: int | None, ways: str) -> None:
    born = None if years is None else TODAY.replace(year=TODAY.year - years)
    stuk = signalen.record_signaal(office.desk(), given(born=born), CHECKS)
    assert " ".join(voices(makers.kader(), born, TODAY)) == ways
    made: list[SignaalBrief] = []

    def press(brief: SignaalBrief) -> bytes:
        made.append(brief)
        return b"%PDF"

    for voor in Voor:
        if voor in ways.split():
            signaal_paper(office.desk(), stuk.id, THAT, Act.BRIEF_GEZIEN, press, voor)
            continue
        with pytest.raises(Refusal) as fault:
            signaal_paper(office.desk(), stuk.id, THAT, Act.BRIEF_GEZIEN, press, voor)
        assert code_of(fault) == "brief_niet_nodig"
    assert " ".join(one.given.voor for one in made) == ways


# ------------------------------------------------------------------------------------------------ kept for two years
ENDS = {
    "geen_actie": lambda office, stuk: signaal_einde.no_action(office.desk(), stuk),
    "casus": lambda office, stuk: signaal_einde.casus_from(office.desk(), stuk, "Er kwam een signaal binnen.").signal,
    "andere_route": lambda office, stuk: signaal_einde.other_route(
        office.desk(), stuk, next(iter(makers.kader().routes))
    ),
}
TWO_YEARS = TODAY.replace(year=TODAY.year + 2)


def after_two_years(office: Signals, less: int = 0) -> None:
    office.clock.move(days=(TWO_YEARS - office.clock.today()).days - less)


@pytest.mark.parametrize("end", ENDS)
def test_any_other_signal_goes_after_two_years_and_not_before(office: Signals, world: World, end: str) -> None:
    told = signalen.tell(office.desk(), office.asked().stuk, TODAY, Wijze.BRIEF)
    ended = ENDS[end](office, told.stuk)
    assert [(one.term.id, due(one)) for one in ended.stuk.terms] == [(KEEP, TWO_YEARS)]
    assert ended.stuk.state not in MACHINE.ends
    after_two_years(office, less=1)
    with pytest.raises(Refusal) as fault:
        signaal_einde.destroy(office.desk(), ended.stuk)
    assert code_of(fault) == "signaal_nog_niet"
    after_two_years(office)
    owed = werkvoorraad.for_calendar(office.desk(), ALL)
    assert (ended.stuk.id, KEEP, TWO_YEARS) in {(one.about, one.term, one.due) for one in owed}
    gone = signaal_einde.destroy(office.desk(), ended.stuk)
    assert gone.stuk.content == emptied(gone.stuk.content)
    assert (gone.stuk.state, gone.stuk.terms, gone.stuk.concerned) == ("vernietigd", (), ())
    assert (gone.stuk.content.ended, gone.stuk.content.unfounded) == (TODAY, None)
    if end != "casus":  # what a casus knows goes with the casus
        said = _everything(world)
        assert not [trace for trace in ("Hanna", "Regenboog", "2015-03-09", "begeleider") if trace in said]


def test_it_does_not_go_while_the_person_still_has_to_be_told(office: Signals) -> None:
    ended = signaal_einde.no_action(office.desk(), office.recorded())
    after_two_years(office)
    with pytest.raises(Refusal) as fault:
        signaal_einde.destroy(office.desk(), ended.stuk)
    assert code_of(fault) == "signaal_nog_vertellen"
    told = signalen.tell(office.desk(), ended.stuk, office.clock.today(), Wijze.GESPREK)
    assert signaal_einde.destroy(office.desk(), told.stuk).stuk.state == "vernietigd"


def test_who_may_not_know_even_then_is_decided_by_another_and_not_before(office: Signals) -> None:
    ended = signaal_einde.no_action(office.desk(), deferred(office).stuk)
    with pytest.raises(Refusal) as fault:
        signaal_einde.ask_never_to_tell(office.desk(), ended.stuk, SAFE)
    assert code_of(fault) == "signaal_nog_niet"
    after_two_years(office)
    with pytest.raises(Refusal) as fault:
        signaal_einde.destroy(office.desk(), ended.stuk)
    assert code_of(fault) == "signaal_nog_vertellen"
    late = replace(SAFE, until=office.clock.today() + timedelta(days=20))
    asked = signaal_einde.ask_never_to_tell(office.lead(), ended.stuk, late)
    with pytest.raises(Refusal) as fault:
        signaal_einde.decide_never_to_tell(office.lead(), asked.stuk, "Goed.", agreed=True)
    assert code_of(fault) == "eigen_voorstel"
    decided = signaal_einde.decide_never_to_tell(office.lead("Bram Kuit"), asked.stuk, "Goed.", agreed=True)
    assert signaal_einde.destroy(office.desk(), decided.stuk).stuk.state == "vernietigd"


def test_that_somebody_is_never_told_holds_when_it_is_unfounded_after_all(office: Signals) -> None:
    ended = signaal_einde.no_action(office.desk(), deferred(office).stuk)
    after_two_years(office)
    late = replace(SAFE, until=office.clock.today() + timedelta(days=20))
    asked = signaal_einde.ask_never_to_tell(office.lead(), ended.stuk, late)
    decided = signaal_einde.decide_never_to_tell(office.lead("Bram Kuit"), asked.stuk, "Goed.", agreed=True)
    assert notices(office, office.unfounded(decided.stuk)) == []


def test_an_ended_signal_that_was_unfounded_goes_by_the_shorter_term(office: Signals) -> None:
    shown = office.unfounded(signaal_einde.no_action(office.desk(), office.recorded()).stuk)
    assert [one.term.id for one in shown.stuk.terms] == [DESTROY]


def test_what_was_changed_meanwhile_is_not_overwritten(office: Signals) -> None:
    stuk = office.recorded()
    signalen.tell(office.desk(), stuk, TODAY, Wijze.GESPREK)
    with pytest.raises(Refusal) as fault:
        signaal_einde.no_action(office.desk(), stuk)
    assert code_of(fault) == "inmiddels_gewijzigd"


# ------------------------------------------------------------------------------------------------ any history
@pytest.mark.parametrize("seed", range(8))
def test_no_history_loses_a_term_or_the_person(office: Signals, seed: int) -> None:
    dice, refused = random.Random(seed), set[str]()
    shown = signalen.open_signaal(office.desk(), office.recorded().id)
    for _ in range(25):
        office.clock.move(days=dice.choice((0, 1, 9)))
        try:
            shown = dice.choice(ACTS)(office, shown.stuk)
        except Refusal as refusal:
            refused.add(refusal.code)
        _holds(office, shown)
    # The store would have refused to lose one; no use case may ever have tried.
    assert "termijn_zou_verdwijnen" not in refused


def _holds(office: Signals, shown: OpenSignaal) -> None:
    stuk, held = shown.stuk, {one.term.id for one in shown.stuk.terms}
    content = stuk.content
    assert len(held & {TELL, DEFER, TELL_AFTER}) <= 1
    if stuk.state in ("open", "geen_actie", "casus", "andere_route"):
        # Told, or still to be told: nobody is forgotten.
        never = content.never_told is not None and content.never_told.agreed
        assert never or (content.told is not None) != bool(held & {TELL, DEFER, TELL_AFTER})
        assert (stuk.state == "open") != (KEEP in held)
    for one in (*content.deferrals, *((content.never_told,) if content.never_told else ())):
        assert one.agreed is None or one.decided_by != one.asked_by
        assert one.motivation
        assert one.until
    if stuk.state == "onterecht":
        to_person = any(one.content.aan is Aan.BETROKKENE for one in notices(office, shown))
        never = content.never_told is not None and content.never_told.agreed
        assert to_person or DEFER in held or never
    if stuk.state == "vernietigd":
        assert content == emptied(content)
    assert stuk.state in MACHINE.states


def _ask(office: Signals, stuk: Stuk[Signaal]) -> OpenSignaal:
    until = office.clock.today() + timedelta(20)
    return signaal_uitstel.ask_deferral(office.desk(), stuk, replace(SAFE, until=until))


def _destroy(office: Signals, stuk: Stuk[Signaal]) -> OpenSignaal:
    return signaal_einde.destroy(office.desk(), stuk)


def _send(office: Signals, stuk: Stuk[Signaal]) -> OpenSignaal:
    shown = signalen.open_signaal(office.desk(), stuk.id)
    if stuk.state == "onterecht" and shown.open_notices == len(stuk.content.notices):
        office.send_all(shown)
    return signalen.open_signaal(office.desk(), stuk.id)


def _never(office: Signals, stuk: Stuk[Signaal]) -> OpenSignaal:
    until = office.clock.today() + timedelta(20)
    return signaal_einde.ask_never_to_tell(office.desk(), stuk, replace(SAFE, until=until))


ACTS = (
    lambda office, stuk: signalen.tell(office.desk(), stuk, office.clock.today(), Wijze.BRIEF),
    lambda office, stuk: signalen.ask_source(office.desk(), stuk, SCHOOL, "", office.clock.today()),
    _ask,
    lambda office, stuk: signaal_uitstel.decide_deferral(office.lead(), stuk, "Ja.", agreed=True),
    lambda office, stuk: signaal_uitstel.decide_deferral(office.desk(), stuk, "Ja.", agreed=True),
    lambda office, stuk: signaal_uitstel.decide_deferral(office.lead(), stuk, "Nee.", agreed=False),
    lambda office, stuk: signaal_uitstel.lift_deferral(office.desk(), stuk),
    lambda office, stuk: signaal_einde.no_action(office.desk(), stuk),
    lambda office, stuk: signaal_einde.unfounded(office.desk(), stuk, Onterecht.KLOPT_NIET),
    _never,
    lambda office, stuk: signaal_einde.decide_never_to_tell(office.lead(), stuk, "Ja.", agreed=True),
    _send,
    _destroy,
)
