"""A signal: somebody saw that there is concern. Dat-informatie only, and each signal stands by itself.

Who, where, that there is concern, and from what kind of source (vision 4.5; compare Jeugdwet 7.1.4.3: identifying data
and a date, nothing more). There is no field for what happened or why: who wants to tell that is told to open a casus.
The id of the person is new in every signal, so that two signals about one person have nothing in common.
"""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Final

from triage.followup.machine import START, Arrow, Machine
from triage.followup.stuk import Stuk
from triage.ids import ItemId, PersonId
from triage.plan.checks import one_line


class Bron(StrEnum):
    """From what kind of source it came; never who it was."""

    PROFESSIONAL = "professional"
    NAASTE = "naaste"
    BUURT = "buurt"
    VRIJWILLIGER = "vrijwilliger"
    ANDERS = "anders"


class Verzwegen(StrEnum):
    """Why the source is not named; a choice, since words of one's own would tell what happened."""

    GENOEMD = "genoemd"
    """It is named."""
    GEVAAR = "gevaar"
    """Naming it would endanger it (vision 4.5)."""
    GEVRAAGD = "gevraagd"
    """It asked not to be named, and need not be."""
    ANONIEM = "anoniem"
    """It did not say who it was."""


class Onterecht(StrEnum):
    """Why a signal was unfounded: the only thing about it that stays."""

    KLOPT_NIET = "klopt_niet"
    ANDERE_PERSOON = "andere_persoon"
    """It is about somebody else."""
    TERUGGENOMEN = "teruggenomen"
    """The source took it back."""


class Wijze(StrEnum):
    """How the person was told."""

    BRIEF = "brief"
    GESPREK = "gesprek"
    DOOR_BRON = "door_bron"
    """The source told the person itself, and we know it did (vision 4.5)."""


@dataclass(frozen=True, slots=True)
class Uitvraag:
    """Somebody who was asked about the person: that tells them that there is concern, so they hear how it ended.

    Args:
        name, function: the organisation or person that was asked, and the function.
        on: when.
        by, by_name: who asked.
    """

    name: str
    function: str
    on: date
    by: PersonId
    by_name: str


@dataclass(frozen=True, slots=True)
class Verteld:
    """The person was told."""

    on: date
    how: Wijze
    by: PersonId
    by_name: str


@dataclass(frozen=True, slots=True)
class Uitstel:
    """Not telling the person yet: a decision of its own, by another than who asks it (hard rules 3 and 6; UAVG 41).

    Args:
        code, sentence, law: the C code, as it read on that day.
        until: the last day of the deferral.
        motivation: why it is necessary and proportionate, in the words of who asks it.
        agreed: None while nobody decided.
        words: the decider's own words, whatever was decided.
        mandate: the reference of the decider's mandate.
    """

    code: str
    sentence: str
    law: str
    until: date
    motivation: str
    asked_on: date
    asked_by: PersonId
    asked_name: str
    agreed: bool | None = None
    words: str = ""
    decided_on: date | None = None
    decided_by: PersonId | None = None
    decided_name: str = ""
    decided_function: str = ""
    mandate: str = ""


@dataclass(frozen=True, slots=True)
class Signaal:
    """What a signal holds. One that was destroyed holds no more than its days, and the reason if it was unfounded.

    Args:
        name, born: the person, as little as identifies them.
        about: the id of the person in the log; of this signal alone.
        area: neighbourhood or place, a few words.
        kind: slug of the kind of organisation where the concern was seen (`PartyKind`), or empty.
        concern: with what support might help, slugs of the neutral list of the kader; never what is the matter.
        source_name: who gave the signal, or empty where `unnamed` says why not.
        received: on which day it came in.
        deferrals: in order; the last one that was agreed to holds.
        ended: on which day it got its outcome.
        route: slug of the statutory route that was taken instead.
        casus: the kenmerk of the casus that was opened for it.
        notices: the ids of the notices that it was unfounded.
        never_told: why the person is not told even now that it goes: a decision as strict as a deferral, or None.
    """

    name: str
    born: date | None
    about: ItemId | None
    area: str
    kind: str
    concern: tuple[str, ...]
    source: Bron | None
    source_name: str
    unnamed: Verzwegen | None
    received: date
    by: PersonId
    by_name: str
    by_function: str
    asked: tuple[Uitvraag, ...] = ()
    told: Verteld | None = None
    deferrals: tuple[Uitstel, ...] = ()
    ended: date | None = None
    route: str = ""
    casus: str = ""
    unfounded: Onterecht | None = None
    notices: tuple[str, ...] = ()
    never_told: Uitstel | None = None

    @property
    def asked_deferral(self) -> Uitstel | None:
        """The deferral that waits for a decision, or None."""
        last = self.deferrals[-1] if self.deferrals else None
        return last if last is not None and last.agreed is None else None

    @property
    def deferral(self) -> Uitstel | None:
        """The deferral that was agreed to last, or None; whether it still holds is asked with a day."""
        return next((one for one in reversed(self.deferrals) if one.agreed), None)


