"""A small kader of the tests' own: every question the program reads, one of each rule, and texts made by machine."""

import tomllib
from collections.abc import Mapping
from copy import deepcopy
from typing import Any

from triage.kader.loading import load
from triage.kader.model import Kader
from triage.kader.vocabulary import ACTS, OWN_TERMS, RELATIONS

Tables = dict[str, dict[str, Any]]

STEPS = """
[[stap]]
id = "aanleiding"
nummer = 0
[[stap]]
id = "spoed"
nummer = 0
als = { vraag = "gevaar.nu", is = true }
opent_na = ["aanleiding"]
[[stap]]
id = "betrokkenen"
nummer = 1
verzamelt = ["persoon"]
[[stap]]
id = "doel"
nummer = 2
verzamelt = ["partij", "regel"]
opent_na = ["betrokkenen"]
[[stap]]
id = "route"
nummer = 3
opent_na = ["doel"]
[[stap]]
id = "toestemming"
nummer = 4
opent_na = ["route"]
[[stap]]
id = "toetsvragen"
nummer = 5
verzamelt = ["consult"]
opent_na = ["toestemming"]
[[stap]]
id = "nalezen"
nummer = 6
opent_na = ["aanleiding", "spoed", "betrokkenen", "doel", "route", "toestemming", "toetsvragen"]
[[stap]]
id = "besluit"
nummer = 7
opent_na = ["nalezen"]
"""

