"""Kaders of the municipality's own, and which version holds since when, in the encrypted file."""

import json
from collections.abc import Mapping
from datetime import date, datetime
from typing import Final

from sqlalchemy import Connection, bindparam, func, select

from storage.mapping.moments import moment_of, moment_text
from storage.need_tables import kader_activation, kader_version
from storage.tables import casus
from triage.casus.model import CasusState
from triage.files import Table
from triage.ids import PersonId
from triage.kader.versions import Activation, Own

_OWN: Final = select(kader_version).order_by(kader_version.c.at, kader_version.c.version)
_ACTIVATIONS: Final = select(kader_activation).order_by(kader_activation.c.seq)
_OPEN: Final = (
    select(casus.c.kader, func.count())
    .where(casus.c.state.not_in(bindparam("done", expanding=True)))
    .group_by(casus.c.kader)
)
_DAY: Final = "$dag"
"""How a day stands in the kept files: JSON has none, and a text of the same letters is no day."""


class SqlKaders:
    """The versions of the kader (see `triage.ports.Kaders`)."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def own(self) -> tuple[Own, ...]:
        """Return the kaders that the municipality added, oldest first."""
        rows = self._connection.execute(_OWN).mappings()
        return tuple(Own(row["version"], row["digest"], _tables(row["content"])) for row in rows)

    def add(self, own: Own, at: datetime, by: PersonId) -> None:
        """Keep a kader of the municipality's own."""
        content = json.dumps(own.tables, default=_day_text, ensure_ascii=False)
        row = {"version": own.version, "digest": own.digest, "at": moment_text(at), "by": by, "content": content}
        self._connection.execute(kader_version.insert(), row)

    def activations(self) -> tuple[Activation, ...]:
        """Return every activation, oldest first."""
        return tuple(
            Activation(
                row["version"],
                row["digest"],
                row["resolution"],
                date.fromisoformat(row["resolved_on"]),
                date.fromisoformat(row["since"]),
                moment_of(row["at"]),
                PersonId(row["by"]),
                row["by_name"],
            )
            for row in self._connection.execute(_ACTIVATIONS).mappings()
        )

    def activate(self, activation: Activation) -> None:
        """Keep that a version was activated."""
        row = {
            "version": activation.version,
            "digest": activation.digest,
            "resolution": activation.resolution,
            "resolved_on": activation.resolved_on.isoformat(),
            "since": activation.since.isoformat(),
            "at": moment_text(activation.at),
            "by": activation.by,
            "by_name": activation.by_name,
        }
        self._connection.execute(kader_activation.insert(), row)

    def open_casussen(self) -> Mapping[str, int]:
        """Return how many casussen that are not decided stand under each version."""
        rows = self._connection.execute(_OPEN, {"done": [CasusState.BESLOTEN.value, CasusState.GESLOTEN.value]})
        return {str(version): int(number) for version, number in rows}


def _tables(content: str) -> dict[str, Table]:
    found: dict[str, Table] = json.loads(content, object_hook=_day_of)
    return found


def _day_text(value: object) -> object:
    if isinstance(value, date):
        return {_DAY: value.isoformat()}
    raise TypeError(type(value).__name__)


def _day_of(table: dict[str, object]) -> object:
    return date.fromisoformat(str(table[_DAY])) if set(table) == {_DAY} else table
