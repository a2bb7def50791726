"""Every way in which a casus can stand to one colleague, kept in one store; and what the table itself says of it.

The table is read as it is written (`rollen.toml`, `rechten.toml`), and the few rules around it are said here a second
time, by hand: nothing of this knows how the program works them out.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cache
from typing import Final

from tests import makers
from tests.plan import making
from triage.access.actor import Account, Actor, Assignment, Colleague, Mandate
from triage.access.advies import Adviesvraag
from triage.access.log import Act
from triage.access.toegang import Soort, Verzoek
from triage.answers import Answer, Ref, Scope
from triage.besluit.proposal import Voorstel
from triage.besluit.sealing import NO_SEAL, Besluit
from triage.casus.members import Band, Member
from triage.casus.model import Casus, CasusState
from triage.followup.bericht import TERM as NOTICE
from triage.followup.bericht import Aan, Bericht, Waarom
from triage.followup.crisis import OPEN, Crisis
from triage.followup.geldigheid import END, REVIEW, Geldigheid
from triage.followup.informeren import LOOPT_AF, OP_TIJD, Informeren, Uitstel, Variant
from triage.followup.regel import Grond, Regel
from triage.followup.stuk import Soort as Soorten
from triage.followup.stuk import Stuk
from triage.followup.verzoek import RECEIPT, Identiteit, Recht, Vrager
from triage.followup.verzoek import Verzoek as Vraag
from triage.ids import AccountId, ItemId, PersonId, QuestionId, RoleId
from triage.plan.model import Plan
from triage.plan.overleg import Overleg
from triage.ports import Work
from triage.terms.running import begin

ME, ABSENT, OTHER = PersonId("Proefpersoon"), PersonId("Vervangen"), PersonId("Ander")
HERE, ELSEWHERE = makers.TEAM, "Zuid"
TODAY: Final = makers.NOW.date()
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)
SINCE = date(2026, 1, 1)
SELF = (Band.TOEGANG, Band.ADVIES, Band.HULP)
NOBODY_ROLE, NO_ACT = "bestaat_niet", "bestaat_niet"


@cache
def table() -> Mapping[str, Mapping[str, frozenset[str]]]:
    """Return by role and act the relations in which it may, as the file says it."""
    parsed = tomllib.loads((makers.KADER / "rollen.toml").read_text(encoding="utf-8"))
    return {
        role["id"]: {act: frozenset(relations) for act, relations in role["rechten"].items()} for role in parsed["rol"]
    }


@cache
def states() -> Mapping[str, frozenset[str]]:
    """Return by act the states in which it can be done, as the file says it."""
    parsed = tomllib.loads((makers.KADER / "rechten.toml").read_text(encoding="utf-8"))
    every = [state.value for state in CasusState]
    return {act["id"]: frozenset(act.get("standen", every)) for act in parsed["handeling"]}


COPIED = Ref(QuestionId("aanleiding.wat"))
WORDS = "De buurvrouw belde drie keer over een man die niet meer opendoet, en sinds vrijdag brandt er geen licht."
"""The same words in casussen of mine and in those of others."""

ROLES: Final = (*table(), NOBODY_ROLE)
ACTS: Final = (*states(), NO_ACT)


@dataclass(frozen=True)
class Setup:
    """How a casus stands to `ME` (at work in `HERE`), before state and shielding.

    Args:
        mine: bands of mine that hold today; `regie` only where the casus is of my team.
        theirs: what is held by whom I may stand in for.
    """

    name: str
    team: str = ELSEWHERE
    owner: PersonId = OTHER
    members: tuple[Member, ...] = ()
    mine: frozenset[str] = frozenset()
    theirs: frozenset[str] = frozenset()


def _held(*bands: Band, by: PersonId = ME, team: str = "") -> tuple[Member, ...]:
    return tuple(Member(by, band, SINCE, None, OTHER, team) for band in bands)


def _gone(since: date, until: date | None) -> tuple[Member, ...]:
    return tuple(Member(ME, band, since, until, OTHER) for band in (*SELF, Band.REGIE))


SETUPS: Final = (
    Setup("vreemd"),
    Setup("team", HERE),
    Setup("eigen", HERE, ME, mine=frozenset({"eigen"})),
    Setup("eigen, team verlaten", ELSEWHERE, ME),
    Setup("regie", HERE, members=_held(Band.REGIE), mine=frozenset({"regie"})),
    Setup("regie, team verlaten", ELSEWHERE, members=_held(Band.REGIE)),
    *(Setup(band.value, members=_held(band), mine=frozenset({band.value})) for band in SELF),
    Setup("gekregen in een ander team", members=_held(*SELF, team=ELSEWHERE)),
    Setup("gekregen in dit team", members=_held(Band.TOEGANG, team=HERE), mine=frozenset({"toegang"})),
    Setup("gisteren afgelopen", HERE, members=_gone(SINCE, YESTERDAY)),
    Setup("begint morgen", HERE, members=_gone(TOMORROW, None)),
    Setup("eigen van wie ik vervang", HERE, ABSENT, theirs=frozenset({"eigen"})),
    Setup("regie van wie ik vervang", HERE, members=_held(Band.REGIE, by=ABSENT), theirs=frozenset({"regie"})),
    Setup("toegang van wie ik vervang", members=_held(*SELF, by=ABSENT)),
)


@dataclass(frozen=True)
class Shield:
    """Afgeschermd or not, and who is named."""

    name: str
    shielded: bool
    members: tuple[Member, ...] = ()
    named: bool = False


SHIELDS: Final = (
    Shield("open", shielded=False),
    Shield("afgeschermd", shielded=True, members=_held(Band.GENOEMD, by=ABSENT)),
    Shield("afgeschermd, genoemd", shielded=True, members=_held(Band.GENOEMD), named=True),
    Shield("afgeschermd, tot gisteren genoemd", shielded=True, members=(Member(ME, Band.GENOEMD, SINCE, YESTERDAY),)),
)


@dataclass(frozen=True)
class Kept:
    """A casus of the world, with how it stands and what is sealed of it."""

    casus: Casus
    setup: Setup
    shield: Shield
    besluit: Besluit
    vraag: Adviesvraag
    plan: Plan
    overleg: Overleg
    verzoek: Verzoek
    voorstel: Voorstel

    @property
    def name(self) -> str:
        """What a failing test calls it."""
        return f"{self.setup.name} / {self.casus.state.value} / {self.shield.name}"

    def relations(self, *, behalf: bool = False) -> frozenset[str]:
        """Return how it stands to me, said by hand."""
        near = self.setup.team == HERE
        mine = self.setup.mine | (self.setup.theirs if behalf else frozenset())
        found = mine & {"toegang", "advies", "hulp"}
        if self.shield.shielded:
            found |= self.setup.mine & {"regie"}
        else:
            found |= mine & {"regie"}
        if not self.shield.shielded or self.shield.named:
            found |= {"alle"} | (mine & {"eigen"})
            found |= {"team"} if near else set()
            found |= {"voorgelegd"} if near and self.casus.state is CasusState.VOORGELEGD else set()
        return frozenset(found)

    def met(self, role: str, act: str, *, behalf: bool = False) -> bool:
        """Tell whether the table lets a role meet it for an act, whatever its state."""
        return bool(table().get(role, {}).get(act, frozenset()) & self.relations(behalf=behalf))

    def allowed(self, role: str, act: str, *, behalf: bool = False) -> bool:
        """Tell whether the table lets a role do an act on it."""
        return self.met(role, act, behalf=behalf) and self.casus.state.value in states()[act]


def _casus(number: int, setup: Setup, state: CasusState, shield: Shield) -> Casus:
    proposer = None if state is CasusState.CONCEPT else PersonId("Voorsteller")
    made = makers.casus(number)
    return replace(
        made.with_answer(COPIED, Answer(WORDS)) if setup.name in ("vreemd", "eigen") else made,
        team=setup.team,
        owner=setup.owner,
        state=state,
        proposer=proposer,
        last_editor=PersonId("Voorsteller"),
        shielded=shield.shielded,
        members=(*setup.members, *shield.members),
    )


def _plan(number: int) -> Plan:
    """Return a plan in which I give help, whether or not that still counts."""
    helpers = (making.helper(1, ME), making.helper(2))
    lines = (making.afspraak(1, f"c{number}-p1"), making.afspraak(2, f"c{number}-p1", "h2"))
    return making.plan(number, helpers=helpers, afspraken=lines)


def crisis_of(casus: Casus) -> Stuk[Crisis]:
    """Return a crisis in a casus, in which somebody else acted; its terms are not what is tried here."""
    content = Crisis(
        who="Naam",
        danger="Gevaar",
        data="Dat er een baby is",
        recipients=(),
        decider=OTHER,
        decider_name="Ander",
        decider_function="Wmo",
        at=makers.NOW - timedelta(hours=1),
        shared_at=None,
        acted=(OTHER,),
        by_form=True,
    )
    number, persons = f"{casus.kenmerk}-C1", casus.of(Scope.PERSOON)
    made = (f"crisis-{casus.id}", Soorten.CRISIS, number, casus.id, casus.team, casus.owner, OPEN, makers.NOW, content)
    return Stuk(*made, concerned=persons)


def validity(casus: Casus, besluit: Besluit) -> Stuk[Geldigheid]:
    """Return how long a seal holds, as if it let something leave."""
    until, other = TODAY + timedelta(60), PersonId("Voorsteller")
    content = Geldigheid(besluit.id, besluit.number, besluit.digest, until, TOMORROW, OTHER, other, other)
    terms = (begin(makers.kader(), REVIEW, TOMORROW), begin(makers.kader(), END, until))
    return Stuk(
        f"geldig-{casus.id}", Soorten.GELDIGHEID, f"{casus.kenmerk}-G1", casus.id, casus.team, casus.owner, "geldig",
        makers.NOW, content, casus.of(Scope.PERSOON), terms,
    )  # fmt: skip


def line_of(casus: Casus, besluit: Besluit) -> Stuk[Regel]:
    """Return a line that goes with the consent of the first person, and may leave today."""
    about = casus.of(Scope.PERSOON)[0]
    until = TODAY + timedelta(60)
    content = Regel(
        besluit.id, besluit.number, ItemId("r1"), about, "verstrekking", "Hulp is gewenst", "Wijkteam", "Huisarts",
        "Casemanager", "Om te helpen", Grond.TOESTEMMING, until,
    )  # fmt: skip
    return Stuk(
        f"regel-{casus.id}", Soorten.REGEL, f"{casus.kenmerk}-D1", casus.id, casus.team, casus.owner, "open",
        makers.NOW, content, (about,),
    )  # fmt: skip


def informing_of(casus: Casus, besluit: Besluit, until: date | None = None) -> Stuk[Informeren]:
    """Return informing the first person: owed today, or deferred until a day."""
    about, kader = casus.of(Scope.PERSOON)[0], makers.kader()
    deferral = Uitstel(
        ("C1",), SINCE, until or TODAY, "Nog niet veilig.", (), None, None, OTHER, "Ander", "Wmo", "M-1", "Ja.", "B1"
    )
    when = "bij_verstrekking" if until is None else "uitgesteld"
    content = Informeren(
        besluit.id, besluit.number, about, when, None, (Variant.VOLWASSENE,), () if until is None else (deferral,)
    )
    name, state = ("informeren", "te_informeren") if until is None else ("uitstel", "uitgesteld")
    terms = (begin(kader, OP_TIJD, TODAY),) if until is None else (begin(kader, LOOPT_AF, until),)
    return Stuk(
        f"{name}-{casus.id}", Soorten.INFORMEREN, f"{casus.kenmerk}-I{1 if until is None else 2}", casus.id, casus.team,
        casus.owner, state, makers.NOW, content, (about,), terms,
    )  # fmt: skip


def request_of(casus: Casus) -> Stuk[Vraag]:
    """Return a request for inzage by the first person, whose identity is sure."""
    about = casus.of(Scope.PERSOON)[0]
    content = Vraag(
        Recht.INZAGE, Vrager.ZELF, "Naam", "", about, "Naam", SINCE, "brief", "Wat weet u van mij?", "", "", OTHER,
        identity=Identiteit.VAST,
    )  # fmt: skip
    terms = tuple(begin(makers.kader(), term, TODAY) for term in (RECEIPT, "verzoek_antwoord"))
    return Stuk(
        f"vraag-{casus.id}", Soorten.VERZOEK, f"2026-R{casus.kenmerk.removeprefix('2026-')}", casus.id, casus.team,
        casus.owner, "in_behandeling", makers.NOW, content, (about,), terms,
    )  # fmt: skip


def notice_of(casus: Casus) -> Stuk[Bericht]:
    """Return a notice to a recipient that still has to go out."""
    about = casus.of(Scope.PERSOON)[0]
    content = Bericht(Waarom.WISSING, Aan.ONTVANGER, "Huisarts", "arts", about, "r1", "Hulp is gewenst", "x", "2026-R1")
    return Stuk(
        f"bericht-{casus.id}", Soorten.BERICHT, f"{casus.kenmerk}-N1", casus.id, casus.team, casus.owner,
        "te_versturen", makers.NOW, content, (about,), (begin(makers.kader(), NOTICE, TODAY),),
    )  # fmt: skip


def _asks(casus: Casus) -> Verzoek:
    """Return a request of somebody else about the person in a casus."""
    person = casus.of(Scope.PERSOON)[0]
    words = ("Overleg over hulp", "Zij vroeg mij om mee te denken.")
    asker = RoleId("wijkteamprofessional")
    name = f"Naam van {person}"
    return Verzoek(
        f"verzoek-{casus.id}", makers.NOW, OTHER, asker, HERE, Soort.INHOUD, name, None, *words, 5, casus.id, person
    )


@cache
def every() -> tuple[Kept, ...]:
    """Return every casus of the world."""
    found: list[Kept] = []
    ways = ((setup, state, shield) for setup in SETUPS for state in CasusState for shield in SHIELDS)
    for number, (setup, state, shield) in enumerate(ways, 1):
        casus = _casus(number, setup, state, shield)
        sealed = makers.besluit(casus, 1, found[-1].besluit.digest if found else NO_SEAL)
        asked = Adviesvraag(f"vraag-{number}", casus.id, makers.NOW, OTHER, "Ander", ME, "Mag dit?")
        own = (_plan(number), making.overleg(number), _asks(casus), makers.voorstel(casus))
        found.append(Kept(casus, setup, shield, sealed, asked, *own))
    return tuple(found)


def fill(work: Work) -> None:
    """Keep the whole world in a store, with the people who work there."""
    look = makers.look(Act.CASUS_GEOPEND)
    with work() as unit:
        for name, role, team in PEOPLE:
            person = PersonId(name)
            mandate = Mandate("M-1", SINCE) if role == "beslisser" else None
            held = Assignment(person, RoleId(role), team, SINCE, None, mandate)
            unit.mensen.add(
                Colleague(person, name, "Wmo"), (Account(AccountId(f"a-{name}"), person, name.lower()),), (held,)
            )
        for kept in every():
            was = makers.before(kept.casus.state)
            first = replace(kept.casus, items={}, answers={}, version=-1, state=was)
            unit.casussen.add(first, look)
            unit.casussen.save(first, kept.casus, (makers.due("opnieuw_toestemming", TODAY),), look)
            unit.voorstellen.add(kept.voorstel)
            unit.besluiten.add(kept.besluit, look)
            unit.adviezen.add(kept.vraag)
            unit.plannen.add(kept.plan, "begonnen", look)
            unit.overleggen.add(kept.overleg, look)
            unit.toegangen.add(kept.verzoek, look)
            unit.stukken.add(validity(kept.casus, kept.besluit), look)
            unit.stukken.add(crisis_of(kept.casus), look)
            unit.stukken.add(line_of(kept.casus, kept.besluit), look)
            unit.stukken.add(request_of(kept.casus), look)
            unit.stukken.add(notice_of(kept.casus), look)
            unit.stukken.add(informing_of(kept.casus, kept.besluit), look)
            unit.stukken.add(informing_of(kept.casus, kept.besluit, until=YESTERDAY), look)
        unit.commit()


PEOPLE: Final = (
    ("Ander", "wijkteamprofessional", HERE),
    ("Ilse Terpstra", "casusregisseur", HERE),
    ("Ilse Zuid", "casusregisseur", ELSEWHERE),
    ("Rachid Adviseur", "adviseur", HERE),
    ("Sofie Harkema", "beslisser", HERE),
)


def me(role: str, *, behalf: bool = False, until: date | None = None, account: str = "") -> Actor:
    """Return who tries: always the same person, in some role, with a mandate."""
    made = makers.actor(ME, role, mandate=True, account=account, on_behalf_of=ABSENT if behalf else "")
    return replace(made, until=until)


@dataclass
class Found:
    """What differs from the table."""

    lines: list[str] = field(default_factory=list)

    def note(self, role: str, act: str, kept: Kept, got: str, *, wanted: bool) -> None:
        """Keep a line where what happened is not what the table says."""
        if (got == "") is not wanted:
            self.lines.append(f"{role} / {act} / {kept.name}: {got or 'allowed'}")

    def __bool__(self) -> bool:
        return bool(self.lines)

    def __repr__(self) -> str:
        return "\n".join([f"{len(self.lines)} differ", *self.lines[:20]])
