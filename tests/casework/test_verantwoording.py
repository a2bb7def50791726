"""The account of a year equals a count by hand; nothing that can be edited counts; what is fixed stays."""

import csv
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from io import StringIO

import pytest
from sqlalchemy.exc import DatabaseError

from tests import makers
from tests.casework.rights import refused
from tests.casework.year import DOUTZEN, JELLE, Year
from tests.worlds import World, memory_world
from triage.access.actor import Actor
from triage.access.log import Act
from triage.account.counted_seal import zegel_of
from triage.account.figures import count_year, find
from triage.account.ports import Gevraagd
from triage.account.verantwoording import Verantwoording
from triage.answers import MAX_TEXT, Answer
from triage.casework.followup.regels import leaves_by
from triage.casework.verantwoording.lezen import account_data, account_paper, read_account, years
from triage.casework.verantwoording.schrijven import write_account, write_fg
from triage.casework.verantwoording.vaststellen import fix_year
from triage.faults import Trouble
from triage.followup.jaarcijfers import Mark, whole
from triage.followup.signaal import MACHINE, Signaal, emptied
from triage.followup.stuk import moved
from triage.records.jaar_data import open_data
from ui.flows.brief_words import paper_words

BY_HAND = {
    # Decided: cases 3, 4, 5 and 7 to share, case 9 not. Case 1 went with consent and is no decision.
    "uitkomst": (5, {"gedeeld": 4, "niet_delen": 1}),
    "gedeeld": (4, {"delen": 4}),
    # In case 5 only a question went out: it tells that the wijkteam is involved.
    "inhoud": (4, {"gegeven": 3, "alleen_uitvraag": 1}),
    "crisis": (5, {"wel": 1, "niet": 4}),
    "vastgelegd": (1, {"met_toestemming": 1}),
    "herroepingen": (1, {}),
    "vernietigd": (0, {}),
    # Huib; Danique and Milan; Ferdi; Rico.
    "mensen": (5, {"casussen": 4}),
    "a": (5, {"A3": 1, "A7": 2, "A2": 1, "A5": 1}),
    # Those five, Huib's daughter and Petra; the last two of whom nothing leaves.
    "informeren": (7, {"bij_verstrekking": 2, "achteraf": 2, "uitgesteld": 1, "niet_nodig": 2}),
    # Case 1: 1 · case 3: 3 · case 4: 5 · case 5: 3 · case 7: 2 · case 9: 2.
    "regels": (16, {"zonder": 7, "toestemming": 1, "route": 3, "niet": 5}),
    "routes": (3, {"melding_bij_veilig_thuis": 1, "melding_bij_het_college_voor_de_wvggz": 1,
                   "aanmelding_bij_het_zorg_en_veiligheidshuis": 1}),
    "woorden": (7, {"geheel": 7}),
    "handeling": (7, {"verstrekking": 6, "uitvraag": 1}),
    "b1": (7, {"B1d": 2, "B1e": 5}),
    "b2": (7, {"B2c": 1, "B2h": 2, "geen": 4}),
    "b3": (7, {"geen": 7}),
    "b4": (7, {"B4c": 1, "B4d": 6}),
    # Vital interest (B1d) needs no article of a task.
    "wet": (7, {"wmo": 5, "geen": 2}),
    # Case 3: D7 · case 5: D5 and D8 · case 9: D1 with D9, and D1 with D7: two requests for another purpose.
    "d": (5, {"D1": 2, "D5": 1, "D7": 2, "D8": 1, "D9": 1}),
    # Told: Huib, Danique, Milan. Ferdi not yet. Rico may not know yet.
    "verteld": (7, {"geinformeerd": 3, "nog_niet": 1, "uitgesteld": 1, "niet_verplicht": 2}),
    "uitstel": (1, {"C2": 1}),
    # Until 17 November, looked at on that day; then until 15 December, which is still to come.
    "herbeoordeling": (2, {"op_tijd": 1, "loopt": 1}),
    "uitstel_loopt": (1, {}),
    "crisis_oordeel": (1, {"bekrachtigd": 1}),
    "crisis_tijd": (1, {"op_tijd": 1}),
    "crisis_informeren": (1, {"op_tijd": 1}),
    "crisis_wacht": (0, {}),
    "verzoeken": (4, {"bezwaar": 1, "klacht": 1, "overig": 2}),
    "rechten": (2, {"inzage": 2}),
    "bezwaar_uitkomst": (1, {"toegewezen": 1}),
    "bezwaar_tijd": (1, {"op_tijd": 1}),
    "bezwaar_verlengd": (1, {"niet_verlengd": 1}),
    "awb_bezwaar_uitkomst": (0, {}),
    "awb_bezwaar_tijd": (0, {}),
    "awb_bezwaar_verlengd": (0, {}),
    "klacht_uitkomst": (1, {"afgewezen": 1}),
    "klacht_tijd": (1, {"op_tijd": 1}),
    "klacht_verlengd": (1, {"niet_verlengd": 1}),
    "overig_uitkomst": (2, {"loopt": 2}),
    "overig_tijd": (2, {"loopt": 2}),
    "overig_verlengd": (2, {"verlengd": 1, "niet_verlengd": 1}),
    "datalekken": (1, {"gemeld": 1}),
    "signalen": (2, {"onterecht": 1, "loopt": 1}),
    "heroverwegingen": (0, {}),
    "toestemming_terug": (1, {}),
    # That the signal was unfounded: to the school that was asked, and to the person. And Ferdi hears of the withdrawal.
    "berichten": (3, {"loopt": 3}),
    "steekproef": (0, {}),
}  # fmt: skip
IN_WINTER = {
    # Nobody looked at the second deferral on 15 December; the second request was answered a day too late.
    "herbeoordeling": (2, {"op_tijd": 1, "te_laat": 1}),
    "overig_uitkomst": (2, {"toegewezen": 1, "loopt": 1}),
    "overig_tijd": (2, {"te_laat": 1, "loopt": 1}),
}

