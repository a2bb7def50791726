"""A year of worked cases with what followed them, as it is counted by hand in `test_verantwoording`."""

from datetime import date, datetime

from tests import makers
from tests.casework.reviews import Reviews
from tests.casework.rights import Counter
from tests.casework.signals import Signals
from tests.worlds import World
from triage.besluit.sealing import Besluit
from triage.casework.casus.deciding import record
from triage.casework.followup import intrekken
from triage.casework.followup import verzoeken_stappen as stappen
from triage.casework.followup.uitstel import Keuze, Opzet, Uitspraak, decide_deferral, propose
from triage.casework.followup.verstrekken import Ingetrokken, withdraw_consent
from triage.casework.followup.vertellen import Mededeling, tell
from triage.followup.informeren import Informeren, Punt, Weg
from triage.followup.regel import Regel
from triage.followup.stuk import Stuk
from triage.followup.verzoek import Oordeel, Recht, Verzoek

JELLE = makers.actor("Jelle Brandsma", "informatieregisseur")
DOUTZEN = makers.actor("Doutzen Algra", "fg")
MARIT = makers.actor("Marit Vonkeman", "procesregisseur")
OM = Opzet(
    ("C2",), date(2026, 12, 15), "", tuple(Punt(letter, "Zoals eerder.") for letter in "cdefh"), "OM-26-1187",
    date(2026, 11, 16),
)  # fmt: skip


class Year(Reviews, Signals):
    """An office in the year of the worked cases."""

    besluiten: dict[int, Besluit]
    late: Stuk[Verzoek]

    @classmethod
    def lived(cls, world: World) -> "Year":
        """Return the year as it stood on 23 November 2026."""
        office = cls(world)
        office.besluiten = {}
        for step in (office.august, office.september, office.october, office.november):
            step()
        return office

    def on(self, day: date) -> None:
        self.clock.moment = datetime(day.year, day.month, day.day, 9, tzinfo=makers.ZONE)

    def tell(self, besluit: Besluit, person: str) -> None:
        """Tell somebody about a decision, today, with a letter in hand."""
        piece = next(one for one in self.pieces(besluit, Informeren) if one.content.person == person)
        for variant in piece.content.needed:
            piece = tell(
                self.desk(), piece, Mededeling(self.clock.today(), Weg.GESPREK_EN_BRIEF, variant, "de betrokkene")
            )
        assert piece.state == "geinformeerd"

    # --------------------------------------------------------------------------------------------------- the year
    def august(self) -> None:
        """Case 3: something is shared about Huib, nothing about his daughter. Huib is told the same day."""
        self.besluiten[3] = self.sealed("casus_3_vragen_kan_niet")
        self.tell(self.besluiten[3], "huib")

    def september(self) -> None:
        """Case 1 goes with consent; case 5 asks a psychiatrist, who keeps it secret."""
        self.besluiten[1] = record(self.desk(), self.ready("casus_1_toestemming_gegeven"), "Mevrouw zei ja.")
        self.besluiten[5] = self.sealed("casus_5_geheimhouder_weigert")

    def october(self) -> None:
        """Case 4 is a crisis, of which both are told a day later; case 7 is deferred; case 9 is refused."""
        self.besluiten[4] = self.sealed("casus_4_crisis")
        self.on(date(2026, 10, 6))
        for person in self.besluiten[4].facts.snapshot.people:
            self.tell(self.besluiten[4], person.id)
        self.besluiten[7] = self.sealed("casus_7_niet_informeren")
        self.besluiten[9] = self.sealed("casus_9_verzoek_handhaving")

    def november(self) -> None:
        """The deferral is looked at on its last day; requests, a datalek, signals, and what was taken back."""
        self.requests(Counter(self, self.besluiten[3]))
        self.on(date(2026, 11, 17))
        (rico,) = self.pieces(self.besluiten[7], Informeren)
        decide_deferral(
            self.desk(makers.decider()),
            propose(self.desk(MARIT), rico, OM),
            Uitspraak(Keuze.VERLENGEN, "Het OM wacht nog.", own_weighing=True),
        )
        self.on(date(2026, 11, 18))
        line = self.pieces(self.besluiten[1], Regel)[0]
        withdraw_consent(self.desk(), line, Ingetrokken(self.clock.today(), whole=True, words="Ik wil niet meer"))
        self.on(date(2026, 11, 20))
        intrekken.withdraw(self.lead(), self.review(self.besluiten[5]), "Ferdi is weer bereikbaar.")
        self.on(date(2026, 11, 23))
        self.unfounded()
        self.recorded("Iemand anders")

    def requests(self, counter: Counter) -> None:
        """An objection that is upheld, a complaint, two requests to see the file, one of them extended, a datalek."""
        counter.on(date(2026, 10, 29))
        objection = counter.received(Recht.BEZWAAR, counter.lines()[0])
        counter.on(date(2026, 11, 2))
        extended = counter.received(Recht.INZAGE)
        complaint = counter.received(Recht.KLACHT)
        self.late = counter.received(Recht.INZAGE)
        leak = counter.received(Recht.DATALEK, discovered=self.clock.now())
        stappen.close_leak(counter.desk(), leak.id, "Een brief ging naar het verkeerde adres.", reported=True)
        counter.on(date(2026, 11, 10))
        counter.answered(counter.judged(counter.sure(objection), Oordeel.TOEGEWEZEN, True))
        counter.answered(counter.judged(counter.sure(complaint), Oordeel.AFGEWEZEN))
        stappen.extend_answer(counter.desk(), extended.id, "Het zijn veel stukken.", counter.today, "brief")

    def winter(self) -> None:
        """The late one is answered a day too late, and the new year begins."""
        counter = Counter(self, self.besluiten[3])
        counter.on(date(2026, 12, 3))
        counter.answered(counter.judged(counter.sure(self.late), Oordeel.TOEGEWEZEN))
        counter.on(date(2027, 1, 12))
