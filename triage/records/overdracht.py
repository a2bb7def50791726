"""The paper that goes along when an organisation outside gets the regie: agreements that run, terms that are open.

No name of an inhabitant, no reason and no background stands on it (product.md ch. 8).
"""

from collections.abc import Mapping
from dataclasses import dataclass

from triage.casus.wording import dutch_date
from triage.followup.overdracht import Mee, Overdracht
from triage.ports import Settings
from triage.records.besluit import WATERMARK
from triage.records.blocks import Block, Document, Facts, Heading, Imprint, Notice, Paragraph, Table


@dataclass(frozen=True, slots=True)
class OverdrachtWords:
    """The fixed sentences: the parts of `resources/papier/overdracht.toml`."""

    headings: Mapping[str, str]
    lines: Mapping[str, str]
    table: Mapping[str, str]

    def say(self, key: str, **facts: str) -> str:
        """Return a sentence with its facts filled in."""
        return self.lines[key].format_map(facts)


def overdracht_document(number: str, said: Overdracht, settings: Settings, words: OverdrachtWords) -> Document:
    """Compose the paper of a transfer to an organisation outside."""
    since = dutch_date(said.since)
    practice = (Notice(words.say("oefening_titel"), words.say("oefening")),) if settings.practice else ()
    return Document(
        title=words.say("titel", nummer=number),
        subject=words.say("onderwerp", nummer=number),
        imprint=Imprint(
            municipality=settings.municipality,
            unit=settings.unit,
            colour=settings.colour,
            kenmerk=number,
            dated=since,
            watermark=WATERMARK if settings.practice else "",
        ),
        blocks=(
            Heading(words.headings["titel"], 1),
            *practice,
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


def _table(carried: tuple[Mee, ...], kind: str, heading: str, words: OverdrachtWords) -> tuple[Block, ...]:
    head = Heading(words.headings[heading])
    rows = tuple(
        (one.text, dutch_date(one.until) if one.until else words.say("zonder")) for one in carried if one.kind == kind
    )
    if not rows:
        return (head, Paragraph(words.say(f"geen_{heading}")))
    return (head, Table(words.table[heading], (words.table[kind], words.table["tot"]), rows, (3, 1)))
