"""Notices that are owed, and the letters of requests as the use cases give them: logged, and never too much."""

from datetime import date, timedelta
from functools import partial

import pytest

from tests import makers
from tests.casework.rights import Counter, refused
from tests.records.told import told
from tests.worlds import World, memory_world
from triage.access.log import Act
from triage.casework.followup import berichten
from triage.casework.followup.berichten_brieven import notice_letter
from triage.casework.followup.signaal_papers import SignaalBrief
from triage.casework.followup.verzoeken_besluit import lift_restriction
from triage.casework.followup.verzoeken_brieven import letter, letters
from triage.casework.followup.verzoeken_stappen import extend_answer, identity_doubted, withdraw
from triage.faults import Refusal
from triage.followup.bericht import Aan, Bericht
from triage.followup.stuk import Stuk
from triage.followup.verzoek import OF_THE_AVG, Oordeel, Recht, Verzoek
from triage.ports import Settings
from triage.records.antwoord import Antwoord, Briefsoort, antwoord_document
from triage.records.bericht import Kennisgeving, bericht_document
from triage.records.inzage_antwoord import InzageFeiten, inzage_document
from ui.flows.brief_words import brief_words

RICO = "casus_7_niet_informeren"


@pytest.fixture
def counter(world: World) -> Counter:
    return Counter.opened(world)


def notices(counter: Counter) -> tuple[Stuk[Bericht], ...]:
    """Return the notices of a line that left once, and was restricted and freed again."""
    line = counter.left(counter.lines()[0], "R. Dijk")
    stuk = counter.sure(counter.received(Recht.BEPERKING, line))
    stuk = counter.answered(counter.judged(stuk, Oordeel.TOEGEWEZEN, True))
    lift_restriction(counter.desk(), stuk.id)
    return counter.notices()


def press(kind: Briefsoort, answer: Antwoord, facts: InzageFeiten, settings: Settings) -> bytes:
    if kind is Briefsoort.GEGEVENS:
        paper = inzage_document(facts, answer.kenmerk, answer.day, settings, brief_words("inzage_antwoord"))
    else:
        paper = antwoord_document(kind, answer, settings, brief_words("antwoord"), brief_words())
    return told(paper).encode()


def press_notice(notice: Kennisgeving | SignaalBrief, settings: Settings) -> bytes:
    assert isinstance(notice, Kennisgeving)
    return told(bericht_document(notice, settings, brief_words("bericht"), brief_words())).encode()


def words(counter: Counter, stuk: Stuk[Verzoek], kind: Briefsoort) -> str:
    paper = letter(counter.desk(), stuk.id, kind, Act.BRIEF_GEZIEN, press).decode()
    return paper.replace(stuk.number, "2026-R0")


# ------------------------------------------------------------------------------------------------------- notices
def test_a_notice_goes_out_with_its_day_and_way_and_its_term_is_done(counter: Counter) -> None:
    first, _, person = notices(counter)
    sent = berichten.sent(counter.desk(), first.id, counter.today, "brief")
    assert (sent.state, sent.terms, sent.content.sent_on) == ("verstuurd", (), counter.today)
    done = berichten.answered(counter.desk(), first.id, "Wij hebben het gewist.")
    assert (done.state, done.content.answer) == ("beantwoord", "Wij hebben het gewist.")
    assert person.content.aan is Aan.BETROKKENE


def test_a_notice_that_need_not_go_out_says_why(counter: Counter) -> None:
    first, *_ = notices(counter)
    with refused("niet_nodig_waarom"):
        berichten.not_needed(counter.desk(), first.id, " ")
    gone = berichten.not_needed(counter.desk(), first.id, "De praktijk bestaat niet meer.")
    assert (gone.state, gone.content.not_needed) == ("niet_nodig", "De praktijk bestaat niet meer.")
    with refused("overgang_kan_niet"):
        berichten.sent(counter.desk(), first.id, counter.today, "brief")


@pytest.mark.parametrize("day", [-1, 1])
def test_a_notice_goes_out_neither_before_it_was_owed_nor_tomorrow(day: int) -> None:
    counter = Counter.opened(memory_world())
    first, *_ = notices(counter)
    with pytest.raises(Refusal, match="verzoek_dag"):
        berichten.sent(counter.desk(), first.id, counter.today + timedelta(days=day), "brief")


