"""Plans and meetings to try things with: a household of wijkteam Noorderkade, two helpers, an agreement."""

from dataclasses import replace
from datetime import date

from tests import makers
from triage.ids import CasusId, ItemId, PersonId
from triage.plan.model import Afspraak, Basis, Bewoner, Hulpverlener, Plan, Regisseur, Waarop
from triage.plan.overleg import Agendapunt, Deelname, Genodigde, Overleg, Verwijzing

AGREED = Basis(Waarop.INSTEMMING)


def bewoner(number: int = 1, casus: int = 1, **more: object) -> Bewoner:
    """Return somebody of the household of a casus of `makers.casus`."""
    made = Bewoner(ItemId(f"c{casus}-p{number}"), f"Bewoner {number}", "volwassen")
    return replace(made, **more)  # type: ignore[arg-type]


def helper(number: int = 1, colleague: str = "", **more: object) -> Hulpverlener:
    """Return a helper; with a colleague it is one who works with the program."""
    made = Hulpverlener(
        ItemId(f"h{number}"),
        f"Hulp {number}",
        f"Organisatie {number}",
        "casemanager",
        f"06 0000 000{number}",
        PersonId(colleague) if colleague else None,
    )
    return replace(made, **more)  # type: ignore[arg-type]


def afspraak(number: int = 1, about: str | None = "c1-p1", by: str | None = "h1", **more: object) -> Afspraak:
    """Return an agreement."""
    made = Afspraak(
        id=ItemId(f"a{number}"),
        about=ItemId(about) if about else None,
        support="begeleiding",
        since=date(2026, 11, 1),
        basis=AGREED,
        helper=ItemId(by) if by else None,
    )
    return replace(made, **more)  # type: ignore[arg-type]


def plan(casus: int = 1, number: int = 1, **more: object) -> Plan:
    """Return a plan of a casus of `makers.casus`, with one person and nothing agreed yet."""
    made = Plan(
        id=f"plan-{casus}-{number}",
        casus=CasusId(f"casus-{casus}"),
        number=f"2026-{casus:04}-P{number}",
        goal="Afspraken over hulp op elkaar afstemmen",
        begun=makers.NOW,
        regisseur=Regisseur(PersonId("Mirjam Vonkeman"), "Mirjam Vonkeman", "Procesregisseur", "06 0000 0009"),
        bewoners=(bewoner(1, casus),),
        version=1,
    )
    return replace(made, **more)  # type: ignore[arg-type]


def overleg(casus: int = 1, number: int = 1, **more: object) -> Overleg:
    """Return a meeting about a casus of `makers.casus`."""
    made = Overleg(
        id=f"overleg-{casus}-{number}",
        casus=CasusId(f"casus-{casus}"),
        number=f"2026-{casus:04}-O{number}",
        at=makers.NOW,
        invited=(
            Genodigde(ItemId("g1"), "K. Wubbels", "adviseur", "Team Geld", "kent de afspraken", AGREED, points=(0,)),
        ),
        parts=(Deelname(ItemId(f"c{casus}-p1")),),
        agenda=(Agendapunt(Verwijzing.PLAN, f"2026-{casus:04}-P1"),),
    )
    return replace(made, **more)  # type: ignore[arg-type]
