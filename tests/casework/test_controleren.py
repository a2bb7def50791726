"""Checking a paper at the counter: what belongs together is told, no more than one may know; every try is logged."""

from dataclasses import replace
from datetime import timedelta
from hashlib import sha256

import pytest

from tests import makers
from tests.casework.reviews import WHY, Reviews
from tests.worlds import World
from triage.access.actor import Actor
from triage.access.echtheid import Fout, Ondertekenaar, Verdict
from triage.access.log import Act
from triage.access.signing import Uitgave
from triage.besluit.decision import Decision, LineDecision, Uitkomst, decidable
from triage.besluit.sealing import Besluit
from triage.casework.access.naming import shield
from triage.casework.casus.deciding import decide
from triage.casework.casus.papers import paper
from triage.casework.followup import intrekken
from triage.casework.followup.verzoeken import NewVerzoek, register
from triage.casework.papier.controleren import Papier, Sleutel, Stand, check_code, check_file, number_of
from triage.faults import Refusal
from triage.followup.verzoek import Recht, Vrager
from triage.ids import CodeId, ItemId

COUNTER = makers.actor("Ilse Terpstra", "informatieregisseur")
ELSEWHERE = makers.actor("Bram Zuid", "wijkteamprofessional", team="Zuiderkade")
PAPER = b"%PDF van dit besluit"


@pytest.fixture
def office(world: World) -> Reviews:
    return Reviews(world)


def checked(office: Reviews, besluit: Besluit, by: Actor = COUNTER) -> Papier:
    found = check_code(office.desk(by), besluit.number, besluit.check_code)
    assert found is not None
    return found


# ------------------------------------------------------------------------------------------------ number and code
def test_a_number_and_its_code_belong_together(office: Reviews) -> None:
    besluit = office.sealed()
    found = checked(office, besluit)
    assert (found.number, found.kind, found.code) == (besluit.number, "besluit", besluit.check_code)
    assert (found.sealed_at, found.stand) == (besluit.facts.sealed_on, Stand.GELDT)


def test_it_is_read_as_people_type_it(office: Reviews) -> None:
    besluit = office.sealed()
    desk, code = office.desk(COUNTER), besluit.check_code
    confused = code.replace("0", "O").replace("1", "l").lower().replace("-", " ")
    for number in (besluit.number, besluit.number.lower(), besluit.number.replace("-", ""), "2O26 0001 b I"):
        assert check_code(desk, number, confused), number
    for typed in (code.replace("-", ""), f" {code} ", code.replace("-", "–"), code.replace("-", ".")):
        assert check_code(desk, besluit.number, typed), typed


def test_the_qr_of_the_paper_is_enough(office: Reviews) -> None:
    besluit = office.sealed()
    desk, qr = office.desk(COUNTER), f"TENZIJ1 {besluit.number} {besluit.digest} 12-K7Q2M9"
    assert check_code(desk, qr, "")
    assert check_code(desk, f" {qr.upper()}\r", "")
    assert check_code(desk, "", qr)
    for wrong in (qr.replace(besluit.digest[:4], "0000"), qr.replace(besluit.number, "2026-0009-B1"), qr[:60]):
        assert check_code(desk, wrong, "") is None


def test_a_wrong_code_and_an_unknown_number_are_the_same_answer_and_both_are_logged(office: Reviews) -> None:
    besluit = office.sealed()
    before = len(office.world.lines())
    wrong = besluit.check_code[:-1] + ("0" if besluit.check_code[-1] != "0" else "2")
    tries = ((besluit.number, wrong), ("2031-0099-B1", besluit.check_code), ("Huib Wiersinga", "x"), ("", ""))
    desk = office.desk(COUNTER)
    assert [check_code(desk, number, code) for number, code in tries] == [None] * 4
    lines = office.world.lines()[before:]
    assert {(line.act, line.casus, line.persoon) for line in lines} == {("papier_gecontroleerd", None, None)}
    assert [line.detail for line in lines] == [
        f"{besluit.number} niet",
        "2031-0099-B1 niet",
        "onleesbaar niet",
        "onleesbaar niet",
    ]


def test_the_zeros_of_no_seal_open_nothing(office: Reviews) -> None:
    office.sealed()
    assert check_code(office.desk(COUNTER), "2031-0099-B1", "0000-0000-0000-0000") is None


def test_a_check_leaves_one_line_for_each_person(office: Reviews) -> None:
    besluit = office.sealed()
    left = office.world.told(lambda: checked(office, besluit))
    people = [one.id for one in besluit.facts.snapshot.people]
    assert left == [("papier_gecontroleerd", person) for person in people]


def test_without_the_right_nothing_is_said(office: Reviews) -> None:
    besluit = office.sealed()
    beheer = office.desk(makers.actor("Age Wiarda", "beheerder"))
    for call in (
        lambda: check_code(beheer, besluit.number, besluit.check_code),
        lambda: check_file(beheer, Verdict("")),
    ):
        with pytest.raises(Refusal) as refusal:
            call()
        assert refusal.value.code == "geen_recht"


