"""What somebody is typing outside the triage: kept on the way, and there again after a lock or a crash.

It is no notebook: only what a page of the program asks for is kept, for who may hand it in, and it goes out of reach
together with the casus it is about.
"""

from collections.abc import Mapping
from typing import Final

from triage.casework.desk import Desk
from triage.faults import Refusal
from triage.ids import CasusId
from triage.ports import UnitOfWork

MOST: Final = 200_000
"""The most characters of what is kept: a form full of words that are each too long to hand in."""
_RIGHTS: Final[Mapping[str, tuple[str, ...]]] = {
    "advies": ("advies_schrijven",),
    "adviesvraag": ("advies_vragen",),
    "toegang": ("toegang_vragen",),
    "toegang_antwoord": ("toegang_beoordelen",),
    "crisis": ("crisis_melden",),
    "crisis_verteld": ("informeren",),
    "verstrekking": ("verstrekking_vastleggen", "toestemming_intrekken"),
    "informeren": ("informeren", "uitstel_voorstellen", "uitstel_besluiten"),
    "signaal_nieuw": ("signaal_registreren",),
    "signaal": ("signaal_behandelen", "uitstel_besluiten"),
    "heroverwegen": ("besluit_heroverwegen", "besluit_intrekken"),
    "afronden": ("casus_sluiten", "regie_overdragen"),
    "verzoek_nieuw": ("verzoek_registreren",),
    "verzoek": ("verzoek_behandelen", "verzoek_besluiten"),
    "bericht": ("bericht_versturen",),
    "beheer": ("beheer", "rechten_nakijken"),
    "convenant": ("convenanten_beheren",),
    "dpia": ("register_bijhouden",),
    "steekproef": ("steekproef_beoordelen",),
    "verantwoording": ("verantwoording_schrijven", "verantwoording_fg"),
}
"""What can be typed, and the rights of which one is enough to hand it in."""
_IN_CASUS: Final[Mapping[str, str]] = {
    "verzoek_nieuw": "verzoek_registreren",
    "verzoek": "verzoek_lezen",
    "bericht": "bericht_versturen",
    "advies": "casus_lezen_zonder_namen",
    "adviesvraag": "advies_vragen",
    "toegang": "casus_lezen_zonder_namen",
    "crisis": "crisis_melden",
    "verstrekking": "opvolging_lezen",
    "informeren": "opvolging_lezen",
    "heroverwegen": "opvolging_lezen",
    "afronden": "casus_lezen",
}
"""What is typed about one casus, and the right by which that casus is met."""


def keep_typed(desk: Desk, about: str, text: str) -> None:
    """Keep what is being typed; an empty text takes it away.

    Args:
        about: what it is about, `advies:<casus>`, `toegang_antwoord:<verzoek>`, `verstrekking:<casus> <stuk>`;
            ids only.

    Raises:
        Refusal: `tekst_te_lang`, `casus_onbekend` when the casus is out of reach by now, or a right that lacks.
    """
    if not _may(desk, about):
        desk.demand(_rights(about)[0])
    if len(text) > MOST:
        raise Refusal("tekst_te_lang", lengte=len(text), maximum=MOST)
    with desk.work() as work:
        if text and not _reached(desk, work, about):
            raise Refusal("casus_onbekend")
        work.concepten.keep(desk.actor.person, about, text)
        work.commit()


def typed(desk: Desk, about: str) -> str:
    """Return what was being typed; an empty text for who may not hand it in, or is out of reach of it by now."""
    if not _may(desk, about):
        return ""
    with desk.work() as work:
        return work.concepten.text(desk.actor.person, about) if _reached(desk, work, about) else ""


def _rights(about: str) -> tuple[str, ...]:
    kind = about.partition(":")[0]
    if kind not in _RIGHTS:
        raise ValueError(about)
    return _RIGHTS[kind]


def _may(desk: Desk, about: str) -> bool:
    return any(desk.may(right) for right in _rights(about))


def _reached(desk: Desk, work: UnitOfWork, about: str) -> bool:
    kind, _, casus = about.partition(":")
    right, casus = _IN_CASUS.get(kind), casus.partition(" ")[0]
    return right is None or not casus or work.casussen.stands(CasusId(casus), desk.scope(right)) is not None
