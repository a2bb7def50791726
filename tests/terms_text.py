"""The terms as a page that a jurist can read: made from the kader and the engine themselves, never written by hand."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo

from triage.casus.wording import dutch_date
from triage.ids import QuestionId
from triage.kader.model import Kader
from triage.kader.term import Length, Regime, Term
from triage.kader.vocabulary import OWN_TERMS
from triage.terms.running import aim, begin, due, extend, moment, resume, suspend

ZONE: Final = ZoneInfo("Europe/Amsterdam")
_DAYS: Final = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")

EVENTS_IN_WORDS: Final[Mapping[str, str]] = {
    "besluit": "het besluit",
    "verzoek.ontvangen": "het verzoek is binnen",
    "verzoek.beantwoord": "het antwoord op het verzoek is bekendgemaakt",
    "awb.indientermijn_voorbij": "de laatste dag om bezwaar te maken",
    "klacht.ontvangen": "de klacht is binnen",
    "vernietigingsverzoek.ontvangen": "het schriftelijke verzoek om te vernietigen is binnen",
    "datalek.ontdekt": "het moment waarop het datalek bekend werd",
    "signaal.ontvangen": "het signaal is binnen",
    "signaal.onterecht": "vastgelegd dat het signaal onterecht is",
    "signaal.afgehandeld": "het signaal is afgehandeld",
    "uitstel.besloten": "besloten om later te informeren",
    "uitstel.opgeheven": "de reden voor uitstel is weg",
    "brief.verzonden": "de brief is verstuurd",
    "verstrekking": "de gegevens zijn gedeeld",
    "crisis": "in een crisis is gedeeld",
    "crisis.niet_bekrachtigd": "een ander heeft de keuze niet bekrachtigd",
    "bericht.nodig": "een gegeven is verbeterd, gewist of beperkt",
    "besluit.geldig_tot": "de laatste dag waarop het besluit geldt",
    "besluit.heroverwegen": "de dag die in het besluit staat om het na te kijken",
    "vernietiging.voorgesteld": "de lijst om te vernietigen is goedgekeurd door een tweede rol",
    "beperking.begin": "een gegeven is beperkt",
    "informeren.gepland": "de dag waarop informeren is gepland",
    "uitstel.einde": "de laatste dag van het uitstel van informeren",
    "casus.laatste_wijziging": "de laatste wijziging in de casus",
    "vernietiging.uitgevoerd": "een casus is vernietigd",
    "convenant.einde": "de laatste dag van de afspraak",
    "dpia.nakijken": "de dag die voor het nakijken is afgesproken",
    "steekproef.getrokken": "de steekproef van een kwartaal is getrokken",
    "overdracht": "de regie ging naar een ander",
}
_MOVES: Final[Mapping[Regime, str]] = {
    Regime.GEEN: "nee",
    Regime.ATW: "ja, Algemene termijnenwet",
    Regime.EU: "ja, Verordening 1182/71",
}
_ONE: Final[Mapping[str, str]] = {
    "uren": "uur", "dagen": "dag", "werkdagen": "werkdag", "weken": "week", "maanden": "maand", "jaren": "jaar",
}  # fmt: skip
_MANY: Final[Mapping[str, str]] = {"uren": "uur", "jaren": "jaar"}

_HEAD: Final = """# Termijnen

Zo telt het programma, en dit zijn alle termijnen van kader {version}. De termijnen staan in `termijnen.toml`. Een toets
maakt deze pagina opnieuw uit het kader en de telling, ook de voorbeelden, en vergelijkt ze: wat hier staat, is wat
geldt.

## Zo tellen we

1. **De eerste dag telt niet mee.** De dag waarop iets gebeurt, telt niet. De dag erna is dag één. De laatste dag telt
   helemaal mee.
2. **Maanden en jaren** eindigen op dezelfde dag van de maand. Is die dag er niet, dan op de laatste dag van de maand:
   een maand na 31 januari is 28 of 29 februari.
3. **Een werkdag** is geen zaterdag, geen zondag en geen feestdag van de Algemene termijnenwet (artikel 3): 1 januari,
   Goede Vrijdag, tweede paasdag, Koningsdag, 5 mei, Hemelvaartsdag, tweede pinksterdag en beide kerstdagen. 5 mei telt
   elk jaar. Dagen die een koninklijk besluit gelijkstelt (artikel 3 lid 3), tellen we niet: zo is een dag nooit later
   dan de wet toestaat.
