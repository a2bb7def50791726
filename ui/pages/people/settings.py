"""What the municipality set: on paper, for who looks, and how long an empty chair stays open."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from triage.casework.beheer.teams import LEAST_IDLE, MOST_IDLE
from triage.ports import Settings
from ui.fields.choices import Tick
from ui.pages.door.form_rows import LineRow, mark_all
from ui.pages.first_start.municipality import MunicipalityStep
from ui.pages.people.form import Fields, Words
from ui.pages.people.frame import BeheerPage
from ui.pages.people.held import put
from ui.pages.people.logo import LogoRow
from ui.widgets.buttons import Primary
from ui.widgets.card import Card
from ui.widgets.layouts import FlowRow
from ui.words import say


class SettingsPage(BeheerPage):
    """The form of the municipality, as at the first start, the logo and the window of envelopes beside it."""

    save_wanted = Signal(object)
    """The `Settings` to keep."""

    def __init__(self, parts: tuple[str, ...]) -> None:
        super().__init__("gemeente", parts, say("beheer.instelling.titel"), say("beheer.instelling.uitleg"))
        self._kept = Settings("", "")
        self.place = MunicipalityStep()
        self.minutes = LineRow(say("beheer.instelling.minuten"), say("beheer.instelling.minuten_hulp"))
        self.names = Tick(say("beheer.instelling.namen"), say("beheer.instelling.namen_hulp"))
        self.logo = LogoRow()
        self.right = Tick(say("beheer.instelling.venster"), say("beheer.instelling.venster_hulp"))
        self.save = Primary(say("beheer.opslaan"))
        form = put(Card(), self.place, self.logo, self.right, self.minutes, self.names, FlowRow([self.save]))
        self.content.addWidget(form)
        step = self.place
        rows = {"naam": step.name, "onderdeel": step.unit, "adres": step.address, "contact": step.contact}
        self.add_forms({"gemeente": Fields({**rows, "fg": step.fg, "kleur": step.own, "minuten": self.minutes})})
        self.names.toggled.connect(self.written)
        self.right.toggled.connect(self.written)
        step.colours.currentIndexChanged.connect(self.written)
        self.save.clicked.connect(self._on_save)

    def show_settings(self, settings: Settings) -> None:
        """Show what is kept."""
        self._kept = settings
        self.place.show_colour(settings.colour)
        self.names.setChecked(settings.overview_names)
        self.right.setChecked(settings.window_right)
        self.logo.show_png(settings.logo)
        self.forms["gemeente"].show(
            {
                "naam": settings.municipality,
                "onderdeel": settings.unit,
                "adres": settings.address,
                "contact": settings.contact,
                "fg": settings.fg_contact,
                "kleur": self.place.own.words(),
                "minuten": str(settings.idle_minutes),
            }
        )

    def show_logo(self, png: bytes) -> None:
        """Show the logo that is kept from now on; what was typed stays as it stands."""
        self._kept = replace(self._kept, logo=png)
        self.logo.show_png(png)

    def forget(self) -> None:
        """Empty the form, and what was ticked and chosen with it."""
        super().forget()
        self._kept = Settings("", "")

    def typed(self) -> dict[str, Words]:
        """Return what is not stored, with what was ticked and the colour that was chosen."""
        found = super().typed()
        kept = (self._kept.overview_names, self._kept.window_right, self._kept.colour)
        changed = (self.names.isChecked(), self.right.isChecked(), self.place.settings().colour) != kept
        if not (found or (changed and self._kept.municipality)):
            return {}
        ticks = {"namen": self.names, "rechts": self.right}
        chosen = {name: "ja" if tick.isChecked() else "" for name, tick in ticks.items()}
        chosen["gekozen"] = self.place.settings().colour
        return {"gemeente": self.forms["gemeente"].words(), "keuze": chosen}

    def put_back(self, typed: dict[str, Words]) -> None:
        """Put back what was typed and chosen before."""
        if "keuze" in typed:
            self.names.setChecked(bool(typed["keuze"].get("namen")))
            self.right.setChecked(bool(typed["keuze"].get("rechts")))
            self.place.show_colour(typed["keuze"].get("gekozen", self._kept.colour))
        super().put_back(typed)

    def first_focus(self) -> QWidget:
        """The name."""
        return self.place.name.line

    def _on_save(self) -> None:
        first = self.place.judge()
        minutes = self.minutes.words()
        fits = minutes.isdecimal() and LEAST_IDLE <= int(minutes) <= MOST_IDLE
        fault = say("beheer.instelling.minuten_fout", minimum=LEAST_IDLE, maximum=MOST_IDLE)
        first = first or mark_all({self.minutes: None if fits else fault})
        if first is not None:
            first.setFocus()
            return
        typed = self.place.settings()
        ticked = replace(typed, overview_names=self.names.isChecked(), window_right=self.right.isChecked())
        kept = self._kept
        self.save_wanted.emit(replace(ticked, idle_minutes=int(minutes), logo=kept.logo, practice=kept.practice))