# id, step, scope, kind, then whatever else the entry holds.
QUESTIONS = """
aanleiding.soort | aanleiding | casus | keuze | opties = ["melding", "verzoek"]
aanleiding.wanneer | aanleiding | casus | datum |
aanleiding.van | aanleiding | casus | kort | als = { vraag = "aanleiding.soort", is = "verzoek" }
gevaar.nu | aanleiding | casus | ja_nee |
spoed.tijd | spoed | casus | tijdstip |
persoon.naam | betrokkenen | persoon | kort |
persoon.leeftijd | betrokkenen | persoon | getal |
persoon.geboortedatum | betrokkenen | persoon | datum | nodig = false
persoon.gezag | betrokkenen | persoon | kort | als = { feit = "leeftijdsgroep", one_of = ["onder_12", "12_tot_16"] }
persoon.wilsbekwaam | betrokkenen | persoon | keuze | opties = ["ja", "nee"]
persoon.vertegenwoordiging | betrokkenen | persoon | keuze | opties = ["geen", "mentor"]
~ als = { vraag = "persoon.wilsbekwaam", is = "nee" }
doel.woorden | doel | casus | lang |
doel.vast | doel | casus | ja_nee | legt_vast = ["doel.woorden", "doel.vast"]
partij.naam | doel | partij | kort |
partij.soort | doel | partij | keuze | opties_uit = "partijsoorten"
regel.handeling | doel | regel | keuze | opties = ["verstrekking", "uitvraag"]
regel.gegeven | doel | regel | kort |
regel.soort | doel | regel | keuze | opties = ["dat", "wat"]
regel.functie | doel | regel | kort |
regel.waarom | doel | regel | lang |
regel.bijzonder | doel | regel | keuzes | opties = ["geen", "gezondheid"]
regel.over | doel | regel | keuze | opties_uit = "personen"
regel.bron | doel | regel | keuze | opties_uit = "partijen"
regel.ontvanger | doel | regel | keuze | opties_uit = "partijen"
regel.artikel | doel | regel | kort | nodig = false
regel.route | route | regel | keuze | opties_uit = "routes"
toestemming.stand | toestemming | persoon | keuze
~ opties = ["gegeven", "geweigerd", "ingetrokken", "niet_mogelijk", "niet_gevraagd"]
~ als = { feit = "toestemming_aan_de_orde", is = true }
toestemming.door | toestemming | persoon | keuzes | opties = ["betrokkene", "vertegenwoordiger"]
~ als = { vraag = "toestemming.stand", one_of = ["gegeven", "geweigerd", "ingetrokken"] }
toestemming.betekenis | toestemming | persoon | keuzes | opties = ["grondslag", "geheim", "hulp"]
~ als = { vraag = "toestemming.stand", is = "gegeven" }
toestemming.hoe | toestemming | persoon | keuze | opties = ["gesprek", "schriftelijk"]
~ als = { vraag = "toestemming.stand", is = "gegeven" }
toestemming.uitdrukkelijk | toestemming | persoon | ja_nee | als = { vraag = "toestemming.stand", is = "gegeven" }
toestemming.afhankelijk | toestemming | persoon | ja_nee | als = { vraag = "toestemming.stand", is = "gegeven" }
toestemming.regels | toestemming | persoon | keuzes | opties_uit = "regels_van_persoon"
~ als = { vraag = "toestemming.stand", is = "gegeven" }
toestemming.code | toestemming | persoon | keuzes | opties_uit = "codes.A"
~ als = { feit = "tenzij_aan_de_orde", is = true }
toestemming.motivering | toestemming | persoon | lang | als = { feit = "tenzij_aan_de_orde", is = true }
geheim.wet | toetsvragen | partij | keuze | opties_uit = "geheimen"
~ als = { feit = "geheim_aan_de_orde", is = true }
geheim.medewerking | toetsvragen | partij | keuze | opties = ["werkt_mee", "weigert"]
~ als = { all = [{ feit = "geheim_aan_de_orde", is = true }, { not = { vraag = "geheim.wet", is = "geen" } }] }
voorstel.keuze | toetsvragen | regel | keuze | opties = ["delen", "niet_delen"] ~ als = { feit = "lot", is = "tenzij" }
toets.schade | toetsvragen | casus | toets | als = { feit = "tenzij_delen_in_casus", is = true }
toets.middelen | toetsvragen | casus | uitgelegd | opties = ["opnieuw_vragen", "alleen_dat"]
~ als = { feit = "tenzij_delen_in_casus", is = true }
grond.b1 | toetsvragen | regel | keuze | opties_uit = "codes.B1" ~ als = { vraag = "voorstel.keuze", is = "delen" }
grond.b2 | toetsvragen | regel | keuze | opties_uit = "codes.B2"
~ als = { all = [{ vraag = "voorstel.keuze", is = "delen" }, { vraag = "regel.bijzonder", is = "gezondheid" }] }
grond.b3 | toetsvragen | regel | keuze | opties_uit = "codes.B3"
~ als = { all = [{ vraag = "voorstel.keuze", is = "delen" }, { feit = "naam_verraadt", is = "strafrechtelijk" }] }
grond.b4 | toetsvragen | regel | keuze | opties_uit = "codes.B4"
~ als = { all = [{ vraag = "voorstel.keuze", is = "delen" }, { feit = "geheim_geldt", is = true }] }
grond.motivering | toetsvragen | regel | lang | als = { vraag = "voorstel.keuze", is = "delen" }
niet.code | toetsvragen | regel | keuzes | opties_uit = "codes.D"
~ als = { vraag = "voorstel.keuze", is = "niet_delen" }
niet.motivering | toetsvragen | regel | lang | als = { vraag = "voorstel.keuze", is = "niet_delen" }
consult.functie | toetsvragen | consult | kort |
informeren.wanneer | toetsvragen | persoon | keuze | opties = ["vooraf", "achteraf", "uitgesteld"]
~ als = { feit = "delen_aan_de_orde", is = true }
informeren.code | toetsvragen | persoon | keuzes | opties_uit = "codes.C"
~ als = { vraag = "informeren.wanneer", is = "uitgesteld" }
informeren.tot | toetsvragen | persoon | datum | als = { vraag = "informeren.wanneer", is = "uitgesteld" }
betrekken.keuze | toetsvragen | persoon | ja_nee | als = { feit = "delen_aan_de_orde", is = true }
betrekken.code | toetsvragen | persoon | keuzes | opties_uit = "codes.E"
~ als = { vraag = "betrekken.keuze", is = false }
"""

POINTS = [f"punt.{letter}" for letter in "abcdefgh"]

