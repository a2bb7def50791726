"""Golden walks: a right one holds, and everything that differs is told with its place."""

import tomllib
from collections.abc import Callable
from copy import deepcopy
from datetime import date
from typing import Any

import pytest

from tests.triage import small
from triage.golden.comparing import COMPARED
from triage.golden.running import run

Change = Callable[[dict[str, Any]], object]
KADERS = {"klein": small.kader()}

WALK = """
naam = "Huib: twee gegevens, één gaat weg"
kader = "klein"
vandaag = 2026-08-24
besluit = 2026-08-25

[antwoorden]
"aanleiding.soort" = "melding"
"aanleiding.wanneer" = 2026-08-19
"gevaar.nu" = true
"spoed.tijd" = 2026-08-22T23:14:00
"doel.woorden" = "Veilig wonen"
"doel.vast" = true
"toets.schade" = { ja = true, woorden = "Het gas stond open." }
"toets.middelen" = { alleen_dat = "Wij delen alleen dat." }

[[persoon]]
id = "huib"
"persoon.naam" = "Huib Wiersinga"
"persoon.leeftijd" = 81
"persoon.wilsbekwaam" = "nee"
"persoon.vertegenwoordiging" = "geen"
"toestemming.stand" = "niet_mogelijk"
"toestemming.code" = ["A3"]
"toestemming.motivering" = "Hij kan hierover niet beslissen."
"informeren.wanneer" = "uitgesteld"
"informeren.code" = ["C1"]
"informeren.tot" = 2026-09-01
"betrekken.keuze" = false
"betrekken.code" = ["E1"]

[[partij]]
id = "wijkteam"
"partij.naam" = "Wijkteam"
"partij.soort" = "wijkteam"
"geheim.wet" = "geen"

[[partij]]
id = "ggz"
"partij.naam" = "De Lindeboom"
"partij.soort" = "ggz"
"geheim.wet" = "medisch"
"geheim.medewerking" = "weigert"

[[regel]]
id = "a"
"regel.handeling" = "verstrekking"
"regel.gegeven" = "Woonsituatie onveilig"
"regel.soort" = "dat"
"regel.functie" = "Behandelaar"
"regel.waarom" = "Dan kan hij komen."
"regel.bijzonder" = ["gezondheid"]
"regel.over" = "huib"
"regel.bron" = "wijkteam"
"regel.ontvanger" = "ggz"
"regel.route" = "geen"
"voorstel.keuze" = "delen"
"grond.b1" = "B1e"
"grond.b2" = "B2c"
"grond.motivering" = "Hij loopt gevaar."

[[regel]]
id = "b"
"regel.handeling" = "uitvraag"
"regel.gegeven" = "Behandeling"
"regel.soort" = "wat"
"regel.functie" = "Wijkteam"
"regel.waarom" = "Dan weten wij meer."
"regel.bijzonder" = ["gezondheid"]
"regel.over" = "huib"
"regel.bron" = "ggz"
"regel.ontvanger" = "wijkteam"
"regel.route" = "geen"

[[consult]]
id = "af"
"consult.functie" = "Aandachtsfunctionaris"

[[poging]]
vraag = "doel.woorden"
waarde = "Fraude opsporen"
weigering = "ligt_vast"

[[poging]]
vraag = "voorstel.keuze"
over = "b"
waarde = "delen"
weigering = "niet_gevraagd"

[[poging]]
weigering = "eigen_voorstel"
beslissing = { beslisser = "Youssef el Amrani" }

[[poging]]
weigering = "geen_mandaat"
beslissing = { mandaat = "geen" }

[[poging]]
weigering = "besluit_onvolledig"
ontbreekt = ["motivering", "eigen_afweging"]
beslissing = { motivering = "", eigen_afweging = false }

[beslissing]
voorsteller = "Youssef el Amrani"
beslisser = "Sofie Harkema"
mandaat = "M-2026-07"
uitkomst = "delen"
motivering = "Zonder bericht komt er niemand."
geldig_tot = 2026-11-25
heroverwegen = 2026-11-25
eigen_afweging = true

[[beslissing.regel]]
id = "a"
mag = true

[verwacht]
compleet = true
ontbreekt = []
gevraagd = ["grond.b2@a", "geheim.medewerking@ggz"]
niet_gevraagd = ["voorstel.keuze@b", "niet.motivering@b", "aanleiding.van"]
aangeboden = { "grond.b2@a" = ["B2c"] }
niet_aangeboden = { "niet.code@a" = ["D8"], "grond.b1@a" = ["B2c"] }
lot = { a = "tenzij", b = "niet" }
routes = { a = "", b = "" }
codes = { a = ["B1e", "B2c"], b = ["D5"], huib = ["A3", "C1", "E1"] }
blokkades = { a = [], b = ["geheimhouder"] }
botsingen = []
taken = { doel = "compleet", nalezen = "nog_doen", besluit = "kan_nog_niet" }
termijnen = { afronden = 2026-08-25, "uitstel@huib" = 2026-09-29, bezwaar = 2026-10-06 }
uitkomsten = ["delen", "deels_delen", "niet_delen", "andere_route"]
uitkomst = "delen"
"""


