"""Each letter speaks to its reader: somebody of twelve to sixteen is no `u`, and who represents reads about another."""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Final

import pytest

from resources.reading import table
from tests.records import answers
from tests.records import test_signaal_herroeping_document as signals
from tests.records.told import told
from triage.followup.bericht import Aan, Waarom
from triage.followup.verzoek import Oordeel, Recht
from triage.records.antwoord import Briefsoort
from triage.records.blocks import Document
from triage.records.informatie import Voor

FILES: Final = ("antwoord", "bericht", "brief", "herroeping", "informatie", "inzage_antwoord", "signaal", "toestemming")
LETTERS: Final = [kind for kind in Briefsoort if kind is not Briefsoort.GEGEVENS]
ASKED: Final = [right for right in Recht if right is not Recht.DATALEK]
_FORMAL: Final = re.compile(r"\b[Uu](?:w|zelf)?\b")
YOUNG: Final = "Noud Peters"


def answer(kind: Briefsoort, right: Recht, outcome: Oordeel, voor: Voor) -> Document:
    """Return a letter whose typed words are left out: those are of who answers."""
    return answers.letter(
        kind, right=right.value, outcome=outcome.value, voor=voor, name=YOUNG, about=YOUNG, reason="", asked="",
        lines=(), told=(),
    )  # fmt: skip


@pytest.mark.parametrize("kind", LETTERS)
def test_a_young_person_is_never_u_in_an_answer(kind: Briefsoort) -> None:
    for right in ASKED:
        for outcome in Oordeel:
            said = told(answer(kind, right, outcome, Voor.JONGERE))
            assert not _FORMAL.search(said), (right, outcome)


@pytest.mark.parametrize("kind", LETTERS)
def test_who_represents_reads_about_the_other(kind: Briefsoort) -> None:
    for right in (Recht.INZAGE, Recht.RECTIFICATIE, Recht.WISSING, Recht.BEPERKING, Recht.BEZWAAR):
        said = told(answer(kind, right, Oordeel.TOEGEWEZEN, Voor.VERTEGENWOORDIGER))
        assert f"U komt op voor {YOUNG}." in said
        assert "over u" not in said


LETTERS_TO_ONE: Final[dict[str, Callable[[Voor], Document]]] = {
    "gegevens": lambda voor: answers.data(voor=voor),
    "herroeping": lambda voor: signals.withdrawal(replace(signals.WITHDRAWN, voor=voor, name=YOUNG)),
    **{
        f"bericht {why}": lambda voor, why=why: answers.notice(  # type: ignore[misc]
            why=why.value, to=Aan.BETROKKENE.value, voor=voor, name=YOUNG, about=YOUNG
        )
        for why in Waarom
    },
}


@pytest.mark.parametrize("name", LETTERS_TO_ONE)
def test_other_letters_to_one_person_speak_so_too(name: str) -> None:
    young, spoken_for = (told(LETTERS_TO_ONE[name](voor)) for voor in (Voor.JONGERE, Voor.VERTEGENWOORDIGER))
    # What is shared is in the words of who shared it.
    assert not _FORMAL.search(young.replace("U woont veilig.", "")), name
    assert "over u" not in spoken_for.replace("over uw ", "")
    assert "jou" not in spoken_for


@pytest.mark.parametrize("name", ["herroeping", "bericht wissing"])
def test_a_letter_for_another_is_not_addressed_to_that_other(name: str) -> None:
    said = told(LETTERS_TO_ONE[name](Voor.VERTEGENWOORDIGER))
    assert f"De ouder, voogd of vertegenwoordiger van {YOUNG}" in said
    assert f"Beste {YOUNG}" not in said


def test_a_notice_to_an_organisation_has_one_voice() -> None:
    papers = {told(answers.notice(to=Aan.ONTVANGER.value, voor=voor)) for voor in Voor}
    assert len(papers) == 1


@pytest.mark.parametrize("name", FILES)
def test_every_other_voice_has_its_first(name: str) -> None:
    parts = table("papier", f"{name}.toml")
    for part in ("koppen", "zinnen"):
        found = parts[part]
        assert isinstance(found, dict)
        for key in found:
            for ending in ("_jong", "_voor"):
                assert not key.endswith(ending) or key.removesuffix(ending) in found, key


@pytest.mark.parametrize("name", FILES)
def test_each_voice_has_the_same_facts(name: str) -> None:
    found = table("papier", f"{name}.toml")["zinnen"]
    assert isinstance(found, dict)
    for key, text in found.items():
        first = re.sub(r"_(?:jong|voor)$", "", key)
        extra = set(re.findall(r"\{\w+\}", str(text))) - set(re.findall(r"\{\w+\}", str(found[first]))) - {"{naam}"}
        assert not extra, key
