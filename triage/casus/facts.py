"""Named facts: what follows from answers and does not fit in five words.

Each fact is one small function. A kader names it in a condition; `triage.kader.vocabulary` says about what it can be
asked and which atoms it can give.
A fact never weighs or counts towards an outcome (hard rule 1): it says what the law makes of what was filled in.
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from triage.answers import Scope
from triage.casus.model import Casus
from triage.ids import ItemId
from triage.kader.conditions import Atom
from triage.kader.model import AgeRule, Kader, PartyKind
from triage.kader.vocabulary import NONE, UNKNOWN

Find = Callable[[Casus, Kader, ItemId | None], Atom]
"""Finds a fact about an item (or the casus: None)."""

_VIR_END: Final = 23
_VIR_YEARS: Final = 2
_OWN_YES: Final = 16


def _linked(casus: Casus, question: str, item: ItemId | None) -> ItemId | None:
    chosen = casus.text(question, item)
    return ItemId(chosen) if chosen else None


def subject(casus: Casus, line: ItemId | None) -> ItemId | None:
    """Return the person a line is about, if chosen and still there."""
    person = _linked(casus, "regel.over", line)
    return person if person in casus.of(Scope.PERSOON) else None


def party_kind(casus: Casus, kader: Kader, party: ItemId | None) -> PartyKind | None:
    """Return the kind of an organisation in the casus, if known."""
    return kader.party_kinds.get(casus.text("partij.soort", party)) if party in casus.of(Scope.PARTIJ) else None


def source(casus: Casus, line: ItemId | None) -> ItemId | None:
    """Return the party a line comes from."""
    return _linked(casus, "regel.bron", line)


def recipient(casus: Casus, line: ItemId | None) -> ItemId | None:
    """Return the party a line goes to."""
    return _linked(casus, "regel.ontvanger", line)


def lines_about(casus: Casus, person: ItemId | None) -> tuple[ItemId, ...]:
    """Return the share lines about a person."""
    return tuple(line for line in casus.of(Scope.REGEL) if subject(casus, line) == person)


def lines_from(casus: Casus, party: ItemId | None) -> tuple[ItemId, ...]:
    """Return the share lines whose source is a party."""
    return tuple(line for line in casus.of(Scope.REGEL) if source(casus, line) == party)


def age(casus: Casus, person: ItemId | None) -> int | None:
    """Return a person's age in whole years as filled in."""
    value = casus.answer("persoon.leeftijd", person).value
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _age_group(casus: Casus, _: Kader, person: ItemId | None) -> Atom:
    years = age(casus, person)
    if years is None:
        return UNKNOWN
    bounds = ((12, "onder_12"), (16, "12_tot_16"), (18, "16_of_17"))
    return next((name for bound, name in bounds if years < bound), "volwassen")


def age_rule(casus: Casus, kader: Kader, line: ItemId | None) -> AgeRule | None:
    """Return the age rule of the law that governs a line's source (UAVG 5; Wmo 5.3.3; Jw 7.3.15)."""
    years = age(casus, subject(casus, line))
    if years is None:
        return None
    kind = party_kind(casus, kader, source(casus, line))
    law = kind.domain if kind and any(rule.law == kind.domain for rule in kader.ages) else "avg"
    return next((r for r in kader.ages if r.law == law and (r.below is None or years < r.below)), None)


def consent_by(casus: Casus, kader: Kader, line: ItemId | None) -> str:
    """Return who must say yes for a line: `zelf`, `vertegenwoordiger` or `beiden`."""
    person = subject(casus, line)
    if casus.text("persoon.wilsbekwaam", person) == "nee":
        return "vertegenwoordiger"
    rule = age_rule(casus, kader, line)
    return rule.consent_by if rule else "zelf"


_NEEDED_VOICES: Final[Mapping[str, frozenset[str]]] = {
    "zelf": frozenset({"betrokkene"}),
    "vertegenwoordiger": frozenset({"vertegenwoordiger"}),
    "beiden": frozenset({"betrokkene", "vertegenwoordiger"}),
}