def right() -> dict[str, Any]:
    return deepcopy(tomllib.loads(WALK))


def item(table: dict[str, Any], scope: str, name: str) -> dict[str, Any]:
    found: dict[str, Any] = next(one for one in table[scope] if one["id"] == name)
    return found


def test_a_right_walk_holds() -> None:
    report = run(right(), KADERS)
    assert report.differences == ()
    assert (report.holds, report.name) == (True, "Huib: twee gegevens, één gaat weg")


def test_everything_that_can_be_expected_is_in_the_example() -> None:
    assert COMPARED.keys() | {"uitkomst", "uitkomsten"} == right()["verwacht"].keys()


WRONG: dict[str, tuple[Change, str]] = {
    "unknown kader": (lambda t: t.update(kader="2019"), "kader: '2019' is er niet"),
    "no day": (lambda t: t.pop("vandaag"), "vandaag: moet een datum zijn"),
    "no name": (lambda t: t.pop("naam"), "naam: ontbreekt"),
    "nothing expected": (
        lambda t: t.pop("verwacht"),
        "verwacht: ontbreekt; zonder verwachting bewijst een wandeling niets",
    ),
    "unknown key": (lambda t: t.update(kleur="rood"), "onbekende sleutel 'kleur'"),
    "unknown expectation": (lambda t: t["verwacht"].update(score=3), "verwacht: onbekende sleutel 'score'"),
    "item without id": (lambda t: item(t, "consult", "af").pop("id"), "consult nummer 1: heeft een eigen 'id' nodig"),
    "unknown question": (lambda t: t["antwoorden"].update({"x.y": 1}), "x.y: deze vraag bestaat niet"),
    "question of another scope": (
        lambda t: t["antwoorden"].update({"persoon.naam": "Jan"}),
        "persoon.naam: deze vraag gaat over 'persoon'",
    ),
    "answer of another kind": (
        lambda t: t["antwoorden"].update({"gevaar.nu": "ja"}),
        "gevaar.nu: dit is geen antwoord op een vraag van de soort 'ja_nee'",
    ),
    "day where a moment is asked": (
        lambda t: t["antwoorden"].update({"spoed.tijd": date(2026, 8, 22)}),
        "spoed.tijd: dit is geen antwoord op een vraag van de soort 'tijdstip'",
    ),
    "answer that is not asked": (
        lambda t: item(t, "regel", "b").update({"voorstel.keuze": "delen"}),
        "voorstel.keuze@b: beantwoord, maar niet gevraagd",
    ),
    "choice that is not offered": (
        lambda t: item(t, "regel", "a").update({"grond.b1": "B9"}),
        "grond.b1@a: keuze 'B9' wordt hier niet aangeboden",
    ),
    "missing answer": (
        lambda t: item(t, "regel", "a").pop("grond.b1"),
        "verwacht, compleet: nog nodig: grond.b1@a",
    ),
    "missing answer that is named by none": (
        lambda t: (
            item(t, "regel", "a").pop("grond.b1"),
            t["verwacht"].pop("compleet"),
            t["verwacht"].pop("ontbreekt"),
            t.pop("beslissing"),
        ),
        "nog nodig: grond.b1@a",
    ),
    "expected to lack something": (
        lambda t: t["verwacht"].update(compleet=False),
        "verwacht, compleet: er ontbreekt niets",
    ),
    "other missing": (
        lambda t: t["verwacht"].update(ontbreekt=["eis:vast"]),
        "verwacht, ontbreekt: 'eis:vast' verwacht, maar niet gevonden",
    ),
    "not asked": (
        lambda t: t["verwacht"].update(gevraagd=["aanleiding.van"]),
        "verwacht, gevraagd: aanleiding.van wordt niet gevraagd",
    ),
    "asked all the same": (
        lambda t: t["verwacht"].update(niet_gevraagd=["grond.b2@a"]),
        "verwacht, niet_gevraagd: grond.b2@a wordt gevraagd",
    ),
    "not asked because it does not exist": (
        lambda t: t["verwacht"].update(niet_gevraagd=["grond.b22@a"]),
        "verwacht, niet_gevraagd: vraag 'grond.b22@a' bestaat niet",
    ),
    "not offered": (
        lambda t: t["verwacht"].update(aangeboden={"grond.b1@a": ["B1f"]}),
        "verwacht, aangeboden: grond.b1@a: 'B1f' wordt niet aangeboden",
    ),
    "offered all the same": (
        lambda t: t["verwacht"].update(niet_aangeboden={"grond.b1@a": ["B1e"]}),
        "verwacht, niet_aangeboden: grond.b1@a: 'B1e' wordt aangeboden",
    ),
    "other fate": (
        lambda t: t["verwacht"]["lot"].update(a="route"),
        "verwacht, lot: regel 'a' is 'tenzij', verwacht 'route'",
    ),
    "fate of no line": (
        lambda t: t["verwacht"]["lot"].update(c="niet"),
        "verwacht, lot: regel 'c' is 'er niet', verwacht 'niet'",
    ),
    "other route": (
        lambda t: t["verwacht"]["routes"].update(a="vir"),
        "verwacht, routes: regel 'a' gaat via '', verwacht 'vir'",
    ),
    "code too few": (
        lambda t: t["verwacht"]["codes"].update(a=["B1e"]),
        "verwacht, codes: 'a': 'B2c' gevonden, maar niet verwacht",
    ),
    "code too many": (
        lambda t: t["verwacht"]["codes"].update(huib=["A3", "C1", "E1", "A1"]),
        "verwacht, codes: 'huib': 'A1' verwacht, maar niet gevonden",
    ),
    "other block": (
        lambda t: t["verwacht"]["blokkades"].update(b=["anders"]),
        "verwacht, blokkades: regel 'b': 'geheimhouder' gevonden, maar niet verwacht",
    ),
    "clash that is not there": (
        lambda t: t["verwacht"].update(botsingen=["bijzonder@a"]),
        "verwacht, botsingen: 'bijzonder@a' verwacht, maar niet gevonden",
    ),
    "other state of a task": (
        lambda t: t["verwacht"]["taken"].update(doel="bezig"),
        "verwacht, taken: stap 'doel' is 'compleet', verwacht 'bezig'",
    ),
    "other end of a term": (
        lambda t: t["verwacht"]["termijnen"].update(afronden=date(2026, 8, 24)),
        "verwacht, termijnen: 'afronden' eindigt op 2026-08-25, verwacht 2026-08-24",
    ),
    "term that does not run": (
        lambda t: t["verwacht"]["termijnen"].update({"uitstel@piet": date(2026, 8, 24)}),
        "verwacht, termijnen: 'uitstel@piet' loopt niet",
    ),
    "other open outcomes": (
        lambda t: t["verwacht"].update(uitkomsten=["niet_delen"]),
        "verwacht, uitkomsten: open zijn delen, deels_delen, niet_delen, andere_route",
    ),
    "other outcome": (
        lambda t: t["verwacht"].update(uitkomst="niet_delen"),
        "verwacht, uitkomst: 'niet_delen', maar het is 'delen'",
    ),
    "outcome that is not open": (
        lambda t: t["beslissing"].update(uitkomst="met_toestemming"),
        "beslissing: uitkomst 'met_toestemming' staat niet open",
    ),
    "decision on one's own proposal": (
        lambda t: t["beslissing"].update(beslisser="Youssef el Amrani"),
        "beslissing: geweigerd met 'eigen_voorstel'",
    ),
    "decision by the last editor": (
        lambda t: t["beslissing"].update(bewerker="Sofie Harkema"),
        "beslissing: geweigerd met 'eigen_voorstel'",
    ),
    "decision for the proposer": (
        lambda t: t["beslissing"].update(namens="Youssef el Amrani"),
        "beslissing: geweigerd met 'eigen_voorstel'",
    ),
    "decision without words": (
        lambda t: t["beslissing"].update(motivering=" "),
        "beslissing: geweigerd met 'besluit_onvolledig' (motivering)",
    ),
    "unknown key of a decision": (
        lambda t: t["beslissing"].update(stempel=True),
        "beslissing: onbekende sleutel 'stempel'",
    ),
    "attempt that is let through": (
        lambda t: t["poging"][0].update(vraag="aanleiding.soort", waarde="verzoek"),
        "poging 1: weigering 'ligt_vast' verwacht, maar 'niets' gekregen",
    ),
    "attempt with another refusal": (
        lambda t: t["poging"][1].update(weigering="ligt_vast"),
        "poging 2: weigering 'ligt_vast' verwacht, maar 'niet_gevraagd' gekregen",
    ),
    "attempt with an answer of another kind": (
        lambda t: t["poging"][0].update(waarde=True),
        "poging 1: weigering 'ligt_vast' verwacht, maar 'antwoord_soort' gekregen",
    ),
    "attempt at an unknown question": (
        lambda t: t["poging"][0].update(vraag="x.y"),
        "poging 1: vraag 'x.y' bestaat niet",
    ),
    "attempt that lacks something else": (
        lambda t: t["poging"][4].update(ontbreekt=["motivering"]),
        "poging 5: 'eigen_afweging' ontbreekt, maar niet verwacht",
    ),
}


