"""Letters with requests and notices, for tests of what they say and of how they are pressed."""

from dataclasses import replace
from datetime import date

from triage.ports import Settings
from triage.records.antwoord import Antwoord, Briefsoort, Regelantwoord, antwoord_document
from triage.records.bericht import Kennisgeving, bericht_document
from triage.records.blocks import Document
from triage.records.informatie import Voor
from triage.records.inzage_antwoord import Gegeven, Genomen, Gepland, InzageFeiten, inzage_document
from ui.flows.brief_words import brief_words

DAY = date(2026, 11, 23)
SETTINGS = Settings(
    "Gemeente Elsterveen", "Sociaal domein · wijkteam Noorderkade", "Postbus 1, 1234 AB Elsterveen",
    "Bel 0800 1234", "fg@elsterveen.example",
)  # fmt: skip
LONG = replace(
    SETTINGS, practice=True, municipality="Gemeente Sint Anthonisdorp aan den Langendijk-Noorderkwartier en Omstreken"
)
LINES = (
    Regelantwoord("Dat u hulp krijgt", "Huisartsenpraktijk Het Wad", True, "Het was niet nodig.", ""),
    Regelantwoord("Uw adres", "Woonstichting Elster", False, "Zonder dit staat u op straat.", ""),
)
ANSWER = Antwoord(
    right="bezwaar",
    kenmerk="2026-R7",
    day=DAY,
    name="Wiebe Wiersinga",
    address="Wilgenlaan 3\n1234 AB Elsterveen",
    received_on=date(2026, 11, 20),
    until=date(2026, 12, 21),
    sender="tweede beslisser",
    asked="Kom met uw paspoort of rijbewijs naar de balie.",
    reason="Wij hebben alles gelezen.",
    outcome="deels",
    lines=LINES,
    told=("Huisartsenpraktijk Het Wad, huisarts", "Woonstichting Elster, consulent wonen"),
)
FACTS = InzageFeiten(
    "Wiebe Wiersinga",
    date(1950, 3, 2),
    ("2026-0148",),
    (Genomen("2026-0148-B1", date(2026, 8, 25), "Besluit om gegevens te delen", "U woont veilig.", DAY),),
    (Gegeven(date(2026, 8, 26), "Woonsituatie onveilig", "Huisartsenpraktijk Het Wad", "huisarts", "telefoon"),),
    (Gepland("Praktische hulp thuis", "Thuiszorg Elsterveen", date(2026, 9, 1)),),
)
NOTICE = Kennisgeving(
    "rectificatie", "ontvanger", "2026-0148-N1", DAY, "R. Dijk, Huisartsenpraktijk Het Wad", "huisarts",
    "Wiebe Wiersinga", "Woonsituatie onveilig", "Woonsituatie is weer veilig", "tweede beslisser",
)  # fmt: skip


def letter(kind: Briefsoort, settings: Settings = SETTINGS, **more: object) -> Document:
    """Return a letter with a request."""
    answer = replace(ANSWER, **more)  # type: ignore[arg-type]
    return antwoord_document(kind, answer, settings, brief_words("antwoord"), brief_words())


def data(
    facts: InzageFeiten = FACTS,
    settings: Settings = SETTINGS,
    kenmerk: str = "2026-R7",
    voor: Voor = Voor.VOLWASSENE,
) -> Document:
    """Return what goes with an answer to a request for inzage."""
    return inzage_document(facts, kenmerk, DAY, settings, brief_words("inzage_antwoord"), voor)


def notice(settings: Settings = SETTINGS, **more: object) -> Document:
    """Return the letter with a notice."""
    made = replace(NOTICE, **more)  # type: ignore[arg-type]
    return bericht_document(made, settings, brief_words("bericht"), brief_words())
