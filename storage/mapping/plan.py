"""A 1-plan as JSON text and back, by hand: a field that is not named here cannot be kept (hard rule 5)."""

import json
from datetime import date
from typing import Final

from sqlalchemy import RowMapping

from storage.mapping.casus import Cell
from storage.mapping.fields import Fields, Object, plain_text
from storage.mapping.moments import maybe_day, micros, moment_of, moment_text
from triage.access.log import Look
from triage.ids import CasusId, CodeId, ItemId, PersonId
from triage.plan.model import (
    Afspraak,
    Basis,
    Bewoner,
    Gedaan,
    Gehouden,
    Hulpverlener,
    Inkijk,
    Plan,
    PlanState,
    PlanVersion,
    Reden,
    Regisseur,
    Slot,
    Waarop,
)

FORM: Final = "tenzij/plan/1"


def plan_text(plan: Plan) -> str:
    """Return a plan as text: ASCII, with its keys in order."""
    said: Object = {
        "form": FORM,
        "id": plan.id,
        "casus": plan.casus,
        "number": plan.number,
        "goal": plan.goal,
        "goal_kept": [_kept(one) for one in plan.goal_kept],
        "begun": moment_text(plan.begun),
        "regisseur": _regisseur(plan.regisseur),
        "bewoners": [_bewoner(one) for one in plan.bewoners],
        "helpers": [_helper(one) for one in plan.helpers],
        "afspraken": [_afspraak(one) for one in plan.afspraken],
        "state": plan.state.value,
        "closed_on": _day(plan.closed_on),
        "closed_why": plan.closed_why.value if plan.closed_why else None,
        "version": plan.version,
    }
    return json.dumps(said, separators=(",", ":"), sort_keys=True)


def plan_of(text: str) -> Plan:
    """Return the plan behind a text of `plan_text`.

    Raises:
        ValueError: the text is no plan, or it holds more than a plan does.
    """
    held = Fields(json.loads(text))
    if held.text("form") != FORM:
        raise ValueError("another form")
    why = held.maybe("closed_why")
    plan = Plan(
        id=held.text("id"),
        casus=CasusId(held.text("casus")),
        number=held.text("number"),
        goal=held.text("goal"),
        begun=moment_of(held.text("begun")),
        regisseur=_regisseur_of(held.take("regisseur")),
        bewoners=held.each("bewoners", _bewoner_of),
        helpers=held.each("helpers", _helper_of),
        afspraken=held.each("afspraken", _afspraak_of),
        state=PlanState(held.text("state")),
        closed_on=maybe_day(held.maybe("closed_on")),
        closed_why=Slot(why) if why is not None else None,
        version=held.number("version"),
        goal_kept=held.each("goal_kept", kept_of),
    )
    held.done()
    return plan


def plan_row(plan: Plan, look: Look) -> dict[str, Cell]:
    """Return the row of a plan as a look changes it."""
    return {
        "id": plan.id,
        "casus": plan.casus,
        "number": plan.number,
        "state": plan.state.value,
        "version": plan.version,
        "changed": micros(look.at),
        "content": plan_text(plan),
    }


def version_row(plan: Plan, act: str, look: Look) -> dict[str, Cell]:
    """Return the row of what a plan was after a change."""
    return {
        "plan": plan.id,
        "version": plan.version,
        "at": moment_text(look.at),
        "by": look.actor.person,
        "by_name": look.actor.name,
        "act": act,
        "content": plan_text(plan),
    }


def version_of(row: RowMapping) -> PlanVersion:
    """Return what a plan was after a change."""
    return PlanVersion(
        number=row["version"],
        at=moment_of(row["at"]),
        by=PersonId(row["by"]),
        by_name=row["by_name"],
        act=row["act"],
        plan=plan_of(row["content"]),
    )


def colleagues(plan: Plan) -> tuple[PersonId, ...]:
    """Return the colleagues who give help in a plan, each once."""
    return tuple(dict.fromkeys(one.colleague for one in plan.helpers if one.colleague is not None))


def basis_json(basis: Basis) -> Object:
    """Return on what something rests."""
    return {"kind": basis.kind.value, "number": basis.number}


