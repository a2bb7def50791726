"""MDTO metadata of a closed casus and its papers: the archive's own description beside each file (MDTO 1.0.1).

A neutral tree of elements, in the order of the schema; `ui.paper.mdto_xml` writes it. No name of a person stands in
any of it: an e-depot shows its metadata to more people than its files.

What a law asks the standard has no list for, is named from a list of our own, which says so. The result category of the
selectielijst is left out: a municipality knows its own.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from triage.records.sentences import PaperWords

NAMESPACE: Final = "https://www.nationaalarchief.nl/mdto"
FORMAT: Final = ("PDF/A-2a", "fmt/476")
"""What every paper is, with its PRONOM code."""
_LEVELS: Final = "Begrippenlijst Aggregatieniveaus MDTO"
_VALUES: Final = "Begrippenlijst Waarderingen MDTO"
_EVENTS: Final = "Begrippenlijst EventTypeLijst MDTO"
_SUMS: Final = "Begrippenlijst ChecksumAlgoritme MDTO"
_PRONOM: Final = "PRONOM-register"


@dataclass(frozen=True, slots=True)
class Node:
    """An element: its name, and its text or what stands in it."""

    name: str
    content: "str | tuple[Node, ...]"


@dataclass(frozen=True, slots=True)
class Termijn:
    """Until when it is kept, and by which law.

    Args:
        source: the article.
        since: the last change, from which the years count.
        until: the first day on which it can be destroyed.
    """

    source: str
    years: int
    since: date
    until: date


@dataclass(frozen=True, slots=True)
class Archiefstuk:
    """A paper in a dossier.

    Args:
        soort: the kind of paper, a slug.
        number: its kenmerk; more papers can bear the same one.
        place: which paper of the dossier it is, from 1.
        made: when it was sealed or issued, and by whom: a function, never a name.
        size: bytes.
        digest: SHA-256, 64 hex digits.
    """

    soort: str
    number: str
    place: int
    made: datetime
    role: str
    size: int
    digest: str

    @property
    def stem(self) -> str:
        """The name of its file, without a suffix: no name of a person is in it, and nothing a file system minds."""
        return re.sub("[^0-9A-Za-z-]+", "-", f"{self.place:03}-{self.soort}-{self.number}")

    @property
    def file(self) -> str:
        """The name of its file."""
        return f"{self.stem}.pdf"


@dataclass(frozen=True, slots=True)
class Dossier:
    """A closed casus on its way to the archive.

    Args:
        municipality: who made it, the archiefvormer.
        begun, closed: from when until when it was worked on.
        closed_role: the function of who closed it.
        bundled: when this dossier was put together.
        shielded: it was afgeschermd before it was closed.
        deferred: somebody in it may not know yet of what was decided.
        practice: it was made to practise, about invented people.
    """

    kenmerk: str
    municipality: str
    unit: str
    begun: date
    closed: date
    closed_role: str
    bundled: datetime
    termijn: Termijn
    papers: tuple[Archiefstuk, ...] = ()
    shielded: bool = False
    deferred: bool = False
    practice: bool = False

    @property
    def name(self) -> str:
        """The name of its folder."""
        return folder_name(self.kenmerk, practice=self.practice)


def folder_name(kenmerk: str, *, practice: bool) -> str:
    """Return how a dossier is called; one of invented people says so, for it may bear the kenmerk of a real one."""
    return f"{kenmerk}-dossier{'-oefening' if practice else ''}"


def dossier_tree(dossier: Dossier, words: PaperWords) -> Node:
    """Return the description of the casus as a whole."""
    own = (
        *_identity(_dossier_mark(dossier), dossier, words),
        _text("naam", _dossier_name(dossier, words)),
        _begrip("aggregatieniveau", "Dossier", _LEVELS),
        *_subject(words.say("dossier_omschrijving"), words),
        _period(dossier, words),
        _text("taal", "nl"),
        _event("Creatie", dossier.begun.isoformat(), dossier.unit),
        _event("Bevriezing", dossier.closed.isoformat(), dossier.closed_role),
        *_worth(dossier.termijn, words),
        *(_link("bevatOnderdeel", one, dossier, words) for one in dossier.papers),
        _named("archiefvormer", dossier.municipality),
        *_limits(dossier, words),
    )
    return _root("informatieobject", own)


def paper_tree(dossier: Dossier, paper: Archiefstuk, words: PaperWords) -> Node:
    """Return the description of one paper."""
    own = (
        *_identity(_mark(paper), dossier, words),
        _text("naam", _name(paper, words)),
        _begrip("aggregatieniveau", "Archiefstuk", _LEVELS),
        *_subject(words.say(f"over_{paper.soort}"), words),
        _text("taal", "nl"),
        _event("Creatie", _moment(paper.made), paper.role),
        *_worth(dossier.termijn, words),
        _named("isOnderdeelVan", _dossier_name(dossier, words), _identity(_dossier_mark(dossier), dossier, words)),
        _named("heeftRepresentatie", paper.file, _identity(_file_mark(paper), dossier, words)),
        _named("archiefvormer", dossier.municipality),
        *_limits(dossier, words),
    )
    return _root("informatieobject", own)


def file_tree(dossier: Dossier, paper: Archiefstuk, words: PaperWords) -> Node:
    """Return the description of the file of a paper."""
    label, code = FORMAT
    own = (
        *_identity(_file_mark(paper), dossier, words),
        _text("naam", paper.file),
        _text("omvang", str(paper.size)),
        _begrip("bestandsformaat", label, _PRONOM, code),
        Node(
            "checksum",
            (
                _begrip("checksumAlgoritme", "SHA-256", _SUMS),
                _text("checksumWaarde", paper.digest),
                _text("checksumDatum", _moment(dossier.bundled)),
            ),
        ),
        _link("isRepresentatieVan", paper, dossier, words),
    )
    return _root("bestand", own)


def _root(kind: str, own: tuple[Node, ...]) -> Node:
    return Node("MDTO", (Node(kind, own),))


def _text(name: str, text: str) -> Node:
    return Node(name, text)


def _begrip(name: str, label: str, list_name: str, code: str = "") -> Node:
    coded = (_text("begripCode", code),) if code else ()
    return Node(name, (_text("begripLabel", label), *coded, _named("begripBegrippenlijst", list_name)))


def _named(name: str, of: str, identity: tuple[Node, ...] = ()) -> Node:
    """Return a reference: what it is called, and how it is known."""
    known = (Node("verwijzingIdentificatie", identity[0].content),) if identity else ()
    return Node(name, (_text("verwijzingNaam", of), *known))


def _identity(mark: str, dossier: Dossier, words: PaperWords) -> tuple[Node, ...]:
    source = words.say("bron", gemeente=dossier.municipality)
    return (Node("identificatie", (_text("identificatieKenmerk", mark), _text("identificatieBron", source))),)


def _link(name: str, paper: Archiefstuk, dossier: Dossier, words: PaperWords) -> Node:
    return _named(name, _name(paper, words), _identity(_mark(paper), dossier, words))


def _mark(paper: Archiefstuk) -> str:
    """Return how a paper is known: its kenmerk and the beginning of its digest, for a letter can go out twice."""
    return f"{paper.number}/{paper.digest[:16]}"


def _file_mark(paper: Archiefstuk) -> str:
    return f"{_mark(paper)}/pdf"


def _dossier_mark(dossier: Dossier) -> str:
    return dossier.kenmerk


def _dossier_name(dossier: Dossier, words: PaperWords) -> str:
    return words.say("dossier_naam", kenmerk=dossier.kenmerk)


def _name(paper: Archiefstuk, words: PaperWords) -> str:
    return words.say("stuk_naam", soort=words.table[paper.soort], kenmerk=paper.number)


def _subject(about: str, words: PaperWords) -> tuple[Node, ...]:
    ordered = _begrip("classificatie", words.say("classificatie"), words.say("classificatie_lijst"))
    return (ordered, _text("omschrijving", about))


def _period(dossier: Dossier, words: PaperWords) -> Node:
    return Node(
        "dekkingInTijd",
        (
            _begrip("dekkingInTijdType", words.say("tijdvak"), words.say("eigen_lijst")),
            _text("dekkingInTijdBegindatum", dossier.begun.isoformat()),
            _text("dekkingInTijdEinddatum", dossier.closed.isoformat()),
        ),
    )


def _event(kind: str, at: str, role: str) -> Node:
    by = (_named("eventVerantwoordelijkeActor", role),) if role else ()
    return Node("event", (_begrip("eventType", kind, _EVENTS), _text("eventTijd", at), *by))


def _worth(termijn: Termijn, words: PaperWords) -> tuple[Node, ...]:
    """Return that it is kept for a time, and until when: the term of the law that keeps it longest."""
    trigger = _begrip(
        "termijnTriggerStartLooptijd", words.say("termijn_vanaf"), words.say("termijn_lijst", bron=termijn.source)
    )
    return (
        _begrip("waardering", "Tijdelijk te bewaren", _VALUES, "V"),
        Node(
            "bewaartermijn",
            (
                trigger,
                _text("termijnStartdatumLooptijd", termijn.since.isoformat()),
                _text("termijnLooptijd", f"P{termijn.years}Y"),
                _text("termijnEinddatum", termijn.until.isoformat()),
            ),
        ),
    )


def limits(dossier: Dossier) -> tuple[str, ...]:
    """Return by slug what holds the use of a dossier back."""
    also = {"afgeschermd": dossier.shielded, "uitstel": dossier.deferred}
    return ("persoonsgegevens", "openbaarheid", *(kind for kind, holds in also.items() if holds))


def _limits(dossier: Dossier, words: PaperWords) -> Iterator[Node]:
    """Yield what holds its use back: personal data and secrecy always, shielding and deferral where they are."""
    for kind in limits(dossier):
        label = _begrip("beperkingGebruikType", words.say(kind), words.say("eigen_lijst"))
        said = _text("beperkingGebruikNadereBeschrijving", words.say(f"{kind}_uitleg"))
        yield Node("beperkingGebruik", (label, said))


def _moment(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")
