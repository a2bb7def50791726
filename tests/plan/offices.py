"""People at work on a plan: a procesregisseur, a casusregisseur, a helper; and a dat-wat check that knows few words."""

from dataclasses import dataclass, replace

from tests import makers
from tests.casework.steps import MET_TOESTEMMING, Office
from triage.access.actor import Account, Actor, Assignment, Colleague
from triage.casework.desk import Desk
from triage.casework.plan.agreeing import put_afspraak, put_helper
from triage.casework.plan.desk import OpenPlan
from triage.casework.plan.planning import begin_plan, open_beginning
from triage.casus.members import Band, Member
from triage.ids import AccountId, CasusId, ItemId, PersonId, RoleId
from triage.plan.checks import Checks
from triage.plan.datwat.model import Mark, Outcome
from triage.plan.model import Afspraak, Basis, Hulpverlener, Waarop

MIRJAM = "Mirjam Vonkeman"
KARIN = "Karin Wubbels"
NEW = ItemId("")
AGREED = Basis(Waarop.INSTEMMING)
MARKED = {
    "psychose": "aandoening",
    "schuld": "geld",
    "ggz": "organisatie_gezondheid",
    "reclassering": "organisatie_strafrechtelijk",
}


def _outcome(text: str) -> Outcome:
    marks = [
        Mark(at, at + len(word), text[at : at + len(word)], kind, "Dit zegt waarom.", "Begeleiding")
        for word, kind in MARKED.items()
        for at in (text.casefold().find(word),)
        if at >= 0
    ]
    return Outcome(tuple(sorted(marks, key=lambda mark: mark.start)), "Begeleiding" if marks else "")


CHECKS = Checks(_outcome, _outcome, _outcome)


@dataclass
class PlanOffice(Office):
    """A store with the people who work on plans."""

    def staffed(self) -> "PlanOffice":
        """Let the colleagues work here."""
        with self.world.work() as work:
            for name, role in ((MIRJAM, "procesregisseur"), (KARIN, "wijkteamprofessional"), ("Ilse Terpstra", "fg")):
                person = PersonId(name)
                assignment = Assignment(person, RoleId(role), makers.TEAM, makers.NOW.date().replace(month=1))
                account = Account(AccountId(f"a-{name}"), person, name.lower())
                work.mensen.add(Colleague(person, name, "Wmo"), (account,), (assignment,))
            work.commit()
        return self

    def regisseur(self) -> Desk:
        """Return the procesregisseur of the team."""
        return self.desk(makers.actor(MIRJAM, "procesregisseur", mandate=True))

    def helper(self, name: str = KARIN, team: str = "Zuiderkade", role: str = "wijkteamprofessional") -> Desk:
        """Return somebody of another team, who only gives help."""
        return self.desk(makers.actor(name, role, team=team))

    def plan(self, walk: str = MET_TOESTEMMING, by: Desk | None = None) -> OpenPlan:
        """Begin a plan in a worked case."""
        return self.plan_in(self.begun(walk).casus.id, by)

    def plan_in(self, casus: CasusId, by: Desk | None = None) -> OpenPlan:
        """Begin a plan in a casus, with everybody who is in it."""
        desk = by or self.regisseur()
        return begin_plan(desk, casus, "Hulp afstemmen", open_beginning(desk, casus).people, CHECKS)

    def helped(self, shown: OpenPlan, colleague: str = "", organisation: str = "Team Geld") -> tuple[OpenPlan, ItemId]:
        """Put a helper in a plan."""
        made = Hulpverlener(
            NEW, "K. Wubbels", organisation, "adviseur", "06 0000 0001", PersonId(colleague) if colleague else None
        )
        after = put_helper(self.regisseur(), shown, made, CHECKS)
        return after, after.plan.helpers[-1].id

    def agreed(self, shown: OpenPlan, helper: ItemId | None, **more: object) -> OpenPlan:
        """Put an agreement about the first of the household in a plan."""
        return put_afspraak(self.regisseur(), shown, self.line(shown, helper, **more), CHECKS)

    def line(self, shown: OpenPlan, helper: ItemId | None, **more: object) -> Afspraak:
        """Return an agreement that is not in the plan yet."""
        about = shown.plan.bewoners[0].id
        made = Afspraak(NEW, about, "begeleiding", self.clock.today(), AGREED, helper)
        return replace(made, **more)  # type: ignore[arg-type]


def regie(person: str) -> Member:
    """Return somebody who is the casusregisseur since long."""
    return Member(PersonId(person), Band.REGIE, makers.NOW.date().replace(month=1))


def person(actor: Actor) -> PersonId:
    """Return who an actor is."""
    return actor.person
