"""What is printed or saved is kept as it left, whatever kind of paper; what is only shown is not."""

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from pathlib import Path

import pytest

from tests import makers
from tests.casework import test_afronden as closing
from tests.casework import test_berichten as noticing
from tests.casework import test_informing as informing
from tests.casework import test_overzicht as looking
from tests.casework import test_plan_papers as planning
from tests.casework import test_vernietigen as destroying
from tests.casework.reviews import Reviews
from tests.casework.rights import Counter
from tests.casework.signals import Signals
from tests.casework.steps import CASUS_3, Office
from tests.worlds import World
from triage.access.log import Act
from triage.access.signing import Uitgave
from triage.casework import uitgeven
from triage.casework.casus.papers import paper
from triage.casework.desk import Desk
from triage.casework.followup import intrekken
from triage.casework.followup.berichten_brieven import notice_letter
from triage.casework.followup.herroeping_papers import herroeping_paper, letters
from triage.casework.followup.informatiebrief import Adressering, information_letter
from triage.casework.followup.overdragen import hand_outside, open_transfer, transfer_paper
from triage.casework.followup.signaal_papers import THAT, signaal_paper, voices
from triage.casework.followup.vernietigen import carry_out, certificate, kept, open_list
from triage.casework.followup.verstrekkingsbrief import recipient_letter
from triage.casework.followup.verzoeken_brieven import letter
from triage.casework.inzagelog.overzicht import hand_out
from triage.casework.plan.papers import plan_paper
from triage.casework.uitgeven import LEAVES, READS, Papier, issued_of, issued_paper
from triage.faults import Refusal
from triage.followup.informeren import Variant
from triage.followup.verzoek import Recht
from triage.ids import CasusId
from triage.records.antwoord import Briefsoort

PAPER = b"%PDF zoals het uitging"
Take = Callable[[Act], bytes]
OUT = (Act.BRIEF_GEZIEN, Act.BRIEF_AFGEDRUKT, Act.BRIEF_BEWAARD)


@dataclass
class Way:
    """A way to take a paper: for showing it, and twice to let it leave."""

    take: Take
    acts: tuple[Act, ...] = OUT
    casus: str | None = ""


def pressed(*_: object) -> bytes:
    return PAPER


def _besluit(world: World) -> Way:
    office = Office(world)
    sealed = office.sealed()
    acts = (Act.BESLUIT_GEZIEN, Act.AFGEDRUKT, Act.BEWAARD)
    return Way(lambda act: paper(office.desk(), sealed.id, act, pressed), acts, sealed.casus)


def _informatie(world: World) -> Way:
    office = Office(world)
    sealed = office.sealed(CASUS_3)
    stuk, given = informing.piece(office, sealed, "huib"), Adressering(Variant.VOLWASSENE)
    return Way(lambda act: information_letter(office.desk(), stuk.id, given, act, pressed), casus=sealed.casus)


def _verstrekking(world: World) -> Way:
    counter = Counter.opened(world)
    stuk, desk = counter.lines()[0], counter.desk(looking.JELLE)
    return Way(lambda act: recipient_letter(desk, stuk.id, act, pressed), casus=counter.besluit.casus)


def _antwoord(world: World) -> Way:
    counter = Counter.opened(world)
    stuk = counter.received(Recht.INZAGE, about=counter.lines()[0].content.about)
    return Way(
        lambda act: letter(counter.desk(), stuk.id, Briefsoort.ONTVANGST, act, pressed), casus=counter.besluit.casus
    )


def _kennisgeving(world: World) -> Way:
    counter = Counter.opened(world)
    first, *_ = noticing.notices(counter)
    return Way(lambda act: notice_letter(counter.desk(), first.id, act, pressed), casus=counter.besluit.casus)


def _herroeping(world: World) -> Way:
    office = Reviews(world)
    sealed = office.sealed()
    office.leave(sealed)
    intrekken.withdraw(office.lead(), office.review(sealed), "Het kan nu anders.")
    review = office.piece(sealed).id
    notice = letters(office.lead(), review)[0].id
    return Way(lambda act: herroeping_paper(office.lead(), review, notice, act, pressed), casus=sealed.casus)


def _overdracht(world: World) -> Way:
    office = Office(world)
    casus, desk = office.begun().casus, closing.mirjam(office)
    shown = open_transfer(desk, casus.id)
    made = hand_outside(desk, shown, ("Gemeente Zuidwolde", "regisseur"), shown.today, "Het gezin verhuisde.")
    return Way(lambda act: transfer_paper(desk, made.id, act, pressed), casus=casus.id)


