"""Motivation help: points at what may be thin in a motivation, explains itself, never blocks and never grades."""

from dataclasses import dataclass

from triage.answers import AnswerKind, Ref, Scope, texts
from triage.casework.casus.answering import Opened
from triage.casework.desk import Desk
from triage.casus.fates import Lot
from triage.kader.model import Kader

LONG_ENOUGH = 60
"""A text shorter than this, in characters, is too common to say that it was copied."""


@dataclass(frozen=True, slots=True)
class Hint:
    """Something to look at once more.

    Args:
        kind: `lege_frase`, `elders_gebruikt`, `zonder_bron` or `niet_in_doel`; `ui` has its sentence.
        quote: the words it is about, where there are any.
    """

    kind: str
    ref: Ref
    quote: str = ""


def hints(desk: Desk, opened: Opened, ref: Ref) -> tuple[Hint, ...]:
    """Return what may be looked at once more in one answer."""
    asked = opened.walk.at(ref)
    if asked is None or asked.question.kind not in (AnswerKind.LANG, AnswerKind.TOETS, AnswerKind.UITGELEGD):
        return ()
    kader = desk.kader_of(opened.casus)
    found = [Hint("lege_frase", ref, phrase) for text in texts(asked.answer) for phrase in empty_phrases(kader, text)]
    if _copied(desk, opened, ref):
        found.append(Hint("elders_gebruikt", ref))
    return tuple(found)


def empty_phrases(kader: Kader, text: str) -> tuple[str, ...]:
    """Return the phrases in a text that say little by themselves."""
    plain = f" {' '.join(text.lower().split())} "
    return tuple(phrase for phrase in kader.phrases.empty if f" {phrase.lower()}" in plain)


def _copied(desk: Desk, opened: Opened, ref: Ref) -> bool:
    longer = [text for text in texts(opened.casus.answer(ref.question, ref.item)) if len(text) >= LONG_ENOUGH]
    if not longer:
        return False
    with desk.work() as work:
        scope = desk.scope()
        return any(work.casussen.text_elsewhere(opened.casus.id, text, scope) for text in longer)


def overall(opened: Opened) -> tuple[Hint, ...]:
    """Return what may be looked at in the whole, shown at "nalezen": a ground without an article or words."""
    casus = opened.walk.casus
    found = []
    for line in casus.of(Scope.REGEL):
        if opened.walk.fates[line].lot is Lot.TENZIJ and casus.text("voorstel.keuze", line) == "delen":
            asked = next(
                (a for a in opened.walk.asked if a.ref.item == line and a.question.id == "grond.artikel"), None
            )
            if asked and not any(c.isdigit() for c in casus.text("grond.artikel", line)):
                found.append(Hint("zonder_bron", asked.ref))
        if not _shares_word(casus.text("regel.waarom", line), casus.text("doel.woorden")):
            at = next(
                (a.ref for a in opened.walk.asked if a.ref.item == line and a.question.id == "regel.waarom"), None
            )
            if at:
                found.append(Hint("niet_in_doel", at, casus.name_of(Scope.REGEL, line)))
    return tuple(found)


_SHORT = 5


def _shares_word(why: str, purpose: str) -> bool:
    """A why that shares no longer word with the purpose may have lost sight of it."""

    def longer(text: str) -> set[str]:
        return {word.strip(".,;:!?()").lower()[:_SHORT] for word in text.split() if len(word) >= _SHORT}

    return not why or not purpose or bool(longer(why) & longer(purpose))
