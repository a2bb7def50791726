"""The register of processing on paper for the FG (AVG 30), how it changed, and the DPIA (AVG 35)."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from triage.casus.wording import dutch_date
from triage.followup.dpia import Dpia, DpiaStatus
from triage.followup.stuk import Stuk
from triage.kader.comparing import Soort
from triage.kader.model import Kader, Processing
from triage.kader.registered import Edition, RegisterChange
from triage.ports import Settings
from triage.records.blocks import Block, Bullets, Document, Facts, Heading, Paragraph, Table
from triage.records.brief import imprint
from triage.records.sentences import PaperWords, practice_notice


@dataclass(frozen=True, slots=True)
class RegisterView:
    """The register of a day.

    Args:
        kader: the version that holds now, with its activities.
        editions: every version, the newest first, with what changed.
        settings: who is responsible, and how the FG is reached (AVG 30 lid 1 onder a).
        dpias: newest first.
    """

    kader: Kader
    editions: tuple[Edition, ...]
    settings: Settings
    dpias: tuple[Stuk[Dpia], ...]
    status: DpiaStatus
    today: date
    may_keep: bool

    @property
    def holding(self) -> Stuk[Dpia] | None:
        """The DPIA that holds, or None."""
        return next((one for one in self.dpias if one.number == self.status.number), None)


Told = tuple[tuple[str, str], ...]
"""What the register says, each under the key of its words."""
ActWords = Callable[[str], str]
"""Returns an act of the log in words."""


def register_document(view: RegisterView, acts: ActWords, words: PaperWords) -> Document:
    """Compose the register as it holds today."""
    kader, settings = view.kader, view.settings
    return Document(
        title=words.say("titel", versie=kader.version),
        subject=words.say("onderwerp", gemeente=settings.municipality),
        imprint=imprint(settings, words.say("kenmerk", versie=kader.version, dag=view.today.isoformat()), view.today),
        blocks=(
            Heading(words.headings["titel"], 1),
            *practice_notice(settings, words),
            Paragraph(words.say("uitleg", versie=kader.version, dag=dutch_date(kader.valid_from))),
            words.head("wie"),
            _facts(told_of_controller(view.settings), words),
            words.head("algemeen"),
            *_whole(view, words),
            words.head("verwerkingen"),
            *(block for one in kader.processings.values() for block in _activity(one, acts, words)),
            words.head("wijzigingen"),
            *_history(view.editions, words),
            words.head("dpia"),
            *_dpia(view, words),
        ),
    )


def told_of_controller(settings: Settings) -> Told:
    """Return who is responsible, and how to reach them and the FG (AVG art. 30 lid 1 onder a)."""
    return (
        ("verantwoordelijke", settings.municipality),
        ("onderdeel", settings.unit),
        ("adres", settings.address),
        ("contact", settings.contact),
        ("fg", settings.fg_contact),
    )


def _whole(view: RegisterView, words: PaperWords) -> Iterator[Block]:
    notes = view.kader.register
    yield _facts((("doorgifte", notes.transfer),), words)
    if notes.measures:
        yield Paragraph(words.say("maatregelen"))
        yield Bullets(notes.measures)


def _activity(one: Processing, acts: ActWords, words: PaperWords) -> Iterator[Block]:
    yield Heading(one.text, 3)
    yield _facts(told_of_activity(one, acts), words)


def told_of_activity(one: Processing, acts: ActWords) -> Told:
    """Return what AVG art. 30 lid 1 asks of an activity, in order, on paper and on the screen alike."""
    return (
        ("doel", one.purpose),
        ("wet", one.law),
        ("betrokkenen", "\n".join(one.people)),
        ("gegevens", "\n".join(one.categories)),
        ("ontvangers", "\n".join(one.recipients)),
        ("bewaren", one.kept),
        ("handelingen", "\n".join(acts(act) for act in one.acts)),
    )


def _facts(said: Told, words: PaperWords) -> Facts:
    """Return facts; what nobody wrote down is said, so that the FG sees what lacks."""
    return Facts(tuple((words.say(key), text.strip() or words.say("niet_vastgelegd")) for key, text in said))


def _history(editions: tuple[Edition, ...], words: PaperWords) -> Iterator[Block]:
    for edition in editions:
        kader = edition.kader
        yield Heading(words.say("versie", versie=kader.version, dag=dutch_date(kader.valid_from)), 3)
        if edition is editions[-1]:
            yield Paragraph(words.say("eerste", aantal=str(len(kader.processings))))
        elif not edition.changes:
            yield Paragraph(words.say("geen_wijziging"))
        else:
            head = tuple(words.table[name] for name in ("verwerking", "wat", "eerst", "nu"))
            rows = tuple(row for change in edition.changes for row in _changed(change, words))
            yield Table(words.table["wijzigingen"], head, rows, (3, 2, 4, 4))


def _changed(change: RegisterChange, words: PaperWords) -> Iterator[tuple[str, ...]]:
    name = change.name or words.say("geheel")
    if change.kind is not Soort.INHOUD:
        yield name, words.say(change.kind.value), "", ""
    for one in change.fields:
        yield name, words.say(f"veld_{one.field}"), _cell(one.before, words), _cell(one.after, words)


def _cell(parts: tuple[str, ...], words: PaperWords) -> str:
    return "\n".join(parts) or words.say("niet_vastgelegd")


def _dpia(view: RegisterView, words: PaperWords) -> Iterator[Block]:
    yield Paragraph(words.say(f"dpia_{view.status.stand.value}"))
    if view.holding is not None:
        yield Facts(tuple(_of_dpia(view.holding, words)))
    before = tuple(one for one in view.dpias if one.state == "vervangen")
    if before:
        head = tuple(words.table[name] for name in ("nummer", "versie", "datum", "uitkomst"))
        rows = tuple(_before(one, words) for one in before)
        yield Heading(words.table["eerdere"], 3)
        yield Table(words.table["eerdere"], head, rows, (2, 2, 2, 4))


def _before(one: Stuk[Dpia], words: PaperWords) -> tuple[str, ...]:
    dpia = one.content
    return one.number, dpia.edition, dutch_date(dpia.dated), words.say(f"uitkomst_{dpia.outcome.value}")


def _of_dpia(stuk: Stuk[Dpia], words: PaperWords) -> Iterator[tuple[str, str]]:
    one = stuk.content
    advice = words.say("advies_nee")
    if one.fg_asked:
        advice = words.say("advies_op", dag=dutch_date(one.fg_on)) if one.fg_on else words.say("advies_ja")
    said = (
        ("dpia_nummer", stuk.number),
        ("dpia_versie", one.edition),
        ("dpia_datum", dutch_date(one.dated)),
        ("dpia_uitkomst", words.say(f"uitkomst_{one.outcome.value}")),
        ("dpia_advies", "\n".join(part for part in (advice, one.fg_words) if part)),
        ("dpia_maatregelen", "\n".join(one.measures)),
        ("dpia_nakijken_op", dutch_date(one.review) if one.review else ""),
        ("dpia_vindplaats", one.place),
        ("dpia_kader", one.kader),
    )
    yield from ((words.say(key), text or words.say("niet_vastgelegd")) for key, text in said)
