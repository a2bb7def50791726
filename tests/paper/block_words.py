"""The words of a block, in the order in which they are read."""

from triage.records.blocks import (
    Bar,
    Block,
    Bullets,
    Chart,
    Choices,
    Facts,
    Heading,
    Notice,
    Paragraph,
    Quote,
    Ruled,
    Signature,
    Table,
)


def words_of(block: Block) -> list[str]:
    """Every text of a block that is printed; the summaries that are only heard are not."""
    match block:
        case Heading(text=text) | Paragraph(text=text):
            return [text]
        case Quote(text=one, source=other) | Notice(title=one, text=other):
            return [one, other]
        case Bullets(items=items) | Signature(signers=items):
            return list(items)
        case Ruled(label=label):
            return [label]
        case _:
            return _parts_of(block)


def _parts_of(block: Block) -> list[str]:
    match block:
        case Facts(pairs=pairs):
            return [part for pair in pairs for part in pair]
        case Table(head=head, rows=rows):
            return [*head, *(cell for row in rows for cell in row)]
        case Chart(title=title, bars=bars):
            return [title, *(text for bar in bars for text in _said(bar))]
        case Choices(label=label, options=options):
            return [label, *options]
        case _:
            return []


def _said(bar: Bar) -> tuple[str, str]:
    return bar.label, bar.shown
