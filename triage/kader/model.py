"""The kader as values: what is asked, in which order, with which sentences, grounds, terms and rights.

A kader is data (`resources/kader/<version>/*.toml`), read once by `triage.kader.loading` and never changed after.
Slugs are stable; an order is the order in the file; texts stand apart from structure.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from triage.answers import AnswerKind, Scope
from triage.ids import CodeId, QuestionId, RoleId, StepId
from triage.kader.conditions import ALWAYS, Condition
from triage.kader.term import Term


@dataclass(frozen=True, slots=True)
class Option:
    """One choice of a KEUZE, KEUZES or UITGELEGD question.

    Args:
        id: slug that is stored.
        text: what the person reads.
        help: one line of explanation, may be empty.
        law: article behind it, may be empty.
        when: offered only when this holds.
    """

    id: str
    text: str
    help: str = ""
    law: str = ""
    when: Condition = ALWAYS


@dataclass(frozen=True, slots=True)
class Question:
    """One question of the triage.

    Args:
        scope: asked once (CASUS) or of each item of a collection.
        needed: the decision needs it (hard rule 11); if False it may stay empty.
        options: fixed choices; empty when `options_from` names a source.
        options_from: a list of the casus or kader: `personen`, `partijen`, `regels_van_persoon`, `partijsoorten`,
            `geheimen`, `routes`, or `codes.A` … `codes.E`, `codes.B1` ….
        when: asked only when this holds.
        locks: answering `ja` here fixes these questions for good (the purpose, hard rule 7).
        text, short, why, enough, good, poor, law: the sentences of `teksten.toml`: the question, its name in
            overviews, why it is asked, what is enough, a good and a poor example, and the article.
    """

    id: QuestionId
    step: StepId
    scope: Scope
    kind: AnswerKind
    text: str
    short: str
    why: str
    enough: str
    good: str
    poor: str
    law: str
    needed: bool = True
    options: tuple[Option, ...] = ()
    options_from: str = ""
    when: Condition = ALWAYS
    locks: tuple[QuestionId, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the triage, a line of the task list.

    Args:
        collection: the collection whose items are made in this step (PERSOON in step 1), or None.
        when: the step exists in this casus only when this holds (the crisis step).
        opens_after: steps that must be complete before this one opens.
        locked: the sentence that tells what opens it.
    """

    id: StepId
    number: int
    title: str
    intro: str
    questions: tuple[QuestionId, ...]
    collections: tuple[Scope, ...] = ()
    when: Condition = ALWAYS
    opens_after: tuple[StepId, ...] = ()
    locked: str = ""


@dataclass(frozen=True, slots=True)
class Code:
    """A ground code. Old records keep theirs: a sealed decision stores the sentence, not only the id.

    Args:
        group: `A`, `B1`, `B2`, `B3`, `B4`, `C`, `D` or `E`.
        sentence: plain Dutch, as printed.
        law: the article; never empty.
        article_needed: the proposer must name the article of the task or duty (B1 AVG 6(1)(c) and (e)).
        when: offered only when this holds (AVG 9(2)(c) only for who cannot, never for who refused).
        retired: no longer offered from this day.
    """

    id: CodeId
    group: str
    sentence: str
    law: str
    article_needed: bool = False
    when: Condition = ALWAYS
    retired: date | None = None


@dataclass(frozen=True, slots=True)
class PartyKind:
    """A kind of organisation: which law it works under, and which secrecy binds it by default.

    Args:
        domain: `wmo`, `jeugd`, `participatie`, `schuldhulp`, `zorg`, `veiligheid`, `wonen`, `onderwijs`,
            `handhaving` or `overig`; conditions read it as `bron_domein` and `ontvanger_domein`.
        secrecy: id of the `Secrecy` that usually binds it, or empty.
        reveals: its name alone tells special data about whoever gets its help (`gezondheid`, `strafrechtelijk`), or
            empty.
    """

    id: str
    text: str
    domain: str
    secrecy: str = ""
    reveals: str = ""


@dataclass(frozen=True, slots=True)
class Secrecy:
    """A secrecy law that may bind a source."""

    id: str
    text: str
    law: str


@dataclass(frozen=True, slots=True)
class Route:
    """A statutory route that needs no tenzij decision (domain.md §3.11).

    Args:
        consent: True where the law asks explicit consent all the same.
        when: offered only when this holds for the line.
        inform: the sentence about informing that belongs to it.
    """

    id: str
    text: str
    law: str
    inform: str
    consent: bool = False
    when: Condition = ALWAYS


@dataclass(frozen=True, slots=True)
class Block:
    """A rule that ends a share line, with its D codes. There is no override.

    Args:
        stage: the step whose answers it looks at last; questions of later steps are not asked about an ended line.
        when: it strikes when this holds for the line.
        codes: D codes with which the line ends.
        text: why, in plain Dutch, for the screen and the record.
        way_out: what the person can still do (lighter means, legal adviser), for the screen.
        to_adviser: the line goes to the legal adviser instead of being answered here (hard rule 7).
    """

    id: str
    stage: StepId
    codes: tuple[CodeId, ...]
    text: str
    law: str
    way_out: str
    when: Condition
    to_adviser: bool = False


