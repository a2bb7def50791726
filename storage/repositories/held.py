"""What is kept of each casus, and how long nothing of it changed: laws and dates, no names."""

import json
from collections import defaultdict
from typing import Final

from sqlalchemy import ColumnElement, Connection, RowMapping, false, func, select, true

from storage.erasing_tables import gewist
from storage.followup_tables import stuk, stuk_term
from storage.mapping.moments import at_home
from storage.need_tables import plan
from storage.tables import answer, casus
from triage.access.rights import CasusScope
from triage.casus.model import CasusState
from triage.followup.erasing_ports import Held
from triage.ids import CasusId

_LAWS: Final = {"partij.soort": "kinds", "geheim.wet": "secrecies", "regel.route": "routes"}
"""The questions whose answers say which law a casus falls under, and where `Held` keeps them."""
_PIECES: Final = select(func.max(stuk.c.changed)).where(stuk.c.casus == casus.c.id).scalar_subquery()
_PLANS: Final = select(func.max(plan.c.changed)).where(plan.c.casus == casus.c.id).scalar_subquery()
_OWED: Final = (
    select(func.count()).select_from(stuk_term).where(stuk_term.c.casus == casus.c.id).scalar_subquery().label("owed")
)
_LAST: Final = func.max(casus.c.changed, func.coalesce(_PIECES, 0), func.coalesce(_PLANS, 0)).label("last")
_KEPT: Final = casus.c.id.not_in(select(gewist.c.casus).where(gewist.c.casus.is_not(None)))
_HELD: Final = select(
    casus.c.id, casus.c.kenmerk, casus.c.state, casus.c.team, casus.c.kader, _LAST, _OWED
).order_by(_LAST, casus.c.kenmerk)  # fmt: skip


def held_casussen(connection: Connection, scope: CasusScope, one: CasusId | None = None) -> tuple[Held, ...]:
    """Return what is kept of the casussen of a team, or of all; those afgeschermd too, for keeping ends for everybody.

    Args:
        one: only this casus, whatever the scope: whoever asks has it open.
    """
    if one is not None:
        within: ColumnElement[bool] = casus.c.id == one
    elif scope.every:
        within = true()
    else:
        within = casus.c.team == scope.team_name if scope.team else false()
    laws = _laws(connection, within)
    rows = connection.execute(_HELD.where(within, _KEPT)).mappings().all()
    return tuple(_held(row, laws[row["id"]]) for row in rows)


def _laws(connection: Connection, within: ColumnElement[bool]) -> dict[str, dict[str, set[str]]]:
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    asked = (
        select(answer.c.casus, answer.c.question, answer.c.value)
        .join(casus, casus.c.id == answer.c.casus)
        .where(answer.c.question.in_(sorted(_LAWS)), within)
    )
    for of, question, value in connection.execute(asked):
        chosen = json.loads(value).get("tekst")
        if isinstance(chosen, str):
            found[of][_LAWS[question]].add(chosen)
    return found


def _held(row: RowMapping, laws: dict[str, set[str]]) -> Held:
    return Held(
        casus=CasusId(row["id"]),
        kenmerk=row["kenmerk"],
        state=CasusState(row["state"]),
        team=row["team"],
        kader=row["kader"],
        last_change=at_home(row["last"]).date(),
        kinds=tuple(sorted(laws["kinds"])),
        secrecies=tuple(sorted(laws["secrecies"])),
        routes=tuple(sorted(laws["routes"])),
        owed=row["owed"],
    )
