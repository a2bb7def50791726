"""What is counted of the seals of a year: outcomes, grounds, laws, ways and people. Nothing else is looked at.

A decision is one seal, about one person or more. What somebody can still change is nowhere in it: a seal says what was
decided on that day, whatever the casus has become.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from triage.account.counted_seal import LEAVING, WITHOUT_CONSENT, GeteldeMens, GeteldeRegel, GeteldZegel, Lot
from triage.account.laws import LAWS, law_of
from triage.account.tally import Rows, alone, cell, parts, row, several, slug
from triage.besluit.snapshot import SealedCode
from triage.followup.jaarcijfers import AtMost, Cel, Tabel, same
from triage.kader.model import Kader

BESLUIT, VASTLEGGING, HERROEPING = "besluit", "vastlegging", "herroeping"
DECIDED: Final = "uitkomst.totaal"
"""The number of decisions."""
INFORM: Final = ("vooraf", "bij_verstrekking", "achteraf", "uitgesteld", "niet_nodig")
_UNSAID: Final = "niet_nodig"
_NOT_SHARED: Final = ("uitkomst.niet_delen", "uitkomst.andere_route")
_LINES: Final = ("zonder", "toestemming", "route", "niet")


@dataclass(frozen=True, slots=True)
class Decided:
    """Somebody about whom something was decided: once for each decision.

    Args:
        shared: something about the person was shared without consent.
        inform: when the person is told, as it was sealed; `niet_nodig` where nothing was said about it.
    """

    zegel: GeteldZegel
    person: GeteldeMens
    shared: bool
    inform: str


@dataclass(frozen=True, slots=True)
class Sealed:
    """The seals of a year, sorted out.

    Args:
        destroyed: how many more there were, by kind, whose content was destroyed by law.
    """

    zegels: tuple[GeteldZegel, ...]
    destroyed: Mapping[str, int]
    kader: Kader

    @property
    def besluiten(self) -> tuple[GeteldZegel, ...]:
        """The decisions."""
        return tuple(one for one in self.zegels if one.kind == BESLUIT)

    @property
    def recorded(self) -> tuple[GeteldZegel, ...]:
        """What needed no decision: everything went with consent or by a statutory route."""
        return tuple(one for one in self.zegels if one.kind == VASTLEGGING)

    @property
    def people(self) -> tuple[Decided, ...]:
        """About whom was decided, once for each decision."""
        return tuple(
            Decided(zegel, person, _any(zegel, person, WITHOUT_CONSENT), _inform(zegel, person))
            for zegel in self.besluiten
            for person in zegel.people
            if any(line.about == person.id for line in zegel.lines)
        )

    @property
    def lines(self) -> tuple[GeteldeRegel, ...]:
        """Every share line of every decision, and of what was recorded without one."""
        return tuple(line for one in (*self.besluiten, *self.recorded) for line in one.lines)


def _any(zegel: GeteldZegel, person: GeteldeMens, lots: frozenset[Lot]) -> bool:
    return any(line.about == person.id and line.lot in lots for line in zegel.lines)


def _inform(zegel: GeteldZegel, person: GeteldeMens) -> str:
    """Return when somebody is told: nothing is owed where nothing leaves, but a deferral holds all the same."""
    owed = person.inform == "uitgesteld" or _any(zegel, person, LEAVING)
    return person.inform if person.inform and owed else _UNSAID


def sealed_tables(found: Sealed) -> tuple[Tabel, ...]:
    """Return the tables that come from seals alone."""
    outcomes = _outcomes(found)
    lines = _lines(found)
    return (*outcomes, *_people(found), *lines, *_grounds(found, row(lines[0], "zonder")), *_refused(found, lines[0]))


def sealed_bounds() -> tuple[AtMost, ...]:
    """Return which of these can never be more than others."""
    return (
        AtMost(("mensen.casussen",), ("uitkomst.gedeeld",)),
        AtMost(("mensen.casussen",), ("mensen.totaal",)),
        AtMost(("mensen.totaal",), ("a.totaal",)),
        AtMost(("a.totaal",), ("informeren.totaal",)),
        AtMost(("uitkomst.gedeeld",), ("a.totaal",)),
        AtMost(("uitkomst.gedeeld",), ("regels.zonder",)),
        AtMost(("a.totaal",), ("regels.zonder",)),
        AtMost(("inhoud.alleen_uitvraag",), ("handeling.uitvraag",)),
        AtMost(("inhoud.gegeven",), ("handeling.verstrekking",)),
        AtMost(("gedeeld.deels_delen",), ("woorden.lichter", "regels.niet")),
        AtMost(("uitkomst.totaal",), ("informeren.totaal",)),
        # A decision that shares nothing is about somebody too, and has a line of its own.
        AtMost(("a.totaal", *_NOT_SHARED), ("informeren.totaal",)),
        AtMost(("regels.zonder", "vastgelegd.totaal", *_NOT_SHARED), ("regels.totaal",)),
        AtMost(("uitkomst.totaal", "vastgelegd.totaal"), ("regels.totaal",)),
        AtMost(("uitkomst.niet_delen",), ("regels.niet",)),
        AtMost(("uitkomst.niet_delen", "gedeeld.deels_delen"), ("woorden.lichter", "regels.niet")),
        AtMost(("vastgelegd.met_toestemming",), ("regels.toestemming",)),
        AtMost(("vastgelegd.andere_route",), ("regels.route",)),
        AtMost(("vastgelegd.andere_route", "uitkomst.andere_route"), ("regels.route",)),
        # Of whom something was shared, it is always said when they are told.
        AtMost(("a.totaal", "informeren.niet_nodig"), ("informeren.totaal",)),
        # Only vital interest needs no article.
        *same("b1.B1d", "wet.geen"),
    )


# -------------------------------------------------------------------------------------------------------- decisions
def _outcomes(found: Sealed) -> tuple[Tabel, ...]:
    every = found.besluiten
    outcome = parts(
        "uitkomst", Rows(("gedeeld", "niet_delen", "andere_route")), (_outcome(one.outcome) for one in every)
    )
    shared = [one for one in every if _outcome(one.outcome) == "gedeeld"]
    above = row(outcome, "gedeeld")
    return (
        outcome,
        parts("gedeeld", Rows(("delen", "deels_delen")), (one.outcome for one in shared), above),
        parts("inhoud", Rows(("gegeven", "alleen_uitvraag")), map(_content, shared), above),
        parts("crisis", Rows(("wel", "niet")), ("wel" if one.crisis else "niet" for one in every), outcome.total),
        parts("vastgelegd", Rows(("met_toestemming", "andere_route")), (one.outcome for one in found.recorded)),
        alone("herroepingen", sum(one.kind == HERROEPING for one in found.zegels)),
        parts(
            "vernietigd",
            Rows((BESLUIT, VASTLEGGING, HERROEPING)),
            (kind for kind, count in found.destroyed.items() for _ in range(count)),
        ),
    )


def _outcome(outcome: str) -> str:
    return "gedeeld" if outcome in ("delen", "deels_delen") else outcome


def _content(zegel: GeteldZegel) -> str:
    """A question to another organisation tells it that the wijkteam is involved; it is counted, and apart."""
    given = any(line.lot in WITHOUT_CONSENT and line.act != "uitvraag" for line in zegel.lines)
    return "gegeven" if given else "alleen_uitvraag"


# ----------------------------------------------------------------------------------------------------------- people
def _people(found: Sealed) -> tuple[Tabel, ...]:
    shared = [one for one in found.people if one.shared]
    persons = {(one.zegel.casus, one.person.id) for one in shared}
    casussen = {one.zegel.casus for one in shared}
    codes = [one.person.codes for one in shared]
    return (
        Tabel(
            "mensen",
            cell("mensen", "totaal", len(persons)),
            (cell("mensen", "casussen", len(casussen)),),
            parts=False,
        ),
        several("a", code_rows(found.kader, "A", codes), (_ids(one, "A") for one in codes)),
        parts("informeren", Rows(INFORM), (one.inform for one in found.people)),
    )


# ------------------------------------------------------------------------------------------------------------ lines
def _lines(found: Sealed) -> tuple[Tabel, ...]:
    every = found.lines
    table = parts("regels", Rows(_LINES, rare=("jurist",)), (_way(line) for line in every))
    routes = [line.route for line in every if line.lot is Lot.ROUTE]
    words = {slug(route): route for route in routes}
    return table, parts("routes", Rows(words=words), map(slug, routes), row(table, "route"))


def _way(line: GeteldeRegel) -> str:
    return "zonder" if line.lot in WITHOUT_CONSENT else line.lot.value


def _grounds(found: Sealed, above: Cel) -> tuple[Tabel, ...]:
    lines = [line for line in found.lines if line.lot in WITHOUT_CONSENT]
    return (
        parts("woorden", Rows((Lot.GEHEEL, Lot.LICHTER)), (line.lot.value for line in lines), above),
        parts("handeling", Rows(("verstrekking", "uitvraag")), (line.act for line in lines), above),
        *(_ground(found.kader, group, lines, above) for group in ("B1", "B2", "B3", "B4")),
        parts("wet", Rows(rare=LAWS), (law_of(line.article) for line in lines), above),
    )


def _ground(kader: Kader, group: str, lines: list[GeteldeRegel], above: Cel) -> Tabel:
    codes = [line.codes for line in lines]
    rows = code_rows(kader, group, codes)
    named = [_ids(one, group) for one in codes]
    if any(len(one) > 1 for one in named):
        return several(group.lower(), rows, named, above)
    rare = Rows((*rows.ids, *(() if group == "B1" else ("geen",))), rows.words, ("geen",))
    return parts(group.lower(), rare, (next(iter(one), "geen") for one in named), above)


def _refused(found: Sealed, table: Tabel) -> tuple[Tabel, ...]:
    codes = [line.codes for line in found.lines if line.lot is Lot.NIET]
    return (several("d", code_rows(found.kader, "D", codes), (_ids(one, "D") for one in codes), row(table, "niet")),)


# ------------------------------------------------------------------------------------------------------------ codes
def code_rows(kader: Kader, group: str, found: Iterable[Iterable[SealedCode]]) -> Rows:
    """Return the rows of a group of codes: those of the kader, and what was sealed under an earlier one."""
    words = {code.id: code.sentence for codes in found for code in codes if _of(code.id, group)}
    words |= {str(code.id): code.sentence for code in kader.codes.values() if code.group == group}
    return Rows(tuple(sorted(words, key=_order)), words)


def _order(code: str) -> tuple[int, str]:
    return len(code), code


def _ids(codes: Iterable[SealedCode], group: str) -> frozenset[str]:
    return frozenset(code.id for code in codes if _of(code.id, group))


def _of(code: str, group: str) -> bool:
    return code.startswith(group)
