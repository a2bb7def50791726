"""`log verify` and `log export`: the same login, rights and log as the window, and what they say and return."""

import io
import json
import stat
import sys
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

import pytest

import main
from storage.founding import GateSurroundings
from storage.gate import StoreGate
from tests import makers
from tests.storage.house import CHEAP, MemorySecrets
from triage.access.log import Act
from triage.access.standbewijs import as_text
from triage.casework.desk import Desk
from triage.casework.entering import NewRole, roles_of, sit_down
from triage.casework.inzagelog.standbewijs import make_standbewijs
from triage.casus.model import CasusState
from triage.ids import RoleId
from ui.console import desk as console
from ui.console.said import OK, REFUSED, TROUBLE, WRONG_USE
from ui.words import say

JELLE, DOUTZEN = "fiets lantaarn dakpan bootje", "kastanje vijver gordijn schaats"
MANY, FRESH = "molen dijkje bezem koekpan", "zolder ladder regenton fluit"


@dataclass
class Town:
    """A store on this device, and how to come in by the command line."""

    around: GateSurroundings
    folder: Path
    monkeypatch: pytest.MonkeyPatch

    def run(self, *words: str, password: str = JELLE, login: str = "jelle") -> int:
        self.monkeypatch.setattr(sys, "stdin", io.StringIO(f"{password}\n"))
        return main.main([*words, "--store", str(self.folder), "--login", login])

    def desk(self, gate: StoreGate, login: str, password: str) -> Desk:
        session = gate.unlock(login, password)
        actor = roles_of(session, main.SystemClock().today())[0]
        return sit_down(session, actor, main.SystemClock(), self.around.ids, *main.load_kaders())

    def acts(self) -> list[str]:
        """Return what stands in the log."""
        gate = StoreGate(self.around)
        session = gate.unlock("jelle", JELLE)
        try:
            with session.work() as work:
                found = work.inzage.stand().lines
                from tests.storage.test_log_reading import my_look, no_names
                from triage.access.inzage import Gezocht

                lines = list(work.inzage.every(Gezocht(), no_names(), my_look()))
            assert found == len(lines)
            return [line.act for line in lines]
        finally:
            gate.lock()