Part = tuple[bool, Callable[[], object]]
"""Whether a role may do something, and how it is tried."""


def numbers(account: Verantwoording) -> dict[str, tuple[int | None, dict[str, int | None]]]:
    """Return every number of an account, without rows of nothing."""
    return {
        one.id: (one.total.count, {row.id.partition(".")[2]: row.count for row in one.rows if row.count != 0})
        for one in account.tables
    }


def full(year: Year, by: Actor = JELLE) -> Verantwoording:
    return read_account(year.desk(by), 2026, full=True)


@pytest.fixture
def year(world: World) -> Year:
    return Year.lived(world)


def in_memory() -> Year:
    return Year.lived(memory_world())


# ---------------------------------------------------------------------------------------------------------- counting
def test_the_year_of_the_worked_cases_is_what_was_counted_by_hand(year: Year) -> None:
    assert numbers(full(year)) == BY_HAND
    year.winter()
    assert numbers(full(year)) == BY_HAND | IN_WINTER
    assert numbers(read_account(year.desk(JELLE), 2027, full=True))["uitkomst"] == (0, {})


def test_what_somebody_changes_in_a_casus_afterwards_changes_no_number() -> None:
    year = in_memory()
    before = numbers(full(year))
    casus = year.stored(year.besluiten[3].casus)
    year.edited(
        casus,
        ("toestemming.code", "huib", Answer(("A1",))),
        ("grond.b1", "naar_huisarts", Answer("B1c")),
        ("grond.artikel", "naar_huisarts", Answer("Jeugdwet artikel 7.4.0")),
        ("informeren.wanneer", "huib", Answer("vooraf")),
        ("gevaar.nu", None, Answer(True)),
    )
    assert numbers(full(year)) == before


def test_a_casus_that_is_afgeschermd_counts_as_every_other() -> None:
    year = in_memory()
    before = numbers(full(year))
    casus = year.stored(year.besluiten[7].casus)
    with year.world.work() as work:
        work.casussen.keep_naming(casus, replace(casus, shielded=True, version=casus.version + 1), makers.look())
        work.commit()
    assert numbers(full(year)) == before


