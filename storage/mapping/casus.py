"""A casus as rows, and back."""

import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final

from sqlalchemy import RowMapping

from storage.mapping.answers import answer_of
from storage.mapping.moments import at_home, maybe_moment, micros, moment_of, moment_text
from triage.access.log import Look
from triage.answers import Answer, Ref, Scope
from triage.casus.facts import recipient
from triage.casus.members import Band, Member, Members
from triage.casus.model import Casus, CasusState
from triage.casus.terms import Due
from triage.ids import CasusId, ItemId, PersonId, QuestionId
from triage.ports import CasusRow, Place, TermRow

Cell = str | int | bytes | None
"""What a column holds."""

_NO_ITEM: Final = ""
"""How the casus itself is written where an item stands."""


def item_text(item: ItemId | None) -> str:
    """Return how an item stands in a column; the casus itself is empty."""
    if item == _NO_ITEM:
        raise ValueError("an item without a name")
    return item or _NO_ITEM


def item_of(text: str) -> ItemId | None:
    """Return the item behind a column."""
    return ItemId(text) if text else None


def casus_row(casus: Casus, look: Look) -> dict[str, Cell]:
    """Return the row of a casus as a look changes it."""
    return {
        "id": casus.id,
        "kenmerk": casus.kenmerk,
        "kader": casus.kader,
        "team": casus.team,
        "owner": casus.owner,
        "made": moment_text(casus.made),
        "state": casus.state.value,
        "last_editor": casus.last_editor,
        "proposer": casus.proposer,
        "version": casus.version,
        "reviewed": moment_text(casus.reviewed) if casus.reviewed else None,
        "changed": micros(look.at),
        "crisis": casus.answer("gevaar.nu").value is True,
        "parties": json.dumps(recipients(casus)),
        "shielded": casus.shielded,
    }


def recipients(casus: Casus) -> tuple[str, ...]:
    """Return the names of the organisations that lines go to, each once, in the order of the lines."""
    found = (recipient(casus, line) for line in casus.of(Scope.REGEL))
    parties = dict.fromkeys(party for party in found if party in casus.of(Scope.PARTIJ))
    return tuple(casus.name_of(Scope.PARTIJ, party) for party in parties if party)


MemberRow = tuple[str, str, str, str | None, str | None, str | None]
"""Person, band, first day, last day, who named them, and the team in which it counts."""


def casus_of(
    row: RowMapping,
    items: Iterable[tuple[str, str]],
    answers: Iterable[tuple[str, str, str]],
    members: Iterable[MemberRow] = (),
) -> Casus:
    """Return a casus.

    Args:
        row: its row, by the names of the columns.
        items: id and collection of its items, in their order.
        answers: question, item and value of its answers.
        members: who is named on it, in order.
    """
    return Casus(
        id=row["id"],
        kenmerk=row["kenmerk"],
        kader=row["kader"],
        team=row["team"],
        owner=row["owner"],
        made=moment_of(row["made"]),
        state=CasusState(row["state"]),
        items=items_of(items),
        answers=answers_of(answers),
        last_editor=row["last_editor"],
        proposer=row["proposer"],
        version=row["version"],
        reviewed=maybe_moment(row["reviewed"]),
        shielded=bool(row["shielded"]),
        members=tuple(_member(*one) for one in members),
    )


def _member(person: str, band: str, since: str, until: str | None, by: str | None, team: str | None) -> Member:
    last = date.fromisoformat(until) if until else None
    namer = PersonId(by) if by else None
    return Member(PersonId(person), Band(band), date.fromisoformat(since), last, namer, team or "")


def member_rows(members: Members) -> list[dict[str, Cell]]:
    """Return the columns of each member, in order."""
    return [
        {
            "place": place,
            "person": one.person,
            "band": one.band.value,
            "since": one.since.isoformat(),
            "until": one.until.isoformat() if one.until else None,
            "by": one.by,
            "team": one.team or None,
        }
        for place, one in enumerate(members)
    ]


def items_of(rows: Iterable[tuple[str, str]]) -> Mapping[Scope, tuple[ItemId, ...]]:
    """Return collections from rows of id and collection."""
    found: dict[Scope, tuple[ItemId, ...]] = {}
    for item, scope in rows:
        found[Scope(scope)] = (*found.get(Scope(scope), ()), ItemId(item))
    return found


def answers_of(rows: Iterable[tuple[str, str, str]]) -> Mapping[Ref, Answer]:
    """Return answers from rows of question, item and value."""
    return {Ref(QuestionId(question), item_of(item)): answer_of(value) for question, item, value in rows}


def item_rows(casus: Casus) -> dict[str, tuple[str, int]]:
    """Return collection and place of each item, by its id."""
    return {item: (scope.value, place) for scope, items in casus.items.items() for place, item in enumerate(items)}


def term_rows(terms: Iterable[Due]) -> list[tuple[str, str, str]]:
    """Return term, text and last day of each term, in order."""
    return [(due.term.id, due.term.text, due.due.isoformat()) for due in terms]


def listed(row: RowMapping) -> CasusRow:
    """Return the line of a casus in a list."""
    return CasusRow(
        id=CasusId(row["id"]),
        kenmerk=row["kenmerk"],
        state=CasusState(row["state"]),
        owner=PersonId(row["owner"]),
        owner_name=row["owner_name"] or "",
        parties=tuple(json.loads(row["parties"])),
        changed=at_home(row["changed"]),
        crisis=bool(row["crisis"]),
        proposer=PersonId(row["proposer"]) if row["proposer"] else None,
    )


def term_of(row: RowMapping) -> TermRow:
    """Return a term that runs."""
    due = date.fromisoformat(row["due"])
    return TermRow(
        casus=CasusId(row["casus"]),
        kenmerk=row["kenmerk"],
        term=row["term"],
        text=row["text"],
        due=due,
        state=CasusState(row["state"]),
        owner=PersonId(row["owner"]),
        owner_name=row["owner_name"] or "",
    )


def place_of(row: RowMapping) -> Place:
    """Return where somebody was."""
    return Place(Ref(QuestionId(row["question"]), item_of(row["item"])), row["cursor"])
