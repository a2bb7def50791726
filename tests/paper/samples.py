"""Invented documents to press: a worked besluit, and ones made to be difficult."""

from dataclasses import replace
from io import BytesIO

from PIL import Image

from triage.records.blocks import (
    Bar,
    Bullets,
    Chart,
    Check,
    Choices,
    Document,
    Facts,
    Heading,
    Imprint,
    Notice,
    PageBreak,
    Paragraph,
    Quote,
    Ruled,
    Signature,
    Table,
)

IMPRINT = Imprint(
    municipality="Gemeente Elsterveen",
    unit="Sociaal domein · wijkteam Noorderkade",
    colour="#0f5a66",
    kenmerk="2026-0151-B1",
    dated="25 augustus 2026",
)
CHECK = Check(
    code="7KQF-2M9D-XR4T-0BHE",
    qr="2026-0151-B1|" + "3f9a" * 16 + "|" + "b2c4" * 16,
    lines=(
        "Controleer dit besluit",
        "Controlecode 7KQF-2M9D-XR4T-0BHE · verzegeld op 25 augustus 2026 om 14:21",
        "Elke wijziging na verzegeling is zichtbaar. Controleren kan aan de balie met de code.",
    ),
)
BESLUIT = Document(
    title="Besluit 2026-0151-B1",
    subject="Besluit over het delen van gegevens",
    imprint=IMPRINT,
    check=CHECK,
    blocks=(
        Heading("Besluit om gegevens te delen zonder toestemming", 1),
        Paragraph("Dit besluit gaat over: Huib Wiersinga. Onderaan staat hoe u het laat controleren.", muted=True),
        Heading("Wat is besloten"),
        Paragraph(
            "De beslisser heeft besloten dat één gegeven wordt gedeeld met de huisarts en de casemanager dementie. "
            "Het besluit geldt tot 25 februari 2027. Op 25 november 2026 wordt bekeken of delen nog nodig is."
        ),
        Facts(
            (("Besloten door", "Sofie Harkema, teammanager (mandaat M-2026-07)"), ("Geldig tot", "25 februari 2027"))
        ),
        Heading("Waarom zonder toestemming"),
        Paragraph("Meneer kan over deze vraag niet zelf beslissen.\n\nZijn dochter is op 20 en 22 augustus gebeld."),
        Heading("Wat is ook overwogen"),
        Table(
            "Lichtere manieren en waarom die niet genoeg waren",
            ("Minder ingrijpende manier", "Waarom dit niet genoeg was"),
            (
                ("Opnieuw toestemming vragen", "Meneer antwoordt wisselend en herkent zijn dochter niet meer."),
                ("Wachten op een mentor", "De rechter beslist pas over enkele weken."),
                ("Alleen de netbeheerder vragen", "Het gas is afgesloten. Daarmee is het wonen nog niet veilig."),
            ),
            (1.0, 1.6),
        ),
        Heading("Wie heeft meegedacht"),
        Quote("Ik vind delen hier nodig. Wachten maakt de woning niet veiliger.", "aandachtsfunctionaris, 24 augustus"),
        Heading("Toetsvragen"),
        Heading("Lichtere weg", 3),
        Paragraph("Er is geen lichtere weg die op tijd helpt."),
        PageBreak(),
        Heading("Wat u kunt doen"),
        Bullets(("U kunt vragen welke gegevens zijn gedeeld.", "U kunt vragen om een fout te verbeteren.")),
        Notice(
            "U hebt recht om bezwaar te maken", "Schrijf aan de gemeente waarom.\n\nU krijgt binnen een maand antwoord."
        ),
        Heading("Ondertekening"),
        Signature(("Sofie Harkema, teammanager", "Jelle Brandsma, informatieregisseur")),
    ),
)

SENTENCE = "De woning is niet veilig en er is hulp nodig; daarover is op drie momenten met meneer gesproken. "
STRANGE = (
    "emoji 😀 👍🏽 🧑\u200d🤝\u200d🧑 ❤️ ✓, "
    "Hebreeuws שלום 12 עולם, Arabisch السلام عليكم، Grieks Ωμέγα, Cyrillisch Жанна, "
    "Georgisch მარიამ, Chinees 张伟, samengesteld e\u0301 o\u0308, draai \u202egnilekeor\u202c, nul \x00, bel \x07, "
    "escape \x1b, half \ud83d, merk \ufeff, eigen \ue000, vreemd \uffff, vlag 🇳🇱, tab\tpunt, vast\u00a0samen"
)
MARKUP = "<b>vet</b> &amp; &nope; <img src='file:///etc/passwd'/> </para> <font color='[1]'> %s {0} (haak\\) <<>> BT ET"


def document(*blocks: object, **changes: object) -> Document:
    """A document of the besluit's kind with these blocks, or with other things changed."""
    base = replace(BESLUIT, blocks=blocks) if blocks else BESLUIT  # type: ignore[arg-type]
    return replace(base, **changes)  # type: ignore[arg-type]


def _tables_over_pages() -> Document:
    rows = tuple((f"{at} oktober 2026", SENTENCE * (at % 4 + 1), "dat-informatie", "ja") for at in range(60))
    head = ("Wanneer", "Wat", "Soort", "Gedeeld")
    return document(Heading("Overzicht", 1), Table("Verstrekkingen", head, rows, (1.0, 3.0, 1.0, 1.0)))


