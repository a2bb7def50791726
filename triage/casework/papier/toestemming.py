"""The toestemmingsformulier of a casus: who can be asked, and the form for one of them; logged before it is given.

It is made of the share lines as they stand now, each form about one person. Nobody is asked who may not know yet, nor
who is deliberately not asked: the form itself would tell them (UAVG 41).
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Final

from triage.access.log import Act
from triage.answers import Scope
from triage.casework.desk import Desk
from triage.casework.followup.untold import may_not_know
from triage.casework.uitgeven import Blad, Papier, issued
from triage.casus.facts import age, age_rule, consent_by, lines_about
from triage.casus.fates import ROUTE_STEP, Lot, Sight
from triage.casus.model import Casus
from triage.faults import Refusal
from triage.ids import CasusId, ItemId
from triage.kader.model import Kader
from triage.ports import Settings
from triage.records.informatie import Voor
from triage.records.toestemming import MEANINGS, OWN_YES, Deelregel, Toestemming
from triage.records.veilig import Afgeschermd

Press = Callable[[Toestemming, Settings], bytes]
"""Makes the PDF of a form."""

RIGHT: Final = "toestemming_formulier"
DETAIL: Final = "toestemming"
_PURPOSE: Final = "brief"
_PAPER: Final = frozenset({Act.BRIEF_GEZIEN, Act.BRIEF_AFGEDRUKT, Act.BRIEF_BEWAARD})
_ASKABLE: Final = frozenset({Lot.OPEN, Lot.TENZIJ, Lot.TOESTEMMING})
_ANSWERS: Final = {
    Voor.VOLWASSENE: frozenset({"zelf"}),
    Voor.JONGERE: frozenset({"beiden"}),
    Voor.VERTEGENWOORDIGER: frozenset({"vertegenwoordiger", "beiden"}),
}
"""Whose answer each form asks: the words of the kader on who says yes for a line."""
_SPOKESMEN: Final = ("persoon.vertegenwoordiger", "persoon.gezag")


@dataclass(frozen=True, slots=True)
class Vraagbaar:
    """Somebody of the casus, with the forms there are.

    Args:
        voices: to whom the forms about this person speak.
        why_not: slug of why there is no form (`formulier_niet_vragen`, `nog_niet_vertellen`, `formulier_leeftijd`,
            `formulier_niets_te_vragen`), or empty.
    """

    person: ItemId
    name: str
    voices: tuple[Voor, ...]
    why_not: str = ""


@dataclass(frozen=True, slots=True)
class Formulieren:
    """The forms of a casus."""

    casus: CasusId
    kenmerk: str
    people: tuple[Vraagbaar, ...]


def consent_forms(desk: Desk, casus_id: CasusId) -> Formulieren:
    """Return who of a casus can be asked; leaves a log line per person in it.

    Raises:
        Refusal: `casus_onbekend`, or a right that lacks.
    """
    with desk.work() as work:
        casus = work.casussen.get(casus_id, desk.scope(RIGHT), desk.look(Act.CASUS_GEZIEN, "triage", DETAIL))
        desk.demand(RIGHT, casus)
        hushed = may_not_know(work, casus, desk.clock.today())
        sight = Sight(casus, desk.kader_of(casus))
        people = tuple(_of(sight, person, hushed) for person in casus.of(Scope.PERSOON))
        work.commit()
    return Formulieren(casus.id, casus.kenmerk, people)


def consent_form(desk: Desk, casus_id: CasusId, person: ItemId, voor: Voor, act: Act, press: Press) -> bytes:
    """Return the form about one person, after logging that it is shown or leaves the program.

    Args:
        act: `BRIEF_GEZIEN`, `BRIEF_AFGEDRUKT` or `BRIEF_BEWAARD`.
        press: makes the paper, inside the transaction: where it fails nothing is logged.

    Raises:
        Refusal: `casus_onbekend`, one of `Vraagbaar.why_not`, `brief_niet_nodig` (another form than is asked at this
            age), `vertegenwoordiger_weet_nog_niet`, or a right that lacks.
    """
    if act not in _PAPER:
        raise ValueError(act)
    with desk.work() as work:
        look = desk.look(act, _PURPOSE, DETAIL, concerned=(person,))
        casus = work.casussen.get(casus_id, desk.scope(RIGHT), look)
        desk.demand(RIGHT, casus)
        hushed = may_not_know(work, casus, desk.clock.today())
        sight = Sight(casus, desk.kader_of(casus))
        _demand_form(sight, person, voor, hushed)
        pdf = press(_form(sight, person, voor, desk.clock.today()), work.mensen.settings())
        blad = Blad(Papier.TOESTEMMINGSFORMULIER, casus.kenmerk, casus.id, person=person)
        issued(desk, work, act, blad, pdf)
        work.commit()
    return pdf


# -------------------------------------------------------------------------------------------------- who can be asked
def _of(sight: Sight, person: ItemId, hushed: frozenset[ItemId]) -> Vraagbaar:
    name = sight.casus.name_of(Scope.PERSOON, person)
    why_not = _why_not(sight, person, hushed)
    voices = () if why_not else tuple(one for one in Voor if _lines(sight, person, one))
    return Vraagbaar(person, name, voices, why_not)


def _why_not(sight: Sight, person: ItemId, hushed: frozenset[ItemId]) -> str:
    casus = sight.casus
    if person in hushed:
        return "nog_niet_vertellen"
    if casus.text("toestemming.stand", person) == "niet_gevraagd":
        return "formulier_niet_vragen"
    if age(casus, person) is None:
        return "formulier_leeftijd"
    return "" if any(_lines(sight, person, one) for one in Voor) else "formulier_niets_te_vragen"


def _demand_form(sight: Sight, person: ItemId, voor: Voor, hushed: frozenset[ItemId]) -> None:
    casus = sight.casus
    if person not in casus.of(Scope.PERSOON):
        raise Refusal("persoon_onbekend")
    if why_not := _why_not(sight, person, hushed):
        raise Refusal(why_not)
    if not _lines(sight, person, voor):
        raise Refusal("brief_niet_nodig")
    if voor is Voor.VERTEGENWOORDIGER:
        said = " ".join(casus.text(one, person) for one in _SPOKESMEN).casefold()
        if any(casus.name_of(Scope.PERSOON, one).casefold() in said for one in hushed):
            raise Refusal("vertegenwoordiger_weet_nog_niet")


def _lines(sight: Sight, person: ItemId, voor: Voor) -> tuple[ItemId, ...]:
    """Return the lines of which the answer is asked: what a law forbids or arranges by itself is not asked about.

    Looking no further than the statutory routes: that consent lacks is what the form is for. What a secrecy holder
    refused has ended, whatever the person says (hard rule 4).
    """
    return tuple(
        line
        for line in lines_about(sight.casus, person)
        if sight.fate(line, ROUTE_STEP).lot in _ASKABLE
        and sight.fact("geheimhouder_weigert", line) is not True
        and consent_by(sight.casus, sight.kader, line) in _ANSWERS[voor]
    )


def _incapable(sight: Sight, person: ItemId) -> bool:
    """Tell whether somebody cannot decide on this, as was established (`consent_by` then names who represents)."""
    return sight.casus.text("persoon.wilsbekwaam", person) == "nee"


# ---------------------------------------------------------------------------------------------------------- the form
def _form(sight: Sight, person: ItemId, voor: Voor, today: date) -> Toestemming:
    casus, lines = sight.casus, _lines(sight, person, voor)
    years, until = age(casus, person), casus.answer("toestemming.tot", person).value
    chosen = casus.answer("toestemming.betekenis", person).value
    return Toestemming(
        kenmerk=casus.kenmerk,
        day=today,
        name=casus.name_of(Scope.PERSOON, person),
        age=years if years is not None else OWN_YES,
        voor=voor,
        purpose=casus.text("doel.woorden"),
        lines=tuple(_line(casus, line) for line in lines),
        meanings=tuple(one for one in MEANINGS if isinstance(chosen, tuple) and one in chosen),
        depends=casus.answer("toestemming.afhankelijk", person).value is True,
        until=until if isinstance(until, date) else None,
        ages=() if _incapable(sight, person) else _ages(casus, sight.kader, lines),
        guarded=voor is Voor.VERTEGENWOORDIGER and casus.text("persoon.adres", person) == "onveilig",
        leaves_out=_left_out(casus, person, guarded=voor is Voor.VERTEGENWOORDIGER),
    )


def _line(casus: Casus, line: ItemId) -> Deelregel:
    special = casus.answer("regel.bijzonder", line).value
    return Deelregel(
        item=casus.text("regel.gegeven", line),
        source=_party(casus, "regel.bron", line),
        recipient=_party(casus, "regel.ontvanger", line),
        function=casus.text("regel.functie", line),
        why=casus.text("regel.waarom", line),
        special=tuple(one for one in special if one != "geen") if isinstance(special, tuple) else (),
        asks=casus.text("regel.handeling", line) == "uitvraag",
    )


def _party(casus: Casus, question: str, line: ItemId) -> str:
    party = ItemId(casus.text(question, line))
    return casus.name_of(Scope.PARTIJ, party) if party in casus.of(Scope.PARTIJ) else ""


def _ages(casus: Casus, kader: Kader, lines: tuple[ItemId, ...]) -> tuple[str, ...]:
    rules = (age_rule(casus, kader, line) for line in lines)
    return tuple(dict.fromkeys(rule.text for rule in rules if rule is not None))


def _left_out(casus: Casus, person: ItemId, *, guarded: bool) -> Afgeschermd:
    """Return what of others may not stand on the form; who answers for a child may not learn where the child is."""
    others = tuple(one for one in casus.of(Scope.PERSOON) if one != person)
    hidden = (*others, person) if guarded else others
    return Afgeschermd(
        names=tuple(casus.name_of(Scope.PERSOON, one) for one in others),
        own=(casus.name_of(Scope.PERSOON, person),),
        places=tuple(text for one in hidden if (text := casus.text("persoon.adres_anders", one))),
    )
