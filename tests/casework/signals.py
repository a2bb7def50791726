"""Signals for tests: the people who work on them, and one as it is typed in."""

from datetime import date

from tests import makers
from tests.casework.steps import Office
from tests.plan.offices import CHECKS
from triage.casework.desk import Desk
from triage.casework.followup import signaal_einde, signalen
from triage.casework.followup.signaal_desk import OpenSignaal
from triage.casework.followup.signaal_uitstel import Asked
from triage.casework.followup.signalen import NewSignaal
from triage.followup.signaal import Bron, Onterecht, Signaal, Verzwegen
from triage.followup.stuk import Stuk
from triage.ids import CodeId

TODAY = makers.NOW.date()
SCHOOL = "Basisschool De Regenboog"
SAFE = Asked(CodeId("C1"), date(2026, 12, 10), "De melder loopt gevaar als dit nu bekend wordt.")


def given(who: str = "Hanna de Wit", /, **more: object) -> NewSignaal:
    """Return a signal as it is typed in."""
    values: dict[str, object] = {
        "name": who,
        "born": date(2015, 3, 9),
        "area": "Noorderkade",
        "kind": "school",
        "concern": ("onderwijs",),
        "source": Bron.BUURT,
        "source_name": "",
        "unnamed": Verzwegen.GEVRAAGD,
        "received": TODAY,
    }
    return NewSignaal(**{**values, **more})  # type: ignore[arg-type]


class Signals(Office):
    """A store with people who work on signals."""

    def lead(self, name: str = "Mirjam Vonkeman") -> Desk:
        """Return a procesregisseur with a mandate."""
        return self.desk(makers.actor(name, "procesregisseur", mandate=True))

    def recorded(self, name: str = "Hanna de Wit", by: Desk | None = None) -> Stuk[Signaal]:
        """Return a signal that was recorded."""
        return signalen.record_signaal(by or self.desk(), given(name), CHECKS)

    def asked(self) -> OpenSignaal:
        """Return a signal about which the school was asked."""
        return signalen.ask_source(self.desk(), self.recorded(), SCHOOL, "intern begeleider", TODAY)

    def unfounded(self, shown: Stuk[Signaal] | None = None) -> OpenSignaal:
        """Return a signal that was unfounded."""
        found = shown or self.asked().stuk
        return signaal_einde.unfounded(self.desk(), found, Onterecht.ANDERE_PERSOON)

    def send_all(self, shown: OpenSignaal) -> None:
        """Let every notice about a signal go out."""
        from dataclasses import replace

        from triage.access.log import Act
        from triage.followup.bericht import MACHINE, Bericht
        from triage.followup.stuk import moved

        desk = self.desk()
        with desk.work() as work:
            for one in shown.stuk.content.notices:
                look = desk.look(Act.BERICHT_GEWIJZIGD, "berichten", one)
                notice = work.stukken.get(one, Bericht, desk.scope("bericht_versturen"), look)
                sent = replace(notice.content, sent_on=desk.clock.today(), channel="brief")
                work.stukken.save(notice, moved(notice, MACHINE, "versturen", sent), "versturen", look)
            work.commit()