REST = {
    "kader.toml": """
[kader]
versie = "klein"
titel = "Klein kader"
geldig_vanaf = 2026-01-01
raadsbesluit = "verzonnen"
verklaring = "Ik heb deze afweging zelf gemaakt"
punten_41 = ["punt.a", "punt.b", "punt.c", "punt.d", "punt.e", "punt.f", "punt.g", "punt.h"]
[zinnen]
leeg = ["volgens protocol"]
""",
    "gronden.toml": """
code = [
    { id = "A1", groep = "A", zin = "Gevraagd en geweigerd", wet = "AVG 7" },
    { id = "A3", groep = "A", zin = "Kan niet gevraagd worden", wet = "AVG 7" },
    { id = "B1d", groep = "B1", zin = "Vitaal belang", wet = "AVG 6 lid 1 onder d" },
    { id = "B1e", groep = "B1", zin = "Taak van de gemeente", wet = "AVG 6 lid 1 onder e", artikel_nodig = true },
    { id = "B2c", groep = "B2", zin = "Kan niet zelf", wet = "AVG 9 2c", als = { feit = "onmachtig", is = true } },
    { id = "B2g", groep = "B2", zin = "Zwaarwegend belang", wet = "AVG 9 lid 2 onder g" },
    { id = "B3a", groep = "B3", zin = "Toegestaan", wet = "UAVG 33" },
    { id = "B4a", groep = "B4", zin = "Conflict van plichten", wet = "Jurisprudentie" },
    { id = "C1", groep = "C", zin = "Bescherming", wet = "UAVG 41" },
    { id = "D5", groep = "D", zin = "De geheimhouder weigert", wet = "BW 7:457" },
    { id = "D7", groep = "D", zin = "Te veel", wet = "AVG 5" },
    { id = "D8", groep = "D", zin = "Oud", wet = "AVG 5", vervallen = 2026-02-01 },
    { id = "E1", groep = "E", zin = "Veiligheid", wet = "AVG 5" },
]
""",
    "partijen.toml": """
geheim = [{ id = "geen", tekst = "Geen", wet = "AVG" }, { id = "medisch", tekst = "Medisch", wet = "BW 7:457" }]
partijsoort = [
    { id = "wijkteam", tekst = "Wijkteam", domein = "wmo" },
    { id = "ggz", tekst = "Ggz", domein = "zorg", geheim = "medisch", verraadt = "gezondheid" },
    { id = "reclassering", tekst = "Reclassering", domein = "veiligheid", verraadt = "strafrechtelijk" },
    { id = "fraude", tekst = "Handhaving", domein = "handhaving" },
]
""",
    "routes.toml": """
route = [
    { id = "geen", tekst = "Geen", wet = "AVG", informeren = "Geen" },
    { id = "veilig_thuis", tekst = "Veilig Thuis", wet = "Wmo 5.2.6", informeren = "Vertel het" },
    { id = "schuldhulp", tekst = "Schuldhulp", wet = "Wgs 8d", informeren = "Vertel het", toestemming = true },
]
[[blokkade]]
id = "wat_aan_handhaving"
stap = "doel"
codes = ["D7"]
tekst = "Handhaving krijgt niets."
wet = "AVG 5"
uitweg = "Vraag het de jurist."
als = { feit = "ontvanger_domein", is = "handhaving" }
[[blokkade]]
id = "geheimhouder"
stap = "toetsvragen"
codes = ["D5"]
tekst = "De geheimhouder weigert."
wet = "BW 7:457"
uitweg = "Vraag het anders."
als = { feit = "geheimhouder_weigert", is = true }
""",
    "regels.toml": """
eis = [
    { id = "persoon", regel = "minstens_een_persoon", stap = "betrokkenen", tekst = "Noem iemand" },
    { id = "regel", regel = "minstens_een_regel", stap = "doel", tekst = "Noem een gegeven" },
    { id = "vast", regel = "doel_vast", stap = "doel", tekst = "Leg het doel vast" },
]
leeftijd = [
    { wet = "avg", onder = 16, toestemming = "vertegenwoordiger", rechten = "vertegenwoordiger", tekst = "Onder 16" },
    { wet = "avg", toestemming = "zelf", rechten = "zelf", tekst = "Vanaf 16" },
]
[[botsing]]
id = "bijzonder"
bereik = "regel"
stap = "doel"
tekst = "Niets bijzonders, en toch gezondheid"
wijzig = ["regel.bijzonder"]
uitleg = true
als = { all = [{ vraag = "regel.bijzonder", is = "geen" }, { vraag = "regel.bijzonder", is = "gezondheid" }] }
""",
    "termijnen.toml": """
[[termijn]]
id = "afronden"
tekst = "Rond de spoed af"
vanaf = "spoed.tijd"
aantal = 2
eenheid = "werkdagen"
bron = "eigen afspraak"
[[termijn]]
id = "uitstel"
tekst = "Uiterste uitstel"
vanaf = "informeren.tot"
aantal = 4
eenheid = "weken"
bron = "eigen afspraak"
maximum = true
[[termijn]]
id = "bezwaar"
tekst = "Bezwaar"
vanaf = "besluit"
aantal = 6
eenheid = "weken"
bron = "Awb 6:7"
regime = "atw"
"""
    + "\n".join(
        f'[[termijn]]\nid = "{own}"\ntekst = "{own}"\nvanaf = "{event}"\naantal = 1\neenheid = "weken"\nbron = "wet"'
        for own, event in OWN_TERMS.items()
        if own != "datalek_ap"
    )
    + """
[[termijn]]
id = "datalek_ap"
tekst = "Datalek"
vanaf = "datalek.ontdekt"
aantal = 72
eenheid = "uren"
bron = "AVG 33"
""",
    "besluit.toml": "\n".join(
        f'[[uitkomst]]\nid = "{one}"\ntekst = "{one}"\nhulp = "hulp"\ntitel = "Besluit"'
        for one in ("delen", "deels_delen", "niet_delen", "andere_route", "met_toestemming")
    ),
    "rollen.toml": """
[[rol]]
id = "wijkteamprofessional"
tekst = "Professional"
[rol.rechten]
triage_schrijven = ["eigen"]
""",
    "rechten.toml": "\n".join(
        [f'[[handeling]]\nid = "{act}"\ntekst = "{act}"' for act in sorted(ACTS)]
        + [f'[[band]]\nid = "{band}"\ntekst = "{band}"' for band in sorted(RELATIONS)]
    ),
    "ondersteuning.toml": '[[ondersteuning]]\nid = "begeleiding"\ntekst = "Begeleiding"',
    "verwerkingen.toml": """
[register]
doorgifte = "Nee"
maatregelen = ["Versleuteld bewaard"]

[[verwerking]]
id = "triage"
tekst = "Triage"
doel = "Zorgvuldig afwegen"
wet = "AVG 6(1)(e)"
gegevens = ["antwoorden"]
handelingen = ["casus_gezien"]
betrokkenen = ["inwoners"]
ontvangers = ["geen"]
bewaren = "15 jaar"
""",
}


