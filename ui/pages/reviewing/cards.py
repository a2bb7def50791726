"""What is known about a decision that is looked at again: then beside now, what left, and earlier reviews."""

from triage.casework.followup.heroverwegen import OpenReview
from triage.followup.geldigheid import Heroverweging
from ui.pages.decision.sections import change_name, segments_of
from ui.widgets.card import Card
from ui.widgets.diff import DiffText
from ui.widgets.facts import FactsList
from ui.widgets.text import Muted, Plain, SmallStrong
from ui.words import moment, say


def changed_card(shown: OpenReview) -> Card:
    """Return where the casus now differs from what was sealed."""
    card = Card(say("heroverwegen.nu.titel"))
    card.add(Muted(say("heroverwegen.nu.verschil" if shown.changed else "heroverwegen.nu.gelijk")))
    for one in shown.changed:
        name = change_name(one)
        difference = DiffText(segments_of(one))
        difference.setAccessibleName(name)
        card.add(SmallStrong(name))
        card.add(difference)
    return card


def left_card(shown: OpenReview) -> Card:
    """Return what already left by the decision: what, to whom and when."""
    card = Card(say("heroverwegen.weg.titel"))
    if not shown.left:
        card.add(Muted(say("heroverwegen.weg.niets")))
    for line in shown.left:
        card.add(SmallStrong(say("heroverwegen.weg.regel", wat=line.content.item)))
        for one in line.content.left:
            who = ", ".join(part for part in (one.name, one.function, line.content.recipient) if part)
            card.add(Plain(say("heroverwegen.weg.keer", wie=who, moment=moment(one.at))))
    return card


def earlier_card(shown: OpenReview) -> Card:
    """Return what was chosen before, with the words of who chose it."""
    card = Card(say("heroverwegen.eerder.titel"))
    if not shown.stuk.content.reviews:
        card.add(Muted(say("heroverwegen.eerder.niets")))
    for one in shown.stuk.content.reviews:
        card.add(FactsList([(say(f"heroverwegen.eerder.{one.outcome.value}", nummer=one.record), _words(one))]))
    return card


def _words(one: Heroverweging) -> str:
    who = ", ".join(part for part in (one.by_name, one.by_function, one.mandate) if part)
    told = [one.motivation, say("heroverwegen.eerder.door", wie=who, dag=one.on)]
    if one.next_on is not None:
        told.append(say("heroverwegen.eerder.volgende", dag=one.next_on))
    return "\n".join(told)
