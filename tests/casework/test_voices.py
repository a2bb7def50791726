"""Which voice a letter has: by who asked, by age, and never by an age that would tell that somebody is known."""

from datetime import date

import pytest

from tests import makers
from tests.casework.reviews import Reviews
from tests.casework.rights import Counter, refused
from tests.casework.signals import Signals, given
from tests.plan.offices import CHECKS
from tests.records.told import told
from tests.worlds import World
from triage.access.log import Act
from triage.casework.followup import intrekken
from triage.casework.followup.berichten import open_bericht
from triage.casework.followup.berichten_brieven import notice_letter
from triage.casework.followup.herroeping_papers import HerroepingBrief, herroeping_paper, letters, voices
from triage.casework.followup.signaal_papers import SignaalBrief, signaal_paper
from triage.casework.followup.signalen import record_signaal
from triage.casework.followup.verzoeken_brieven import letter
from triage.casework.followup.voices import voices_at, years_of
from triage.followup.verzoek import Recht, Vrager
from triage.ids import ItemId
from triage.ports import Settings
from triage.records.antwoord import Antwoord, Briefsoort, antwoord_document
from triage.records.bericht import Kennisgeving, bericht_document
from triage.records.herroeping import herroeping_document, ontvanger_document
from triage.records.informatie import Voor
from triage.records.inzage_antwoord import InzageFeiten
from triage.records.signaal import gevraagde_document, onterecht_document
from ui.flows.brief_words import brief_words

YOUNG = "zorg_over_jongere_van_14"
TESS = "ouders_verdeeld_kind_13"
RICO = "casus_7_niet_informeren"


def press_answer(kind: Briefsoort, given: Antwoord, _: InzageFeiten, settings: Settings) -> bytes:
    return told(antwoord_document(kind, given, settings, brief_words("antwoord"), brief_words())).encode()


def press_signal(brief: SignaalBrief) -> bytes:
    words = (brief.settings, brief_words("signaal"), brief_words())
    if brief.to is not None:
        return told(gevraagde_document(brief.given, brief.to, *words)).encode()
    return told(onterecht_document(brief.given, *words)).encode()


def press_notice(brief: Kennisgeving | SignaalBrief, settings: Settings) -> bytes:
    if isinstance(brief, SignaalBrief):
        return press_signal(brief)
    return told(bericht_document(brief, settings, brief_words("bericht"), brief_words())).encode()


def press_withdrawal(brief: HerroepingBrief) -> bytes:
    words = (brief.settings, brief_words("herroeping"), brief_words())
    if brief.to is not None:
        return told(ontvanger_document(brief.given, brief.to, *words)).encode()
    return told(herroeping_document(brief.given, *words)).encode()


# ------------------------------------------------------------------------------------------------------------- ages
@pytest.mark.parametrize(
    ("years", "expected"),
    [
        (6, (Voor.VERTEGENWOORDIGER,)),
        (11, (Voor.VERTEGENWOORDIGER,)),
        (12, (Voor.JONGERE, Voor.VERTEGENWOORDIGER)),
        (15, (Voor.JONGERE, Voor.VERTEGENWOORDIGER)),
        (16, (Voor.VOLWASSENE,)),
        (67, (Voor.VOLWASSENE,)),
        (None, tuple(Voor)),
    ],
)
def test_the_ages_are_those_of_the_kader(years: int | None, expected: tuple[Voor, ...]) -> None:
    assert voices_at(makers.kader(), years) == expected


def test_nobody_stays_a_child_because_it_was_written_down_so() -> None:
    casus = makers.story(YOUNG).casus
    noud = ItemId("noud")
    assert years_of(casus, noud, casus.made.date()) == 14
    assert years_of(casus, noud, date(casus.made.year + 2, 1, 1)) == 16


# --------------------------------------------------------------------------------------------------------- requests
def asked(world: World, walk: str, person: str, **more: object) -> str:
    counter = Counter.opened(world, walk)
    stuk = counter.received(Recht.INZAGE, about=ItemId(person), **more)  # type: ignore[arg-type]
    return letter(counter.desk(), stuk.id, Briefsoort.ONTVANGST, Act.BRIEF_GEZIEN, press_answer).decode()


