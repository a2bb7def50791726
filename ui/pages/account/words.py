"""Words that the pages of the sample and of the account share."""

from triage.followup.steekproef import Getrokken, Kwartaal, Oordeel, Steekproef
from triage.followup.stuk import Stuk
from ui.widgets.chip import Kind
from ui.words import say

KINDS = {
    Oordeel.ZORGVULDIG: Kind.OK,
    Oordeel.OPMERKING: Kind.ACCENT,
    Oordeel.NIET_ZORGVULDIG: Kind.ATTENTION,
    Oordeel.NIET_IN_TE_ZIEN: Kind.NEUTRAL,
}
"""The pill of each judgement; its words say the same."""


def quarter_words(kwartaal: Kwartaal) -> str:
    """Return a quarter as people say it."""
    return say("steekproef.kwartaal", nummer=kwartaal.quarter, jaar=kwartaal.year)


def stands(stuk: Stuk[Steekproef]) -> tuple[str, Kind]:
    """Return how a sample stands, in words and as the kind of a pill."""
    if stuk.state == "afgerond":
        return say("steekproef.stand.afgerond"), Kind.OK
    if waiting := len(stuk.content.waiting):
        return say("steekproef.stand.getrokken_over", aantal=waiting), Kind.ATTENTION
    return say("steekproef.stand.gelezen"), Kind.ATTENTION


def found_words(one: Getrokken) -> tuple[str, Kind]:
    """Return what was found of a decision, in words and as the kind of a pill."""
    if one.oordeel is None:
        return say("steekproef.oordeel.nog_niet"), Kind.NEUTRAL
    return say(f"steekproef.oordeel.{one.oordeel.value}"), KINDS[one.oordeel]


def tally(sample: Steekproef) -> tuple[str, ...]:
    """Return how often each was found; what was never found is left out."""
    counts = ((one, sample.count(one)) for one in Oordeel)
    return tuple(say(f"steekproef.telling.{one.value}", aantal=count) for one, count in counts if count)