def _plan(world: World) -> Way:
    office = Office(world)
    opened, casus = planning.made(office, CASUS_3)
    item = opened.plan.bewoners[0].id
    acts = (Act.PLAN_DEEL_GEZIEN, Act.PLAN_AFGEDRUKT, Act.PLAN_BEWAARD)
    desk = planning.regisseur(office)
    return Way(lambda act: plan_paper(desk, opened.plan.id, item, act, pressed), acts, casus.id)


def _overzicht(world: World) -> Way:
    office = Office(world)
    looking.kept(office, looking.household(1, *looking.HOUSE))
    found, desk = looking.shown(office), office.desk(looking.JELLE)
    acts = (Act.OVERZICHT_AFGEDRUKT, Act.OVERZICHT_BEWAARD)
    return Way(lambda act: hand_out(desk, found, act, pressed), acts, "casus-1")


def _signaal(world: World) -> Way:
    office = Signals(world)
    stuk = office.recorded()
    voor = voices(makers.kader(), stuk.content.born, office.clock.today())[0]
    return Way(lambda act: signaal_paper(office.lead(), stuk.id, THAT, act, pressed, voor), casus=None)


def _verklaring(world: World) -> Way:
    archive = destroying.filled(world)
    archive.approved()
    (name,) = (row.id for row in kept(archive.desk()).lists)
    archive.clock.moment += destroying.SOON
    carry_out(archive.desk(), open_list(archive.desk(), name))
    return Way(lambda act: certificate(archive.desk(), name, act, pressed), casus=None)


WAYS: dict[Papier, Callable[[World], Way]] = {
    Papier.BESLUIT: _besluit,
    Papier.INFORMATIEBRIEF: _informatie,
    Papier.VERSTREKKINGSBRIEF: _verstrekking,
    Papier.ANTWOORD: _antwoord,
    Papier.KENNISGEVING: _kennisgeving,
    Papier.HERROEPING: _herroeping,
    Papier.OVERDRACHT: _overdracht,
    Papier.PLAN: _plan,
    Papier.INZAGE_OVERZICHT: _overzicht,
    Papier.SIGNAALBRIEF: _signaal,
    Papier.VERNIETIGINGSVERKLARING: _verklaring,
}


def known(world: World, content: bytes = PAPER) -> Uitgave | None:
    with world.work() as work:
        return work.uitgaven.known(sha256(content).hexdigest())


@pytest.mark.parametrize("kind", WAYS)
def test_what_leaves_is_kept_and_what_is_shown_is_not(world: World, kind: Papier) -> None:
    way = WAYS[kind](world)
    for act in (one for one in way.acts if one not in LEAVES):
        assert way.take(act) == PAPER
        assert known(world) is None
    leaving = [act for act in way.acts if act in LEAVES]
    assert len(leaving) == 2
    assert way.take(leaving[0]) == PAPER
    found = known(world)
    assert found is not None
    assert (found.soort, found.casus) == (kind.value, way.casus)
    assert found.number.startswith(("2026-", "overzicht-"))
    # Saved as well, byte for byte the same: that is one paper.
    assert way.take(leaving[1]) == PAPER
    assert known(world) == found


@pytest.mark.parametrize("kind", WAYS)
def test_a_paper_that_cannot_be_kept_does_not_leave(
    world: World, kind: Papier, monkeypatch: pytest.MonkeyPatch
) -> None:
    way = WAYS[kind](world)
    before = world.lines()
    act = next(act for act in way.acts if act in LEAVES)

    def full(*_: object) -> None:
        raise OSError("no space left")

    with world.work() as work:
        monkeypatch.setattr(type(work.uitgaven), "keep", full)
    with pytest.raises(OSError, match="no space"):
        way.take(act)
    assert world.lines() == before


