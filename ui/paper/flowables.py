"""From block to paper: one table from each kind of neutral block to how it is drawn."""

from collections.abc import Callable, Mapping, Sequence
from itertools import accumulate, pairwise

from triage.records.blocks import (
    Block,
    Bullets,
    Chart,
    Choices,
    Facts,
    Heading,
    Notice,
    PageBreak,
    Paragraph,
    Quote,
    Ruled,
    Signature,
    Table,
)
from ui.paper.charts import chart
from ui.paper.desk import Desk
from ui.paper.flows import Cell, Columns, GridFlow, Panel, SignFlow, TextFlow
from ui.paper.forms import choices, ruled
from ui.paper.layout import Flow, NewPage
from ui.paper.safe_text import one_line, paragraphs, safe
from ui.paper.styles import BODY, CELL, CELL_HEAD, COLUMN, LABEL, SMALL, STRONG, Type
from ui.paper.tags import Element, heading_level

Flows = Sequence[Flow | NewPage]

_INSET = 14.0
_BULLET = "\u2022"
_BULLET_ROOM = 15.0
_FACT_NAME = 0.34  # of the column
_FACT_NAME_MOST = 0.46
_FACT_GAP = 8.0
_WHOLE_FACTS = 12  # lines of facts, and of a frame, that stay on one page
_WHOLE_PANEL = 14
_WHOLE_TABLE = 10
_GAP = 9.0
_ABOVE_HEADING = {1: 20.0, 2: 17.0}
_CELL_SIDE = 6.0
_MOST_OF_TABLE = 0.5  # no column claims more than this for the sake of one long word
_SUMMARY = 2000  # characters of a table's title that a reader is told; PDF strings may not be endless


def flows(desk: Desk, blocks: Sequence[Block]) -> Flows:
    """All blocks, in order, ready for paper."""
    made: list[Flow | NewPage] = []
    for block in blocks:
        made += TABLE[type(block)](desk, block)
        desk.under_heading = isinstance(block, Heading)
    return made


def _heading(desk: Desk, block: Heading) -> Flows:
    text = safe(block.text).strip()
    if not text:
        return []
    desk.level = heading_level(block.level, desk.level)
    style = desk.colours.heading(desk.level)
    return [
        TextFlow(
            desk.lines(text, style),
            style,
            desk.tree.add(f"H{desk.level}"),
            before=_ABOVE_HEADING.get(desk.level, 12.0),
            pads=(0.0, 2.0),
            joined=True,
            bookmark=(desk.level, one_line(text)),
        )
    ]


def _paragraph(desk: Desk, block: Paragraph) -> Flows:
    style = SMALL if block.muted else BODY
    close = 3.0 if desk.under_heading else _GAP
    # A heading and the few grey words under it say what comes: they go to the next page with it.
    intro = block.muted and desk.under_heading
    made = [
        TextFlow(desk.lines(text, style), style, desk.tree.add("P"), before=_GAP if at else close, joined=intro)
        for at, text in enumerate(paragraphs(block.text))
    ]
    for flow in made[:-1]:
        if len(flow.lines) == 1:  # such as a greeting before a name
            flow.kept = frozenset({0})
    return made


def _quote(desk: Desk, block: Quote) -> Flows:
    place = desk.tree.add("BlockQuote")
    said = [(text, BODY) for text in paragraphs(block.text)]
    source = [(text, SMALL) for text in paragraphs(block.source)]
    return _panelled(desk, place, said + source, Panel(desk.colours.strong), 2.0)


def _notice(desk: Desk, block: Notice) -> Flows:
    place = desk.tree.add("Sect")
    title = safe(block.title).strip()
    texts = [(title, STRONG)] * bool(title) + [(text, BODY) for text in paragraphs(block.text)]
    made = _panelled(desk, place, texts, Panel(desk.colours.strong, desk.colours.tint), 9.0)
    if title:
        first = made[0]
        level = heading_level(desk.level + 1, desk.level)
        first.element.kind, first.bookmark = f"H{level}", (level, one_line(title))
    return made


def _panelled(
    desk: Desk, place: Element, texts: Sequence[tuple[str, Type]], panel: Panel, pad: float
) -> list[TextFlow]:
    """Paragraphs set apart as one whole: room between them belongs to the panel, so it shows no gaps."""
    last = len(texts) - 1
    made = [
        TextFlow(
            desk.lines(text, style, COLUMN - 2 * _INSET),
            style,
            place.add("P"),
            before=0.0 if at else _GAP + 2,
            inset=_INSET,
            pads=(4.0 if at else pad, pad if at == last else 0.0),
            panel=panel,
            joined=at < last and (style is STRONG or texts[at + 1][1] is SMALL),
        )
        for at, (text, style) in enumerate(texts)
    ]
    if sum(len(flow.lines) for flow in made) <= _WHOLE_PANEL:
        for flow in made:
            flow.kept = frozenset(range(len(flow.lines) - (flow is made[-1])))
    return made


def _bullets(desk: Desk, block: Bullets) -> Flows:
    items = [text for item in block.items if (text := safe(item).strip())]
    edges = (0.0, _BULLET_ROOM, COLUMN)
    return _listed(desk, [(_BULLET, item) for item in items], edges, "Disc", (BODY, BODY))


def _facts(desk: Desk, block: Facts) -> Flows:
    pairs = [(safe(name).strip(), safe(value).strip()) for name, value in block.pairs]
    widest = max((desk.words_wide(name, LABEL) for name, _ in pairs), default=0.0)
    name = max(COLUMN * _FACT_NAME, min(widest + _FACT_GAP + 1, COLUMN * _FACT_NAME_MOST))
    return _listed(desk, [pair for pair in pairs if any(pair)], (0.0, name, COLUMN), "None", (LABEL, BODY))