@dataclass(frozen=True, slots=True)
class Clash:
    """Answers that contradict each other: the flow stops on a page of its own.

    Args:
        scope: looked for once (CASUS) or per item.
        when: it is there when this holds.
        text: what clashes, in plain Dutch.
        change: questions whose answer can be changed to solve it.
        explain: an explanation in own words may stand instead (its answer is kept and sealed, for the decider to read).
    """

    id: str
    scope: Scope
    step: StepId
    text: str
    when: Condition
    change: tuple[QuestionId, ...]
    explain: bool = False


@dataclass(frozen=True, slots=True)
class Requirement:
    """What a casus needs before it can be put to a decider, beyond answered questions. `rule` names a function."""

    id: str
    rule: str
    step: StepId
    text: str
    when: Condition = ALWAYS


@dataclass(frozen=True, slots=True)
class AgeRule:
    """Who gives consent at which age, per law (UAVG 5, Wmo 5.3.3, Jw 7.3.15).

    Args:
        below: upper bound in years (exclusive), or None for no bound; rules are ordered from young to old.
        consent_by: `vertegenwoordiger`, `beiden` or `zelf`.
        rights_by: who may exercise the rights of chapter III AVG, same words.
    """

    law: str
    below: int | None
    consent_by: str
    rights_by: str
    text: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """An outcome of a decision; all of equal standing."""

    id: str
    text: str
    help: str
    title: str
    """The title of the besluit on paper."""


@dataclass(frozen=True, slots=True)
class Role:
    """A role and what it may do. `rights` maps an act to the relations to a casus in which it is allowed."""

    id: RoleId
    text: str
    rights: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class RightAct:
    """Something that can be a right.

    Args:
        states: the states of a casus in which it can be done; all of them where it is bound to none.
    """

    id: str
    text: str
    states: frozenset[str]


@dataclass(frozen=True, slots=True)
class Support:
    """A kind of support in the neutral words of the 1-plan: at most what kind, never why (domain.md §5.6)."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Processing:
    """An activity of the register of processing (AVG 30) that lines of the log point to.

    Args:
        purpose: what it is for, in plain words.
        law: on which law it rests.
        categories: which categories of data it touches; never values.
        acts: the acts of the log that belong to it.
        people: which categories of people it is about (AVG 30 lid 1 onder c).
        recipients: which categories of recipients the data go to (onder d).
        kept: how long, or by which rule (onder f). Like the two before it, empty in a kader of before this was asked.
    """

    id: str
    text: str
    purpose: str
    law: str
    categories: tuple[str, ...]
    acts: tuple[str, ...]
    people: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    kept: str = ""


@dataclass(frozen=True, slots=True)
class RegisterNotes:
    """What the register says of every activity at once (AVG 30 lid 1 onder e and g); empty in a kader of before.

    Args:
        transfer: whether data go to a country outside the EER, or to an international organisation.
        measures: how the data are secured, in general (AVG 32).
    """

    transfer: str = ""
    measures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Phrases:
    """Words for the motivation help: empty phrases, with what to do instead. It points; it never blocks."""

    empty: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Kader:
    """One version of the afwegingskader, whole.

    Args:
        version: for example `2026.1`.
        digest: hex SHA-256 over the canonical content of its files.
        resolution: the council's resolution that adopted it.
        deciding_sentence: the sentence the decider ticks by hand.
        points_41: the eight points of UAVG 41 lid 2, question ids in order.
        acts: what can be a right, by its slug.
        relations: what each relation to a casus means, in words, by its slug.
        supports: the neutral list of the 1-plan, in order.
        processings: the activities of the register (AVG 30), by slug; their version is that of the kader.
        register: what that register says of every activity.
    """

    version: str
    title: str
    valid_from: date
    resolution: str
    digest: str
    steps: tuple[Step, ...]
    questions: Mapping[QuestionId, Question]
    codes: Mapping[CodeId, Code]
    party_kinds: Mapping[str, PartyKind]
    secrecies: Mapping[str, Secrecy]
    routes: Mapping[str, Route]
    blocks: tuple[Block, ...]
    clashes: tuple[Clash, ...]
    requirements: tuple[Requirement, ...]
    ages: tuple[AgeRule, ...]
    terms: Mapping[str, Term]
    outcomes: Mapping[str, Outcome]
    roles: Mapping[RoleId, Role]
    deciding_sentence: str
    points_41: tuple[QuestionId, ...]
    acts: Mapping[str, RightAct] = field(default_factory=dict)
    relations: Mapping[str, str] = field(default_factory=dict)
    supports: Mapping[str, Support] = field(default_factory=dict)
    processings: Mapping[str, Processing] = field(default_factory=dict)
    register: RegisterNotes = field(default_factory=RegisterNotes)
    phrases: Phrases = field(default_factory=Phrases)

    def step(self, step: StepId) -> Step:
        """Return a step by its slug."""
        return next(s for s in self.steps if s.id == step)
