"""Judges MDTO: by a table of our own always, and by the official schema where that is at hand.

The schema is not part of the project. `TENZIJ_MDTO_XSD` says where it is; without it the folder of shared references
beside the project is looked in.
"""

import os
import re
from functools import cache
from pathlib import Path

from lxml import etree

NAMESPACE = "https://www.nationaalarchief.nl/mdto"
_BESIDE = Path(__file__).parents[2].parent / "shared" / "reference" / "mdto" / "MDTO-XML1.0.1.xsd"

# Each element with what may stand in it, in order: `!` once, `?` at most once, `+` once or more, `*` any number.
_BEGRIP = "begripLabel! begripCode? begripBegrippenlijst!"
_VERWIJZING = "verwijzingNaam! verwijzingIdentificatie?"
_IDENTIFICATIE = "identificatieKenmerk! identificatieBron!"
_TERMIJN = "termijnTriggerStartLooptijd? termijnStartdatumLooptijd? termijnLooptijd? termijnEinddatum?"
INSIDE = {
    "informatieobject": "identificatie+ naam! aggregatieniveau! classificatie* omschrijving* dekkingInTijd* taal*"
    " event* waardering! bewaartermijn? isOnderdeelVan* bevatOnderdeel* heeftRepresentatie* archiefvormer+"
    " beperkingGebruik+",
    "bestand": "identificatie+ naam! omvang! bestandsformaat! checksum+ isRepresentatieVan!",
    "checksum": "checksumAlgoritme! checksumWaarde! checksumDatum!",
    "dekkingInTijd": "dekkingInTijdType! dekkingInTijdBegindatum! dekkingInTijdEinddatum?",
    "event": "eventType! eventTijd? eventVerantwoordelijkeActor? eventResultaat?",
    "bewaartermijn": _TERMIJN,
    "beperkingGebruik": "beperkingGebruikType! beperkingGebruikNadereBeschrijving?",
    "identificatie": _IDENTIFICATIE,
    "verwijzingIdentificatie": _IDENTIFICATIE,
    **dict.fromkeys(
        "aggregatieniveau classificatie waardering bestandsformaat checksumAlgoritme dekkingInTijdType eventType"
        " termijnTriggerStartLooptijd beperkingGebruikType".split(),
        _BEGRIP,
    ),
    **dict.fromkeys(
        "begripBegrippenlijst isOnderdeelVan bevatOnderdeel heeftRepresentatie archiefvormer isRepresentatieVan"
        " eventVerantwoordelijkeActor".split(),
        _VERWIJZING,
    ),
}
_DAY = r"\d{4}-\d\d-\d\d"
SHAPES = {
    "dekkingInTijdBegindatum": _DAY,
    "dekkingInTijdEinddatum": _DAY,
    "termijnStartdatumLooptijd": _DAY,
    "termijnEinddatum": _DAY,
    "termijnLooptijd": r"P\d+Y",
    "eventTijd": rf"{_DAY}(T\d\d:\d\d:\d\d[+-]\d\d:\d\d)?",
    "checksumDatum": rf"{_DAY}T\d\d:\d\d:\d\d[+-]\d\d:\d\d",
    "checksumWaarde": "[0-9a-f]{64}",
    "omvang": r"\d+",
    "taal": "nl",
}
_TIMES = {"!": (1, 1), "?": (0, 1), "+": (1, 10_000), "*": (0, 10_000)}


def objections(xml: bytes) -> list[str]:
    """Return what is wrong with a description."""
    root = etree.fromstring(xml)
    wrong = [] if root.tag == f"{{{NAMESPACE}}}MDTO" and len(root) == 1 else ["no MDTO with one object"]
    if len(root) == 1 and _name(root[0]) not in ("informatieobject", "bestand"):
        wrong.append("neither informatieobject nor bestand")
    wrong += [said for one in root for said in _inside(one)]
    schema = official()
    if schema is not None and not schema.validate(root):
        wrong += [str(one) for one in schema.error_log]
    return wrong


@cache
def official() -> etree.XMLSchema | None:
    """Return the official schema, or None where it is not at hand."""
    named = os.environ.get("TENZIJ_MDTO_XSD", "")
    place = Path(named) if named else _BESIDE
    # Who names one has it: a wrong path is a fault, and no reason to judge less.
    return etree.XMLSchema(etree.parse(place)) if named or place.is_file() else None


def _name(element: etree._Element) -> str:
    return str(etree.QName(element).localname)


def _inside(element: etree._Element) -> list[str]:
    name, names = _name(element), [_name(one) for one in element]
    if name not in INSIDE:
        text = element.text or ""
        fits = not names and text.strip() == text and text and re.fullmatch(SHAPES.get(name, "[^\0]+"), text)
        return [] if fits else [f"{name}: {text!r} {names}"]
    wrong = _counted(name, names)
    return wrong + [said for one in element for said in _inside(one)]


def _counted(name: str, names: list[str]) -> list[str]:
    allowed = [(one[:-1], _TIMES[one[-1]]) for one in INSIDE[name].split()]
    order = [known for known, _ in allowed]
    strange = [one for one in names if one not in order]
    if strange:
        return [f"{name}: {one} does not belong here" for one in strange]
    wrong = [f"{name}: {known}" for known, (least, most) in allowed if not least <= names.count(known) <= most]
    return wrong if names == sorted(names, key=order.index) else [*wrong, f"{name}: order {names}"]
