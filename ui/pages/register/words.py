"""The register of processing and the DPIA in words."""

from collections.abc import Iterator

from triage.followup.dpia import Dpia, DpiaStand
from triage.kader.comparing import Soort
from triage.kader.model import Processing
from triage.kader.registered import RegisterChange
from triage.records.register import RegisterView, Told, told_of_activity, told_of_controller
from ui.widgets.chip import Kind
from ui.widgets.facts import Fact
from ui.widgets.lines import Cell, Line
from ui.words import say

KINDS = {
    DpiaStand.GEEN: Kind.ATTENTION,
    DpiaStand.GELDT: Kind.OK,
    DpiaStand.NAKIJKEN: Kind.ATTENTION,
    DpiaStand.ZONDER_ADVIES: Kind.ATTENTION,
    DpiaStand.EERST_AP: Kind.DANGER,
}


def controller_facts(view: RegisterView) -> list[Fact]:
    """Return who is responsible, and what holds for every activity."""
    notes = view.kader.register
    whole = (("doorgifte", notes.transfer), ("maatregelen", "\n".join(notes.measures)))
    return _facts((*told_of_controller(view.settings), *whole))


def activity_facts(one: Processing) -> list[Fact]:
    """Return what the register says of one activity, with the acts of the log that point to it."""
    return _facts(told_of_activity(one, act_words))


def _facts(told: Told) -> list[Fact]:
    return [(say(f"register.feit.{key}"), text.strip() or say("register.niet_vastgelegd")) for key, text in told]


def act_words(act: str) -> str:
    """Return an act of the log in words."""
    return say(f"inzage.handeling.{act}")


def change_lines(changes: tuple[RegisterChange, ...]) -> list[Line]:
    """Return what changed in a version, a line for each field."""
    return [line for change in changes for line in _of(change)]


def _of(change: RegisterChange) -> Iterator[Line]:
    name = change.name or say("register.geheel")
    if change.kind is not Soort.INHOUD:
        yield Line(name, (Cell(name, strong=True), Cell(say(f"register.{change.kind.value}")), Cell(""), Cell("")))
    for one in change.fields:
        cells = (_parts(one.before), _parts(one.after))
        what = say(f"register.veld.{one.field}")
        yield Line(f"{name}.{one.field}", (Cell(name, strong=True), Cell(what), *map(Cell, cells)))


def _parts(parts: tuple[str, ...]) -> str:
    return "\n".join(parts) or say("register.niet_vastgelegd")


def dpia_facts(one: Dpia, number: str) -> list[Fact]:
    """Return what is kept of a DPIA."""
    said = (
        ("nummer", number),
        ("versie", one.edition),
        ("datum", say("register.dag", dag=one.dated)),
        ("uitkomst", say(f"register.uitkomst.{one.outcome.value}")),
        ("advies", _advice(one)),
        ("maatregelen", "\n".join(one.measures)),
        ("nakijken", say("register.dag", dag=one.review) if one.review else ""),
        ("vindplaats", one.place),
        ("kader", one.kader),
    )
    return [(say(f"register.dpia.feit.{key}"), text or say("register.niet_vastgelegd")) for key, text in said]


def _advice(one: Dpia) -> str:
    if not one.fg_asked:
        return say("register.advies.nee")
    told = say("register.advies.op", dag=one.fg_on) if one.fg_on else say("register.advies.ja")
    return "\n".join(part for part in (told, one.fg_words) if part)
