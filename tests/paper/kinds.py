"""Every kind of paper that leaves the program, as it is for the worked cases, and with its facts filled at random."""

import inspect
from collections.abc import Callable, Mapping
from dataclasses import replace
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
from tests.paper.letter_kinds import DAY, LETTERS, MARK, SETTINGS, Make
from tests.records import answers, inzage_papers, jaren
from triage.followup.jaarcijfers import Cijfers
from triage.followup.overdracht import Mee
from triage.ids import ItemId
from triage.kader.model import Kader
from triage.plan.reading import for_bewoner, for_helper
from triage.records.blocks import Document
from triage.records.convenanten import convenanten_document
from triage.records.dossier import dossier_document
from triage.records.formulier import fillable, formulier_document, spoed_document
from triage.records.inzage_antwoord import inzage_document
from triage.records.jaar import year_document
from triage.records.mdto import Archiefstuk, Dossier, Termijn
from triage.records.overdracht import overdracht_document
from triage.records.overzicht import overzicht_document
from triage.records.plan import Reader, Stand, plan_document
from triage.records.recovery import recovery_document
from triage.records.register import RegisterView, register_document
from triage.records.standbewijs import standbewijs_document
from triage.records.vernietiging import vernietiging_document
from ui.flows.brief_words import brief_words, paper_words

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
    **LETTERS,
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
