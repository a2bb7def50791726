"""A dossier for the archive: whole, described by the rules of MDTO, checkable, and without a name in any file name."""

import re
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from lxml import etree

from tests.paper import judge, mdto_judge
from triage.casework.uitgeven import Papier
from triage.ports import Settings
from triage.records.dossier import Bundel, dossier_document
from triage.records.mdto import Archiefstuk, Dossier, Termijn, dossier_tree, file_tree, paper_tree
from triage.records.sentences import PaperWords
from ui.fields.dates import ZONE
from ui.flows.brief_words import paper_words
from ui.paper.dossier import packed
from ui.paper.mdto_xml import mdto_xml
from ui.paper.press import press

SETTINGS = Settings("Gemeente Elsterveen", "Sociaal domein · wijkteam Noorderkade")
AT = datetime(2026, 11, 23, 14, 5, 9, tzinfo=ZONE)
KINDS = (*Papier, "vastlegging")


def words() -> PaperWords:
    return paper_words("archief")


def stuk(place: int, soort: str, content: bytes) -> Archiefstuk:
    digest = sha256(content).hexdigest()
    return Archiefstuk(soort, f"2026-0148-B{place}", place, AT, "procesregisseur", len(content), digest)


def bundel(*kinds: str, **more: object) -> Bundel:
    contents = tuple(f"%PDF {kind}".encode() for kind in kinds)
    papers = tuple(stuk(place, *pair) for place, pair in enumerate(zip(kinds, contents, strict=True), 1))
    termijn = Termijn("Wmo 2015 art. 5.3.4", 15, date(2026, 11, 1), date(2041, 11, 2))
    dossier = Dossier(
        "2026-0148", SETTINGS.municipality, SETTINGS.unit, date(2026, 3, 2), date(2026, 10, 30), "procesregisseur", AT,
        termijn, papers,
    )  # fmt: skip
    return Bundel(replace(dossier, **more), contents, SETTINGS)  # type: ignore[arg-type]


def files(content: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(content)) as zipped:
        assert zipped.testzip() is None
        return {name: zipped.read(name) for name in zipped.namelist()}


def small(made: Bundel) -> dict[str, bytes]:
    return files(packed(made, lambda _: b"%PDF inhoud", words()))


@pytest.mark.parametrize("more", [{}, {"shielded": True, "deferred": True}, {"papers": ()}, {"closed_role": ""}])
def test_every_description_is_valid_mdto(more: dict[str, object]) -> None:
    dossier = bundel(*KINDS, **more).dossier
    trees = [dossier_tree(dossier, words())]
    for paper in dossier.papers:
        trees += [paper_tree(dossier, paper, words()), file_tree(dossier, paper, words())]
    for tree in trees:
        assert mdto_judge.objections(mdto_xml(tree)) == []


@pytest.mark.parametrize("year", [1970, 1980, 2107, 2444])
def test_a_clock_that_a_zip_does_not_know_still_gives_a_dossier(year: int) -> None:
    made = bundel("besluit", bundled=AT.replace(year=year))
    assert f"Bagging-Date: {year}-11-23" in small(made)[f"{made.dossier.name}/bag-info.txt"].decode()


@pytest.mark.parametrize("inside", ["naam", "waardering", "archiefvormer", "beperkingGebruik", "identificatie"])
def test_the_judge_finds_what_is_missing_or_out_of_order(inside: str) -> None:
    root = etree.fromstring(mdto_xml(paper_tree((made := bundel("besluit")).dossier, made.dossier.papers[0], words())))
    first = root[0]
    gone = next(one for one in first if one.tag.endswith(f"}}{inside}"))
    others = [one for one in first if one.tag == gone.tag]
    for one in others:
        first.remove(one)
    assert mdto_judge.objections(etree.tostring(root))
    first.insert(0 if inside == "beperkingGebruik" else len(first), gone)
    assert mdto_judge.objections(etree.tostring(root))


