"""What a form of a signal asks for, as a call of its use case."""

from collections.abc import Callable
from datetime import date
from functools import partial

from triage.casework.desk import Desk
from triage.casework.followup import signaal_einde, signaal_uitstel, signalen
from triage.casework.followup.signaal_desk import OpenSignaal
from triage.casework.followup.signaal_einde import Begun
from triage.casework.followup.signaal_uitstel import Asked
from triage.followup.signaal import Onterecht, Signaal, Wijze
from triage.followup.stuk import Stuk
from triage.ids import CodeId
from ui.pages.signals import signal_forms as forms
from ui.pages.signals.act_form import ActForm
from ui.words import say

Call = Callable[[], OpenSignaal | Begun]


def doing(desk: Desk, stuk: Stuk[Signaal], form: ActForm, name: str, button: str) -> Call:
    """Return the call behind a button of a form, with what stands in the form now."""
    if name == forms.END:
        return _ended(desk, stuk, form.values()["route"], button)
    if name in (forms.DEFER, forms.NEVER, forms.DECIDE, forms.NEVER_DECIDE):
        return _deferring(desk, stuk, form, name, agreed=button == "ja")
    return _done(desk, stuk, form, name)


def _deferring(desk: Desk, stuk: Stuk[Signaal], form: ActForm, name: str, *, agreed: bool) -> Call:
    if name in (forms.DEFER, forms.NEVER):
        ask = signaal_uitstel.ask_deferral if name == forms.DEFER else signaal_einde.ask_never_to_tell
        return partial(ask, desk, stuk, _asked(form))
    decide = signaal_uitstel.decide_deferral if name == forms.DECIDE else signaal_einde.decide_never_to_tell
    return partial(decide, desk, stuk, form.values()["woorden"], agreed=agreed)


def _done(desk: Desk, stuk: Stuk[Signaal], form: ActForm, name: str) -> Call:
    values = form.values()
    match name:
        case forms.TELL:
            return partial(signalen.tell, desk, stuk, _day(form, "dag"), Wijze(values["hoe"]))
        case forms.ASK:
            return partial(signalen.ask_source, desk, stuk, values["naam"], values["functie"], _day(form, "dag"))
        case forms.LIFT:
            return partial(signaal_uitstel.lift_deferral, desk, stuk)
        case forms.WRONG:
            return partial(signaal_einde.unfounded, desk, stuk, Onterecht(values["reden"]))
        case forms.DESTROY:
            return partial(signaal_einde.destroy, desk, stuk)
        case _:
            raise ValueError(name)


def _ended(desk: Desk, stuk: Stuk[Signaal], route: str, button: str) -> Call:
    if button == "casus":
        that = say("signalen.in_casus", nummer=stuk.number, dag=stuk.content.received)
        return partial(signaal_einde.casus_from, desk, stuk, that)
    if button == "andere_route":
        return partial(signaal_einde.other_route, desk, stuk, route)
    return partial(signaal_einde.no_action, desk, stuk)


def _asked(form: ActForm) -> Asked:
    values = form.values()
    return Asked(CodeId(values["code"]), _day(form, "tot"), values["waarom"])


def _day(form: ActForm, row: str) -> date:
    found = form.day(row)
    if found is None:
        raise ValueError(row)
    return found
