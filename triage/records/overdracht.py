"""The paper that goes along when an organisation outside gets the regie: agreements that run, terms that are open.

No name of an inhabitant, no reason and no background stands on it (product.md ch. 8).
"""

from triage.casus.wording import dutch_date
from triage.followup.overdracht import Mee, Overdracht
from triage.ports import Settings
from triage.records.blocks import Block, Document, Facts, Heading, Paragraph, Table
from triage.records.brief import imprint
from triage.records.sentences import PaperWords, practice_notice


def overdracht_document(number: str, said: Overdracht, settings: Settings, words: PaperWords) -> Document:
    """Compose the paper of a transfer to an organisation outside."""
    since = dutch_date(said.since)
    return Document(
        title=words.say("titel", nummer=number),
        subject=words.say("onderwerp", nummer=number),
        imprint=imprint(settings, number, said.since),
        blocks=(
            Heading(words.headings["titel"], 1),
            *practice_notice(settings, words),
            Paragraph(words.say("uitleg", dag=since)),
            Facts(
                (
                    (words.say("van"), f"{settings.municipality}, {said.from_team}"),
                    (words.say("naar"), f"{said.to_name}, {said.to_function}"),
                    (words.say("vanaf"), since),
                )
            ),
            *_table(said.carried, "afspraak", "afspraken", words),
            *_table(said.carried, "termijn", "termijnen", words),
            Paragraph(words.say("gebruik")),
        ),
    )


def _table(carried: tuple[Mee, ...], kind: str, heading: str, words: PaperWords) -> tuple[Block, ...]:
    head = Heading(words.headings[heading])
    rows = tuple(
        (one.text, dutch_date(one.until) if one.until else words.say("zonder")) for one in carried if one.kind == kind
    )
    if not rows:
        return (head, Paragraph(words.say(f"geen_{heading}")))
    return (head, Table(words.table[heading], (words.table[kind], words.table["tot"]), rows, (3, 1)))
