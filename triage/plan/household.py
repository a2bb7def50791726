"""The household of a plan: who is in it, with as little as tells them apart, and what each of them may read."""

from dataclasses import replace
from datetime import date
from typing import Final

from triage.answers import Ref, Scope
from triage.casus.facts import FACTS
from triage.casus.model import Casus
from triage.casus.walk import walk
from triage.faults import Refusal
from triage.ids import CodeId, ItemId, QuestionId
from triage.kader.model import Code, Kader
from triage.plan.checks import name_of
from triage.plan.model import Bewoner, Inkijk, Plan
from triage.plan.reading import possible

_CHILDREN: Final = frozenset({"onder_12", "12_tot_16", "16_of_17"})
_CONDITIONS: Final = (("samenhang", "vraag.samenhang"), ("noodzaak", "vraag.noodzaak"), ("doel", "vraag.doel"))


def recorded(casus: Casus, kader: Kader) -> tuple[tuple[str, bool], ...]:
    """Return whether a casus records samenhang, noodzaak and a goal (vision of the cabinet, section 4.4).

    An answer that is not asked any more does not count: a casus that turned out to be one question has no plan.
    """
    found = walk(casus, kader)

    def yes(question: str) -> bool:
        asked = found.at(Ref(QuestionId(question)))
        return asked is not None and asked.answer.value is True

    said = {name: yes(question) for name, question in _CONDITIONS}
    said["doel"] = said["doel"] and bool(casus.text("doel.woorden").strip())
    return tuple(said.items())


def age_group(casus: Casus, kader: Kader, person: ItemId) -> str:
    """Return the age group of a person as the casus tells it; the scopes of a child follow from it."""
    return str(FACTS["leeftijdsgroep"](casus, kader, person))


def proposed_household(casus: Casus, kader: Kader) -> tuple[Bewoner, ...]:
    """Return the persons of a casus as a plan might hold them, to choose from: a first name, and no more.

    Who does not take part by an E code reads nothing to start with; a child from twelve reads its own.
    """
    return tuple(_proposed(casus, kader, person) for person in casus.of(Scope.PERSOON))


def _proposed(casus: Casus, kader: Kader, person: ItemId) -> Bewoner:
    group = age_group(casus, kader, person)
    # A name of forty first letters is no name to tell somebody by; whoever makes the plan shortens it themselves.
    name = casus.name_of(Scope.PERSOON, person).split(" ")[0][:80]
    codes = casus.answer("betrekken.code", person).value
    out = casus.answer("betrekken.keuze", person).value is False and isinstance(codes, tuple) and bool(codes)
    if out and isinstance(codes, tuple):
        return Bewoner(person, name, group, Inkijk.NIETS, CodeId(codes[0]), hidden=_unsafe(casus, person))
    inkijk = Inkijk.EIGEN if group in _CHILDREN else Inkijk.HEEL
    return Bewoner(person, name, group, inkijk, hidden=_unsafe(casus, person))


def _unsafe(casus: Casus, person: ItemId) -> bool:
    return casus.text("persoon.adres", person) == "onveilig"


def e_codes(kader: Kader, today: date) -> tuple[Code, ...]:
    """Return the codes for who reads or joins less than the whole."""
    return tuple(code for code in kader.codes.values() if code.group == "E" and not _retired(code, today))


def _retired(code: Code, today: date) -> bool:
    return code.retired is not None and code.retired <= today


def demand_e_code(kader: Kader, code: CodeId | None, today: date) -> None:
    """Refuse what is no E code.

    Raises:
        Refusal: `code_past_niet`.
    """
    if code not in {one.id for one in e_codes(kader, today)}:
        raise Refusal("code_past_niet")


def tidy_household(casus: Casus, kader: Kader, bewoners: tuple[Bewoner, ...], today: date) -> tuple[Bewoner, ...]:
    """Return a household as it is kept; the age group is what the casus tells, whatever was given.

    Raises:
        Refusal: `huishouden_leeg`, `bewoner_onbekend`, `bewoner_zonder_naam`, `inkijk_zonder_code`, `code_past_niet`,
            `spreekt_niet_namens`, or a name that will not do.
    """
    ids = [one.id for one in bewoners]
    if not ids:
        raise Refusal("huishouden_leeg")
    if len(set(ids)) != len(ids) or not set(ids) <= set(casus.of(Scope.PERSOON)):
        raise Refusal("bewoner_onbekend")
    tidied = tuple(_tidy(casus, kader, one, today) for one in bewoners)
    for one in tidied:
        _demand_speaking(casus, tidied, one)
    return tidied


def _tidy(casus: Casus, kader: Kader, one: Bewoner, today: date) -> Bewoner:
    name = name_of("naam", one.name)
    if not name:
        raise Refusal("bewoner_zonder_naam")
    code = one.code if one.inkijk is not Inkijk.HEEL else None
    # Who reads nothing is left out, and that has its reason (the third tenzij). Who reads what is about themselves is
    # not: the rest is about others.
    if one.inkijk is Inkijk.NIETS and code is None:
        raise Refusal("inkijk_zonder_code")
    if code is not None:
        demand_e_code(kader, code, today)
    return replace(
        one,
        name=name,
        age_group=age_group(casus, kader, one.id),
        code=code,
        speaks_for=tuple(dict.fromkeys(one.speaks_for)),
    )


def _demand_speaking(casus: Casus, bewoners: tuple[Bewoner, ...], one: Bewoner) -> None:
    """Only for a child, or for who is represented, somebody else reads what is about them."""
    groups = {other.id: other.age_group for other in bewoners}
    for other in one.speaks_for:
        represented = casus.text("persoon.vertegenwoordiging", other) not in ("", "geen")
        if other == one.id or other not in groups or not (groups[other] in _CHILDREN or represented):
            raise Refusal("spreekt_niet_namens")


def with_household(plan: Plan, bewoners: tuple[Bewoner, ...], deferred: frozenset[ItemId]) -> Plan:
    """Return a plan with another household; a line is closed to who may not read it any more.

    Raises:
        Refusal: `bewoner_heeft_afspraken` when somebody goes about whom an agreement stands.
    """
    ids = {one.id for one in bewoners}
    if any(line.about is not None and line.about not in ids for line in plan.afspraken):
        raise Refusal("bewoner_heeft_afspraken")
    after = replace(plan, bewoners=bewoners)
    readers = {one.id: one for one in bewoners}
    lines = tuple(
        replace(
            line,
            readers=tuple(
                one for one in line.readers if one in readers and possible(after, readers[one], line, deferred)
            ),
        )
        for line in plan.afspraken
    )
    return replace(after, afspraken=lines)
