"""What a form of a request asks for, as a call of its use case."""

from collections.abc import Callable
from datetime import date
from functools import partial

from triage.casework.desk import Desk
from triage.casework.followup import verzoeken_besluit as besluiten
from triage.casework.followup import verzoeken_stappen as stappen
from triage.followup.stuk import Stuk
from triage.followup.verzoek import Oordeel, Regeloordeel, Verzoek
from ui.pages.rights import forms
from ui.pages.signals.act_form import ActForm

Call = Callable[[], Stuk[Verzoek]]


def doing(desk: Desk, stuk: Stuk[Verzoek], form: ActForm, name: str, button: str) -> Call:
    """Return the call behind a button of a form, with what stands in the form now."""
    if name == forms.DECIDE:
        return partial(besluiten.decide, desk, stuk.id, judgement(stuk, form))
    if name in (forms.SENT, forms.CARRY, forms.RESTRICT, forms.FINISH):
        return _after(desk, stuk.id, form, name, button)
    return _before(desk, stuk.id, form, name, button)


def judgement(stuk: Stuk[Verzoek], form: ActForm) -> besluiten.Judgement:
    """Return the decision that stands in the form."""
    values = form.values()
    lines = tuple(
        Regeloordeel(
            line.regel,
            values[f"regel{number}"] == forms.YES,
            values[f"reden{number}"],
            values.get(f"juist{number}", ""),
        )
        for number, line in enumerate(stuk.content.lines)
    )
    return besluiten.Judgement(Oordeel(values["uitkomst"]), values["reden"], lines, values.get("weglaten", ""))


def _before(desk: Desk, stuk: str, form: ActForm, name: str, button: str) -> Call:
    values = form.values()
    match name:
        case forms.RECEIPT:
            return partial(stappen.receipt_sent, desk, stuk, _day(form), values["weg"])
        case forms.IDENTITY:
            do = stappen.identity_sure if button == "vast" else stappen.identity_doubted
            return partial(do, desk, stuk, values["woorden"], _day(form))
        case forms.EXTEND:
            return partial(stappen.extend_answer, desk, stuk, values["waarom"], _day(form), values["weg"])
        case forms.SUSPEND:
            return partial(stappen.suspend_answer, desk, stuk, values["waarom"], _day(form))
        case forms.RESUME:
            return partial(stappen.resume_answer, desk, stuk, _day(form))
        case forms.WITHDRAW:
            return partial(stappen.withdraw, desk, stuk, values["woorden"], _day(form))
        case forms.LEAK:
            return partial(stappen.close_leak, desk, stuk, values["waarom"], reported=button == "wel")
        case _:
            raise ValueError(name)


def _after(desk: Desk, stuk: str, form: ActForm, name: str, button: str) -> Call:
    values = form.values()
    match name:
        case forms.SENT:
            return partial(besluiten.answer_sent, desk, stuk, _day(form), values["weg"])
        case forms.CARRY:
            return partial(besluiten.carried_out, desk, stuk, values["woorden"], _day(form))
        case forms.RESTRICT:
            return partial(besluiten.keep_restricted if button == "blijft" else besluiten.lift_restriction, desk, stuk)
        case _:
            return partial(besluiten.finish, desk, stuk)


def _day(form: ActForm) -> date:
    found = form.day("dag")
    if found is None:
        raise ValueError("dag")
    return found