def tables() -> Tables:
    """Return the parsed files of the small kader, each time anew."""
    return deepcopy(_TABLES)


def kader() -> Kader:
    """Return the small kader, loaded."""
    return load(_TABLES)


def entry(found: Tables, file: str, kind: str, name: str) -> dict[str, Any]:
    """Return one entry of a file, to plant a fault in."""
    entry: dict[str, Any] = next(one for one in found[file][kind] if one["id"] == name)
    return entry


def _questions() -> list[dict[str, Any]]:
    joined = QUESTIONS.replace("\n~", " ~").strip().splitlines()
    points = [f"{point} | toetsvragen | persoon | kort | nodig = false" for point in POINTS]
    return [_question(line) for line in (*joined, *points)]


def _question(line: str) -> dict[str, Any]:
    parts = [part.strip() for part in line.replace(" ~ ", " | ").split(" | ")]
    found = dict(zip(("id", "stap", "bereik", "soort"), parts[:4], strict=True))
    found["soort"] = found["soort"].rstrip(" |")
    return found | tomllib.loads("\n".join(part.strip(" |") for part in parts[4:]))


def _texts(steps: list[dict[str, Any]], questions: list[dict[str, Any]]) -> dict[str, Any]:
    told = {step["id"]: {"titel": step["id"], "inleiding": "Uitleg"} for step in steps}
    for step in steps:
        if "opent_na" in step:
            told[step["id"]]["slot"] = "Eerst het vorige"
    return {"stap": told, "vraag": {question["id"]: _text(question) for question in questions}}


def _text(question: Mapping[str, Any]) -> dict[str, Any]:
    keys = ("tekst", "kort", "waarom", "genoeg", "goed", "matig", "artikel")
    told: dict[str, Any] = {key: f"{key} van {question['id']}" for key in keys}
    if "opties" in question:
        names = [one if isinstance(one, str) else one["id"] for one in question["opties"]]
        told["opties"] = {name: {"tekst": name} for name in names}
    return told


def _build() -> Tables:
    steps = tomllib.loads(STEPS)["stap"]
    questions = _questions()
    rest: Tables = {name: tomllib.loads(text) for name, text in REST.items()}
    return rest | {
        "stappen.toml": {"stap": steps},
        "vragen.toml": {"vraag": questions},
        "teksten.toml": _texts(steps, questions),
    }


_TABLES = _build()
