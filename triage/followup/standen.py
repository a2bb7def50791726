"""The states of a casus itself, and the only ways from one to another: what is not drawn here, a store does not keep.

Unlike a piece, one act may lead to several states: a casus that is opened again stands as it stood before it closed.
"""

from typing import Final

from triage.casus.model import EDITABLE, Casus, CasusState
from triage.faults import Refusal
from triage.followup.machine import START, Arrow, Machine

_OPEN: Final = (CasusState.CONCEPT, CasusState.TERUGGEGEVEN, CasusState.INGETROKKEN)
_BEFORE: Final = (*_OPEN, CasusState.BESLOTEN)
"""How a casus can stand when it is closed."""

CASUS: Final = Machine(
    "casus",
    (
        Arrow(START, "openen", CasusState.CONCEPT),
        *(Arrow(state, "invullen", state) for state in _OPEN),
        *(Arrow(state, "voorleggen", CasusState.VOORGELEGD) for state in _OPEN),
        *(Arrow(state, "vastleggen", CasusState.BESLOTEN, ("spoed_afmaken",)) for state in _OPEN),
        Arrow(CasusState.VOORGELEGD, "teruggeven", CasusState.TERUGGEGEVEN),
        Arrow(CasusState.VOORGELEGD, "intrekken", CasusState.INGETROKKEN),
        Arrow(CasusState.VOORGELEGD, "besluiten", CasusState.BESLOTEN, ("spoed_afmaken",)),
        Arrow(CasusState.BESLOTEN, "heroverwegen", CasusState.CONCEPT),
        *(Arrow(state, "sluiten", CasusState.GESLOTEN) for state in _BEFORE),
        *(Arrow(CasusState.GESLOTEN, "weer_openen", state) for state in _BEFORE),
    ),
)
"""A casus from its opening to its closing. Destroying by law (product.md ch. 12) takes it away from `gesloten`."""

if frozenset(_OPEN) != EDITABLE:
    raise RuntimeError("a state in which answers change is not drawn")


def demand_casus_moved(before: Casus, after: Casus) -> None:
    """Refuse a change of a casus that is no arrow.

    Raises:
        Refusal: `overgang_kan_niet` with the kind (`soort`), the state it should get (`handeling`) and the state it
            has (`staat`).
    """
    ways = {(arrow.source, arrow.target) for arrow in CASUS.arrows}
    if before.id != after.id or (before.state, after.state) not in ways:
        raise Refusal("overgang_kan_niet", soort=CASUS.name, handeling=after.state.value, staat=before.state.value)
