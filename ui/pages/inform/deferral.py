"""A deferral on the page: what was decided, proposing, lifting, and deciding on what another proposed."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from triage.casework.followup.informeren_desk import OpenInformeren
from triage.casework.followup.uitstel import ABOUT_IT, INVESTIGATION, POINTS, Keuze, Opzet, Uitspraak
from triage.followup.informeren import Punt, Uitstelvoorstel
from triage.kader.model import Kader
from ui.fields.choices import Tick
from ui.fields.editors import TextEditor
from ui.fields.form import FormRow
from ui.pages.door.form_rows import DayRow, LineRow, mark_all
from ui.pages.follow.dots import Dots
from ui.pages.inform.typed import TypedCard
from ui.pages.inform.words import deferral_words
from ui.widgets.buttons import Button, Primary
from ui.widgets.card import Card
from ui.widgets.facts import Fact, FactsList
from ui.widgets.layouts import FlowRow, column, empty
from ui.widgets.text import Muted, Plain
from ui.words import day, say

_LONGER, _NOW = Keuze.VERLENGEN.value, Keuze.INFORMEREN.value


def point_label(kader: Kader, letter: str) -> str:
    """Return the question behind a point of UAVG 41 lid 2, as the triage asks it."""
    found = next((one for one in kader.questions.values() if one.id == f"uavg41.{letter}"), None)
    return found.text if found else letter


class DeferralCard(Card):
    """Every deferral as it was decided, oldest first, and how it ended."""

    def __init__(self) -> None:
        super().__init__(say("informeren.uitstel.titel"))
        self._lines = column(None, 0, 0.4)
        self.add(self._lines)

    def show_piece(self, opened: OpenInformeren, kader: Kader) -> None:
        """Show the deferrals."""
        empty(self._lines)
        content = opened.stuk.content
        for one in content.deferrals:
            self._lines.addWidget(Plain(deferral_words(one)))
            if one.decision:
                self._lines.addWidget(Muted(say("informeren.uitstel.besluit_woorden", woorden=one.decision)))
        for end in content.ends:
            key = "opgeheven" if end.lifted else "niet_verlengd"
            self._lines.addWidget(Plain(say(f"informeren.uitstel.{key}", dag=day(end.on), door=end.by_name)))
            if end.why:
                self._lines.addWidget(Muted(end.why))
        if content.deferrals:
            last = content.deferrals[-1]
            codes = {str(code.id): code.sentence for code in kader.codes.values()}
            facts: list[Fact] = [(code, codes.get(code, "")) for code in last.codes]
            facts += [(say("informeren.uitstel.verwijzing"), last.reference.reference)] if last.reference else []
            facts += [(say("informeren.uitstel.reden"), last.motivation)] if last.motivation else []
            facts += [(point_label(kader, point.letter), point.words) for point in last.points]
            self._lines.addWidget(FactsList(facts))
        self.setVisible(bool(content.deferrals))


class ProposeCard(TypedCard):
    """Proposing to wait longer, or to inform now: another decides."""

    proposed = Signal(object)
    """An `Opzet`."""

    def __init__(self, kader: Kader) -> None:
        super().__init__(say("informeren.voorstellen.titel"))
        self.what = Dots(
            {
                _NOW: (say("informeren.voorstellen.nu"), say("informeren.voorstellen.nu_hulp")),
                _LONGER: (say("informeren.voorstellen.langer"), say("informeren.voorstellen.langer_hulp")),
            }
        )
        self._what = FormRow(say("informeren.voorstellen.wat"), self.what)
        self.until = DayRow(say("informeren.voorstellen.tot_kaal"))
        self.codes = {
            str(code.id): Tick(f"{code.id} · {code.sentence}", code.law)
            for code in kader.codes.values()
            if code.group == "C"
        }
        ticks = QWidget()
        inside = column(ticks, 0, 0.1)
        for tick in self.codes.values():
            inside.addWidget(tick)
        for tick in list(self.codes.values())[:1]:
            ticks.setFocusProxy(tick)
        self._codes = FormRow(say("informeren.voorstellen.codes"), ticks)
        self.reference = LineRow(
            say("informeren.voorstellen.verwijzing"), say("informeren.voorstellen.verwijzing_hulp")
        )
        self.reference_on = DayRow(say("informeren.voorstellen.verwijzing_dag"))
        self.why = TextEditor(least=3)
        self._why = FormRow(say("informeren.voorstellen.reden"), self.why, say("informeren.voorstellen.reden_hulp"))
        self.points = {letter: TextEditor(least=2) for letter in POINTS}
        self._points = {letter: FormRow(point_label(kader, letter), self.points[letter]) for letter in POINTS}
        self._eight = Muted(say("informeren.voorstellen.acht"))
        self.do = Primary(say("informeren.voorstellen.doe"))
        self._lay_out()

    def _lay_out(self) -> None:
        self.add(Muted(say("informeren.voorstellen.uitleg")))
        rows = (self._what, self.until, self._codes, self.reference, self.reference_on, self._why, self._eight)
        for part in (*rows, *self._points.values(), FlowRow([self.do])):
            self.add(part)
        self.keep("voorstel", self.what)
        self.keep("voorstel_tot", self.until.day.editor)
        self.keep("voorstel_verwijzing", self.reference.line)
        self.keep("voorstel_verwijzing_dag", self.reference_on.day.editor)
        self.keep("voorstel_reden", self.why)
        for code, tick in self.codes.items():
            self.keep(f"voorstel_{code}", tick)
            tick.clicked.connect(self._follow)
        for letter, editor in self.points.items():
            self.keep(f"voorstel_punt_{letter}", editor)
        self.what.changed.connect(self._follow)
        self.do.clicked.connect(self._on_do)

    def show_piece(self, opened: OpenInformeren) -> None:
        """Show the form as it was typed, with the latest day that may be chosen."""
        self.until.label.setText(say("informeren.voorstellen.tot", uiterlijk=day(opened.latest)))
        mark_all(dict.fromkeys((self._what, self.until, self._codes, self.reference, self.reference_on, self._why)))
        mark_all(dict.fromkeys(self._points.values()))
        self._follow()

    def set_busy(self, *, busy: bool) -> None:
        """Rest while it is handed in."""
        self.do.setEnabled(not busy)

    def lacks(self, slugs: tuple[str, ...]) -> None:
        """Say at each field what lacks, by the slugs of `uitstel.lacking`."""
        rows: dict[str, FormRow] = {
            "codes": self._codes, "verwijzing": self.reference, "verwijzing_dag": self.reference_on,
            "motivering": self._why, **{f"punt_{letter}": row for letter, row in self._points.items()},
        }  # fmt: skip
        wrong = mark_all(
            {row: say("informeren.voorstellen.leeg") if key in slugs else None for key, row in rows.items()}
        )
        if wrong is not None:
            wrong.setFocus()

    @property
    def _asked(self) -> bool:
        return self.codes[INVESTIGATION].isChecked() if INVESTIGATION in self.codes else False

    def _follow(self) -> None:
        """Ask only what there is to ask: at C2 nothing about an investigation (AVG 10)."""
        longer = self.what.chosen == _LONGER
        for row in (self.until, self._codes, self._eight):
            row.setVisible(longer)
        for row in (self.reference, self.reference_on):
            row.setVisible(longer and self._asked)
        self._why.setVisible(bool(self.what.chosen) and not (longer and self._asked))
        for letter, row in self._points.items():
            row.setVisible(longer and not (self._asked and letter in ABOUT_IT))

    def _on_do(self) -> None:
        longer = self.what.chosen == _LONGER
        until = self.until.value()
        wrong = mark_all(
            {
                self._what: None if self.what.chosen else say("informeren.voorstellen.wat_leeg"),
                self.until: say("informeren.vertellen.dag_fout") if longer and until is None else None,
            }
        )
        if wrong is not None:
            wrong.setFocus()
            return
        self.set_busy(busy=True)
        self.proposed.emit(self._made() if longer else self._inform())

    def _inform(self) -> Opzet:
        return Opzet((), None, self.why.words())

    def _made(self) -> Opzet:
        asked = self._asked
        letters = [letter for letter in POINTS if not (asked and letter in ABOUT_IT)]
        return Opzet(
            codes=tuple(code for code, tick in self.codes.items() if tick.isChecked()),
            until=self.until.value(),
            motivation="" if asked else self.why.words(),
            points=tuple(Punt(letter, self.points[letter].words()) for letter in letters),
            reference=self.reference.words() if asked else "",
            reference_on=self.reference_on.value() if asked else None,
        )


class DecideCard(TypedCard):
    """What another proposed, and the decision on it."""

    decided = Signal(object)
    """An `Uitspraak`."""
    taken_back = Signal()

    def __init__(self, kader: Kader) -> None:
        super().__init__(say("informeren.besluiten.titel"))
        self._kader = kader
        self._facts = FactsList(beside=True)
        self._why_not = Plain()
        self.choice = Dots(
            {
                _NOW: (say("informeren.besluiten.nu"), say("informeren.besluiten.nu_hulp")),
                _LONGER: (say("informeren.besluiten.langer"),),
            }
        )
        self._choice = FormRow(say("informeren.besluiten.keuze"), self.choice)
        self.why = TextEditor(least=3)
        self._why = FormRow(say("informeren.besluiten.reden"), self.why, say("informeren.besluiten.reden_hulp"))
        self.own = Tick(kader.deciding_sentence)
        self._own = FormRow(say("informeren.besluiten.zelf"), self.own)
        self.do, self.back = Primary(say("informeren.besluiten.doe")), Button(say("informeren.besluiten.terugnemen"))
        self._form: tuple[QWidget, ...] = (self._choice, self._why, self._own, self.do)
        for part in (self._facts, self._why_not, self._choice, self._why, self._own, FlowRow([self.do, self.back])):
            self.add(part)
        self.keep("besluit", self.choice)
        self.keep("besluit_reden", self.why)
        self.keep("besluit_zelf", self.own)
        self.do.clicked.connect(self._on_do)
        self.back.clicked.connect(self.taken_back)

    def show_piece(self, opened: OpenInformeren) -> None:
        """Show what was proposed, and the form for who may decide on it."""
        proposal = opened.stuk.content.proposal
        if proposal is None:
            self.hide()
            return
        self._facts.show_facts(self._proposed(proposal))
        may = opened.may.decide and not opened.may.why_not
        for part in self._form:
            part.setVisible(may)
        self.choice.dots[_LONGER].setVisible(proposal.until is not None)
        why_not = opened.may.why_not if opened.may.decide else "ander"
        self._why_not.setText("" if may else say(f"informeren.besluiten.niet_{why_not}"))
        self._why_not.setVisible(not may)
        self.back.setVisible(opened.may.propose)
        mark_all(dict.fromkeys((self._choice, self._why, self._own)))
        self.show()

    def set_busy(self, *, busy: bool) -> None:
        """Rest while it is handed in."""
        for button in (self.do, self.back):
            button.setEnabled(not busy)

    def _proposed(self, proposal: Uitstelvoorstel) -> list[Fact]:
        by = say("informeren.besluiten.door", naam=proposal.by_name, functie=proposal.by_function, dag=day(proposal.on))
        what = say("informeren.besluiten.wil_langer", tot=day(proposal.until)) if proposal.until else ""
        facts: list[Fact] = [(say("informeren.besluiten.voorstel"), what or say("informeren.besluiten.wil_nu"))]
        facts.append((say("informeren.besluiten.van"), by))
        codes = {str(code.id): code.sentence for code in self._kader.codes.values()}
        facts += [(code, codes.get(code, "")) for code in proposal.codes]
        facts += [(say("informeren.uitstel.verwijzing"), proposal.reference.reference)] if proposal.reference else []
        facts += [(say("informeren.uitstel.reden"), proposal.motivation)] if proposal.motivation else []
        return facts + [(point_label(self._kader, point.letter), point.words) for point in proposal.points]

    def _on_do(self) -> None:
        wrong = mark_all(
            {
                self._choice: None if self.choice.chosen else say("informeren.besluiten.keuze_leeg"),
                self._why: None if self.why.words().strip() else say("informeren.besluiten.reden_leeg"),
                self._own: None if self.own.isChecked() else say("informeren.besluiten.zelf_leeg"),
            }
        )
        if wrong is not None:
            wrong.setFocus()
            return
        self.set_busy(busy=True)
        self.decided.emit(Uitspraak(Keuze(self.choice.chosen), self.why.words(), own_weighing=True))


class LiftCard(TypedCard):
    """The ground fell away: the deferral ends at once."""

    lifted = Signal(str, str, object)
    """Why, and the reference with its day."""

    def __init__(self) -> None:
        super().__init__(say("informeren.opheffen.titel"))
        self.why = TextEditor(least=2)
        self._why = FormRow(say("informeren.opheffen.reden"), self.why)
        self.reference = LineRow(say("informeren.opheffen.verwijzing"), say("informeren.voorstellen.verwijzing_hulp"))
        self.on = DayRow(say("informeren.opheffen.dag"))
        self.do = Button(say("informeren.opheffen.doe"))
        self.add(Muted(say("informeren.opheffen.uitleg")))
        for part in (self._why, self.reference, self.on, FlowRow([self.do])):
            self.add(part)
        self.keep("opheffen_reden", self.why)
        self.keep("opheffen_verwijzing", self.reference.line)
        self.keep("opheffen_dag", self.on.day.editor)
        self._asked = False
        self.do.clicked.connect(self._on_do)

    def show_piece(self, opened: OpenInformeren) -> None:
        """Ask at C2 for the confirmation of who asked to wait, and elsewhere for what changed."""
        deferrals = opened.stuk.content.deferrals
        self._asked = bool(deferrals) and INVESTIGATION in deferrals[-1].codes
        self._why.setVisible(not self._asked)
        self.reference.setVisible(self._asked)
        self.on.setVisible(self._asked)
        mark_all(dict.fromkeys((self._why, self.reference, self.on)))

    def set_busy(self, *, busy: bool) -> None:
        """Rest while it is handed in."""
        self.do.setEnabled(not busy)

    def _on_do(self) -> None:
        on = self.on.value()
        lacks = say("informeren.voorstellen.leeg")
        wrong = mark_all(
            {
                self._why: lacks if not self._asked and not self.why.words().strip() else None,
                self.reference: lacks if self._asked and not self.reference.words() else None,
                self.on: say("informeren.vertellen.dag_fout") if self._asked and on is None else None,
            }
        )
        if wrong is not None:
            wrong.setFocus()
            return
        self.set_busy(busy=True)
        given = (self.reference.words(), on) if self._asked else ("", None)
        self.lifted.emit("" if self._asked else self.why.words(), *given)
