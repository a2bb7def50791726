"""The contents of a dossier for the archive, on paper: what is in it, how long it is kept, and how to check it."""

from dataclasses import dataclass
from typing import Final

from triage.casus.wording import dutch_date
from triage.ports import Settings
from triage.records.blocks import Block, Bullets, Document, Facts, Heading, Paragraph, Table
from triage.records.brief import imprint
from triage.records.mdto import Archiefstuk, Dossier, limits
from triage.records.sentences import PaperWords, dutch_moment, practice_notice

_SHOWN: Final = 16
"""Digits of a digest that are printed: enough to find the line in the manifest."""
_SHARES: Final = (1, 4, 4, 3, 4)


@dataclass(frozen=True, slots=True)
class Bundel:
    """A dossier with the bytes of its papers, in the order of `dossier.papers`."""

    dossier: Dossier
    contents: tuple[bytes, ...]
    settings: Settings


def dossier_document(dossier: Dossier, settings: Settings, words: PaperWords) -> Document:
    """Compose the contents of a dossier. No name of a person stands on it."""
    return Document(
        title=words.say("titel", kenmerk=dossier.kenmerk),
        subject=words.say("onderwerp", kenmerk=dossier.kenmerk),
        imprint=imprint(settings, words.say("kenmerk", kenmerk=dossier.kenmerk), dossier.bundled.date()),
        blocks=(
            Heading(words.headings["titel"], 1),
            *practice_notice(settings, words),
            Paragraph(words.say("uitleg", kenmerk=dossier.kenmerk)),
            Facts(_facts(dossier, words)),
            words.head("stukken"),
            _papers(dossier, words),
            words.head("bewaren"),
            Facts(_term(dossier, words)),
            words.head("beperkingen"),
            Bullets(tuple(words.say(f"{kind}_uitleg") for kind in limits(dossier))),
            words.head("nagaan"),
            Paragraph(words.say("nagaan_manifest")),
            Paragraph(words.say("nagaan_pdf")),
        ),
    )


def _facts(dossier: Dossier, words: PaperWords) -> tuple[tuple[str, str], ...]:
    span = words.say("looptijd_waarde", van=dutch_date(dossier.begun), tot=dutch_date(dossier.closed))
    return (
        (words.say("vormer"), f"{dossier.municipality}, {dossier.unit}"),
        (words.say("looptijd"), span),
        (words.say("gemaakt"), dutch_moment(dossier.bundled)),
        (words.say("aantal"), str(len(dossier.papers))),
    )


def _papers(dossier: Dossier, words: PaperWords) -> Block:
    if not dossier.papers:
        return Paragraph(words.say("geen_stukken"))
    columns = tuple(words.table[name] for name in ("nr", "soort", "kenmerk", "dag", "getal"))
    return Table(words.table["stukken"], columns, tuple(_row(one, words) for one in dossier.papers), _SHARES)


def _row(paper: Archiefstuk, words: PaperWords) -> tuple[str, ...]:
    made = f"{paper.made:%d-%m-%Y}"
    return (str(paper.place), words.table[paper.soort], paper.number, made, paper.digest[:_SHOWN])


def _term(dossier: Dossier, words: PaperWords) -> tuple[tuple[str, str], ...]:
    term = dossier.termijn
    return (
        (words.say("termijn"), words.say("termijn_waarde", jaren=str(term.years), bron=term.source)),
        (words.say("termijn_sinds"), dutch_date(term.since)),
        (words.say("termijn_tot"), dutch_date(term.until)),
    )
