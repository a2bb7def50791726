"""What may be filled in where: the same rule for the screen, the command line and the golden walks."""

from triage.answers import Answer, AnswerKind, Ref, check
from triage.casus.walk import CLASH_PREFIX, Walk
from triage.faults import Refusal
from triage.kader.model import Kader


def demand_answerable(walk: Walk, kader: Kader, ref: Ref, answer: Answer) -> None:
    """Refuse an answer that has no place in a casus as it stands.

    Raises:
        Refusal: `niet_gevraagd`, `ligt_vast` (the purpose, hard rule 7), or what `check` refuses.
    """
    if ref.question.startswith(CLASH_PREFIX):
        _demand_explainable(walk, kader, ref)
        check(AnswerKind.LANG, answer)
        return
    asked = walk.at(ref)
    if asked is None:
        raise Refusal("niet_gevraagd", vraag=str(ref.question))
    check(asked.question.kind, answer)
    if ref.question in walk.fixed:
        raise Refusal("ligt_vast", vraag=str(ref.question))


def _demand_explainable(walk: Walk, kader: Kader, ref: Ref) -> None:
    explainable = {clash.id for clash in kader.clashes if clash.explain}
    if ref not in {found.ref for found in walk.clashes if found.id in explainable}:
        raise Refusal("niet_gevraagd", vraag=str(ref.question))
