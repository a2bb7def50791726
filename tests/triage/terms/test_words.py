"""Every refusal of a term has its sentences, and every such sentence a refusal."""

import re
import tomllib
from pathlib import Path

from triage.terms import running
from ui.words import has

TEXTS = Path(__file__).parents[3] / "resources" / "teksten" / "termijnen.toml"


def test_every_refusal_is_told_and_nothing_else() -> None:
    raised = set(re.findall(r'_refused\("(\w+)"', Path(running.__file__).read_text(encoding="utf-8")))
    assert raised == tomllib.loads(TEXTS.read_text(encoding="utf-8"))["fout"].keys()
    assert all(has(f"fout.{code}.{part}") for code in raised for part in ("gebeurd", "bewaard", "doen"))
