"""What a role may do, in a few words: from its own sentence, or made from its rights in the kader."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.words import has, listed, say

if TYPE_CHECKING:
    from triage.access.actor import Mandate
    from triage.ids import RoleId
    from triage.kader.model import Kader

_ACTS = (
    "voorleggen",
    "besluiten",
    "casus_lezen",
    "casus_lezen_zonder_namen",
    "advies_schrijven",
    "log_lezen",
    "beheer",
)


def role_name(kader: Kader, role: RoleId) -> str:
    """Return the name of a role as the kader gives it."""
    known = kader.roles.get(role)
    return known.text if known else role


def role_help(kader: Kader, role: RoleId) -> str:
    """Return what a role may do, in one or two sentences."""
    if has(f"rol.uitleg.{role}"):
        return say(f"rol.uitleg.{role}")
    known = kader.roles.get(role)
    acts = tuple(say(f"rol.recht.{act}") for act in _ACTS if known and known.rights.get(act))
    return say("rol.mag", wat=listed(acts)) if acts else say("rol.mag_niets")


def mandate_words(mandate: Mandate | None) -> str:
    """Return the mandate of a role with its last day, or nothing."""
    if mandate is None:
        return ""
    if mandate.until is None:
        return say("rol.mandaat", kenmerk=mandate.reference)
    return say("rol.mandaat_tot", kenmerk=mandate.reference, tot=mandate.until)
