"""Lists that cannot be used are refused with every fault at once, each with its place."""

from collections.abc import Callable

import pytest

from tests.plan.datwat.words import Table, tables
from triage.plan.datwat.checking import check
from triage.plan.datwat.faults import VocabularyFaults
from triage.plan.datwat.loading import load

Spoil = Callable[[dict[str, Table]], object]


def _faults(spoil: Spoil) -> list[str]:
    files = tables()
    spoil(files)
    with pytest.raises(VocabularyFaults) as refused:
        load(files)
    assert refused.value.code == "datwat_fouten"
    return str(refused.value).splitlines()


def _kind(files: dict[str, Table], file: str, slug: str) -> Table:
    table = files[file][slug]
    assert isinstance(table, dict)
    return table


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (lambda files: files.pop("gewoon.toml"), "gewoon.toml: dit bestand ontbreekt"),
        (lambda files: files.update({"anders.toml": {}}), "anders.toml: hoort niet bij deze lijsten"),
        (lambda files: files["soorten.toml"].pop("reden"), "soorten.toml: reden: deze soort ontbreekt"),
        (
            lambda files: _kind(files, "soorten.toml", "klacht").update(waarom=" "),
            "soorten.toml: klacht, waarom: ontbreekt of is leeg",
        ),
        (
            lambda files: _kind(files, "soorten.toml", "klacht").update(onthult="niets"),
            "soorten.toml: klacht, onthult: er is geen soort 'organisatie_niets'",
        ),
        (
            lambda files: files.update({"woorden-eigen.toml": {"onbekend": {"woord": "iets"}}}),
            "woorden-eigen.toml: onbekend: deze soort staat niet in soorten.toml",
        ),
        (
            lambda files: files.update({"woorden-eigen.toml": {"klacht": {"stam": "kort"}}}),
            "woorden-eigen.toml: klacht, stam: 'kort' is te kort; ten minste 5 letters",
        ),
        (
            lambda files: files.update({"woorden-eigen.toml": {"klacht": {"woord": "zus-en-zo"}}}),
            "woorden-eigen.toml: klacht, woord: 'zus-en-zo' is geen woord van alleen letters en cijfers",
        ),
        (
            lambda files: files.update({"woorden-eigen.toml": {"klacht": {"woord": "kanker"}}}),
            "'kanker' staat ook bij klacht",
        ),
        (
            lambda files: files.update({"woorden-eigen.toml": {"klacht": {"woord": "verslag"}}}),
            "woorden-eigen.toml: klacht, woord: 'verslag' staat ook in gewoon.toml",
        ),
        (
            lambda files: files.update({"woorden-eigen.toml": {"klacht": {"woorden": "iets"}}}),
            "woorden-eigen.toml: klacht, woorden: onbekende sleutel",
        ),
        (
            lambda files: files.update({"woorden-eigen.toml": {"klacht": {"woord": 3}}}),
            "woorden-eigen.toml: klacht, woord: moet een tekst zijn",
        ),
        (
            lambda files: files.update({"woorden-eigen.toml": {"klacht": "iets"}}),
            "woorden-eigen.toml: klacht: moet een tabel zijn",
        ),
        (
            lambda files: files.update({"woorden-eigen.toml": {"klacht": {"woord": "xyzzy xyzzy"}}}),
            "woorden-eigen.toml: klacht, woord: 'xyzzy' staat er twee keer",
        ),
        (
            lambda files: _kind(files, "zinnen.toml", "geld").update(reeks="@niemand heeft"),
            "zinnen.toml: geld, reeks: '@niemand heeft': groep 'niemand' bestaat niet",
        ),
        (
            lambda files: _kind(files, "zinnen.toml", "geld").update(reeks="schuld .."),
            "zinnen.toml: geld, reeks: 'schuld ..' is geen reeks van woorden",
        ),
        (
            lambda files: _kind(files, "zinnen.toml", "geld").update(reeks="sc* van"),
            "zinnen.toml: geld, reeks: 'sc*' is te kort voor een begin",
        ),
        (
            lambda files: files["zinnen.toml"].update(vreemd={"reeks": "zus en zo"}),
            "zinnen.toml: vreemd: deze soort staat niet in soorten.toml",
        ),
        (
            lambda files: files["organisaties.toml"].update(organisatie=[{"onthult": "alles", "aanbod": "Hulp"}]),
            "organisaties.toml: organisatie 1, onthult: er is geen soort 'organisatie_alles'",
        ),
        (
            lambda files: files["organisaties.toml"].update(
                organisatie=[{"onthult": "geweld", "aanbod": "Hulp", "hoofdletter": "fier"}]
            ),
            "organisaties.toml: organisatie 1, hoofdletter: 'fier' begint hier met ^",
        ),
        (
            lambda files: files["organisaties.toml"].update(organisatie="iets"),
            "organisaties.toml: organisatie: moet een lijst van tabellen zijn",
        ),
    ],
)
def test_a_fault_is_told_with_its_place(spoil: Spoil, told: str) -> None:
    assert any(told in fault for fault in _faults(spoil))


def test_all_faults_are_told_at_once() -> None:
    def spoil(files: dict[str, Table]) -> None:
        files.pop("aanbod.toml")
        files["woorden-eigen.toml"] = {"klacht": {"stam": "kort", "woord": 3}}

    assert len(_faults(spoil)) == 3


def test_a_municipality_adds_words_in_a_file_of_its_own() -> None:
    files = tables()
    assert check("Traject bij De Blauwe Brug wegens zwamvlok", load(files)).marks
    assert not check("Traject bij de zwamvlok", load(files)).marks
    files["woorden-eigen.toml"] = {"aandoening": {"woord": "zwamvlok"}}
    assert [mark.kind for mark in check("Traject bij de zwamvlokken", load(files)).marks] == ["aandoening"]
