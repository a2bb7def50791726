"""The verklaring van vernietiging: which kenmerken went, by which law, who did it in which function, and what is left.

No name stands on it, of nobody: it stays when everything else is gone.
"""

from triage.casus.wording import dutch_date
from triage.followup.vernietiging import Hand, Vernietiging, Zaak
from triage.ports import Settings
from triage.records.blocks import Block, Document, Facts, Heading, Paragraph, Table
from triage.records.brief import imprint
from triage.records.sentences import PaperWords, practice_notice


def vernietiging_document(number: str, lijst: Vernietiging, settings: Settings, words: PaperWords) -> Document:
    """Compose the verklaring of a list that was carried out.

    Raises:
        ValueError: the list was not carried out.
    """
    if lijst.done is None or lijst.approved is None or lijst.backups_until is None:
        raise ValueError("nothing was destroyed by this list")
    done = dutch_date(lijst.done.at.date())
    return Document(
        title=words.say("titel", nummer=number),
        subject=words.say("onderwerp", nummer=number),
        imprint=imprint(settings, words.say("kenmerk", nummer=number), lijst.done.at.date()),
        blocks=(
            Heading(words.headings["titel"], 1),
            *practice_notice(settings, words),
            Paragraph(words.say("uitleg", dag=done)),
            *_gone(lijst, words),
            *_stayed(lijst, words),
            Heading(words.headings["wie"]),
            _hands(lijst, lijst.approved, lijst.done, words),
            Heading(words.headings["over"]),
            Paragraph(words.say("log")),
            Paragraph(words.say("zegels")),
            Paragraph(words.say("reservekopie", dag=done, tot=dutch_date(lijst.backups_until))),
            Paragraph(words.say("elders")),
        ),
    )


def _gone(lijst: Vernietiging, words: PaperWords) -> tuple[Block, ...]:
    head = Heading(words.headings["zaken"])
    gone = tuple(one for one in lijst.cases if one.gone)
    if not gone:
        return (head, Paragraph(words.say("geen_zaken")))
    columns = tuple(words.table[name] for name in ("kenmerk", "artikel", "termijn", "wijziging", "vanaf"))
    return (head, Table(words.table["zaken"], columns, tuple(_row(one, words) for one in gone), (2, 3, 2, 3, 3)))


def _row(one: Zaak, words: PaperWords) -> tuple[str, ...]:
    term = words.say("termijn", jaren=str(one.years))
    return (one.kenmerk, one.source, term, dutch_date(one.last_change), dutch_date(one.destroy_on))


def _stayed(lijst: Vernietiging, words: PaperWords) -> tuple[Block, ...]:
    """Say what stayed; the reason of an exception stays with the list, for people can write anything in it."""
    stayed = tuple(one for one in lijst.cases if not one.gone)
    if not stayed:
        return ()
    columns = (words.table["kenmerk"], words.table["waarom"])
    rows = tuple((one.kenmerk, words.say("overgeslagen" if one.skipped else "uitgezonderd")) for one in stayed)
    return (Heading(words.headings["gebleven"]), Table(words.table["gebleven"], columns, rows, (1, 3)))


def _hands(lijst: Vernietiging, approved: Hand, done: Hand, words: PaperWords) -> Facts:
    found = [
        (words.say("voorgesteld"), _hand(lijst.proposed, words)),
        (words.say("goedgekeurd"), _hand(approved, words)),
    ]
    if lijst.stop_until is not None:
        found.append((words.say("te_stoppen"), dutch_date(lijst.stop_until)))
    found.append((words.say("uitgevoerd"), _hand(done, words)))
    return Facts(tuple(found))


def _hand(hand: Hand, words: PaperWords) -> str:
    return words.say("hand", functie=hand.function, dag=dutch_date(hand.at.date()))
