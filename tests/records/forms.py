"""Consent forms, blank forms and parts of decisions, to compose and to press: each kind, at its longest as well."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Final

from tests.casework.steps import Office
from tests.records import sealed as made
from tests.records import test_signaal_herroeping_document as signals
from tests.worlds import memory_world
from triage.besluit.sealing import Besluit
from triage.ports import Settings
from triage.records.besluit_deel import Deel, deel_document
from triage.records.blocks import Document
from triage.records.formulier import fillable, formulier_document, spoed_document
from triage.records.informatie import Voor
from triage.records.toestemming import Deelregel, Toestemming, toestemming_document
from triage.records.veilig import Afgeschermd
from ui.flows.brief_words import brief_words
from ui.flows.record import kin_words

DAY: Final = date(2026, 11, 23)
LONG: Final = "Wilhelmina Geertruida van den Oudenhoven-Kloosterziel tot Rijnsaterwoude"
LINES: Final = (
    Deelregel(
        "Dat uw hulp bij schulden loopt, en wie u daarbij helpt", "Schuldhulp", "Wijkteam Noorderkade",
        "Wmo-consulent", "Dan passen de hulp en de aflossing bij elkaar.",
    ),
    Deelregel(
        "Dat u soms dingen vergeet", "Wijkteam Noorderkade", "Huisartsenpraktijk Het Wad", "huisarts",
        "De huisarts kan dan meedenken.", ("gezondheid",), asks=True,
    ),
    Deelregel("Dat u contact hebt met de politie", "Politie", "Wijkteam Noorderkade", "", "", ("strafrechtelijk",)),
    Deelregel("Dat u naar de kerk gaat", "Kerk", "Buurthuis", "vrijwilliger", "", ("anders_bijzonder",)),
)  # fmt: skip
CONSENT: Final = Toestemming(
    "2026-0148", DAY, "Annelies Kooijman", 67, Voor.VOLWASSENE, "De hulp en de aflossing passen bij elkaar.", LINES
)
THREE: Final = "ex_partner_onveilig_adres"


def consent_paper(given: Toestemming = CONSENT, settings: Settings = made.SETTINGS) -> Document:
    """Return the paper of a consent form."""
    return toestemming_document(given, settings, brief_words("toestemming"), brief_words())


def part_paper(given: Deel, mark: str = "1204-K7Q2M9", settings: Settings = made.SETTINGS) -> Document:
    """Return the paper of a part."""
    own = brief_words("besluit_deel")
    return deel_document(given, mark, settings, made.words(), own, kin_words())


@cache
def sealed(walk: str = THREE) -> Besluit:
    """Return a worked case as it was sealed."""
    return Office(memory_world()).sealed(walk)


def part_of(besluit: Besluit, person: str, **more: object) -> Deel:
    """Return the part of a decision for a person, with what is left out for the sake of the others."""
    names = {one.id: one.name for one in besluit.facts.snapshot.people}
    others = tuple(name for one, name in names.items() if one != person)
    return replace(Deel(besluit, person, leaves_out=Afgeschermd(others, (names[person],))), **more)  # type: ignore[arg-type]


def _young(**more: object) -> Document:
    kader = made.kader()
    rule = next(one.text for one in kader.ages if one.law == "jeugd" and one.below == 16)
    given = replace(CONSENT, name="Noud Peters", age=14, ages=(rule,), **more)  # type: ignore[arg-type]
    return consent_paper(given)


CONSENTS: Final[dict[str, Callable[[], Document]]] = {
    "volwassene": consent_paper,
    "jongere": lambda: _young(voor=Voor.JONGERE),
    "vertegenwoordiger": lambda: _young(voor=Voor.VERTEGENWOORDIGER),
    "mentor": lambda: consent_paper(replace(CONSENT, voor=Voor.VERTEGENWOORDIGER)),
    "niet vrij": lambda: consent_paper(replace(CONSENT, depends=True, meanings=("geheim", "hulp"), until=DAY)),
    "lang": lambda: consent_paper(
        replace(CONSENT, name=LONG, lines=LINES * 8), replace(made.SETTINGS, practice=True, municipality=LONG)
    ),
    "geen regels": lambda: consent_paper(replace(CONSENT, lines=())),
}
BLANK: Final[dict[str, Callable[[], Document]]] = {
    "thuis": lambda: formulier_document(
        made.kader(), tuple(step.id for step in fillable(made.kader())), DAY, made.SETTINGS, brief_words("formulier")
    ),
    "spoed": lambda: spoed_document(made.kader(), DAY, made.SETTINGS, brief_words("formulier")),
    "oefening": lambda: spoed_document(
        made.kader(), DAY, replace(made.SETTINGS, practice=True, unit=LONG * 2), brief_words("formulier")
    ),
}
PARTS: Final[dict[str, Callable[[], Document]]] = {
    "adel": lambda: part_paper(part_of(sealed(), "adel")),
    "nora": lambda: part_paper(part_of(sealed(), "nora")),
    "ex": lambda: part_paper(part_of(sealed(), "ex", no_source=True)),
    "alleen": lambda: part_paper(part_of(sealed("casus_3_vragen_kan_niet"), "huib")),
    "ingetrokken": lambda: part_paper(part_of(signals.withdrawn(), "huib")),
    "niets": lambda: part_paper(part_of(sealed("casus_3_vragen_kan_niet"), "dochter")),
}


def samples() -> dict[str, Callable[[], Document]]:
    """Return every kind of form and part, for tests of every document."""
    kinds = (("toestemming", CONSENTS), ("formulier", BLANK), ("deel", PARTS))
    return {f"{kind}: {name}": make for kind, found in kinds for name, make in found.items()}
