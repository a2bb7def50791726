"""The ports: what the use cases need from a store, said once for every engine that keeps it.

A unit of work is one transaction. What hands out a person's data takes a `Look` and writes its log lines in that same
transaction, before it returns; if they cannot be written, it raises and nothing is handed out (hard rule 9).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from types import TracebackType
from typing import Final, Protocol, Self

from triage.access.actor import Account, Assignment, Colleague
from triage.access.log import Look
from triage.access.people_ports import Beheer
from triage.access.ports import Adviezen, Inzage, Toegangen
from triage.access.rights import CasusScope
from triage.access.signing import Certificaten, Uitgaven
from triage.account.ports import Jaren
from triage.answers import Ref
from triage.besluit.proposal import Voorstel, Vraag
from triage.besluit.sealing import Besluit
from triage.casus.model import Casus, CasusState
from triage.casus.terms import Due, Sought
from triage.followup.erasing_ports import Wissen
from triage.followup.ports import Stukken
from triage.ids import AccountId, BesluitId, CasusId, PersonId
from triage.kader.versions import Activation, Own
from triage.plan.ports import Overleggen, Plannen

MOST_LOGO: Final = 200_000
"""Bytes of a logo, at most: it goes into every paper."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What the municipality set: printed on paper, and read by the use cases.

    Args:
        colour: `#rrggbb`, at least 4.5:1 against white.
        contact: whom a citizen can call or write to, in one or more lines.
        fg_contact: how to reach the FG.
        practice: this is a practice store with invented cases.
        overview_names: the citizen's overview of who looked names employees (C-579/21: not by itself).
        logo: a PNG for above papers, at most `MOST_LOGO` bytes, or empty.
        window_right: the envelopes of this municipality have their window on the right-hand side.
    """

    municipality: str
    unit: str
    address: str = ""
    contact: str = ""
    fg_contact: str = ""
    colour: str = "#0d5c66"
    idle_minutes: int = 10
    practice: bool = False
    overview_names: bool = False
    logo: bytes = b""
    window_right: bool = False


@dataclass(frozen=True, slots=True)
class CasusRow:
    """A casus in a list: what it takes to choose it, and no name of a person.

    Args:
        parties: the recipients of its lines, the only words by which people tell casussen apart in a list.
        changed: when it was last changed.
        crisis: somebody was in danger when it came in.
        proposer: who put the present version forward, or None.
    """

    id: CasusId
    kenmerk: str
    state: CasusState
    owner: PersonId
    owner_name: str
    parties: tuple[str, ...]
    changed: datetime
    crisis: bool
    proposer: PersonId | None = None


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which casussen a list is about.

    Args:
        states: only those that stand so.
        crisis: only those in which somebody was in danger.
    """

    states: frozenset[CasusState] = frozenset(CasusState)
    crisis: bool = False


EVERY: Final = Wanted()
"""A list of everything in reach."""


