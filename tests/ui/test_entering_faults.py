"""Every refusal and trouble that the program can raise has three sentences, made from facts that are really given."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from string import Formatter

import pytest

from triage.faults import Refusal, Trouble
from triage.kader.vocabulary import ACTS
from ui.notices import notice_of
from ui.pages.door.doorway import fault_words
from ui.pages.door.trouble import TroublePage
from ui.widgets.text import Plain
from ui.words import sentences

ROOT = Path(__file__).resolve().parent.parent.parent
SLUG = re.compile(r"[a-z]+(?:_[a-z]+)+")
PARTS = ("gebeurd", "bewaard", "doen")


def raised(source: Path) -> Iterator[tuple[str, frozenset[str]]]:
    """Give each code that a file raises, with the names of the facts it gives.

    A code that is chosen at run time is looked for in the whole file: every slug in it that is no fact or word of its
    own is then one that may be meant, so such files keep their codes in a table.
    """
    tree = ast.parse(source.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.args):
            continue
        if node.func.id not in {"Refusal", "Trouble"}:
            continue
        facts = frozenset(word.arg for word in node.keywords if word.arg)
        for code in codes(node.args[0]) or chosen(tree, node.args[0]):
            yield code, facts


def codes(expression: ast.expr) -> list[str]:
    """Return the codes that stand in an expression itself."""
    return [one.value for one in ast.walk(expression) if isinstance(one, ast.Constant) and isinstance(one.value, str)]


def chosen(tree: ast.Module, expression: ast.expr) -> list[str]:
    """Return the codes from which a name is filled: tables at the top of the file, and what is assigned to it."""
    name = expression.id if isinstance(expression, ast.Name) else ""
    tables = [one.value for one in tree.body if isinstance(one, ast.AnnAssign) and one.value]
    assigned = [
        one.value
        for one in ast.walk(tree)
        if isinstance(one, ast.Assign) and any(isinstance(to, ast.Name) and to.id == name for to in one.targets)
    ]
    return [
        code for value in (*tables, *assigned) for code in codes(value) if SLUG.fullmatch(code) and code not in ACTS
    ]


@cache
def everywhere() -> dict[str, list[frozenset[str]]]:
    """Return every code of triage, storage and the screen, with the facts of each place that raises it."""
    found: dict[str, list[frozenset[str]]] = {}
    for room in ("triage", "storage", "ui"):
        for source in sorted((ROOT / room).rglob("*.py")):
            for code, facts in raised(source):
                found.setdefault(code, []).append(facts)
    return found


def forms(key: str) -> list[str]:
    """Return the sentence of a key, or both when it has a form for one and a form for more."""
    return [sentences()[one] for one in (key, f"{key}.een", f"{key}.meer") if one in sentences()]


def test_the_codes_are_really_found() -> None:
    found = everywhere()
    # One that is written out, one of a table, one of a choice, one with an if.
    assert {"eigen_voorstel", "schijf_vol", "sleutelbos_op_slot", "sleutel_past_niet"} <= found.keys()
    assert len(found) > 60


def test_every_code_says_what_happened_what_was_kept_and_what_to_do() -> None:
    lacking = [f"fout.{code}.{part}" for code in everywhere() for part in PARTS if not forms(f"fout.{code}.{part}")]
    assert lacking == []


def test_a_sentence_asks_only_for_facts_that_every_place_gives() -> None:
    wrong = []
    for code, places in everywhere().items():
        for part in PARTS:
            said = "".join(forms(f"fout.{code}.{part}"))
            asked = {name for _, name, _, _ in Formatter().parse(said) if name}
            wrong += [f"{code}: {sorted(asked - facts)}" for facts in places if asked - facts]
    assert wrong == []


def test_a_sentence_of_a_fault_is_whole_and_not_technical() -> None:
    poor = [
        key
        for key, sentence in sentences().items()
        if key.startswith("fout.")
        and (not sentence.endswith((".", "?", ")")) or re.search(r"\b(error|exception|database|SQL|null)\b", sentence))
    ]
    assert poor == []


@pytest.mark.usefixtures("theme")
def test_the_page_of_a_trouble_shows_the_sentences_of_its_code() -> None:
    for code, places in everywhere().items():
        facts: dict[str, str | int] = {name: "iets" for facts in places for name in facts}
        trouble = Trouble(code, **(facts | ({"aantal": 2} if "aantal" in facts else {})))
        page = TroublePage(trouble, "/home/marit/tenzij")
        shown = {label.text() for label in page.findChildren(Plain)}
        told = notice_of(trouble)
        assert {told.happened, told.kept, told.todo} <= shown
        assert "{" not in "".join(shown), code
        assert code == "onbekende_code" or f"(code {code})" not in told.happened
        page.deleteLater()


def test_each_reason_of_a_poor_password_has_its_words() -> None:
    source = ast.parse((ROOT / "storage/vault/passwords.py").read_text(encoding="utf-8"))
    obvious = next(one for one in source.body if isinstance(one, ast.FunctionDef) and one.name == "_obvious")
    reasons = {one.value for one in ast.walk(obvious) if isinstance(one, ast.Constant) and isinstance(one.value, str)}
    named = {reason for reason in reasons if f"fout.wachtwoord_bekend.reden.{reason}" in sentences()}
    assert named >= {"eigen_omgeving", "bekend_woord", "jaartal", "rij", "herhaling"}
    happened, _ = fault_words(Refusal("wachtwoord_bekend", reden="rij"))
    assert sentences()["fout.wachtwoord_bekend.reden.rij"] in happened
