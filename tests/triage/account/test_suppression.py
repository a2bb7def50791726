"""No number that is hidden can be found again, whatever is added, subtracted or tried."""

from dataclasses import replace
from datetime import date
from itertools import product
from random import Random

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests import makers
from tests.records.jaren import code, counted
from tests.triage.account.attack import Attacker
from triage.account.counted_seal import GeteldeMens, GeteldeRegel, GeteldZegel, Lot
from triage.account.figures import Found, count_year
from triage.account.sealed import Sealed
from triage.account.suppression import few, marks_of
from triage.followup.jaarcijfers import AtMost, Cel, Cijfers, Mark, Tabel, shown

DECIDED = "besluiten.totaal"


def table(name: str, counts: list[int], total: Cel | None = None, *, parts: bool = True) -> Tabel:
    rows = tuple(Cel(f"{name}.r{place}", "", count) for place, count in enumerate(counts))
    above = total or Cel(f"{name}.totaal", "", sum(counts) if parts else max(counts))
    return Tabel(name, above, rows, parts=parts, covers=not parts and sum(counts) >= above.count)


def year(*tables: Tabel, bounds: tuple[AtMost, ...] = ()) -> Cijfers:
    """Return figures with enough decisions for tables."""
    many = Tabel("besluiten", Cel(DECIDED, "", 1000), ())
    return Cijfers(2026, date(2027, 1, 1), (many, *tables), DECIDED, (DECIDED,), bounds)


def marks(figures: Cijfers) -> dict[str, Mark]:
    return {one.cell: one.mark for one in marks_of(figures)}


def attacker(figures: Cijfers, most: int = 500) -> Attacker:
    return Attacker(figures, marks_of(figures), most)


def demand_safe(found: Attacker) -> None:
    """Fail where anything hidden can be found, by any of the ways."""
    counts = {cell: one.count for cell, one in found.figures.cells.items()}
    assert {cell for cell in found.by_elimination() if counts[cell]} == set()
    ranges = found.by_ranges()
    for cell, (low, high) in ranges.items():
        assert low <= counts[cell] <= high, "the attacker knows nothing that is not so"
        if found.mark[cell] is Mark.KLEIN:
            assert (low, high) == (1, 4), (cell, counts[cell])
        elif counts[cell]:
            assert high - low >= 3 or high == found.most, (cell, counts[cell])


# ------------------------------------------------------------------------------------------------------- by example
def test_one_to_four_is_never_shown_and_zero_and_five_are() -> None:
    found = marks(year(table("t", [0, 1, 4, 5, 30, 40])))
    assert [found[f"t.r{place}"] for place in (0, 1, 2)] == [Mark.OPEN, Mark.KLEIN, Mark.KLEIN]


def test_a_single_small_row_hides_another_or_the_total() -> None:
    figures = year(table("t", [3, 9, 30]))
    assert [marks(figures)[cell] for cell in ("t.r0", "t.r1", "t.r2", "t.totaal")] == [
        Mark.KLEIN, Mark.DICHT, Mark.OPEN, Mark.OPEN,
    ]  # fmt: skip
    demand_safe(attacker(figures))


@pytest.mark.parametrize("counts", [[4, 5, 5], [3, 9, 10], [4, 7, 5, 30], [2, 12, 5]])
def test_who_runs_the_program_on_every_guess_learns_no_more(counts: list[int]) -> None:
    """Were the smallest row hidden, four beside five and five was found: the hidden five is no more than the other."""
    found = told(table("t", counts))
    hidden = [place for place, (count, _) in enumerate(found[1:]) if count is None]
    fits: dict[int, set[int]] = {place: set() for place in hidden}
    for guess in product(range(1, sum(counts)), repeat=len(hidden)):
        given = dict(zip(hidden, guess, strict=True))
        tried = table("t", [given.get(place, count) for place, count in enumerate(counts)])
        if found[0][0] in (None, tried.total.count) and told(tried) == found:
            for place, count in given.items():
                fits[place].add(count)
    assert [fits[place] for place in hidden if counts[place] < 5] == [{1, 2, 3, 4}]


def told(one: Tabel) -> list[tuple[int | None, Mark]]:
    """Return what is published of a table: its total and its rows."""
    figures = year(one)
    found = shown(figures, marks_of(figures))[1]
    return [(cell.count, cell.mark) for cell in (found.total, *found.rows)]


