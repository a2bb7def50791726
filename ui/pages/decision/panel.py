"""The right side: the decider's own decision. Nothing is chosen beforehand, and every outcome has the same weight."""

from datetime import date
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QWidget

from triage.answers import MAX_TEXT
from triage.besluit.decision import SHARES, Decision, Uitkomst, decidable, open_outcomes
from triage.besluit.draft import RETURN, Draft, decision_of
from triage.casework.casus.deciding import ToDecide
from triage.kader.model import Kader
from ui.fields.choices import Dot, Tick, clear
from ui.fields.dates import read_date
from ui.fields.days import DayEditor
from ui.fields.editors import TextEditor
from ui.fields.form import FormRow
from ui.pages.decision.lines import LinesEditor, LinesMode
from ui.pages.decision.questions import QuestionsEditor
from ui.pages.triage.links import LinkList
from ui.widgets.buttons import Button, Primary
from ui.widgets.card import Card
from ui.widgets.errors import ErrorLine
from ui.widgets.facts import Rule
from ui.widgets.layouts import Columns, FlowRow, Panel, column
from ui.widgets.saved import SavedLabel
from ui.widgets.text import Muted, Plain, Small, SmallStrong, Strong
from ui.words import say

_MODES: Final = {
    Uitkomst.DEELS_DELEN: LinesMode.CHOICE,
    Uitkomst.NIET_DELEN: LinesMode.REASONS,
    Uitkomst.ANDERE_ROUTE: LinesMode.REASONS,
}


