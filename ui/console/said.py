"""Speaking on the terminal: answers on standard output, messages on standard error, and the exit status."""

import sys
from typing import Final

from triage.faults import Fault
from ui.words import has, say

OK: Final = 0
REFUSED: Final = 1
WRONG_USE: Final = 2
TROUBLE: Final = 3


def answer(text: str) -> int:
    """Give an answer, and the status of what went well."""
    sys.stdout.write(f"{text}\n")
    return OK


def tell(*sentences: str) -> None:
    """Say what somebody should know besides the answer."""
    sys.stderr.write("\n".join(sentences) + "\n")


def sentence(fault: Fault) -> str:
    """Return what happened, what was kept and what to do."""
    if not has(f"fout.{fault.code}.gebeurd"):
        return say("fout.onbekende_code.gebeurd", code=fault.code)
    return " ".join(say(f"fout.{fault.code}.{part}", **fault.facts) for part in ("gebeurd", "bewaard", "doen"))
