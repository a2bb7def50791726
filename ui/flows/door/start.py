"""What coming in needs from outside. `main` fills it in; nothing heavy is imported before it is called."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from triage.access.signing import Signer
    from triage.casework.entering import Gate
    from triage.clock import Clock
    from triage.kader.model import Kader
    from triage.ports import NewIds
    from triage.records.blocks import Document

Kaders: TypeAlias = "tuple[Mapping[str, Kader], str]"
"""Every version of the kader, and which one is the newest."""
Sign: TypeAlias = "Callable[[bytes, Signer, datetime], bytes]"
"""Signs a pressed PDF."""


@dataclass(frozen=True, slots=True)
class Start:
    """What coming in needs.

    Args:
        make_gate: imports the data layer and makes the door of the store; called in the lane.
        load_kaders: reads the kader; called in the lane.
        check_password: refuses a password that will not do (`wachtwoord_…`), given the words it may not lean on. Quick
            and without side effects: called while somebody types. Not called before the gate was made.
        press: makes a PDF of a document; called in the lane.
        sign: signs a pressed PDF with what signs now, at a moment; called in the lane.
        practice: the store is a practice store.
        store_place: where the store lies or will lie, as shown to a person.
        open_practice: opens the practice mode, in a program of its own; raises `oefenen_start_niet` where that fails.
    """

    make_gate: Callable[[], Gate]
    load_kaders: Callable[[], Kaders]
    check_password: Callable[[str, tuple[str, ...]], None]
    clock: Clock
    ids: NewIds
    press: Callable[[Document], bytes]
    practice: bool
    store_place: str
    open_practice: Callable[[], None]
    sign: Sign
