"""How everything looks: three palettes, one style sheet, and one base size from which every other size follows.

The look that is on lives with the `QApplication` (as its palette does), so a widget that paints itself asks `colour`
and `em` at the moment of painting and needs no handle of its own.
"""

import re
import tomllib
from dataclasses import dataclass, fields
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files
from typing import Final

from PySide6.QtCore import QByteArray, QCoreApplication, QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QLayout, QStyleFactory, QWidget

_ON_APP: Final = "tenzij_uiterlijk"
_MARGINS: Final = "tenzij_marges"
_GAP: Final = "tenzij_tussen"
_TOKEN: Final = re.compile(r"\$([a-z_]+)")
_EM: Final = re.compile(r"(?<![\w.#])(\d+(?:\.\d+)?)em\b")
Margins = tuple[float, float, float, float]


class Scheme(StrEnum):
    """The three palettes."""

    LICHT = "licht"
    DONKER = "donker"
    CONTRAST = "contrast"


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours by the job they do, as `#rrggbb`; `*_soft` is a background on which the same word's letters stand."""

    page: str
    card: str
    soft: str
    text: str
    muted: str
    line: str
    border: str
    accent: str
    accent_strong: str
    accent_soft: str
    on_fill: str
    focus: str
    focus_line: str
    ok: str
    ok_soft: str
    attention: str
    attention_soft: str
    attention_fill: str
    danger: str
    danger_soft: str
    danger_line: str
    neutral: str
    neutral_soft: str
    added_soft: str
    removed_soft: str


@dataclass(frozen=True, slots=True)
class Look:
    """What a person sees: a palette, and the height of text as a percentage (100 to 200)."""

    scheme: Scheme = Scheme.LICHT
    scale: int = 100


@dataclass(frozen=True, slots=True)
class Book:
    """Everything in `resources/thema.toml`. `letter_pairs` need a contrast of 4.5, `sign_pairs` of 3."""

    base: int
    scales: tuple[int, ...]
    families: tuple[str, ...]
    palettes: dict[Scheme, Palette]
    letter_pairs: tuple[tuple[str, str], ...]
    sign_pairs: tuple[tuple[str, str], ...]
    sheet: str


@lru_cache
def book() -> Book:
    """Return the shipped theme, read once."""
    raw = tomllib.loads(files("resources").joinpath("thema.toml").read_text("utf-8"))
    return Book(
        base=raw["maten"]["tekst"],
        scales=tuple(raw["maten"]["schalen"]),
        families=tuple(raw["maten"]["lettertypen"]),
        palettes={scheme: Palette(**raw[scheme.value]) for scheme in Scheme},
        letter_pairs=tuple((ink, ground) for ink, ground in raw["paren"]["letters"]),
        sign_pairs=tuple((ink, ground) for ink, ground in raw["paren"]["tekens"]),
        sheet="\n".join(raw["stijl"].values()),
    )


def look() -> Look:
    """Return the look that is on now."""
    app = QCoreApplication.instance()
    kept = None if app is None else app.property(_ON_APP)
    return kept if isinstance(kept, Look) else Look()


def palette() -> Palette:
    """Return the palette that is on now."""
    return book().palettes[look().scheme]


def colour(token: str) -> QColor:
    """Return a colour of the present palette, by a field name of `Palette`."""
    return QColor(getattr(palette(), token))


def em(amount: float) -> int:
    """Return a length in pixels; 1 em is the height of ordinary text at the present scale."""
    return round(amount * book().base * look().scale / 100)


def style_sheet(shown: Look) -> str:
    """Return the one style sheet with the colours and sizes of a look filled in."""
    colours = book().palettes[shown.scheme]
    size = book().base * shown.scale / 100
    sheet = _TOKEN.sub(lambda found: str(getattr(colours, found[1])), book().sheet)
    return _EM.sub(lambda found: f"{max(1, round(float(found[1]) * size))}px", sheet)