def test_a_young_person_who_asks_is_answered_so(world: World) -> None:
    assert "Het kost je niets." in asked(world, YOUNG, "noud", asker_name="Noud Peters", about_name="Noud Peters")


def test_who_asks_for_another_reads_about_that_other(world: World) -> None:
    said = asked(
        world, YOUNG, "noud", asker=Vrager.VERTEGENWOORDIGER, asker_name="Carla Peters", about_name="Noud Peters",
        standing="moeder",
    )  # fmt: skip
    assert "U komt op voor Noud Peters." in said


def test_the_age_of_who_may_not_know_yet_is_not_looked_at(world: World) -> None:
    """Rico is young in no paper while he may not know: his letter is the letter of who is not known."""
    counter = Counter.opened(world, RICO)
    stuk = counter.received(Recht.INZAGE, about=ItemId("rico"), asker_name="Rico", about_name="Rico")
    hushed = letter(counter.desk(), stuk.id, Briefsoort.ONTVANGST, Act.BRIEF_GEZIEN, press_answer).decode()
    assert "Het kost u niets." in hushed


# ------------------------------------------------------------------------------------------------------ withdrawals
def test_a_withdrawal_has_a_letter_for_each_who_is_told(world: World) -> None:
    office = Reviews(world)
    besluit = office.sealed(TESS)
    shown = intrekken.withdraw(office.lead(), office.review(besluit), "Het is niet meer nodig.")
    (notice,) = letters(office.lead(), shown.stuk.id)
    assert voices(office.lead(), shown, notice.content) == (Voor.JONGERE, Voor.VERTEGENWOORDIGER)

    def paper(voor: Voor) -> str:
        act = Act.BRIEF_GEZIEN
        return herroeping_paper(office.lead(), shown.stuk.id, notice.id, act, press_withdrawal, voor).decode()

    assert "Wij trekken een besluit over jou in" in paper(Voor.JONGERE)
    assert "U komt op voor Tess Verhage" in paper(Voor.VERTEGENWOORDIGER)
    with refused("brief_niet_nodig"):
        paper(Voor.VOLWASSENE)


# ---------------------------------------------------------------------------------------------------------- signals
def test_who_was_asked_reads_the_letter_of_the_signal_too(world: World) -> None:
    office = Signals(world)
    shown = office.unfounded()
    (to_school,) = (one for one in shown.stuk.content.notices if one not in shown.to_person)
    mine = notice_letter(office.lead(), to_school, Act.BRIEF_GEZIEN, press_notice)
    assert mine == signaal_paper(office.lead(), shown.stuk.id, to_school, Act.BRIEF_GEZIEN, press_signal)
    assert b"Basisschool De Regenboog" in mine


@pytest.mark.parametrize("born", [date(2011, 5, 1), date(1980, 5, 1), date(2019, 5, 1), None])
def test_the_notice_of_an_unfounded_signal_is_the_letter_of_that_signal(world: World, born: date | None) -> None:
    office = Signals(world)
    shown = office.unfounded(record_signaal(office.desk(), given(born=born), CHECKS))
    (notice,) = shown.stuk.content.notices
    opened = open_bericht(office.lead(), notice)
    assert opened.voices
    for voor in Voor:
        if voor not in opened.voices:
            with refused("brief_niet_nodig"):
                notice_letter(office.lead(), notice, Act.BRIEF_GEZIEN, press_notice, voor)
            continue
        mine = notice_letter(office.lead(), notice, Act.BRIEF_GEZIEN, press_notice, voor)
        theirs = signaal_paper(office.lead(), shown.stuk.id, notice, Act.BRIEF_GEZIEN, press_signal, voor)
        assert mine == theirs


def test_one_look_at_such_a_letter_leaves_one_line(world: World) -> None:
    office = Signals(world)
    shown = office.unfounded(office.recorded())
    (notice,) = shown.stuk.content.notices
    lines = office.world.told(
        lambda: notice_letter(office.lead(), notice, Act.BRIEF_BEWAARD, press_notice, Voor.VERTEGENWOORDIGER)
    )
    assert [act for act, _ in lines] == ["brief_bewaard"]