@dataclass(frozen=True, slots=True)
class TermRow:
    """A term that runs for a casus in scope, and whose casus it is."""

    casus: CasusId
    kenmerk: str
    term: str
    text: str
    due: date
    state: CasusState
    owner: PersonId
    owner_name: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody was in a casus: the question, and the cursor inside its text."""

    ref: Ref
    cursor: int = 0


@dataclass(frozen=True, slots=True)
class SealMark:
    """A seal by what stands on the outside of it: nothing of a person, and nothing of what was decided.

    Args:
        kind: `besluit` or `vastlegging`.
        digest: hex, the same for who ever looks.
    """

    id: BesluitId
    casus: CasusId
    number: str
    kind: str
    sealed_at: datetime
    digest: str


class Casussen(Protocol):
    """The casussen."""

    def next_kenmerk(self, year: int) -> str:
        """Return the next free kenmerk of a year, `2026-0001`."""
        ...

    def add(self, casus: Casus, look: Look) -> None:
        """Keep a new casus."""
        ...

    def get(self, casus: CasusId, scope: CasusScope, look: Look) -> Casus:
        """Return a casus after writing a log line per person in it.

        Raises:
            Refusal: `casus_onbekend` when there is none in scope; whether it exists is not told.
        """
        ...

    def stands(self, casus: CasusId, scope: CasusScope) -> CasusState | None:
        """Return where a casus in scope stands, or None. Nothing about a person is read: it leaves no log line."""
        ...

    def save(self, before: Casus, after: Casus, terms: tuple[Due, ...], look: Look) -> None:
        """Keep what changed between two values of a casus, with its log lines.

        Raises:
            Refusal: `inmiddels_gewijzigd` when the store holds another version than `before`; `overgang_kan_niet` for
                a change of its state that is not drawn (`triage.followup.standen`).
        """
        ...

    def keep_naming(self, before: Casus, after: Casus, look: Look) -> None:
        """Keep who is named on a casus and whether it is afgeschermd, and nothing else of it, with its log lines.

        No answer, term or stamp changes, and the casus does not move in a list.

        Raises:
            Refusal: `inmiddels_gewijzigd` when the store holds another version than `before`.
        """
        ...

    def rows(
        self, scope: CasusScope, look: Look, kenmerk: str = "", limit: int = 200, skip: int = 0, wanted: Wanted = EVERY
    ) -> tuple[CasusRow, ...]:
        """Return casussen in scope, last changed first; `kenmerk` narrows to references that contain it."""
        ...

    def count(self, scope: CasusScope, kenmerk: str = "") -> int:
        """Return how many casussen `rows` would give without a limit."""
        ...

    def terms(
        self,
        scope: CasusScope,
        until: date | None,
        sought: tuple[Sought, ...] | None = None,
        owners: tuple[PersonId, ...] | None = None,
        since: date | None = None,
        limit: int = 10_000,
    ) -> tuple[TermRow, ...]:
        """Return terms in scope, soonest first; leaves no log line.

        Args:
            until, since: only what ends on or before, on or after this day.
            sought: only these, as they ask; None for every term that was kept.
            owners: only casussen of these people; None for everybody's.
        """
        ...

    def keep_place(self, casus: CasusId, person: PersonId, place: Place) -> None:
        """Keep where somebody is. Holds no data of a person, so it leaves no log line."""
        ...

    def place(self, casus: CasusId, person: PersonId) -> Place | None:
        """Return where somebody was, or None."""
        ...

    def keep_draft(self, casus: CasusId, person: PersonId, draft: str) -> None:
        """Keep the decision somebody is typing about a casus, whole and durably; an empty text takes it away.

        Call after `get`, which writes the log lines of the look; the words stay with the one who types them.
        """
        ...

    def draft(self, casus: CasusId, person: PersonId) -> str:
        """Return the decision somebody was typing, or an empty text. Call after `get`."""
        ...

    def text_elsewhere(self, casus: CasusId, text: str, scope: CasusScope) -> bool:
        """Tell whether the same words stand in another casus in scope, by a keyed digest; nothing of it is read."""
        ...


class Voorstellen(Protocol):
    """Versions that were put to a decider, and the thread of questions."""

    def add(self, voorstel: Voorstel) -> None:
        """Keep a version put forward."""
        ...

    def of(self, casus: CasusId) -> tuple[Voorstel, ...]:
        """Return the versions of a casus, oldest first. Call after `Casussen.get`, which writes the log lines."""
        ...

    def ask(self, vraag: Vraag) -> None:
        """Keep a question with which a casus goes back."""
        ...

    def answer(self, vraag: Vraag, answer: str) -> None:
        """Keep the proposer's answer to a question."""
        ...

    def thread(self, casus: CasusId) -> tuple[Vraag, ...]:
        """Return the questions about a casus, oldest first."""
        ...


class Besluiten(Protocol):
    """Sealed decisions: insert only."""

    def last_digest(self) -> str:
        """Return the digest of the newest seal of the store, or `NO_SEAL`."""
        ...

    def count(self, casus: CasusId, kind: str) -> int:
        """Return how many seals of a kind a casus has."""
        ...

    def add(self, besluit: Besluit, look: Look) -> None:
        """Keep a seal with its log lines, together or not at all."""
        ...

    def get(self, besluit: BesluitId, scope: CasusScope, look: Look) -> Besluit:
        """Return a seal after checking its digest and writing its log lines.

        Raises:
            Refusal: `besluit_onbekend`.
            Trouble: `zegel_gebroken` when the content is not what was sealed.
        """
        ...

    def of(self, casus: CasusId, scope: CasusScope) -> tuple[tuple[BesluitId, str, datetime], ...]:
        """Return id, number and moment of the seals of a casus in scope, oldest first."""
        ...

    def by_number(self, number: str, scope: CasusScope) -> BesluitId | None:
        """Return the id behind a number (`2026-0148-B2`) in scope, or None."""
        ...

    def chain(self) -> tuple[tuple[str, str], ...]:
        """Return number and digest of every seal in order, after checking each link to the one before.

        Raises:
            Trouble: `zegel_gebroken` with the number of the first that does not fit.
        """
        ...

    def marks(self, since: date, until: date) -> tuple[SealMark, ...]:
        """Return the outside of every seal of a period, both days included, in order of sealing; leaves no log line.

        Of every seal, also where the casus is afgeschermd or gone: who counts or draws may not pass one over.
        """
        ...

    def mark(self, number: str) -> SealMark | None:
        """Return the outside of the seal with a number, or None. Call within a check of a paper that is logged.

        Of every seal, also where the casus is afgeschermd or gone: who holds a paper of ours is told that it is ours.
        """
        ...

    def keep_paper(self, besluit: BesluitId, paper: bytes) -> None:
        """Keep the issued PDF of a seal; the first one stays."""
        ...

    def paper(self, besluit: BesluitId) -> bytes | None:
        """Return the issued PDF, or None. Call after `get`, which writes the log lines."""
        ...


