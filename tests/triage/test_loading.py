"""A kader is refused with every fault at once, each named with its place; each kind of fault is planted here."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest

from tests.triage.small import Tables, entry, kader, tables
from triage.answers import AnswerKind, Scope
from triage.files import FileFault
from triage.ids import CodeId, QuestionId, RoleId, StepId
from triage.kader.conditions import ALWAYS, Is, OneOf
from triage.kader.faults import KaderFaults
from triage.kader.loading import FILES, check, digest, load
from triage.kader.reading import listed
from triage.kader.term import Regime
from triage.kader.vocabulary import EVENTS

Plant = Callable[[Tables], object]


def question(found: Tables, name: str) -> dict[str, Any]:
    return entry(found, "vragen.toml", "vraag", name)


def told(found: Tables, name: str) -> dict[str, Any]:
    texts: dict[str, Any] = found["teksten.toml"]["vraag"][name]
    return texts


def drop(table: dict[str, Any], key: str) -> object:
    return table.pop(key)


def test_the_small_kader_has_no_fault() -> None:
    assert check(tables()) == ()


def test_a_kader_is_read_as_it_stands() -> None:
    found = kader()
    wanted = found.questions[QuestionId("toestemming.stand")]
    assert (found.version, found.valid_from) == ("klein", date(2026, 1, 1))
    assert found.steps[1].when == Is("gevaar.nu", True)
    assert found.step(StepId("betrokkenen")).collections == (Scope.PERSOON,)
    assert (wanted.scope, wanted.kind, len(wanted.options)) == (Scope.PERSOON, AnswerKind.KEUZE, 5)
    assert wanted.options[0].text == "gegeven"
    assert found.questions[QuestionId("doel.vast")].locks == ("doel.woorden", "doel.vast")
    assert not found.questions[QuestionId("persoon.geboortedatum")].needed
    assert found.codes[CodeId("B1e")].article_needed
    assert found.codes[CodeId("D8")].retired == date(2026, 2, 1)
    assert found.terms["uitstel"].scope is Scope.PERSOON
    assert found.terms["bezwaar"].regime is Regime.ATW
    assert found.roles[RoleId("wijkteamprofessional")].rights == {"triage_schrijven": ("eigen",)}
    assert found.questions[QuestionId("toestemming.door")].when == OneOf(
        "toestemming.stand", ("gegeven", "geweigerd", "ingetrokken")
    )
    assert found.questions[QuestionId("gevaar.nu")].when == ALWAYS
    assert found.phrases.empty == ("volgens protocol",)


PLANTED: dict[str, tuple[Plant, str]] = {
    "unknown key": (
        lambda t: question(t, "gevaar.nu").update(kleur="rood"),
        "vragen.toml: vraag 'gevaar.nu', kleur: onbekende sleutel",
    ),
    "unknown top key": (lambda t: t["rollen.toml"].update(x=1), "rollen.toml: x: onbekende sleutel"),
    "wrong type of text": (
        lambda t: t["kader.toml"]["kader"].update(titel=3),
        "kader.toml: kader, titel: moet een tekst zijn",
    ),
    "activity without people": (
        lambda t: drop(entry(t, "verwerkingen.toml", "verwerking", "triage"), "betrokkenen"),
        "verwerkingen.toml: verwerking 'triage', betrokkenen: ontbreekt",
    ),
    "activity without recipients": (
        lambda t: entry(t, "verwerkingen.toml", "verwerking", "triage").update(ontvangers=[]),
        "verwerkingen.toml: verwerking 'triage', ontvangers: is leeg",
    ),
    "activity without a term": (
        lambda t: entry(t, "verwerkingen.toml", "verwerking", "triage").update(bewaren=" "),
        "verwerkingen.toml: verwerking 'triage', bewaren: is leeg",
    ),
    "register without security": (
        lambda t: drop(t["verwerkingen.toml"]["register"], "maatregelen"),
        "verwerkingen.toml: register, maatregelen: ontbreekt",
    ),
    "wrong type of flag": (
        lambda t: question(t, "gevaar.nu").update(nodig="ja"),
        "vragen.toml: vraag 'gevaar.nu', nodig: moet true of false zijn",
    ),
    "wrong type of number": (
        lambda t: entry(t, "stappen.toml", "stap", "doel").update(nummer="twee"),
        "stappen.toml: stap 'doel', nummer: moet een heel getal zijn",
    ),
    "wrong type of day": (
        lambda t: t["kader.toml"]["kader"].update(geldig_vanaf=datetime(2026, 1, 1, 9)),  # noqa: DTZ001 - as TOML gives it
        "kader.toml: kader, geldig_vanaf: moet een datum zijn, zoals 2026-01-01",
    ),
    "wrong type of list": (
        lambda t: entry(t, "stappen.toml", "stap", "doel").update(opent_na="betrokkenen"),
        "stappen.toml: stap 'doel', opent_na: moet een lijst van teksten zijn",
    ),
    "wrong type of table": (
        lambda t: t["kader.toml"].update(zinnen=["leeg"]),
        "kader.toml: zinnen: moet een tabel zijn",
    ),
    "entry that is no table": (
        lambda t: t["gronden.toml"]["code"].append("A9"),
        "gronden.toml: code nummer 14: moet een tabel zijn",
    ),
    "unknown kind": (
        lambda t: question(t, "gevaar.nu").update(soort="schuif"),
        (
            "vragen.toml: vraag 'gevaar.nu', soort: kent alleen 'kort', 'lang', 'ja_nee', 'toets', 'keuze', 'keuzes', "
            "'uitgelegd', 'datum', 'tijdstip', 'getal'"
        ),
    ),
    "missing text": (
        lambda t: drop(told(t, "gevaar.nu"), "waarom"),
        "teksten.toml: vraag 'gevaar.nu', waarom: ontbreekt",
    ),
    "empty text": (
        lambda t: told(t, "gevaar.nu").update(genoeg="  "),
        "teksten.toml: vraag 'gevaar.nu', genoeg: is leeg",
    ),
    "no texts at all": (
        lambda t: drop(t["teksten.toml"]["vraag"], "gevaar.nu"),
        "teksten.toml: vraag 'gevaar.nu': de teksten ontbreken",
    ),
    "option without text": (
        lambda t: drop(told(t, "regel.soort")["opties"], "wat"),
        "teksten.toml: vraag 'regel.soort', optie 'wat': de teksten ontbreken",
    ),
    "unused text": (
        lambda t: t["teksten.toml"]["vraag"].update({"oude.vraag": {}}),
        "teksten.toml: vraag 'oude.vraag': deze tekst hoort nergens bij",
    ),
    "unused option text": (
        lambda t: told(t, "regel.soort")["opties"].update(oud={"tekst": "oud"}),
        "teksten.toml: vraag 'regel.soort', optie 'oud': deze tekst hoort nergens bij",
    ),
    "unused lock text": (
        lambda t: t["teksten.toml"]["stap"]["aanleiding"].update(slot="Wacht"),
        "teksten.toml: stap 'aanleiding', slot: onbekende sleutel",
    ),
    "step that waits without saying": (
        lambda t: drop(t["teksten.toml"]["stap"]["doel"], "slot"),
        "teksten.toml: stap 'doel', slot: ontbreekt",
    ),
    "ground without law": (
        lambda t: drop(entry(t, "gronden.toml", "code", "A1"), "wet"),
        "gronden.toml: code 'A1', wet: ontbreekt",
    ),
    "term without source": (
        lambda t: drop(entry(t, "termijnen.toml", "termijn", "bezwaar"), "bron"),
        "termijnen.toml: termijn 'bezwaar', bron: ontbreekt",
    ),
    "term with unknown start": (
        lambda t: entry(t, "termijnen.toml", "termijn", "bezwaar").update(vanaf="ooit"),
        "termijnen.toml: termijn 'bezwaar', vanaf: 'ooit' is geen vraag en geen gebeurtenis; wel: "
        + listed(sorted(EVENTS)),
    ),
    "term that starts at no day": (
        lambda t: entry(t, "termijnen.toml", "termijn", "bezwaar").update(vanaf="gevaar.nu"),
        "termijnen.toml: termijn 'bezwaar', vanaf: vraag 'gevaar.nu' geeft geen datum",
    ),
    "term of another scope": (
        lambda t: entry(t, "termijnen.toml", "termijn", "uitstel").update(bereik="regel"),
        "termijnen.toml: termijn 'uitstel', bereik: is 'regel', maar vraag 'informeren.tot' gaat over 'persoon'",
    ),
    "term with unknown unit": (
        lambda t: entry(t, "termijnen.toml", "termijn", "bezwaar").update(eenheid="eeuwen"),
        "termijnen.toml: termijn 'bezwaar', eenheid: eenheid 'eeuwen' is onbekend",
    ),
    "term that runs backwards": (
        lambda t: entry(t, "termijnen.toml", "termijn", "bezwaar").update(aantal=-1),
        "termijnen.toml: termijn 'bezwaar', aantal: mag niet minder dan nul zijn",
    ),
    "unknown step of a question": (
        lambda t: question(t, "gevaar.nu").update(stap="begin"),
        "vragen.toml: vraag 'gevaar.nu', stap: stap 'begin' is onbekend",
    ),
    "unknown question in a condition": (
        lambda t: question(t, "aanleiding.van").update(als={"vraag": "x.y", "is": "z"}),
        "vragen.toml: vraag 'aanleiding.van', als: vraag 'x.y' is onbekend",
    ),
    "later question in a condition": (
        lambda t: question(t, "aanleiding.van").update(als={"vraag": "gevaar.nu", "is": True}),
        "vragen.toml: vraag 'aanleiding.van', als: vraag 'gevaar.nu' komt later",
    ),
    "block that looks at a later step": (
        lambda t: entry(t, "routes.toml", "blokkade", "wat_aan_handhaving").update(
            als={"vraag": "regel.route", "is": "geen"}
        ),
        "routes.toml: blokkade 'wat_aan_handhaving', als: vraag 'regel.route' komt later",
    ),
    "block that looks at its own outcome": (
        lambda t: entry(t, "routes.toml", "blokkade", "geheimhouder").update(als={"feit": "lot", "is": "niet"}),
        "routes.toml: blokkade 'geheimhouder', als: feit 'lot' volgt uit de blokkades en kan er niet in staan",
    ),
    "question about another scope": (
        lambda t: question(t, "regel.route").update(als={"vraag": "persoon.naam", "is": "x"}),
        (
            "vragen.toml: vraag 'regel.route', als: vraag 'persoon.naam' gaat over 'persoon', "
            "en deze voorwaarde over 'regel'"
        ),
    ),
    "fact in the wrong scope": (
        lambda t: question(t, "aanleiding.van").update(als={"feit": "lot", "is": "tenzij"}),
        "vragen.toml: vraag 'aanleiding.van', als: feit 'lot' gaat over 'regel', en deze voorwaarde over 'casus'",
    ),
    "unknown fact": (
        lambda t: question(t, "aanleiding.van").update(als={"feit": "maanstand", "is": "vol"}),
        "vragen.toml: vraag 'aanleiding.van', als: feit 'maanstand' is onbekend",
    ),
    "fact taken for a question": (
        lambda t: question(t, "voorstel.keuze").update(als={"vraag": "lot", "is": "tenzij"}),
        "vragen.toml: vraag 'voorstel.keuze', als: 'lot' is een feit, geen vraag",
    ),
    "value that is no option": (
        lambda t: question(t, "aanleiding.van").update(als={"vraag": "aanleiding.soort", "is": "brief"}),
        "vragen.toml: vraag 'aanleiding.van', als: 'brief' is geen antwoord op vraag 'aanleiding.soort'",
    ),
    "value that a fact never has": (
        lambda t: question(t, "voorstel.keuze").update(als={"feit": "lot", "one_of": ["tenzij", "misschien"]}),
        "vragen.toml: vraag 'voorstel.keuze', als: feit 'lot' is nooit 'misschien'",
    ),
    "number compared with a word": (
        lambda t: question(t, "persoon.gezag").update(als={"vraag": "persoon.leeftijd", "is": "jong"}),
        "vragen.toml: vraag 'persoon.gezag', als: vraag 'persoon.leeftijd' geeft een getal, geen 'jong'",
    ),
    "free text in a condition": (
        lambda t: question(t, "persoon.gezag").update(als={"vraag": "persoon.naam", "is": "Jan"}),
        (
            "vragen.toml: vraag 'persoon.gezag', als: vraag 'persoon.naam' heeft een vrij antwoord; "
            "daar kan geen voorwaarde op staan"
        ),
    ),
    "item in a condition": (
        lambda t: question(t, "regel.route").update(als={"vraag": "regel.over", "is": "huib"}),
        (
            "vragen.toml: vraag 'regel.route', als: vraag 'regel.over' heeft een vrij antwoord; "
            "daar kan geen voorwaarde op staan"
        ),
    ),
    "condition of two words": (
        lambda t: question(t, "aanleiding.van").update(als={"vraag": "gevaar.nu", "is": True, "all": []}),
        "vragen.toml: vraag 'aanleiding.van', als: een voorwaarde is precies één van: vraag, feit, all, any of not",
    ),
    "condition of a sixth word": (
        lambda t: question(t, "aanleiding.van").update(als={"vraag": "aanleiding.soort", "is": "verzoek", "unless": 1}),
        "vragen.toml: vraag 'aanleiding.van', als: onbekend woord 'unless' in een voorwaarde",
    ),
    "condition that compares with nothing": (
        lambda t: question(t, "aanleiding.van").update(als={"vraag": "aanleiding.soort"}),
        "vragen.toml: vraag 'aanleiding.van', als: bij een vraag hoort een naam, en precies één van 'is' en 'one_of'",
    ),
    "duplicate question": (
        lambda t: t["vragen.toml"]["vraag"].append(dict(question(t, "gevaar.nu"))),
        "vragen.toml: vraag 'gevaar.nu': staat er twee keer",
    ),
    "duplicate code": (
        lambda t: t["gronden.toml"]["code"].append(dict(entry(t, "gronden.toml", "code", "A1"))),
        "gronden.toml: code 'A1': staat er twee keer",
    ),
    "duplicate option": (
        lambda t: question(t, "regel.soort").update(opties=["dat", "wat", "dat"]),
        "vragen.toml: vraag 'regel.soort', opties: 'dat' staat er twee keer",
    ),
    "choice without options": (
        lambda t: (drop(question(t, "aanleiding.soort"), "opties"), drop(told(t, "aanleiding.soort"), "opties")),
        "vragen.toml: vraag 'aanleiding.soort': heeft opties nodig: óf 'opties', óf 'opties_uit'",
    ),
    "options on a text": (
        lambda t: question(t, "persoon.naam").update(opties_uit="personen"),
        "vragen.toml: vraag 'persoon.naam': soort 'kort' heeft geen opties",
    ),
    "unknown source of options": (
        lambda t: question(t, "regel.over").update(opties_uit="huisdieren"),
        "vragen.toml: vraag 'regel.over', opties_uit: bron 'huisdieren' is onbekend",
    ),
    "unknown group of codes": (
        lambda t: question(t, "grond.b1").update(opties_uit="codes.Z"),
        "vragen.toml: vraag 'grond.b1', opties_uit: groep 'Z' is onbekend",
    ),
    "lines of a person asked elsewhere": (
        lambda t: question(t, "regel.over").update(opties_uit="regels_van_persoon"),
        "vragen.toml: vraag 'regel.over', opties_uit: 'regels_van_persoon' kan alleen bij een vraag over een persoon",
    ),
    "locks an unknown question": (
        lambda t: question(t, "doel.vast").update(legt_vast=["doel.weg"]),
        "vragen.toml: vraag 'doel.vast', legt_vast: vraag 'doel.weg' is onbekend",
    ),
    "text that locks": (
        lambda t: question(t, "doel.woorden").update(legt_vast=["doel.vast"]),
        "vragen.toml: vraag 'doel.woorden', legt_vast: alleen een ja op een ja_nee-vraag legt iets vast",
    ),
    "pre-chosen answer": (
        lambda t: question(t, "toestemming.stand").update(standaard="gegeven"),
        "vragen.toml: vraag 'toestemming.stand', standaard: geen antwoord staat vooraf ingevuld of aangevinkt",
    ),
    "banned label": (
        lambda t: told(t, "persoon.gezag").update(tekst="Is er risico op agressie?"),
        "teksten.toml: vraag 'persoon.gezag', tekst: 'agressie' mag geen vraag of keuze zijn",
    ),
    "banned choice": (
        lambda t: told(t, "aanleiding.soort")["opties"]["melding"].update(tekst="Nieuwe diagnose"),
        "teksten.toml: vraag 'aanleiding.soort', optie 'melding': 'diagnose' mag geen vraag of keuze zijn",
    ),
    "banned slug": (
        lambda t: (
            question(t, "aanleiding.soort").update(opties=["melding", "verzoek", "iq"]),
            told(t, "aanleiding.soort")["opties"].update(iq={"tekst": "Score"}),
        ),
        "vragen.toml: vraag 'aanleiding.soort', opties: 'iq' mag geen vraag of keuze zijn",
    ),
    "legitimate interest": (
        lambda t: entry(t, "gronden.toml", "code", "B1d").update(wet="AVG art. 6 lid 1 onder f"),
        "gronden.toml: code 'B1d': AVG art. 6 lid 1 onder f is nooit een grond",
    ),
    "legitimate interest in short": (
        lambda t: entry(t, "gronden.toml", "code", "B1d").update(wet="AVG 6(1)(f)"),
        "gronden.toml: code 'B1d': AVG art. 6 lid 1 onder f is nooit een grond",
    ),
    "legitimate interest as a route": (
        lambda t: entry(t, "routes.toml", "route", "veilig_thuis").update(tekst="Gerechtvaardigd belang"),
        "routes.toml: route 'veilig_thuis': AVG art. 6 lid 1 onder f is nooit een grond",
    ),
    "group without codes": (
        lambda t: t["gronden.toml"]["code"].remove(entry(t, "gronden.toml", "code", "E1")),
        "gronden.toml: groep 'E' heeft geen enkele code",
    ),
    "group that is never offered": (
        lambda t: question(t, "betrekken.code").update(opties_uit="codes.C"),
        "gronden.toml: groep 'E' wordt bij geen enkele vraag aangeboden",
    ),
    "unknown group": (
        lambda t: entry(t, "gronden.toml", "code", "A3").update(groep="Q"),
        "gronden.toml: code 'A3', groep: groep 'Q' is onbekend",
    ),
    "unknown secrecy": (
        lambda t: entry(t, "partijen.toml", "partijsoort", "ggz").update(geheim="zwijgplicht"),
        "partijen.toml: partijsoort 'ggz', geheim: geheim 'zwijgplicht' is onbekend",
    ),
    "unknown domain": (
        lambda t: entry(t, "partijen.toml", "partijsoort", "ggz").update(domein="maan"),
        "partijen.toml: partijsoort 'ggz', domein: domein 'maan' is onbekend",
    ),
    "unknown kind of revelation": (
        lambda t: entry(t, "partijen.toml", "partijsoort", "ggz").update(verraadt="alles"),
        "partijen.toml: partijsoort 'ggz', verraadt: soort gegeven 'alles' is onbekend",
    ),
    "no secrecy to choose": (
        lambda t: (
            t["partijen.toml"]["geheim"].pop(0),
            question(t, "geheim.medewerking").update(als={"feit": "geheim_aan_de_orde", "is": True}),
        ),
        "partijen.toml: geheim 'geen': ontbreekt",
    ),
    "no route first": (
        lambda t: t["routes.toml"]["route"].reverse(),
        "routes.toml: route 'geen': moet de eerste zijn",
    ),
    "block without condition": (
        lambda t: drop(entry(t, "routes.toml", "blokkade", "geheimhouder"), "als"),
        "routes.toml: blokkade 'geheimhouder', als: ontbreekt: een blokkade zonder voorwaarde houdt alles tegen",
    ),
    "block with unknown code": (
        lambda t: entry(t, "routes.toml", "blokkade", "geheimhouder").update(codes=["D99"]),
        "routes.toml: blokkade 'geheimhouder', codes: code 'D99' is onbekend",
    ),
    "block with a ground": (
        lambda t: entry(t, "routes.toml", "blokkade", "geheimhouder").update(codes=["B1e"]),
        "routes.toml: blokkade 'geheimhouder', codes: code 'B1e' is geen D-code",
    ),
    "block without code": (
        lambda t: entry(t, "routes.toml", "blokkade", "geheimhouder").update(codes=[]),
        "routes.toml: blokkade 'geheimhouder', codes: geen regel eindigt zonder D-code",
    ),
    "clash without a way out": (
        lambda t: entry(t, "regels.toml", "botsing", "bijzonder").update(wijzig=[], uitleg=False),
        "regels.toml: botsing 'bijzonder': heeft geen uitweg: noem vragen bij 'wijzig', of sta 'uitleg' toe",
    ),
    "clash with unknown question": (
        lambda t: entry(t, "regels.toml", "botsing", "bijzonder").update(wijzig=["weg"]),
        "regels.toml: botsing 'bijzonder', wijzig: vraag 'weg' is onbekend",
    ),
    "requirement of unknown rule": (
        lambda t: entry(t, "regels.toml", "eis", "vast").update(regel="mooi_weer"),
        "regels.toml: eis 'vast', regel: regel 'mooi_weer' is onbekend",
    ),
    "requirement of unknown step": (
        lambda t: entry(t, "regels.toml", "eis", "vast").update(stap="einde"),
        "regels.toml: eis 'vast', stap: stap 'einde' is onbekend",
    ),
    "ages out of order": (
        lambda t: t["regels.toml"]["leeftijd"].reverse(),
        "regels.toml: leeftijd 'avg', onder: loopt van jong naar oud; alleen de laatste heeft geen grens",
    ),
    "no age rule of the AVG": (
        lambda t: [one.update(wet="wmo") for one in t["regels.toml"]["leeftijd"]],
        "regels.toml: leeftijd 'avg': ontbreekt; deze regel geldt waar geen andere wet iets zegt",
    ),
    "age rule of unknown voice": (
        lambda t: t["regels.toml"]["leeftijd"][0].update(toestemming="buurman"),
        "regels.toml: leeftijd 'avg', toestemming: wie 'buurman' is onbekend",
    ),
    "step that waits for an unknown one": (
        lambda t: entry(t, "stappen.toml", "stap", "route").update(opent_na=["begin"]),
        "stappen.toml: stap 'route', opent_na: stap 'begin' is onbekend",
    ),
    "step that waits for a later one": (
        lambda t: entry(t, "stappen.toml", "stap", "route").update(opent_na=["nalezen"]),
        "stappen.toml: stap 'route', opent_na: stap 'nalezen' komt niet eerder, dus deze stap gaat nooit open",
    ),
    "step that waits for itself": (
        lambda t: entry(t, "stappen.toml", "stap", "route").update(opent_na=["route"]),
        "stappen.toml: stap 'route', opent_na: stap 'route' komt niet eerder, dus deze stap gaat nooit open",
    ),
    "step that can never be done": (
        lambda t: (
            t["stappen.toml"]["stap"].insert(1, {"id": "leeg", "nummer": 1}),
            t["teksten.toml"]["stap"].update(leeg={"titel": "Leeg", "inleiding": "Leeg"}),
        ),
        "stappen.toml: stap 'leeg': heeft geen vragen en verzamelt niets, en is dus nooit af",
    ),
    "step the program needs": (
        lambda t: (
            t["stappen.toml"]["stap"].remove(entry(t, "stappen.toml", "stap", "besluit")),
            drop(t["teksten.toml"]["stap"], "besluit"),
        ),
        "stappen.toml: stap 'besluit': ontbreekt; het programma leest deze stap",
    ),
    "collection never gathered": (
        lambda t: drop(entry(t, "stappen.toml", "stap", "toetsvragen"), "verzamelt"),
        "vragen.toml: vraag 'consult.functie', bereik: geen stap verzamelt 'consult'",
    ),
    "collection gathered too late": (
        lambda t: (
            drop(entry(t, "stappen.toml", "stap", "betrokkenen"), "verzamelt"),
            entry(t, "stappen.toml", "stap", "doel").update(verzamelt=["persoon", "partij", "regel"]),
        ),
        "vragen.toml: vraag 'persoon.naam', bereik: 'persoon' wordt pas in een latere stap verzameld",
    ),
    "collection gathered twice": (
        lambda t: entry(t, "stappen.toml", "stap", "toetsvragen").update(verzamelt=["consult", "persoon"]),
        "stappen.toml: stap 'toetsvragen', verzamelt: 'persoon' wordt al verzameld",
    ),
    "question the program needs": (
        lambda t: (
            t["vragen.toml"]["vraag"].remove(question(t, "regel.functie")),
            drop(t["teksten.toml"]["vraag"], "regel.functie"),
        ),
        "vragen.toml: vraag 'regel.functie': ontbreekt; het programma leest deze vraag",
    ),
    "question the program needs in another scope": (
        lambda t: question(t, "regel.functie").update(bereik="partij"),
        "vragen.toml: vraag 'regel.functie', bereik: moet 'regel' zijn; het programma leest deze vraag",
    ),
    "question the program needs of another kind": (
        lambda t: question(t, "regel.functie").update(soort="lang"),
        "vragen.toml: vraag 'regel.functie', soort: moet 'kort' zijn; het programma leest deze vraag",
    ),
    "choice the program needs": (
        lambda t: (
            question(t, "regel.soort").update(opties=["dat"]),
            drop(told(t, "regel.soort")["opties"], "wat"),
        ),
        "vragen.toml: vraag 'regel.soort', opties: mist 'wat'; het programma leest deze keuze",
    ),
    "seven points": (
        lambda t: t["kader.toml"]["kader"]["punten_41"].pop(),
        "kader.toml: kader, punten_41: noemt de acht punten van UAVG art. 41 lid 2, elk met een eigen vraag",
    ),
    "unknown outcome": (
        lambda t: t["besluit.toml"]["uitkomst"].append({"id": "gok", "tekst": "x", "hulp": "x", "titel": "x"}),
        "besluit.toml: uitkomst 'gok': uitkomst 'gok' is onbekend",
    ),
    "missing outcome": (
        lambda t: t["besluit.toml"]["uitkomst"].pop(0),
        "besluit.toml: uitkomst 'delen': ontbreekt",
    ),
    "role with unknown act": (
        lambda t: t["rollen.toml"]["rol"][0]["rechten"].update(toveren=["alle"]),
        "rollen.toml: rol 'wijkteamprofessional', rechten: recht 'toveren' is onbekend",
    ),
    "role with unknown relation": (
        lambda t: t["rollen.toml"]["rol"][0]["rechten"].update(beheer=["soms"]),
        "rollen.toml: rol 'wijkteamprofessional', rechten: band 'soms' is onbekend",
    ),
    "missing file": (lambda t: drop(t, "gronden.toml"), "gronden.toml: dit bestand ontbreekt"),
    "strange file": (lambda t: t.update({"scores.toml": {}}), "scores.toml: hoort niet bij een kader"),
}


@pytest.mark.parametrize(("plant", "sentence"), PLANTED.values(), ids=PLANTED.keys())
def test_a_planted_fault_is_named_with_its_place(plant: Plant, sentence: str) -> None:
    found = tables()
    plant(found)
    with pytest.raises(KaderFaults) as refused:
        load(found)
    assert sentence in [str(fault) for fault in refused.value.faults]
    assert sentence in [str(fault) for fault in check(found)]


NEVER: dict[str, tuple[Plant, str]] = {
    "question never asked": (
        lambda t: question(t, "aanleiding.van").update(
            als={
                "all": [{"vraag": "aanleiding.soort", "is": "melding"}, {"vraag": "aanleiding.soort", "is": "verzoek"}]
            }
        ),
        "vragen.toml: vraag 'aanleiding.van', als: deze vraag wordt nooit gesteld",
    ),
    "question behind one never asked together": (
        lambda t: question(t, "persoon.vertegenwoordiging").update(
            als={
                "all": [
                    {"vraag": "persoon.wilsbekwaam", "is": "nee"},
                    {"not": {"vraag": "persoon.wilsbekwaam", "is": "nee"}},
                ]
            }
        ),
        "vragen.toml: vraag 'persoon.vertegenwoordiging', als: deze vraag wordt nooit gesteld",
    ),
    "question that needs the answer to one not asked then": (
        lambda t: question(t, "toestemming.code").update(
            als={
                "all": [
                    {"vraag": "toestemming.hoe", "is": "gesprek"},
                    {"vraag": "toestemming.stand", "is": "geweigerd"},
                ]
            }
        ),
        "vragen.toml: vraag 'toestemming.code', als: deze vraag wordt nooit gesteld",
    ),
    "option never offered": (
        lambda t: question(t, "toestemming.hoe").update(
            opties=["gesprek", {"id": "schriftelijk", "als": {"vraag": "toestemming.stand", "is": "geweigerd"}}]
        ),
        (
            "vragen.toml: vraag 'toestemming.hoe', optie 'schriftelijk', als: "
            "wordt bij vraag 'toestemming.hoe' nooit aangeboden"
        ),
    ),
    "code never offered": (
        lambda t: entry(t, "gronden.toml", "code", "B1d").update(als={"vraag": "voorstel.keuze", "is": "niet_delen"}),
        "gronden.toml: code 'B1d', als: wordt bij vraag 'grond.b1' nooit aangeboden",
    ),
    "step never there": (
        lambda t: entry(t, "stappen.toml", "stap", "route").update(
            als={"all": [{"vraag": "gevaar.nu", "is": True}, {"vraag": "gevaar.nu", "is": False}]}
        ),
        "stappen.toml: stap 'route', als: deze stap komt nooit aan bod",
    ),
    "block that never strikes": (
        lambda t: entry(t, "routes.toml", "blokkade", "geheimhouder").update(
            als={"all": [{"vraag": "regel.soort", "is": "dat"}, {"vraag": "regel.soort", "is": "wat"}]}
        ),
        "routes.toml: blokkade 'geheimhouder', als: deze blokkade treft nooit een regel",
    ),
    "clash that never comes": (
        lambda t: entry(t, "regels.toml", "botsing", "bijzonder").update(
            als={"all": [{"vraag": "regel.soort", "is": "dat"}, {"vraag": "regel.soort", "is": "wat"}]}
        ),
        "regels.toml: botsing 'bijzonder', als: deze botsing komt nooit voor",
    ),
    "term that never runs": (
        lambda t: entry(t, "termijnen.toml", "termijn", "afronden").update(
            als={"all": [{"vraag": "gevaar.nu", "is": True}, {"vraag": "gevaar.nu", "is": False}]}
        ),
        "termijnen.toml: termijn 'afronden', als: deze termijn loopt nooit",
    ),
    "dead end: nothing to choose": (
        lambda t: entry(t, "gronden.toml", "code", "B2g").update(als={"feit": "onmachtig", "is": True}),
        "vragen.toml: vraag 'grond.b2', opties: kan gesteld worden terwijl er niets te kiezen is, en loopt dan dood",
    ),
}


@pytest.mark.parametrize(("plant", "sentence"), NEVER.values(), ids=NEVER.keys())
def test_what_can_never_happen_is_found_by_trying(plant: Plant, sentence: str) -> None:
    found = tables()
    plant(found)
    load(found)
    assert [str(fault) for fault in check(found)] == [sentence]


def test_ten_faults_are_ten_faults_in_the_order_of_the_files() -> None:
    found = tables()
    t = found
    t["kader.toml"]["kader"]["titel"] = ""
    entry(t, "stappen.toml", "stap", "route")["opent_na"] = ["begin"]
    question(t, "gevaar.nu")["kleur"] = "rood"
    question(t, "aanleiding.van")["als"] = {"vraag": "gevaar.nu", "is": True}
    del told(t, "persoon.naam")["kort"]
    del entry(t, "gronden.toml", "code", "A1")["wet"]
    entry(t, "partijen.toml", "partijsoort", "ggz")["domein"] = "maan"
    entry(t, "routes.toml", "blokkade", "geheimhouder")["codes"] = ["D99"]
    entry(t, "regels.toml", "eis", "vast")["regel"] = "mooi_weer"
    del entry(t, "termijnen.toml", "termijn", "bezwaar")["bron"]
    with pytest.raises(KaderFaults) as refused:
        load(found)
    assert len(refused.value.faults) == 10
    places = [FILES.index(fault.file) for fault in refused.value.faults]
    assert places == sorted(places)
    assert (refused.value.code, refused.value.facts["aantal"]) == ("kader_fouten", 10)
    assert check(found) == refused.value.faults


def test_faults_of_reading_do_not_hide_what_can_never_happen_elsewhere() -> None:
    found = tables()
    question(found, "gevaar.nu")["kleur"] = "rood"
    NEVER["option never offered"][0](found)
    assert [str(fault) for fault in check(found)] == [
        "vragen.toml: vraag 'gevaar.nu', kleur: onbekende sleutel",
        NEVER["option never offered"][1],
    ]


def test_the_digest_knows_the_content_and_not_the_order_of_keys() -> None:
    found = tables()
    turned: Tables = {name: found[name] for name in reversed(found)}
    assert digest(found) == digest(turned) == kader().digest
    assert len(digest(found)) == 64
    told(turned, "gevaar.nu")["tekst"] += "!"
    assert digest(turned) != kader().digest


def test_an_empty_kader_is_a_list_of_missing_files() -> None:
    assert check({}) == tuple(FileFault(name, "", "dit bestand ontbreekt") for name in FILES)
