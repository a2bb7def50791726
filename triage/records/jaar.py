"""The account of a year on paper: what was counted, what it means, and the words of the municipality and of the FG.

It is for members of the council: no citizen, team or casus can be recognised in it. Every number in a chart stands in
the table above it as well, and what is kept back in one is kept back in the other.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from triage.account.verantwoording import Verantwoording
from triage.casus.wording import dutch_date
from triage.followup.dpia import DpiaStand
from triage.followup.jaarcijfers import Getal, Mark
from triage.ports import Settings
from triage.records.blocks import Block, Bullets, Document, Facts, Heading, Imprint, Notice, Paragraph, Quote
from triage.records.brief import imprint
from triage.records.jaar_tables import chapter_tables, grouped_tables, sampled, totals_only
from triage.records.jaar_words import number_words, title_of
from triage.records.sentences import PaperWords, listed, practice_notice

Chapter = tuple[str, tuple[str, ...]]
"""The key of a heading, and the tables under it."""
_TERMS: Final = ("geval", "besluit", "mensen", "regel", "uitvraag", "bezwaar", "doel", "tijd")
_CHAPTERS: Final[tuple[Chapter, ...]] = (
    (
        "besluiten",
        ("uitkomst", "gedeeld", "inhoud", "mensen", "vastgelegd", "regels", "routes", "woorden", "handeling"),
    ),
    ("gronden", ("a", "b1", "b2", "b3", "b4", "wet", "d")),
    ("informeren", ("informeren", "verteld", "uitstel", "herbeoordeling", "uitstel_loopt")),
    ("crisis", ("crisis", "crisis_oordeel", "crisis_tijd", "crisis_informeren", "crisis_wacht")),
)
_AFTER: Final[tuple[Chapter, ...]] = (
    ("signalen", ("signalen",)),
    ("erna", ("herroepingen", "heroverwegingen", "toestemming_terug", "berichten", "datalekken")),
)
_OPEN: Final = (
    "verteld.nog_niet",
    "uitstel_loopt.totaal",
    "crisis_wacht.totaal",
    "bezwaar_uitkomst.loopt",
    "awb_bezwaar_uitkomst.loopt",
    "klacht_uitkomst.loopt",
    "overig_uitkomst.loopt",
    "datalekken.loopt",
    "signalen.loopt",
    "berichten.loopt",
)
"""What was not ready yet when it was counted."""


def year_document(account: Verantwoording, settings: Settings, words: PaperWords) -> Document:
    """Compose the account of a year: as it may be published, or with every number where the account is the full one."""
    year = str(account.year)
    return Document(
        title=words.say("titel", jaar=year),
        subject=words.say("onderwerp", jaar=year),
        imprint=_imprint(account, settings, words),
        blocks=tuple(_Year(account, settings, words).blocks()),
    )


def _imprint(account: Verantwoording, settings: Settings, words: PaperWords) -> Imprint:
    kenmerk = words.say("kenmerk_vol" if account.full else "kenmerk", jaar=str(account.year))
    day = account.fixed.at.date() if account.fixed is not None else account.counted_on
    made = imprint(settings, kenmerk, day)
    marks = [words.lines["volledig_watermerk"]] if account.full else []
    marks += [] if account.fixed is not None else [words.lines["watermerk"]]
    # The unit in the settings can be one team, and the account is of them all.
    return replace(
        made,
        unit=words.lines["onderdeel"],
        confidential=account.full or account.fixed is None,
        watermark=made.watermark or next(iter(marks), ""),
    )


@dataclass(frozen=True, slots=True)
class _Year:
    account: Verantwoording
    settings: Settings
    words: PaperWords

    def blocks(self) -> Iterator[Block]:
        """Everything, in order."""
        year = str(self.account.year)
        yield Heading(self.words.headings["titel"].format(jaar=year), 1)
        yield from practice_notice(self.settings, self.words)
        yield from self._notices()
        yield Paragraph(self.words.say("inleiding"))
        yield self._facts()
        yield from self._terms()
        yield from self._short()
        yield from self._small()
        yield from self._figures()
        yield from self._sample()
        yield from self._voices()

    def _notices(self) -> Iterator[Notice]:
        if self.account.fixed is None:
            yield Notice(self.words.lines["concept_titel"], self.words.lines["concept"])
        if self.account.full:
            yield Notice(self.words.lines["volledig_titel"], self.words.lines["volledig"])

    def _facts(self) -> Facts:
        say, fixed = self.words.say, self.account.fixed
        by = {"dag": dutch_date(fixed.at.date()), "naam": fixed.by_name, "functie": fixed.by_function} if fixed else {}
        return Facts(
            (
                (say("periode"), say("periode_dagen", jaar=str(self.account.year))),
                (say("stand"), dutch_date(self.account.counted_on)),
                (say("vastgesteld"), say("vastgesteld_door", **by) if fixed else say("nog_concept")),
                (say("bereik"), say("bereik_wat")),
            )
        )

    def _terms(self) -> Iterator[Block]:
        yield self.words.head("begrippen")
        yield Bullets(tuple(self.words.lines[f"begrip_{term}"] for term in _TERMS))

    def _number(self, cell: str) -> Getal | None:
        return self.account.number(cell)

    def _said(self, cell: str) -> str:
        found = self._number(cell)
        return number_words(found, self.words) if found is not None else "0"

    # -------------------------------------------------------------------------------------------------- in short
    def _short(self) -> Iterator[Block]:
        yield self.words.head("kort")
        if self.account.few:
            yield totals_only(self.account, self.words)
            return
        say = self.words.say
        yield Bullets(
            (
                say("kort_besluiten", jaar=str(self.account.year), aantal=self._said("uitkomst.totaal")),
                say("kort_gedeeld", aantal=self._said("uitkomst.gedeeld")),
                say("kort_niet", aantal=self._said("uitkomst.niet_delen")),
                self._crises(),
                say("kort_bezwaar", aantal=self._said("verzoeken.bezwaar")),
                say("kort_geheim", aantal=self._said("d.D5")),
                say("kort_doel", aantal=self._said("d.D1")),
                say("kort_signalen", aantal=self._said("signalen.totaal"), onterecht=self._said("signalen.onterecht")),
            )
        )

    def _crises(self) -> str:
        """How many decisions were about a crisis, and of a thousand, where both numbers are shown."""
        some, every = self._number("crisis.wel"), self._number("uitkomst.totaal")
        said = self._said("crisis.wel")
        if some is None or every is None or not some.count or not every.count:
            return self.words.say("kort_crisis", aantal=said)
        share = str(round(1000 * some.count / every.count))
        return self.words.say("kort_crisis_deel", aantal=said, promille=share)

    def _small(self) -> Iterator[Block]:
        yield self.words.head("bron")
        sources = ["bron_zegels", "bron_verloop", "bron_niet"]
        yield Bullets(tuple(self.words.lines[one] for one in sources))
        yield from self._destroyed()
        yield self.words.head("klein")
        yield Paragraph(self.words.lines["klein_vol" if self.account.full else "klein_uitleg"])
        if self.account.few:
            yield Paragraph(self.words.lines["klein_weinig"])

    def _destroyed(self) -> Iterator[Paragraph]:
        destroyed = self._number("vernietigd.totaal")
        if destroyed is None or destroyed.count == 0:
            return
        one = "_dicht" if destroyed.mark is Mark.DICHT else "_een" if destroyed.count == 1 else ""
        yield Paragraph(self.words.say(f"bron_vernietigd{one}", aantal=self._said("vernietigd.totaal")))

    # --------------------------------------------------------------------------------------------------- figures
    def _figures(self) -> Iterator[Block]:
        if self.account.few and not self.account.full:
            return
        for name, tables in _CHAPTERS:
            yield self.words.head(name)
            yield from chapter_tables(self.account, tables, self.words)
        yield self.words.head("verzoeken")
        yield from chapter_tables(self.account, ("verzoeken", "rechten"), self.words)
        yield from grouped_tables(self.account, self.words)
        for name, tables in _AFTER:
            yield self.words.head(name)
            yield from chapter_tables(self.account, tables, self.words)
        yield from self._open_ends()

    def _open_ends(self) -> Iterator[Block]:
        yield self.words.head("open")
        found = [one for cell in _OPEN if (one := self._number(cell)) is not None and one.count != 0]
        if not found:
            yield Paragraph(self.words.lines["open_niets"])
            return
        yield Paragraph(self.words.lines["open_uitleg"])
        yield Facts(tuple((self._open_name(one), number_words(one, self.words)) for one in found))

    def _open_name(self, getal: Getal) -> str:
        table, _, row = getal.id.partition(".")
        title = title_of(table.removesuffix("_uitkomst") if table.endswith("_uitkomst") else table, self._titles)
        return title if row in ("totaal", "nog_niet") else f"{title}: {self.words.table[f'rij.{row}'].lower()}"

    @property
    def _titles(self) -> PaperWords:
        groups = {group: self.words.table[f"verzoeken.{group}"] for group in ("bezwaar", "awb_bezwaar", "klacht")}
        own = groups | {"overig": self.words.table["rechten"], "verteld": self.words.table["verteld.nog_niet"]}
        return replace(self.words, table={**self.words.table, **own})

    # ---------------------------------------------------------------------------------------------- sample and words
    def _sample(self) -> Iterator[Block]:
        yield self.words.head("steekproef")
        yield Paragraph(self.words.lines["steekproef_uitleg"])
        if not self.account.samples:
            yield Paragraph(self.words.lines["steekproef_geen"])
            return
        if not self.account.few or self.account.full:
            yield from sampled(self.account, self.words)
        if unread := self.account.unread:
            yield Paragraph(self.words.say("steekproef_niet", kwartalen=listed(map(str, unread))))
        for one in self.account.samples:
            said = {"kwartaal": str(one.quarter), "naam": one.by_name, "dag": dutch_date(one.at.date())}
            if one.words.strip():
                yield Quote(one.words, self.words.say("steekproef_kwartaal", **said))

    def _voices(self) -> Iterator[Block]:
        yield self.words.head("gemeente")
        yield Paragraph(self.account.text or self.words.lines["gemeente_geen"])
        yield self.words.head("fg")
        yield Paragraph(self.words.lines["fg_uitleg"], muted=True)
        yield self._fg()
        yield self.words.head("dpia")
        yield Paragraph(self.words.lines["dpia_uitleg"], muted=True)
        yield self._dpia()

    def _fg(self) -> Block:
        fg = self.account.fg
        if fg is None:
            return Paragraph(self.words.lines["fg_geen"])
        who = {"naam": fg.by_name, "functie": fg.by_function, "dag": dutch_date(fg.at.date())}
        return Quote(fg.words, self.words.say("fg_wie", **who))

    def _dpia(self) -> Paragraph:
        line = self.account.dpia
        if line.stand is DpiaStand.GEEN or line.dated is None:
            return Paragraph(self.words.lines["dpia_geen"])
        said = {"versie": line.edition or line.number, "dag": dutch_date(line.dated)}
        return Paragraph(self.words.say(f"dpia_{line.stand.value}", **said))