def test_a_signal_that_was_destroyed_is_still_counted(year: Year) -> None:
    look = replace(makers.look(Act.SIGNAAL_VERNIETIGD), at=year.clock.now())
    with year.world.work() as work:
        signals = work.jaren.stukken(Gevraagd(Signaal, date(2026, 1, 1)), look)
        gone = next(one for one in signals if one.state == "onterecht")
        bare = replace(moved(gone, MACHINE, "vernietigen", emptied(gone.content)), concerned=())
        work.erasing.stuk(gone, bare, "vernietigen", look, date(2027, 3, 1))
        work.commit()
    assert numbers(full(year))["signalen"] == (2, {"onterecht": 1, "loopt": 1})


def test_what_was_destroyed_does_not_silently_shrink_the_year(year: Year) -> None:
    with year.world.work() as work:
        work.erasing.casus(year.besluiten[9].casus, makers.look(Act.CASUS_VERNIETIGD), date(2027, 3, 1))
        work.commit()
    found = numbers(full(year))
    assert found["uitkomst"] == (4, {"gedeeld": 4})
    assert found["vernietigd"] == (1, {"besluit": 1})


def test_a_seal_that_is_not_what_was_sealed_stops_the_account() -> None:
    year = in_memory()
    store = year.world.work.__self__  # type: ignore[attr-defined]
    broken = replace(store.state.besluiten[0], canonical=store.state.besluiten[0].canonical.replace(b"huib", b"hubb"))
    store.state.besluiten = (broken, *store.state.besluiten[1:])
    with pytest.raises(Trouble, check=lambda trouble: trouble.code == "zegel_gebroken"):
        full(year)


def test_what_is_counted_of_a_line_is_what_may_leave_of_it() -> None:
    """`zegel_of` reads the sealed bytes alone; it says of each line what the rest of the program says."""
    year = in_memory()
    for besluit in year.besluiten.values():
        counted = zegel_of(besluit.id, besluit.canonical)
        for line, one in zip(besluit.facts.snapshot.lines, counted.lines, strict=True):
            leaves = leaves_by(besluit.facts, line)
            assert (leaves is not None) == (one.lot.value not in ("niet", "jurist"))


# ------------------------------------------------------------------------------------------------------ small numbers
def test_with_five_decisions_only_totals_are_shown() -> None:
    year = in_memory()
    account = read_account(year.desk(JELLE), 2026)
    shown = {
        getal.id for table in account.tables for getal in (table.total, *table.rows) if getal.mark is not Mark.DICHT
    }
    assert account.few
    assert shown == {
        "uitkomst.totaal", "vastgelegd.totaal", "vernietigd.totaal", "verzoeken.totaal", "datalekken.totaal",
        "signalen.totaal",
    }  # fmt: skip
    assert account.number("uitkomst.totaal") is not None
    assert all(getal.count is None for table in account.tables for getal in table.rows)


# ------------------------------------------------------------------------------------------------- writing and fixing
def test_the_year_is_written_and_fixed_and_then_stays(year: Year) -> None:
    jelle, doutzen = year.desk(JELLE), year.desk(DOUTZEN)
    account = write_account(jelle, read_account(jelle, 2026), "Dit jaar was druk.")
    assert (account.text, account.stuk and account.stuk.number) == ("Dit jaar was druk.", "2026-J1")
    account = write_fg(doutzen, read_account(doutzen, 2026), "Ik las tien besluiten na.")
    assert account.fg is not None
    assert (account.fg.words, account.fg.by_name) == ("Ik las tien besluiten na.", "Doutzen Algra")
    with refused("jaar_loopt_nog"):
        fix_year(jelle, read_account(jelle, 2026))

    year.winter()
    fixed = fix_year(jelle, full(year))
    before = numbers(fixed)
    with year.world.work() as work:
        work.erasing.casus(year.besluiten[3].casus, makers.look(Act.CASUS_VERNIETIGD), date(2027, 3, 1))
        work.commit()
    assert numbers(full(year)) == before
    assert full(year).counted_on == date(2027, 1, 12)
    assert [(one.year, one.state) for one in years(jelle)] == [(2027, "leeg"), (2026, "vastgesteld")]

    with refused("jaar_vastgesteld"):
        write_account(jelle, full(year), "Toch anders.")
    with refused("jaar_vastgesteld"):
        fix_year(jelle, full(year))
    later = write_fg(doutzen, full(year, DOUTZEN), "Ik las er twintig na.")
    assert later.fg is not None
    assert later.fg.words == "Ik las er twintig na."
    with refused("fg_paragraaf_leeg"):
        write_fg(doutzen, full(year, DOUTZEN), " ")
    assert later.text == "Dit jaar was druk."