def contrast(ink: str, ground: str) -> float:
    """Return the contrast of two `#rrggbb` colours, 1 to 21 (WCAG 2.1, 1.4.3)."""
    light, dark = sorted((_luminance(ink), _luminance(ground)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(shade: str) -> float:
    parts = [int(shade[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def spaced(layout: QLayout, margins: Margins | float = 0, gap: float = 0.6) -> None:
    """Give a layout margins (left, top, right, bottom) and a gap in em, and keep them so when the scale changes."""
    sides = (margins, margins, margins, margins) if isinstance(margins, int | float) else margins
    layout.setProperty(_MARGINS, tuple(sides))
    layout.setProperty(_GAP, gap)
    _respace(layout)


def _respace(layout: QLayout) -> None:
    margins, gap = layout.property(_MARGINS), layout.property(_GAP)
    if margins is None or gap is None:
        return
    layout.setContentsMargins(*(em(side) for side in margins))
    layout.setSpacing(em(gap))


def load_fonts() -> None:
    """Make the shipped letters known to Qt; where one cannot be read, the next family in the list is used."""
    for name in ("NotoSans-Regular.ttf", "NotoSans-Bold.ttf"):
        font = files("resources").joinpath("fonts", name)
        if font.is_file():
            QFontDatabase.addApplicationFontFromData(QByteArray(font.read_bytes()))


class Theme(QObject):
    """Dresses the application: follows the system's light, dark or high contrast, unless the person chose.

    Args:
        app: the application to dress.
        chosen: the person's own palette, or None to follow the system.
        scale: height of text in percent, 100 to 200.
    """

    changed = Signal(object)
    """The new `Look`."""

    def __init__(self, app: QApplication, chosen: Scheme | None = None, scale: int = 100) -> None:
        super().__init__(app)
        self._app = app
        self._chosen = chosen
        self._scale = _bounded(scale)
        load_fonts()
        app.setStyle(QStyleFactory.create("Fusion"))
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._dress)
        hints.accessibility().contrastPreferenceChanged.connect(self._dress)
        self._dress()

    @property
    def chosen(self) -> Scheme | None:
        """The person's own choice, or None when the system is followed."""
        return self._chosen

    def choose(self, scheme: Scheme | None) -> None:
        """Use this palette from now on; None follows the system again."""
        self._chosen = scheme
        self._dress()

    def next_scheme(self) -> None:
        """Take the next of: as the system, light, dark, high contrast."""
        turn: tuple[Scheme | None, ...] = (None, *Scheme)
        self.choose(turn[(turn.index(self._chosen) + 1) % len(turn)])

    def set_scale(self, percent: int) -> None:
        """Set the height of text, bounded to 100 up to 200 percent."""
        self._scale = _bounded(percent)
        self._dress()

    def bigger(self) -> None:
        """Take the next larger scale, if there is one."""
        self.set_scale(min((s for s in book().scales if s > self._scale), default=self._scale))

    def smaller(self) -> None:
        """Take the next smaller scale, if there is one."""
        self.set_scale(max((s for s in book().scales if s < self._scale), default=self._scale))

    def _dress(self) -> None:
        new = Look(self._chosen or system_scheme(), self._scale)
        if self._app.property(_ON_APP) == new:
            return
        self._app.setProperty(_ON_APP, new)
        self._app.setFont(base_font(new))
        self._app.setPalette(qt_palette(book().palettes[new.scheme]))
        self._app.setStyleSheet(style_sheet(new))
        for widget in self._app.allWidgets():
            _refresh(widget)
        self.changed.emit(new)


def _refresh(widget: QWidget) -> None:
    for layout in widget.findChildren(QLayout, options=Qt.FindChildOption.FindDirectChildrenOnly):
        for part in (layout, *layout.findChildren(QLayout)):
            _respace(part)
    widget.updateGeometry()
    widget.update()


def _bounded(percent: int) -> int:
    return max(100, min(200, percent))


def system_scheme() -> Scheme:
    """Return the palette that fits what the person asked of the operating system."""
    hints = QGuiApplication.styleHints()
    if hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast:
        return Scheme.CONTRAST
    return Scheme.DONKER if hints.colorScheme() is Qt.ColorScheme.Dark else Scheme.LICHT


def base_font(shown: Look) -> QFont:
    """Return the font of ordinary text."""
    font = QFont(list(book().families))
    font.setPixelSize(round(book().base * shown.scale / 100))
    return font


def larger(font: QFont, factor: float) -> QFont:
    """Return a font `factor` times as high."""
    made = QFont(font)
    made.setPixelSize(max(1, round(QFontInfo(font).pixelSize() * factor)))
    return made


def qt_palette(colours: Palette) -> QPalette:
    """Return Qt's own palette, for the few parts that the style sheet does not reach."""
    pairs = {
        QPalette.ColorRole.Window: colours.page,
        QPalette.ColorRole.WindowText: colours.text,
        QPalette.ColorRole.Base: colours.card,
        QPalette.ColorRole.AlternateBase: colours.soft,
        QPalette.ColorRole.Text: colours.text,
        QPalette.ColorRole.PlaceholderText: colours.muted,
        QPalette.ColorRole.Button: colours.card,
        QPalette.ColorRole.ButtonText: colours.text,
        QPalette.ColorRole.Highlight: colours.accent,
        QPalette.ColorRole.HighlightedText: colours.on_fill,
        QPalette.ColorRole.Link: colours.accent,
        QPalette.ColorRole.ToolTipBase: colours.card,
        QPalette.ColorRole.ToolTipText: colours.text,
        QPalette.ColorRole.Mid: colours.line,
        # Around the pages of a PDF.
        QPalette.ColorRole.Dark: colours.neutral_soft,
    }
    made = QPalette()
    for role, shade in pairs.items():
        made.setColor(role, QColor(shade))
    return made


def tokens() -> tuple[str, ...]:
    """Return the names of all colours."""
    return tuple(field.name for field in fields(Palette))
