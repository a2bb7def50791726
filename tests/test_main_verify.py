"""`verify FILE.pdf`: without a store what the file says, with one what stands beside it; and the status for scripts."""

import io
import subprocess
import sys
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import Encoding

import main
from storage.founding import GateSurroundings
from storage.gate import StoreGate
from tests import makers
from tests.casework.steps import Office
from tests.paper.signed import AT, ours, own, paper, pressed
from tests.storage.house import CHEAP, MemorySecrets
from tests.worlds import World
from triage.access.log import Act
from triage.besluit.sealing import Besluit
from triage.casework.casus.papers import paper as issue
from triage.casework.entering import NewRole
from triage.ids import RoleId
from ui.console.said import OK, REFUSED, TROUBLE, WRONG_USE
from ui.paper.signing import sign
from ui.words import say

ROOT = Path(main.__file__).parent
JELLE = "fiets lantaarn dakpan bootje"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    kept = tmp_path / "2026-0001-B1.pdf"
    kept.write_bytes(paper())
    return kept


def run(file: Path, *words: str) -> int:
    return main.main(["verify", str(file), *words])


def test_as_a_program_of_its_own_without_store_login_or_display(file: Path) -> None:
    command = [sys.executable, str(ROOT / "main.py"), "verify", str(file)]
    before = set(file.parent.rglob("*"))
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=file.parent, env={"PATH": ""})
    assert (done.returncode, done.stderr) == (OK, "")
    assert say("controle.uitslag.goed") in done.stdout
    assert "2026-0001-B1" in done.stdout
    assert set(file.parent.rglob("*")) == before


def test_an_outcome_is_told_on_a_terminal_that_lacks_signs_of_a_name(file: Path) -> None:
    file.write_bytes(sign(pressed(), own("Gemeente \u0395\u03bb\u03c3\u03c4"), AT))
    command = [sys.executable, str(ROOT / "main.py"), "verify", str(file)]
    around = {"PATH": "", "PYTHONIOENCODING": "ascii"}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=around)
    assert (done.returncode, done.stderr) == (OK, "")
    assert "Gemeente ????" in done.stdout


