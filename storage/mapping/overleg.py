"""A casusoverleg as JSON text and back, by hand: an agenda by reference, and no minutes."""

import json
from typing import Final

from storage.mapping.casus import Cell
from storage.mapping.fields import Fields, Object, plain_text, whole_number
from storage.mapping.moments import micros, moment_of, moment_text
from storage.mapping.plan import basis_json, basis_of, kept_json, kept_of
from triage.ids import CasusId, CodeId, ItemId, PersonId
from triage.plan.overleg import Agendapunt, Deelname, Genodigde, Overleg, OverlegState, Verwijzing

FORM: Final = "tenzij/overleg/1"


def overleg_text(overleg: Overleg) -> str:
    """Return a meeting as text: ASCII, with its keys in order."""
    said: Object = {
        "form": FORM,
        "id": overleg.id,
        "casus": overleg.casus,
        "number": overleg.number,
        "at": moment_text(overleg.at),
        "state": overleg.state.value,
        "invited": [_invited(one) for one in overleg.invited],
        "parts": [_part(one) for one in overleg.parts],
        "agenda": [{"kind": one.kind.value, "ref": one.ref} for one in overleg.agenda],
        "agreed": list(overleg.agreed),
        "version": overleg.version,
    }
    return json.dumps(said, separators=(",", ":"), sort_keys=True)


def overleg_of(text: str) -> Overleg:
    """Return the meeting behind a text of `overleg_text`.

    Raises:
        ValueError: the text is no meeting, or it holds more than a meeting does.
    """
    held = Fields(json.loads(text))
    if held.text("form") != FORM:
        raise ValueError("another form")
    overleg = Overleg(
        id=held.text("id"),
        casus=CasusId(held.text("casus")),
        number=held.text("number"),
        at=moment_of(held.text("at")),
        state=OverlegState(held.text("state")),
        invited=held.each("invited", _invited_of),
        parts=held.each("parts", _part_of),
        agenda=held.each("agenda", _point_of),
        agreed=held.each("agreed", lambda found: ItemId(plain_text(found))),
        version=held.number("version"),
    )
    held.done()
    return overleg


def overleg_row(overleg: Overleg) -> dict[str, Cell]:
    """Return the row of a meeting."""
    return {
        "id": overleg.id,
        "casus": overleg.casus,
        "at": micros(overleg.at),
        "state": overleg.state.value,
        "version": overleg.version,
        "content": overleg_text(overleg),
    }


def _invited(one: Genodigde) -> Object:
    return {
        "id": one.id,
        "name": one.name,
        "function": one.function,
        "organisation": one.organisation,
        "needed": one.needed,
        "basis": basis_json(one.basis),
        "points": list(one.points),
        "colleague": one.colleague,
        "present": one.present,
        "kept": [*kept_json(one.kept)],
    }


def _invited_of(found: object) -> Genodigde:
    held = Fields(found)
    colleague = held.maybe("colleague")
    one = Genodigde(
        id=ItemId(held.text("id")),
        name=held.text("name"),
        function=held.text("function"),
        organisation=held.text("organisation"),
        needed=held.text("needed"),
        basis=basis_of(held.take("basis")),
        points=held.each("points", whole_number),
        colleague=PersonId(colleague) if colleague is not None else None,
        present=held.maybe_yes("present"),
        kept=held.each("kept", kept_of),
    )
    held.done()
    return one


def _part(one: Deelname) -> Object:
    return {"person": one.person, "takes_part": one.takes_part, "code": one.code, "motivation": one.motivation}


def _part_of(found: object) -> Deelname:
    held = Fields(found)
    person, takes_part, code = ItemId(held.text("person")), held.maybe_yes("takes_part"), held.maybe("code")
    one = Deelname(person, takes_part, CodeId(code) if code is not None else None, held.text("motivation"))
    held.done()
    return one


def _point_of(found: object) -> Agendapunt:
    held = Fields(found)
    point = Agendapunt(Verwijzing(held.text("kind")), held.text("ref"))
    held.done()
    return point