4. **Een termijn van een Nederlandse wet** volgt de Algemene termijnenwet (`regime = "atw"`). Valt de laatste dag op een
   zaterdag, een zondag of een feestdag, dan loopt de termijn door tot en met de eerstvolgende werkdag (artikel 1). In
   een termijn van drie dagen of meer zitten minstens twee werkdagen (artikel 2). Een termijn van meer dan negentig
   dagen, twaalf weken of drie maanden, of in jaren, schuift niet op (artikel 4).
5. **Een termijn van de AVG** volgt Verordening (EEG, Euratom) 1182/71, artikel 3 (`regime = "eu"`). Ook daar schuift
   een laatste dag op een zaterdag, zondag of feestdag op naar de eerstvolgende werkdag (lid 4). In een termijn van
   twee dagen of meer zitten minstens twee werkdagen (lid 5). Ook lange termijnen schuiven op. We gebruiken dezelfde
   feestdagen.
6. **Een eigen afspraak** schuift niet op (`regime = "geen"`, of niets). Ook de termijnen van de triage schuiven niet
   op. De meeste zijn van een ander: we tonen dan de dag die de wet noemt, voordat een weekend of feestdag meetelt.
7. **Uren** zijn uren die echt voorbijgaan, ook als de klok wordt verzet. Zij schuiven niet op. Er is dus een tijdstip,
   en geen hele dag.
8. **Werkdagen** tellen alleen werkdagen. Zo'n termijn eindigt dus altijd op een werkdag.

## Streefdatum en uiterste datum

De **uiterste datum** is de laatste dag die mag. De **streefdatum** is eerder: die dag houden we aan. Staat er in het
kader een streef, dan geldt die, geteld vanaf dezelfde dag. Staat er geen, dan is de streefdatum de dag waarop de
termijn zou eindigen als hij niet opschoof. De streefdatum is nooit later dan de uiterste datum. Een streef onder nul
telt terug: een herinnering voordat iets afloopt. Na een verlenging geldt de streef van het kader niet meer.

## Stilstaan

Sommige termijnen mogen stilstaan (`opschorten = true`). Een bezwaar staat bijvoorbeeld stil zolang de indiener iets
moet aanvullen (Awb artikel 7:10 lid 2). De eerste dag die niet telt, is de dag na die waarop dat is gevraagd. De eerste
dag die weer telt, is de dag waarop het is aangevuld. Zoveel kalenderdagen komen erbij. Zolang een termijn stilstaat,
heeft hij geen einde. Hij blijft wel in de lijst staan.

## Verlengen

Verlengen kan één keer, en alleen als het kader het toestaat. Het besluit om te verlengen en het bericht daarover moeten
er zijn uiterlijk op de laatste dag van de eerste termijn (AVG artikel 12 lid 3; Awb artikel 7:10 lid 3). Dezelfde
eenheid telt op: een maand met twee maanden erbij is drie maanden, geteld vanaf dezelfde eerste dag. Te laat, of voor de
tweede keer, weigert het programma.
"""
_KEYS: Final = """## Een termijn in het kader

| sleutel | wat het zegt |
|---|---|
| `id`, `tekst` | een vaste naam, en wat er moet gebeuren |
| `vanaf` | een vraag die een datum geeft, of een gebeurtenis van hieronder |
| `aantal`, `eenheid` | hoe lang, in `uren`, `dagen`, `werkdagen`, `weken`, `maanden` of `jaren` |
| `bron` | het artikel, of `eigen afspraak` |
| `regime` | `atw`, `eu` of `geen`; een eigen afspraak heeft er geen |
| `streef` | bijvoorbeeld `{ aantal = 3, eenheid = "weken" }` |
| `verlengen` | bijvoorbeeld `{ aantal = 2, eenheid = "maanden" }`; zonder deze sleutel kan het niet |
| `opschorten` | `true` als de termijn mag stilstaan |
| `van_ons` | `false` als wij erop wachten, of als een ander het moet doen |
| `maximum` | `true` als het de laatste dag is die iemand mag kiezen, en geen dag op zichzelf |
| `klaar_met_besluit` | `true` als het met het besluit gedaan is |
| `bereik`, `als` | over wie of wat, en wanneer de termijn loopt |