def test_the_list_of_notices_holds_what_has_to_go_out_and_opens(counter: Counter) -> None:
    first, *_ = notices(counter)
    rows = berichten.waiting(counter.desk())
    assert len(rows) == 3
    shown = berichten.open_bericht(counter.desk(), first.id)
    assert (shown.stuk, shown.sends) == (first, True)
    assert berichten.berichten_of(counter.desk(), counter.besluit.casus) == counter.notices()
    with refused("stuk_onbekend"):
        berichten.open_bericht(counter.desk(makers.actor("Ver Weg", "tweede_beslisser", team="Zuid")), first.id)


def test_the_letter_with_a_notice_is_logged_and_names_nobody_else(counter: Counter) -> None:
    first, *_ = notices(counter)
    seen = len(counter.office.world.lines())
    paper = notice_letter(counter.desk(), first.id, Act.BRIEF_AFGEDRUKT, press_notice).decode()
    assert first.content.item in paper
    made_lines = counter.office.since(seen)
    assert {(line.act, line.persoon) for line in made_lines} == {("brief_afgedrukt", first.content.about)}


def test_each_act_on_a_notice_leaves_one_line_about_whom_it_is(counter: Counter) -> None:
    first, second, _ = notices(counter)
    office, desk, about = counter.office, counter.desk(), first.content.about
    seen, changed = ("bericht_gezien", about), ("bericht_gewijzigd", about)
    assert office.world.told(lambda: berichten.waiting(desk)) == [("lijst_gezien", None)]
    assert office.world.told(lambda: berichten.open_bericht(desk, first.id)) == [seen]
    assert office.world.told(lambda: berichten.sent(desk, first.id, counter.today, "brief")) == [seen, changed]
    assert office.world.told(lambda: berichten.answered(desk, first.id, "Gewist.")) == [seen, changed]
    assert office.world.told(lambda: berichten.not_needed(desk, second.id, "Bestaat niet meer.")) == [seen, changed]
    people = [one.id for one in counter.besluit.facts.snapshot.people]
    of_casus = office.world.told(lambda: berichten.berichten_of(desk, counter.besluit.casus))
    assert of_casus == [("bericht_gezien", one) for one in people]
    for act in (Act.BRIEF_GEZIEN, Act.BRIEF_AFGEDRUKT, Act.BRIEF_BEWAARD):
        paper = office.world.told(partial(notice_letter, desk, first.id, act, press_notice))
        assert paper == [(act.value, about)]


def test_who_may_not_know_yet_gets_no_notice_either(world: World) -> None:
    counter = Counter.opened(world, RICO)
    line = counter.left(counter.lines()[0], "M. Mentor", "mentor")
    stuk = counter.sure(counter.received(Recht.BEPERKING, line))
    counter.answered(counter.judged(stuk, Oordeel.TOEGEWEZEN, True, withheld="Gevaar voor de zus."))
    lift_restriction(counter.desk(), stuk.id)
    to_rico = next(one for one in counter.notices() if one.content.aan is Aan.BETROKKENE)
    with refused("nog_niet_vertellen"):
        notice_letter(counter.desk(), to_rico.id, Act.BRIEF_GEZIEN, press_notice)
    with refused("nog_niet_vertellen"):
        berichten.sent(counter.desk(), to_rico.id, counter.today, "brief")
    to_school = next(one for one in counter.notices() if one.content.aan is Aan.ONTVANGER)
    assert berichten.sent(counter.desk(), to_school.id, counter.today, "brief").state == "verstuurd"


