"""Every kind of paper that leaves the program, as it is for the worked cases, and with its facts filled at random."""

import inspect
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Final

import triage.records
from tests import makers
from tests.casework.test_plan_papers import words as plan_words
from tests.paper import test_convenanten_paper as agreed
from tests.paper import test_overdracht_paper as moved
from tests.paper import test_plan_paper as planned
from tests.paper import test_register_paper as register
from tests.paper import test_vernietiging_paper as destroyed
from tests.paper.filling import Fill
from tests.records import answers, inzage_papers, jaren, sealed
from tests.records import informing_papers as informing
from tests.records import test_signaal_herroeping_document as signals
from tests.records import test_verstrekking_document as sharing
from triage.besluit.decision import Uitkomst
from triage.besluit.sealing import Besluit, seal
from triage.followup.bericht import Aan, Waarom
from triage.followup.jaarcijfers import Cijfers
from triage.followup.overdracht import Mee
from triage.followup.verzoek import Oordeel, Recht
from triage.ids import ItemId
from triage.kader.model import Kader
from triage.plan.reading import for_bewoner, for_helper
from triage.records.antwoord import Briefsoort, antwoord_document
from triage.records.bericht import bericht_document
from triage.records.besluit import besluit_document
from triage.records.besluit_deel import Deel, deel_document
from triage.records.blocks import Document
from triage.records.brief import Addressee
from triage.records.convenanten import convenanten_document
from triage.records.dossier import dossier_document
from triage.records.formulier import fillable, formulier_document, spoed_document
from triage.records.herroeping import herroeping_document, ontvanger_document
from triage.records.informatie import Voor, informatie_document
from triage.records.inzage_antwoord import inzage_document
from triage.records.jaar import year_document
from triage.records.mdto import Archiefstuk, Dossier, Termijn
from triage.records.overdracht import overdracht_document
from triage.records.overzicht import overzicht_document
from triage.records.plan import Reader, Stand, plan_document
from triage.records.recovery import recovery_document
from triage.records.register import RegisterView, register_document
from triage.records.signaal import gevraagde_document, onterecht_document, signaal_document
from triage.records.standbewijs import standbewijs_document
from triage.records.toestemming import MEANINGS, Deelregel, Toestemming, toestemming_document
from triage.records.vernietiging import vernietiging_document
from triage.records.verstrekking import verstrekking_document
from ui.flows.brief_words import brief_words, paper_words
from ui.flows.record import kin_words

Make = Callable[[Fill], Document]
"""Composes a paper whose facts were filled."""

MARK: Final = "1204-K7Q2M9"
SETTINGS: Final = sealed.SETTINGS
DAY: Final = date(2026, 11, 23)
_SEALED: Final = ("lines", "verdicts", "people", "steps", "chain")
_FRAME: Final = ("brief_document",)
"""Frames of other papers, no paper by themselves."""


def composers() -> dict[str, Callable[..., Document]]:
    """Return every function of `triage.records` that gives a whole paper, by its name."""
    modules = [import_module(f"triage.records.{one.name}") for one in iter_modules(triage.records.__path__)]
    return {
        name: made
        for module in modules
        for name, made in inspect.getmembers(module, inspect.isfunction)
        if made.__module__ == module.__name__
        and not name.startswith("_")
        and name not in _FRAME
        and inspect.signature(made).return_annotation is Document
    }


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


# ------------------------------------------------------------------------------------------------------- other papers
def _inzage(fill: Fill) -> Document:
    settings = fill.settings(answers.SETTINGS)
    return inzage_document(fill(answers.FACTS, "kenmerken"), "2026-R7", DAY, settings, brief_words("inzage_antwoord"))


def _plan(lines: int, *, helper: bool) -> Make:
    def make(fill: Fill) -> Document:
        made = planned.plan(lines)
        part = for_helper(made, ItemId("h1")) if helper else for_bewoner(made, ItemId("m"), frozenset())
        part = fill(part, "bewoners", "helpers", "afspraken")
        reader, stand = fill(Reader("R. Smit 1, Samen1", helper=helper)), Stand(DAY, MARK)
        return plan_document(part, reader, makers.kader(), fill.settings(planned.SETTINGS), stand, plan_words())

    return make


def _overzicht(count: int) -> Make:
    def make(fill: Fill) -> Document:
        shown = inzage_papers.shown(count)
        shown = replace(fill(shown), settings=fill.settings(inzage_papers.SETTINGS))
        return overzicht_document(shown, inzage_papers.processings(), inzage_papers.overzicht_words())

    return make


def _standbewijs(fill: Fill) -> Document:
    proof = inzage_papers.bewijs(municipality=fill.text("Gemeente Elsterveen", "municipality"))
    return standbewijs_document(proof, fill.settings(inzage_papers.SETTINGS), inzage_papers.bewijs_words())


def _overdracht(count: int) -> Make:
    def make(fill: Fill) -> Document:
        line = Mee("afspraak", "Begeleiding thuis, Zorggroep Noord", DAY)
        said, settings = fill(moved.said(*[line] * count)), fill.settings(moved.SETTINGS)
        return overdracht_document("2026-0148-T1", said, settings, moved.words())

    return make


