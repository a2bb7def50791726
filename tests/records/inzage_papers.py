"""Invented overviews and standbewijzen to press, and the words of their papers."""

from datetime import date, datetime, timedelta
from typing import cast
from zoneinfo import ZoneInfo

from resources.reading import table
from triage.ports import Settings
from triage.records.overzicht import Blad, Gekeken, OverzichtWords
from triage.records.standbewijs import BewijsBlad, BewijsWords

ZONE = ZoneInfo("Europe/Amsterdam")
SETTINGS = Settings(
    municipality="Gemeente Elsterveen",
    unit="Sociaal domein · wijkteam Noorderkade",
    contact="Wijkteam Noorderkade, telefoon 088 - 555 01 40",
    fg_contact="fg@elsterveen.example",
)
MARK = "1204-K7Q2-M9XR-4T0B-HE7K"
ACTS = (
    ("casus_geopend", "triage", "Wijkteamprofessional"),
    ("casus_gezien", "triage", "Wijkteamprofessional"),
    ("antwoord_gewijzigd", "triage", "Wijkteamprofessional"),
    ("toegang_gevraagd", "toegang", "Casusregisseur"),
    ("casus_gezien_zonder_namen", "triage", "Functionaris gegevensbescherming (FG)"),
    ("besloten", "besluit", "Procesregisseur"),
    ("iets_van_later", "later", ""),
)


def overzicht_words() -> OverzichtWords:
    """The fixed sentences of the overview."""
    parts = cast("dict[str, dict[str, str]]", table("papier", "overzicht.toml"))
    return OverzichtWords(parts["koppen"], parts["zinnen"], parts["tabel"], parts["handelingen"], parts["doelen"])


def bewijs_words() -> BewijsWords:
    """The fixed sentences of the standbewijs."""
    parts = cast("dict[str, dict[str, str]]", table("papier", "standbewijs.toml"))
    return BewijsWords(parts["koppen"], parts["zinnen"], parts["tabel"])


def looked(count: int, name: str = "Sofie Harkema") -> tuple[Gekeken, ...]:
    """So many lines, an hour apart."""
    start = datetime(2026, 9, 1, 9, 2, tzinfo=ZONE)
    return tuple(
        Gekeken(start + timedelta(hours=at), function, name, act, processing)
        for at in range(count)
        for act, processing, function in (ACTS[at % len(ACTS)],)
    )


def blad(count: int = 9, name: str = "Huib Wiersinga") -> Blad:
    """An overview with so many lines."""
    return Blad(
        name,
        "2026-0151",
        date(2026, 9, 1),
        date(2026, 11, 22),
        looked(count),
        datetime(2026, 11, 22, 14, 2, tzinfo=ZONE),
        MARK,
    )


def bewijs(number: str = "7", previous: str = "0d5c66aa" * 8) -> BewijsBlad:
    """A standbewijs."""
    return BewijsBlad(
        number,
        1_048_576,
        "K7Q2-M9XR-4T0B-HE7K",
        "3f9ab2c4" * 8,
        datetime(2026, 11, 22, 14, 2, tzinfo=ZONE),
        "Jelle Brandsma, informatieregisseur",
        previous,
        "7f3c2a9e51b84d60a1c7e2f09d4b8a36",
    )
