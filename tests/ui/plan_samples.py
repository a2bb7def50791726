"""Invented plans for the screen: the household of worked case 1, a long one, and one helper's own part."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from tests.makers import NOW, kader
from triage.access.actor import Colleague
from triage.casework.plan.desk import Choices, May, OpenPlan
from triage.casework.plan.meeting_desk import OpenMeeting, Point
from triage.casework.plan.planning import Beginning
from triage.ids import BesluitId, CasusId, CodeId, ItemId, PersonId
from triage.kader.model import Code
from triage.plan.checks import Checks
from triage.plan.datwat.model import Mark, Outcome
from triage.plan.model import (
    Afspraak,
    Basis,
    Bewoner,
    Gedaan,
    Grant,
    Hulpverlener,
    Inkijk,
    Plan,
    PlanVersion,
    Regisseur,
    Waarop,
)
from triage.plan.overleg import Agendapunt, Deelname, Genodigde, Overleg, OverlegState, Verwijzing
from triage.plan.reading import for_helper

TODAY = NOW.date()
REGISSEUR = Regisseur(PersonId("Marit Vonkeman"), "Marit Vonkeman", "procesregisseur", "06-00000001")
MOEDER = Bewoner(ItemId("p-1"), "Moeder", "volwassen", speaks_for=(ItemId("p-2"),))
LOTTE = Bewoner(ItemId("p-2"), "Lotte", "onder_12")
VADER = Bewoner(ItemId("p-3"), "Vader", "volwassen", Inkijk.EIGEN, CodeId("E3"), hidden=True)
KIND = Bewoner(ItemId("p-4"), "Sam", "16_of_17", Inkijk.NIETS, CodeId("E1"))
JGZ = Hulpverlener(ItemId("h-1"), "R. Smit", "JGZ Noord", "jeugdarts", "050-0000001")
LEERPLICHT = Hulpverlener(ItemId("h-2"), "H. Kaya", "Leerplicht", "", "050-0000002", PersonId("H. Kaya"))
BESLUIT = Basis(Waarop.BESLUIT, "2026-0148-B1")
FIRST = Afspraak(
    ItemId("a-1"), LOTTE.id, "zorg", date(2026, 11, 25), BESLUIT, JGZ.id, "Onderzoek door jeugdarts",
    date(2026, 12, 16), readers=(MOEDER.id,), condition=CodeId("B2h"),
)  # fmt: skip
SECOND = Afspraak(
    ItemId("a-2"), LOTTE.id, "onderwijs", date(2026, 11, 10), Basis(Waarop.INSTEMMING), LEERPLICHT.id,
    "Gesprek op school, elke twee weken", date(2027, 2, 1), readers=(MOEDER.id,), helpers=(JGZ.id,),
)  # fmt: skip
THIRD = Afspraak(
    ItemId("a-3"), None, "zelf", date(2026, 11, 1), Basis(Waarop.ZELF), None, "Belt elke maandag met school",
    readers=(MOEDER.id, LOTTE.id),
)  # fmt: skip
FOURTH = replace(
    SECOND, id=ItemId("a-4"), since=date(2026, 9, 1), done=Gedaan.GESTOPT, done_on=date(2026, 10, 20), text=""
)
FIFTH = replace(FOURTH, id=ItemId("a-5"), done=Gedaan.KLAAR, done_on=date(2026, 11, 3), about=MOEDER.id)
PLAN = Plan(
    "plan-1", CasusId("casus-1"), "2026-0148-P1", "Lotte gaat weer elke dag naar school en thuis is rust.",
    datetime(2026, 11, 10, 9, 0, tzinfo=NOW.tzinfo), REGISSEUR, (MOEDER, LOTTE, VADER, KIND), (JGZ, LEERPLICHT),
    (FIRST, SECOND, THIRD, FOURTH, FIFTH), version=4,
)  # fmt: skip
CODES_E: tuple[Code, ...] = tuple(code for code in kader().codes.values() if code.group == "E")
CONDITIONS: tuple[Code, ...] = tuple(code for code in kader().codes.values() if code.group in ("B2", "B3"))
MEETING = Overleg("overleg-1", PLAN.casus, "2026-0148-O1", NOW + timedelta(days=3))
CHOICES = Choices(
    tuple(kader().supports.values()),
    (Grant(BesluitId("b-1"), "2026-0148-B1", date(2027, 5, 1)),),
    CONDITIONS,
    (Colleague(PersonId("Ilse Terpstra"), "Ilse Terpstra", "Jeugdhulp"),),
    (MEETING,),
)
EVERYTHING = May(write=True, agree=True, meet=True, papers=True, history=True)


def version(number: int, plan: Plan, days_ago: int = 0) -> PlanVersion:
    """Return a version of a plan in its history."""
    at = NOW - timedelta(days=days_ago)
    return PlanVersion(number, at, PersonId("Marit Vonkeman"), "Marit Vonkeman", "gewijzigd", plan)


HISTORY = (
    version(1, replace(PLAN, afspraken=()), 12),
    version(2, replace(PLAN, afspraken=(SECOND,)), 11),
    version(3, replace(PLAN, afspraken=(SECOND, THIRD, replace(FOURTH, done=Gedaan.LOOPT, done_on=None))), 5),
    version(4, PLAN),
)


def shown(plan: Plan = PLAN, **more: object) -> OpenPlan:
    """Return the whole plan for somebody who may do everything."""
    whole = OpenPlan(plan, whole=True, may=EVERYTHING, choices=CHOICES, codes=CODES_E)
    return replace(whole, **more)  # type: ignore[arg-type]


def own_part(helper: Hulpverlener = LEERPLICHT) -> OpenPlan:
    """Return the own part of a helper who may keep it up to date."""
    part = for_helper(PLAN, helper.id)
    return OpenPlan(part.plan, whole=False, may=May(own=True), mine=helper.id, choices=Choices(CHOICES.supports))


def large(lines: int = 60, helpers: int = 20) -> Plan:
    """Return a plan with long Dutch names, many lines and many helpers."""
    people = tuple(
        replace(JGZ, id=ItemId(f"h-{n}"), organisation=f"Samenwerkingsverband Jeugdgezondheidszorg Noord-{n}",
                name="Annemarie van der Schootbruggeveldhuizen", function="verpleegkundig specialist")
        for n in range(helpers)
    )  # fmt: skip
    made = tuple(
        replace(
            SECOND, id=ItemId(f"a-{n}"), helper=people[n % helpers].id, helpers=(people[(n + 1) % helpers].id,),
            since=date(2026, 3, 1) + timedelta(days=9 * n), until=date(2026, 5, 1) + timedelta(days=10 * n),
            about=MOEDER.id if n % 3 else LOTTE.id, done=tuple(Gedaan)[n % 3 if n < 20 else 0],
            done_on=date(2026, 8, 1) if n < 20 and n % 3 else None,
        )
        for n in range(lines)
    )  # fmt: skip
    named = replace(MOEDER, name="Wilhelmina-Johanna van Oudenaarden-Schimmelpenninck")
    return replace(PLAN, bewoners=(named, LOTTE, VADER, KIND), helpers=people, afspraken=made)


def check(text: str) -> Outcome:
    """Mark `depressie` and `medicatie`, as the real check would; fast and the same each time."""
    why = "Dit zegt wat iemand heeft. In het plan staat alleen dát iemand hulp krijgt."
    marks = []
    for word, kind in (("depressie", "aandoening"), ("medicatie", "behandeling")):
        at = text.casefold().find(word)
        if at >= 0:
            marks.append(Mark(at, at + len(word), text[at : at + len(word)], kind, why, "Begeleiding"))
    return Outcome(tuple(sorted(marks, key=lambda mark: mark.start)), "Begeleiding" if marks else "")


def check_organisation(name: str) -> Outcome:
    """Mark the name of an organisation that says what it treats."""
    at = name.casefold().find("verslavingszorg")
    if at < 0:
        return Outcome((), "")
    why = "De naam zegt waarvoor iemand hulp krijgt."
    return Outcome(
        (Mark(at, at + 15, name[at : at + 15], "organisatie_gezondheid", why, "zorgaanbieder"),), "Zorgaanbieder"
    )


CHECKS = Checks(check, check, check_organisation)
BEGINNING = Beginning(
    PLAN.casus,
    "2026-0148",
    (("samenhang", True), ("noodzaak", True), ("doel", True)),
    None,
    "Lotte gaat weer naar school.",
    (MOEDER, LOTTE, VADER, KIND),
    REGISSEUR,
    CODES_E,
)
AGENDA = (
    Agendapunt(Verwijzing.BESLUIT, "2026-0148-B1"),
    Agendapunt(Verwijzing.PLAN, PLAN.number),
    Agendapunt(Verwijzing.AFSPRAAK, "a-1"),
    Agendapunt(Verwijzing.VRAAG, "1"),
)
POINTS = tuple(
    Point(at, text)
    for at, text in zip(
        AGENDA, ("2026-0148-B1", PLAN.number, "Begeleiding – JGZ Noord", "Is moeder gebeld?"), strict=True
    )
)


def genodigde(number: int = 1, **more: object) -> Genodigde:
    """Return somebody who is asked for the first two points."""
    made = Genodigde(
        ItemId(f"g-{number}"), "R. Smit", "jeugdarts", "JGZ Noord", "maakt de afspraak over de start",
        Basis(Waarop.INSTEMMING), (0, 1),
    )  # fmt: skip
    return replace(made, **more)  # type: ignore[arg-type]


def meeting(state: OverlegState = OverlegState.GEPLAND, **more: object) -> OpenMeeting:
    """Return a meeting with one who is asked; the betrokkenen are mother, who takes part, and father, who does not."""
    parts = (
        Deelname(MOEDER.id, takes_part=True),
        Deelname(VADER.id, takes_part=False, code=CodeId("E3"), motivation="Hij heeft een eigen gesprek."),
    )
    overleg = replace(MEETING, state=state, invited=(genodigde(),), parts=parts, agenda=AGENDA[:3])
    opened = OpenMeeting(
        overleg,
        "2026-0148",
        ((MOEDER.id, "Moeder"), (VADER.id, "Vader")),
        POINTS,
        may_write=state is OverlegState.GEPLAND,
        may_agree=state is OverlegState.GEHOUDEN,
        plan=PLAN.id,
        grants=CHOICES.grants,
        colleagues=CHOICES.colleagues,
        codes=CODES_E,
    )
    return replace(opened, **more)  # type: ignore[arg-type]