def basis_of(found: object) -> Basis:
    """Return the basis behind `basis_json`."""
    held = Fields(found)
    basis = Basis(Waarop(held.text("kind")), held.text("number"))
    held.done()
    return basis


def _kept(one: Gehouden) -> Object:
    return {"quote": one.quote, "kind": one.kind, "reason": one.reason.value}


def kept_json(kept: tuple[Gehouden, ...]) -> list[Object]:
    """Return words that were kept."""
    return [_kept(one) for one in kept]


def kept_of(found: object) -> Gehouden:
    """Return a word that was kept."""
    held = Fields(found)
    one = Gehouden(held.text("quote"), held.text("kind"), Reden(held.text("reason")))
    held.done()
    return one


def _regisseur(one: Regisseur) -> Object:
    return {"person": one.person, "name": one.name, "function": one.function, "contact": one.contact}


def _regisseur_of(found: object) -> Regisseur:
    held = Fields(found)
    one = Regisseur(PersonId(held.text("person")), held.text("name"), held.text("function"), held.text("contact"))
    held.done()
    return one


def _bewoner(one: Bewoner) -> Object:
    return {
        "id": one.id,
        "name": one.name,
        "age_group": one.age_group,
        "inkijk": one.inkijk.value,
        "code": one.code,
        "speaks_for": list(one.speaks_for),
        "hidden": one.hidden,
    }


def _bewoner_of(found: object) -> Bewoner:
    held = Fields(found)
    one = Bewoner(
        id=ItemId(held.text("id")),
        name=held.text("name"),
        age_group=held.text("age_group"),
        inkijk=Inkijk(held.text("inkijk")),
        code=_maybe_code(held),
        speaks_for=held.each("speaks_for", _item),
        hidden=held.yes("hidden"),
    )
    held.done()
    return one


def _helper(one: Hulpverlener) -> Object:
    return {
        "id": one.id,
        "name": one.name,
        "organisation": one.organisation,
        "function": one.function,
        "contact": one.contact,
        "colleague": one.colleague,
        "kept": [_kept(word) for word in one.kept],
    }


def _helper_of(found: object) -> Hulpverlener:
    held = Fields(found)
    colleague = held.maybe("colleague")
    one = Hulpverlener(
        id=ItemId(held.text("id")),
        name=held.text("name"),
        organisation=held.text("organisation"),
        function=held.text("function"),
        contact=held.text("contact"),
        colleague=PersonId(colleague) if colleague is not None else None,
        kept=held.each("kept", kept_of),
    )
    held.done()
    return one


def _afspraak(one: Afspraak) -> Object:
    return {
        "id": one.id,
        "about": one.about,
        "support": one.support,
        "since": one.since.isoformat(),
        "until": _day(one.until),
        "basis": basis_json(one.basis),
        "helper": one.helper,
        "text": one.text,
        "done": one.done.value,
        "done_on": _day(one.done_on),
        "readers": list(one.readers),
        "helpers": list(one.helpers),
        "condition": one.condition,
        "kept": [_kept(word) for word in one.kept],
        "overleg": one.overleg,
    }


def _afspraak_of(found: object) -> Afspraak:
    held = Fields(found)
    one = Afspraak(
        id=ItemId(held.text("id")),
        about=_maybe_item(held, "about"),
        support=held.text("support"),
        since=date.fromisoformat(held.text("since")),
        basis=basis_of(held.take("basis")),
        helper=_maybe_item(held, "helper"),
        text=held.text("text"),
        until=maybe_day(held.maybe("until")),
        done=Gedaan(held.text("done")),
        done_on=maybe_day(held.maybe("done_on")),
        readers=held.each("readers", _item),
        helpers=held.each("helpers", _item),
        condition=_maybe_code(held, "condition"),
        kept=held.each("kept", kept_of),
        overleg=held.text("overleg"),
    )
    held.done()
    return one


def _day(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None


def _item(found: object) -> ItemId:
    return ItemId(plain_text(found))


def _maybe_item(held: Fields, name: str) -> ItemId | None:
    found = held.maybe(name)
    return ItemId(found) if found is not None else None


def _maybe_code(held: Fields, name: str = "code") -> CodeId | None:
    found = held.maybe(name)
    return CodeId(found) if found is not None else None
