"""Destroying by law in the encrypted file: everything of a casus, or of a piece that stands by itself.

The guards of the file let go only of what stands in `wissen`, which is filled here and emptied again before this
returns. What a file keeps of removed rows is cleared after the transaction (`storage.tidy`).
"""

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Table, delete, func, or_, select

from storage.erasing_tables import gewist, opruimen, wissen
from storage.followup_tables import stuk, stuk_term, stuk_version
from storage.log.chain import destroy_payloads
from storage.mapping.marks import mark_of_person
from storage.mapping.moments import maybe_day, moment_text
from storage.mapping.stuk import stuk_row, term_rows, version_row
from storage.mapping.uitgave import spaced
from storage.need_tables import (
    adviesvraag,
    casus_member,
    concept,
    overleg,
    person_mark,
    plan,
    plan_helper,
    plan_version,
    toegang,
)
from storage.paper_tables import uitgave
from storage.repositories.held import held_casussen
from storage.repositories.trail import Trail, entry_of
from storage.tables import (
    answer,
    besluit,
    besluit_paper,
    casus_item,
    casus_place,
    casus_term,
    decision_draft,
    log_line,
    log_payload,
    text_mark,
    voorstel,
    vraag,
)
from storage.tables import casus as casus_table
from triage.access.log import LogLine, Look
from triage.access.rights import CasusScope
from triage.casus.model import CasusState
from triage.faults import Refusal
from triage.followup.erasing_ports import Gone, Held
from triage.followup.kinds import MACHINES
from triage.followup.stuk import Stuk, demand_moved
from triage.ids import CasusId

_OF_CASUS: Final = (
    voorstel, vraag, toegang, adviesvraag, answer, text_mark, person_mark, casus_item, casus_term, casus_place,
    casus_member, decision_draft, overleg, stuk_term,
)  # fmt: skip
"""Tables with rows of a casus that nothing else hangs on."""
_EMPTIED: Final = {
    "state": CasusState.GESLOTEN.value,
    "last_editor": None,
    "proposer": None,
    "reviewed": None,
    "crisis": False,
    "parties": "[]",
    # Afgeschermd with nobody named: in no query anybody's, as if it were not there.
    "shielded": True,
}
"""What stays in the row of a casus, beside its kenmerk: a kenmerk is never given out again."""


