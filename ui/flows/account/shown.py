"""The account of a year in the words in which the page shows it: those of the paper, so that the two never differ."""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from triage.account.verantwoording import Jaar, Nagelezen, Verantwoording
from triage.followup.jaarcijfers import Getal, Mark, Overzicht
from triage.followup.steekproef import Kwartaal
from triage.records.blocks import Bar, Chart
from triage.records.jaar_words import about, code_of, number_words, row_words, title_of
from triage.records.sentences import PaperWords, listed
from ui.flows.brief_words import paper_words
from ui.pages.account.figures import Figures
from ui.pages.account.page import Shown, Writing
from ui.pages.account.words import quarter_words
from ui.pages.drafts import words_of
from ui.widgets.chip import Kind
from ui.words import day, has, say

_FIELD = "tekst"
_KINDS = {"leeg": Kind.NEUTRAL, "concept": Kind.ATTENTION, "vastgesteld": Kind.OK}
_TERMS = ("geval", "besluit", "mensen", "regel", "uitvraag", "bezwaar", "doel", "tijd")
"""The definitions, in the order of the paper."""
_REQUESTS = tuple(
    f"{group}_{kind}"
    for kind in ("uitkomst", "tijd", "verlengd")
    for group in ("bezwaar", "awb_bezwaar", "klacht", "overig")
)
_CHAPTERS = (
    (
        "besluiten",
        ("uitkomst", "gedeeld", "inhoud", "mensen", "vastgelegd", "regels", "routes", "woorden", "handeling"),
    ),
    ("gronden", ("a", "b1", "b2", "b3", "b4", "wet", "d")),
    ("informeren", ("informeren", "verteld", "uitstel", "herbeoordeling", "uitstel_loopt")),
    ("crisis", ("crisis", "crisis_oordeel", "crisis_tijd", "crisis_informeren", "crisis_wacht")),
    ("verzoeken", ("verzoeken", "rechten", *_REQUESTS)),
    ("signalen", ("signalen",)),
    ("steekproef", ("steekproef",)),
)
"""Which tables stand under which heading; what is not named stands under the last one."""
_LAST = "erna"


@dataclass(frozen=True, slots=True)
class Writer:
    """Which of the two texts this person writes, and what is kept of it.

    Args:
        fg: the FG's paragraph; else the municipality's text.
    """

    fg: bool
    words: str


def year_items(years: Iterable[Jaar], seen: Verantwoording) -> list[tuple[str, str]]:
    """Return the years to choose from, newest first, each with how it stands; the one that is shown among them."""
    states = {seen.year: _state_of(seen)} | {one.year: one.state for one in years}
    return [
        (str(year), say("jaar.jaar_staat", jaar=year, staat=say(f"jaar.staat.{states[year]}")))
        for year in sorted(states, reverse=True)
    ]


def _state_of(seen: Verantwoording) -> str:
    return seen.stuk.state if seen.stuk is not None else "leeg"


def writer_of(seen: Verantwoording) -> Writer | None:
    """Return what this person writes in the account; None for who only reads."""
    if not seen.barred("fg_schrijven"):
        return Writer(fg=True, words=seen.fg.words if seen.fg else "")
    return None if seen.barred("schrijven") else Writer(fg=False, words=seen.text)


def draft_text(now: str, kept: str) -> str:
    """Return what is being typed as it is kept on the way; empty while it is what stands there already."""
    return "" if now.strip() == kept.strip() else json.dumps({_FIELD: now}, ensure_ascii=False)


def shown_of(seen: Verantwoording, draft: str) -> Shown:
    """Return everything the page shows.

    Args:
        draft: what was being typed, as `draft_text` gave it; empty for nothing.
    """
    words = paper_words("jaar")
    return Shown(
        year=seen.year,
        state=_state(seen),
        counted=_counted(seen),
        notes=tuple(_notes(seen, words)),
        definitions=tuple(words.lines[f"begrip_{one}"] for one in _TERMS),
        figures=_figures(seen, words),
        samples=tuple((str(one.quarter), _sample(seen.year, one)) for one in seen.samples),
        unread=_unread(seen, words),
        municipality=_municipality(seen, draft),
        fg=_fg(seen, draft),
        full=seen.full if seen.may_full else None,
        data=seen.fixed is not None or seen.full,
        fix_why_not=_fix_why_not(seen),
    )


def _state(seen: Verantwoording) -> tuple[str, Kind]:
    state = _state_of(seen)
    return say(f"jaar.staat.{state}").capitalize(), _KINDS[state]


def _counted(seen: Verantwoording) -> str:
    counted = say("jaar.geteld", dag=day(seen.counted_on))
    fixed = seen.fixed
    if fixed is None:
        return counted
    by = say("jaar.vastgesteld_door", naam=fixed.by_name, functie=fixed.by_function, dag=day(fixed.at.date()))
    return f"{by} {counted}"


def _notes(seen: Verantwoording, words: PaperWords) -> Iterable[str]:
    if seen.running:
        yield say("jaar.let_op.loopt")
    if seen.full:
        yield say("jaar.let_op.alles")
    elif seen.few:
        yield say("jaar.let_op.weinig")
    else:
        yield words.lines["klein_uitleg"]


