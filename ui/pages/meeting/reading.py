"""A casusoverleg to read: one that was held or called off, or one of somebody else."""

from triage.casework.plan.meeting_desk import OpenMeeting
from triage.plan.overleg import Deelname, Genodigde
from ui.pages.meeting.words import agenda_words
from ui.pages.plan.words import basis_words
from ui.widgets.card import Card
from ui.widgets.layouts import column, empty
from ui.widgets.text import Muted, Plain, SmallStrong
from ui.words import listed, say


class MeetingView(Card):
    """What is on the table, who is asked and why, and whether the betrokkene takes part."""

    def __init__(self) -> None:
        super().__init__(say("overleg.lezen"))
        self._list = column(None, 0, 0.4)
        self.add(self._list)

    def show_meeting(self, shown: OpenMeeting) -> None:
        """Show a meeting."""
        empty(self._list)
        overleg, names = shown.overleg, dict(shown.names)
        agenda = tuple(f"{place}. {words}" for place, words in enumerate(agenda_words(shown), 1))
        self._put("overleg.agenda", agenda)
        self._put("overleg.gasten", tuple(_guest(one) for one in overleg.invited))
        self._put("overleg.betrokkenen", tuple(_part(one, names.get(one.person, "")) for one in overleg.parts))

    def _put(self, head: str, lines: tuple[str, ...]) -> None:
        self._list.addWidget(SmallStrong(say(head)))
        for words in lines or (say("overleg.niets"),):
            self._list.addWidget(Plain(words) if lines else Muted(words))


def _guest(one: Genodigde) -> str:
    who = ", ".join(part for part in (one.name, one.function, one.organisation) if part)
    points = listed(tuple(str(place + 1) for place in one.points))
    told = [
        say("overleg.gast.zin", wie=who, nodig=one.needed, waarop=basis_words(one.basis)),
        say("overleg.gast.punten_zin", punten=points) if points else "",
        "" if one.present is None else say("overleg.gast.was_er" if one.present else "overleg.gast.was_er_niet"),
    ]
    return " ".join(part for part in told if part)


def _part(one: Deelname, name: str) -> str:
    if one.takes_part is None:
        return say("overleg.deelname.onbekend", naam=name)
    if one.takes_part:
        return say("overleg.deelname.ja", naam=name)
    return say("overleg.deelname.nee", naam=name, code=one.code or "", motivering=one.motivation)
