"""What can be done with a request: each act in a small form of its own, shown only where it can be done."""

from collections.abc import Mapping
from typing import Final

from triage.casework.followup.verzoeken import OpenVerzoek
from triage.casework.followup.verzoeken_besluit import to_carry_out
from triage.followup.verzoek import BUSY, RESTRICTED, Oordeel, Recht, Verzoek
from triage.terms.running import suspended
from ui.pages.door.form_rows import DayRow
from ui.pages.signals.act_form import Act, ActForm, ChoiceRow, FormFields, Row, WordsRow
from ui.words import say

WAYS: Final = ("brief", "gesprek", "telefoon", "beveiligde_mail", "balie")
YES, NO = "ja", "nee"
RECEIPT: Final = "ontvangst"
IDENTITY: Final = "identiteit"
EXTEND: Final = "verlengen"
SUSPEND: Final = "opschorten"
RESUME: Final = "hervatten"
DECIDE: Final = "besluiten"
SENT: Final = "verstuurd"
CARRY: Final = "uitvoeren"
RESTRICT: Final = "beperking"
FINISH: Final = "afronden"
WITHDRAW: Final = "intrekken"
LEAK: Final = "datalek"


class Forms:
    """Every form of a request but the decision, which hangs on the lines."""

    def __init__(self) -> None:
        self.all: dict[str, ActForm] = {
            RECEIPT: form(RECEIPT, {"dag": day(RECEIPT), "weg": way(RECEIPT)}),
            IDENTITY: form(
                IDENTITY, {"dag": day(IDENTITY), "woorden": words(IDENTITY)}, acts=("vast", "twijfel"), first=False
            ),
            EXTEND: form(EXTEND, {"waarom": words(EXTEND, "waarom"), "dag": day(EXTEND), "weg": way(EXTEND)}),
            SUSPEND: form(SUSPEND, {"waarom": words(SUSPEND, "waarom"), "dag": day(SUSPEND)}),
            RESUME: form(RESUME, {"dag": day(RESUME)}),
            LEAK: form(LEAK, {"waarom": words(LEAK, "waarom")}, acts=("wel", "niet"), first=False),
            SENT: form(SENT, {"dag": day(SENT), "weg": way(SENT)}),
            CARRY: form(CARRY, {"dag": day(CARRY), "woorden": words(CARRY)}),
            RESTRICT: form(RESTRICT, {}, acts=("blijft", "opheffen"), first=False),
            FINISH: form(FINISH, {}),
            WITHDRAW: form(WITHDRAW, {"dag": day(WITHDRAW), "woorden": words(WITHDRAW)}, first=False),
        }
        self.fields = FormFields(self.all)
        self.show_nothing()

    def show_nothing(self) -> None:
        """Show no form, and nothing typed."""
        self.fields.write({})
        for one in self.all.values():
            one.hide()

    def show(self, opened: OpenVerzoek) -> None:
        """Show what can be done now."""
        there = shown(opened) if opened.handles else frozenset()
        for name, one in self.all.items():
            one.setVisible(name in there)


def shown(opened: OpenVerzoek) -> frozenset[str]:
    """Return which forms there are for a request as it stands."""
    stuk, content = opened.stuk, opened.stuk.content
    if content.right is Recht.DATALEK:
        return frozenset({LEAK} if stuk.state == "in_behandeling" else ())
    if stuk.state in BUSY:
        return frozenset({WITHDRAW, *_busy(opened)})
    if stuk.state == "besloten":
        return frozenset({SENT})
    return frozenset(_after(opened))


def _busy(opened: OpenVerzoek) -> tuple[str, ...]:
    content = opened.stuk.content
    still = any(suspended(one) for one in opened.stuk.terms)
    awb = content.right is Recht.AWB_BEZWAAR
    wanted = {
        RECEIPT: content.receipt_on is None,
        IDENTITY: content.right is not Recht.KLACHT,
        EXTEND: content.extension is None and not still,
        SUSPEND: awb and not still,
        RESUME: still,
    }
    return tuple(name for name, there in wanted.items() if there)


def _after(opened: OpenVerzoek) -> tuple[str, ...]:
    stuk = opened.stuk
    wanted = {
        CARRY: to_carry_out(stuk.content) and stuk.state in ("beantwoord", "in_bezwaar"),
        RESTRICT: stuk.term(RESTRICTED) is not None,
        FINISH: stuk.state == "beantwoord",
    }
    return tuple(name for name, there in wanted.items() if there)


def deciding(content: Verzoek, *, omits: bool) -> ActForm:
    """Return the form of a decision: the outcome, a row or three per line, and what is left out."""
    outcome = ChoiceRow(label(DECIDE, "uitkomst"))
    outcome.offer(tuple((one.value, say(f"verzoeken.oordeel.{one.value}")) for one in Oordeel))
    rows: dict[str, Row] = {"uitkomst": outcome, "reden": words(DECIDE, "reden")}
    needs = ["uitkomst", "reden"]
    for number, line in enumerate(content.lines):
        wat = say("verzoeken.regel", gegeven=line.item, wie=line.recipient)
        judged = ChoiceRow(say(f"verzoeken.doen.{DECIDE}.regel", wat=wat))
        judged.offer(((YES, say("verzoeken.janee.ja")), (NO, say("verzoeken.janee.nee"))))
        rows[f"regel{number}"] = judged
        rows[f"reden{number}"] = WordsRow(say(f"verzoeken.doen.{DECIDE}.regel_reden", wat=wat))
        needs += [f"regel{number}", f"reden{number}"]
        if content.right is Recht.RECTIFICATIE:
            rows[f"juist{number}"] = WordsRow(say(f"verzoeken.doen.{DECIDE}.regel_juist", wat=wat))
    if omits:
        rows["weglaten"] = words(DECIDE, "weglaten")
        needs.append("weglaten")
    acts = {"doe": Act(label(DECIDE, "doe"), tuple(needs), first=True)}
    return ActForm(label(DECIDE, "titel"), label(DECIDE, "uitleg"), rows, acts)


def form(name: str, rows: Mapping[str, Row], acts: tuple[str, ...] = ("doe",), *, first: bool = True) -> ActForm:
    """Return a form whose every row must be filled in."""
    made = {act: Act(label(name, act), tuple(rows), first=first) for act in acts}
    return ActForm(label(name, "titel"), label(name, "uitleg"), rows, made)


def label(name: str, key: str) -> str:
    """Return the words of a form."""
    return say(f"verzoeken.doen.{name}.{key}")


def day(name: str) -> DayRow:
    """Return the row of a day."""
    return DayRow(label(name, "dag"))


def words(name: str, key: str = "woorden") -> WordsRow:
    """Return a row for own words."""
    return WordsRow(label(name, key))


def way(name: str) -> ChoiceRow:
    """Return the row of how something went."""
    made = ChoiceRow(label(name, "weg"))
    made.offer(ways())
    return made


def ways() -> tuple[tuple[str, str], ...]:
    """Return the ways in which something comes in or goes out, each with its words."""
    return tuple((slug, say(f"verzoeken.weg.{slug}")) for slug in WAYS)