def _vernietiging(count: int) -> Make:
    def make(fill: Fill) -> Document:
        gone, settings = fill(destroyed.lijst(count)), fill.settings(destroyed.SETTINGS)
        return vernietiging_document("2026-X1", gone, settings, destroyed.words())

    return make


def _recovery(fill: Fill) -> Document:
    keys = ("1A2B-3C4D-5E6F-7G8H-9J0K-1M2N-3P4Q", "9A2B-3C4D-5E6F-7G8H-9J0K-1M2N-3P4Q")
    return recovery_document(keys, "9f3c2ab1d4e5f607", fill.settings(SETTINGS), DAY, paper_words("herstel"))


def _convenanten(count: int) -> Make:
    def make(fill: Fill) -> Document:
        stukken = tuple(agreed.agreement(at, f"GGD {at} Elsterveen", ended=at % 3 == 0) for at in range(1, count + 1))
        rows = tuple(replace(row, stuk=fill(row.stuk)) for row in agreed.rows(*stukken))
        return convenanten_document(rows, makers.kader(), fill.settings(SETTINGS), DAY, agreed.words())

    return make


def _register(fill: Fill) -> Document:
    shown = register.view(register.stuk(2, fill(register.DPIA)), settings=fill.settings(register.SETTINGS))
    shown = replace(shown, kader=_other_words(shown, fill))
    return register_document(shown, lambda act: f"Regel {act}", register.words())


def _other_words(shown: RegisterView, fill: Fill) -> Kader:
    kader = shown.kader
    return replace(kader, processings={one.id: fill(one, "acts") for one in kader.processings.values()})


def _blank(fill: Fill) -> Document:
    kader = makers.kader()
    steps = tuple(step.id for step in fillable(kader))
    chosen = steps if fill.chance is None else tuple(fill.chance.sample(steps, fill.chance.randint(0, 3)))
    return formulier_document(kader, chosen, DAY, fill.settings(SETTINGS), brief_words("formulier"))


def _dossier(count: int) -> Make:
    def make(fill: Fill) -> Document:
        at, kinds = makers.NOW, tuple(paper_words("archief").table)[-4:]
        papers = tuple(
            Archiefstuk(kinds[place % len(kinds)], f"2026-0148-B{place}", place, at, "Procesregisseur", 9, "3f9a" * 16)
            for place in range(1, count + 1)
        )
        term = Termijn("Wmo 2015 art. 5.3.4", 15, DAY, DAY)
        made = Dossier(
            "2026-0148", "Gemeente Elsterveen", "Sociaal domein", DAY, DAY, "Procesregisseur", at, term, papers
        )
        return dossier_document(fill(made, "papers"), fill.settings(SETTINGS), paper_words("archief"))

    return make


@cache
def _counted(decisions: int) -> Cijfers:
    return jaren.counted(decisions)


def _year(decisions: int, *, full: bool, fixed: bool = True) -> Make:
    def make(fill: Fill) -> Document:
        said = fill.text("Dit jaar waren er meer verzoeken dan vorig jaar.")
        found = jaren.account(_counted(decisions), full=full, fixed=fixed, text=said, fg=fill.text("Het gaat goed."))
        found = replace(found, samples=fill(found.samples))
        return year_document(found, fill.settings(SETTINGS), paper_words("jaar"))

    return make


def _crisis(fill: Fill) -> Document:
    return spoed_document(makers.kader(), DAY, fill.settings(SETTINGS), brief_words("formulier"))


KINDS: Final[dict[str, Mapping[str, Make]]] = {
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
    "inzage_document": {"gegevens": _inzage},
    "plan_document": {
        "huishouden": _plan(9, helper=False),
        "hulpverlener": _plan(9, helper=True),
        "leeg": _plan(0, helper=False),
        "lang": _plan(60, helper=False),
    },
    "overzicht_document": {"kort": _overzicht(9), "lang": _overzicht(60), "leeg": _overzicht(0)},
    "standbewijs_document": {"standbewijs": _standbewijs},
    "overdracht_document": {"kort": _overdracht(1), "lang": _overdracht(40), "leeg": _overdracht(0)},
    "vernietiging_document": {"kort": _vernietiging(1), "lang": _vernietiging(40)},
    "recovery_document": {"blad": _recovery},
    "convenanten_document": {"lijst": _convenanten(12), "leeg": _convenanten(0)},
    "register_document": {"register": _register},
    "formulier_document": {"formulier": _blank},
    "spoed_document": {"spoed": _crisis},
    "year_document": {
        "openbaar": _year(90, full=False),
        "volledig": _year(90, full=True),
        "weinig": _year(4, full=False, fixed=False),
        "leeg": _year(0, full=False),
    },
    "dossier_document": {"kort": _dossier(9), "leeg": _dossier(0)},
}
"""By the name of the function that composes it, each variant."""