# ------------------------------------------------------------------------------------------------ opened once more
def test_the_list_of_a_casus_and_a_paper_as_it_was_issued(world: World) -> None:
    office = Office(world)
    sealed = office.sealed()
    paper(office.desk(), sealed.id, Act.AFGEDRUKT, pressed)
    stuk = informing.piece(office, sealed, "huib")
    with_letter = partial(information_letter, office.desk(), stuk.id, Adressering(Variant.VOLWASSENE))
    with_letter(Act.BRIEF_BEWAARD, lambda *_: b"%PDF een brief")
    people = [one.id for one in sealed.facts.snapshot.people]
    told = world.told(lambda: issued_of(office.desk(), sealed.casus))
    assert told == [("uitgave_gezien", one) for one in people]
    found = issued_of(office.desk(), sealed.casus)
    besluit, brief = found.papers
    assert (besluit.soort, brief.soort) == ("besluit", "informatiebrief")
    assert found.about == {brief.id: "Huib Wiersinga"}
    assert (besluit.number, besluit.by, brief.person) == (sealed.number, office.desk().actor.person, "huib")
    assert issued_paper(office.desk(), sealed.casus, besluit.id) == PAPER
    # Pressed anew it would be another paper: what is opened is what left.
    assert issued_paper(office.desk(), sealed.casus, brief.id) == b"%PDF een brief"
    with pytest.raises(Refusal, match="uitgave_onbekend"):
        issued_paper(office.desk(), sealed.casus, "bestaat-niet")


def test_what_somebody_may_not_read_they_do_not_read_as_paper(world: World) -> None:
    counter = Counter.opened(world)
    stuk, casus = counter.received(Recht.INZAGE, about=counter.lines()[0].content.about), counter.besluit.casus
    letter(counter.desk(), stuk.id, Briefsoort.ONTVANGST, Act.BRIEF_AFGEDRUKT, pressed)
    mine = counter.desk()
    (answer,) = issued_of(mine, casus).papers
    youssef = counter.desk(makers.actor())
    # Not even that there is one: it would tell that there was a request.
    assert issued_of(youssef, casus).papers == ()
    with pytest.raises(Refusal, match="uitgave_onbekend"):
        issued_paper(youssef, casus, answer.id)
    for stranger in (makers.actor("Ver Weg", "tweede_beslisser", team="Zuid"), makers.actor("Fatma", "fg")):
        for attempt in attempts(counter.desk(stranger), casus, answer.id):
            with pytest.raises(Refusal, match="casus_onbekend"):
                attempt()


def attempts(desk: Desk, casus: CasusId, uitgave: str) -> Iterator[Callable[[], object]]:
    yield lambda: issued_of(desk, casus)
    yield lambda: issued_paper(desk, casus, uitgave)


def test_nothing_is_opened_without_its_line(world: World) -> None:
    office = Office(world)
    sealed = office.sealed()
    paper(office.desk(), sealed.id, Act.AFGEDRUKT, pressed)
    (found,) = issued_of(office.desk(), sealed.casus).papers
    world.break_log()
    for attempt in attempts(office.desk(), sealed.casus, found.id):
        with pytest.raises(Exception, match="no log today"):
            attempt()


# ------------------------------------------------------------------------------------------------ none is forgotten
ABOUT_NOBODY = {"papier/formulier.py", "convenanten/papers.py", "register", "verantwoording"}
"""Files, or folders, of papers of which no copy is kept: blank forms, and what is published about nobody."""


def test_every_use_case_that_gives_a_paper_keeps_it() -> None:
    """A function that takes a press and an act lets paper leave: it keeps what leaves."""
    folder = Path(uitgeven.__file__).parent
    makes = [
        (path, function)
        for path in sorted(folder.rglob("*.py"))
        for function in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(function, ast.FunctionDef) and {"press", "act"} <= {arg.arg for arg in function.args.args}
    ]
    assert len(makes) >= len(WAYS)
    forgotten = [
        f"{path.name}:{function.name}"
        for path, function in makes
        if not ABOUT_NOBODY & {path.parent.name, f"{path.parent.name}/{path.name}"}
        and not _calls(function) & {"issued", "leaves"}
    ]
    assert forgotten == []


def _calls(function: ast.FunctionDef) -> set[str]:
    found = (one.func for one in ast.walk(function) if isinstance(one, ast.Call))
    return {one.id for one in found if isinstance(one, ast.Name)}


def test_every_kind_has_who_may_read_it_and_acts_that_leave_are_those_of_paper() -> None:
    assert set(READS) == set(Papier)
    assert set(READS.values()) <= set(makers.kader().acts)
    assert {Act.AFGEDRUKT, Act.BEWAARD, *OUT[1:], Act.PLAN_BEWAARD, Act.OVERZICHT_AFGEDRUKT} <= LEAVES
    assert not LEAVES & {Act.TERMIJNEN_BEWAARD, Act.BRIEF_GEZIEN, Act.BESLUIT_GEZIEN}