De termijnen na het besluit begint het programma zelf. Zij staan daarom in elk kader, met dezelfde naam en dezelfde
gebeurtenis. Hoe lang zij zijn, mag een gemeente zelf kiezen waar geen wet het zegt.
"""


def terms_page(kader: Kader) -> str:
    """Return the page."""
    own = [term for term in kader.terms.values() if term.id in OWN_TERMS]
    triage = [term for term in kader.terms.values() if term.id not in OWN_TERMS]
    parts = [
        _HEAD.format(version=kader.version),
        _examples(kader),
        _table("## Termijnen van de triage en het besluit", kader, triage),
        _table("## Termijnen na het besluit", kader, own),
        _KEYS,
        _events(),
    ]
    return "\n".join(parts)


def _events() -> str:
    rows = [f"| `{event}` | {words} |" for event, words in EVENTS_IN_WORDS.items()]
    return "\n".join(["## Gebeurtenissen\n", "| gebeurtenis | wat er gebeurde |", "|---|---|", *rows, ""])


def _table(title: str, kader: Kader, terms: list[Term]) -> str:
    head = "| termijn | vanaf | hoe lang | streef | schuift op | verlengen | stilstaan | van ons | bron |"
    rows = [_row(kader, term) for term in terms]
    return "\n".join([f"{title}\n", head, "|---" * head.count(" |") + "|", *rows, ""])


def _row(kader: Kader, term: Term) -> str:
    cells = (
        f"{term.text} `{term.id}`",
        _start(kader, term),
        ("hoogstens " if term.maximum else "") + length_in_words(Length(term.amount, term.unit)),
        length_in_words(term.aim) if term.aim else "–",
        _MOVES[term.regime],
        f"één keer, {length_in_words(term.extension)}" if term.extension else "–",
        "ja" if term.suspendable else "–",
        "ja" if term.owed else "nee",
        term.source,
    )
    return "| " + " | ".join(cells) + " |"


def _start(kader: Kader, term: Term) -> str:
    if term.start in EVENTS_IN_WORDS:
        return EVENTS_IN_WORDS[term.start]
    return f"het antwoord op *{kader.questions[QuestionId(term.start)].short}*"


def length_in_words(length: Length) -> str:
    """Return a length in words, for example `1 maand` or `2 weken ervoor`."""
    amount, unit = abs(length.amount), length.unit
    word = _ONE[unit] if amount == 1 else _MANY.get(unit, unit)
    if not length.amount:
        return "dezelfde dag"
    return f"{amount} {word}" + (" ervoor" if length.amount < 0 else "")


def _examples(kader: Kader) -> str:
    return "\n".join(["## Voorbeelden\n", *(f"- {line}" for line in _lines(kader)), ""])


def _lines(kader: Kader) -> Iterator[str]:
    night = datetime(2026, 10, 3, 23, 10, tzinfo=ZONE)
    crisis = begin(kader, "crisis_bekrachtigen", night)
    yield f"Een crisis op {_on(night)} om 23.10 uur: bekrachtigd of niet, uiterlijk {_on(due(crisis))}."
    request = begin(kader, "verzoek_antwoord", date(2026, 1, 31))
    longer = extend(request, date(2026, 2, 20))
    yield (
        f"Een verzoek van {_on(request.start)}: streefdatum {_on(aim(request))}, uiterste datum {_on(due(request))}. "
        f"Op tijd verlengd: uiterlijk {_on(due(longer))}."
    )
    for day, why in ((date(2027, 2, 26), "Pasen"), (date(2026, 11, 25), "Kerst")):
        found = begin(kader, "verzoek_antwoord", day)
        yield f"Een verzoek van {_on(day)} loopt over {why} heen: uiterlijk {_on(due(found))}."
    objection = begin(kader, "awb_beslissen", date(2026, 3, 2))
    since, until = date(2026, 3, 10), date(2026, 3, 17)
    again = resume(suspend(objection, since), until)
    yield f"Bezwaar maken kon tot en met {_on(objection.start)}: beslissen uiterlijk {_on(due(objection))}."
    yield f"Stond dat bezwaar stil vanaf {_on(since)}, en liep het vanaf {_on(until)}: uiterlijk {_on(due(again))}."
    leak = moment(begin(kader, "datalek_ap", datetime(2026, 10, 24, 12, tzinfo=ZONE)))
    if leak is not None:
        yield (
            f"Een datalek, bekend op {_on(date(2026, 10, 24))} om 12.00 uur: uiterlijk {_on(leak)} om "
            f"{leak.hour}.{leak.minute:02} uur. Die nacht ging de klok terug."
        )


def _on(day: date | None) -> str:
    return f"{_DAYS[day.weekday()]} {dutch_date(day)}" if day is not None else "–"
