"""Destroying by law, as revision 0003 makes it possible.

Part of that step, in a file of its own for its size; what goes for a released step goes for this file. The guards of
what was sealed, put forward or said are made anew: they let go of exactly what stands in `wissen`, and of nothing else.
"""

from typing import Final

import sqlalchemy as sa
from alembic import op

from storage.migrations.first_tables import key, maybe, text, to

_SEALED: Final = "what was sealed or put forward stays"
_SAID: Final = "what was said stays"
_CASUS: Final = "NOT EXISTS (SELECT 1 FROM wissen WHERE id = OLD.casus)"
_CASUS_OR_ITSELF: Final = "NOT EXISTS (SELECT 1 FROM wissen WHERE id IN (OLD.casus, OLD.id))"
_MOVED: Final = " OR ".join(
    f"NEW.{name} <> OLD.{name}" for name in ("seq", "id", "casus", "number", "kind", "sealed_at", "previous", "digest")
)
"""What stays of a destroyed seal, so that the chain of seals still verifies."""


_DROPS: Final = (
    "DROP TRIGGER voorstel_delete",
    "DROP TRIGGER vraag_delete",
    "DROP TRIGGER besluit_paper_delete",
    "DROP TRIGGER besluit_update",
    "DROP TRIGGER plan_version_delete",
    "DROP TRIGGER toegang_delete",
    "DROP TRIGGER adviesvraag_delete",
)


def wissen() -> None:
    """Make the tables, and the guards anew."""
    op.create_table("wissen", *text("id"), key("wissen", "id"), sqlite_strict=True, sqlite_with_rowid=False)
    op.create_table(
        "gewist",
        *text("id"),
        *maybe("casus"),
        *text("at", "backups_until"),
        key("gewist", "id"),
        to("gewist", "casus", "casus"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "opruimen",
        sa.Column("id", sa.Integer, autoincrement=False, nullable=False),
        key("opruimen", "id"),
        sa.CheckConstraint("id = 1", name=op.f("ck_opruimen_one_row")),
        sqlite_strict=True,
    )
    _guards()


def _guards() -> None:
    """Every guard that has a reason to let go says itself of what: literal SQL, as the file keeps it."""
    for drop in _DROPS:
        op.execute(drop)
    for name, when, why in (
        ("voorstel_delete", "BEFORE DELETE ON voorstel WHEN " + _CASUS, _SEALED),
        ("vraag_delete", "BEFORE DELETE ON vraag WHEN " + _CASUS, _SEALED),
        (
            "besluit_paper_delete",
            (
                "BEFORE DELETE ON besluit_paper WHEN NOT EXISTS ("
                "SELECT 1 FROM wissen JOIN besluit ON besluit.casus = wissen.id WHERE besluit.id = OLD.besluit)"
            ),
            _SEALED,
        ),
        ("besluit_update", "BEFORE UPDATE ON besluit WHEN " + _CASUS + " OR NEW.content <> x'' OR " + _MOVED, _SEALED),
        (
            "plan_version_delete",
            (
                "BEFORE DELETE ON plan_version WHEN NOT EXISTS ("
                "SELECT 1 FROM wissen JOIN plan ON plan.casus = wissen.id WHERE plan.id = OLD.plan)"
            ),
            _SAID,
        ),
        ("toegang_delete", "BEFORE DELETE ON toegang WHEN " + _CASUS_OR_ITSELF, _SAID),
        ("adviesvraag_delete", "BEFORE DELETE ON adviesvraag WHEN " + _CASUS, _SAID),
    ):
        _make(name, when, why)
    for name, when in (
        ("stuk_version_update", "BEFORE UPDATE ON stuk_version"),
        (
            "stuk_version_delete",
            (
                "BEFORE DELETE ON stuk_version WHEN NOT EXISTS ("
                "SELECT 1 FROM wissen JOIN stuk ON wissen.id IN (stuk.casus, stuk.id) WHERE stuk.id = OLD.stuk)"
            ),
        ),
        ("stuk_delete", "BEFORE DELETE ON stuk WHEN " + _CASUS_OR_ITSELF),
        ("gewist_update", "BEFORE UPDATE ON gewist"),
        ("gewist_delete", "BEFORE DELETE ON gewist"),
    ):
        _make(name, when, _SAID)


def _make(name: str, when: str, why: str) -> None:
    op.execute(f"CREATE TRIGGER {name} {when} BEGIN SELECT RAISE(ABORT, '{why}'); END")