@pytest.mark.parametrize("counts", [[1, 5], [4, 4], [1, 1, 3], [1, 1, 1, 1, 1], [2, 5, 0], [1, 6, 0, 0], [3, 3, 20]])
def test_what_our_own_rule_would_tell_is_hidden_too(counts: list[int]) -> None:
    """Beside a total of six, a hidden row that is five or more leaves one for the other."""
    demand_safe(attacker(year(table("t", counts))))


def test_under_a_small_total_no_row_is_shown() -> None:
    """Four rows below five under a total below five would each be one."""
    figures = year(table("t", [1, 1, 1, 1, 0]))
    found = marks(figures)
    assert found["t.totaal"] is Mark.KLEIN
    assert {found[f"t.r{place}"] for place in range(5)} == {Mark.DICHT}


def test_a_total_that_stands_above_two_tables_is_not_told_by_the_other() -> None:
    total = Cel("een.totaal", "", 6)
    figures = year(table("een", [5, 1], total), table("twee", [6, 0], total))
    found = attacker(figures)
    demand_safe(found)
    assert found.mark["een.totaal"] is not Mark.OPEN
    assert found.mark["twee.r0"] is not Mark.OPEN


def test_a_row_that_is_the_total_of_another_table_is_not_told_by_its_rows() -> None:
    upper = table("boven", [2, 30])
    figures = year(upper, table("onder", [20, 10], upper.rows[1]))
    found = attacker(figures)
    demand_safe(found)
    assert found.mark["boven.r0"] is Mark.KLEIN


def test_what_can_be_no_more_than_another_number_is_not_told_by_it() -> None:
    """Nine people of whom each has a code, five with one code: the other code is at least four."""
    figures = year(table("a", [5, 4, 0], Cel("a.totaal", "", 9), parts=False))
    demand_safe(attacker(figures))
    bound = AtMost(("huishoudens.totaal",), ("t.r0",))
    few_homes = Tabel("huishoudens", Cel("huishoudens.totaal", "", 2), ())
    demand_safe(attacker(year(few_homes, table("t", [2, 9, 30]), bounds=(bound,))))


def one_line(number: int, ground: str, outcome: str = "delen") -> GeteldZegel:
    """Return a decision about one person and one line: shared on a ground, or not for a reason."""
    lot, article = (Lot.NIET, "") if ground.startswith("D") else (Lot.GEHEEL, "" if ground == "B1d" else "Wmo 5.1.1")
    said = GeteldeMens(f"z{number}", (code("A3"),), "vooraf")
    line = GeteldeRegel(said.id, "verstrekking", lot, (code(ground),), "", article)
    return GeteldZegel(
        f"b{number}", f"c{number}", f"{number}", "besluit", outcome, crisis=False, people=(said,), lines=(line,)
    )


def of_grounds(*grounds: str, recorded: int = 0) -> Cijfers:
    """Return the figures of decisions with these grounds, and of so many that went with consent."""
    many = [one_line(n, one, "niet_delen" if one[0] == "D" else "delen") for n, one in enumerate(grounds)]
    plain = [replace(one_line(n, "B1e"), kind="vastlegging", outcome="met_toestemming") for n in range(recorded)]
    consent = [replace(one, lines=(replace(one.lines[0], lot=Lot.TOESTEMMING),)) for one in plain]
    nothing = Found(Sealed((*many, *consent), {}, makers.kader()), (), (), (), (), (), (), (), ())
    return count_year(2026, date(2027, 1, 1), nothing)


def test_what_two_tables_count_alike_is_hidden_in_both() -> None:
    """Vital interest alone needs no law: "no article" would tell how often it was the ground, and so the other one."""
    figures = of_grounds(*["B1c"] * 3, *["B1d"] * 7, *["B1e"] * 60)
    found = marks(figures)
    assert (figures.count("b1.B1d"), figures.count("wet.geen"), found["b1.B1c"]) == (7, 7, Mark.KLEIN)
    assert (found["b1.B1d"] is Mark.OPEN) is (found["wet.geen"] is Mark.OPEN)
    demand_safe(attacker(figures))


@pytest.mark.parametrize("figures", [of_grounds(*["B1e"] * 18, "D7", "D7"), of_grounds(*["B1e"] * 12, recorded=2)])
def test_what_is_left_beside_two_totals_is_not_told_by_them(figures: Cijfers) -> None:
    """Twenty people, and of eighteen something was shared: at most two of them need not be told."""
    demand_safe(attacker(figures))
    together = ("a.totaal", "informeren.niet_nodig")
    assert any(one.less == together for one in figures.bounds)
    assert all(one.holds({cell: found.count for cell, found in figures.cells.items()}) for one in figures.bounds)


