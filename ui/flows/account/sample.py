"""The sample on the screen: the quarters, one sample, and a decision of it to read again; what is typed is kept."""

from functools import partial
from typing import ClassVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from triage.casework.desk import Desk
from triage.casework.typing import typed
from triage.casework.verantwoording import steekproef
from triage.casework.verantwoording.steekproef import Gelezen, Lijst, OpenSteekproef
from triage.followup.steekproef import Kwartaal, Oordeel
from ui.flows.forms import FormSection
from ui.flows.section import Kit
from ui.notices import QuestionDialog
from ui.pages.account.reading import ReadingPage
from ui.pages.account.sample import SamplePage
from ui.pages.account.samples import SamplesPage
from ui.pages.signals.typed import as_text, from_text
from ui.shell.navigation import Place
from ui.spot import At, Spot
from ui.widgets.chip import Kind
from ui.words import say


class SampleSection(FormSection):
    """Owns the pages of the sample: who draws sees numbers and judgements, the FG reads as well."""

    acts: ClassVar[tuple[str, ...]] = (steekproef.DRAW, steekproef.JUDGE)
    spots: ClassVar[tuple[At, ...]] = (At.SAMPLE,)

    def __init__(self, kit: Kit, parent: QObject | None = None) -> None:
        super().__init__(kit, parent)
        self.list, self.page, self.reading = SamplesPage(), SamplePage(), ReadingPage()
        self._opened: OpenSteekproef | None = None
        self._read: Gelezen | None = None
        self._connect()

    def pages(self) -> tuple[tuple[QWidget, Place], ...]:
        """Return the pages; reading is for the FG alone."""
        found: list[QWidget] = [self.list, self.page]
        if self._desk.may(steekproef.JUDGE):
            found.append(self.reading)
        return tuple((page, Place.VERANTWOORDING) for page in found)

    def open(self, spot: Spot) -> QWidget:
        """Show the quarters, a sample (its id), or a decision of it (its id and a number)."""
        self._leave()
        self._opened = self._read = None
        stuk, _, number = spot.about.partition(" ")
        self.reading.show_nothing()
        if number and self._desk.may(steekproef.JUDGE):
            self._run(partial(_fetch_decision, self._desk, stuk, number), self._on_decision)
            return self.reading
        if stuk:
            self.page.show_nothing()
            self._run(partial(_fetch_sample, self._desk, stuk), self._on_sample)
            return self.page
        self.list.show_nothing()
        self._run(partial(steekproef.quarters, self._desk), self._on_list)
        return self.list

    # ---------------------------------------------------------------------------------------------------- arriving
    def _on_list(self, found: Lijst) -> None:
        self.list.show_quarters(found, account=At.ACCOUNT in self.ways)

    def _on_sample(self, found: tuple[OpenSteekproef, str]) -> None:
        self._opened, text = found
        self.page.show_sample(self._opened, text, account=At.ACCOUNT in self.ways)
        if self._opened.open and self._opened.may_judge:
            about = steekproef.draft_of(self._opened.stuk.id)
            self._typing.begin(about, text, self.page.summary.text.words, self.page.saved)

    def _on_decision(self, found: tuple[Gelezen, str]) -> None:
        self._read, text = found
        self.reading.show_decision(self._read, from_text(text), self._desk.actor.name)
        if self.reading.form.isVisibleTo(self.reading):
            about = steekproef.draft_of(self._read.shown.stuk.id, self._read.one.number)
            self._typing.begin(about, text, lambda: as_text(self._changed()), self.reading.form.saved)

    def _changed(self) -> dict[str, str]:
        """Return what stands in the form; nothing while it is what was found before."""
        now, one = self.reading.form.typed(), self._read.one if self._read is not None else None
        before = {"oordeel": one.oordeel.value if one and one.oordeel else "", "waarom": one.why if one else ""}
        return {} if now == before else now

    # ------------------------------------------------------------------------------------------------------- doing
    def _connect(self) -> None:
        self.list.sample_wanted.connect(lambda stuk: self.wanted.emit(Spot(At.SAMPLE, stuk)))
        self.list.draw_wanted.connect(self._on_draw)
        self.page.written.connect(self._typing.touch)
        self.page.read_wanted.connect(self._to_decision)
        self.page.finish_wanted.connect(self._on_finish)
        self.page.list_wanted.connect(lambda: self.wanted.emit(Spot(At.SAMPLE)))
        for page in (self.list, self.page):
            page.account_wanted.connect(self._to_account)
        self.reading.form.written.connect(self._typing.touch)
        self.reading.form.judged.connect(self._on_judged)
        self.reading.turn_wanted.connect(self._to_decision)
        self.reading.sample_wanted.connect(self._to_sample)

    def _to_account(self) -> None:
        year = str(self._opened.sample.year) if self._opened is not None else ""
        self.wanted.emit(Spot(At.ACCOUNT, year))

    def _to_sample(self) -> None:
        stuk = self._read.shown.stuk.id if self._read is not None else ""
        self.wanted.emit(Spot(At.SAMPLE, stuk))

    def _to_decision(self, number: str) -> None:
        shown = self._read.shown if self._read is not None else self._opened
        if shown is not None and number:
            self.wanted.emit(Spot(At.SAMPLE, f"{shown.stuk.id} {number}"))

    def _on_draw(self, kwartaal: Kwartaal) -> None:
        self.list.set_busy(busy=True)

        def drawn(found: OpenSteekproef) -> None:
            self.list.set_busy(busy=False)
            self.wanted.emit(Spot(At.SAMPLE, found.stuk.id))
            self._tell("getrokken", say("steekproef.getrokken_uitleg", aantal=len(found.sample.chosen)))

        call = partial(steekproef.draw_sample, self._desk, kwartaal)
        self._run(call, drawn, lambda: self.list.set_busy(busy=False))

    def _on_judged(self, oordeel: Oordeel, why: str) -> None:
        if self._read is None:
            return
        stuk, number = self._read.shown.stuk.id, self._read.one.number
        self.reading.set_busy(busy=True)

        def kept(found: OpenSteekproef) -> None:
            self.reading.set_busy(busy=False)
            follows = found.sample.waiting[0].number if found.sample.waiting else ""
            self.wanted.emit(Spot(At.SAMPLE, f"{stuk} {follows}".rstrip()))
            self._tell("vorm.gedaan", say("steekproef.vorm.gedaan_uitleg"))

        call = partial(steekproef.judge, self._desk, stuk, number, oordeel, why)
        self._hand_in(call, kept, lambda: self.reading.set_busy(busy=False))

    def _on_finish(self, summary: str) -> None:
        if self._opened is None:
            return
        stuk, page = self._opened.stuk.id, self.page

        def done(_: OpenSteekproef) -> None:
            page.set_busy(busy=False)
            self.wanted.emit(Spot(At.SAMPLE, stuk))
            self._tell("afronden.gedaan", say("steekproef.afronden.gedaan_uitleg"))

        def yes() -> None:
            page.set_busy(busy=True)
            call = partial(steekproef.finish, self._desk, stuk, summary)
            self._hand_in(call, done, lambda: page.set_busy(busy=False))

        title, about = say("steekproef.afronden.vraag"), say("steekproef.afronden.vraag_uitleg")
        QuestionDialog(page.window(), title, about, say("steekproef.afronden.knop"), yes).open()

    def _tell(self, key: str, more: str) -> None:
        self.kit.context.notices.tell(say(f"steekproef.{key}"), more, Kind.OK)


def _fetch_sample(desk: Desk, stuk: str) -> tuple[OpenSteekproef, str]:
    return steekproef.open_sample(desk, stuk), typed(desk, steekproef.draft_of(stuk))


def _fetch_decision(desk: Desk, stuk: str, number: str) -> tuple[Gelezen, str]:
    return steekproef.read_decision(desk, stuk, number), typed(desk, steekproef.draft_of(stuk, number))
