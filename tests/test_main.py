"""The front door: what the words on the command line do, and with which exit status."""

import shutil
import sys
from pathlib import Path

import pytest

import main
from resources.reading import kader_versions
from triage.faults import Trouble
from ui.console.said import OK, REFUSED, TROUBLE, WRONG_USE
from ui.words import say

KADER = Path(main.__file__).parent / "resources" / "kader" / "2026.1"


def test_every_kader_that_comes_along_is_whole(capsys: pytest.CaptureFixture[str]) -> None:
    assert main.main(["kader", "check"]) == OK
    said = capsys.readouterr()
    assert [line.partition(":")[0] for line in said.out.splitlines()] == list(kader_versions())
    assert said.err == ""


def test_a_kader_is_a_folder_or_a_file_in_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert main.main(["kader", "check", str(KADER)]) == OK
    assert main.main(["kader", "check", str(KADER / "kader.toml")]) == OK
    assert "klopt" in capsys.readouterr().out


def test_a_broken_kader_tells_every_fault_with_its_place(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for file in KADER.glob("*.toml"):
        text = file.read_text(encoding="utf-8")
        (tmp_path / file.name).write_text(
            text.replace('stap = "aanleiding"', 'stap = "nergens"', 1).replace('soort = "ja_nee"', 'soort = "gok"', 1),
            encoding="utf-8",
        )
    assert main.main(["kader", "check", str(tmp_path)]) == REFUSED
    faults = capsys.readouterr().err.splitlines()
    assert any("vragen.toml" in fault and "nergens" in fault for fault in faults)
    assert any("soort: kent alleen" in fault for fault in faults)


def test_a_walk_beside_a_broken_kader_tells_the_faults_of_the_kader(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(KADER, tmp_path / "eigen")
    questions = tmp_path / "eigen" / "vragen.toml"
    text = questions.read_text(encoding="utf-8")
    questions.write_text(text.replace('stap = "aanleiding"', 'stap = "nergens"', 1), encoding="utf-8")
    assert main.main(["kader", "walk", str(tmp_path / "eigen" / "walks" / "blok_pw_65.toml")]) == REFUSED
    told = capsys.readouterr().err
    assert "vragen.toml" in told
    assert "nergens" in told
    assert say("fout.kader_fouten.doen") in told


class Child:
    """A program that was started."""

    def __init__(self, command: list[str], **how: object) -> None:
        STARTED.append((command, how))

    def wait(self) -> int:
        return 0


STARTED: list[tuple[list[str], dict[str, object]]] = []


def test_practice_starts_in_a_program_of_its_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    STARTED.clear()
    monkeypatch.setattr("subprocess.Popen", Child)
    main.real_start(tmp_path / "kluis").open_practice()
    ((command, how),) = STARTED
    assert command[0] == sys.executable
    assert command[1:] == [str(Path(main.__file__).resolve()), "--demo"]
    assert how["start_new_session"] is True
    assert not (tmp_path / "kluis").exists()


def test_practice_that_does_not_start_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.executable", "/nergens/python")
    with pytest.raises(Trouble, match="oefenen_start_niet"):
        main.open_practice()


def test_a_file_that_is_no_toml_names_its_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "kapot.toml"
    file.write_text('naam = "goed"\ndit is niets\n', encoding="utf-8")
    assert main.main(["kader", "walk", str(file)]) == TROUBLE
    assert "regel 2" in capsys.readouterr().err


def test_every_walk_that_comes_along_holds(capsys: pytest.CaptureFixture[str]) -> None:
    walks = sorted(str(file) for file in (KADER / "walks").glob("*.toml"))
    assert main.main(["kader", "walk", *walks]) == OK
    assert len(capsys.readouterr().out.splitlines()) == len(walks) >= 20


def test_a_walk_that_no_longer_holds_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = (KADER / "walks" / "blok_pw_65.toml").read_text(encoding="utf-8")
    changed = tmp_path / "anders.toml"
    changed.write_text(text.replace('"niet"', '"tenzij"', 1), encoding="utf-8")
    assert changed.read_text(encoding="utf-8") != text
    assert main.main(["kader", "walk", str(changed)]) == REFUSED
    assert "anders.toml" in capsys.readouterr().err


@pytest.mark.parametrize(
    "words",
    [
        ["--onzin"],
        ["kader"],
        ["kader", "walk"],
        ["--store"],
        ["--store", "--demo"],
        ["--toon", "map"],
        ["--demo", "--store", "map"],
        ["doctor", "iets"],
    ],
)
def test_what_means_nothing_is_wrong_use(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main.main(words) == WRONG_USE
    said = capsys.readouterr()
    assert said.out == ""
    assert "main.py --demo" in said.err


def test_help_and_version_answer_on_standard_output(capsys: pytest.CaptureFixture[str]) -> None:
    assert main.main(["--help"]) == OK
    assert main.main(["--versie"]) == OK
    said = capsys.readouterr()
    assert "kader check" in said.out
    assert main.VERSION in said.out
    assert said.err == ""


def test_practice_never_takes_a_store() -> None:
    with pytest.raises(main.WrongUse):
        main.read_order(["--demo", "--store", "ergens"])


def test_two_places_are_remembered_apart(tmp_path: Path) -> None:
    order = main.read_order(["doctor", "--store", str(tmp_path)])
    assert order.store == tmp_path
    assert main.places(tmp_path / "a").state != main.places(tmp_path / "b").state
    assert main.places(tmp_path / "a").state != main.places(None).state


def test_without_a_display_it_says_so(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    assert main.main([]) == TROUBLE
    assert "beeldscherm" in capsys.readouterr().err


def test_the_doctor_tells_what_is_wrong(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class NoKeyring:
        def probe(self) -> None:
            raise Trouble("geen_sleutelbos", sleutelbos="fail")

    monkeypatch.setattr("storage.vault.device.KeyringSecrets", NoKeyring)
    assert main.main(["doctor", "--store", str(tmp_path / "kluis")]) == TROUBLE
    lines = capsys.readouterr().out.splitlines()
    assert [line for line in lines if line.startswith("NIET GOED")] != []
    assert any("SQLCipher 4" in line for line in lines)
    assert not (tmp_path / "kluis").exists()
