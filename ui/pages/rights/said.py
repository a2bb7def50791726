"""What a request holds and what was done with it, in words; and its terms as pills."""

from datetime import date, datetime

from PySide6.QtWidgets import QWidget

from triage.casework.followup.verzoeken import OpenVerzoek
from triage.followup.verzoek import LEAK, Verzoek
from triage.terms.running import Running, aim, due, moment
from ui.pages.pieces import due_words
from ui.widgets.chip import Chip, Kind
from ui.widgets.facts import Fact
from ui.widgets.layouts import FlowRow, column
from ui.widgets.text import Small
from ui.words import near_day, say


def asked(content: Verzoek) -> list[Fact]:
    """Return what was asked."""
    came = ""
    if content.channel:
        came = say("verzoeken.dag_weg", dag=content.received_on, weg=say(f"verzoeken.weg.{content.channel}"))
    found = {
        "recht": say(f"verzoeken.recht.{content.right.value}"),
        "vrager": _asker(content),
        "namens": content.standing,
        "over": content.about_name,
        "binnen": came,
        "woorden": content.words,
        "adres": content.address,
        "veilig": content.safe,
        "tegen": content.answered_number,
        "vervolg": content.follow_up,
    }
    return _facts(found)


def _asker(content: Verzoek) -> str:
    if not content.asker_name:
        return ""
    return f"{content.asker_name} ({say(f'verzoeken.vrager.{content.asker.value}')})"


def done(content: Verzoek) -> list[Fact]:
    """Return what was done with it."""
    identity = say(f"verzoeken.identiteit.{content.identity.value}", hoe=content.identity_words)
    longer = content.extension
    found = {
        "identiteit": identity if content.leak is None else "",
        "ontvangst": _when(content.receipt_on, content.receipt_channel) or say("verzoeken.nog_niet"),
        "verlengd": longer.reason if longer else "",
        "stil": content.suspended_for,
        **_decided(content),
        "verstuurd": _when(content.sent_on, content.sent_channel),
        "uitgevoerd": content.carried_out,
        "ingetrokken": content.withdrawn_words,
        "datalek": _leak(content),
    }
    if content.leak is not None:
        found["ontvangst"] = ""
    return _facts(found)


def _decided(content: Verzoek) -> dict[str, str]:
    made = content.decision
    if made is None:
        return {}
    return {
        "besluit": say(f"verzoeken.oordeel.{made.outcome.value}"),
        "door": ", ".join(part for part in (made.name, made.role, made.mandate) if part),
        "reden": made.reason,
        "weggelaten": made.withheld,
    }


def _leak(content: Verzoek) -> str:
    leak = content.leak
    if leak is None or leak.reported is None:
        return ""
    return say(f"verzoeken.datalek.{'wel' if leak.reported else 'niet'}", reden=leak.reason)


def _when(day: date | None, way: str) -> str:
    return say("verzoeken.dag_weg", dag=day, weg=say(f"verzoeken.weg.{way}")) if day is not None else ""


def _facts(found: dict[str, str]) -> list[Fact]:
    return [(say(f"verzoeken.feit.{key}"), text) for key, text in found.items() if text]


def terms(opened: OpenVerzoek) -> list[Fact]:
    """Return each term that runs: what is owed, and by when, with the streefdatum in words under the pill."""
    return [(one.term.text, _when_due(one, opened.now)) for one in opened.stuk.terms]


def _when_due(term: Running, now: datetime) -> QWidget:
    parts = QWidget()
    inside = column(parts, 0, 0.2)
    words, kind, more = _hours(term, now) if term.term.id == LEAK else _days(term, now.date())
    inside.addWidget(FlowRow([Chip(words, kind)]))
    if more:
        inside.addWidget(Small(more))
    return parts


def _days(term: Running, today: date) -> tuple[str, Kind, str]:
    end, goal = due(term), aim(term)
    if end is None:
        return say("verzoeken.stil"), Kind.NEUTRAL, ""
    words, kind = due_words("verzoeken", end, today)
    early = goal is not None and today <= goal < end
    more = say("verzoeken.streef", dag=near_day(goal, today)) if early and goal is not None else ""
    return words, kind or Kind.NEUTRAL, more


def _hours(term: Running, now: datetime) -> tuple[str, Kind, str]:
    last = moment(term)
    left = int((last - now).total_seconds() // 3600) if last is not None else -1
    if last is None or left < 0:
        return say("verzoeken.uren_om"), Kind.DANGER, say("verzoeken.uren_om_uitleg")
    local = last.astimezone(now.tzinfo)
    return (
        say("verzoeken.uren", uren=left),
        Kind.ATTENTION,
        say("verzoeken.uren_uitleg", dag=local.date(), tijd=f"{local:%H:%M}"),
    )