def _chosen(casus: Casus, question: str, item: ItemId | None) -> frozenset[str]:
    value = casus.answer(question, item).value
    return frozenset(value) if isinstance(value, tuple) else frozenset()


def _consent_covers(casus: Casus, kader: Kader, line: ItemId | None) -> Atom:
    """A yes that counts: to sharing, free, for this line, by whoever the law asks (AVG 7; UAVG 5).

    A yes to help alone is no yes to sharing: the three meanings are kept apart (domain.md §2.4).
    """
    person = subject(casus, line)
    if casus.text("toestemming.stand", person) != "gegeven" or line is None:
        return False
    if _chosen(casus, "toestemming.betekenis", person) == {"hulp"}:
        return False
    free = casus.answer("toestemming.afhankelijk", person).value is False
    voices = _NEEDED_VOICES[consent_by(casus, kader, line)] <= _chosen(casus, "toestemming.door", person)
    return free and voices and line in _chosen(casus, "toestemming.regels", person)


def _consent_is_ground(casus: Casus, _: Kader, line: ItemId | None) -> Atom:
    """The yes was asked as the reason to share, and not only to lift secrecy (AVG 6 lid 1 onder a)."""
    return "grondslag" in _chosen(casus, "toestemming.betekenis", subject(casus, line))


def _own_voice_needed(casus: Casus, kader: Kader, person: ItemId | None) -> Atom:
    """The yes is to cover a line for which the law asks the voice of the young person too, beside a parent's."""
    covered = _chosen(casus, "toestemming.regels", person)
    return any(line in covered and consent_by(casus, kader, line) == "beiden" for line in lines_about(casus, person))


def _consent_explicit(casus: Casus, _: Kader, line: ItemId | None) -> Atom:
    return casus.answer("toestemming.uitdrukkelijk", subject(casus, line)).value is True


def _consent_written(casus: Casus, _: Kader, line: ItemId | None) -> Atom:
    return casus.text("toestemming.hoe", subject(casus, line)) == "schriftelijk"


def _consent_state(casus: Casus, kader: Kader, line: ItemId | None) -> Atom:
    """The consent of the person a line is about; a yes that does not cover the line is no yes for it."""
    stand = casus.text("toestemming.stand", subject(casus, line))
    if stand != "gegeven":
        return stand or UNKNOWN
    return "gegeven" if _consent_covers(casus, kader, line) else _uncovered(casus, line)


def _uncovered(casus: Casus, line: ItemId | None) -> str:
    person = subject(casus, line)
    told = casus.answer("toestemming.regels", person).settled and casus.answer("toestemming.door", person).settled
    asked = casus.answer("toestemming.afhankelijk", person).settled
    return "niet_gedekt" if told and asked else UNKNOWN


def _incapable(casus: Casus, _: Kader, line: ItemId | None) -> Atom:
    """Nobody can say yes or no: the person may not or cannot, and who may instead is not there or not to be reached.

    AVG 9 lid 2 onder c: physically or legally incapable; a child below 16 is (UAVG 5). A no is always an answer.
    """
    person = subject(casus, line)
    unreachable = casus.text("toestemming.stand", person) == "niet_mogelijk"
    years = age(casus, person)
    if years is not None and years < _OWN_YES:
        return unreachable
    alone = casus.text("persoon.vertegenwoordiging", person) == NONE
    return casus.text("persoon.wilsbekwaam", person) == "nee" and (alone or unreachable)


_Where = Callable[[Casus, ItemId | None], ItemId | None]


def _domain_of(where: _Where) -> Find:
    def find(casus: Casus, kader: Kader, line: ItemId | None) -> Atom:
        kind = party_kind(casus, kader, where(casus, line))
        return kind.domain if kind else UNKNOWN

    return find


def _kind_of(where: _Where) -> Find:
    def find(casus: Casus, kader: Kader, line: ItemId | None) -> Atom:
        kind = party_kind(casus, kader, where(casus, line))
        return kind.id if kind else UNKNOWN

    return find


def _holder_refuses(casus: Casus, _: Kader, line: ItemId | None) -> Atom:
    return casus.text("geheim.medewerking", source(casus, line)) == "weigert"


