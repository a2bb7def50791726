"""The toestemmingsformulier: to what somebody says yes or no, line by line (AVG art. 4 onder 11, 7 and 8; UAVG 5).

Made of the share lines as they stand now. Every box is empty: a yes is never filled in beforehand, never silent and
never the default (hard rule 8). It says which of the three meanings a yes has, and when a yes is not free.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from triage.casus.wording import dutch_date
from triage.ports import Settings
from triage.records.blocks import (
    Block,
    Bullets,
    Choices,
    Document,
    Facts,
    Heading,
    Notice,
    Paragraph,
    Ruled,
    Signature,
)
from triage.records.brief import BriefWords, contact_blocks, imprint, voiced
from triage.records.informatie import VOICES, Voor
from triage.records.veilig import NOTHING, Afgeschermd

MEANINGS: Final = ("grondslag", "geheim", "hulp")
"""The three meanings that a yes can have (domain.md §2.4): the legal basis, lifting secrecy, agreement with help."""
OWN_YES: Final = 12
"""From this age somebody may withdraw a yes that another gave (UAVG art. 5)."""
_RIGHTS: Final = ("inzage", "verbeteren", "wissen", "beperken", "antwoord", "klacht", "ap")


@dataclass(frozen=True, slots=True)
class Deelregel:
    """A share line as somebody is asked about it.

    Args:
        special: kinds of data with extra protection (`gezondheid`, `strafrechtelijk` …); empty without.
        asks: another is asked about the person, and so gets to know that we are involved.
    """

    item: str
    source: str
    recipient: str
    function: str
    why: str
    special: tuple[str, ...] = ()
    asks: bool = False


@dataclass(frozen=True, slots=True)
class Toestemming:
    """A consent form, before it is composed.

    Args:
        kenmerk: of the casus; it names nobody.
        name: whom it is about.
        age: in whole years.
        voor: to whom it speaks, and who answers.
        meanings: of `MEANINGS` as answered in the triage; empty where they are still to be ticked.
        depends: help or money depends on the yes: then it is not free (AVG 7 lid 4).
        until: until when the yes would hold, or None: then it is written by hand.
        ages: the rules of the kader on who answers at this age, in words.
        guarded: the reader may not learn where the person is: recipients are told by their function.
        leaves_out: what of others may not stand in it.
    """

    kenmerk: str
    day: date
    name: str
    age: int
    voor: Voor
    purpose: str
    lines: tuple[Deelregel, ...]
    meanings: tuple[str, ...] = ()
    depends: bool = False
    until: date | None = None
    ages: tuple[str, ...] = ()
    guarded: bool = False
    leaves_out: Afgeschermd = NOTHING


def toestemming_document(given: Toestemming, settings: Settings, words: BriefWords, frame: BriefWords) -> Document:
    """Compose the form.

    Args:
        words: of `resources/papier/toestemming.toml`.
        frame: of `resources/papier/brief.toml`, for the rights and the contacts.
    """
    voice = VOICES[given.voor]
    form = _Form(given, settings, voiced(words, voice), voiced(frame, voice))
    return Document(
        title=form.say("titel"),
        subject=form.say("onderwerp", kenmerk=given.kenmerk),
        imprint=imprint(settings, given.kenmerk, given.day),
        blocks=tuple(form.blocks()),
    )


@dataclass(frozen=True, slots=True)
class _Form:
    given: Toestemming
    settings: Settings
    words: BriefWords
    frame: BriefWords

    def say(self, key: str, **facts: str) -> str:
        return self.words.say(key, naam=self.given.name, **facts)

    def clean(self, text: str) -> str:
        """Return typed words without what is about somebody else."""
        said = (self.say("iemand"), self.say("ergens"), self.say("nummer_weg"))
        return self.given.leaves_out.clean(text, *said).strip()

    def blocks(self) -> Iterator[Block]:
        yield Heading(self.say("titel"), 1)
        if self.settings.practice:
            yield Notice(self.say("oefening_titel"), self.say("oefening"))
        yield Paragraph(self.say("begin"))
        yield from self._choice()
        yield from self._purpose()
        yield from self._meaning()
        for number, line in enumerate(self.given.lines, 1):
            yield from self._line(str(number), line)
        yield from self._until()
        yield from self._withdrawing()
        yield from self._who_answers()
        yield from self._signing()
        yield from self._rights()

    # ------------------------------------------------------------------------------------------------- a free choice
    def _choice(self) -> Iterator[Block]:
        yield self.words.head("kiezen")
        # Where help depends on the yes, it would not be true that a no costs nothing.
        free = () if self.given.depends else ("kiezen_nee",)
        yield Bullets(tuple(self.say(key) for key in ("kiezen_zelf", "kiezen_leeg", *free, "kiezen_tijd")))
        if self.given.depends:
            yield Notice(self.say("niet_vrij_titel"), self.say("niet_vrij"))
        else:
            yield Paragraph(self.say("vrij"))

    def _purpose(self) -> Iterator[Block]:
        yield self.words.head("doel")
        purpose = self.given.purpose.strip()
        own = purpose and self.clean(purpose) == purpose
        yield Paragraph(self.say("doel", doel=purpose.rstrip(".")) if own else self.say("doel_kort"))
        yield Paragraph(self.say("doel_vast"))

    def _meaning(self) -> Iterator[Block]:
        yield self.words.head("betekenis")
        if self.given.meanings:
            yield Paragraph(self.say("betekenis_dit"))
            yield Bullets(tuple(self.say(f"betekenis_{one}") for one in MEANINGS if one in self.given.meanings))
        else:
            yield Choices(self.say("betekenis_kies"), tuple(self.say(f"betekenis_{one}") for one in MEANINGS))
        yield Paragraph(self.say("betekenis_hulp_niet"))

    # ------------------------------------------------------------------------------------------------- line by line
    def _line(self, number: str, line: Deelregel) -> Iterator[Block]:
        yield Heading(self.say("regel", nummer=number))
        yield Facts(tuple((self.say(f"kop_{key}"), value) for key, value in self._facts(line) if value))
        if line.asks:
            yield Paragraph(self.say("uitvraag"))
        for kind in line.special:
            key = f"bijzonder_{kind}"
            yield Paragraph(self.say(key if key in self.words.lines else "bijzonder_anders"))
        # The boxes name the item once more: they may stand on the next page, and a yes is to this and nothing else.
        yield Choices(self.say("vraag", nummer=number), (self.say("ja"), self.say("nee")))

    def _facts(self, line: Deelregel) -> Iterator[tuple[str, str]]:
        hidden = self.given.guarded and line.function
        to = line.function if hidden else "\n".join(part for part in (line.recipient, line.function) if part)
        yield "wat", self.clean(line.item)
        yield "van", self.clean(line.source)
        yield "aan", self.clean(to)
        yield "waarvoor", self.clean(line.why)

    # ---------------------------------------------------------------------------------------------- how long, and no
    def _until(self) -> Iterator[Block]:
        yield self.words.head("tot")
        if self.given.until is not None:
            yield Paragraph(self.say("tot", dag=dutch_date(self.given.until)))
        else:
            yield Paragraph(self.say("tot_kies"))
            yield Ruled(self.say("tot_regel"))

    def _withdrawing(self) -> Iterator[Block]:
        yield Notice(self.say("intrekken_titel"), self.say("intrekken"))

    def _who_answers(self) -> Iterator[Block]:
        own = self.given.voor is Voor.VERTEGENWOORDIGER and self.given.age >= OWN_YES
        if self.given.voor is Voor.VOLWASSENE:
            return
        yield self.words.head("wie")
        yield Paragraph(self.say("wie" if self.given.ages else "wie_niet_zelf"))
        if self.given.ages:
            yield Bullets(self.given.ages)
        if own:
            yield Paragraph(self.say("zelf_intrekken"))

    # --------------------------------------------------------------------------------------------------- by one's hand
    def _signing(self) -> Iterator[Block]:
        yield self.words.head("tekenen")
        yield Paragraph(self.say("tekenen"))
        yield Ruled(self.say("woorden"), 3)
        yield Ruled(self.say("gesprek"))
        if self.given.voor is Voor.VERTEGENWOORDIGER:
            yield Ruled(self.say("naam_vertegenwoordiger"))
            yield Signature((self.say("vertegenwoordiger"),))
        else:
            yield Signature((self.given.name,))
        # A signature can come to stand on a page of its own: what it is for stands with it.
        count = len(self.given.lines)
        yield Paragraph(self.say("hoort_bij_een" if count == 1 else "hoort_bij", aantal=str(count)), muted=True)

    def _rights(self) -> Iterator[Block]:
        yield self.frame.head("rechten")
        yield Bullets(tuple(self.frame.say(key) for key in _RIGHTS))
        yield Paragraph(self.say("bewaren"))
        yield from contact_blocks(self.settings, self.frame, self.say("vragen"))
