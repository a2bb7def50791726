"""Invented lines of a log, as many as wanted, without keeping them."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from triage.access.inzage import Regel
from triage.access.log import EVENT_ACTION, Act
from triage.ids import CasusId, ItemId, PersonId, RoleId

START = datetime(2026, 1, 5, 7, 0, tzinfo=UTC)
PEOPLE = (
    ("p1", "Youssef el Amrani", "wijkteamprofessional"),
    ("p2", "Sofie Harkema", "procesregisseur"),
    ("p3", "Jelle Brandsma", "informatieregisseur"),
    ("p4", "Annemarie-Geertruida van der Meulen-Hoogeveen tot Zuid-Oosterveen", "fg"),
    ("p5", "", "beslisser"),
)
NAMES = {PersonId(person): name for person, name, _ in PEOPLE if name}
WORK = (
    (Act.CASUS_GEZIEN, "triage", "2026-0151", "Huib Wiersinga"),
    (Act.ANTWOORD_GEWIJZIGD, "triage", "2026-0151", ""),
    (Act.CASUS_GEZIEN, "triage", None, ""),
    (Act.INGELOGD, "inloggen", "", ""),
    (Act.BESLUIT_GEZIEN_ZONDER_NAMEN, "zonder_namen", "2026-0148", ""),
    (Act.KAART_GEZOCHT, "kaart", "2026-0093", "Wilhelmina-Charlotte van Bergen-Henegouwen"),
    (Act.GEWEIGERD, "triage", "2026-0151", ""),
)


def regel(seq: int) -> Regel:
    """The line with this number; lines are a minute apart."""
    act, purpose, kenmerk, name = WORK[seq % len(WORK)]
    person, actor, role = PEOPLE[seq % len(PEOPLE)]
    about = kenmerk != "" and act is not Act.GEWEIGERD
    return Regel(
        seq=seq,
        at=START + timedelta(seconds=seq * 27),
        act=act.value,
        code=EVENT_ACTION[act],
        actor=PersonId(person),
        actor_name=actor,
        role=RoleId(role),
        team="wijkteam Noorderkade",
        behalf=PersonId("p2") if seq % 11 == 0 else None,
        casus=CasusId(f"c{seq % 7}") if kenmerk != "" else None,
        kenmerk=kenmerk,
        person=ItemId("i1") if about else None,
        person_name=name if about else "",
        purpose=purpose,
        detail="doel.woorden" if act is Act.ANTWOORD_GEWIJZIGD else "",
        result="geweigerd" if act is Act.GEWEIGERD else "ok",
        trace=f"{seq:032x}",
        kader="2026.1",
    )


def erased(seq: int) -> Regel:
    """A line of which purpose and part were erased by law."""
    return replace(regel(seq), purpose="", detail="", team="", erased=True)


def before(top: int, number: int | None, limit: int) -> tuple[Regel, ...]:
    """The newest lines below a number, of a log of `top` lines."""
    first = top if number is None else min(top, number - 1)
    return tuple(regel(seq) for seq in range(first, max(0, first - limit), -1))