class Mensen(Beheer, Protocol):
    """The people who work with the program, their accounts and roles."""

    def settings(self) -> Settings:
        """Return what the municipality set."""
        ...

    def set_settings(self, settings: Settings) -> None:
        """Keep settings."""
        ...

    def add(self, colleague: Colleague, accounts: tuple[Account, ...], assignments: tuple[Assignment, ...]) -> None:
        """Keep a person with accounts and roles."""
        ...

    def account(self, account: AccountId) -> Account | None:
        """Return an account."""
        ...

    def accounts(self) -> tuple[Account, ...]:
        """Return every account."""
        ...

    def colleague(self, person: PersonId) -> Colleague | None:
        """Return a person."""
        ...

    def colleagues(self) -> tuple[Colleague, ...]:
        """Return everybody who works or worked with the program; two who turned out to be one stand there once."""
        ...

    def assignments(self, person: PersonId) -> tuple[Assignment, ...]:
        """Return the roles of a person, past and present."""
        ...


class Concepten(Protocol):
    """What somebody is typing and did not hand in yet: it stays with the one who types it, and leaves no log line."""

    def keep(self, person: PersonId, about: str, text: str) -> None:
        """Keep it, whole and durably; an empty text takes it away.

        Args:
            about: what it is about, `plan:<id>`, `advies:<casus>`; ids only.
        """
        ...

    def text(self, person: PersonId, about: str) -> str:
        """Return what somebody was typing, or an empty text."""
        ...


class Kaders(Protocol):
    """The kaders that the municipality added, and which one holds since when. Insert only."""

    def own(self) -> tuple[Own, ...]:
        """Return the kaders that the municipality added, oldest first."""
        ...

    def add(self, own: Own, at: datetime, by: PersonId) -> None:
        """Keep a kader of the municipality's own."""
        ...

    def activations(self) -> tuple[Activation, ...]:
        """Return every activation, oldest first."""
        ...

    def activate(self, activation: Activation) -> None:
        """Keep that a version was activated."""
        ...

    def open_casussen(self) -> Mapping[str, int]:
        """Return how many casussen that are not decided stand under each version; a number, and nothing of a casus."""
        ...


class Logboek(Protocol):
    """The log of looks and changes."""

    def write(self, look: Look) -> None:
        """Write a line about no person (logging in, a list, a refusal)."""
        ...

    def head(self) -> tuple[int, str]:
        """Return the number and the short mark of the newest line, for paper."""
        ...


class UnitOfWork(Protocol):
    """One transaction. Leaving it without `commit` takes everything back, log lines too."""

    @property
    def casussen(self) -> Casussen:
        """The casussen."""
        ...

    @property
    def voorstellen(self) -> Voorstellen:
        """The versions put forward."""
        ...

    @property
    def besluiten(self) -> Besluiten:
        """The seals."""
        ...

    @property
    def mensen(self) -> Mensen:
        """The people."""
        ...

    @property
    def logboek(self) -> Logboek:
        """The log."""
        ...

    @property
    def concepten(self) -> Concepten:
        """What is being typed."""
        ...

    @property
    def adviezen(self) -> Adviezen:
        """The questions to advisers."""
        ...

    @property
    def toegangen(self) -> Toegangen:
        """The requests for access."""
        ...

    @property
    def plannen(self) -> Plannen:
        """The 1-plannen."""
        ...

    @property
    def overleggen(self) -> Overleggen:
        """The casusoverleggen."""
        ...

    @property
    def stukken(self) -> Stukken:
        """The pieces of the follow-up."""
        ...

    @property
    def uitgaven(self) -> Uitgaven:
        """What was issued."""
        ...

    @property
    def certificaten(self) -> Certificaten:
        """The certificates that papers are signed with."""
        ...

    @property
    def jaren(self) -> Jaren:
        """What is counted of a year."""
        ...

    @property
    def erasing(self) -> Wissen:
        """What is kept, and destroying it by law."""
        ...

    @property
    def inzage(self) -> Inzage:
        """The log as it is read."""
        ...

    @property
    def kaders(self) -> Kaders:
        """The versions of the kader."""
        ...

    def __enter__(self) -> Self:
        """Begin."""
        ...

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End; take back what was not committed."""
        ...

    def commit(self) -> None:
        """Keep everything, durably; when this returns it survives a crash."""
        ...


Work = Callable[[], UnitOfWork]
"""Begins a unit of work."""


class NewIds(Protocol):
    """Gives random ids."""

    def __call__(self) -> str:
        """Return a fresh random id."""
        ...
