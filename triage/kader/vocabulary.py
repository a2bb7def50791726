"""The words a kader may use: facts, sources of options, requirement rules, events, units, relations and anchors.

What a word means is code elsewhere (`triage.casus`); here stands only that it exists and what it can give, so that
loading can refuse a kader that says something nobody understands. Tests hold both sides equal.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from triage.answers import AnswerKind, Scope
from triage.kader.conditions import Atom


@dataclass(frozen=True, slots=True)
class FactWord:
    """A named fact: about what it can be asked, and which atoms it can give (empty: ids of the kinds of party)."""

    scope: Scope
    domain: tuple[Atom, ...]


@dataclass(frozen=True, slots=True)
class Anchor:
    """A question that the program itself reads, with the options whose meaning it knows."""

    scope: Scope
    kind: AnswerKind
    options: tuple[str, ...] = ()


DOMAINS: Final = (
    "wmo",
    "jeugd",
    "participatie",
    "schuldhulp",
    "zorg",
    "veiligheid",
    "wonen",
    "onderwijs",
    "handhaving",
    "overig",
)
UNKNOWN: Final = "onbekend"
REVEALING: Final = ("gezondheid", "strafrechtelijk")
LOTS: Final = ("open", "tenzij", "toestemming", "route", "niet", "jurist")
CONSENT: Final = ("gegeven", "geweigerd", "ingetrokken", "niet_mogelijk", "niet_gevraagd")

_YES_NO: Final = (True, False)

FACT_WORDS: Final[Mapping[str, FactWord]] = {
    "leeftijdsgroep": FactWord(Scope.PERSOON, (UNKNOWN, "onder_12", "12_tot_16", "16_of_17", "volwassen")),
    "onderwerp": FactWord(Scope.PERSOON, _YES_NO),
    "toestemming_aan_de_orde": FactWord(Scope.PERSOON, _YES_NO),
    "tenzij_aan_de_orde": FactWord(Scope.PERSOON, _YES_NO),
    "delen_aan_de_orde": FactWord(Scope.PERSOON, _YES_NO),
    "tenzij_delen": FactWord(Scope.PERSOON, _YES_NO),
    "geheim_gebruikelijk": FactWord(Scope.PARTIJ, _YES_NO),
    "geheim_aan_de_orde": FactWord(Scope.PARTIJ, _YES_NO),
    "bron_aan_de_orde": FactWord(Scope.PARTIJ, _YES_NO),
    "toestemming_dekt": FactWord(Scope.REGEL, _YES_NO),
    "toestemming_uitdrukkelijk": FactWord(Scope.REGEL, _YES_NO),
    "toestemming_is_grondslag": FactWord(Scope.REGEL, _YES_NO),
    "jongere_moet_zelf": FactWord(Scope.PERSOON, _YES_NO),
    "index_eindigt_eerder": FactWord(Scope.PERSOON, _YES_NO),
    "toestemming_stand": FactWord(Scope.REGEL, (UNKNOWN, "niet_gedekt", *CONSENT)),
    "onmachtig": FactWord(Scope.REGEL, _YES_NO),
    "bron_domein": FactWord(Scope.REGEL, (UNKNOWN, *DOMAINS)),
    "ontvanger_domein": FactWord(Scope.REGEL, (UNKNOWN, *DOMAINS)),
    "bron_soort": FactWord(Scope.REGEL, ()),
    "ontvanger_soort": FactWord(Scope.REGEL, ()),
    "geheimhouder_weigert": FactWord(Scope.REGEL, _YES_NO),
    "geheim_geldt": FactWord(Scope.REGEL, _YES_NO),
    "artikel_genoemd": FactWord(Scope.REGEL, _YES_NO),
    "route_gekozen": FactWord(Scope.REGEL, _YES_NO),
    "naam_verraadt": FactWord(Scope.REGEL, ("niets", *REVEALING)),
    "toestemming_schriftelijk": FactWord(Scope.REGEL, _YES_NO),
    "over_domeinen": FactWord(Scope.REGEL, _YES_NO),
    "bron_is_ontvanger": FactWord(Scope.REGEL, _YES_NO),
    "onderwerp_onder_23": FactWord(Scope.REGEL, _YES_NO),
    "gaat_naar_veilig_thuis": FactWord(Scope.PERSOON, _YES_NO),
    "leeftijd_past": FactWord(Scope.PERSOON, _YES_NO),
    "lot": FactWord(Scope.REGEL, LOTS),
    "lot_na_doel": FactWord(Scope.REGEL, LOTS),
    "tenzij_delen_in_casus": FactWord(Scope.CASUS, _YES_NO),
    "tenzij_in_casus": FactWord(Scope.CASUS, _YES_NO),
    "delen_in_casus": FactWord(Scope.CASUS, _YES_NO),
}

FATE_WORDS: Final = frozenset(
    {
        "onderwerp",
        "toestemming_aan_de_orde",
        "tenzij_aan_de_orde",
        "delen_aan_de_orde",
        "tenzij_delen",
        "geheim_aan_de_orde",
        "bron_aan_de_orde",
        "lot",
        "lot_na_doel",
        "tenzij_delen_in_casus",
        "tenzij_in_casus",
        "delen_in_casus",
    }
)
"""Facts that follow from the blocks; a block cannot look at them."""

SOURCE_WORDS: Final = frozenset({"personen", "partijen", "regels_van_persoon", "partijsoorten", "geheimen", "routes"})
"""Lists that a question can take its options from, besides `codes.<group>`."""

ITEM_SOURCES: Final = frozenset({"personen", "partijen", "regels_van_persoon"})
"""Sources whose options are items of one casus; a condition cannot name them."""

RULE_WORDS: Final = frozenset(
    {
        "minstens_een_persoon",
        "minstens_een_regel",
        "minstens_een_partij",
        "minstens_een_consult",
        "doel_vast",
        "geen_overbodige_persoon",
        "elke_regel_bestemd",
    }
)

GROUPS: Final = ("A", "B1", "B2", "B3", "B4", "C", "D", "E")
UNITS: Final = frozenset({"uren", "dagen", "werkdagen", "weken", "maanden", "jaren"})
DECIDED: Final = "besluit"
"""The event at which terms of the triage itself start, and that a sealed decision tells."""
OWN_TERMS: Final[Mapping[str, str]] = {
    "verzoek_antwoord": "verzoek.ontvangen",
    "verzoek_ontvangst": "verzoek.ontvangen",
    "awb_indienen": "verzoek.beantwoord",
    "rechtbank_indienen": "verzoek.beantwoord",
    "beroep_indienen": "verzoek.beantwoord",
    "awb_beslissen": "awb.indientermijn_voorbij",
    "awb_beslissen_commissie": "awb.indientermijn_voorbij",
    "klacht_antwoord": "klacht.ontvangen",
    "wmo_vernietigen": "vernietigingsverzoek.ontvangen",
    "datalek_ap": "datalek.ontdekt",
    "signaal_informeren": "signaal.ontvangen",
    "signaal_vernietigen": "signaal.onterecht",
    "signaal_bewaren": "signaal.afgehandeld",
    "uitstel_beoordelen": "uitstel.besloten",
    "alsnog_informeren": "uitstel.opgeheven",
    "bedenktijd_brief": "brief.verzonden",
    "ontvanger_laat_weten": "verstrekking",
    "crisis_bekrachtigen": "crisis",
    "crisis_informeren": "crisis",
    "crisis_herstellen": "crisis.niet_bekrachtigd",
    "bericht_ontvanger": "bericht.nodig",
    "geldig_tot_herinnering": "besluit.geldig_tot",
    "heroverwegen": "besluit.heroverwegen",
    "vernietigen_bedenktijd": "vernietiging.voorgesteld",
    "beperking_nakijken": "beperking.begin",
    "informeren_op_tijd": "informeren.gepland",
    "uitstel_loopt_af": "uitstel.einde",
    "bewaren_wmo": "casus.laatste_wijziging",
    "bewaren_jeugdwet": "casus.laatste_wijziging",
    "bewaren_vir": "casus.laatste_wijziging",
    "bewaren_zvh": "casus.laatste_wijziging",
    "bewaren_reservekopie": "vernietiging.uitgevoerd",
    "steekproef_nalezen": "steekproef.getrokken",
    "convenant_nakijken": "convenant.einde",
    "dpia_nakijken": "dpia.nakijken",
}
"""Terms that the program starts by their slug, each with the event at which it starts; every kader has them."""
EVENTS: Final = frozenset({DECIDED, "overdracht", *OWN_TERMS.values()})
"""What happened, and a term can start at, besides the answers of the triage."""
ACTS: Final = frozenset(
    {
        "casus_openen",
        "crisis_melden",
        "opvolging_lijst",
        "opvolging_lezen",
        "verstrekking_vastleggen",
        "toestemming_intrekken",
        "informeren",
        "uitstel_voorstellen",
        "uitstel_besluiten",
        "bericht_versturen",
        "verzoek_registreren",
        "verzoek_lezen",
        "verzoek_behandelen",
        "verzoek_besluiten",
        "besluit_heroverwegen",
        "besluit_intrekken",
        "regie_overdragen",
        "casus_sluiten",
        "signaal_registreren",
        "signaal_lezen",
        "signaal_behandelen",
        "vernietiging_lezen",
        "vernietiging_voorstellen",
        "vernietiging_goedkeuren",
        "vernietiging_stoppen",
        "vernietiging_uitvoeren",
        "verantwoording_lezen",
        "verantwoording_volledig",
        "verantwoording_schrijven",
        "verantwoording_fg",
        "steekproef_trekken",
        "steekproef_beoordelen",
        "convenanten_lezen",
        "convenanten_beheren",
        "register_lezen",
        "register_bijhouden",
        "papier_controleren",
        "formulier_afdrukken",
        "toestemming_formulier",
        "dossier_bundelen",
        "certificaat_beheren",
        "casus_lijst",
        "casus_lezen",
        "casus_lezen_zonder_namen",
        "triage_schrijven",
        "voorleggen",
        "vastleggen",
        "intrekken",
        "besluiten",
        "teruggeven",
        "besluit_lezen",
        "besluit_lezen_zonder_namen",
        "afdrukken",
        "advies_vragen",
        "advies_schrijven",
        "regie_geven",
        "afschermen",
        "plan_lezen",
        "plan_schrijven",
        "plan_afspraken",
        "plan_afdrukken",
        "plan_eigen_deel_lezen",
        "plan_eigen_deel_schrijven",
        "overleg_lezen",
        "overleg_schrijven",
        "kaart_zoeken",
        "toegang_vragen",
        "toegang_beoordelen",
        "log_lezen",
        "log_lezen_technisch",
        "log_uitvoeren",
        "inzage_overzicht",
        "standbewijs",
        "rechten_nakijken",
        "beheer",
    }
)
"""What a role can be granted (`triage.access.rights`)."""
RELATIONS: Final = frozenset({"eigen", "team", "voorgelegd", "regie", "toegang", "advies", "hulp", "alle"})
STATES: Final = ("concept", "voorgelegd", "teruggegeven", "besloten", "ingetrokken", "gesloten")
"""The states of a casus; a test holds them equal to `triage.casus.model.CasusState`."""
OUTCOMES: Final = ("delen", "deels_delen", "niet_delen", "andere_route", "met_toestemming")
VOICES: Final = frozenset({"zelf", "vertegenwoordiger", "beiden"})
NONE: Final = "geen"
REVIEW_STEP: Final = "nalezen"
DECISION_STEP: Final = "besluit"
STEPS_WITHOUT_QUESTIONS: Final = (REVIEW_STEP, DECISION_STEP)

ANCHORS: Final[Mapping[str, Anchor]] = {
    "persoon.naam": Anchor(Scope.PERSOON, AnswerKind.KORT),
    "persoon.leeftijd": Anchor(Scope.PERSOON, AnswerKind.GETAL),
    "persoon.geboortedatum": Anchor(Scope.PERSOON, AnswerKind.DATUM),
    "persoon.wilsbekwaam": Anchor(Scope.PERSOON, AnswerKind.KEUZE, ("nee",)),
    "persoon.vertegenwoordiging": Anchor(Scope.PERSOON, AnswerKind.KEUZE, (NONE,)),
    "gevaar.nu": Anchor(Scope.CASUS, AnswerKind.JA_NEE),
    "doel.woorden": Anchor(Scope.CASUS, AnswerKind.LANG),
    "doel.vast": Anchor(Scope.CASUS, AnswerKind.JA_NEE),
    "partij.naam": Anchor(Scope.PARTIJ, AnswerKind.KORT),
    "partij.soort": Anchor(Scope.PARTIJ, AnswerKind.KEUZE),
    "regel.gegeven": Anchor(Scope.REGEL, AnswerKind.KORT),
    "regel.handeling": Anchor(Scope.REGEL, AnswerKind.KEUZE),
    "regel.soort": Anchor(Scope.REGEL, AnswerKind.KEUZE, ("dat", "wat")),
    "regel.functie": Anchor(Scope.REGEL, AnswerKind.KORT),
    "regel.waarom": Anchor(Scope.REGEL, AnswerKind.LANG),
    "regel.bijzonder": Anchor(Scope.REGEL, AnswerKind.KEUZES, (NONE,)),
    "regel.over": Anchor(Scope.REGEL, AnswerKind.KEUZE),
    "regel.bron": Anchor(Scope.REGEL, AnswerKind.KEUZE),
    "regel.ontvanger": Anchor(Scope.REGEL, AnswerKind.KEUZE),
    "regel.artikel": Anchor(Scope.REGEL, AnswerKind.KORT),
    "regel.route": Anchor(Scope.REGEL, AnswerKind.KEUZE),
    "toestemming.stand": Anchor(Scope.PERSOON, AnswerKind.KEUZE, CONSENT),
    "toestemming.door": Anchor(Scope.PERSOON, AnswerKind.KEUZES, ("betrokkene", "vertegenwoordiger")),
    "toestemming.betekenis": Anchor(Scope.PERSOON, AnswerKind.KEUZES, ("grondslag", "geheim", "hulp")),
    "toestemming.hoe": Anchor(Scope.PERSOON, AnswerKind.KEUZE, ("schriftelijk",)),
    "toestemming.code": Anchor(Scope.PERSOON, AnswerKind.KEUZES),
    "toestemming.motivering": Anchor(Scope.PERSOON, AnswerKind.LANG),
    "toestemming.uitdrukkelijk": Anchor(Scope.PERSOON, AnswerKind.JA_NEE),
    "toestemming.afhankelijk": Anchor(Scope.PERSOON, AnswerKind.JA_NEE),
    "toestemming.regels": Anchor(Scope.PERSOON, AnswerKind.KEUZES),
    "geheim.wet": Anchor(Scope.PARTIJ, AnswerKind.KEUZE),
    "geheim.medewerking": Anchor(Scope.PARTIJ, AnswerKind.KEUZE, ("weigert",)),
    "voorstel.keuze": Anchor(Scope.REGEL, AnswerKind.KEUZE, ("delen", "niet_delen")),
    "grond.b1": Anchor(Scope.REGEL, AnswerKind.KEUZE),
    "grond.b2": Anchor(Scope.REGEL, AnswerKind.KEUZE),
    "grond.b3": Anchor(Scope.REGEL, AnswerKind.KEUZE),
    "grond.b4": Anchor(Scope.REGEL, AnswerKind.KEUZE),
    "grond.motivering": Anchor(Scope.REGEL, AnswerKind.LANG),
    "niet.code": Anchor(Scope.REGEL, AnswerKind.KEUZES),
    "niet.motivering": Anchor(Scope.REGEL, AnswerKind.LANG),
    "consult.functie": Anchor(Scope.CONSULT, AnswerKind.KORT),
    "informeren.wanneer": Anchor(Scope.PERSOON, AnswerKind.KEUZE),
    "informeren.code": Anchor(Scope.PERSOON, AnswerKind.KEUZES),
    "betrekken.code": Anchor(Scope.PERSOON, AnswerKind.KEUZES),
}
"""Questions that facts, fates, names of items and the sealed record find by their slug."""

ANCHOR_STEPS: Final = ("doel", "route", "toestemming", REVIEW_STEP, DECISION_STEP)
"""Steps that the fates of lines and the task list find by their slug."""
