"""What follows a decision, as it is tried with a log that takes no line: by subject, beside the tries of the rights.

What a try is about is really there, so that it is the look itself that the log stops.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Final, TypeVar

from tests import makers
from tests.casework.signals import SAFE
from tests.hard_rules.rights_world import HERE, OTHER, TODAY, Kept, every, notice_of, request_of, validity
from triage.access.log import Act
from triage.answers import Scope
from triage.casework.desk import Desk
from triage.casework.followup import (
    berichten,
    crisis,
    crisis_reading,
    herroeping_papers,
    overdragen,
    signaal_einde,
    signaal_papers,
    signaal_uitstel,
    vernietigen,
    verzoeken_besluit,
    verzoeken_stappen,
    werkvoorraad,
)
from triage.casus.model import CasusState
from triage.followup.overdracht import Naar, Overdracht
from triage.followup.signaal import Signaal, Verzwegen
from triage.followup.stuk import Soort, Stuk
from triage.followup.taak import ALL
from triage.followup.vernietiging import Hand, Vernietiging
from triage.ids import ItemId
from triage.ports import Work

T = TypeVar("T")
Read = Callable[[Desk, Kept], object]
_LEAD, _SECOND, _REGIE = "procesregisseur", "tweede_beslisser", "informatieregisseur"
_TAKEN: Final = (Act.BRIEF_GEZIEN, Act.BRIEF_AFGEDRUKT, Act.BRIEF_BEWAARD)


def _stuk(name: str, soort: Soort, state: str, content: T, about: tuple[ItemId, ...] = ()) -> Stuk[T]:
    return Stuk(name, soort, f"2026-{name}", None, HERE, OTHER, state, makers.NOW, content, about)


SIGNAL: Final = _stuk(
    "signaal",
    Soort.SIGNAAL,
    "open",
    Signaal(
        name="Naam",
        born=None,
        about=ItemId("over"),
        area="",
        kind="",
        concern=(),
        source=None,
        source_name="",
        unnamed=Verzwegen.ANONIEM,
        received=TODAY,
        by=OTHER,
        by_name="Ander",
        by_function="",
    ),
    (ItemId("over"),),
)
LIST: Final = _stuk(
    "lijst", Soort.VERNIETIGING, "voorgesteld", Vernietiging("Lijst", (), Hand(OTHER, "Ander", "functie", makers.NOW))
)


def _transfer() -> Stuk[Overdracht]:
    """Return a transfer of a casus of my team to an organisation outside."""
    casus = _at_hand().casus
    content = Overdracht(
        to=Naar.ORGANISATIE,
        since=TODAY,
        motivation="Het gezin verhuisde.",
        from_person=OTHER,
        from_name="Ander",
        from_team=HERE,
        to_person=None,
        to_team="",
        to_name="Gemeente Zuidwolde",
        to_function="regisseur",
        by=OTHER,
        by_name="Ander",
        by_function="Wmo",
    )
    made = _stuk("overdracht", Soort.OVERDRACHT, "overgedragen", content, casus.of(Scope.PERSOON))
    return replace(made, casus=casus.id)


def _at_hand() -> Kept:
    """Return a casus of my team that is still filled in, and open to it."""
    mine = (one for one in every() if one.setup.name == "team" and not one.shield.shielded)
    return next(one for one in mine if one.casus.state is CasusState.CONCEPT)


def fill(work: Work) -> None:
    """Keep what the world of the rights does not hold: a signal, a transfer, and a list of what goes."""
    look = makers.look(Act.CASUS_GEOPEND)
    with work() as unit:
        for stuk in (SIGNAL, _transfer(), LIST):
            unit.stukken.add(stuk, look)
        unit.commit()


# ----------------------------------------------------------------------------------------------- requests and notices
def _on_request(role: str, act: Callable[[Desk, str], object]) -> tuple[str, Read]:
    return role, lambda desk, kept: act(desk, request_of(kept.casus).id)


_steps, _after = verzoeken_stappen, verzoeken_besluit
_REQUESTS: Final[Mapping[str, tuple[str, Read]]] = {
    "identity of who asks": _on_request(_SECOND, lambda desk, one: _steps.identity_sure(desk, one, "Paspoort.", TODAY)),
    "a longer answer": _on_request(
        _SECOND, lambda desk, one: _steps.extend_answer(desk, one, "Veel werk.", TODAY, "brief")
    ),
    "an answer that waits": _on_request(
        _SECOND, lambda desk, one: _steps.suspend_answer(desk, one, "Wij missen iets.", TODAY)
    ),
    "an answer that goes on": _on_request(_SECOND, lambda desk, one: _steps.resume_answer(desk, one, TODAY)),
    "a datalek": _on_request(_SECOND, lambda desk, one: _steps.close_leak(desk, one, "Klein.", reported=False)),
    "an answer that went out": _on_request(_SECOND, lambda desk, one: _after.answer_sent(desk, one, TODAY, "brief")),
    "what was carried out": _on_request(_SECOND, lambda desk, one: _after.carried_out(desk, one, "Gewist.", TODAY)),
    "a restriction that stays": _on_request(_SECOND, _after.keep_restricted),
    "a restriction that ends": _on_request(_SECOND, _after.lift_restriction),
    "a request that is done": _on_request(_SECOND, _after.finish),
    "an answer to a notice": (_LEAD, lambda desk, kept: berichten.answered(desk, notice_of(kept.casus).id, "Gewist.")),
}

# -------------------------------------------------------------------------------------------------------------- signals
_SIGNALS: Final[Mapping[str, tuple[str, Read]]] = {
    "a deferral of a signal": (_LEAD, lambda desk, _: signaal_uitstel.ask_deferral(desk, SIGNAL, SAFE)),
    "never telling of a signal": (_LEAD, lambda desk, _: signaal_einde.ask_never_to_tell(desk, SIGNAL, SAFE)),
    "another route for a signal": (
        _LEAD,
        lambda desk, _: signaal_einde.other_route(desk, SIGNAL, next(iter(desk.kader.routes))),
    ),
    "a casus from a signal": (_LEAD, lambda desk, _: signaal_einde.casus_from(desk, SIGNAL, "Er kwam een signaal.")),
}


# ------------------------------------------------------------------------------------------------------------- letters
def _signal_letter(act: Act, desk: Desk, _: Kept) -> object:
    return signaal_papers.signaal_paper(desk, SIGNAL.id, signaal_papers.THAT, act, _pressed)


def _withdrawal_letter(act: Act, desk: Desk, kept: Kept) -> object:
    stuk = validity(kept.casus, kept.besluit).id
    return herroeping_papers.herroeping_paper(desk, stuk, notice_of(kept.casus).id, act, _pressed)


def _transfer_letter(act: Act, desk: Desk, _: Kept) -> object:
    return overdragen.transfer_paper(desk, "overdracht", act, _pressed)


def _certificate(act: Act, desk: Desk, _: Kept) -> object:
    return vernietigen.certificate(desk, LIST.id, act, _pressed)


def _pressed(*_: object) -> bytes:
    return b"%PDF"


_LETTERS: Final = {
    "letter about a signal": (_LEAD, _signal_letter),
    "letter about a withdrawal": (_LEAD, _withdrawal_letter),
    "paper of a transfer": (_LEAD, _transfer_letter),
    "verklaring van vernietiging": (_REGIE, _certificate),
}

# ------------------------------------------------------------------------------------------------ lists and the rest
_LISTS: Final[Mapping[str, tuple[str, Read]]] = {
    "what is owed": (_LEAD, lambda desk, _: werkvoorraad.owed(desk)),
    "the week": (_LEAD, lambda desk, _: werkvoorraad.week(desk, TODAY)),
    "a calendar file": (_LEAD, lambda desk, _: werkvoorraad.for_calendar(desk, ALL)),
    "crises of which something is owed": (_LEAD, lambda desk, _: crisis.open_crises(desk)),
    "a casus at hand in a crisis": (
        _LEAD,
        lambda desk, _: crisis_reading.begin_crisis(desk, _at_hand().casus.id),
    ),
    "letters of a withdrawal": (
        _LEAD,
        lambda desk, kept: herroeping_papers.letters(desk, validity(kept.casus, kept.besluit).id),
    ),
}

READS: Final[Mapping[str, tuple[str, Read]]] = {
    **_REQUESTS,
    **_SIGNALS,
    **{f"{name}: {act.value}": (role, partial(read, act)) for name, (role, read) in _LETTERS.items() for act in _TAKEN},
    **_LISTS,
}
"""Ways to read, by whom."""