@pytest.mark.parametrize(("change", "sentence"), WRONG.values(), ids=WRONG.keys())
def test_a_difference_is_told_with_its_place(change: Change, sentence: str) -> None:
    table = right()
    change(table)
    report = run(table, KADERS)
    assert not report.holds
    assert sentence in report.differences


def test_still_to_be_found_out_and_half_typed_can_be_told() -> None:
    table = right()
    table["antwoorden"]["doel.woorden"] = {"uitzoeken": True}
    table["antwoorden"]["aanleiding.wanneer"] = {"getypt": "ergens in mei"}
    table["verwacht"] = {"ontbreekt": ["aanleiding.wanneer", "doel.woorden", "eis:vast"]}
    del table["beslissing"], table["poging"], table["antwoorden"]["doel.vast"]
    assert run(table, KADERS).differences == ()


def test_a_clash_can_be_explained_in_a_walk() -> None:
    table = right()
    item(table, "regel", "a")["regel.bijzonder"] = ["geen", "gezondheid"]
    table["verwacht"] = {"compleet": False, "botsingen": ["bijzonder@a"], "ontbreekt": ["botsing:bijzonder@a"]}
    del table["beslissing"], table["poging"]
    assert run(table, KADERS).differences == ()
    item(table, "regel", "a")["botsing.bijzonder"] = "Het staat er twee keer."
    table["verwacht"] = {"compleet": True, "botsingen": ["bijzonder@a"]}
    assert run(table, KADERS).differences == ()


def test_without_a_yes_or_a_choice_nothing_can_be_shared() -> None:
    table = right()
    table["regel"].pop(0)
    for question in ("toets.schade", "toets.middelen"):
        del table["antwoorden"][question]
    # A3 and its motivation were asked before the secrecy holder said no, and stay.
    for key in [one for one in table["persoon"][0] if one.startswith(("informeren.", "betrekken."))]:
        del table["persoon"][0][key]
    del table["partij"][0]["geheim.wet"], table["poging"]
    table["beslissing"] |= {"uitkomst": "niet_delen", "regel": []}
    table["verwacht"] = {"compleet": True, "uitkomsten": ["niet_delen", "andere_route"], "uitkomst": "niet_delen"}
    assert run(table, KADERS).differences == ()