def test_what_may_be_shown_of_a_fixed_year_is_kept_with_it() -> None:
    year = in_memory()
    year.winter()
    fixed = fix_year(year.desk(JELLE), full(year)).fixed
    assert fixed is not None
    assert {one.cell for one in fixed.marks} == set(fixed.figures.cells)


def test_who_may_not_see_small_numbers_is_not_given_them_unseen_either() -> None:
    year = in_memory()
    year.winter()
    fix_year(year.desk(JELLE), full(year))
    seen = read_account(year.desk(makers.decider()), 2026)
    assert seen.fixed is not None
    assert seen.fixed.figures.cells == {}
    whole = full(year).fixed
    assert whole is not None
    assert whole.figures.cells


def test_nobody_writes_over_what_they_did_not_see() -> None:
    year = in_memory()
    jelle, doutzen = year.desk(JELLE), year.desk(DOUTZEN)
    seen = read_account(jelle, 2026)
    write_fg(doutzen, read_account(doutzen, 2026), "De FG was er eerst.")
    with refused("inmiddels_gewijzigd"):
        write_account(jelle, seen, "Ik zag dat niet.")


def test_a_text_has_an_end_and_a_year_to_come_none() -> None:
    year = in_memory()
    jelle = year.desk(JELLE)
    with refused("tekst_te_lang"):
        write_account(jelle, read_account(jelle, 2026), "x" * (MAX_TEXT + 1))
    for unknown in (2027, 1999):
        with refused("jaar_onbekend"):
            read_account(jelle, unknown)


# -------------------------------------------------------------------------------------------------------- who and log
@pytest.mark.parametrize(
    ("by", "reads", "writes", "fg"),
    [
        (JELLE, True, True, False),
        (DOUTZEN, True, False, True),
        (makers.decider(), True, False, False),
        (makers.actor(), False, False, False),
        (makers.actor("Age Wiarda", "beheerder"), False, False, False),
    ],
    ids=lambda one: getattr(one, "role", None),
)
def test_each_role_does_its_own_part(by: Actor, *, reads: bool, writes: bool, fg: bool) -> None:
    year = in_memory()
    desk, seen = year.desk(by), full(year)
    acts: tuple[Part, ...] = (
        (reads, lambda: read_account(desk, 2026)),
        (writes, lambda: write_account(desk, seen, "Van mij.")),
        (fg, lambda: write_fg(desk, full(year, DOUTZEN), "Van mij.")),
    )
    for may, act in acts:
        if may:
            act()
            continue
        with refused("geen_recht"):
            act()


def test_each_look_leaves_one_line_about_nobody(year: Year) -> None:
    jelle = year.desk(JELLE)
    seen = Act.VERANTWOORDING_GEZIEN.value
    told = year.world.told
    assert told(lambda: years(jelle)) == [(seen, None)]
    assert told(lambda: read_account(jelle, 2026)) == [(seen, None)]
    assert told(lambda: full(year)) == [(seen, None)]
    assert year.world.lines()[-1].detail == "2026 volledig"
    printed = Act.VERANTWOORDING_AFGEDRUKT
    assert told(lambda: account_paper(jelle, 2026, printed, lambda *_: b"")) == [(printed.value, None)]
    changed = [(Act.VERANTWOORDING_GEWIJZIGD.value, None)]
    assert told(lambda: write_account(jelle, read_account(jelle, 2026), "Ja."))[-1:] == changed
    year.winter()
    account = full(year)
    assert told(lambda: fix_year(jelle, account)) == changed
    saved = [(Act.VERANTWOORDING_BEWAARD.value, None)]
    assert told(lambda: account_data(jelle, 2026, paper_words("jaar"))) == saved


def test_without_a_log_line_there_is_no_account(year: Year) -> None:
    account = full(year)
    year.world.break_log()
    jelle = year.desk(JELLE)
    for act in (
        lambda: years(jelle),
        lambda: read_account(jelle, 2026),
        lambda: account_paper(jelle, 2026, Act.VERANTWOORDING_BEWAARD, lambda *_: b""),
        lambda: account_data(jelle, 2026, paper_words("jaar"), full=True),
        lambda: write_account(jelle, account, "Ja."),
    ):
        with pytest.raises((RuntimeError, DatabaseError)):
            act()


