"""The page with every state, drawn from the machines of the code themselves; never written by hand."""

from collections.abc import Iterator, Mapping
from typing import Final

from triage.followup.kinds import MACHINES
from triage.followup.machine import START, Arrow, Machine
from triage.followup.standen import CASUS
from triage.kader.model import Kader

TITLES: Final[Mapping[str, tuple[str, str]]] = {
    "casus": ("Casus", "Een casus, van openen tot sluiten. Vernietigen kan alleen uit *gesloten*."),
    "regel": ("Deelregel", "Een gegeven dat gedeeld mag worden: wat ervan gedeeld is, en wat het tegenhoudt."),
    "geldigheid": ("Besluit", "Hoe lang een besluit geldt, en hoe het eindigt. Het besluit zelf wijzigt nooit."),
    "informeren": ("Informeren en uitstel", "Een inwoner vertellen wat er is besloten, of later als dat moet."),
    "crisis": ("Crisis", "Delen in een crisis: een ander bekrachtigt het of niet, en de inwoner hoort het."),
    "verzoek": ("Verzoek van een inwoner", "Inzage, rectificatie, wissing, beperking, bezwaar, Awb-bezwaar of klacht."),
    "signaal": ("Signaal", "Een signaal, van vastleggen tot een einde. Een onterecht signaal wordt vernietigd."),
    "bericht": ("Bericht", "Een bericht dat iemand nog moet krijgen: een ontvanger, een bron of de inwoner."),
    "overdracht": ("Overdracht", "De regie die naar een ander ging."),
    "sluiting": ("Sluiting", "Het sluiten van een casus, en weer openen als dat nodig is."),
    "vernietiging": ("Vernietiging", "Een lijst van wat vernietigd moet worden, met een tweede rol en zeven dagen."),
    "steekproef": ("Steekproef", "De besluiten van een kwartaal die de FG zonder namen naleest."),
    "verantwoording": ("Verantwoording", "De verantwoording van een jaar aan de raad, met de paragraaf van de FG."),
    "convenant": ("Convenant", "Een afspraak met een organisatie over het delen van gegevens."),
    "dpia": ("DPIA", "Dat er een DPIA is, hoe zij afliep, en wanneer zij weer wordt nagekeken."),
}
"""The heading of each machine, and what it is about."""
_HEAD: Final = """# In welke stand iets kan zijn

Deze tekeningen zijn gemaakt uit de code zelf. Een toets maakt deze pagina opnieuw en vergelijkt ze. De kluis weigert
elke wijziging die hier niet getekend is, en ook elke wijziging waarbij een termijn verdwijnt zonder handeling die hem
afrondt. In een stand zonder pijl naar een andere stand loopt geen enkele termijn meer.

Een pijl is een handeling. Onder elke tekening staat welke termijn een handeling mag afronden. Hoe lang een termijn is,
staat in [termijnen.md](termijnen.md).
"""


def machines() -> tuple[Machine, ...]:
    """Return every machine, the casus first, in the order of the page."""
    known = {machine.name: machine for machine in (CASUS, *MACHINES.values())}
    return tuple(known[name] for name in TITLES if name in known)


def standen_page(kader: Kader) -> str:
    """Return the page."""
    return "\n".join([_HEAD, *(line for machine in machines() for line in _part(machine, kader))])


def _part(machine: Machine, kader: Kader) -> Iterator[str]:
    title, about = TITLES[machine.name]
    yield f"## {title}\n\n{about}\n\n```mermaid\nstateDiagram-v2"
    for state in machine.states:
        yield f'    state "{words(state)}" as {state}'
    for (source, target), arrows in _grouped(machine).items():
        acts = ", ".join(words(arrow.act) for arrow in arrows)
        yield f"    {source or '[*]'} --> {target}: {acts}"
    for state in machine.ends:
        yield f"    {state} --> [*]"
    yield "```\n"
    settling = [arrow for arrow in machine.arrows if arrow.settles]
    if settling:
        yield "| handeling | uit de stand | mag deze termijn afronden |\n|---|---|---|"
        for arrow in settling:
            yield _row(arrow, kader)
        yield ""


def _row(arrow: Arrow, kader: Kader) -> str:
    terms = "<br>".join(f"`{term}` {kader.terms[term].text}" for term in arrow.settles)
    return f"| {words(arrow.act)} | {words(arrow.source)} | {terms} |"


def _grouped(machine: Machine) -> dict[tuple[str, str], list[Arrow]]:
    found: dict[tuple[str, str], list[Arrow]] = {}
    for arrow in machine.arrows:
        found.setdefault((arrow.source, arrow.target), []).append(arrow)
    return found


def words(slug: str) -> str:
    """Return a slug as it is read."""
    return slug.replace("_", " ") if slug != START else "begin"