def _every_block(text: str) -> Document:
    return document(
        Heading(text, 1),
        Heading(text, 2),
        Heading(text, 3),
        Paragraph(text),
        Paragraph(text, muted=True),
        Quote(text, text),
        Bullets((text, text)),
        Facts(((text, text),)),
        Table(text, (text, text), ((text, text), (text, text))),
        Notice(text, text),
        Signature((text,)),
        Chart(text, (Bar(text, 3, text), Bar(text, None, text)), text),
        Choices(text, (text, text)),
        Ruled(text, 2),
        window=text,
        title=text,
        subject=text,
        imprint=replace(IMPRINT, municipality=text, unit=text, kenmerk=text, dated=text, watermark=text),
        check=replace(CHECK, code=text, lines=(text, text)),
    )


def png(width: int = 300, height: int = 100, mode: str = "RGBA") -> bytes:
    """A picture of one colour, half see-through where the mode can be."""
    kept = BytesIO()
    Image.new("RGBA", (width, height), (15, 90, 102, 128)).convert(mode).save(kept, "PNG")
    return kept.getvalue()


def bars(count: int) -> tuple[Bar, ...]:
    """So many bars, some with a long label, each seventh kept back."""
    return tuple(
        Bar(f"Wijkteam {at} {'en omstreken ' * (at % 5)}", None, "minder dan 5")
        if at % 7 == 3
        else Bar(f"Wijkteam {at} {'en omstreken ' * (at % 5)}", at * at, str(at * at))
        for at in range(count)
    )


def _form() -> Document:
    return document(
        Heading("Formulier", 1),
        Choices("Mogen wij uw gegevens delen?", ("Ja", "Nee", SENTENCE * 3)),
        Ruled("Waarom?", 4),
        Choices("", ("Zonder vraag", " ", "")),
        Choices("Zonder antwoord", ()),
        Ruled("Zonder lijn", 0),
        Ruled("Heel veel", 90),
        Chart("Zonder staaf", (), "Er is niets geteld."),
        Chart("Alleen nul", (Bar("Wmo", 0, "0"), Bar("", None, "")), ""),
    )


def _long() -> Document:
    chapters = [
        block
        for at in range(40)
        for block in (Heading(f"Hoofdstuk {at}"), Paragraph(SENTENCE * 9), Heading("Deel", 3), Paragraph(SENTENCE * 8))
    ]
    return document(Heading("Dossier", 1), *chapters)


DIFFICULT: dict[str, Document] = {
    "besluit": BESLUIT,
    "minimal": document(Heading("Kort", 1), check=None),
    "nothing": document(Paragraph(""), check=None),
    "without strip": document(check=None),
    "watermark": document(imprint=replace(IMPRINT, watermark="OEFENING, NIET ECHT")),
    "long": _long(),
    "table over pages": _tables_over_pages(),
    "strange signs": _every_block(STRANGE),
    "markup": _every_block(MARKUP),
    "spaces only": _every_block("  \n \t\n "),
    "empty": _every_block(""),
    "one long word": _every_block("ongehoord" * 60),
    "huge cell": document(
        Heading("Groot", 1),
        Table("Groot", ("Kort", "Lang"), (("a", SENTENCE * 300), ("b\n" * 200, "c"), ("d", "e")), (1.0, 2.0)),
    ),
    "form": _form(),
    "chart over pages": document(Heading("Grafiek", 1), Chart("Per wijkteam", bars(60), "Alle wijkteams samen: veel.")),
    "huge bar": document(Heading("Grafiek", 1), Chart("T" * 5000, (Bar("w" * 5000, 10**30, "9" * 3000),), "S" * 9000)),
    "letter": document(Paragraph("Beste lezer,"), window="J. Jansen\nKade 1\n1234 AB Elsterveen"),
    "letter, window right": document(Paragraph(SENTENCE * 90), window="J. Jansen\nKade 1", window_right=True),
    "endless address": document(Heading("Brief", 1), Paragraph(SENTENCE * 9), window="lang adres " * 900),
    "logo": document(Heading("Brief", 1), imprint=replace(IMPRINT, logo=png())),
    "huge head": document(Heading("Kop", 1), Table("Kop", (SENTENCE * 60, "b"), (("a", "b"),) * 90)),
    "many columns": document(Heading("Breed", 1), Table("Breed", ("Kolomnaam",) * 24, (("waarde",) * 24,) * 3)),
    "uneven table": document(
        Heading("Scheef", 1), Table("Scheef", ("a",), (("b", "c", "d"), ()), (1.0,)), Table("", (), ())
    ),
    "headings only": document(*[Heading(f"Kop {at}", at % 3 + 1) for at in range(90)]),
    "first heading deep": document(Heading("Diep", 3), Heading("Dieper", 3), Notice("Let op", "Tekst"), PageBreak()),
    "long names": document(
        imprint=replace(
            IMPRINT,
            municipality="Gemeente Sint Anthonisdorp aan den Langendijk-Noorderkwartier en Omstreken",
            unit="Sociaal domein · wijkteam Noorderkade-Zuid, Oosterpoort en Achter de Hoge Zeedijk",
            kenmerk="2026-0151-B1-correctie-op-verzoek-van-de-betrokkene-derde-versie",
        )
    ),
    "light colour": document(imprint=replace(IMPRINT, colour="#ffe600")),
    "no colour": document(imprint=replace(IMPRINT, colour="paars")),
}
