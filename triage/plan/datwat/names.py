"""People and streets: a word with a capital after `mevrouw` or initials is somebody's name, not what it says."""

from triage.plan.datwat.model import Ordinary
from triage.plan.datwat.tokens import Token

_MOST_PARTICLES = 3


def is_name(tokens: tuple[Token, ...], place: int, ordinary: Ordinary) -> bool:
    """Tell whether the word at a place is part of a person's name or the name of a street."""
    token = tokens[place]
    if not token.capital:
        return False
    if token.typed.isupper() and len(token.typed) > 1:
        # In capitals anything may be meant; only a known surname behind a title is a name.
        return token.plain in ordinary.names and _titled(tokens, place, ordinary)
    if token.plain.endswith(ordinary.streets) or token.plain.endswith(ordinary.endings):
        return True
    if token.plain in ordinary.names and (not token.first or token.dotted):
        return True
    return _titled(tokens, place, ordinary)


def _titled(tokens: tuple[Token, ...], place: int, ordinary: Ordinary) -> bool:
    before = place - 1
    while before >= 0 and place - before <= _MOST_PARTICLES and tokens[before].plain in ordinary.particles:
        before -= 1
    if before < 0 or tokens[before].sentence != tokens[place].sentence:
        return False
    if tokens[place].glued and before == place - 1 and is_name(tokens, before, ordinary):
        return True
    named = tokens[before].capital and tokens[before].plain in ordinary.given
    return named or tokens[before].initial or tokens[before].plain in ordinary.titles
