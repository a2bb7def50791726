"""Statements that are written in SQLAlchemy Core and compiled once: a save is made of few and small ones."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

from sqlalchemy import Connection, CursorResult, Delete, Insert, Select, Update
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite

from storage.mapping.casus import Cell

_DIALECT = SQLiteDialect_pysqlite(paramstyle="qmark")


class Prepared:
    """A statement as text with its parameters in order.

    Args:
        statement: with every value as a named parameter; what was given as a value is kept with it.
    """

    def __init__(self, statement: Select[*tuple[object, ...]] | Insert | Update | Delete) -> None:
        self._statement = statement

    @cached_property
    def _compiled(self) -> tuple[str, tuple[str, ...], Mapping[str, Cell]]:
        compiled = self._statement.compile(dialect=_DIALECT)
        fixed = {name: value for name, value in compiled.params.items() if value is not None}
        return str(compiled), tuple(compiled.positiontup or ()), fixed

    def run(self, connection: Connection, given: Mapping[str, Cell]) -> CursorResult[Any]:
        """Run the statement once."""
        text, order, fixed = self._compiled
        return connection.exec_driver_sql(text, _placed(order, fixed, given))

    def run_each(self, connection: Connection, rows: Sequence[Mapping[str, Cell]]) -> None:
        """Run the statement for each row; for none, do nothing."""
        if rows:
            text, order, fixed = self._compiled
            connection.exec_driver_sql(text, [_placed(order, fixed, row) for row in rows])


def _placed(order: tuple[str, ...], fixed: Mapping[str, Cell], given: Mapping[str, Cell]) -> tuple[Cell, ...]:
    known = {**fixed, **given} if fixed else given
    return tuple(known[name] for name in order)
