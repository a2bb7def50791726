"""The agreements that hold, beside a casus: which recipients they are with, and what they do not cover.

Nothing about a citizen is read for it, so it leaves no log line of its own. It points; it never blocks (hard rule 11).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from triage.answers import Ref, Scope
from triage.besluit.agreements import SealedAgreement, same_organisation
from triage.casework.desk import Desk
from triage.casus.facts import recipient
from triage.casus.model import Casus
from triage.followup.convenant import Convenant, holds
from triage.followup.stuk import Stuk
from triage.ids import ItemId
from triage.ports import UnitOfWork

READ: Final = "convenanten_lezen"


@dataclass(frozen=True, slots=True)
class Partners:
    """The agreements that hold today.

    Args:
        kept: this municipality keeps a register: without one nothing is said of anybody, for nothing is known.
    """

    kept: bool = False
    holding: tuple[Stuk[Convenant], ...] = ()

    def of(self, name: str) -> tuple[Stuk[Convenant], ...]:
        """Return the agreements with an organisation of this name."""
        return tuple(one for one in self.holding if same_organisation(one.content.organisation, name))

    @property
    def names(self) -> tuple[str, ...]:
        """The organisations, each once, by their names."""
        return tuple(sorted(dict.fromkeys(one.content.organisation for one in self.holding), key=str.casefold))


@dataclass(frozen=True, slots=True)
class Note:
    """Something to know at an answer; `ui` has its sentence.

    Args:
        kind: `convenant`, `incidenteel`, `soort_anders` or `niet_gedekt`.
        numbers: of the agreements it is about.
        words: what it is about: the purpose, the kind or the data.
    """

    kind: str
    numbers: tuple[str, ...] = ()
    words: str = ""


def partners(desk: Desk) -> Partners:
    """Return the agreements that hold; nothing for who may not read them."""
    if not desk.may(READ):
        return Partners()
    with desk.work() as work:
        return _partners(desk, work)


def _partners(desk: Desk, work: UnitOfWork) -> Partners:
    every = work.stukken.about_nobody(Convenant)
    kept = any(one.state in ("geldt", "beeindigd") for one in every)
    return Partners(kept, tuple(one for one in every if holds(one, desk.clock.today())))


def agreements(desk: Desk, work: UnitOfWork) -> tuple[SealedAgreement, ...] | None:
    """Return the agreements that hold as a seal tells them; None where this municipality keeps no register."""
    found = _partners(desk, work)
    return tuple(map(_sealed, found.holding)) if found.kept else None


def _sealed(stuk: Stuk[Convenant]) -> SealedAgreement:
    one = stuk.content
    since, until = (day.isoformat() if day else "" for day in (one.since, one.until))
    return SealedAgreement(stuk.number, one.organisation, one.reference, since, until)


def notes(casus: Casus, found: Partners, ref: Ref) -> tuple[Note, ...]:
    """Return what the agreements say about one answer; nothing where no register is kept."""
    if not found.kept or ref.item is None:
        return ()
    match ref.question:
        case "partij.naam":
            return _of_party(casus, found, ref.item)
        case "regel.ontvanger":
            party = recipient(casus, ref.item)
            return _standing(found, casus.text("partij.naam", party)) if party else ()
        case "regel.soort" | "regel.bijzonder":
            return tuple(_not_covered(casus, found, ref))
        case _:
            return ()


def standing_of(found: Partners, name: str) -> Note | None:
    """Return whether there is an agreement with an organisation; None where nothing is known or nobody is named."""
    if not found.kept or not name.strip():
        return None
    matched = found.of(name)
    if not matched:
        return Note("incidenteel")
    purpose = "; ".join(dict.fromkeys(one.content.purpose for one in matched))
    return Note("convenant", tuple(one.number for one in matched), purpose)


def _standing(found: Partners, name: str) -> tuple[Note, ...]:
    note = standing_of(found, name)
    return (note,) if note else ()


def _of_party(casus: Casus, found: Partners, party: ItemId) -> tuple[Note, ...]:
    name = casus.text("partij.naam", party)
    kind = casus.text("partij.soort", party)
    other = tuple(one.number for one in found.of(name) if kind and one.content.kind not in ("", kind))
    return (*_standing(found, name), *((Note("soort_anders", other),) if other else ()))


def _not_covered(casus: Casus, found: Partners, ref: Ref) -> Iterator[Note]:
    """Yield the sorts of data of a line that no agreement with its recipient covers, where those say which."""
    party = recipient(casus, ref.item) if ref.item else None
    matched = [one for one in found.of(casus.text("partij.naam", party)) if one.content.covers] if party else []
    if not matched or party not in casus.of(Scope.PARTIJ):
        return
    covered = {sort.value for one in matched for sort in one.content.covers}
    value = casus.answer(ref.question, ref.item).value
    chosen = (value,) if isinstance(value, str) else value if isinstance(value, tuple) else ()
    numbers = tuple(one.number for one in matched)
    yield from (Note("niet_gedekt", numbers, str(one)) for one in chosen if one != "geen" and one not in covered)