def _listed(
    desk: Desk,
    pairs: Sequence[tuple[str, str]],
    edges: tuple[float, float, float],
    numbering: str,
    styles: tuple[Type, Type],
) -> Flows:
    """A list with labels: `Lbl` and `LBody` side by side."""
    if not pairs:
        return []
    place = desk.tree.add("L", O="List", ListNumbering=numbering)
    has_names = styles[0] is LABEL
    rows = []
    for pair in pairs:
        item = place.add("LI")
        widths = (edges[1] - (_FACT_GAP if has_names else 0.0), edges[2] - edges[1])
        rows.append(
            [
                Cell(desk.lines(text, style, width) if text else (), style, item.add(kind))
                for text, style, width, kind in zip(pair, styles, widths, ("Lbl", "LBody"), strict=True)
            ]
        )
    whole = _WHOLE_FACTS if has_names else 0
    return [GridFlow(rows, Columns(edges, above=1.0, below=2.0), BODY.leading, before=5.0, whole=whole)]


def _table(desk: Desk, block: Table) -> Flows:
    head = [safe(text).strip() for text in block.head]
    rows = [[safe(text).strip() for text in row] for row in block.rows]
    count = max(map(len, (head, *rows)))
    if not count or not any(map(any, (head, *rows))):
        return []
    place = desk.tree.add("Table", O="Table", Summary=one_line(block.title)[:_SUMMARY])
    edges = _edges(desk, block.widths, [head, *rows], count)
    # A table of nothing but a head has it in its body: PDF/UA knows no head without one.
    top = place.add("THead") if rows else None
    body = place.add("TBody")
    cells = [_row(desk, (top or body).add("TR"), head, edges, CELL_HEAD)] if any(head) else []
    cells += [_row(desk, body.add("TR"), row, edges, CELL) for row in rows]
    return [
        GridFlow(
            cells,
            Columns(edges, side=_CELL_SIDE, above=4.0, below=5.0),
            CELL.leading,
            before=6.0 if desk.under_heading else 11.0,
            head=desk.colours.tint if any(head) else None,
            ruled=True,
            whole=_WHOLE_TABLE,
        )
    ]


def _row(desk: Desk, place: Element, texts: Sequence[str], edges: Sequence[float], style: Type) -> list[Cell]:
    widths = [right - left - 2 * _CELL_SIDE for left, right in pairwise(edges)]
    made = []
    for text, width in zip([*texts, *[""] * (len(widths) - len(texts))], widths, strict=True):
        cell = place.add("TH", O="Table", Scope="Column") if style.bold else place.add("TD")
        made.append(Cell(desk.lines(text, style, width) if text else (), style, cell))
    return made


def _edges(desk: Desk, wanted: Sequence[float], rows: Sequence[Sequence[str]], count: int) -> tuple[float, ...]:
    """Column edges near the wanted proportions, but wide enough for the longest word where there is room."""
    asked = [max(part, 0.0) for part in wanted] if len(wanted) == count else []
    shares = asked if sum(asked) > 0 else [1.0] * count
    least = [2 * _CELL_SIDE + 2] * count
    for row, style in zip(rows, [CELL_HEAD, *[CELL] * len(rows)], strict=False):
        for at, text in enumerate(row):
            need = desk.words_wide(text, style) + 2 * _CELL_SIDE + 1
            least[at] = max(least[at], min(need, COLUMN * _MOST_OF_TABLE))
    return (0.0, *accumulate(_divided(shares, least)))


def _divided(shares: Sequence[float], least: Sequence[float]) -> list[float]:
    """Divides the column by shares; who would get less than their least gets that, and the others the rest.

    Where not all can have their least, those that ask little get it, so that only the longest words are parted.
    """
    if sum(least) >= COLUMN:
        return _levelled(least)
    short: set[int] = set()
    while True:
        room = COLUMN - sum(least[at] for at in short)
        parts = sum(share for at, share in enumerate(shares) if at not in short)
        widths = [
            least[at] if at in short else (room * share / parts if parts else least[at])
            for at, share in enumerate(shares)
        ]
        more = {at for at, width in enumerate(widths) if width < least[at]} - short
        if not more:
            return widths
        short |= more


def _levelled(least: Sequence[float]) -> list[float]:
    room, left = COLUMN, len(least)
    widths = dict.fromkeys(range(len(least)), 0.0)
    for at in sorted(widths, key=least.__getitem__):
        widths[at] = min(least[at], room / left)
        room, left = room - widths[at], left - 1
    return [widths[at] for at in range(len(least))]


def _signature(desk: Desk, block: Signature) -> Flows:
    made: list[Flow] = []
    for signer in filter(None, (safe(text).strip() for text in block.signers)):
        place = desk.tree.add("Div")
        name = TextFlow(desk.lines(signer, STRONG), STRONG, place.add("P"), before=20.0, joined=True)
        words = (desk.words.handtekening, desk.words.ondertekend_op)
        made += [name, SignFlow(words, SMALL, place.add("P"))]
    return made


def _page_break(desk: Desk, block: PageBreak) -> Flows:  # noqa: ARG001 - one shape for all handlers
    return [NewPage()]


TABLE: Mapping[type[Block], Callable[..., Flows]] = {
    Heading: _heading,
    Paragraph: _paragraph,
    Quote: _quote,
    Bullets: _bullets,
    Facts: _facts,
    Table: _table,
    Notice: _notice,
    Signature: _signature,
    PageBreak: _page_break,
    Chart: chart,
    Choices: choices,
    Ruled: ruled,
}
