"""What a check says: every fault, stand and kind has its own words, and what is not vouched for is not repeated."""

from dataclasses import replace
from datetime import date, datetime
from itertools import product

import pytest

from tests import makers
from tests.paper.signed import AT, SINCE, YEARS
from triage.access.echtheid import Fout, Ondertekenaar, Verdict
from triage.access.signing import Uitgave
from triage.casework import uitgeven
from triage.casework.papier.controleren import Bestand, Inhoud, Papier, Sleutel, Stand
from triage.ids import BesluitId, PersonId
from ui.echtheid import Toon, grouped, told, told_beside, told_code, told_paper
from ui.words import say

FINGERPRINT = "ab" * 32
SIGNER = Ondertekenaar("Gemeente Elsterveen", "Gemeente Elsterveen", True, FINGERPRINT, SINCE, SINCE + YEARS)
GOOD = Verdict("cd" * 32, (), SIGNER, AT, "Besluit om te delen, 2026-0001-B1", "2026-0001-B1", "Gemeente Elsterveen")
SEALED = datetime(2026, 8, 25, 14, 21, tzinfo=makers.NOW.tzinfo)
PAPER = Papier("2026-0001-B1", "besluit", "7KQF-2M9D-XR4T-0BHE", SEALED, Stand.GELDT)
INSIDE = Inhoud(BesluitId("b"), "Besluit", "Delen", date(2027, 2, 25), date(2026, 11, 25), "", objection=False)


def issued(soort: str) -> Uitgave:
    return Uitgave("u", soort, "2026-0001-B1", "cd" * 32, makers.NOW, PersonId("p"))


@pytest.mark.parametrize("fault", list(Fout))
def test_each_fault_has_words_of_its_own(fault: Fout) -> None:
    said = told(replace(GOOD, faults=(fault,)))
    assert said.toon is Toon.FOUT
    assert said.sentences[0] == say(f"controle.fout.{fault.value}")
    assert not said.sentences[0].startswith("[")


def test_the_words_of_the_faults_differ() -> None:
    assert len({say(f"controle.fout.{fault.value}") for fault in Fout}) == len(Fout)


def test_what_a_changed_file_says_of_itself_is_not_repeated() -> None:
    shown = " ".join(told(replace(GOOD, faults=(Fout.INHOUD,))).lines)
    assert GOOD.title not in shown
    assert GOOD.number not in shown
    assert grouped(FINGERPRINT) in shown


def test_nobody_is_said_to_have_signed_what_is_not_whole() -> None:
    """A name in a certificate is typed by whoever made it: beside a fault it may not read as who signed."""
    labels = dict(told(replace(GOOD, faults=(Fout.HANDTEKENING,))).facts)
    assert labels[say("controle.feit.naam")] == SIGNER.name
    assert say("controle.feit.door") not in labels
    assert dict(told(GOOD).facts)[say("controle.feit.door")] == SIGNER.name


def test_of_what_was_added_behind_it_the_first_part_is_told() -> None:
    said = told(replace(GOOD, faults=(Fout.AANGEVULD,), part=GOOD))
    assert any("Dat was op 23 november 2026" in line and "Gemeente Elsterveen" in line for line in said.sentences)
    broken = told(replace(GOOD, faults=(Fout.AANGEVULD,), part=replace(GOOD, faults=(Fout.INHOUD,))))
    assert not any("eerste deel" in line for line in broken.sentences)


def test_who_else_signed_is_named_with_the_beginning_of_the_fingerprint() -> None:
    other = replace(SIGNER, fingerprint="12" * 32)
    said = told(replace(GOOD, faults=(Fout.MEER_HANDTEKENINGEN,), also=(SIGNER, other)))
    assert any("abab abab abab abab" in line and "1212 1212 1212 1212" in line for line in said.sentences)


def test_a_whole_file_asks_for_the_fingerprint_unless_it_was_given() -> None:
    assert told(GOOD).toon is Toon.WEET
    assert say("controle.zin.eigen") in told(GOOD).sentences
    vouched = told(replace(GOOD, signer=replace(SIGNER, own=False, issuer="Uitgever")))
    assert any("Uitgever" in line and "kan iedereen typen" in line for line in vouched.sentences)
    assert told(GOOD, FINGERPRINT).toon is Toon.GOED
    other = told(GOOD, "12" * 32)
    assert (other.toon, other.title) == (Toon.FOUT, say("controle.uitslag.niet_van_hen"))
    assert told(GOOD, beside=True).sentences == (say("controle.zin.goed"),)


def test_a_day_and_a_moment_are_told_in_the_time_of_here() -> None:
    """Signed at 14:02 in Greenwich, which is 15:02 here in winter."""
    assert any(value == "23 november 2026 om 15:02" for _, value in told(GOOD).facts)


@pytest.mark.parametrize(("stand", "inside"), list(product(Stand, (None, INSIDE))))
def test_each_stand_has_words_and_only_what_holds_is_good(stand: Stand, inside: Inhoud | None) -> None:
    said = told_code(replace(PAPER, stand=stand, inhoud=inside))
    assert say(f"controle.stand.{stand.value}") in said.sentences
    assert (said.toon is Toon.GOED) is (stand in (Stand.GELDT, Stand.ZONDER_EINDE))
    assert said.compare
    assert ("Delen" in [value for _, value in said.facts]) is (inside is not None)
    assert told_paper(replace(PAPER, stand=stand), file=True).compare == ()


@pytest.mark.parametrize("kind", ["besluit", "vastlegging", "herroeping"])
def test_each_kind_of_seal_has_a_name(kind: str) -> None:
    assert say("controle.feit.soort") in dict(told_paper(replace(PAPER, kind=kind)).facts)
    assert not say(f"controle.soort.{kind}").startswith("[")


@pytest.mark.parametrize("papier", list(uitgeven.Papier))
def test_each_kind_of_issued_paper_has_a_name(papier: uitgeven.Papier) -> None:
    said = told_beside(Bestand(GOOD, Sleutel.NU, issued(papier.value), None))
    assert say(f"controle.uitgave.{papier.value}") in said.sentences[1]
    assert say("controle.uitgave.anders") in told_beside(Bestand(GOOD, None, issued("iets nieuws"), None)).sentences[0]


@pytest.mark.parametrize("key", list(Sleutel))
def test_whose_certificate_it_is_has_words(key: Sleutel) -> None:
    said = told_beside(Bestand(GOOD, key, None, None))
    assert say(f"controle.sleutel.{key.value}") in said.sentences
    assert (said.toon is Toon.FOUT) is (key is Sleutel.NOOIT)


def test_what_is_not_ours_says_that_nothing_was_looked_up() -> None:
    for verdict, key in ((replace(GOOD, faults=(Fout.INHOUD,)), Sleutel.NU), (Verdict("", (Fout.TE_GROOT,)), None)):
        said = told_beside(Bestand(verdict, key, None, None))
        assert said.sentences == (say("controle.kluis.niet_gezocht"),)
        assert said.toon is Toon.FOUT


def test_an_objection_and_what_followed_are_told() -> None:
    inside = replace(INSIDE, objection=True, ended_by="2026-0001-H1")
    values = [value for _, value in told_paper(replace(PAPER, inhoud=inside)).facts]
    assert say("controle.kluis.bezwaar_ja") in values
    assert "2026-0001-H1" in values
