"""Papers about people: what was sealed, and the letters, as they are for the worked cases and filled at random."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Final

from tests.paper.filling import Fill
from tests.records import answers, sealed
from tests.records import informing_papers as informing
from tests.records import test_signaal_herroeping_document as signals
from tests.records import test_verstrekking_document as sharing
from triage.besluit.decision import Uitkomst
from triage.besluit.sealing import Besluit, seal
from triage.followup.bericht import Aan, Waarom
from triage.followup.verzoek import Oordeel, Recht
from triage.records.antwoord import Briefsoort, antwoord_document
from triage.records.bericht import bericht_document
from triage.records.besluit import besluit_document
from triage.records.besluit_deel import Deel, deel_document
from triage.records.blocks import Document
from triage.records.brief import Addressee
from triage.records.herroeping import herroeping_document, ontvanger_document
from triage.records.informatie import Voor, informatie_document
from triage.records.signaal import gevraagde_document, onterecht_document, signaal_document
from triage.records.toestemming import MEANINGS, Deelregel, Toestemming, toestemming_document
from triage.records.verstrekking import verstrekking_document
from ui.flows.brief_words import brief_words
from ui.flows.record import kin_words

Make = Callable[[Fill], Document]
"""Composes a paper whose facts were filled."""

MARK: Final = "1204-K7Q2M9"
SETTINGS: Final = sealed.SETTINGS
DAY: Final = date(2026, 11, 23)
_SEALED: Final = ("lines", "verdicts", "people", "steps", "chain")
# ------------------------------------------------------------------------------------------------------ what is sealed
WALKS: Final = ("casus_1", "casus_3", "casus_4", "casus_5", "casus_7", "casus_9")


@cache
def besluit(walk: str) -> Besluit:
    """Return a worked case, decided or recorded; `deels` decided in part, `intrekking` withdrawn."""
    if walk == "intrekking":
        return signals.withdrawn()
    if walk == "deels":
        struck = {"naar_casemanager": sealed.struck("naar_casemanager", "D2")}
        return sealed.decided(sealed.of_walk("casus_3"), Uitkomst.DEELS_DELEN, struck)
    shot = sealed.of_walk(walk)
    if walk == "casus_1":
        return sealed.recorded(shot)
    return sealed.decided(shot, Uitkomst.NIET_DELEN if walk == "casus_9" else Uitkomst.DELEN)


def _besluit(walk: str) -> Make:
    def make(fill: Fill) -> Document:
        return besluit_document(_refilled(besluit(walk), fill), MARK, fill.settings(SETTINGS), sealed.words())

    return make


def _refilled(given: Besluit, fill: Fill) -> Besluit:
    return seal(given.id, given.casus, fill(given.facts, *_SEALED))


def _parts() -> Iterator[tuple[str, Make]]:
    for walk in WALKS:
        for person in besluit(walk).facts.snapshot.people:
            yield f"{walk} {person.id}", _part(walk, person.id)


def _part(walk: str, person: str) -> Make:
    def make(fill: Fill) -> Document:
        own = brief_words("besluit_deel")
        part = Deel(_refilled(besluit(walk), fill), person)
        return deel_document(part, MARK, fill.settings(SETTINGS), sealed.words(), own, kin_words())

    return make


def _informing() -> Iterator[tuple[str, Make]]:
    for walk in WALKS:
        for person in besluit(walk).facts.snapshot.people:
            for voor in Voor:
                yield f"{walk} {person.id} {voor.value}", _informs(walk, person.id, voor)
    yield "met adres", _informs("casus_3", "huib", Voor.VOLWASSENE, informing.ADDRESS)


def _informs(walk: str, person: str, voor: Voor, address: str = "") -> Make:
    def make(fill: Fill) -> Document:
        reader = "Een Vertegenwoordiger" if voor is Voor.VERTEGENWOORDIGER else ""
        info = informing.of_facts(besluit(walk).facts, person, voor, reader)
        info = replace(info, days=5, waited=walk == "casus_7", to=replace(info.to, address=address))
        made = fill(info, *_SEALED)
        return informatie_document(made, fill.settings(SETTINGS), brief_words("informatie"), brief_words())

    return make


def _asked() -> Iterator[tuple[str, Make]]:
    for walk in WALKS:
        for person in besluit(walk).facts.snapshot.people:
            for voor in Voor:
                yield f"{walk} {person.id} {voor.value}", _form(walk, person.id, voor)


def _form(walk: str, person: str, voor: Voor) -> Make:
    def make(fill: Fill) -> Document:
        shot = besluit(walk).facts.snapshot
        who = next(one for one in shot.people if one.id == person)
        lines = tuple(
            Deelregel(one.item, one.source, one.recipient, one.function, one.why, one.special)
            for one in shot.lines
            if one.about == person
        )
        ages = ("Onder 12 jaar geeft de ouder toestemming.",) if voor is not Voor.VOLWASSENE else ()
        given = Toestemming(
            shot.kenmerk, DAY, who.name, who.age or 40, voor, shot.purpose, lines,
            MEANINGS[:2] if voor is Voor.VOLWASSENE else (), depends=walk == "casus_1", ages=ages,
            until=DAY if voor is Voor.JONGERE else None,
        )  # fmt: skip
        words = (brief_words("toestemming"), brief_words())
        return toestemming_document(fill(given), fill.settings(SETTINGS), *words)

    return make


# ------------------------------------------------------------------------------------------------------------ letters
def _answers() -> Iterator[tuple[str, Make]]:
    for kind in Briefsoort:
        if kind is Briefsoort.GEGEVENS:
            continue
        yield kind.value, _answer(kind)
        yield f"{kind.value} neutraal", _answer(kind, neutral=True)
    for right in Recht:
        if right is not Recht.DATALEK:
            for outcome in Oordeel:
                more = {"right": right.value, "outcome": outcome.value}
                yield f"antwoord {right.value} {outcome.value}", _answer(Briefsoort.ANTWOORD, **more)


def _answer(kind: Briefsoort, **more: object) -> Make:
    def make(fill: Fill) -> Document:
        given = replace(answers.ANSWER, **more)  # type: ignore[arg-type]
        if given.right not in {"bezwaar", "beperking", "rectificatie", "wissing"}:
            given = replace(given, lines=())
        words = (brief_words("antwoord"), brief_words())
        return antwoord_document(kind, fill(given), fill.settings(answers.SETTINGS), *words)

    return make


def _notices() -> Iterator[tuple[str, Make]]:
    for why in Waarom:
        for to in Aan:
            if f"{why.value}_{'u' if to is Aan.BETROKKENE else 'ander'}" in brief_words("bericht").lines:
                yield f"{why.value} {to.value}", _notice(why, to)


def _notice(why: Waarom, to: Aan) -> Make:
    def make(fill: Fill) -> Document:
        given = replace(answers.NOTICE, why=why.value, to=to.value)
        return bericht_document(fill(given), fill.settings(answers.SETTINGS), brief_words("bericht"), brief_words())

    return make


def _signals(compose: Callable[..., Document]) -> Mapping[str, Make]:
    def to(voor: Voor) -> Make:
        def make(fill: Fill) -> Document:
            given = fill(replace(signals.GIVEN, voor=voor))
            return compose(given, fill.settings(signals.SETTINGS), brief_words("signaal"), brief_words())

        return make

    return {voor.value: to(voor) for voor in Voor}


def _gevraagde(fill: Fill) -> Document:
    to, words = fill(signals.SCHOOL), (brief_words("signaal"), brief_words())
    return gevraagde_document(fill(signals.GIVEN), to, fill.settings(signals.SETTINGS), *words)


def _herroeping(fill: Fill) -> Document:
    words = (brief_words("herroeping"), brief_words())
    return herroeping_document(fill(signals.WITHDRAWN), fill.settings(signals.SETTINGS), *words)


def _ontvanger(fill: Fill) -> Document:
    to, words = fill(Addressee("R. Siebenga", "casemanager")), (brief_words("herroeping"), brief_words())
    return ontvanger_document(fill(signals.WITHDRAWN), to, fill.settings(signals.SETTINGS), *words)


def _verstrekking(**more: object) -> Make:
    def make(fill: Fill) -> Document:
        given = replace(sharing.GIVEN, **more)  # type: ignore[arg-type]
        words = (brief_words("verstrekking"), brief_words())
        return verstrekking_document(fill(given), fill.settings(sharing.SETTINGS), *words)

    return make


LETTERS: Final[dict[str, Mapping[str, Make]]] = {
    "besluit_document": {
        **{walk: _besluit(walk) for walk in WALKS},
        "deels": _besluit("deels"),
        "intrekking": _besluit("intrekking"),
    },
    "deel_document": dict(_parts()),
    "informatie_document": dict(_informing()),
    "toestemming_document": dict(_asked()),
    "antwoord_document": dict(_answers()),
    "bericht_document": dict(_notices()),
    "signaal_document": _signals(signaal_document),
    "onterecht_document": _signals(onterecht_document),
    "gevraagde_document": {"school": _gevraagde},
    "herroeping_document": {"betrokkene": _herroeping},
    "ontvanger_document": {"casemanager": _ontvanger},
    "verstrekking_document": {
        "gegeven": _verstrekking(),
        "vooraf": _verstrekking(name="", at=None, channel="", informs_by=None),
        "vraag, nog niet vertellen": _verstrekking(asks=True, untold=True),
    },
}
"""By the name of the function that composes it, each variant."""