def test_below_ten_decisions_only_the_totals_are_shown() -> None:
    figures = Cijfers(2026, date(2027, 1, 1), (table("besluiten", [6, 3]), table("t", [20, 30])), DECIDED, (DECIDED,))
    assert few(figures)
    assert {cell for cell, mark in marks(figures).items() if mark is not Mark.DICHT} == {DECIDED}


def test_a_hidden_number_is_given_to_nobody() -> None:
    figures = year(table("t", [3, 9, 30]))
    (_, found) = shown(figures, marks_of(figures))
    assert [one.count for one in found.rows] == [None, None, 30]
    assert [one.count for one in shown(figures, ())[1].rows] == [None, None, None]


# -------------------------------------------------------------------------------------------------------- by chance
small = st.lists(st.integers(0, 9), min_size=1, max_size=4)


@settings(max_examples=60)
@given(first=small, second=small, third=small, link=st.integers(0, 3))
def test_trying_every_set_of_numbers_finds_nothing(
    first: list[int], second: list[int], third: list[int], link: int
) -> None:
    """Three tables that hang together; everything that is possible is tried."""
    upper = table("een", first)
    row = upper.rows[link % len(first)]
    lower = (
        table("twee", [*second, row.count - sum(second)], row) if sum(second) <= row.count else table("twee", second)
    )
    beside = table("drie", [*third, upper.total.count - sum(third)], upper.total)
    assume(beside.rows[-1].count >= 0)
    figures = year(upper, lower, beside)
    demand_safe(attacker(figures))
    found = attacker(figures, max(row.count for one in figures.tables[1:] for row in (one.total, *one.rows)) + 10)
    assume(found.many() <= 60_000)
    for cell, values in found.by_trying().items():
        count = found.figures.count(cell)
        assert count in values
        if found.mark[cell] is Mark.KLEIN:
            assert values == {1, 2, 3, 4}
        elif count:
            assert len(values) > 1


@settings(max_examples=15)
@given(decisions=st.integers(10, 90), seed=st.integers(0, 10_000))
def test_of_a_whole_year_nothing_hidden_can_be_reckoned(decisions: int, seed: int) -> None:
    figures = counted(decisions, seed)
    found = Attacker(figures, marks_of(figures), 2 * max(one.count for one in figures.cells.values()) + 20)
    assert all(found.mark[cell] is not Mark.OPEN for cell, one in figures.cells.items() if 0 < one.count < 5)
    demand_safe(found)


@settings(max_examples=15)
@given(seed=st.integers(0, 100_000))
def test_of_years_that_nobody_lived_nothing_hidden_can_be_reckoned(seed: int) -> None:
    """The tables of a real year, with numbers that have nothing to do with each other but what they must."""
    figures = strange(counted(12), Random(seed))
    found = Attacker(figures, marks_of(figures), 2 * max(one.count for one in figures.cells.values()) + 20)
    demand_safe(found)


def strange(figures: Cijfers, chance: Random) -> Cijfers:
    """Return the same tables filled at random, from the top down."""
    counts: dict[str, int] = {figures.decided: chance.choice((10, 13, 25, 60, 300))}
    tables: list[Tabel] = []
    for one in figures.tables:
        above = counts.setdefault(one.total.id, chance.choice((0, 3, 7, 15, chance.randrange(60))))
        split = _split(above, len(one.rows), chance) if one.parts else [chance.randint(0, above) for _ in one.rows]
        counts |= {row.id: count for row, count in zip(one.rows, split, strict=True)}
        rows = tuple(Cel(row.id, row.words, counts[row.id]) for row in one.rows)
        covers = not one.parts and sum(split) >= above
        tables.append(Tabel(one.id, Cel(one.total.id, "", above), rows, one.parts, covers))
    bounds = tuple(one for one in figures.bounds if one.holds(counts))
    return Cijfers(figures.year, figures.counted_on, tuple(tables), figures.decided, figures.totals, bounds)


def _split(total: int, rows: int, chance: Random) -> list[int]:
    weights = [chance.random() ** 3 for _ in range(rows)]
    found = [0] * rows
    for place in chance.choices(range(rows), weights, k=total) if rows else ():
        found[place] += 1
    return found
