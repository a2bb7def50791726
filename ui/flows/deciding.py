"""Deciding on the screen: fetches what was put forward, keeps what is typed, seals, or sends back with questions."""

from collections.abc import Callable
from functools import partial
from typing import Final, TypeVar

from PySide6.QtCore import QObject, Signal

from triage.answers import NOTHING, Answer, Ref
from triage.besluit.decision import decidable, faults_of
from triage.besluit.draft import RETURN, Draft, lighter_without_words
from triage.besluit.sealing import Besluit
from triage.casework.casus import drafting, proposing
from triage.casework.casus.answering import Opened
from triage.casework.casus.deciding import ToDecide, decide, open_for_decision
from triage.casework.casus.proposing import Back
from triage.casework.desk import Desk
from triage.faults import Fault, Refusal
from triage.ids import CasusId, QuestionId
from ui.flows.context import Context
from ui.flows.counting import Counted
from ui.notices import sentence_of
from ui.pages.decision.page import DecisionPage
from ui.runner import Autosaver
from ui.words import say

T = TypeVar("T")
_DRAFT: Final = Ref(QuestionId("besluit"))
Loaded = tuple[int, ToDecide, Draft]


class DecidingFlow(QObject):
    """Owns the decision page."""

    sealed = Signal(str)
    """The `BesluitId` of what was sealed."""
    returned = Signal(str)
    """The `CasusId` of what went back to its proposer."""
    closed = Signal()
    """Somebody is done here."""

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._shown: ToDecide | None = None
        self._visit = 0
        self._saving = Counted(context.runner, self)
        self.page = DecisionPage()
        self._saver = Autosaver(self._save, self.page)
        self.page.panel.edited.connect(self._on_edited)
        self.page.panel.seal_wanted.connect(self._on_seal)
        self.page.panel.return_wanted.connect(self._on_return)
        self.page.close_wanted.connect(self._on_close)

    # ---------------------------------------------------------------------------------------------- for the shell
    @property
    def shown(self) -> ToDecide | None:
        """What is on the page, or None while it is on its way."""
        return self._shown

    @property
    def busy(self) -> bool:
        """Something that was typed is not stored yet."""
        return self._saver.pending or self._saving.busy

    def open(self, casus: CasusId) -> None:
        """Fetch what was put forward and show it."""
        self.flush()
        self._visit += 1
        self._shown = None
        self.page.show_nothing()
        visit, desk = self._visit, self._context.desk
        self._context.runner.run(partial(_fetch, desk, casus, visit), self, self._on_opened)

    def flush(self) -> None:
        """Put what was typed on its way to the store."""
        self._saver.flush()

    # --------------------------------------------------------------------------------------------------- opening
    def _on_opened(self, loaded: Loaded) -> None:
        visit, shown, draft = loaded
        if visit != self._visit:
            return
        self._shown = shown
        self.page.show_casus(shown, self._context.desk.kader_of(shown.opened.casus), draft)

    # ---------------------------------------------------------------------------------------------------- typing
    def _on_edited(self) -> None:
        if self._shown is not None:
            self.page.panel.saved.saving()
            self._saver.put(_DRAFT, NOTHING)

    def _save(self, _ref: Ref, _answer: Answer) -> None:
        shown = self._shown
        if shown is None:
            return
        keep = partial(drafting.keep, self._context.desk, shown, self.page.panel.draft())
        self._saving.run(keep, self._on_kept, self._on_not_kept, self._on_not_kept)

    def _on_kept(self, _: None) -> None:
        if not self.busy:
            self.page.panel.saved.saved(self._context.desk.clock.now())

    def _on_not_kept(self, fault: Fault) -> None:
        self.page.panel.saved.not_saved(sentence_of(fault))

    # --------------------------------------------------------------------------------------------------- sealing
    def missing(self) -> tuple[tuple[str, str], ...]:
        """Return what keeps the decision from being sealed: slug and sentence."""
        shown = self._shown
        if shown is None:
            return ()
        desk, panel = self._context.desk, self.page.panel
        shot = shown.voorstel.snapshot
        kader = desk.kader_of(shown.opened.casus)
        unreadable = panel.unreadable()
        wordless = lighter_without_words(panel.draft(), decidable(shot))
        found = [f"{name}_onleesbaar" for name in unreadable] + [f"regel_lichter@{line}" for line in wordless]
        for slug in faults_of(panel.decision(), shot, kader, desk.clock.today()):
            name, _, line = slug.partition("@")
            told = (name in unreadable) or (line in wordless and name != "regel_code")
            if not told and not (name == "deels_niet_deels" and wordless):
                found.append(slug)
        return tuple((slug, self._sentence(slug)) for slug in _plainest(found))

    def _sentence(self, slug: str) -> str:
        name, _, item = slug.partition("@")
        shown = self._shown
        if not item or shown is None:
            return say(f"besluiten.mist.{name}")
        numbers = {line.id: (number, line.item) for number, line in enumerate(shown.voorstel.snapshot.lines, 1)}
        number, what = numbers.get(item, (0, item))
        return say(f"besluiten.mist.{name}", nummer=number, gegeven=what)

    def _on_seal(self) -> None:
        shown = self._shown
        if shown is None or shown.may_decide:
            return
        missing = self.missing()
        self.page.panel.show_missing(missing)
        if not missing:
            self._hand_in(partial(decide, self._context.desk, shown, self.page.panel.decision()), self._on_sealed)

    def _on_sealed(self, besluit: Besluit) -> None:
        self._done()
        self.sealed.emit(besluit.id)

    # ------------------------------------------------------------------------------------------------ going back
    def _on_return(self) -> None:
        shown = self._shown
        if shown is None or shown.may_decide or self.page.panel.outcome != RETURN:
            return
        questions = tuple(Back(one.text, one.about) for one in self.page.panel.questions.drafts() if one.text.strip())
        missing = () if questions else (("vraag_ontbreekt", self._sentence("vraag_ontbreekt")),)
        self.page.panel.show_missing(missing)
        if not missing:
            give = partial(proposing.return_with_questions, self._context.desk, shown.opened, questions)
            self._hand_in(give, self._on_returned)

    def _on_returned(self, opened: Opened) -> None:
        self._done()
        self.returned.emit(opened.casus.id)

    # ------------------------------------------------------------------------------------------------------ ends
    def _hand_in(self, call: Callable[[], T], then: Callable[[T], None]) -> None:
        """Do what ends it, after everything that was typed; the panel rests until that came back."""
        self.flush()
        self.page.panel.set_busy(True)
        self._context.runner.run(call, self, then, self._on_refused, self._on_failed, self._on_bug)

    def _on_refused(self, refusal: Refusal) -> None:
        self.page.panel.set_busy(False)
        self._context.runner.refused.emit(refusal)

    def _on_failed(self, fault: Fault) -> None:
        self.page.panel.set_busy(False)
        self._context.runner.troubled.emit(fault)

    def _on_bug(self, bug: BaseException) -> None:
        self.page.panel.set_busy(False)
        self._context.runner.broke.emit(bug)

    def _done(self) -> None:
        self.page.panel.set_busy(False)
        self._shown = None
        self.page.show_nothing()

    def _on_close(self) -> None:
        self.flush()
        self.closed.emit()


def _fetch(desk: Desk, casus: CasusId, visit: int) -> Loaded:
    shown = open_for_decision(desk, casus)
    draft = Draft(shown.voorstel.number) if shown.may_decide else drafting.kept(desk, shown)
    return visit, shown, draft


def _plainest(slugs: list[str]) -> tuple[str, ...]:
    """Leave out what follows from something else that lacks: a line without a choice makes no `deels` yet."""
    open_lines = any(slug.startswith("regel@") for slug in slugs)
    kept = dict.fromkeys(slug for slug in slugs if not (slug == "deels_niet_deels" and open_lines))
    return tuple(sorted(kept, key=_place))


def _place(slug: str) -> int:
    """The order of the page: outcome and lines, motivation, days, the sentence."""
    last = {"motivering": 1, "geldig": 2, "heroverwegen": 3, "eigen": 4}
    return last.get(slug.partition("@")[0].partition("_")[0], 0)
