"""What somebody is typing about a signal or a decision, as it is kept on the way: the field and its words."""

import json
from collections.abc import Mapping

from ui.pages.drafts import words_of


def as_text(typed: Mapping[str, str]) -> str:
    """Return it as it is kept; empty when nothing was typed."""
    found = {field: words for field, words in typed.items() if words.strip()}
    return json.dumps(found, ensure_ascii=False, sort_keys=True) if found else ""


def from_text(text: str) -> dict[str, str]:
    """Return what was kept; what cannot be read is nothing."""
    return words_of(text)
