"""What must be right across the files of a kader: references, order, scopes, groups, and what is never allowed.

Nothing here looks for what could happen in a casus; that is `triage.kader.reach`.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from triage.answers import AnswerKind, Scope
from triage.files import FileFault
from triage.ids import QuestionId
from triage.kader.model import Kader, Question
from triage.kader.places import At, Named, condition_faults
from triage.kader.reading import listed
from triage.kader.term_reading import term_faults
from triage.kader.vocabulary import (
    ACTS,
    ANCHOR_STEPS,
    ANCHORS,
    DOMAINS,
    GROUPS,
    NONE,
    OUTCOMES,
    RELATIONS,
    REVEALING,
    RULE_WORDS,
    SOURCE_WORDS,
    STATES,
    STEPS_WITHOUT_QUESTIONS,
    VOICES,
)

CHOICES: Final = frozenset({AnswerKind.KEUZE, AnswerKind.KEUZES, AnswerKind.UITGELEGD})
_POINTS_41: Final = 8

_BANNED: Final = re.compile(
    r"agressie|risico-?(score|profiel|taxatie|label)|etnisch|etnicit|verdacht|diagnose|medicatie|medicijn"
    r"|onwillig|zorgmijd|niet-?coöperatie|ongemotiveerd|\biq\b",
    re.IGNORECASE,
)
"""Hard rule 12: these words must not become a question or a choice."""

_LEGITIMATE_INTEREST: Final = re.compile(
    r"6\s*\(1\)\s*\(f\)|6,?\s*(eerste lid|lid 1),?\s*(aanhef en\s*)?(onderdeel|onder|sub)?\s*f\b"
    r"|gerechtvaardigd\w* belang",
    re.IGNORECASE,
)
"""AVG 6(1)(f): never a ground for a public authority in its tasks, so never offered."""


def faults_in(kader: Kader) -> Iterator[FileFault]:
    """Give every fault of what stands where."""
    yield from _head(kader)
    yield from _steps(kader)
    for question in kader.questions.values():
        yield from _question(kader, question)
    yield from _anchors(kader)
    yield from _codes(kader)
    yield from _parties(kader)
    yield from _routes(kader)
    yield from _rules(kader)
    yield from _ages(kader)
    yield from term_faults(kader)
    yield from _outcomes_and_roles(kader)
    yield from condition_faults(kader)


def _unknown(at: At, what: str, found: Iterable[str], known: Iterable[str]) -> Iterator[FileFault]:
    there = frozenset(known)
    for one in found:
        if one not in there:
            yield at.fault(f"{what} '{one}' is onbekend")


def _head(kader: Kader) -> Iterator[FileFault]:
    at = Named("kader.toml", "kader").key("punten_41")
    yield from _unknown(at, "vraag", kader.points_41, kader.questions)
    if len(set(kader.points_41)) != _POINTS_41:
        yield at.fault("noemt de acht punten van UAVG art. 41 lid 2, elk met een eigen vraag")


def _steps(kader: Kader) -> Iterator[FileFault]:
    earlier: list[str] = []
    known = [step.id for step in kader.steps]
    for step in kader.steps:
        at = Named("stappen.toml", f"stap '{step.id}'")
        yield from _unknown(at.key("opent_na"), "stap", step.opens_after, known)
        for other in step.opens_after:
            if other in known and other not in earlier:
                yield at.key("opent_na").fault(f"stap '{other}' komt niet eerder, dus deze stap gaat nooit open")
        if not step.questions and not step.collections and step.id not in STEPS_WITHOUT_QUESTIONS:
            yield at.fault("heeft geen vragen en verzamelt niets, en is dus nooit af")
        earlier.append(step.id)
    for needed in ANCHOR_STEPS:
        if needed not in known:
            yield Named("stappen.toml", f"stap '{needed}'").fault("ontbreekt; het programma leest deze stap")
    yield from _collections(kader)


def _collections(kader: Kader) -> Iterator[FileFault]:
    order = [step.id for step in kader.steps]
    gathered: dict[Scope, int] = {}
    for place, step in enumerate(kader.steps):
        at = Named("stappen.toml", f"stap '{step.id}'").key("verzamelt")
        for scope in step.collections:
            if scope is Scope.CASUS or scope in gathered:
                yield at.fault(f"'{scope}' wordt al verzameld" if scope in gathered else "'casus' is geen verzameling")
            gathered.setdefault(scope, place)
    for question in kader.questions.values():
        at = Named("vragen.toml", f"vraag '{question.id}'").key("bereik")
        if question.scope is not Scope.CASUS and question.scope not in gathered:
            yield at.fault(f"geen stap verzamelt '{question.scope}'")
        elif question.step in order and gathered.get(question.scope, -1) > order.index(question.step):
            yield at.fault(f"'{question.scope}' wordt pas in een latere stap verzameld")


def _question(kader: Kader, question: Question) -> Iterator[FileFault]:
    at = Named("vragen.toml", f"vraag '{question.id}'")
    yield from _unknown(at.key("stap"), "stap", (question.step,), (step.id for step in kader.steps))
    yield from _unknown(at.key("legt_vast"), "vraag", question.locks, kader.questions)
    if question.locks and question.kind is not AnswerKind.JA_NEE:
        yield at.key("legt_vast").fault("alleen een ja op een ja_nee-vraag legt iets vast")
    yield from _choices(at, question)
    told = Named("teksten.toml", f"vraag '{question.id}'")
    yield from _banned(told.key("tekst"), question.text)
    yield from _banned(told.key("kort"), question.short)
    yield from _banned(at.key("id"), question.id.replace("_", " "))
    for option in question.options:
        yield from _banned(told.key(f"optie '{option.id}'"), option.text)
        yield from _banned(at.key("opties"), option.id.replace("_", " "))


def _choices(at: Named, question: Question) -> Iterator[FileFault]:
    source = question.options_from
    if question.kind not in CHOICES:
        if source or question.options:
            yield at.fault(f"soort '{question.kind}' heeft geen opties")
    elif bool(source) is bool(question.options):
        yield at.fault("heeft opties nodig: óf 'opties', óf 'opties_uit'")
    if source.startswith("codes."):
        yield from _unknown(at.key("opties_uit"), "groep", (source.removeprefix("codes."),), GROUPS)
    elif source:
        yield from _unknown(at.key("opties_uit"), "bron", (source,), SOURCE_WORDS)
    if source == "regels_van_persoon" and question.scope is not Scope.PERSOON:
        yield at.key("opties_uit").fault("'regels_van_persoon' kan alleen bij een vraag over een persoon")


def _banned(at: At, text: str) -> Iterator[FileFault]:
    if found := _BANNED.search(text):
        yield at.fault(f"'{found.group()}' mag geen vraag of keuze zijn")


def _anchors(kader: Kader) -> Iterator[FileFault]:
    for name, anchor in ANCHORS.items():
        at = Named("vragen.toml", f"vraag '{name}'")
        question = kader.questions.get(QuestionId(name))
        if question is None:
            yield at.fault("ontbreekt; het programma leest deze vraag")
            continue
        if question.scope is not anchor.scope:
            yield at.key("bereik").fault(f"moet '{anchor.scope}' zijn; het programma leest deze vraag")
        if question.kind is not anchor.kind:
            yield at.key("soort").fault(f"moet '{anchor.kind}' zijn; het programma leest deze vraag")
        elif missing := [one for one in anchor.options if one not in {option.id for option in question.options}]:
            yield at.key("opties").fault(f"mist {listed(missing)}; het programma leest deze keuze")


def _codes(kader: Kader) -> Iterator[FileFault]:
    for code in kader.codes.values():
        at = Named("gronden.toml", f"code '{code.id}'")
        yield from _unknown(at.key("groep"), "groep", (code.group,), GROUPS)
        if any(_LEGITIMATE_INTEREST.search(text) for text in (code.law, code.sentence)):
            yield at.fault("AVG art. 6 lid 1 onder f is nooit een grond")
    for group in GROUPS:
        if not any(code.group == group and code.retired is None for code in kader.codes.values()):
            yield Named("gronden.toml", "").fault(f"groep '{group}' heeft geen enkele code")
        elif not any(q.options_from == f"codes.{group}" for q in kader.questions.values()):
            yield Named("gronden.toml", "").fault(f"groep '{group}' wordt bij geen enkele vraag aangeboden")


def _parties(kader: Kader) -> Iterator[FileFault]:
    if NONE not in kader.secrecies:
        yield Named("partijen.toml", f"geheim '{NONE}'").fault("ontbreekt")
    for kind in kader.party_kinds.values():
        at = Named("partijen.toml", f"partijsoort '{kind.id}'")
        yield from _unknown(at.key("domein"), "domein", (kind.domain,), DOMAINS)
        yield from _unknown(at.key("geheim"), "geheim", (kind.secrecy,) if kind.secrecy else (), kader.secrecies)
        yield from _unknown(at.key("verraadt"), "soort gegeven", (kind.reveals,) if kind.reveals else (), REVEALING)


def _routes(kader: Kader) -> Iterator[FileFault]:
    if next(iter(kader.routes), "") != NONE:
        yield Named("routes.toml", f"route '{NONE}'").fault("moet de eerste zijn")
    for route in kader.routes.values():
        if any(_LEGITIMATE_INTEREST.search(text) for text in (route.law, route.text)):
            yield Named("routes.toml", f"route '{route.id}'").fault("AVG art. 6 lid 1 onder f is nooit een grond")
    for block in kader.blocks:
        at = Named("routes.toml", f"blokkade '{block.id}'")
        yield from _unknown(at.key("stap"), "stap", (block.stage,), (step.id for step in kader.steps))
        yield from _unknown(at.key("codes"), "code", block.codes, kader.codes)
        for code in block.codes:
            if code in kader.codes and kader.codes[code].group != "D":
                yield at.key("codes").fault(f"code '{code}' is geen D-code")
        if not block.codes and not block.to_adviser:
            yield at.key("codes").fault("geen regel eindigt zonder D-code")


def _rules(kader: Kader) -> Iterator[FileFault]:
    steps = [step.id for step in kader.steps]
    for clash in kader.clashes:
        at = Named("regels.toml", f"botsing '{clash.id}'")
        yield from _unknown(at.key("stap"), "stap", (clash.step,), steps)
        yield from _unknown(at.key("wijzig"), "vraag", clash.change, kader.questions)
        if not clash.change and not clash.explain:
            yield at.fault("heeft geen uitweg: noem vragen bij 'wijzig', of sta 'uitleg' toe")
    for need in kader.requirements:
        at = Named("regels.toml", f"eis '{need.id}'")
        yield from _unknown(at.key("stap"), "stap", (need.step,), steps)
        yield from _unknown(at.key("regel"), "regel", (need.rule,), RULE_WORDS)


def _ages(kader: Kader) -> Iterator[FileFault]:
    laws = dict.fromkeys(rule.law for rule in kader.ages)
    if "avg" not in laws:
        yield Named("regels.toml", "leeftijd 'avg'").fault("ontbreekt; deze regel geldt waar geen andere wet iets zegt")
    for law in laws:
        at = Named("regels.toml", f"leeftijd '{law}'")
        yield from _unknown(at.key("wet"), "wet", (law,), ("avg", *DOMAINS))
        bounds = [rule.below for rule in kader.ages if rule.law == law]
        ages = [bound for bound in bounds if bound is not None]
        if bounds[-1] is not None or None in bounds[:-1] or ages != sorted(set(ages)):
            yield at.key("onder").fault("loopt van jong naar oud; alleen de laatste heeft geen grens")
        for rule in kader.ages:
            if rule.law == law:
                yield from _unknown(at.key("toestemming"), "wie", (rule.consent_by,), VOICES)
                yield from _unknown(at.key("rechten"), "wie", (rule.rights_by,), VOICES)


def _outcomes_and_roles(kader: Kader) -> Iterator[FileFault]:
    for outcome in kader.outcomes:
        yield from _unknown(Named("besluit.toml", f"uitkomst '{outcome}'"), "uitkomst", (outcome,), OUTCOMES)
    for needed in OUTCOMES:
        if needed not in kader.outcomes:
            yield Named("besluit.toml", f"uitkomst '{needed}'").fault("ontbreekt")
    yield from _rights(kader)


def _rights(kader: Kader) -> Iterator[FileFault]:
    for words, known, sort in ((kader.acts, ACTS, "handeling"), (kader.relations, RELATIONS, "band")):
        for word in words:
            yield from _unknown(Named("rechten.toml", f"{sort} '{word}'"), sort, (word,), known)
        for word in sorted(known - words.keys()):
            yield Named("rechten.toml", f"{sort} '{word}'").fault("ontbreekt")
    for act in kader.acts.values():
        yield from _unknown(Named("rechten.toml", f"handeling '{act.id}'").key("standen"), "stand", act.states, STATES)
    for role in kader.roles.values():
        at = Named("rollen.toml", f"rol '{role.id}'").key("rechten")
        yield from _unknown(at, "recht", role.rights, ACTS)
        for relations in role.rights.values():
            yield from _unknown(at, "band", relations, RELATIONS)