TELL: Final = "signaal_informeren"
DEFER: Final = "uitstel_loopt_af"
AT_MOST: Final = "uitstel_beoordelen"
"""A maximum: how long one deferral may last."""
TELL_AFTER: Final = "alsnog_informeren"
DESTROY: Final = "signaal_vernietigen"
KEEP: Final = "signaal_bewaren"
"""How long a signal that ended otherwise stays; its content goes as that of an unfounded one does."""
TELLING: Final = (TELL, DEFER, TELL_AFTER)
"""The terms of telling the person: at most one of them runs."""

KEPT: Final = ("geen_actie", "casus", "andere_route")
LIVE: Final = ("open", *KEPT)

MACHINE: Final = Machine(
    "signaal",
    (
        Arrow(START, "vastleggen", "open"),
        *(Arrow("open", outcome, outcome) for outcome in KEPT),
        *(
            arrow
            for state in LIVE
            for arrow in (
                Arrow(state, "uitvragen", state),
                Arrow(state, "vertellen", state, TELLING),
                Arrow(state, "uitstel_vragen", state),
                Arrow(state, "uitstel_geven", state, TELLING),
                Arrow(state, "uitstel_weigeren", state),
                Arrow(state, "uitstel_opheffen", state, (DEFER,)),
                Arrow(state, "onterecht", "onterecht", (TELL, TELL_AFTER, KEEP)),
            )
        ),
        Arrow("onterecht", "uitstel_opheffen", "onterecht", (DEFER,)),
        *(
            arrow
            for state in ("onterecht", *KEPT)
            for arrow in (
                Arrow(state, "niet_vertellen_vragen", state),
                Arrow(state, "niet_vertellen", state, (DEFER,)),
                Arrow(state, "wel_vertellen", state),
                Arrow(state, "vernietigen", "vernietigd", (DESTROY if state == "onterecht" else KEEP,)),
            )
        ),
    ),
)
"""Also after its outcome a signal can turn out to be unfounded; only what was destroyed is at its end."""

NAME: Final = 120
AREA: Final = 60


def tidy_name(typed: str) -> str:
    """Return a name as it is kept: one line.

    Raises:
        Refusal: `regel_te_lang` or `regel_tekens`.
    """
    return one_line("naam", typed, NAME)


def tidy_area(typed: str) -> str:
    """Return a neighbourhood or place as it is kept: a few words on one line.

    Raises:
        Refusal: `regel_te_lang` or `regel_tekens`.
    """
    return one_line("plek", typed, AREA)


def waits(stuk: Stuk[Signaal]) -> bool:
    """Tell whether a deferral stands: agreed to, and not lifted. It stays so after its end, until people act on it."""
    return stuk.term(DEFER) is not None


def emptied(signal: Signaal) -> Signaal:
    """Return what stays of a signal: when it came, when it ended, and why it was unfounded. Nothing of anybody."""
    return Signaal(
        name="",
        born=None,
        about=None,
        area="",
        kind="",
        concern=(),
        source=None,
        source_name="",
        unnamed=None,
        received=signal.received,
        by=PersonId(""),
        by_name="",
        by_function="",
        ended=signal.ended,
        unfounded=signal.unfounded,
    )


def with_deferral(signal: Signaal, decided: Uitstel) -> Signaal:
    """Return the signal with its last deferral replaced."""
    return replace(signal, deferrals=(*signal.deferrals[:-1], decided))
