"""What can be done with a signal: each act in a small form of its own, shown only where it can be done."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from triage.casework.followup.signaal_desk import OpenSignaal
from triage.casework.followup.signaal_einde import goes, owes
from triage.followup.signaal import LIVE, Onterecht, Wijze
from triage.kader.model import Code, Kader
from ui.fields.dates import written_date
from ui.pages.door.form_rows import DayRow, LineRow
from ui.pages.signals.act_form import Act, ActForm, ChoiceRow, FormFields, Row, WordsRow
from ui.words import say

TELL: Final = "vertellen"
ASK: Final = "vragen"
DEFER: Final = "uitstel_vragen"
DECIDE: Final = "uitstel_besluiten"
LIFT: Final = "uitstel_opheffen"
END: Final = "afhandelen"
WRONG: Final = "onterecht_melden"
NEVER: Final = "niet_vertellen"
NEVER_DECIDE: Final = "niet_vertellen_besluiten"
DESTROY: Final = "vernietigen"


class Forms:
    """Every form of a signal."""

    def __init__(self) -> None:
        self.code, self.never_code = _choice(DEFER, "code"), _choice(NEVER, "code")
        self.route = _choice(END, "route")
        self.all: dict[str, ActForm] = {
            TELL: _form(TELL, {"dag": DayRow(_label(TELL, "dag")), "hoe": _choice(TELL, "hoe")}, needs=("dag", "hoe")),
            ASK: _form(
                ASK,
                {
                    "naam": LineRow(_label(ASK, "naam")),
                    "functie": LineRow(_label(ASK, "functie")),
                    "dag": DayRow(_label(ASK, "dag")),
                },
                needs=("naam", "dag"),
            ),
            DEFER: _form(DEFER, _reasons(DEFER, self.code), needs=("code", "tot", "waarom")),
            DECIDE: _deciding(DECIDE),
            LIFT: _form(LIFT, {}),
            END: ActForm(
                _label(END, "titel"),
                _label(END, "uitleg"),
                {"route": self.route},
                {
                    "geen_actie": Act(_label(END, "geen_actie")),
                    "casus": Act(_label(END, "casus")),
                    "andere_route": Act(_label(END, "andere_route"), ("route",)),
                },
            ),
            WRONG: _form(WRONG, {"reden": _choice(WRONG, "reden")}, needs=("reden",)),
            NEVER: _form(NEVER, _reasons(NEVER, self.never_code), needs=("code", "tot", "waarom")),
            NEVER_DECIDE: _deciding(NEVER_DECIDE),
            DESTROY: _form(DESTROY, {}),
        }
        self.fields = FormFields(self.all)
        _offer(self.all[TELL], "hoe", tuple((one.value, say(f"signalen.hoe.{one.value}")) for one in Wijze))
        _offer(
            self.all[WRONG], "reden", tuple((one.value, say(f"signalen.onterecht.{one.value}")) for one in Onterecht)
        )
        self.show_nothing()

    def show_nothing(self) -> None:
        """Show no form, and nothing typed."""
        self.fields.write({})
        for form in self.all.values():
            form.hide()

    def show_signal(self, opened: OpenSignaal, kader: Kader, codes: tuple[Code, ...], today: date) -> None:
        """Show what can be done with a signal now."""
        offered = tuple((code.id, f"{code.id} · {code.sentence}") for code in codes)
        self.code.offer(offered)
        self.never_code.offer(offered)
        self.route.offer(tuple((slug, route.text) for slug, route in kader.routes.items()))
        for name, form in self.all.items():
            form.setVisible(name in shown(opened, today))

    def typed(self, today: date) -> dict[str, str]:
        """Return what is typed, but for the day that stands there by itself."""
        own = (f"{TELL}.dag", f"{ASK}.dag")
        found = self.fields.typed()
        return {key: words for key, words in found.items() if key not in own or words != written_date(today)}

    def days(self, today: date, typed: Mapping[str, str]) -> None:
        """Put today where a day is asked of what was done, unless another was typed."""
        for name in (TELL, ASK):
            row = self.all[name].rows["dag"]
            if isinstance(row, DayRow) and f"{name}.dag" not in typed:
                row.day.editor.show_words(written_date(today))


def shown(opened: OpenSignaal, today: date) -> frozenset[str]:
    """Return which forms are shown: what this person may do with this signal as it stands."""
    found: set[str] = set()
    if opened.handle:
        found |= _handled(opened, today)
    if opened.decide:
        content, state = opened.stuk.content, opened.stuk.state
        never = content.never_told
        found |= {DECIDE} if content.asked_deferral is not None and state in LIVE else set()
        found |= {NEVER_DECIDE} if never is not None and never.agreed is None and opened.deferred else set()
    return frozenset(found)


def _handled(opened: OpenSignaal, today: date) -> set[str]:
    content, state = opened.stuk.content, opened.stuk.state
    found = _going(opened, today)
    if state == "onterecht":
        return found | ({LIFT} if opened.deferred else set())
    if state not in LIVE:
        return set()
    found |= {ASK, WRONG}
    found |= {END} if state == "open" else set()
    found |= {LIFT} if opened.deferred else set()
    found |= {TELL} if content.told is None and not opened.deferred else set()
    return found | ({DEFER} if content.told is None and content.asked_deferral is None else set())


def _going(opened: OpenSignaal, today: date) -> set[str]:
    """Return what belongs to a content that goes: of an unfounded signal at once, of another on its day."""
    stuk, never = opened.stuk, opened.stuk.content.never_told
    ready = goes(stuk, today) and not owes(stuk) and not opened.open_notices
    asks = opened.deferred and (never is None or never.agreed is not None)
    asks = asks and (stuk.state == "onterecht" or goes(stuk, today))
    return {*({DESTROY} if ready else ()), *({NEVER} if asks else ())}


def _label(form: str, key: str) -> str:
    return say(f"signalen.{form}.{key}")


def _form(name: str, rows: Mapping[str, Row], needs: tuple[str, ...] = ()) -> ActForm:
    return ActForm(_label(name, "titel"), _label(name, "uitleg"), rows, {"doe": Act(_label(name, "doe"), needs)})


def _choice(form: str, key: str) -> ChoiceRow:
    return ChoiceRow(_label(form, key))


def _reasons(form: str, code: ChoiceRow) -> dict[str, Row]:
    return {
        "code": code,
        "tot": DayRow(_label(form, "tot")),
        "waarom": WordsRow(_label(form, "waarom"), _label(form, "waarom_uitleg")),
    }


def _deciding(name: str) -> ActForm:
    needs = ("woorden",)
    acts = {"ja": Act(_label(name, "ja"), needs), "nee": Act(_label(name, "nee"), needs)}
    return ActForm(_label(name, "titel"), _label(name, "uitleg"), {"woorden": WordsRow(_label(name, "woorden"))}, acts)


def _offer(form: ActForm, key: str, options: tuple[tuple[str, str], ...]) -> None:
    row = form.rows[key]
    if isinstance(row, ChoiceRow):
        row.offer(options)