def test_without_a_log_nothing_is_said(office: Reviews) -> None:
    besluit = office.sealed()
    desk = office.desk(COUNTER)
    office.world.break_log()
    for number in (besluit.number, "2031-0099-B1"):
        with pytest.raises(Exception, match="no log today"):
            check_code(desk, number, besluit.check_code)


# ------------------------------------------------------------------------------------------------ what may be told
def test_who_may_read_the_decision_is_told_what_was_decided_and_others_are_not(office: Reviews) -> None:
    besluit = office.sealed()
    inside = checked(office, besluit).inhoud
    assert inside is not None
    assert (inside.besluit, inside.outcome) == (besluit.id, besluit.facts.outcome_text)
    assert (inside.valid_until, inside.review_on) == (besluit.facts.valid, besluit.facts.review)
    outside = checked(office, besluit, ELSEWHERE)
    assert outside.inhoud is None
    assert (outside.stand, outside.code) == (Stand.GELDT, besluit.check_code)


def test_of_a_casus_that_is_afgeschermd_only_that_it_is_ours(office: Reviews) -> None:
    besluit = office.sealed()
    shield(office.desk(), besluit.casus)
    found = checked(office, besluit)
    assert (found.stand, found.inhoud) == (Stand.NIET_GEZEGD, None)
    left = office.world.told(lambda: checked(office, besluit))
    assert left == [("papier_gecontroleerd", None)]


def test_a_withdrawn_decision_is_called_withdrawn_and_its_withdrawal_can_be_checked_too(office: Reviews) -> None:
    besluit = office.sealed()
    intrekken.withdraw(office.lead(), office.review(besluit), WHY)
    found = checked(office, besluit)
    assert found.stand is Stand.INGETROKKEN
    assert found.inhoud is not None
    with office.world.work() as work:
        mark = work.besluiten.mark(found.inhoud.ended_by)
    assert mark is not None
    number, code = mark.number, mark.digest
    record = check_code(office.desk(COUNTER), f"TENZIJ1 {number} {code} 1-A", "")
    assert record is not None
    assert (record.kind, record.stand) == ("herroeping", Stand.ZONDER_EINDE)


def test_past_its_last_day_it_is_called_past(office: Reviews) -> None:
    besluit = office.sealed()
    valid = besluit.facts.valid
    assert valid is not None
    office.clock.move(days=(valid - office.clock.today()).days)
    assert checked(office, besluit).stand is Stand.GELDT
    office.clock.move(days=1)
    assert checked(office, besluit).stand is Stand.VERLOPEN


def test_a_decision_not_to_share_has_no_last_day(office: Reviews) -> None:
    shown = office.shown(office.put())
    struck = tuple(
        LineDecision(ItemId(line.id), granted=False, codes=(CodeId("D9"),))
        for line in decidable(shown.voorstel.snapshot)
    )
    words = Decision(Uitkomst.NIET_DELEN, struck, "Er is een lichtere weg.", own_weighing=True)
    besluit = decide(office.desk(makers.decider()), shown, words)
    assert checked(office, besluit).stand is Stand.ZONDER_EINDE


def test_of_a_casus_that_was_destroyed_number_and_code_still_belong_together(office: Reviews) -> None:
    besluit = office.sealed()
    with office.world.work() as work:
        work.erasing.casus(besluit.casus, makers.look(Act.CASUS_VERNIETIGD), makers.NOW.date() + timedelta(30))
        work.commit()
    found = checked(office, besluit)
    assert (found.stand, found.inhoud) == (Stand.VERNIETIGD, None)
    assert check_code(office.desk(COUNTER), besluit.number, "0000") is None


def test_an_objection_is_told_to_who_may_see_requests(office: Reviews) -> None:
    besluit = office.sealed()
    second = makers.actor("Tamar de Wit", "tweede_beslisser", mandate=True)
    before = checked(office, besluit, second).inhoud
    assert before is not None
    assert before.objection is False
    person = besluit.facts.snapshot.people[0]
    asked = NewVerzoek(
        right=Recht.BEZWAAR,
        casus=besluit.casus,
        asker=Vrager.ZELF,
        asker_name=person.name,
        about=ItemId(person.id),
        about_name=person.name,
        received_on=office.clock.today(),
        channel="balie",
        words="Ik ben het er niet mee eens.",
    )
    register(office.desk(), asked)
    after = checked(office, besluit, second).inhoud
    assert after is not None
    assert after.objection is True


# ------------------------------------------------------------------------------------------------------------ files
def certified(office: Reviews) -> str:
    """Make the certificate of the municipality, and return its fingerprint."""
    with office.world.work() as work:
        made = work.certificaten.make(office.ids(), "Gemeente Elsterveen", makers.look(Act.CERTIFICAAT_GEWIJZIGD))
        work.commit()
    return made.fingerprint


def verdict(number: str, fingerprint: str, content: bytes = PAPER, faults: tuple[Fout, ...] = ()) -> Verdict:
    signer = Ondertekenaar(
        "Gemeente Elsterveen", "Gemeente Elsterveen", True, fingerprint, makers.NOW, makers.NOW + timedelta(900)
    )
    digest = sha256(content).hexdigest()
    return Verdict(digest, faults, signer, makers.NOW, f"Besluit, {number}", number, "Gemeente Elsterveen")