def test_a_changed_file_is_refused_and_the_fault_is_named(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    changed = bytearray(paper())
    changed[9_000] ^= 4
    file.write_bytes(changed)
    assert run(file) == REFUSED
    said = capsys.readouterr().out
    assert say("controle.fout.inhoud") in said
    assert say("controle.zin.niets_waard") in said
    # What a file that was changed says of itself is not repeated.
    assert "Besluit om gegevens" not in said


def test_what_cannot_be_read_is_trouble(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(tmp_path / "weg.pdf") == TROUBLE
    assert say("fout.papier_niet_gelezen.gebeurd", bestand="weg.pdf") in capsys.readouterr().err
    with (tmp_path / "groot.pdf").open("wb") as huge:
        huge.truncate(65_000_000)
    assert run(tmp_path / "groot.pdf") == TROUBLE


def test_the_published_certificate_tells_whose_it_is(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, form in (("gemeente.cer", Encoding.DER), ("gemeente.pem", Encoding.PEM)):
        published = tmp_path / name
        published.write_bytes(ours().certificates[0].public_bytes(form))
        assert run(file, "--certificaat", str(published)) == OK
        assert say("controle.zin.vingerafdruk_klopt") in capsys.readouterr().out
    spoken = " ".join(ours().fingerprint[at : at + 4] for at in range(0, 64, 4)).upper()
    assert run(file, "--vingerafdruk", spoken) == OK
    capsys.readouterr()
    file.write_bytes(sign(pressed(), own("Gemeente Elsterveen"), AT))
    assert run(file, "--vingerafdruk", spoken) == REFUSED
    assert say("controle.zin.vingerafdruk_anders") in capsys.readouterr().out


def test_the_name_of_a_file_is_no_outcome(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Somebody names a file so that the terminal would read as if it were whole."""
    file = tmp_path / f"x.pdf: {say('controle.uitslag.goed')}.\n  \x1b[8m.pdf"
    file.write_bytes(b"geen papier")
    assert run(file) == REFUSED
    first, *_ = capsys.readouterr().out.splitlines()
    assert first.endswith(f"{say('controle.uitslag.anders')}.")
    assert "\x1b" not in first


def test_what_is_no_certificate_or_fingerprint_is_refused(file: Path, tmp_path: Path) -> None:
    (tmp_path / "leeg.cer").write_bytes(b"")
    (tmp_path / "brief.cer").write_bytes(b"-----BEGIN CERTIFICATE-----\nbeste\n")
    for name in ("leeg.cer", "brief.cer"):
        assert run(file, "--certificaat", str(tmp_path / name)) == REFUSED
    assert run(file, "--certificaat", str(tmp_path / "weg.cer")) == TROUBLE
    assert run(file, "--vingerafdruk", "abc") == REFUSED


@pytest.mark.parametrize("words", [["verify"], ["verify", "--store", "x"], ["verify", "a.pdf", "--wat"]])
def test_other_words_are_wrong_use(words: list[str]) -> None:
    assert main.main(words) == WRONG_USE


# ----------------------------------------------------------------------------------------------------- with a store
@dataclass
class Town:
    """A store on this device with one sealed decision."""

    folder: Path
    besluit: Besluit
    issued: bytes
    monkeypatch: pytest.MonkeyPatch

    def run(self, file: Path, login: str = "jelle") -> int:
        self.monkeypatch.setattr(sys, "stdin", io.StringIO(f"{JELLE}\n"))
        return run(file, "--store", str(self.folder), "--login", login)


@pytest.fixture
def town(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Town:
    secrets = MemorySecrets()
    monkeypatch.setattr("storage.vault.device.KeyringSecrets", lambda: secrets)
    folder = tmp_path / "kluis"
    around = GateSurroundings(main.places(folder), secrets, main.SystemClock(), makers.Ids("x"), CHEAP)
    people = tuple(
        makers.new_person(name, login, NewRole(RoleId(role), mandate), password=JELLE, fresh=False)
        for name, login, role, mandate in (
            ("Jelle Brandsma", "jelle", "informatieregisseur", ""),
            ("Age Wiarda", "age", "beheerder", ""),
            ("Mirjam Vonkeman", "mirjam", "procesregisseur", "M-1"),
        )
    )
    gate = StoreGate(around)
    gate.found(replace(makers.set_up(), people=people))
    session = gate.unlock("jelle", JELLE)
    office = Office(World(session.work, list, lambda: None))
    besluit = office.sealed()
    assert session.signer is not None
    signer = session.signer()
    assert signer is not None

    def pressed_and_signed(*_: object) -> bytes:
        return sign(pressed(), signer, main.SystemClock().now())

    issued = issue(office.desk(makers.decider()), besluit.id, Act.AFGEDRUKT, pressed_and_signed)
    gate.lock()
    return Town(folder, besluit, issued, monkeypatch)


def test_with_a_store_it_says_which_decision_it_is_then_and_now(
    town: Town, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "uit.pdf"
    file.write_bytes(town.issued)
    assert town.run(file) == OK
    said = capsys.readouterr().out
    besluit = town.besluit
    for part in (
        say("controle.sleutel.nu"),
        "Precies dit bestand is hier uitgegeven",
        besluit.number,
        besluit.check_code,
        besluit.facts.outcome_text,
        say("controle.kluis.titel"),
    ):
        assert part in said, part
    for name in (person.name for person in besluit.facts.snapshot.people):
        assert name not in said


def test_with_a_store_one_of_another_is_refused(town: Town, file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Whole in itself, under the very name of the municipality; signed with a certificate that never was here."""
    assert run(file) == OK
    assert town.run(file) == REFUSED
    assert say("controle.sleutel.nooit") in capsys.readouterr().out


def test_with_a_store_the_rights_of_the_window_hold(town: Town, tmp_path: Path) -> None:
    file = tmp_path / "uit.pdf"
    file.write_bytes(town.issued)
    assert town.run(file, "age") == REFUSED
    assert town.run(file, "niemand") == REFUSED