class SqlErasing:
    """Keeping and destroying (see `triage.followup.erasing_ports.Wissen`).

    Args:
        mark_key: the key under which persons are recognised.
    """

    def __init__(self, connection: Connection, trail: Trail, mark_key: bytes) -> None:
        self._connection = connection
        self._trail = trail
        self._mark_key = mark_key
        self.used = False

    def held(self, scope: CasusScope, look: Look, casus: CasusId | None = None) -> tuple[Held, ...]:
        """Return what is kept of the casussen in scope, longest unchanged first."""
        if casus is None:
            self._trail.leave(look, None)
        return held_casussen(self._connection, scope, casus)

    def casus(self, casus: CasusId, look: Look, backups_until: date) -> Gone:
        """Take away everything of a casus; the skeleton of its seals and log lines stays."""
        if not self._there(casus) or self.destroyed(casus):
            raise Refusal("casus_onbekend")
        loose = self._loose_requests(casus)
        with self._let_go((casus, *loose)):
            counts = self._drafts(self._ids(casus)) | self._rows(casus, loose) | self._seals(casus)
            own, bare = casus_table.c, {"version": casus_table.c.version + 1, **_EMPTIED}
            self._connection.execute(casus_table.update().where(own.id == casus).values(bare))
        counts["log_payload"] = self._payloads(self._lines_of(casus), look, casus)
        self._note(casus, casus, look, backups_until)
        return Gone({table: count for table, count in counts.items() if count})

    def stuk(self, before: Stuk[Any], after: Stuk[Any], act: str, look: Look, backups_until: date) -> None:
        """Put an emptied piece in the place of one that stands by itself; its history goes."""
        demand_moved(before, after, MACHINES[before.soort], act)
        if before.casus is not None or after.casus is not None:
            raise ValueError("a piece of a casus goes with its casus")
        values = {name: value for name, value in stuk_row(after, look).items() if name != "id"}
        fits = (stuk.c.id == before.id, stuk.c.version == before.version)
        if self._connection.execute(stuk.update().where(*fits).values(values)).rowcount != 1:
            raise Refusal("inmiddels_gewijzigd")
        with self._let_go((before.id,)):
            self._delete(stuk_version, stuk_version.c.stuk == before.id)
            self._delete(uitgave, uitgave.c.stuk == before.id)
        self._delete(stuk_term, stuk_term.c.stuk == before.id)
        self._connection.execute(stuk_version.insert(), version_row(after, act, look))
        if rows := term_rows(after):
            self._connection.execute(stuk_term.insert(), rows)
        self._drafts({before.id, before.number})
        self._payloads(self._lines_about({before.id, before.number}), look, None)
        self._note(before.id, None, look, backups_until)

    def hand_over(self, casus: CasusId, team: str, owner: str) -> None:
        """Give a casus, with its pieces and what is owed, to another team and owner."""
        own = casus_table.c
        was = self._connection.execute(select(own.team, own.owner).where(own.id == casus)).one()
        self._connection.execute(casus_table.update().where(own.id == casus).values(team=team, owner=owner))
        for table in (stuk, stuk_term):
            mine = (
                (table.c.casus == casus,) if was.team != team else (table.c.casus == casus, table.c.owner == was.owner)
            )
            self._connection.execute(table.update().where(*mine).values(team=team, owner=owner))

    def destroyed(self, casus: CasusId) -> bool:
        """Tell whether a casus was destroyed."""
        return self._connection.execute(select(gewist.c.id).where(gewist.c.id == casus)).first() is not None

    @contextmanager
    def _let_go(self, ids: Iterable[str]) -> Iterator[None]:
        """Open the guards of the file for these ids, and close them again. What fails is taken back with the rest."""
        self.used = True
        self._connection.execute(wissen.insert(), [{"id": one} for one in ids])
        yield
        self._connection.execute(delete(wissen))

    def _there(self, casus: CasusId) -> bool:
        return self._connection.execute(select(casus_table.c.id).where(casus_table.c.id == casus)).first() is not None

    def _delete(self, table: Table, *where: ColumnElement[bool]) -> int:
        return self._connection.execute(delete(table).where(*where)).rowcount

    def _rows(self, casus: CasusId, loose: tuple[str, ...]) -> dict[str, int]:
        plans = select(plan.c.id).where(plan.c.casus == casus)
        pieces = select(stuk.c.id).where(stuk.c.casus == casus)
        also = func.instr(uitgave.c.also, spaced(casus)) > 0
        counts = {
            "plan_version": self._delete(plan_version, plan_version.c.plan.in_(plans)),
            "plan_helper": self._delete(plan_helper, plan_helper.c.plan.in_(plans)),
            "plan": self._delete(plan, plan.c.casus == casus),
            "stuk_version": self._delete(stuk_version, stuk_version.c.stuk.in_(pieces)),
            **{table.name: self._delete(table, table.c.casus == casus) for table in _OF_CASUS},
            "stuk": self._delete(stuk, stuk.c.casus == casus),
            "uitgave": self._delete(uitgave, or_(uitgave.c.casus == casus, also)),
        }
        counts["toegang"] += self._delete(toegang, toegang.c.id.in_(loose))
        return counts

    def _seals(self, casus: CasusId) -> dict[str, int]:
        sealed = select(besluit.c.id).where(besluit.c.casus == casus)
        papers = self._delete(besluit_paper, besluit_paper.c.besluit.in_(sealed))
        emptied = self._connection.execute(besluit.update().where(besluit.c.casus == casus).values(content=b""))
        return {"besluit_paper": papers, "besluit": emptied.rowcount}

    def _ids(self, casus: CasusId) -> set[str]:
        """Return the ids by which a draft can be about this casus."""
        found = {str(casus)}
        for table in (casus_item, plan, overleg, toegang, adviesvraag, stuk, besluit, voorstel):
            found.update(self._connection.execute(select(table.c.id).where(table.c.casus == casus)).scalars())
        return found

    def _drafts(self, ids: set[str]) -> dict[str, int]:
        about = self._connection.execute(select(concept.c.about).distinct()).scalars()
        gone = [one for one in about if ids & set(one.replace("/", ":").split(":"))]
        return {"concept": sum(self._delete(concept, concept.c.about == one) for one in gone)}

    def _loose_requests(self, casus: CasusId) -> tuple[str, ...]:
        """Return requests for access about no casus that name a person of this one, who is in no other casus."""
        mine = select(person_mark.c.mark).where(person_mark.c.casus == casus)
        others = set(self._connection.execute(select(person_mark.c.mark).where(person_mark.c.casus != casus)).scalars())
        marks = set(self._connection.execute(mine).scalars()) - others
        asked = select(toegang.c.id, toegang.c.name, toegang.c.born).where(toegang.c.casus.is_(None))
        rows = self._connection.execute(asked).all() if marks else ()
        return tuple(
            row.id
            for row in rows
            if (born := maybe_day(row.born)) and mark_of_person(row.name, born, self._mark_key) in marks
        )

    def _lines_about(self, names: set[str]) -> list[int]:
        """Return the lines about no casus whose detail names one of these."""
        lines = log_line.join(log_payload, log_payload.c.seq == log_line.c.seq)
        found = select(log_line.c.seq, log_payload.c.payload).select_from(lines).where(log_line.c.casus.is_(None))
        return [seq for seq, payload in self._connection.execute(found) if json.loads(payload).get("detail") in names]

    def _lines_of(self, one: CasusId) -> list[int]:
        lines = log_line.join(log_payload, log_payload.c.seq == log_line.c.seq)
        held = select(log_line.c.seq).select_from(lines).where(log_line.c.casus == one)
        return list(self._connection.execute(held).scalars())

    def _payloads(self, numbers: list[int], look: Look, of: CasusId | None) -> int:
        meta, payload = entry_of(LogLine(look, of, None))
        if numbers:
            destroy_payloads(self._connection, numbers, meta, payload)
        else:
            self._trail.leave(look, of)
        return len(numbers)

    def _note(self, one: str, of: CasusId | None, look: Look, backups_until: date) -> None:
        row = {"id": one, "casus": of, "at": moment_text(look.at), "backups_until": backups_until.isoformat()}
        self._connection.execute(gewist.insert(), row)
        if self._connection.execute(select(opruimen.c.id)).first() is None:
            self._connection.execute(opruimen.insert(), {"id": 1})

    def settle(self) -> None:
        """Make sure before a commit that the guards of the file are shut again.

        Raises:
            RuntimeError: they are not.
        """
        if self.used and self._connection.execute(select(wissen.c.id)).first() is not None:
            raise RuntimeError("a destruction was left half-way")
