"""What is counted of what came in or went out beside decisions: requests, datalekken, signals, notices, consent."""

from collections.abc import Iterable
from datetime import date
from typing import Any, Final

from triage.account.history import Versions, done, due_of, last, punctual, waiting
from triage.account.tally import Rows, alone, parts, row
from triage.followup.bericht import Bericht
from triage.followup.geldigheid import Geldigheid, Uitkomst
from triage.followup.jaarcijfers import AtMost, Cel, Tabel, same
from triage.followup.regel import Regel
from triage.followup.signaal import Signaal
from triage.followup.stuk import Stuk
from triage.followup.verzoek import ANSWERS, Oordeel, Recht, Verzoek

GROUPS: Final = ("bezwaar", "awb_bezwaar", "klacht", "overig")
"""What is called bezwaar is two things, counted apart: AVG art. 21 against the sharing, Awb against our answer."""
_OWN: Final = {Recht.BEZWAAR: "bezwaar", Recht.AWB_BEZWAAR: "awb_bezwaar", Recht.KLACHT: "klacht"}
_REST: Final = (Recht.INZAGE, Recht.RECTIFICATIE, Recht.WISSING, Recht.VERNIETIGING, Recht.BEPERKING)
_SENT: Final = frozenset({"antwoord_versturen", "laatste_antwoord"})
_WITHDRAWN: Final = "ingetrokken"


# --------------------------------------------------------------------------------------------------------- requests
def request_tables(history: tuple[Versions, ...], year: int, on: date) -> tuple[Tabel, ...]:
    """Return the tables of requests that came in in a year: which right, how they ended, and whether in time."""
    every = [one for one in history if _request(one).received_on.year == year]
    requests = [one for one in every if _request(one).right is not Recht.DATALEK]
    leaks = [one for one in every if _request(one).right is Recht.DATALEK]
    above = parts("verzoeken", Rows(GROUPS), (_group(_request(one)) for one in requests))
    rest = [_request(one).right.value for one in requests if _group(_request(one)) == "overig"]
    by_group = (
        table
        for group in GROUPS
        for table in _of_group(group, [one for one in requests if _group(_request(one)) == group], above, on)
    )
    return (
        above,
        parts("rechten", Rows(tuple(right.value for right in _REST)), rest, row(above, "overig")),
        *by_group,
        parts("datalekken", Rows(("gemeld", "niet_gemeld", "loopt")), (_leak(_request(one)) for one in leaks)),
    )


def request_bounds() -> tuple[AtMost, ...]:
    """Return which of these can never be more than others."""
    return tuple(
        one
        for group in GROUPS
        for one in (
            *same(f"{group}_uitkomst.{_WITHDRAWN}", f"{group}_tijd.{_WITHDRAWN}"),
            # Without an outcome nothing was sent; with one, it may still wait to be.
            AtMost((f"{group}_uitkomst.loopt",), (f"{group}_tijd.loopt", f"{group}_tijd.te_laat")),
        )
    )


def _request(versions: Versions) -> Verzoek:
    content = last(versions).content
    if not isinstance(content, Verzoek):
        raise TypeError(type(content).__name__)
    return content


def _group(request: Verzoek) -> str:
    return _OWN.get(request.right, "overig")


def _of_group(group: str, found: list[Versions], above: Tabel, on: date) -> tuple[Tabel, ...]:
    total: Cel = row(above, group)
    outcomes = (*(one.value for one in Oordeel), _WITHDRAWN, "loopt")
    longer = ("verlengd" if _request(one).extension is not None else "niet_verlengd" for one in found)
    return (
        parts(f"{group}_uitkomst", Rows(outcomes), (_outcome(_request(one)) for one in found), total),
        parts(
            f"{group}_tijd",
            Rows(("op_tijd", "te_laat", "loopt", _WITHDRAWN)),
            (_in_time(one, on) for one in found),
            total,
        ),
        parts(f"{group}_verlengd", Rows(("verlengd", "niet_verlengd")), longer, total),
    )


def _outcome(request: Verzoek) -> str:
    if request.withdrawn_on is not None:
        return _WITHDRAWN
    return request.decision.outcome.value if request.decision is not None else "loopt"


def _in_time(versions: Versions, on: date) -> str:
    request = _request(versions)
    if request.withdrawn_on is not None:
        return _WITHDRAWN
    answered = done(versions, _SENT)
    if answered is None or request.sent_on is None:
        return waiting(last(versions), ANSWERS, on)
    return punctual(request.sent_on, due_of(answered[1], ANSWERS))


def _leak(request: Verzoek) -> str:
    reported = request.leak.reported if request.leak is not None else None
    return "loopt" if reported is None else "gemeld" if reported else "niet_gemeld"


# ---------------------------------------------------------------------------------------------------------- signals
def signal_tables(signals: Iterable[Stuk[Signaal]], year: int) -> tuple[Tabel, ...]:
    """Return the table of signals that came in in a year; of one that was destroyed the day and the end stay."""
    rows = Rows(("onterecht", "geen_actie", "casus", "andere_route", "loopt"), rare=("opgeruimd",))
    return (parts("signalen", rows, (_end(one) for one in signals if one.content.received.year == year)),)


def _end(stuk: Stuk[Signaal]) -> str:
    if stuk.content.unfounded is not None:
        return "onterecht"
    return {"open": "loopt", "vernietigd": "opgeruimd"}.get(stuk.state, stuk.state)


# ------------------------------------------------------------------------------------------------------ what follows
def after_tables(
    reviewed: Iterable[Stuk[Geldigheid]],
    notices: Iterable[Stuk[Bericht]],
    withdrawn: Iterable[Stuk[Regel]],
    year: int,
) -> tuple[Tabel, ...]:
    """Return the tables of reviews, of notices, and of consent that was taken back in a year."""
    # A decision that was withdrawn is a seal of its own, and is counted there (`herroepingen`).
    kept = (one for stuk in reviewed for one in stuk.content.reviews if one.outcome is not Uitkomst.INTREKKEN)
    reviews = (one.outcome.value for one in kept if one.on.year == year)
    sent = (_notice(stuk) for stuk in notices if stuk.made.year == year)
    taken_back = {
        (stuk.casus, stuk.content.about, day)
        for stuk in withdrawn
        if (day := _day(stuk)) is not None and day.year == year
    }
    return (
        parts("heroverwegingen", Rows((Uitkomst.BLIJFT_ZO, Uitkomst.OPNIEUW)), reviews),
        alone("toestemming_terug", len(taken_back)),
        parts("berichten", Rows(("verstuurd", "niet_nodig", "loopt")), sent),
    )


def _day(stuk: Stuk[Regel]) -> date | None:
    return stuk.content.withdrawn.day if stuk.content.withdrawn is not None else None


def _notice(stuk: Stuk[Any]) -> str:
    return {"te_versturen": "loopt", "beantwoord": "verstuurd"}.get(stuk.state, stuk.state)
