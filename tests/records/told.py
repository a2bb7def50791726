"""A document as plain text, one block after another, for comparing with a golden file."""

from collections.abc import Iterator

from triage.records.blocks import (
    Block,
    Bullets,
    Chart,
    Choices,
    Document,
    Facts,
    Heading,
    Notice,
    PageBreak,
    Paragraph,
    Quote,
    Ruled,
    Signature,
    Table,
)


def told(document: Document) -> str:
    """Return every word of a document in order."""
    check = "\n".join(document.check.lines) if document.check else ""
    window = (document.window,) if document.window else ()
    body = (text for block in document.blocks for text in _lines(block))
    parts = (document.title, document.subject, *window, *body, check)
    return "\n".join(parts) + "\n"


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Heading(text, level):
            yield f"\n{'#' * level} {text}"
        case Paragraph(text, muted):
            yield f"({text})" if muted else text
        case Quote(text, source):
            yield f"> {text}\n> {source}"
        case Bullets(items):
            yield from (f"- {item}" for item in items)
        case Notice(title, text):
            yield f"! {title}\n! {text}"
        case Facts(pairs):
            yield from (f"{label}: {value}" for label, value in pairs)
        case _:
            yield from _rare(block)


def _rare(block: Block) -> Iterator[str]:
    match block:
        case Table(title, head, rows, _):
            yield f"[{title}]"
            yield from (" | ".join(cells) for cells in (head, *rows))
        case Signature(signers):
            yield from signers
        case Chart(title, bars, summary):
            yield f"[{title}: {summary}]"
            yield from (f"{bar.label}: {bar.shown}" for bar in bars)
        case Choices(label, options):
            yield label
            yield from (f"[ ] {option}" for option in options)
        case Ruled(label, lines):
            yield f"{label} {'_' * lines}"
        case PageBreak():
            yield "----"
