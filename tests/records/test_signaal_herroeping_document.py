"""The letters about a signal and about a withdrawal, and the sealed record of one: plain, whole, telling nothing."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Final

import pytest

from tests.paper.judge import objections, pages_read
from tests.paper.samples import STRANGE
from tests.records import sealed
from tests.records.reading_level import level
from tests.records.told import told
from triage.besluit.sealing import Besluit, Signer, seal
from triage.besluit.withdrawing import Withdrawal, withdrawal_facts
from triage.followup.signaal import Bron
from triage.ids import BesluitId
from triage.ports import Settings
from triage.records.besluit import besluit_document
from triage.records.blocks import Document
from triage.records.brief import Addressee, voiced
from triage.records.herroeping import Herroeping, Weg, herroeping_document, ontvanger_document
from triage.records.informatie import Voor
from triage.records.signaal import Melding, gevraagde_document, onterecht_document, signaal_document
from ui.flows.brief_words import brief_words
from ui.paper.press import press

LONG: Final = "Annemarie-Geertruida van der Meulen-Hoogeveen tot Oud-Zuilen"
SETTINGS: Final = Settings("Gemeente Elsterveen", "wijkteam Noorderkade", "Kade 1", "000 - 12 34 56", "Doutzen Algra")
DAY: Final = date(2026, 11, 22)
GIVEN: Final = Melding(
    number="2026-S3",
    day=DAY,
    name="Hanna de Wit",
    received=date(2026, 11, 20),
    area="Noorderkade",
    kind="School of interne begeleider",
    concern=("Begeleiding bij school en leren",),
    source="buurt",
    destroyed_on=date(2026, 12, 20),
    told=False,
    sender="Wijkteamprofessional",
    years=2,
)
WITHDRAWN: Final = Herroeping(
    kenmerk="2026-0148-H1",
    day=DAY,
    number="2026-0148-B1",
    decided=date(2026, 10, 1),
    withdrawn=DAY,
    name="Huib Wiersinga",
    left=(Weg("Woonsituatie onveilig; hulp gewenst", "praktijk Het Wad", date(2026, 10, 12)),),
    sender="Procesregisseur",
)
SCHOOL: Final = Addressee("Basisschool De Regenboog", "intern begeleider")


def signal(given: Melding = GIVEN) -> Document:
    return signaal_document(given, SETTINGS, brief_words("signaal"), brief_words())


def unfounded(given: Melding = GIVEN) -> Document:
    return onterecht_document(given, SETTINGS, brief_words("signaal"), brief_words())


def asked(given: Melding = GIVEN, to: Addressee = SCHOOL) -> Document:
    return gevraagde_document(given, to, SETTINGS, brief_words("signaal"), brief_words())


def withdrawal(given: Herroeping = WITHDRAWN) -> Document:
    return herroeping_document(given, SETTINGS, brief_words("herroeping"), brief_words())


def recipient(given: Herroeping = WITHDRAWN) -> Document:
    to = Addressee("R. Siebenga", "casemanager")
    return ontvanger_document(given, to, SETTINGS, brief_words("herroeping"), brief_words())


def record() -> tuple[Besluit, Document]:
    """Return what was withdrawn, and the paper of the sealed record of that."""
    taken = sealed.decided(sealed.of_walk("casus_3"))
    return taken, besluit_document(withdrawn(), "1204-K7Q2M9", sealed.SETTINGS, sealed.words())


def withdrawn() -> Besluit:
    """Return the sealed record of a withdrawal."""
    taken = sealed.decided(sealed.of_walk("casus_3"))
    made = Withdrawal(
        number="2026-0148-H1",
        at=taken.facts.sealed_on + timedelta(days=30),
        previous=taken.digest,
        municipality="Gemeente Elsterveen",
        unit="wijkteam Noorderkade",
        by=Signer("Mirjam Vonkeman", "Procesregisseur", "Procesregisseur", "M-2026-07"),
        motivation="De situatie is veranderd.",
    )
    return seal(BesluitId("h1"), taken.casus, withdrawal_facts(taken, made))


PAPERS: Final[dict[str, Callable[[], Document]]] = {
    "signaal": signal,
    "signaal zonder meer": lambda: signal(replace(GIVEN, area="", kind="", concern=(), source="")),
    "onterecht": unfounded,
    "onterecht na vertellen": lambda: unfounded(replace(GIVEN, told=True, destroyed_on=None)),
    "jongere": lambda: signal(replace(GIVEN, voor=Voor.JONGERE)),
    "ouder": lambda: signal(replace(GIVEN, voor=Voor.VERTEGENWOORDIGER, name=LONG)),
    "onterecht jongere": lambda: unfounded(replace(GIVEN, voor=Voor.JONGERE)),
    "onterecht ouder": lambda: unfounded(replace(GIVEN, voor=Voor.VERTEGENWOORDIGER, told=True)),
    "gevraagde": asked,
    "herroeping": withdrawal,
    "herroeping zonder delen": lambda: withdrawal(replace(WITHDRAWN, left=())),
    "ontvanger": recipient,
    "lange namen": lambda: signal(replace(GIVEN, name=LONG, area=LONG[:60], sender=LONG)),
    "vreemde tekens": lambda: withdrawal(replace(WITHDRAWN, name=STRANGE, left=(Weg(STRANGE, STRANGE, DAY),))),
    "verzegelde intrekking": lambda: record()[1],
}


@pytest.mark.parametrize("name", PAPERS)
def test_both_validators_have_nothing_against_it(name: str, tmp_path: Path) -> None:
    assert objections(press(PAPERS[name]()), tmp_path) == []


@pytest.mark.parametrize("file", ["signaal", "herroeping"])
def test_the_sentences_are_plain(file: str) -> None:
    found = level("\n".join(text.format_map(_Words()) for text in brief_words(file).lines.values()))
    assert found.ease >= 65, found
    assert found.mean <= 9, found
    assert found.longest <= 16, found


class _Words(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "november"


def test_a_letter_about_a_signal_tells_that_and_asks_to_talk() -> None:
    words = told(signal())
    for part in ("Hanna de Wit", "20 november 2026", "Noorderkade", "Begeleiding bij school en leren"):
        assert part in words
    for article in ("AVG art. 14", "AVG art. 6 lid 1 onder e", "AVG art. 21", "AVG art. 77"):
        assert article in words
    assert "Uw recht van bezwaar" in words


@pytest.mark.parametrize("letter", [signal, unfounded])
@pytest.mark.parametrize("earlier", [True, False])
def test_a_young_person_is_spoken_to_and_a_parent_is_told_about_the_child(
    letter: Callable[[Melding], Document], *, earlier: bool
) -> None:
    young = told(letter(replace(GIVEN, voor=Voor.JONGERE, told=earlier)))
    assert not re.search(r"\b([Uu]|[Uu]w)\b", young)
    assert " jou" in young
    parent = told(letter(replace(GIVEN, voor=Voor.VERTEGENWOORDIGER, told=earlier)))
    assert "De ouder of voogd van Hanna de Wit" in parent
    assert "Beste ouder of voogd" in parent
    assert "signaal over u" not in parent
    assert "Beste Hanna" not in parent


@pytest.mark.parametrize("file", ["_jong", "_voor"])
def test_each_way_of_speaking_is_plain(file: str) -> None:
    lines = voiced(brief_words("signaal"), file[1:]).lines
    own = [lines[key.removesuffix(file)] for key in lines if key.endswith(file)]
    found = level("\n".join(text.format_map(_Words()) for text in own))
    assert (found.ease >= 65, found.mean <= 9, found.longest <= 16) == (True, True, True), found


@pytest.mark.parametrize("source", list(Bron))
def test_every_kind_of_source_has_its_words(source: Bron) -> None:
    assert "Van wie het signaal komt" in told(signal(replace(GIVEN, source=source.value)))


def test_a_source_that_is_in_danger_is_not_even_named_by_kind() -> None:
    assert "Van wie" not in told(signal(replace(GIVEN, source="")))


def test_who_was_never_told_reads_both_at_once() -> None:
    assert "iemand maakt zich zorgen" in told(unfounded())
    assert "Wij vertelden u over een signaal" in told(unfounded(replace(GIVEN, told=True)))
    assert "20 december 2026" in told(unfounded())


def test_who_was_asked_reads_nothing_of_the_signal_but_that_it_was_unfounded() -> None:
    words = told(asked())
    assert "Hanna de Wit" in words
    for part in ("Noorderkade,", "Begeleiding bij school", "buurt", "20 november"):
        assert part not in words.replace("wijkteam Noorderkade", "")


def test_a_withdrawal_tells_the_person_what_left_and_a_recipient_only_what_they_got() -> None:
    words = told(withdrawal())
    assert "2026-0148-B1" in words
    assert "praktijk Het Wad" in words
    assert "Uw recht van bezwaar" in words
    assert "Er was nog niets gedeeld" in told(withdrawal(replace(WITHDRAWN, left=())))
    got = told(recipient())
    assert "Gebruik het gegeven niet meer" in got
    assert "bezwaar" not in got


def test_the_sealed_record_names_what_it_withdraws_and_holds_nothing_of_it() -> None:
    taken, paper = record()
    words = told(paper)
    for part in (taken.number, taken.check_code, "De situatie is veranderd.", "M-2026-07", "Mirjam Vonkeman"):
        assert part in words
    for line in taken.facts.snapshot.lines:
        assert line.item not in words
    assert "Wie dit wanneer hoort" not in words
    assert taken.facts.motivation not in words
    assert "2026-0148-H1" in pages_read(press(paper))[0]
