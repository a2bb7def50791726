"""The 1-plan on paper, for somebody of the household or for one helper: composed from their part and nothing else."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from triage.casus.wording import dutch_date
from triage.kader.model import Kader
from triage.plan.model import Afspraak, Gedaan, Plan, PlanState
from triage.plan.reading import Deel
from triage.ports import Settings
from triage.records.blocks import Block, Bullets, Document, Facts, Heading, Notice, Paragraph, Table
from triage.records.brief import imprint
from triage.records.sentences import Sentences

_WIDTHS = (2.0, 4.0, 4.0, 2.6)


@dataclass(frozen=True, slots=True)
class Reader:
    """For whom the paper is.

    Args:
        helper: it is the own part of a helper; else it is for the household.
    """

    name: str
    helper: bool


@dataclass(frozen=True, slots=True)
class Stand:
    """How things stood when the paper was made.

    Args:
        mark: number and short mark of the newest line of the log, the paper anchor.
    """

    today: date
    mark: str


def plan_document(
    part: Deel, reader: Reader, kader: Kader, settings: Settings, stand: Stand, words: Sentences
) -> Document:
    """Compose the paper of a part of a plan.

    Args:
        part: what this reader may see (`triage.plan.reading`); nothing else of the plan is known here.
        words: `resources/papier/plan.toml`.
    """
    kind = "hulp" if reader.helper else "huishouden"
    number = part.plan.number
    return Document(
        # The name of a reader stands in the paper, not in the properties of the file.
        title=f"{words.say(f'titel_{kind}')}, {number}",
        subject=words.say(f"onderwerp_{kind}", nummer=number),
        imprint=imprint(settings, number, stand.today),
        blocks=tuple(_Composer(part.plan, reader, kader, settings, stand, words).blocks()),
    )


@dataclass(frozen=True, slots=True)
class _Composer:
    plan: Plan
    reader: Reader
    kader: Kader
    settings: Settings
    stand: Stand
    words: Sentences

    def blocks(self) -> Iterator[Block]:
        say = self.words.say
        yield Heading(say("titel_hulp" if self.reader.helper else "titel_huishouden"), 1)
        yield Paragraph(say("voor", naam=self.reader.name, datum=dutch_date(self.stand.today)))
        if self.settings.practice:
            yield Notice(say("oefening_titel"), say("oefening"))
        if self.plan.state is PlanState.GESLOTEN and self.plan.closed_on:
            yield Paragraph(say("gesloten", datum=dutch_date(self.plan.closed_on)))
        # What the household works towards is for who reads the whole plan; a part comes without it.
        if self.plan.goal:
            yield self.words.head("doel")
            yield Paragraph(self.plan.goal)
        yield from self._lines()
        yield from self._regie()
        yield from self._use() if self.reader.helper else self._household()
        yield Paragraph(say("logboek", merk=self.stand.mark), muted=True)

    def _lines(self) -> Iterator[Block]:
        running = tuple(line for line in self.plan.afspraken if line.done is Gedaan.LOOPT)
        done = tuple(line for line in self.plan.afspraken if line.done is not Gedaan.LOOPT)
        yield self.words.head("afspraken")
        if running:
            yield self._table("afspraken", running, "wanneer")
        else:
            yield Paragraph(self.words.say("geen_afspraken"))
        if done:
            yield self.words.head("klaar")
            yield self._table("klaar", done, "stand")

    def _table(self, key: str, lines: tuple[Afspraak, ...], last: str) -> Table:
        head = tuple(self.words.table[name] for name in ("voor", "wie", "wat", last))
        rows = tuple((self._about(line), self._helper(line), self._what(line), self._when(line)) for line in lines)
        return Table(self.words.table[key], head, rows, _WIDTHS)

    def _about(self, line: Afspraak) -> str:
        return self.words.say("voor_samen") if line.about is None else self.plan.bewoner(line.about).name

    def _helper(self, line: Afspraak) -> str:
        if line.helper is None:
            return self.words.say("zelf")
        helper = self.plan.helper(line.helper)
        who = ", ".join(part for part in (helper.name, helper.function) if part)
        return "\n".join(part for part in (helper.organisation, who, helper.contact) if part)

    def _what(self, line: Afspraak) -> str:
        return "\n".join(part for part in (self.kader.supports[line.support].text, line.text) if part)

    def _when(self, line: Afspraak) -> str:
        say = self.words.say
        if line.done is not Gedaan.LOOPT and line.done_on:
            return say(line.done.value, datum=dutch_date(line.done_on))
        if line.until:
            return say("periode", begin=dutch_date(line.since), eind=dutch_date(line.until))
        return say("vanaf", begin=dutch_date(line.since))

    def _regie(self) -> Iterator[Block]:
        regie = self.plan.regisseur
        yield self.words.head("regie")
        yield Paragraph(self.words.say("regie", naam=regie.name, functie=regie.function))
        if regie.contact:
            yield Facts(((regie.name, regie.contact),))

    def _household(self) -> Iterator[Block]:
        say = self.words.say
        yield self.words.head("lezen")
        yield Paragraph(f"{say('lezen')}\n\n{say('lezen_deel')}")
        yield self.words.head("rechten")
        rights = ("rechten_lezen", "rechten_wijzigen", "rechten_beperken", "rechten_logboek")
        yield Bullets(tuple(say(key) for key in rights))
        yield Notice(say("bezwaar_titel"), say("bezwaar"))
        yield Paragraph("\n\n".join(self._whom()))

    def _whom(self) -> Iterator[str]:
        if self.settings.contact:
            yield self.words.say("rechten_waar", contact=self.settings.contact)
        if self.settings.fg_contact:
            yield self.words.say("rechten_fg", fg=self.settings.fg_contact)
        yield self.words.say("rechten_ap")

    def _use(self) -> Iterator[Block]:
        yield self.words.head("gebruiken")
        yield Paragraph(f"{self.words.say('gebruiken')}\n\n{self.words.say('gebruiken_weg')}")
