"""The 1-plan as a value: people, a regisseur, agreements. It has no field that can hold a background (hard rule 5).

Every text in it is short and passes the dat-wat check (`triage.plan.datwat`); where a word is right after all, the
reason is chosen from a list, so that the reason cannot tell the background either.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from triage.ids import BesluitId, CasusId, CodeId, ItemId, PersonId

TEXT: Final = 160
"""The most characters of an agreement; of a goal as well."""
NAME: Final = 80
"""The most characters of a name, an organisation, a function, or a way to reach somebody."""


class PlanState(StrEnum):
    """Where a plan stands."""

    LOOPT = "loopt"
    GESLOTEN = "gesloten"


class Slot(StrEnum):
    """Why a plan was closed."""

    DOEL_BEREIKT = "doel_bereikt"
    NIET_MEER_NODIG = "niet_meer_nodig"
    HUISHOUDEN_STOPT = "huishouden_stopt"
    OVERGEDRAGEN = "overgedragen"


class Inkijk(StrEnum):
    """What somebody of the household reads of the plan."""

    HEEL = "heel"
    """The whole plan, but for lines that are closed to them."""
    EIGEN = "eigen"
    """Only lines about themselves, and about whom they represent: an ex-partner, a child of twelve or older."""
    NIETS = "niets"
    """Nothing, or not yet: with an E code of the kader."""


class Gedaan(StrEnum):
    """How far an agreement is."""

    LOOPT = "loopt"
    KLAAR = "klaar"
    GESTOPT = "gestopt"


class Waarop(StrEnum):
    """On what it rests that something stands in the plan, or that somebody is asked to a meeting."""

    INSTEMMING = "instemming"
    """The person agreed to it."""
    BESLUIT = "besluit"
    """A sealed decision, with its number."""
    ROUTE = "route"
    """A statutory route, recorded in the casus, with the number of the vastlegging."""
    ZELF = "zelf"
    """The household does it itself."""


class Reden(StrEnum):
    """Why a word that the dat-wat check marks is right here."""

    EIGENNAAM = "eigennaam"
    """It is the name of a person, a street or a building."""
    ANDERE_BETEKENIS = "andere_betekenis"
    """Here it means something else."""
    SOORT_HULP = "soort_hulp"
    """It is no more than the kind of help."""
    HUISHOUDEN_WIL = "huishouden_wil"
    """The person wants these words here, and said so."""


@dataclass(frozen=True, slots=True)
class Basis:
    """On what a line rests.

    Args:
        number: of the besluit or vastlegging (`2026-0148-B2`), where it rests on one.
    """

    kind: Waarop
    number: str = ""


@dataclass(frozen=True, slots=True)
class Gehouden:
    """A word that was marked and kept: which, of what kind the check took it to be, and why it is right here."""

    quote: str
    kind: str
    reason: Reden


@dataclass(frozen=True, slots=True)
class Bewoner:
    """Somebody of the household, with as little as tells them apart.

    Args:
        id: the person in the casus.
        name: what the plan calls them: a first name will do.
        age_group: `onder_12`, `12_tot_16`, `16_of_17`, `volwassen` or `onbekend`.
        code: the E code, when they read nothing, or less than the whole.
        speaks_for: whose lines they may read as gezag or representative.
        hidden: their address is secret: how to reach helpers of theirs is shown to nobody else in the household.
    """

    id: ItemId
    name: str
    age_group: str
    inkijk: Inkijk = Inkijk.HEEL
    code: CodeId | None = None
    speaks_for: tuple[ItemId, ...] = ()
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Hulpverlener:
    """Somebody who gives help, of an organisation.

    Args:
        contact: a telephone number or address at work.
        colleague: who this is among the people who work with the program, or None: then paper is their only way.
        kept: words of the function or the contact that the check marked and that are right here.
    """

    id: ItemId
    name: str
    organisation: str
    function: str = ""
    contact: str = ""
    colleague: PersonId | None = None
    kept: tuple[Gehouden, ...] = ()


@dataclass(frozen=True, slots=True)
class Regisseur:
    """Who has the regie over the plan, and how to reach them."""

    person: PersonId
    name: str
    function: str
    contact: str = ""


@dataclass(frozen=True, slots=True)
class Afspraak:
    """One agreement: who does what for whom, from when to when.

    Args:
        about: for whom; None for the household together.
        helper: who does it; None when the household does it itself.
        support: a slug of the kader's neutral list.
        text: a short agreement, or empty.
        readers: who of the household sees this line; `triage.plan.reading` proposes them.
        helpers: which other helpers see it; who does it always does.
        condition: the code of the condition (B2 or B3) when the organisation itself reveals special data.
        kept: words that the check marked and that are right here.
        overleg: number of the casusoverleg it comes from, or empty.
    """

    id: ItemId
    about: ItemId | None
    support: str
    since: date
    basis: Basis
    helper: ItemId | None = None
    text: str = ""
    until: date | None = None
    done: Gedaan = Gedaan.LOOPT
    done_on: date | None = None
    readers: tuple[ItemId, ...] = ()
    helpers: tuple[ItemId, ...] = ()
    condition: CodeId | None = None
    kept: tuple[Gehouden, ...] = ()
    overleg: str = ""

    @property
    def special(self) -> bool:
        """Tell whether the organisation itself reveals special data: *bijzonder*."""
        return self.condition is not None


@dataclass(frozen=True, slots=True)
class Plan:
    """A 1-plan.

    Args:
        id: random id.
        number: what people call it, `2026-0148-P1`.
        goal: the goal in short and plain words; it is printed.
        begun: when samenhang, noodzaak and goal were recorded and the plan began.
        goal_kept: words of the goal that the check marked and that are right here.
        version: counts changes, from 1; a change made against an older version is refused.
    """

    id: str
    casus: CasusId
    number: str
    goal: str
    begun: datetime
    regisseur: Regisseur
    bewoners: tuple[Bewoner, ...] = ()
    helpers: tuple[Hulpverlener, ...] = ()
    afspraken: tuple[Afspraak, ...] = ()
    state: PlanState = PlanState.LOOPT
    closed_on: date | None = None
    closed_why: Slot | None = None
    version: int = 0
    goal_kept: tuple[Gehouden, ...] = ()

    def bewoner(self, item: ItemId) -> Bewoner:
        """Return somebody of the household by id."""
        return next(one for one in self.bewoners if one.id == item)

    def helper(self, item: ItemId) -> Hulpverlener:
        """Return a helper by id."""
        return next(one for one in self.helpers if one.id == item)

    def afspraak(self, item: ItemId) -> Afspraak:
        """Return an agreement by id."""
        return next(one for one in self.afspraken if one.id == item)

    def with_afspraak(self, afspraak: Afspraak) -> "Plan":
        """Return the plan with an agreement put in the place of the one with its id, or at the end."""
        if afspraak.id in {one.id for one in self.afspraken}:
            kept = tuple(afspraak if one.id == afspraak.id else one for one in self.afspraken)
            return replace(self, afspraken=kept)
        return replace(self, afspraken=(*self.afspraken, afspraak))


@dataclass(frozen=True, slots=True)
class PlanRow:
    """A plan in a list; no name of a person of the household (decision 0007).

    Args:
        organisations: the organisations that help, as people tell plans apart.
        own: only an own part of it is for whoever asked.
    """

    id: str
    number: str
    kenmerk: str
    state: PlanState
    regisseur: str
    organisations: tuple[str, ...]
    changed: datetime
    own: bool = False


@dataclass(frozen=True, slots=True)
class PlanVersion:
    """What a plan was after a change, with who made it: the history.

    Args:
        act: what was done, a slug (`begonnen`, `afspraak_toegevoegd`, …).
    """

    number: int
    at: datetime
    by: PersonId
    by_name: str
    act: str
    plan: Plan


@dataclass(frozen=True, slots=True)
class Grant:
    """A sealed decision, or a vastlegging, that a line may rest on, as the plan needs to know it.

    Args:
        kind: `besluit` or `route`: what a line that rests on it has for a basis.
        people: whose data may be shared by it.
        recipients: with whom, as the seal names them.
    """

    besluit: BesluitId
    number: str
    valid_until: date | None
    kind: Waarop = Waarop.BESLUIT
    people: tuple[ItemId, ...] = ()
    recipients: tuple[str, ...] = ()
