"""A table of the account with a chart of the same numbers beside it; numbers that are kept back say so in words."""

from dataclasses import dataclass

from triage.records.blocks import Chart
from ui.widgets.card import Card
from ui.widgets.chart import BarChart
from ui.widgets.layouts import Columns, Panel
from ui.widgets.lines import Cell, Heading, Line, LinesTable
from ui.widgets.text import Muted
from ui.words import say

_TABLE, _CHART = 24, 26
"""Widths in em below which table and chart go under each other."""


@dataclass(frozen=True, slots=True)
class Figures:
    """A table as it is shown.

    Args:
        id: of the table.
        chapter: the heading under which it stands.
        about: what is counted, in a sentence; may be empty.
        rows: what is counted and the number in words, the total last.
        chart: the same rows without the total; None where there is nothing to draw.
    """

    id: str
    chapter: str
    title: str
    about: str
    rows: tuple[tuple[str, str], ...]
    chart: Chart | None = None


class FiguresCard(Card):
    """One table and its chart."""

    def __init__(self, figures: Figures) -> None:
        super().__init__(figures.title)
        self.figures = figures
        if figures.about:
            self.add(Muted(figures.about))
        heads = [Heading(say("jaar.kop.wat"), 5), Heading(say("jaar.kop.aantal"), 2)]
        self.table = LinesTable(heads, figures.title)
        self.chart = BarChart() if figures.chart is not None else None
        if self.chart is None:
            self.add(self.table)
        else:
            self.add(Columns([Panel(self.table, _TABLE), Panel(self.chart, _CHART)]))

    def fill(self) -> None:
        """Show the numbers, once the card stands on its page: before, each step of that measures every row anew."""
        self.table.show_lines([_line(place, *one) for place, one in enumerate(self.figures.rows)])
        if self.chart is not None and self.figures.chart is not None:
            self.chart.show_chart(self.figures.chart)


def _line(place: int, words: str, number: str) -> Line:
    return Line(str(place), (Cell(words), Cell(number)))
