"""Informatiebrieven of worked cases, to compose and to press."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Final

from tests.casework.steps import Office
from tests.records import sealed as made
from tests.worlds import memory_world
from triage.besluit.sealing import SealedFacts
from triage.records.blocks import Document
from triage.records.brief import Addressee
from triage.records.informatie import Informatie, Voor, informatie_document
from triage.records.veilig import Afgeschermd
from ui.flows.brief_words import brief_words

LONG: Final = "Wilhelmina Geertruida van den Oudenhoven-Kloosterziel tot Rijnsaterwoude"
ADDRESS: Final = "Kadestraat 12\n1234 AB Elsterveen"


WALKS: Final = {
    "casus_3": "casus_3_vragen_kan_niet",
    "casus_7": "casus_7_niet_informeren",
    "zorg_over_jongere": "zorg_over_jongere_van_14",
    "ex_partner": "ex_partner_onveilig_adres",
}


@cache
def facts(walk: str) -> SealedFacts:
    """Return a worked case as it was sealed."""
    return Office(memory_world()).sealed(WALKS.get(walk, walk)).facts


def info(walk: str, person: str, voor: Voor = Voor.VOLWASSENE, name: str = "", **more: object) -> Informatie:
    """Return a letter about a person of a worked case."""
    return replace(of_facts(facts(walk), person, voor, name), **more)  # type: ignore[arg-type]


def of_facts(found: SealedFacts, person: str, voor: Voor = Voor.VOLWASSENE, name: str = "") -> Informatie:
    """Return a letter about a person of what was sealed."""
    names = {one.id: one.name for one in found.snapshot.people}
    others = tuple(other for one, other in names.items() if one != person)
    reader = name or names[person]
    return Informatie(
        kenmerk=f"{found.snapshot.kenmerk}-I1",
        day=date(2026, 11, 23),
        facts=found,
        person=person,
        voor=voor,
        to=Addressee(reader),
        sender="wijkteamprofessional",
        leaves_out=Afgeschermd(others, (names[person], reader)),
    )


def document(letter: Informatie, *, practice: bool = False) -> Document:
    """Return the paper of a letter."""
    settings = replace(made.SETTINGS, practice=practice)
    return informatie_document(letter, settings, brief_words("informatie"), brief_words())


PAPERS: Final[dict[str, Callable[[], Document]]] = {
    "volwassene": lambda: document(info("casus_3", "huib")),
    "met adres": lambda: document(info("casus_3", "huib", to=Addressee("Huib Wiersinga", address=ADDRESS), days=5)),
    "na uitstel": lambda: document(info("casus_7", "rico", waited=True)),
    "jongere": lambda: document(info("zorg_over_jongere", "noud", Voor.JONGERE, days=5)),
    "ouder": lambda: document(info("zorg_over_jongere", "noud", Voor.VERTEGENWOORDIGER, "Mirjam Peters")),
    "onveilig": lambda: document(info("ex_partner", "ex", no_source=True, waited=True)),
    "niets gedeeld": lambda: document(info("casus_3", "dochter")),
    "oefening": lambda: document(info("casus_3", "huib", name=LONG), practice=True),
}
"""Each kind of letter."""
