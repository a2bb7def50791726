"""Reading the lists of a kader: codes, parties, routes, blocks, rules and outcomes."""

from triage.answers import Scope
from triage.ids import CodeId, QuestionId, StepId
from triage.kader.model import (
    AgeRule,
    Block,
    Clash,
    Code,
    Outcome,
    PartyKind,
    Requirement,
    Route,
    Secrecy,
)
from triage.kader.reading import Entry


def codes(file: Entry) -> tuple[Code, ...]:
    """Return the ground codes of `gronden.toml`; each has its law."""
    return tuple(_code(entry) for entry in file.list_of("code"))


def _code(entry: Entry) -> Code:
    code = Code(
        id=CodeId(entry.text("id")),
        group=entry.text("groep"),
        sentence=entry.text("zin"),
        law=entry.text("wet"),
        article_needed=entry.flag("artikel_nodig", default=False),
        when=entry.condition(),
        retired=entry.day("vervallen", needed=False),
    )
    entry.done()
    return code


def secrecies(file: Entry) -> tuple[Secrecy, ...]:
    """Return the secrecy laws of `partijen.toml`."""
    found = []
    for entry in file.list_of("geheim"):
        found.append(Secrecy(entry.text("id"), entry.text("tekst"), entry.text("wet")))
        entry.done()
    return tuple(found)


def party_kinds(file: Entry) -> tuple[PartyKind, ...]:
    """Return the kinds of organisation of `partijen.toml`."""
    return tuple(_party_kind(entry) for entry in file.list_of("partijsoort"))


def _party_kind(entry: Entry) -> PartyKind:
    kind = PartyKind(
        id=entry.text("id"),
        text=entry.text("tekst"),
        domain=entry.text("domein"),
        secrecy=entry.text("geheim", ""),
        reveals=entry.text("verraadt", ""),
    )
    entry.done()
    return kind


def routes(file: Entry) -> tuple[Route, ...]:
    """Return the statutory routes of `routes.toml`."""
    return tuple(_route(entry) for entry in file.list_of("route"))


def _route(entry: Entry) -> Route:
    route = Route(
        id=entry.text("id"),
        text=entry.text("tekst"),
        law=entry.text("wet"),
        inform=entry.text("informeren"),
        consent=entry.flag("toestemming", default=False),
        when=entry.condition(),
    )
    entry.done()
    return route


def blocks(file: Entry) -> tuple[Block, ...]:
    """Return the blocks of `routes.toml`."""
    return tuple(_block(entry) for entry in file.list_of("blokkade"))


def _block(entry: Entry) -> Block:
    if not entry.has("als"):
        entry.fault("ontbreekt: een blokkade zonder voorwaarde houdt alles tegen", "als")
    block = Block(
        id=entry.text("id"),
        stage=StepId(entry.text("stap")),
        codes=tuple(CodeId(code) for code in entry.texts("codes")),
        text=entry.text("tekst"),
        law=entry.text("wet"),
        way_out=entry.text("uitweg"),
        when=entry.condition(),
        to_adviser=entry.flag("naar_jurist", default=False),
    )
    entry.done()
    return block


def clashes(file: Entry) -> tuple[Clash, ...]:
    """Return the clashes of `regels.toml`."""
    return tuple(_clash(entry) for entry in file.list_of("botsing"))


def _clash(entry: Entry) -> Clash:
    if not entry.has("als"):
        entry.fault("ontbreekt: een botsing zonder voorwaarde is er altijd", "als")
    clash = Clash(
        id=entry.text("id"),
        scope=entry.slug("bereik", Scope, Scope.CASUS),
        step=StepId(entry.text("stap")),
        text=entry.text("tekst"),
        when=entry.condition(),
        change=tuple(QuestionId(one) for one in entry.texts("wijzig")),
        explain=entry.flag("uitleg", default=False),
    )
    entry.done()
    return clash


def requirements(file: Entry) -> tuple[Requirement, ...]:
    """Return the requirements of `regels.toml`."""
    return tuple(_requirement(entry) for entry in file.list_of("eis"))


def _requirement(entry: Entry) -> Requirement:
    requirement = Requirement(
        id=entry.text("id"),
        rule=entry.text("regel"),
        step=StepId(entry.text("stap")),
        text=entry.text("tekst"),
        when=entry.condition(),
    )
    entry.done()
    return requirement


def ages(file: Entry) -> tuple[AgeRule, ...]:
    """Return the age rules of `regels.toml`, per law from young to old."""
    return tuple(_age(entry) for entry in file.list_of("leeftijd", by="wet"))


def _age(entry: Entry) -> AgeRule:
    rule = AgeRule(
        law=entry.text("wet"),
        below=entry.number("onder") if entry.has("onder") else None,
        consent_by=entry.text("toestemming"),
        rights_by=entry.text("rechten"),
        text=entry.text("tekst"),
    )
    entry.done()
    return rule


def outcomes(file: Entry) -> tuple[Outcome, ...]:
    """Return the outcomes of `besluit.toml`."""
    found = []
    for entry in file.list_of("uitkomst"):
        found.append(Outcome(entry.text("id"), entry.text("tekst"), entry.text("hulp"), entry.text("titel")))
        entry.done()
    return tuple(found)
