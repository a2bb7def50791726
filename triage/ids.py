"""Identifiers, each its own type so that one is never taken for another."""

from typing import NewType

CasusId = NewType("CasusId", str)
"""A random id of a casus, never shown; people read the kenmerk (`2026-0148`)."""

ItemId = NewType("ItemId", str)
"""A random id of a person, partij, regel or consult inside one casus."""

QuestionId = NewType("QuestionId", str)
"""A stable slug of a question in the kader, for example `toestemming.stand`."""

StepId = NewType("StepId", str)
"""A stable slug of a step of the triage, for example `betrokkenen`."""

CodeId = NewType("CodeId", str)
"""A ground code of the kader, for example `A1`, `B1e`, `D5`."""

PersonId = NewType("PersonId", str)
"""A human being who works with the program. Two accounts of one person share it (hard rule 3)."""

AccountId = NewType("AccountId", str)
"""A way to log in; belongs to exactly one person."""

RoleId = NewType("RoleId", str)
"""A slug of a role in the kader, for example `procesregisseur`."""

VoorstelId = NewType("VoorstelId", str)
"""One version of a casus as it was put to a decider."""

BesluitId = NewType("BesluitId", str)
"""A sealed decision; people read its number (`2026-0148-B2`)."""
