"""What who makes a block ready for paper works with."""

from ui.paper.lines import break_lines, longest_word
from ui.paper.safe_text import one_line
from ui.paper.styles import COLUMN, Palette, Type
from ui.paper.tags import Element
from ui.paper.typeface import Hand
from ui.paper.words import PageWords

MOST_LINES = 8


class Desk:
    """What the handlers work with: hands to write with, the colours, and where we are.

    `level` is that of the last heading, `under_heading` whether what is made now stands directly below one.
    """

    def __init__(self, plain: Hand, bold: Hand, colours: Palette, words: PageWords, tree: Element) -> None:
        self.colours = colours
        self.words = words
        self.tree = tree
        self.level = 0
        self.under_heading = True
        self._plain = plain
        self._bold = bold

    def hand(self, style: Type) -> Hand:
        """The hand a style is written in."""
        return self._bold if style.bold else self._plain

    def lines(self, text: str, style: Type, width: float = COLUMN) -> list[str]:
        """Safe text in lines of at most `width` points."""
        hand = self.hand(style)
        return break_lines(hand.fit(text), hand, style.size, width)

    def short(self, text: str, style: Type, width: float, most: int = MOST_LINES) -> list[str]:
        """One line of a head or strip in lines; the rest of an endless name gives way to the letter itself."""
        line = one_line(text)
        lines = self.lines(line, style, width) if line else []
        return [*lines[: most - 1], f"{lines[most - 1].rstrip()[:-2]}\u2026"] if len(lines) > most else lines

    def words_wide(self, text: str, style: Type) -> float:
        """Width in points of the widest word of safe text."""
        hand = self.hand(style)
        return longest_word(hand.fit(text), hand, style.size)
