"""What a check of a paper says, in sentences: the same on the terminal, on the first screen and behind the door."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from triage.access.echtheid import Fout, Ondertekenaar, Verdict
from triage.access.signing import Uitgave
from triage.casework.papier.controleren import Bestand, Papier, Sleutel, Stand
from ui.fields.dates import ZONE
from ui.words import day, has, moment, say

Pairs = tuple[tuple[str, str], ...]


class Toon(StrEnum):
    """How an outcome is shown: by an icon and words, never by colour alone."""

    GOED = "goed"
    WEET = "weet"
    LET_OP = "let_op"
    FOUT = "fout"


@dataclass(frozen=True, slots=True)
class Gezegd:
    """An outcome as people read it.

    Args:
        sentences: what it means, the heaviest first.
        facts: names and values.
        compare: what whoever holds the paper must look at, or empty.
    """

    toon: Toon
    title: str
    sentences: tuple[str, ...]
    facts: Pairs = ()
    compare: tuple[str, ...] = ()

    @property
    def lines(self) -> tuple[str, ...]:
        """The whole of it as lines of text."""
        return (
            *self.sentences,
            *(f"{name}: {value}" for name, value in self.facts),
            *self.compare,
        )


def told(verdict: Verdict, expected: str = "", *, beside: bool = False) -> Gezegd:
    """Say what a file itself tells.

    Args:
        expected: the fingerprint that it should bear, or empty where nobody said.
        beside: a store says whose the certificate is.
    """
    if not verdict.unchanged or verdict.signer is None:
        return Gezegd(Toon.FOUT, _bad_title(verdict), tuple(_wrong(verdict)), _about(verdict, vouched=False))
    other = bool(expected) and verdict.signer.fingerprint != expected
    title = say("controle.uitslag.niet_van_hen" if other else "controle.uitslag.goed")
    toon = Toon.FOUT if other else Toon.GOED if expected or beside else Toon.WEET
    return Gezegd(toon, title, tuple(_right(verdict.signer, expected, beside=beside)), _about(verdict, vouched=True))


def _bad_title(verdict: Verdict) -> str:
    return say("controle.uitslag.te_groot" if verdict.faults == (Fout.TE_GROOT,) else "controle.uitslag.anders")


def _wrong(verdict: Verdict) -> Iterator[str]:
    for fault in verdict.faults:
        yield say(f"controle.fout.{fault.value}")
    part = verdict.part
    if part is not None and verdict.first_part_holds and part.signer is not None:
        yield say("controle.zin.deel", naam=part.signer.name, moment=_when(part.signed_at))
    if verdict.also:
        yield say("controle.zin.ook", namen=" · ".join(f"{one.name} ({_short(one)})" for one in verdict.also))
    if verdict.faults != (Fout.TE_GROOT,):
        yield say("controle.zin.niets_waard")


def _right(signer: Ondertekenaar, expected: str, *, beside: bool) -> Iterator[str]:
    yield say("controle.zin.goed")
    if beside:
        return
    if not expected:
        yield say("controle.zin.eigen") if signer.own else say("controle.zin.gegeven", uitgever=signer.issuer)
    elif signer.fingerprint == expected:
        yield say("controle.zin.vingerafdruk_klopt")
    else:
        yield say("controle.zin.vingerafdruk_anders")


def _about(verdict: Verdict, *, vouched: bool) -> Pairs:
    """Give what the paper says it is, and who signed it; of a file that is not whole only who signed."""
    said = (("papier", verdict.title), ("kenmerk", verdict.number), ("gemeente", verdict.municipality))
    pairs = [(say(f"controle.feit.{key}"), value) for key, value in said if value] if vouched else []
    signer = verdict.signer
    if signer is None:
        return tuple(pairs)
    # Of a file that is not whole nobody is said to have signed it: that is what a forger wrote.
    pairs.append((say(f"controle.feit.{'door' if vouched else 'naam'}"), signer.name))
    if verdict.signed_at is not None:
        pairs.append((say("controle.feit.op"), _when(verdict.signed_at)))
    span = say("controle.feit.certificaat_van_tot", van=_day(signer.since), tot=_day(signer.until))
    pairs.append((say("controle.feit.certificaat"), span))
    pairs.append((say("controle.feit.vingerafdruk"), grouped(signer.fingerprint)))
    return tuple(pairs)


def _when(at: datetime | None) -> str:
    return moment(at.astimezone(ZONE)) if at is not None else ""


def _day(at: datetime) -> str:
    return day(at.astimezone(ZONE).date())


def grouped(fingerprint: str) -> str:
    """Return a fingerprint in groups of four, as it is read aloud and compared."""
    return " ".join(fingerprint[at : at + 4] for at in range(0, len(fingerprint), 4))


def _short(signer: Ondertekenaar) -> str:
    return grouped(signer.fingerprint[:16])


# ------------------------------------------------------------------------------------------------------- with a store
def told_beside(found: Bestand) -> Gezegd:
    """Say how a file stands to the store."""
    sentences = [say(f"controle.sleutel.{found.key.value}")] if found.key is not None else []
    if found.issued is not None:
        sentences.append(_issued(found.issued))
    elif found.ours:
        sentences.append(say("controle.kluis.niet_uitgegeven"))
    if found.ours and found.paper is None and found.issued is None:
        sentences.append(say("controle.kluis.geen_zegel"))
    if not found.ours and found.key is not Sleutel.NOOIT:
        sentences = [say("controle.kluis.niet_gezocht")]
    paper = told_paper(found.paper, file=True) if found.paper is not None else None
    toon = (paper.toon if paper else Toon.GOED) if found.ours else Toon.FOUT
    return Gezegd(
        toon,
        say("controle.kluis.titel"),
        (*sentences, *(paper.sentences if paper else ())),
        paper.facts if paper else (),
    )


def _issued(issued: Uitgave) -> str:
    key = f"controle.uitgave.{issued.soort}"
    soort = say(key) if has(key) else say("controle.uitgave.anders")
    return say("controle.kluis.uitgegeven", soort=soort, kenmerk=issued.number, moment=moment(issued.at))


def told_code(found: Papier | None) -> Gezegd:
    """Say whether a number and a code belong together, and what to compare with the paper."""
    if found is None:
        return Gezegd(Toon.FOUT, say("controle.kluis.hoort_niet"), (say("controle.kluis.hoort_niet_zin"),))
    return told_paper(found)


def told_paper(found: Papier, *, file: bool = False) -> Gezegd:
    """Say what may be told of a sealed paper.

    Args:
        file: it was a file that was looked at: there is no paper to compare.
    """
    holds = found.stand in (Stand.GELDT, Stand.ZONDER_EINDE)
    sentences = [] if file else [say("controle.kluis.hoort_zin")]
    sentences.append(say(f"controle.stand.{found.stand.value}"))
    if found.inhoud is None and found.stand not in (Stand.VERNIETIGD, Stand.NIET_GEZEGD):
        sentences.append(say("controle.kluis.niet_lezen"))
    return Gezegd(
        Toon.GOED if holds else Toon.LET_OP,
        say("controle.kluis.hoort"),
        tuple(sentences),
        tuple(_sealed(found)),
        () if file else tuple(_compare(found)),
    )


def _sealed(found: Papier) -> Iterator[tuple[str, str]]:
    yield say("controle.feit.soort"), say(f"controle.soort.{found.kind}")
    yield say("controle.feit.kenmerk"), found.number
    yield say("controle.feit.code"), found.code
    yield say("controle.feit.verzegeld"), moment(found.sealed_at)
    inside = found.inhoud
    if inside is None:
        return
    yield say("controle.feit.uitkomst"), inside.outcome
    for key, on in (("geldig", inside.valid_until), ("opnieuw", inside.review_on)):
        if on is not None:
            yield say(f"controle.feit.{key}"), day(on)
    if inside.ended_by:
        yield say("controle.feit.vervolg"), inside.ended_by
    if inside.objection is not None:
        told_so = "bezwaar_ja" if inside.objection else "bezwaar_nee"
        yield say("controle.feit.bezwaar"), say(f"controle.kluis.{told_so}")


def _compare(found: Papier) -> Iterator[str]:
    yield say("controle.vergelijk.overal")
    yield say("controle.vergelijk.moment", moment=moment(found.sealed_at))
    yield say("controle.vergelijk.bladen")
    yield say("controle.vergelijk.lezen" if found.inhoud else "controle.vergelijk.bellen")