def _secrecy(casus: Casus, _: Kader, line: ItemId | None) -> Atom:
    law = casus.text("geheim.wet", source(casus, line))
    return law not in ("", NONE)


def _article_named(casus: Casus, _: Kader, line: ItemId | None) -> Atom:
    return bool(casus.text("regel.artikel", line).strip())


def _route_chosen(casus: Casus, _: Kader, line: ItemId | None) -> Atom:
    return casus.text("regel.route", line) not in ("", NONE)


def _bound(casus: Casus, kader: Kader, party: ItemId | None) -> Atom:
    kind = party_kind(casus, kader, party)
    return bool(kind and kind.secrecy)


def _across_domains(casus: Casus, kader: Kader, line: ItemId | None) -> Atom:
    kinds = (party_kind(casus, kader, source(casus, line)), party_kind(casus, kader, recipient(casus, line)))
    return all(kinds) and len({kind.domain for kind in kinds if kind}) > 1


def _to_itself(casus: Casus, _: Kader, line: ItemId | None) -> Atom:
    return source(casus, line) is not None and source(casus, line) == recipient(casus, line)


def _below_23(casus: Casus, _: Kader, line: ItemId | None) -> Atom:
    """The verwijsindex ends at the 23rd birthday (Jw 7.1.4.5)."""
    years = age(casus, subject(casus, line))
    return years is not None and years < _VIR_END


def _to_veilig_thuis(casus: Casus, _: Kader, person: ItemId | None) -> Atom:
    return any(casus.text("regel.route", line) == "veilig_thuis" for line in lines_about(casus, person))


def _index_ends_early(casus: Casus, _: Kader, person: ItemId | None) -> Atom:
    """A report in the index that ends at the 23rd birthday, before its two years are over (Jw 7.1.4.5)."""
    years = age(casus, person)
    reported = any(casus.text("regel.route", line) == "vir" for line in lines_about(casus, person))
    return reported and years is not None and years >= _VIR_END - _VIR_YEARS


def _age_fits(casus: Casus, _: Kader, person: ItemId | None) -> Atom:
    """The age as filled in fits the day of birth, on the day the casus was made or a year later."""
    born, years = casus.answer("persoon.geboortedatum", person).value, age(casus, person)
    if not isinstance(born, date) or years is None:
        return True
    made = casus.made.date()
    full = made.year - born.year - ((made.month, made.day) < (born.month, born.day))
    return years in (full, full + 1)


def _reveals(casus: Casus, kader: Kader, line: ItemId | None) -> Atom:
    """A party's name alone may tell special data about the person (domain.md §5.1, the trap)."""
    kinds = (party_kind(casus, kader, where(casus, line)) for where in (source, recipient))
    return next((kind.reveals for kind in kinds if kind and kind.reveals), "niets")


FACTS: Final[Mapping[str, Find]] = {
    "leeftijdsgroep": _age_group,
    "toestemming_dekt": _consent_covers,
    "toestemming_uitdrukkelijk": _consent_explicit,
    "toestemming_stand": _consent_state,
    "toestemming_is_grondslag": _consent_is_ground,
    "jongere_moet_zelf": _own_voice_needed,
    "index_eindigt_eerder": _index_ends_early,
    "onmachtig": _incapable,
    "bron_domein": _domain_of(source),
    "ontvanger_domein": _domain_of(recipient),
    "bron_soort": _kind_of(source),
    "ontvanger_soort": _kind_of(recipient),
    "geheimhouder_weigert": _holder_refuses,
    "geheim_geldt": _secrecy,
    "artikel_genoemd": _article_named,
    "route_gekozen": _route_chosen,
    "naam_verraadt": _reveals,
    "toestemming_schriftelijk": _consent_written,
    "over_domeinen": _across_domains,
    "bron_is_ontvanger": _to_itself,
    "onderwerp_onder_23": _below_23,
    "gaat_naar_veilig_thuis": _to_veilig_thuis,
    "leeftijd_past": _age_fits,
    "geheim_gebruikelijk": _bound,
}
