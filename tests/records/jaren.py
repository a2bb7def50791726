"""Years to count: seals as they could be, so many of each, without a casus behind them."""

from datetime import date, datetime
from random import Random

from tests import makers
from triage.account.counted_seal import GeteldeMens, GeteldeRegel, GeteldZegel, Lot
from triage.account.figures import Found, count_year
from triage.account.sealed import Sealed
from triage.account.suppression import few, marks_of
from triage.account.verantwoording import Nagelezen, Verantwoording
from triage.besluit.snapshot import SealedCode
from triage.followup.dpia import DpiaStand
from triage.followup.jaarcijfers import Cijfers, shown, whole
from triage.followup.stuk import Soort, Stuk
from triage.followup.verantwoording import CONCEPT, VASTGESTELD, DpiaRegel, JaarStuk, Paragraaf, Vast
from triage.ids import PersonId

YEAR = 2026
COUNTED = date(2027, 1, 12)
AT = datetime(2027, 1, 12, 10, 0, tzinfo=makers.ZONE)
_B1 = ("B1e", "B1e", "B1e", "B1e", "B1c", "B1d")
_LAWS = (
    "Wmo 2015 artikel 5.1.1 lid 1",
    "Jeugdwet artikel 7.4.0 lid 1",
    "art. 8 Wgs",
    "Wvggz 5:2",
    "iets van Jan Jansen",
)
_ROUTES = ("Melding bij Veilig Thuis", "Aanmelding bij het Zorg- en Veiligheidshuis", "Melding in de Verwijsindex")
_OUTCOMES = ("delen", "delen", "deels_delen", "niet_delen", "niet_delen", "andere_route")


def code(name: str) -> SealedCode:
    """Return a code of the kader as a seal holds it."""
    found = next(one for one in makers.kader().codes.values() if one.id == name)
    return SealedCode(found.id, found.sentence, found.law)


def line(chance: Random, outcome: str, about: str) -> GeteldeRegel:
    """Return a line of a decision."""
    shares = outcome in ("delen", "deels_delen")
    lots = [Lot.GEHEEL] * 6 + [Lot.LICHTER, Lot.NIET, Lot.ROUTE] if shares else [Lot.NIET] * 4 + [Lot.ROUTE]
    lot = chance.choice(lots)
    act = chance.choice(("verstrekking",) * 6 + ("uitvraag",))
    codes: tuple[SealedCode, ...] = ()
    if lot in (Lot.GEHEEL, Lot.LICHTER):
        codes = (code(chance.choice(_B1)), code(chance.choice(("B4c", "B4d", "B4d", "B4a"))))
        codes += (code(chance.choice(("B2h", "B2g"))),) if chance.random() < 0.4 else ()
    if lot is Lot.NIET:
        codes = tuple(code(one) for one in chance.sample(("D1", "D2", "D5", "D7", "D7", "D8", "D9"), 2))
    article = chance.choice(_LAWS) if lot in (Lot.GEHEEL, Lot.LICHTER) else ""
    return GeteldeRegel(about, act, lot, codes, chance.choice(_ROUTES) if lot is Lot.ROUTE else "", article)


def decision(chance: Random, number: int) -> GeteldZegel:
    """Return a decision about one person or two."""
    outcome = chance.choice(_OUTCOMES)
    people = tuple(f"z{number}-{place}" for place in range(chance.choice((1, 1, 1, 2))))
    first = line(Random(number), outcome, people[0])
    lines = [first, *(line(chance, outcome, chance.choice(people)) for _ in range(chance.randrange(3)))]
    if outcome in ("delen", "deels_delen"):
        lines.append(GeteldeRegel(people[0], "verstrekking", Lot.GEHEEL, (code("B1e"), code("B4d")), "", _LAWS[0]))
    said = ("A1", "A2", "A2", "A2", "A3", "A5", "A7")
    informed = ("vooraf", "bij_verstrekking", "bij_verstrekking", "uitgesteld")
    mensen = tuple(GeteldeMens(one, (code(chance.choice(said)),), chance.choice(informed)) for one in people)
    crisis = chance.random() < 0.05
    return GeteldZegel(
        f"zegel-{number}", f"casus-{number}", f"2026-{number:04}-B1", "besluit", outcome, crisis, mensen, tuple(lines)
    )


def counted(decisions: int, seed: int = 1) -> Cijfers:
    """Return the figures of a year with so many decisions."""
    chance = Random(seed)
    zegels = tuple(decision(chance, number) for number in range(decisions))
    return count_year(YEAR, COUNTED, Found(Sealed(zegels, {}, makers.kader()), (), (), (), (), (), (), (), ()))


def account(
    figures: Cijfers,
    *,
    full: bool = False,
    fixed: bool = True,
    text: str = "Dit jaar waren er meer verzoeken dan vorig jaar. Twee teams zijn samengegaan.",
    fg: str = "De besluiten die ik las, waren goed uitgelegd. Het informeren kan sneller.",
) -> Verantwoording:
    """Return the account of these figures."""
    marks = marks_of(figures)
    dpia = DpiaRegel(DpiaStand.GELDT, "2026-P1", "1.2", date(2026, 3, 4))
    fg_who = PersonId("fg")
    kept = Vast(figures, marks, dpia, AT, PersonId("jelle"), "Jelle Brandsma", "Informatieregisseur")
    paragraph = Paragraaf(fg, AT, fg_who, "Doutzen Algra", "FG") if fg else None
    content = JaarStuk(YEAR, text, AT, "Jelle Brandsma", paragraph, kept if fixed else None)
    state = VASTGESTELD if fixed else CONCEPT
    stuk = Stuk("jaar", Soort.VERANTWOORDING, "2026-J1", None, "Noorderkade", PersonId("jelle"), state, AT, content)
    return Verantwoording(
        year=YEAR,
        stuk=stuk,
        counted_on=figures.counted_on,
        full=full,
        few=few(figures),
        tables=whole(figures) if full else shown(figures, marks),
        dpia=dpia,
        samples=(Nagelezen(1, "Alles was op orde.", "Doutzen Algra", AT),),
        running=False,
        may_full=full,
    )