def test_a_file_that_we_signed_is_ours_and_says_how_it_stands(office: Reviews) -> None:
    besluit, fingerprint = office.sealed(), certified(office)
    found = check_file(office.desk(COUNTER), verdict(besluit.number, fingerprint))
    assert found.ours
    assert (found.key, found.issued) == (Sleutel.NU, None)
    assert found.paper is not None
    assert found.paper.stand is Stand.GELDT
    assert found.paper.inhoud is not None


def test_a_certificate_of_before_is_still_ours_and_one_of_another_never_was(office: Reviews) -> None:
    besluit, first = office.sealed(), certified(office)
    second = certified(office)
    desk = office.desk(COUNTER)
    assert check_file(desk, verdict(besluit.number, first)).key is Sleutel.EERDER
    assert check_file(desk, verdict(besluit.number, second)).key is Sleutel.NU
    another = check_file(desk, verdict(besluit.number, "ab" * 32))
    assert (another.key, another.ours, another.paper) == (Sleutel.NOOIT, False, None)


def test_of_a_changed_file_nothing_is_looked_up(office: Reviews) -> None:
    besluit, fingerprint = office.sealed(), certified(office)
    desk = office.desk(COUNTER)
    left: list[object] = []
    told = office.world.told(
        lambda: left.append(check_file(desk, verdict(besluit.number, fingerprint, faults=(Fout.INHOUD,))))
    )
    assert told == [("papier_gecontroleerd", None)]
    (found,) = left
    assert (found.ours, found.paper) == (False, None)  # type: ignore[attr-defined]
    assert office.world.lines()[-1].detail == "onbekend"


def test_exactly_what_was_issued_is_known(office: Reviews) -> None:
    besluit, fingerprint = office.sealed(), certified(office)
    kept = paper(office.desk(makers.decider()), besluit.id, Act.AFGEDRUKT, lambda *_: PAPER)
    desk = office.desk(COUNTER)
    found = check_file(desk, verdict(besluit.number, fingerprint, kept))
    assert found.issued is not None
    assert (found.issued.soort, found.issued.number) == ("besluit", besluit.number)
    assert found.paper is not None
    unsigned = Verdict(sha256(kept).hexdigest(), (Fout.NIET_ONDERTEKEND,))
    assert check_file(desk, unsigned).ours


@pytest.mark.parametrize("shielded", [False, True])
def test_a_letter_that_was_issued_leaves_a_line_about_whom_it_was_for(office: Reviews, *, shielded: bool) -> None:
    besluit, fingerprint = office.sealed(), certified(office)
    person = ItemId(besluit.facts.snapshot.people[0].id)
    digest = sha256(PAPER).hexdigest()
    letter = Uitgave(
        "u1", "informatiebrief", "2026-0001-I1", digest, makers.NOW, COUNTER.person, besluit.casus, None, person
    )
    with office.world.work() as work:
        work.casussen.get(besluit.casus, makers.scope(), makers.look())
        work.uitgaven.keep(letter, PAPER)
        work.commit()
    if shielded:
        shield(office.desk(), besluit.casus)
    found = []
    left = office.world.told(
        lambda: found.append(check_file(office.desk(COUNTER), verdict("2026-0001-I1", fingerprint)))
    )
    assert left == [("papier_gecontroleerd", None if shielded else person)]
    assert (found[0].issued, found[0].paper, found[0].ours) == (letter, None, True)


def test_a_number_in_a_file_that_no_seal_bears_is_no_seal(office: Reviews) -> None:
    fingerprint = certified(office)
    found = check_file(office.desk(COUNTER), verdict("2031-0099-B1", fingerprint))
    assert (found.ours, found.paper) == (True, None)


def test_a_file_nobody_signed_has_no_key(office: Reviews) -> None:
    found = check_file(office.desk(COUNTER), Verdict("", (Fout.TE_GROOT,)))
    assert (found.key, found.ours, found.paper) == (None, False, None)


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("2026-0148-B2", "2026-0148-B2"),
        ("2026 0148 b2", "2026-0148-B2"),
        ("2O26-OI48-B2", "2026-0148-B2"),
        ("2026–0148–H12", "2026-0148-H12"),
        ("2026-10148-V1", "2026-10148-V1"),
        ("2026-0148", ""),
        ("Huib", ""),
        ("", ""),
        ("2026-0148-B2 <script>", ""),
    ],
)
def test_a_number_is_read_or_it_is_none(typed: str, number: str) -> None:
    assert number_of(typed) == number


def test_what_was_sealed_and_what_is_known_never_cross(office: Reviews) -> None:
    """The code of one paper does not open another of the same casus."""
    first = office.sealed()
    second = replace(first, facts=replace(first.facts, number="2026-0001-B9"))
    assert check_code(office.desk(COUNTER), second.number, first.check_code) is None
