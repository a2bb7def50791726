"""Invented overviews and standbewijzen to press, and the words of their papers."""

from datetime import date, datetime, timedelta
from typing import cast
from zoneinfo import ZoneInfo

from resources.reading import kader_tables, table
from triage.access.standbewijs import Peil, Standbewijs
from triage.casework.inzagelog.overzicht import Overzicht, OverzichtRegel
from triage.ids import CasusId, ItemId
from triage.kader.loading import load
from triage.ports import Settings
from triage.records.overzicht import OverzichtWords, of_acts
from triage.records.sentences import PaperWords

ZONE = ZoneInfo("Europe/Amsterdam")
SETTINGS = Settings(
    municipality="Gemeente Elsterveen",
    unit="Sociaal domein · wijkteam Noorderkade",
    contact="Wijkteam Noorderkade, telefoon 088 - 555 01 40",
    fg_contact="fg@elsterveen.example",
)
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


def bewijs_words() -> PaperWords:
    """The fixed sentences of the standbewijs."""
    parts = cast("dict[str, dict[str, str]]", table("papier", "standbewijs.toml"))
    return PaperWords(parts["koppen"], parts["zinnen"], parts["tabel"])


def looked(count: int, name: str = "") -> tuple[OverzichtRegel, ...]:
    """So many lines, an hour apart."""
    start = datetime(2026, 9, 1, 9, 2, tzinfo=ZONE)
    return tuple(
        OverzichtRegel(
            start + timedelta(hours=at), function, "wijkteam Noorderkade" if function else "", "", act, purpose, name
        )
        for at in range(count)
        for act, purpose, function in (ACTS[at % len(ACTS)],)
    )


def shown(count: int = 9, name: str = "Huib Wiersinga", settings: Settings = SETTINGS, by: str = "") -> Overzicht:
    """An overview with so many lines; with `by` as the name of who looked."""
    return Overzicht(
        CasusId("c"),
        ItemId("i"),
        "2026-0151",
        name,
        date(2026, 9, 1),
        date(2026, 11, 22),
        datetime(2026, 11, 22, 14, 2, tzinfo=ZONE),
        "Informatieregisseur",
        Peil(1204, "3f9ab2c4" * 8),
        settings,
        looked(count, by),
    )


def processings() -> dict[str, str]:
    """To which processing an act belongs, in the kader that comes with the program."""
    return of_acts(load(kader_tables("2026.1")))


def bewijs(previous: str = "0d5c66aa" * 8, municipality: str = SETTINGS.municipality) -> Standbewijs:
    """A standbewijs."""
    return Standbewijs(
        installation="7f3c2a9e51b84d60a1c7e2f09d4b8a36",
        municipality=municipality,
        number=7,
        seq=1_048_576,
        h="3f9ab2c4" * 8,
        at="2026-11-22T14:02:00+01:00",
        by="Informatieregisseur",
        previous=previous,
    )
