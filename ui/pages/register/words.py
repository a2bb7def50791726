"""The register of processing and the DPIA in words."""

from collections.abc import Iterator

from triage.followup.dpia import Dpia, DpiaStand
from triage.kader.comparing import Soort
from triage.kader.model import Processing
from triage.kader.registered import RegisterChange
from triage.records.register import RegisterView
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
    settings, notes = view.settings, view.kader.register
    said = (
        ("verantwoordelijke", settings.municipality),
        ("onderdeel", settings.unit),
        ("adres", settings.address),
        ("contact", settings.contact),
        ("fg", settings.fg_contact),
        ("doorgifte", notes.transfer),
        ("maatregelen", "\n".join(notes.measures)),
    )
    return [(say(f"register.feit.{key}"), text.strip() or say("register.niet_vastgelegd")) for key, text in said]


def activity_facts(one: Processing) -> list[Fact]:
    """Return what the register says of one activity, with the acts of the log that point to it."""
    said = (
        ("doel", one.purpose),
        ("wet", one.law),
        ("betrokkenen", "\n".join(one.people)),
        ("gegevens", "\n".join(one.categories)),
        ("ontvangers", "\n".join(one.recipients)),
        ("bewaren", one.kept),
        ("handelingen", "\n".join(act_words(act) for act in one.acts)),
    )
    return [(say(f"register.feit.{key}"), text.strip() or say("register.niet_vastgelegd")) for key, text in said]


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
