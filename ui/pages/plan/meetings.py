"""The casusoverleggen of a casus beside its plan: which there are, and planning one."""

from datetime import datetime

from PySide6.QtCore import Signal

from triage.casework.plan.desk import OpenPlan
from triage.plan.overleg import Overleg
from ui.pages.triage.links import LinkList
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.layouts import FlowRow
from ui.widgets.text import Muted
from ui.words import near_moment, say


class MeetingsCard(Card):
    """Links to the meetings, newest first."""

    open_wanted = Signal(object)
    """The id of a meeting."""
    new_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(say("overleg.titel"))
        self.none = Muted(say("overleg.geen"))
        self.links = LinkList()
        self.new = Button(say("overleg.plan"), icon_name="kalender", small=True)
        self._foot = FlowRow([self.new])
        for part in (self.none, self.links, self._foot):
            self.add(part)
        self.links.wanted.connect(self.open_wanted)
        self.new.clicked.connect(self.new_wanted)

    def show_meetings(self, shown: OpenPlan, now: datetime) -> None:
        """Show the meetings of the casus."""
        meetings = sorted(shown.choices.meetings, key=lambda one: one.at, reverse=True)
        self.links.show_links([(_named(one, now), one.id) for one in meetings])
        self.none.setVisible(not meetings)
        self._foot.setVisible(shown.may.meet)
        self.setVisible(bool(meetings) or shown.may.meet)


def _named(one: Overleg, now: datetime) -> str:
    when = near_moment(one.at.astimezone(now.tzinfo), now)
    return say("overleg.link", nummer=one.number, wanneer=when, stand=say(f"overleg.staat.{one.state.value}"))