def test_finding_what_is_counted_leaves_its_line_by_itself(year: Year) -> None:
    look = year.desk(JELLE).look(Act.VERANTWOORDING_GEZIEN, "verantwoording", "2026")

    def count() -> None:
        with year.world.work() as work:
            count_year(2026, date(2026, 12, 31), find(work.jaren, 2026, makers.kader(), look))
            work.commit()

    assert year.world.told(count) == [("verantwoording_gezien", None)]


# ---------------------------------------------------------------------------------------------------------- open data
def test_open_data_is_of_a_fixed_year_alone_and_holds_what_the_paper_shows() -> None:
    year = in_memory()
    jelle, words = year.desk(JELLE), paper_words("jaar")
    with refused("jaar_niet_vastgesteld"):
        account_data(jelle, 2026, words)
    year.winter()
    account = fix_year(jelle, read_account(jelle, 2026))
    data, described = account_data(jelle, 2026, words)
    assert (data.name, described.name) == ("verantwoording-2026.csv", "verantwoording-2026.csv-metadata.json")
    rows = list(csv.DictReader(StringIO(data.content.decode("utf-8-sig")), delimiter=";"))
    shown = [getal for table in account.tables for getal in (table.total, *table.told)]
    assert [row["aantal"] for row in rows] == ["" if one.count is None else str(one.count) for one in shown]
    assert {row["status"] for row in rows} == {"getoond", "minder_dan_5", "niet_getoond"}
    columns = json.loads(described.content)["tableSchema"]["columns"]
    assert [one["name"] for one in columns] == list(rows[0])
    assert all(one["dc:description"] for one in columns)


def test_the_open_data_of_few_decisions_do_not_tell_what_occurred() -> None:
    """Of the routes there is a row for each that was taken: the name of a row would tell what its number may not."""
    year = in_memory()
    assert dict(numbers(full(year)))["routes"][1].keys() >= {"melding_bij_veilig_thuis"}
    text = open_data(read_account(year.desk(JELLE), 2026), paper_words("jaar"))[0].content.decode("utf-8-sig")
    assert '"routes";' in text
    assert "Veilig Thuis" not in text
    assert "wmo" not in text.casefold()


def test_open_data_of_practice_say_so_by_their_name() -> None:
    year = in_memory()
    year.winter()
    fix_year(year.desk(JELLE), read_account(year.desk(JELLE), 2026))
    with year.world.work() as work:
        work.mensen.set_settings(replace(work.mensen.settings(), practice=True))
        work.commit()
    data, described = account_data(year.desk(JELLE), 2026, paper_words("jaar"))
    assert (data.name, described.name) == (
        "oefening-verantwoording-2026.csv", "oefening-verantwoording-2026.csv-metadata.json",
    )  # fmt: skip
    assert json.loads(described.content)["url"] == data.name
    assert "OEFENING" in json.loads(described.content)["dc:description"]


def test_no_cell_of_the_open_data_is_a_formula() -> None:
    year = in_memory()
    with year.world.work() as work:
        look = year.desk(JELLE).look(Act.VERANTWOORDING_GEZIEN, "verantwoording")
        found = find(work.jaren, 2026, makers.kader(), look)
        work.commit()
    bad = '=HYPERLINK("http://kwaad")\r\n;@x'
    zegels = tuple(
        replace(one, lines=tuple(replace(line, route=bad) if line.route else line for line in one.lines))
        for one in found.sealed.zegels
    )
    figures = count_year(2026, date(2027, 1, 1), replace(found, sealed=replace(found.sealed, zegels=zegels)))
    account = replace(full(year), tables=whole(figures))
    text = open_data(account, paper_words("jaar"))[0].content.decode("utf-8-sig")
    rows = list(csv.reader(StringIO(text), delimiter=";"))
    assert len({len(row) for row in rows}) == 1
    assert any("HYPERLINK" in cell for row in rows for cell in row)
    assert not [cell for row in rows for cell in row if cell.lstrip()[:1] in tuple("=+-@")]