@pytest.fixture
def town(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Town:
    secrets = MemorySecrets()
    monkeypatch.setattr("storage.vault.device.KeyringSecrets", lambda: secrets)
    folder = tmp_path / "kluis"
    around = GateSurroundings(main.places(folder), secrets, main.SystemClock(), makers.Ids("x"), CHEAP)

    def person(name: str, login: str, password: str, *roles: str, fresh: bool = False) -> object:
        held = [NewRole(RoleId(role), *(("M-1",) if role == "procesregisseur" else ())) for role in roles]
        return makers.new_person(name, login, *held, password=password, fresh=fresh)

    people = (
        person("Jelle Brandsma", "jelle", JELLE, "informatieregisseur"),
        person("Doutzen Algra", "doutzen", DOUTZEN, "fg"),
        person("Marit Vonkeman", "marit", MANY, "procesregisseur", "fg"),
        person("Ilse Terpstra", "ilse", FRESH, "wijkteamprofessional", fresh=True),
        person("Youssef el Amrani", "youssef", makers.PASSWORD, "wijkteamprofessional"),
    )
    gate = StoreGate(around)
    gate.found(replace(makers.set_up(), people=people))  # type: ignore[arg-type]
    session = gate.unlock("youssef", makers.PASSWORD)
    with session.work() as work:
        work.casussen.add(makers.casus(people=2), makers.look(Act.CASUS_GEOPEND))
        work.commit()
    gate.lock()
    return Town(around, folder, monkeypatch)


def test_a_whole_log_is_said_to_be_whole(town: Town, capsys: pytest.CaptureFixture[str]) -> None:
    assert town.run("log", "verify") == OK
    said = capsys.readouterr()
    assert "ongeschonden" in said.out
    assert say("logopdracht.vergeleken", aantal=1) in said.out
    assert JELLE not in said.out + said.err
    assert town.acts()[-3:] == ["ingelogd", "log_gecontroleerd", "vergrendeld"]


def test_a_mark_from_paper_and_a_standbewijs_are_compared(
    town: Town, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    gate = StoreGate(town.around)
    desk = town.desk(gate, "doutzen", DOUTZEN)
    bewijs = make_standbewijs(desk)
    gate.lock()
    kept = tmp_path / "standbewijs.json"
    kept.write_text(as_text(bewijs), encoding="utf-8")
    mark = f"{bewijs.seq}-{bewijs.peil.mark}".lower().replace("0", "o")
    assert town.run("log", "verify", "--anker", mark, "--standbewijs", str(kept)) == OK
    said = capsys.readouterr().out
    assert "Standbewijs 1 klopt" in said
    assert say("logopdracht.vergeleken", aantal=3) in said
    wrong = f"{bewijs.seq}-{'0000-' * 3}0000"
    assert town.run("log", "verify", "--anker", mark, wrong) == TROUBLE
    told = capsys.readouterr().err
    assert say("logopdracht.bevinding.teruggezet", regel=bewijs.seq) in told
    assert say("fout.log_geschonden.doen") in told


def test_a_standbewijs_of_another_store_or_a_changed_one(
    town: Town, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    gate = StoreGate(town.around)
    bewijs = make_standbewijs(town.desk(gate, "doutzen", DOUTZEN))
    gate.lock()
    kept = tmp_path / "standbewijs.json"
    kept.write_text(as_text(replace(bewijs, installation="ander")), encoding="utf-8")
    assert town.run("log", "verify", "--standbewijs", str(kept)) == TROUBLE
    assert "andere kluis" in capsys.readouterr().err
    kept.write_text(as_text(bewijs).replace('"seq":', '"seq":1'), encoding="utf-8")
    assert town.run("log", "verify", "--standbewijs", str(kept)) == REFUSED
    assert say("fout.standbewijs_gewijzigd.gebeurd") in capsys.readouterr().err
    kept.write_bytes(b"\xff\xfe")
    assert town.run("log", "verify", "--standbewijs", str(kept)) == TROUBLE


def test_the_log_goes_into_a_file_of_this_user(town: Town, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "log.jsonl"
    assert town.run("log", "export", "--vorm", "ldv", "--naar", str(out)) == OK
    said = capsys.readouterr()
    count = len(out.read_text(encoding="utf-8").splitlines())
    assert say("logopdracht.uitgevoerd", aantal=count, bestand=str(out)) in said.out
    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    assert all(json.loads(line)["trace_id"] for line in out.read_text(encoding="utf-8").splitlines())
    table = tmp_path / "log.csv"
    assert town.run("log", "export", "--vorm", "csv", "--naar", str(table), "--sinds", "1-1-2020") == OK
    assert "Youssef el Amrani" in table.read_text(encoding="utf-8")
    assert town.run("log", "export", "--vorm", "csv", "--naar", str(table), "--tot", "2020-01-01") == OK
    assert len(table.read_text(encoding="utf-8").splitlines()) == 1
    assert "log_uitgevoerd" in town.acts()
    assert [path.name for path in tmp_path.glob(".*deel")] == []


def test_a_file_that_cannot_be_written_leaves_nothing(
    town: Town, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    nowhere = tmp_path / "bestaat_niet" / "log.csv"
    assert town.run("log", "export", "--vorm", "csv", "--naar", str(nowhere)) == TROUBLE
    assert say("fout.uitvoer_niet_geschreven.bewaard") in capsys.readouterr().err
    assert not nowhere.parent.exists()


@pytest.mark.parametrize(
    ("login", "password", "words", "code"),
    [
        ("jelle", "verkeerd", (), "verkeerd_wachtwoord"),
        ("niemand", JELLE, (), "verkeerd_wachtwoord"),
        ("youssef", makers.PASSWORD, (), "geen_recht"),
        ("ilse", FRESH, (), "eigen_wachtwoord_eerst"),
        ("marit", MANY, (), "rol_kiezen"),
        ("marit", MANY, ("--rol", "beheerder"), "rol_niet_van_u"),
        ("marit", MANY, ("--rol", "procesregisseur"), "geen_recht"),
        ("jelle", JELLE, ("--anker", "12-ABC"), "anker_onleesbaar"),
    ],
)
def test_who_may_not_is_refused_in_words(
    town: Town,
    capsys: pytest.CaptureFixture[str],
    login: str,
    password: str,
    words: tuple[str, ...],
    code: str,
) -> None:
    assert town.run("log", "verify", *words, password=password, login=login) == REFUSED
    said = capsys.readouterr()
    assert say(f"fout.{code}.doen", rol="beheerder", rollen=("procesregisseur", "fg"), seconden=0) in said.err
    assert "ongeschonden" not in said.out
    assert password not in said.err


def test_a_role_is_chosen_where_there_are_several(town: Town) -> None:
    assert town.run("log", "verify", "--rol", "fg", password=MANY, login="marit") == OK


def test_the_terminal_asks_for_what_was_not_said(
    town: Town, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    asked: list[str] = []

    def hidden(prompt: str, _: object) -> str:
        asked.append(prompt)
        return JELLE

    monkeypatch.setattr(sys, "stdin", Terminal("jelle\n"))
    monkeypatch.setattr(console, "getpass", hidden)
    assert main.main(["log", "verify", "--store", str(town.folder)]) == OK
    assert asked == [say("logopdracht.wachtwoord")]
    assert say("logopdracht.login") in capsys.readouterr().err


@pytest.mark.parametrize(
    "words",
    [
        ["log"],
        ["log", "verify", "--wachtwoord", "x"],
        ["log", "verify", "los"],
        ["log", "verify", "--anker"],
        ["log", "verify", "--login", "a", "b"],
        ["log", "verify", "--login", "a", "--login", "b"],
        ["log", "export"],
        ["log", "export", "--vorm", "ldv"],
        ["log", "export", "--vorm", "xml", "--naar", "x"],
        ["log", "export", "--vorm", "csv", "--naar", "x", "--sinds", "gisteren"],
        ["log", "export", "--vorm", "csv", "--naar", "x", "--tot", "31-2-2026"],
    ],
)
def test_what_means_nothing_is_wrong_use(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main.main(words) == WRONG_USE
    assert "log verify" in capsys.readouterr().err


def test_days_are_read_both_ways() -> None:
    words = ["log", "export", "--vorm", "csv", "--naar", "x", "--sinds", "1-3-2026", "--tot", "2026-03-02"]
    order = main.read_order(words)
    assert (order.word("--sinds"), order.word("--tot")) == ("1-3-2026", "2026-03-02")


def test_without_a_store_there_is_nothing_to_check(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("storage.vault.device.KeyringSecrets", MemorySecrets)
    monkeypatch.setattr(sys, "stdin", io.StringIO("x\n"))
    words = ["log", "verify", "--store", str(tmp_path / "leeg"), "--login", "jelle"]
    assert main.main(words) == TROUBLE
    assert say("fout.bestand_ontbreekt.doen") in capsys.readouterr().err
    assert not (tmp_path / "leeg").exists()


# ------------------------------------------------------------------------------------------------ what is due
def test_what_is_past_its_day_is_told_without_names(town: Town, capsys: pytest.CaptureFixture[str]) -> None:
    gate = StoreGate(town.around)
    session = gate.unlock("youssef", makers.PASSWORD)
    old = replace(makers.look(Act.GESLOTEN), at=makers.NOW - timedelta(days=365 * 17))
    with session.work() as work:
        for number, state in ((7, CasusState.GESLOTEN), (8, CasusState.CONCEPT)):
            work.casussen.add(replace(makers.casus(number), state=state, shielded=True), old)
        work.commit()
    gate.lock()
    assert town.run("destroy-due", "--list") == OK
    said = capsys.readouterr().out
    assert "2026-0007" in said
    assert "2026-0008" in said
    assert "2026-0001" not in said
    assert "Naam van" not in said
    assert say("bewaren.opdracht.aantal", aantal=2, klaar=1) in said
    assert "vernietiging_gezien" in town.acts()


def test_who_may_not_see_what_is_kept_is_refused_and_only_a_list_can_be_asked(
    town: Town, capsys: pytest.CaptureFixture[str]
) -> None:
    assert town.run("destroy-due", "--list", login="youssef", password=makers.PASSWORD) == REFUSED
    assert "2026" not in capsys.readouterr().out
    assert main.main(["destroy-due"]) == WRONG_USE
    assert main.main(["destroy-due", "--list", "--anker", "x"]) == WRONG_USE
