"""A whole text in neutral words: pieces without marks stay, of the others only the kind of support and the time."""

from collections.abc import Iterator
from itertools import groupby

from triage.plan.datwat.finding import find
from triage.plan.datwat.finds import Find
from triage.plan.datwat.model import Vocabulary
from triage.plan.datwat.phrases import matches
from triage.plan.datwat.tokens import Token, tokenise

LONGEST = 2000
"""A longer text is no agreement; it gets marks, but no wording of the whole."""


def suggest(text: str, tokens: tuple[Token, ...], found: tuple[Find, ...], vocabulary: Vocabulary) -> str:
    """Return the text in neutral words, or nothing where no support can be named. What it returns has no marks."""
    if not found or len(text) > LONGEST:
        return ""
    marked = {place: one for one in found for place in range(one.first, one.last + 1)}
    pieces = list(_pieces(tokens))
    if not any(_support(piece, marked, vocabulary) for piece in pieces):
        return ""
    made = ""
    seen: set[str] = set()
    for piece in pieces:
        part = _piece(text, piece, marked, vocabulary)
        if part and part.lower() not in seen:
            seen.add(part.lower())
            made = _joined(text, made, part, piece)
    return made if made != text and not find(tokenise(made), vocabulary) else ""


def _joined(text: str, made: str, part: str, piece: list[tuple[int, Token]]) -> str:
    """Put a part behind what was made: with a dash where the writer set one, else with a comma."""
    if not made:
        return part[:1].upper() + part[1:]
    before = text[: piece[0][1].start].rstrip()
    return f"{made} - {part}" if before.endswith(("-", "–", "—")) else f"{made}, {part}"


def _pieces(tokens: tuple[Token, ...]) -> Iterator[list[tuple[int, Token]]]:
    for _, piece in groupby(enumerate(tokens), key=lambda one: one[1].clause):
        yield list(piece)


def _piece(text: str, piece: list[tuple[int, Token]], marked: dict[int, Find], vocabulary: Vocabulary) -> str:
    if not any(place in marked for place, _ in piece):
        end = piece[-1][1].end
        return text[piece[0][1].start : end + (text[end : end + 1] == "." and piece[-1][1].initial)].strip()
    support = _support(piece, marked, vocabulary)
    if piece[0][0]:
        support = support[:1].lower() + support[1:]
    return " ".join(part for part in (support, _time(piece, marked, vocabulary)) if part)


def _support(piece: list[tuple[int, Token]], marked: dict[int, Find], vocabulary: Vocabulary) -> str:
    """The support that the words without marks name, else the neutral words that go with the first mark."""
    free = tuple(token for place, token in piece if place not in marked)
    named = sorted(matches(free, vocabulary.wording.supports), key=lambda match: (match.first, -match.last))
    if named:
        return named[0].pattern.offer
    offers = (
        marked[place].offer or vocabulary.kinds[marked[place].kind].offer for place, _ in piece if place in marked
    )
    return next((offer for offer in offers if offer), "")


def _time(piece: list[tuple[int, Token]], marked: dict[int, Find], vocabulary: Vocabulary) -> str:
    """The longest run of words that tell when: `elke dinsdag om 10 uur`."""
    wording = vocabulary.wording
    runs: list[list[str]] = [[]]
    for place, token in piece:
        if place not in marked and (token.number or token.plain in wording.times):
            runs[-1].append(token.typed)
        elif runs[-1]:
            runs.append([])
    times = [" ".join(run).lower() for run in runs if any(word.lower() in wording.anchors for word in run)]
    return max(times, key=len, default="")
