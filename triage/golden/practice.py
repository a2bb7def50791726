"""Practice: the worked cases laid out in a practice store, each in another state, by the real use cases."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from triage.access.actor import Actor
from triage.access.log import Act
from triage.answers import Answer, Ref, Scope
from triage.besluit.decision import Decision
from triage.casework.casus.answering import Opened, stamp
from triage.casework.casus.deciding import decide, open_for_decision, record
from triage.casework.casus.proposing import Back, put_forward, return_with_questions
from triage.casework.desk import Desk
from triage.casework.entering import NewPerson, NewRole, SetUp
from triage.casus.model import Casus
from triage.casus.terms import terms_of
from triage.casus.walk import walk
from triage.files import Table
from triage.golden.deciding import decision_of
from triage.golden.reading import ZONE, Story, read
from triage.ids import CasusId, ItemId, RoleId
from triage.kader.model import Kader, Question
from triage.ports import Settings

_HALFWAY = 3
"""A casus that is half done stops after the step with this number."""
_SEALED = frozenset({"besloten", "vastgelegd"})
LINKS = frozenset({"personen", "partijen", "regels_van_persoon"})
"""Sources of choices that are items of the casus itself."""


@dataclass(frozen=True, slots=True)
class FixedClock:
    """A clock that stands still: each practice case was made on its own day."""

    at: datetime

    def now(self) -> datetime:
        """Return the moment at which it stands."""
        return self.at

    def today(self) -> date:
        """Return its day."""
        return self.at.date()


@dataclass(frozen=True, slots=True)
class Plan:
    """One case to lay out.

    Args:
        walk: the golden walk that tells it.
        state: `half`, `concept`, `voorgelegd`, `teruggegeven`, `besloten` or `vastgelegd`.
        decider: who decides or asks; None where nobody does.
        words: the question with which it goes back, or the own words with which it is recorded.
    """

    walk: Table
    state: str
    maker: Actor
    decider: Actor | None = None
    words: str = ""


def lay_out(plans: Sequence[Plan], desk: Desk) -> tuple[CasusId, ...]:
    """Lay out the plans in a practice store, oldest first so that the log runs forward in time.

    Args:
        desk: gives store, ids and kaders; its actor is not used.

    Returns:
        the casussen, in the order of the plans.
    """
    today = desk.clock.today()
    stories = [(plan, read(plan.walk, desk.kader)) for plan in plans]
    stories = [(plan, story if plan.state in _SEALED else recent(story, today)) for plan, story in stories]
    laid = {id(plan): _lay(plan, story, desk) for plan, story in sorted(stories, key=lambda pair: pair[1].today)}
    return tuple(laid[id(plan)] for plan in plans)


def recent(story: Story, today: date) -> Story:
    """Move a case by whole weeks to a day, so that its terms still lie ahead; Saturdays stay Saturdays."""
    weeks = timedelta(weeks=(today - story.today).days // 7)
    return replace(
        story,
        today=story.today + weeks,
        casus=replace(story.casus, answers={ref: _moved(a, weeks) for ref, a in story.casus.answers.items()}),
        decision={key: day + weeks if isinstance(day, date) else day for key, day in story.decision.items()},
    )


def _moved(answer: Answer, weeks: timedelta) -> Answer:
    value = answer.value
    return replace(answer, value=value + weeks) if isinstance(value, date) else answer


def _lay(plan: Plan, story: Story, desk: Desk) -> CasusId:
    maker = _at(desk, plan.maker, story.today, 9)
    opened = _filled(maker, story, half=plan.state == "half")
    _go_on(plan, story, maker, opened)
    return opened.casus.id


def _go_on(plan: Plan, story: Story, maker: Desk, opened: Opened) -> None:
    """Take a casus to the state in which it stands ready."""
    if plan.state in ("half", "concept"):
        return
    opened = stamp(maker, opened)
    if plan.state == "vastgelegd":
        record(maker, opened, plan.words)
        return
    opened = put_forward(maker, opened)
    if plan.decider is None or plan.state == "voorgelegd":
        return
    decider = _at(maker, plan.decider, story.today, 11)
    if plan.state == "teruggegeven":
        return_with_questions(decider, opened, (Back(plan.words),))
        return
    shown = open_for_decision(decider, opened.casus.id)
    decide(decider, shown, _renamed(story, opened.casus))


def _at(desk: Desk, actor: Actor, day: date, hour: int) -> Desk:
    return replace(desk, actor=actor, clock=FixedClock(datetime.combine(day, time(hour), ZONE)))


def _filled(desk: Desk, story: Story, *, half: bool) -> Opened:
    """Keep a case with all its answers at once: what people do in an hour, in one transaction."""
    kader = desk.kader
    casus = _fresh(story, desk, kader)
    if half:
        early = {step.id for step in kader.steps if step.number <= _HALFWAY}
        kept = {ref: a for ref, a in casus.answers.items() if _step_of(kader, ref) in early}
        casus = replace(casus, answers=kept)
    empty = replace(casus, items={}, answers={}, version=0)
    done = walk(casus, kader)
    with desk.work() as work:
        named = replace(empty, kenmerk=work.casussen.next_kenmerk(desk.clock.today().year))
        full = replace(casus, kenmerk=named.kenmerk, version=1, last_editor=desk.actor.person)
        work.casussen.add(named, desk.look(Act.CASUS_GEOPEND, "triage", named.kenmerk))
        work.casussen.save(named, full, terms_of(done, kader), desk.look(Act.ANTWOORD_GEWIJZIGD, "triage"))
        work.commit()
    return Opened(full, walk(full, kader))


def _step_of(kader: Kader, ref: Ref) -> str:
    question = kader.questions.get(ref.question)
    return question.step if question else ""


def _fresh(story: Story, desk: Desk, kader: Kader) -> Casus:
    """Return the casus of a story with random ids, as every casus has: a log line names nobody."""
    names = {item: ItemId(desk.ids()) for scope in Scope for item in story.casus.of(scope)}
    return replace(
        story.casus,
        id=CasusId(desk.ids()),
        team=desk.actor.team,
        owner=desk.actor.person,
        made=desk.clock.now(),
        items={scope: tuple(names[item] for item in items) for scope, items in story.casus.items.items()},
        answers={
            Ref(ref.question, names.get(ref.item) if ref.item else None): _linked(
                answer, kader.questions.get(ref.question), names
            )
            for ref, answer in story.casus.answers.items()
        },
    )


def _linked(answer: Answer, question: Question | None, names: Mapping[ItemId, ItemId]) -> Answer:
    if question is None or question.options_from not in LINKS:
        return answer
    match answer.value:
        case str() as one:
            return replace(answer, value=names.get(ItemId(one), one))
        case tuple() as many:
            return replace(answer, value=tuple(names.get(ItemId(one), one) for one in many))
        case _:
            return answer


def _renamed(story: Story, casus: Casus) -> Decision:
    """Return the decision of a story about the lines of a casus with other ids, in the same order."""
    decision = decision_of(story.decision, story)
    names = dict(zip(story.casus.of(Scope.REGEL), casus.of(Scope.REGEL), strict=True))
    return replace(decision, lines=tuple(replace(one, line=names.get(one.line, one.line)) for one in decision.lines))


def practice_day(people: Table) -> date:
    """Return the day that practice begins on: `vandaag` of `mensen.toml`."""
    day = _part(people, "gemeente")["vandaag"]
    if not isinstance(day, date):
        raise TypeError("vandaag")
    return day


def practice_set_up(people: Table) -> SetUp:
    """Return the invented municipality and its people, from `mensen.toml`."""
    of = {key: str(value) for key, value in _part(people, "gemeente").items()}
    settings = Settings(
        municipality=of["naam"],
        unit=of["onderdeel"],
        address=of["adres"],
        contact=of["contact"],
        fg_contact=of["fg"],
        practice=True,
    )
    return SetUp(settings, tuple(_person(one, of["team"]) for one in _parts(people, "mens")))


def _person(one: Table, team: str) -> NewPerson:
    mandate = str(one.get("mandaat", ""))
    since = date(2026, 1, 1) if mandate else None
    held = one.get("rollen", [])
    roles = tuple(NewRole(RoleId(str(role)), mandate, since) for role in held) if isinstance(held, list) else ()
    return NewPerson(str(one["naam"]), str(one["functie"]), str(one["inlog"]), "", team, roles, fresh=False)


def practice_plans(people: Table, walks: Mapping[str, Table], actors: Mapping[str, Actor]) -> tuple[Plan, ...]:
    """Return which case stands ready in which state, from `mensen.toml`.

    Args:
        walks: golden walks by file name.
        actors: the people by their name.
    """
    names = {str(one["inlog"]): str(one["naam"]) for one in _parts(people, "mens")}

    def actor(one: Table, key: str) -> Actor | None:
        return actors[names[str(one[key])]] if key in one else None

    plans = []
    for one in _parts(people, "casus"):
        maker = actor(one, "maker")
        if maker is not None:
            walk_of = walks[str(one["loop"])]
            plans.append(Plan(walk_of, str(one["staat"]), maker, actor(one, "beslisser"), str(one.get("woorden", ""))))
    return tuple(plans)


def _part(people: Table, key: str) -> Table:
    part = people[key]
    if not isinstance(part, Mapping):
        raise TypeError(key)
    return part


def _parts(people: Table, key: str) -> tuple[Table, ...]:
    parts = people[key]
    if not isinstance(parts, list):
        raise TypeError(key)
    return tuple(parts)
