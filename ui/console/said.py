"""Speaking on the terminal: answers on standard output, messages on standard error, and the exit status."""

import sys
from typing import Final, TextIO

from triage.faults import Fault
from ui.words import has, say

OK: Final = 0
REFUSED: Final = 1
WRONG_USE: Final = 2
TROUBLE: Final = 3


def answer(text: str) -> int:
    """Give an answer, and the status of what went well."""
    sys.stdout.write(_writable(f"{text}\n", sys.stdout))
    return OK


def tell(*sentences: str) -> None:
    """Say what somebody should know besides the answer."""
    sys.stderr.write(_writable("\n".join(sentences) + "\n", sys.stderr))


def _writable(text: str, stream: TextIO) -> str:
    """Return a text as this terminal can show it: a name in signs that it lacks is no reason to say nothing."""
    known = stream.encoding or "utf-8"
    return text.encode(known, "replace").decode(known)


def sentence(fault: Fault) -> str:
    """Return what happened, what was kept and what to do."""
    if not has(f"fout.{fault.code}.gebeurd"):
        return say("fout.onbekende_code.gebeurd", code=fault.code)
    return " ".join(say(f"fout.{fault.code}.{part}", **fault.facts) for part in ("gebeurd", "bewaard", "doen"))
