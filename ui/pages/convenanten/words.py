"""An agreement in words: how it stands, what it says, and what was done with it."""

from datetime import date
from typing import Final

from triage.casework.convenanten.convenanten import OpenConvenant
from triage.followup.convenant import Convenant, Row, Stand, ended_on
from triage.kader.model import Kader
from ui.widgets.chip import Kind
from ui.widgets.facts import Fact
from ui.words import moment, near_day, say

KINDS: Final = {
    Stand.VERLOPEN: Kind.DANGER,
    Stand.BIJNA: Kind.ATTENTION,
    Stand.GELDT: Kind.OK,
    Stand.KOMT: Kind.ACCENT,
    Stand.CONCEPT: Kind.NEUTRAL,
    Stand.BEEINDIGD: Kind.NEUTRAL,
    Stand.VERVALLEN: Kind.NEUTRAL,
}


def stand_words(stand: Stand, end: date | None, since: date | None, today: date) -> str:
    """Return how an agreement stands, with the day that matters."""
    if stand is Stand.KOMT and since is not None:
        return say("convenanten.stand.komt", dag=near_day(since, today))
    if end is None or stand in (Stand.CONCEPT, Stand.VERVALLEN):
        return say(f"convenanten.stand.{stand.value}{'_zonder_einde' if stand is Stand.GELDT else ''}")
    return say(f"convenanten.stand.{stand.value}", dag=near_day(end, today))


def row_words(row: Row, today: date) -> str:
    """Return how an agreement of the list stands."""
    return stand_words(row.stand, row.end, row.stuk.content.since, today)


def kind_words(one: Convenant, kader: Kader) -> str:
    """Return the kind of organisation, or an empty text."""
    return kader.party_kinds[one.kind].text if one.kind in kader.party_kinds else ""


def facts_of(opened: OpenConvenant, kader: Kader) -> list[Fact]:
    """Return what an agreement says, for who only reads it; notes are for who keeps it."""
    one = opened.stuk.content
    end = ended_on(opened.stuk) or one.until
    found = [
        ("organisatie", one.organisation),
        ("soort", kind_words(one, kader)),
        ("kenmerk", one.reference),
        ("doel", one.purpose),
        ("soorten", "\n".join(say(f"convenanten.gegeven.{sort.value}") for sort in one.covers)),
        ("gegevens", "\n".join(one.data)),
        ("grondslag", one.basis),
        ("sinds", say("convenanten.dag", dag=one.since) if one.since else ""),
        ("tot", say("convenanten.dag", dag=end) if end else say("convenanten.geen_einde")),
        ("vindplaats", one.published),
        ("contact", one.contact),
        ("aantekening", one.notes if opened.may_keep else ""),
        ("einde", _ended(one)),
    ]
    return [(say(f"convenanten.feit.{key}"), value) for key, value in found if value]


def _ended(one: Convenant) -> str:
    if one.ended is None:
        return ""
    who = say("convenanten.wie_wanneer", wie=one.ended.by_name, dag=one.ended.on)
    return f"{one.ended.why}\n{who}"


def steps_of(opened: OpenConvenant) -> list[Fact]:
    """Return what was done with an agreement, oldest first."""
    return [
        (say(f"convenanten.stap.{step.act}"), say("convenanten.wie_wanneer", wie=step.by_name, dag=moment(step.at)))
        for step in opened.steps
    ]