class DecisionPanel(Card):
    """Everything a decider fills in."""

    edited = Signal()
    seal_wanted = Signal()
    return_wanted = Signal()
    missing_wanted = Signal(object)
    """The slug of something that lacks."""

    def __init__(self) -> None:
        super().__init__(say("besluiten.uw_besluit"))
        self._shown: ToDecide | None = None
        self._silent = False
        self.saved = SavedLabel()
        self.add(Muted(say("besluiten.u_beslist")))
        self.outcomes: dict[str, Dot] = {}
        self.group = QButtonGroup(self)
        self._outcomes = QWidget()
        self._outcome_column = column(self._outcomes, 0, 0.15)
        self.outcome_error = ErrorLine()
        self.lines, self.questions = LinesEditor(), QuestionsEditor()
        self._make_words()
        self._make_dates()
        self._make_end()
        for part in (self._outcomes, self.outcome_error, self.lines, self.questions, self.motivation, self._dates):
            self.add(part)
        for part in (self._ready, self._missing, FlowRow([self.seal, self.back]), self.explained, self.saved):
            self.add(part)
        self._wire()

    # ---------------------------------------------------------------------------------------------------- making
    def _make_words(self) -> None:
        self.words = TextEditor(least=5, most=14)
        self.motivation = FormRow(say("besluiten.motivering"), self.words, say("besluiten.motivering_uitleg"))

    def _make_dates(self) -> None:
        self.until, self.review = DayEditor(), DayEditor()
        self.until_row = FormRow(say("besluiten.geldig_tot"), self.until)
        self.review_row = FormRow(say("besluiten.heroverwegen"), self.review)
        for row, days in ((self.until_row, self.until), (self.review_row, self.review)):
            days.editor.setAccessibleName(row.label.text())
            days.button.setAccessibleName(say("veld.datum_kalender_naam", vraag=row.label.text()))
            row.label.setBuddy(days.editor)
        self._dates = QWidget()
        inside = column(self._dates, 0, 0.4)
        inside.addWidget(Columns([Panel(self.until_row, 9), Panel(self.review_row, 9)]))
        self.dates_help = Small(say("besluiten.datums_uitleg"))
        inside.addWidget(self.dates_help)

    def _make_end(self) -> None:
        self._ready = QWidget()
        self.ready_column = column(self._ready, 0, 0.2)
        self.own: Tick = Tick("")
        self.own_error = ErrorLine()
        self.ready_column.addWidget(self.own)
        self.ready_column.addWidget(self.own_error)
        self._missing = QWidget()
        inside = column(self._missing, 0, 0.3)
        inside.addWidget(Rule())
        self.missing_title = Strong()
        inside.addWidget(self.missing_title)
        self.missing = LinkList()
        inside.addWidget(self.missing)
        self._missing.hide()
        self.seal, self.back = Primary(say("besluiten.verzegel")), Primary("")
        self.explained = Small(say("besluiten.verzegel_uitleg"))

    def _wire(self) -> None:
        self.words.written.connect(self._tell)
        self.until.editor.written.connect(self._tell)
        self.review.editor.written.connect(self._tell)
        self.until.editor.left.connect(self._on_left)
        self.review.editor.left.connect(self._on_left)
        self.words.refused.connect(self._on_refused)
        self.lines.edited.connect(self._tell)
        self.questions.edited.connect(self._tell)
        self.group.buttonToggled.connect(self._on_outcome)
        self.seal.clicked.connect(self.seal_wanted)
        self.back.clicked.connect(self.return_wanted)
        self.missing.wanted.connect(self.missing_wanted)

    # --------------------------------------------------------------------------------------------------- showing
    def show_casus(self, shown: ToDecide, kader: Kader, names: dict[str, str], draft: Draft) -> None:
        """Show an empty decision, or what this person typed before. The sentence is never ticked beforehand."""
        self._shown, self._silent = shown, True
        shot = shown.voorstel.snapshot
        numbered = tuple((n, line) for n, line in enumerate(shot.lines, 1) if line in decidable(shot))
        self._make_outcomes(shown, kader)
        self.lines.show_lines(numbered, shown.codes, draft.lines)
        self.questions.show_questions(names, draft.questions)
        self.words.show_words(draft.motivation)
        self.until.editor.show_words(draft.valid_until)
        self.review.editor.show_words(draft.review_on)
        self._make_own(kader.deciding_sentence)
        if draft.outcome in self.outcomes:
            self.outcomes[draft.outcome].setChecked(True)
        self._show_missing(())
        self._silent = False
        self._follow()

    def _make_outcomes(self, shown: ToDecide, kader: Kader) -> None:
        for dot in self.outcomes.values():
            self.group.removeButton(dot)
            self._outcome_column.removeWidget(dot)
            dot.hide()
            dot.deleteLater()
        shot = shown.voorstel.snapshot
        kind = "spoed" if shot.crisis else "uitkomst"
        self.outcomes = {}
        for slug in (*open_outcomes(shot), RETURN):
            known = kader.outcomes.get(slug)
            who = shown.voorstel.proposer_name
            help_text = known.help if known and not shot.crisis else say(f"besluiten.{kind}.{slug}_hulp", naam=who)
            words = say(f"besluiten.{kind}.{slug}")
            dot = Dot(words, help_text)
            dot.setObjectName(slug)
            self.outcomes[slug] = dot
            self.group.addButton(dot)
            self._outcome_column.addWidget(dot)
        self.back.set_words(say("besluiten.terug.knop", naam=shown.voorstel.proposer_name))

    def _make_own(self, sentence: str) -> None:
        """A fresh box each time: it cannot carry a tick over from another casus."""
        for part in (self.own, self.own_error):
            self.ready_column.removeWidget(part)
        self.own.hide()
        self.own.deleteLater()
        self.own = Tick(sentence, strong=True)
        self.own.toggled.connect(self._on_own)
        self.ready_column.addWidget(self.own)
        self.ready_column.addWidget(self.own_error)

    # ---------------------------------------------------------------------------------------------------- values
    @property
    def outcome(self) -> str:
        """The outcome that is chosen, or nothing."""
        return next((slug for slug, dot in self.outcomes.items() if dot.isChecked()), "")

    def draft(self) -> Draft:
        """Return what is filled in, without the sentence."""
        version = self._shown.voorstel.number if self._shown else 0
        return Draft(
            version=version,
            outcome=self.outcome,
            lines=self.lines.drafts(),
            motivation=self.words.words(),
            valid_until=self.until.editor.words(),
            review_on=self.review.editor.words(),
            questions=self.questions.drafts(),
        )

    def days(self) -> tuple[date | None, date | None]:
        """Return the two days, as far as they can be read."""
        return read_date(self.until.editor.words()), read_date(self.review.editor.words())

    def decision(self) -> Decision:
        """Return the decision as filled in."""
        asked = decidable(self._shown.voorstel.snapshot) if self._shown else ()
        until, review = self.days()
        return decision_of(self.draft(), asked, until, review, own_weighing=self.own.isChecked())

    def unreadable(self) -> tuple[str, ...]:
        """Return which day was typed but cannot be read."""
        if self.outcome not in SHARES:
            return ()
        typed = (("geldig_tot", self.until), ("heroverwegen", self.review))
        return tuple(
            name for name, days in typed if days.editor.words().strip() and read_date(days.editor.words()) is None
        )

    def set_busy(self, busy: bool) -> None:
        """No second press while the first is under way."""
        self.seal.setDisabled(busy)
        self.back.setDisabled(busy)

    # --------------------------------------------------------------------------------------------------- missing
    def show_missing(self, missing: tuple[tuple[str, str], ...]) -> None:
        """Say what lacks, as links (words and slug), and put the focus on the first."""
        self._show_missing(missing)
        if missing:
            self.missing.links()[0].setFocus()

    def _show_missing(self, missing: tuple[tuple[str, str], ...]) -> None:
        self._missing.setVisible(bool(missing))
        self.missing_title.setText(say("besluiten.mist.titel", aantal=len(missing)) if missing else "")
        self.missing.show_links([(words, slug) for slug, words in missing])
        found = dict(missing)
        self.outcome_error.show_message(found.get("uitkomst"))
        self.own_error.show_message(found.get("eigen_afweging"))
        self.motivation.mark(found.get("motivering"))
        self.until_row.mark(_first(found, "geldig"))
        self.review_row.mark(_first(found, "heroverwegen"))
        for slug, words in missing:
            panel = self.lines.panel(slug.partition("@")[2])
            if panel is not None:
                panel.error.show_message(words)

    def place_of(self, slug: str) -> QWidget:
        """Return where something that lacks can be filled in."""
        name, _, item = slug.partition("@")
        if panel := self.lines.panel(item):
            return panel.first()
        places: dict[str, QWidget] = {
            "motivering": self.words,
            "eigen_afweging": self.own,
            "vraag_ontbreekt": self.questions.panels[0].words,
        }
        if name.startswith("geldig"):
            return self.until.editor
        if name.startswith("heroverwegen"):
            return self.review.editor
        return places.get(name) or next(iter(self.outcomes.values()))

    # -------------------------------------------------------------------------------------------------- following
    def _follow(self) -> None:
        outcome = self.outcome
        returns = outcome == RETURN
        self.lines.set_mode(
            _MODES.get(Uitkomst(outcome), LinesMode.NOTHING) if outcome in _decided() else LinesMode.NOTHING
        )
        self.questions.setVisible(returns)
        self._dates.setVisible(outcome in SHARES)
        for part in (self.motivation, self._ready, self.seal, self.explained):
            part.setVisible(not returns)
        self.back.setVisible(returns)

    def _on_outcome(self, _button: QAbstractButton, on: bool) -> None:
        if self._silent:
            return
        if on or self.group.checkedButton() is None:
            self._show_missing(())
            self._follow()
            self._tell()

    def _on_own(self) -> None:
        self.own_error.show_message(None)

    def _on_left(self) -> None:
        unreadable = self.unreadable()
        self.until_row.mark(say("veld.datum_onleesbaar") if "geldig_tot" in unreadable else None)
        self.review_row.mark(say("veld.datum_onleesbaar") if "heroverwegen" in unreadable else None)

    def _on_refused(self, length: int) -> None:
        self.motivation.mark(say("veld.te_lang", lengte=length, maximum=MAX_TEXT))

    def _tell(self) -> None:
        if not self._silent:
            self.edited.emit()

    def forget(self) -> None:
        """Show nothing of anybody."""
        self._shown, self._silent = None, True
        clear(self.group)
        for editor in (self.words, self.until.editor, self.review.editor):
            editor.show_words("")
        self.lines.show_lines((), {}, ())
        self.questions.show_questions({}, ())
        self._show_missing(())
        self._silent = False


def _decided() -> frozenset[str]:
    return frozenset(outcome.value for outcome in Uitkomst)


def _first(found: dict[str, str], start: str) -> str | None:
    return next((words for slug, words in found.items() if slug.startswith(start)), None)


class NotYours(Card):
    """Stands where the decision would be, for whoever may not decide on this."""

    def __init__(self) -> None:
        super().__init__(say("besluiten.niet.titel"), "attention")
        self.why, self.who = Plain(), Plain()
        self.list = Plain()
        self.leave = Button(say("besluiten.sluit"))
        for part in (self.why, SmallStrong(say("besluiten.niet.wie")), self.who, FlowRow([self.leave])):
            self.add(part)

    def show_reason(self, reason: str, others: tuple[str, ...]) -> None:
        """Say why, and who can."""
        self.why.setText(say(f"besluiten.niet.{reason}"))
        self.who.setText("\n".join(others) if others else say("besluiten.niet.niemand"))
