"""Sealed decisions for tests: worked cases from the golden walks, and ones made to be difficult."""

import tomllib
from dataclasses import replace
from datetime import date, datetime
from functools import lru_cache
from importlib.resources import files
from typing import Final
from zoneinfo import ZoneInfo

from resources.reading import kader_tables, kader_walks
from triage.besluit.decision import Decision, LineDecision, Uitkomst, check_decision, decidable
from triage.besluit.sealing import FORM, NO_SEAL, Besluit, SealedFacts, Signer, seal, verdicts
from triage.besluit.snapshot import SealedCode, Snapshot, snapshot
from triage.casus.walk import walk
from triage.golden.reading import read
from triage.ids import BesluitId, CasusId, CodeId, ItemId
from triage.kader.loading import load
from triage.kader.model import Kader
from triage.ports import Settings
from triage.records.sentences import Sentences

VERSION: Final = "2026.1"
ZONE: Final = ZoneInfo("Europe/Amsterdam")
SETTINGS: Final = Settings(
    municipality="Gemeente Elsterveen",
    unit="Sociaal domein · wijkteam Noorderkade",
    contact="telefoon 14 0599, of kom langs bij de balie aan de Kadestraat 1",
    fg_contact="Doutzen Algra, fg@elsterveen.example",
    colour="#0d5c66",
)
DECIDER: Final = Signer("Sofie Harkema", "teammanager", "Beslisser met mandaat", "M-2026-07")
PROPOSER: Final = Signer("Youssef el Amrani", "wijkteamprofessional Wmo", "")
MOTIVATION: Final = (
    "Ik heb gekeken naar wat nodig is en naar wat lichter kan. Dit is het minste waarmee de hulp kan beginnen."
)


@lru_cache
def kader() -> Kader:
    """Return the kader that comes with the program."""
    return load(kader_tables(VERSION))


def words() -> Sentences:
    """Return the sentences of the besluit on paper."""
    raw = tomllib.loads(files("resources").joinpath("papier", "besluit.toml").read_text("utf-8"))
    return Sentences(raw["koppen"], raw["zinnen"], raw["tabel"], raw["toetsvragen"])


def of_walk(name: str) -> Snapshot:
    """Return the snapshot of a golden walk, by the start of its file name."""
    found = next(table for file, table in kader_walks(VERSION).items() if file.startswith(name))
    return snapshot(walk(read(found, kader()).casus, kader()), kader())


def decided(
    shot: Snapshot,
    outcome: Uitkomst = Uitkomst.DELEN,
    lines: dict[str, LineDecision] | None = None,
    day: date = date(2026, 11, 18),
    motivation: str = MOTIVATION,
) -> Besluit:
    """Return a decision on a snapshot, sealed; it meets every rule or the test fails."""
    shares = outcome in (Uitkomst.DELEN, Uitkomst.DEELS_DELEN)
    own = lines or {}
    made = tuple(own.get(line.id, _default(line.id, granted=shares)) for line in decidable(shot))
    until, review = (date(2027, 2, 18), date(2027, 1, 18)) if shares else (None, None)
    decision = Decision(outcome, made, motivation, until, review, own_weighing=True)
    check_decision(decision, shot, kader(), day)
    codes = {code.id: SealedCode(code.id, code.sentence, code.law) for code in kader().codes.values()}
    text = kader().outcomes[outcome]
    facts = replace(
        _facts(shot, "besluit", day, motivation),
        outcome=outcome.value,
        outcome_text=text.text,
        title=text.title,
        verdicts=verdicts(decision, codes),
        valid_until=until.isoformat() if until else "",
        review_on=review.isoformat() if review else "",
        sentence=kader().deciding_sentence,
    )
    return seal(BesluitId("b"), CasusId("c"), facts)


def recorded(shot: Snapshot, day: date = date(2026, 9, 22)) -> Besluit:
    """Return a record without a decider, sealed."""
    consent = any(line.lot == "toestemming" for line in shot.lines)
    text = kader().outcomes["met_toestemming" if consent else "andere_route"]
    said = "Mevrouw weet wat wij delen en met wie. Zij vindt dat goed."
    facts = replace(
        _facts(shot, "vastlegging", day, said),
        outcome=text.id,
        outcome_text=text.text,
        title=text.title,
        decider=replace(PROPOSER, role="Wijkteamprofessional"),
    )
    return seal(BesluitId("b"), CasusId("c"), facts)


def _default(line: str, *, granted: bool) -> LineDecision:
    return LineDecision(ItemId(line), granted=granted, codes=() if granted else (CodeId("D2"),))


def _facts(shot: Snapshot, kind: str, day: date, motivation: str) -> SealedFacts:
    return SealedFacts(
        form=FORM,
        number=f"{shot.kenmerk}-{'B' if kind == 'besluit' else 'V'}1",
        kind=kind,
        casus="c",
        sealed_at=datetime(day.year, day.month, day.day, 14, 21, tzinfo=ZONE).isoformat(),
        previous=NO_SEAL,
        municipality=SETTINGS.municipality,
        unit=SETTINGS.unit,
        outcome="",
        outcome_text="",
        title="",
        verdicts=(),
        motivation=motivation,
        valid_until="",
        review_on="",
        sentence="",
        proposer=PROPOSER,
        proposed_at=datetime(day.year, day.month, day.day, 9, 5, tzinfo=ZONE).isoformat(),
        version=1,
        decider=DECIDER,
        snapshot=shot,
    )


def lighter(line: str, wording: str, *codes: str) -> LineDecision:
    """Return a line granted in lighter words."""
    return LineDecision(ItemId(line), granted=True, wording=wording, codes=tuple(CodeId(code) for code in codes))


def struck(line: str, *codes: str) -> LineDecision:
    """Return a line that is struck."""
    return LineDecision(ItemId(line), granted=False, codes=tuple(CodeId(code) for code in codes))
