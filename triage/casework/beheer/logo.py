"""The logo above every paper: a PNG that is small enough to go into each of them."""

from dataclasses import replace
from typing import Final

from triage.casework.beheer.beheer import changed
from triage.casework.desk import Desk
from triage.faults import Refusal
from triage.ports import MOST_LOGO

_PNG: Final = b"\x89PNG\r\n\x1a\n"


def demand_logo(logo: bytes) -> None:
    """Refuse what can be no logo; empty is no logo at all.

    Raises:
        Refusal: `logo_geen_beeld`, `logo_te_groot` (fact `maximum`, in thousands of bytes).
    """
    if logo and not logo.startswith(_PNG):
        raise Refusal("logo_geen_beeld")
    if len(logo) > MOST_LOGO:
        raise Refusal("logo_te_groot", maximum=MOST_LOGO // 1_000)


def change_logo(desk: Desk, logo: bytes) -> None:
    """Put another logo above papers from now on, or none; what was issued keeps its own.

    Raises:
        Refusal: what `demand_logo` refuses, `geen_recht`.
    """
    desk.demand("beheer")
    demand_logo(logo)
    with desk.work() as work:
        was = work.mensen.settings()
        work.mensen.set_settings(replace(was, logo=logo))
        if was.logo != logo:
            changed(desk, work, "instelling", "logo")
        work.commit()