# -------------------------------------------------------------------------------------------- letters of a request
@pytest.mark.parametrize("right", sorted(OF_THE_AVG))
def test_the_unknown_and_who_may_not_know_yet_get_the_same_letters_word_for_word(right: Recht) -> None:
    counter = Counter.opened(memory_world(), RICO)
    rico = counter.lines()[0].content.about
    name = "Rico Steenbakker"
    known = counter.received(right, about=rico, asker_name=name, about_name=name)
    unknown = counter.received(right, casus=None, about=None, asker_name=name, about_name=name)
    for kind in (Briefsoort.ONTVANGST, Briefsoort.VERLENGING):
        assert words(counter, known, kind) == words(counter, unknown, kind)
    extend_answer(counter.desk(), known.id, "Wij wachten op zijn zus.", counter.today, "brief")
    extend_answer(counter.desk(), unknown.id, "Wij zoeken nog.", counter.today, "brief")
    assert words(counter, known, Briefsoort.VERLENGING) == words(counter, unknown, Briefsoort.VERLENGING)
    counter.judged(counter.sure(known), Oordeel.TOEGEWEZEN, withheld="Gevaar voor de zus (UAVG 41 lid 1 onder i).")
    counter.judged(counter.sure(unknown), Oordeel.AFGEWEZEN)
    kinds = letters(counter.stuk(known.id))
    assert kinds == letters(counter.stuk(unknown.id))
    for kind in kinds:
        one, other = words(counter, known, kind), words(counter, unknown, kind)
        assert one == other
        for secret in ("zus", "school", "2026-0001", "casus"):
            assert secret not in one.lower()


def test_who_is_told_nothing_about_one_casus_gets_what_another_holds_and_no_more(world: World) -> None:
    """As if the hidden casus were not there: the same data, the same letter."""
    counter = Counter.opened(world, RICO)
    with_hidden = _known_openly(counter)
    alone = Counter.opened(memory_world(), RICO)
    assert with_hidden.kenmerken == ()
    assert _known_openly(alone) == with_hidden


def _known_openly(counter: Counter) -> InzageFeiten:
    found: list[InzageFeiten] = []

    def keep(kind: Briefsoort, answer: Antwoord, facts: InzageFeiten, settings: Settings) -> bytes:
        found.append(facts)
        return press(kind, answer, facts, settings)

    rico = counter.lines()[0].content.about
    stuk = counter.sure(counter.received(Recht.INZAGE, about=rico))
    counter.judged(stuk, Oordeel.TOEGEWEZEN, withheld="Gevaar voor de zus.")
    letter(counter.desk(), stuk.id, Briefsoort.GEGEVENS, Act.BRIEF_GEZIEN, keep)
    return found[0]


def test_inzage_tells_what_left_about_this_person_only(counter: Counter) -> None:
    line = counter.left(counter.lines()[0], "R. Dijk")
    stuk = counter.judged(counter.sure(counter.received(Recht.INZAGE)), Oordeel.TOEGEWEZEN)
    paper = words(counter, stuk, Briefsoort.GEGEVENS)
    assert counter.besluit.number in paper
    assert line.content.recipient in paper
    assert "R. Dijk" not in paper
    casus = counter.office.stored(counter.besluit.casus)
    others = [str(answer.value) for ref, answer in casus.answers.items()
              if ref.question == "persoon.naam" and ref.item != line.content.about]  # fmt: skip
    assert others
    assert not any(name in paper for name in others)


def test_a_letter_that_does_not_belong_to_how_it_stands_is_refused(counter: Counter) -> None:
    stuk = counter.received(Recht.INZAGE)
    for kind in (Briefsoort.ANTWOORD, Briefsoort.IDENTITEIT, Briefsoort.INGETROKKEN, Briefsoort.GEGEVENS):
        with refused("brief_nog_niet"):
            words(counter, stuk, kind)
    identity_doubted(counter.desk(), stuk.id, "Kom langs met uw rijbewijs.", counter.today)
    assert "Kom langs met uw rijbewijs." in words(counter, stuk, Briefsoort.IDENTITEIT)
    withdraw(counter.desk(), stuk.id, "Laat maar.", counter.today)
    assert "neemt" in words(counter, stuk, Briefsoort.INGETROKKEN)


def test_the_receipt_tells_the_last_day_with_its_law() -> None:
    counter = Counter.opened(memory_world())
    counter.on(date(2026, 11, 23))
    paper = words(counter, counter.received(Recht.INZAGE), Briefsoort.ONTVANGST)
    assert "uiterlijk op 23 december 2026 antwoord (AVG art. 12 lid 3)" in paper
