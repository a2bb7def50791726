"""The table of rights as a page that a jurist can read: made from the kader itself, never written by hand."""

from collections.abc import Iterable, Mapping
from typing import Final

from triage.casus.model import CasusState
from triage.kader.model import Kader, RightAct, Role

STATES: Final[Mapping[str, str]] = {
    "concept": "in voorbereiding",
    "teruggegeven": "teruggegeven met vragen",
    "ingetrokken": "ingetrokken",
    "voorgelegd": "voorgelegd",
    "besloten": "besloten",
    "gesloten": "gesloten",
}
_HEAD: Final = """# Wie wat mag

Dit is de tabel van rechten van kader {version}, zoals het programma hem leest. Hij staat in `rollen.toml` en
`rechten.toml`. Een toets maakt deze pagina opnieuw uit het kader en vergelijkt ze: wat hier staat, is wat geldt.

**Alles wat hier niet staat, mag niet.** Een recht bestaat uit drie dingen tegelijk: de rol waarin iemand werkt, de band
van die persoon met de casus, en de stand van de casus. Ontbreekt er één, dan is er geen recht. Wat iemand niet mag
zien, is er voor die persoon niet: niet in een lijst, niet in een telling, niet bij zoeken, niet op papier en niet in
een foutmelding. De Algemene verordening gegevensbescherming (AVG) vraagt dit: niet meer gegevens dan nodig (artikel 5
lid 1 onder c), vertrouwelijk (artikel 5 lid 1 onder f), en dat vanzelf (artikel 25 lid 2).
"""
_RULES: Final = """## Vaste regels van het programma

Deze regels staan in geen tabel. Geen kader kan ze uitzetten.

1. **Vier ogen.** Niemand besluit over een eigen voorstel, en ook niet over een voorstel dat die persoon als laatste
   wijzigde. Wie twee accounts of twee rollen heeft, blijft één mens. Wie een ander vervangt, telt ook als die ander.
   Blijken twee personen later één mens te zijn, dan tellen hun handelingen als die van één.
2. **Mandaat.** Besluiten en teruggeven kan alleen met een mandaat dat vandaag geldt. Het besluit noemt de functie en
   het mandaat (Algemene wet bestuursrecht, afdeling 10.1.1).
3. **Eigen verzoek.** Niemand beslist over een eigen verzoek om toegang, en ook niet in dezelfde rol als de vrager.
   Toegang eindigt vanzelf op de laatste dag, en eerder als de vrager het team verlaat.
4. **Een rol tegelijk.** Iemand werkt in één rol tegelijk. Rechten van twee rollen tellen niet bij elkaar op. Een rol
   geldt van de eerste tot en met de laatste dag. Is de rol voorbij, dan mag niets meer, ook niet op een scherm dat nog
   openstaat.
5. **Het team verlaten.** Eigen casussen, de regie, wat is voorgelegd en de casussen van het team gelden alleen in dat
   team. Wie het team verlaat, kan er meteen niet meer bij, ook niet bij casussen die die persoon zelf opende.
6. **Vervanging.** Een vervanger heeft van degene die wordt vervangen de eigen casussen en de regie. Toegang na een
   verzoek, een vraag om advies en hulp in een 1-plan gaan niet mee: die zijn aan één mens gegeven. Een mandaat gaat ook
   niet vanzelf mee.
7. **Afgeschermd.** Een afgeschermde casus is alleen voor wie daar is genoemd. De banden eigen, team, voorgelegd en alle
   gelden daar alleen voor wie is genoemd. De regie geldt alleen voor de casusregisseur zelf, niet voor een vervanger.
   Toegang, advies en hulp noemen iemand zelf en blijven gelden. Genoemd zijn geeft geen recht erbij: wat iemand mag,
   volgt ook dan uit de rol.
8. **Wie erbij blijft.** Bij het afschermen zijn genoemd: wie afschermt, wie de casus opende, de casusregisseur en wie
   de casus voorlegde. Er blijft altijd iemand genoemd, zonder einddatum, die kan wijzigen wie erbij mag. Een
   afgeschermde casus wordt alleen voorgelegd als er iemand is genoemd die erover mag besluiten.
9. **Elke blik een regel.** Wie een casus of besluit opent, laat per betrokkene een regel achter in het inzagelog, in
   dezelfde handeling. Kan die regel er niet komen, dan is er niets te zien (AVG artikel 5 lid 2 en artikel 32).
10. **Geheimhouder.** Werkt een geheimhouder niet mee, dan eindigt die deelregel. Geen enkele rol kan dat opzij zetten.
"""


def rights_page(kader: Kader) -> str:
    """Return the page."""
    parts = [
        _HEAD.format(version=kader.version),
        _relations(kader),
        "## Per rol\n",
        *(_role(kader, role) for role in kader.roles.values()),
        _matrix(kader),
        _RULES,
    ]
    return "\n".join(parts)


def _relations(kader: Kader) -> str:
    lines = [f"- **{name}**: {text}" for name, text in kader.relations.items()]
    named = "- **genoemd**: bij naam vermeld op een afgeschermde casus; zie de vaste regels"
    return "\n".join(["## Banden met een casus\n", *lines, named, ""])


def _role(kader: Kader, role: Role) -> str:
    lines = [f"### {role.text}\n"]
    for relations, acts in _grouped(kader, role):
        lines += [f"{_with(relations)}:\n", *(f"- {act.text}{_when(act)}" for act in acts), ""]
    return "\n".join(lines)


def _grouped(kader: Kader, role: Role) -> Iterable[tuple[tuple[str, ...], list[RightAct]]]:
    """Put acts with the same relations together, in the order of the kader."""
    found: dict[tuple[str, ...], list[RightAct]] = {}
    for act in kader.acts.values():
        if relations := role.rights.get(act.id):
            ordered = tuple(one for one in kader.relations if one in relations)
            found.setdefault(ordered, []).append(act)
    return found.items()


def _with(relations: tuple[str, ...]) -> str:
    if relations == ("alle",):
        return "Bij elke casus, of los van een casus"
    named = [f"*{one}*" for one in relations]
    return "Met de band " + (" of ".join([", ".join(named[:-1]), named[-1]]) if len(named) > 1 else named[0])


def _when(act: RightAct) -> str:
    if act.states == {state.value for state in CasusState}:
        return ""
    return f" (alleen als de casus {_or([words for state, words in STATES.items() if state in act.states])} is)"


def _or(words: list[str]) -> str:
    return " of ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else words[0]


def _matrix(kader: Kader) -> str:
    roles = list(kader.roles.values())
    head = "| handeling | " + " | ".join(role.id for role in roles) + " |"
    rows = [
        f"| {act.text} | " + " | ".join(", ".join(role.rights.get(act.id, ())) or "–" for role in roles) + " |"
        for act in kader.acts.values()
    ]
    return "\n".join(["## Alles in één tabel\n", head, "|---" * (len(roles) + 1) + "|", *rows, ""])
