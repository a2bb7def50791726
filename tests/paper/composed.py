"""What a screen reader hears of a whole paper, reckoned from the composed record alone."""

from collections.abc import Iterator
from functools import cache

from tests.paper.block_words import words_of
from tests.paper.judge import letters
from triage.records.blocks import Block, Bullets, Document, Signature
from ui.paper.safe_text import one_line, safe
from ui.paper.typeface import PLAIN, Hand
from ui.paper.words import page_words


def heard(document: Document) -> str:
    """Every letter of a paper in the order of its tags: head, address, reference, body, control strip."""
    return letters("".join(_shown(text) for text in _texts(document)))


@cache
def _hand() -> Hand:
    return Hand(PLAIN)


def _shown(text: str) -> str:
    """As it stands on paper: what no typeface has stands there by its code."""
    return _hand().fit(safe(text))


def _texts(document: Document) -> Iterator[str]:
    imprint, words = document.imprint, page_words()
    yield from (one_line(imprint.municipality), one_line(imprint.unit), document.window)
    yield words.kenmerk.format(kenmerk=imprint.kenmerk) if imprint.kenmerk.strip() else ""
    yield words.datum.format(datum=imprint.dated) if imprint.dated.strip() else ""
    yield words.vertrouwelijk if imprint.confidential else ""
    for block in document.blocks:
        yield from _block(block)
    if document.check is not None:
        yield from document.check.lines


def _block(block: Block) -> Iterator[str]:
    words = page_words()
    match block:
        case Bullets(items=items):
            yield from (f"\u2022{item}" for item in items if safe(item).strip())
        case Signature(signers=signers):
            for signer in signers:
                if safe(signer).strip():
                    yield from (signer, words.handtekening, words.ondertekend_op)
        case _:
            yield from words_of(block)