# ---------------------------------------------------------------------------------------------------------- figures
def _figures(seen: Verantwoording, words: PaperWords) -> tuple[Figures, ...]:
    """Return the tables: one with every total that stands alone, each other with its rows, and what did not happen."""
    tables = [one for one in seen.tables if not _hidden(one)]
    alone = [one for one in tables if not _zero(one) and not _told(one)]
    # How none at all ended goes without saying.
    never = [one for one in tables if _zero(one) and one.id not in _REQUESTS]
    found = [_figure(one, words) for one in tables if _told(one) and not _zero(one)]
    order = list(dict.fromkeys(words.headings[name] for name in (*dict(_CHAPTERS), _LAST)))
    found.sort(key=lambda one: order.index(one.chapter))
    return (
        *([_totals("jaar.totalen", alone, words)] if alone else ()),
        *found,
        *([_totals("jaar.nooit", never, words)] if never else ()),
    )


def _chapter(table: str, words: PaperWords) -> str:
    return words.headings[next((name for name, tables in _CHAPTERS if table in tables), _LAST)]


def _hidden(table: Overzicht) -> bool:
    """Nothing of the table may be shown: of a year with few decisions."""
    return table.total.mark is Mark.DICHT and not _told(table)


def _zero(table: Overzicht) -> bool:
    return table.total.count == 0


def _told(table: Overzicht) -> bool:
    """There is a row to show; where every row is kept back the total alone says as much."""
    return bool(table.told)


def _totals(key: str, tables: list[Overzicht], words: PaperWords) -> Figures:
    rows = tuple((title_of(one.id, words), number_words(one.total, words)) for one in tables)
    return Figures(key, say(f"{key}.titel"), say(f"{key}.titel"), say(f"{key}.uitleg"), rows)


def _figure(table: Overzicht, words: PaperWords) -> Figures:
    title, some = title_of(table.id, words), _happened(table)
    rows = tuple((row_words(one, words), number_words(one, words)) for one in some)
    total = words.table.get(table.total.id) if table.id == "mensen" else None
    whole = (total or words.lines["totaal"], number_words(table.total, words))
    left_out = words.lines["nul_weg"] if len(some) < len(table.rows) else ""
    explained = " ".join(part for part in (about(table.id, words), left_out) if part)
    chart = _chart(title, some, words) if len(some) > 1 else None
    return Figures(table.id, _chapter(table.id, words), title, explained, (*rows, whole), chart)


def _happened(table: Overzicht) -> tuple[Getal, ...]:
    """Return the rows; grounds that never occurred are left out, as on paper: there are many."""
    return tuple(row for row in table.rows if row.count != 0 or not code_of(row)) or table.rows


def _chart(title: str, rows: tuple[Getal, ...], words: PaperWords) -> Chart:
    bars = tuple(Bar(row_words(one, words), one.count, number_words(one, words)) for one in rows)
    parts = "; ".join(words.say("grafiek_deel", rij=one.label, aantal=one.shown) for one in bars)
    return Chart(title, bars, words.say("grafiek", titel=title, delen=parts))


# ------------------------------------------------------------------------------------------------------------ words
def _sample(year: int, one: Nagelezen) -> tuple[str, ...]:
    by = say("jaar.steekproef.door", naam=one.by_name, dag=day(one.at.date()))
    return quarter_words(Kwartaal(year, one.quarter)), by, one.words


def _unread(seen: Verantwoording, words: PaperWords) -> str:
    if not seen.samples:
        return say("jaar.steekproef.geen")
    return words.say("steekproef_niet", kwartalen=listed(map(str, seen.unread))) if seen.unread else ""


def _municipality(seen: Verantwoording, draft: str) -> Writing:
    content = seen.stuk.content if seen.stuk is not None else None
    at = content.written_at if content is not None else None
    by = say("jaar.geschreven", naam=content.written_by, dag=day(at.date())) if content and at else ""
    writer = writer_of(seen)
    mine = writer is not None and not writer.fg
    return Writing(seen.text, by, "", _typed(draft, seen.text) if mine else None)


def _fg(seen: Verantwoording, draft: str) -> Writing:
    fg, writer = seen.fg, writer_of(seen)
    words = fg.words if fg else ""
    by = say("jaar.geschreven", naam=fg.by_name, dag=day(fg.at.date())) if fg else ""
    return Writing(words, by, "", _typed(draft, words) if writer is not None and writer.fg else None)


def _typed(draft: str, kept: str) -> str:
    return words_of(draft).get(_FIELD, kept)


def fix_words(seen: Verantwoording) -> str:
    """Return what somebody should know before the year is fixed."""
    words = [say("jaar.vaststellen.vraag_uitleg")]
    if seen.unread:
        words.append(say("jaar.vaststellen.vraag_steekproef", kwartalen=listed(map(str, seen.unread))))
    return " ".join(words)


def _fix_why_not(seen: Verantwoording) -> str | None:
    """Return why the year cannot be fixed now; None for who never may, and where it is done."""
    why = seen.barred("vaststellen")
    key = f"jaar.vaststellen.waarom.{why}"
    return (say(key) if has(key) else None) if why else ""