def test_what_the_description_says() -> None:
    made = bundel("besluit", shielded=True)
    text = mdto_xml(paper_tree(made.dossier, made.dossier.papers[0], words())).decode()
    for said in (
        "<begripCode>V</begripCode>", "Wmo 2015 art. 5.3.4", "<termijnLooptijd>P15Y</termijnLooptijd>",
        "<termijnEinddatum>2041-11-02</termijnEinddatum>", "<taal>nl</taal>", "<naam>Besluit 2026-0148-B1</naam>",
        "<begripLabel>Creatie</begripLabel>", "<verwijzingNaam>procesregisseur</verwijzingNaam>", "AVG", "Woo art. 5.1",
        "<begripLabel>Afgeschermd</begripLabel>", "<verwijzingNaam>Gemeente Elsterveen</verwijzingNaam>",
    ):  # fmt: skip
        assert said in text, said
    assert "Informeren uitgesteld" not in text
    of_file = mdto_xml(file_tree(made.dossier, made.dossier.papers[0], words())).decode()
    for said in (
        made.dossier.papers[0].digest,
        "fmt/476",
        "PDF/A-2a",
        "<omvang>12</omvang>",
        "2026-11-23T14:05:09+01:00",
    ):
        assert said in of_file, said


def test_a_bag_holds_each_paper_as_it_was_with_its_descriptions_and_can_be_checked() -> None:
    made = bundel("besluit", "informatiebrief", "inzage_overzicht")
    found = small(made)
    root = "2026-0148-dossier/"
    assert all(name.startswith(root) for name in found)
    inside = {name.removeprefix(root): content for name, content in found.items()}
    for paper, content in zip(made.dossier.papers, made.contents, strict=True):
        folder = f"data/{paper.stem}/{paper.stem}"
        assert inside[f"{folder}.pdf"] == content
        for suffix in (".mdto.xml", ".pdf.bestand.mdto.xml"):
            assert mdto_judge.objections(inside[f"{folder}{suffix}"]) == []
    assert mdto_judge.objections(inside["data/2026-0148.mdto.xml"]) == []
    for manifest, part in (("manifest-sha256.txt", "data/"), ("tagmanifest-sha256.txt", "")):
        told = _manifest(inside[manifest])
        named = (
            {name for name in inside if name.startswith(part)}
            if part
            else {name for name in inside if not name.startswith("data/") and name != manifest}
        )
        assert set(told) == named
        assert {name: sha256(inside[name]).hexdigest() for name in named} == told
    payload = [content for name, content in inside.items() if name.startswith("data/")]
    info = inside["bag-info.txt"].decode()
    assert f"Payload-Oxum: {sum(map(len, payload))}.{len(payload)}" in info
    assert inside["bagit.txt"].startswith(b"BagIt-Version: 1.0\n")


def _manifest(content: bytes) -> dict[str, str]:
    lines = (line.split("  ", 1) for line in content.decode().splitlines())
    return {name: digest for digest, name in lines}


def test_no_file_name_can_hold_a_name_and_practice_says_so() -> None:
    shape = re.compile(r"[0-9a-z-]+/(data/)?([0-9A-Za-z-]+/)?[0-9A-Za-z.-]+")
    made = bundel(*KINDS, practice=True)
    odd = replace(made.dossier.papers[0], number="../2026 0148/B1\\x:é")
    papers = (odd, *made.dossier.papers[1:])
    found = small(replace(made, dossier=replace(made.dossier, papers=papers)))
    assert [name for name in found if not shape.fullmatch(name)] == []
    assert all(name.startswith("2026-0148-dossier-oefening/") for name in found)


def test_what_cannot_stand_in_xml_is_written_so_that_it_can() -> None:
    made = bundel("besluit", municipality="Gemeente <Elster>\x00 & 'veen' \ud800 \u202e")
    text = mdto_xml(dossier_tree(made.dossier, words()))
    assert mdto_judge.objections(text) == []


@pytest.mark.parametrize("count", [0, 150])
def test_the_contents_are_a_valid_paper_that_names_every_piece(count: int, tmp_path: Path) -> None:
    made = bundel(*(["besluit", "plan", "antwoord"] * 50)[:count], deferred=True)
    paper = press(dossier_document(made.dossier, made.settings, words()))
    assert judge.objections(paper, tmp_path) == []
    told = judge.letters(judge.told(paper, tmp_path))
    assert [one.number for one in made.dossier.papers if f"{one.number}" not in told] == []
    assert [one.digest for one in made.dossier.papers if one.digest[:16] not in told] == []
    assert "UAVGart.41" in told
    assert ("geenstukuitgegeven" in told) == (count == 0)


def test_the_same_dossier_is_packed_the_same() -> None:
    made, pack = bundel("besluit", "plan"), partial(packed, press=lambda _: b"%PDF", words=words())
    assert pack(made) == pack(made)
