"""The log line: who did what, when, about which person, for which purpose. Ids and codes only, never content.

Fields follow NEN 7513 and the Logboek Dataverwerkingen standard (one line per person concerned, no sampling). The
line is written in the transaction of the look or change itself; if it cannot be written, nothing is shown
(hard rule 9).
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from typing import Final

from triage.access.actor import Actor
from triage.ids import CasusId, ItemId

Json = str | int | bool | None


class Act(StrEnum):
    """What was done."""

    OPGEZET = "opgezet"
    INGELOGD = "ingelogd"
    VERGRENDELD = "vergrendeld"
    ROL_GEKOZEN = "rol_gekozen"
    LIJST_GEZIEN = "lijst_gezien"
    GEZOCHT = "gezocht"
    CASUS_GEOPEND = "casus_geopend"
    CASUS_GEZIEN = "casus_gezien"
    CASUS_GEZIEN_ZONDER_NAMEN = "casus_gezien_zonder_namen"
    ANTWOORD_GEWIJZIGD = "antwoord_gewijzigd"
    DEEL_TOEGEVOEGD = "deel_toegevoegd"
    DEEL_VERWIJDERD = "deel_verwijderd"
    NAGEKEKEN = "nagekeken"
    VOORGELEGD = "voorgelegd"
    TERUGGEGEVEN = "teruggegeven"
    INGETROKKEN = "ingetrokken"
    BESLOTEN = "besloten"
    VASTGELEGD = "vastgelegd"
    BESLUIT_GEZIEN = "besluit_gezien"
    BESLUIT_GEZIEN_ZONDER_NAMEN = "besluit_gezien_zonder_namen"
    GECONTROLEERD = "gecontroleerd"
    AFGEDRUKT = "afgedrukt"
    BEWAARD = "bewaard"
    AFGESCHERMD = "afgeschermd"
    AFSCHERMING_OPGEHEVEN = "afscherming_opgeheven"
    GENOEMD = "genoemd"
    NIET_MEER_GENOEMD = "niet_meer_genoemd"
    REGIE_GEGEVEN = "regie_gegeven"
    REGIE_BEEINDIGD = "regie_beeindigd"
    ADVIES_GEVRAAGD = "advies_gevraagd"
    ADVIES_GEGEVEN = "advies_gegeven"
    KAART_GEZOCHT = "kaart_gezocht"
    TOEGANG_GEVRAAGD = "toegang_gevraagd"
    TOEGANG_GEZIEN = "toegang_gezien"
    TOEGANG_GEGEVEN = "toegang_gegeven"
    TOEGANG_GEWEIGERD = "toegang_geweigerd"
    TOEGANG_BEEINDIGD = "toegang_beeindigd"
    PLAN_BEGONNEN = "plan_begonnen"
    PLAN_GEZIEN = "plan_gezien"
    PLAN_DEEL_GEZIEN = "plan_deel_gezien"
    PLAN_GEWIJZIGD = "plan_gewijzigd"
    PLAN_GESLOTEN = "plan_gesloten"
    PLAN_AFGEDRUKT = "plan_afgedrukt"
    PLAN_BEWAARD = "plan_bewaard"
    OVERLEG_GEPLAND = "overleg_gepland"
    OVERLEG_GEZIEN = "overleg_gezien"
    OVERLEG_GEWIJZIGD = "overleg_gewijzigd"
    LOG_GEZIEN = "log_gezien"
    LOG_UITGEVOERD = "log_uitgevoerd"
    LOG_GECONTROLEERD = "log_gecontroleerd"
    STANDBEWIJS_GEMAAKT = "standbewijs_gemaakt"
    OVERZICHT_GEZIEN = "overzicht_gezien"
    OVERZICHT_AFGEDRUKT = "overzicht_afgedrukt"
    OVERZICHT_BEWAARD = "overzicht_bewaard"
    MENSEN_GEZIEN = "mensen_gezien"
    MENSEN_GEWIJZIGD = "mensen_gewijzigd"
    RECHTEN_NAGEKEKEN = "rechten_nagekeken"
    KADER_TOEGEVOEGD = "kader_toegevoegd"
    KADER_INGEGAAN = "kader_ingegaan"
    OPVOLGING_GEZIEN = "opvolging_gezien"
    CRISIS_GEMELD = "crisis_gemeld"
    CRISIS_GEZIEN = "crisis_gezien"
    CRISIS_GEWIJZIGD = "crisis_gewijzigd"
    REGEL_GEZIEN = "regel_gezien"
    REGEL_GEWIJZIGD = "regel_gewijzigd"
    VERSTREKT = "verstrekt"
    BESLUIT_HEROVERWOGEN = "besluit_heroverwogen"
    BESLUIT_INGETROKKEN = "besluit_ingetrokken"
    CASUS_HEROPEND = "casus_heropend"
    INFORMEREN_GEZIEN = "informeren_gezien"
    INFORMEREN_GEWIJZIGD = "informeren_gewijzigd"
    UITSTEL_BESLOTEN = "uitstel_besloten"
    VERZOEK_GEREGISTREERD = "verzoek_geregistreerd"
    VERZOEK_GEZIEN = "verzoek_gezien"
    VERZOEK_GEWIJZIGD = "verzoek_gewijzigd"
    VERZOEK_BESLOTEN = "verzoek_besloten"
    SIGNAAL_GEREGISTREERD = "signaal_geregistreerd"
    SIGNAAL_GEZIEN = "signaal_gezien"
    SIGNAAL_GEWIJZIGD = "signaal_gewijzigd"
    SIGNAAL_VERNIETIGD = "signaal_vernietigd"
    BERICHT_GEZIEN = "bericht_gezien"
    BERICHT_GEWIJZIGD = "bericht_gewijzigd"
    BRIEF_AFGEDRUKT = "brief_afgedrukt"
    BRIEF_BEWAARD = "brief_bewaard"
    BRIEF_GEZIEN = "brief_gezien"
    OVERGEDRAGEN = "overgedragen"
    GESLOTEN = "gesloten"
    VERNIETIGING_GEZIEN = "vernietiging_gezien"
    VERNIETIGING_GEWIJZIGD = "vernietiging_gewijzigd"
    CASUS_VERNIETIGD = "casus_vernietigd"
    TERMIJNEN_BEWAARD = "termijnen_bewaard"
    VERANTWOORDING_GEZIEN = "verantwoording_gezien"
    VERANTWOORDING_GEWIJZIGD = "verantwoording_gewijzigd"
    VERANTWOORDING_AFGEDRUKT = "verantwoording_afgedrukt"
    VERANTWOORDING_BEWAARD = "verantwoording_bewaard"
    STEEKPROEF_GETROKKEN = "steekproef_getrokken"
    STEEKPROEF_GEZIEN = "steekproef_gezien"
    STEEKPROEF_GEWIJZIGD = "steekproef_gewijzigd"
    CONVENANT_GEZIEN = "convenant_gezien"
    CONVENANT_GEWIJZIGD = "convenant_gewijzigd"
    CONVENANTEN_AFGEDRUKT = "convenanten_afgedrukt"
    CONVENANTEN_BEWAARD = "convenanten_bewaard"
    REGISTER_GEZIEN = "register_gezien"
    REGISTER_GEWIJZIGD = "register_gewijzigd"
    REGISTER_AFGEDRUKT = "register_afgedrukt"
    REGISTER_BEWAARD = "register_bewaard"
    FORMULIER_AFGEDRUKT = "formulier_afgedrukt"
    FORMULIER_BEWAARD = "formulier_bewaard"
    PAPIER_GECONTROLEERD = "papier_gecontroleerd"
    UITGAVE_GEZIEN = "uitgave_gezien"
    DOSSIER_GEBUNDELD = "dossier_gebundeld"
    CERTIFICAAT_GEWIJZIGD = "certificaat_gewijzigd"
    GEWEIGERD = "geweigerd"


EVENT_ACTION: Final[Mapping[Act, str]] = {
    Act.OPGEZET: "C",
    Act.INGELOGD: "E",
    Act.VERGRENDELD: "E",
    Act.ROL_GEKOZEN: "E",
    Act.LIJST_GEZIEN: "R",
    Act.GEZOCHT: "R",
    Act.CASUS_GEOPEND: "C",
    Act.CASUS_GEZIEN: "R",
    Act.CASUS_GEZIEN_ZONDER_NAMEN: "R",
    Act.ANTWOORD_GEWIJZIGD: "U",
    Act.DEEL_TOEGEVOEGD: "C",
    Act.DEEL_VERWIJDERD: "D",
    Act.NAGEKEKEN: "U",
    Act.VOORGELEGD: "E",
    Act.TERUGGEGEVEN: "E",
    Act.INGETROKKEN: "E",
    Act.BESLOTEN: "C",
    Act.VASTGELEGD: "C",
    Act.BESLUIT_GEZIEN: "R",
    Act.BESLUIT_GEZIEN_ZONDER_NAMEN: "R",
    Act.GECONTROLEERD: "R",
    Act.AFGEDRUKT: "R",
    Act.BEWAARD: "R",
    Act.AFGESCHERMD: "U",
    Act.AFSCHERMING_OPGEHEVEN: "U",
    Act.GENOEMD: "U",
    Act.NIET_MEER_GENOEMD: "U",
    Act.REGIE_GEGEVEN: "U",
    Act.REGIE_BEEINDIGD: "U",
    Act.ADVIES_GEVRAAGD: "C",
    Act.ADVIES_GEGEVEN: "U",
    Act.KAART_GEZOCHT: "R",
    Act.TOEGANG_GEVRAAGD: "C",
    Act.TOEGANG_GEZIEN: "R",
    Act.TOEGANG_GEGEVEN: "U",
    Act.TOEGANG_GEWEIGERD: "U",
    Act.TOEGANG_BEEINDIGD: "U",
    Act.PLAN_BEGONNEN: "C",
    Act.PLAN_GEZIEN: "R",
    Act.PLAN_DEEL_GEZIEN: "R",
    Act.PLAN_GEWIJZIGD: "U",
    Act.PLAN_GESLOTEN: "U",
    Act.PLAN_AFGEDRUKT: "R",
    Act.PLAN_BEWAARD: "R",
    Act.OVERLEG_GEPLAND: "C",
    Act.OVERLEG_GEZIEN: "R",
    Act.OVERLEG_GEWIJZIGD: "U",
    Act.LOG_GEZIEN: "R",
    Act.LOG_UITGEVOERD: "R",
    Act.LOG_GECONTROLEERD: "R",
    Act.STANDBEWIJS_GEMAAKT: "R",
    Act.OVERZICHT_GEZIEN: "R",
    Act.OVERZICHT_AFGEDRUKT: "R",
    Act.OVERZICHT_BEWAARD: "R",
    Act.MENSEN_GEZIEN: "R",
    Act.MENSEN_GEWIJZIGD: "U",
    Act.RECHTEN_NAGEKEKEN: "U",
    Act.KADER_TOEGEVOEGD: "C",
    Act.KADER_INGEGAAN: "U",
    Act.OPVOLGING_GEZIEN: "R",
    Act.CRISIS_GEMELD: "C",
    Act.CRISIS_GEZIEN: "R",
    Act.CRISIS_GEWIJZIGD: "U",
    Act.REGEL_GEZIEN: "R",
    Act.REGEL_GEWIJZIGD: "U",
    Act.VERSTREKT: "E",
    Act.BESLUIT_HEROVERWOGEN: "U",
    Act.BESLUIT_INGETROKKEN: "U",
    Act.CASUS_HEROPEND: "U",
    Act.INFORMEREN_GEZIEN: "R",
    Act.INFORMEREN_GEWIJZIGD: "U",
    Act.UITSTEL_BESLOTEN: "U",
    Act.VERZOEK_GEREGISTREERD: "C",
    Act.VERZOEK_GEZIEN: "R",
    Act.VERZOEK_GEWIJZIGD: "U",
    Act.VERZOEK_BESLOTEN: "U",
    Act.SIGNAAL_GEREGISTREERD: "C",
    Act.SIGNAAL_GEZIEN: "R",
    Act.SIGNAAL_GEWIJZIGD: "U",
    Act.SIGNAAL_VERNIETIGD: "D",
    Act.BERICHT_GEZIEN: "R",
    Act.BERICHT_GEWIJZIGD: "U",
    Act.BRIEF_AFGEDRUKT: "R",
    Act.BRIEF_BEWAARD: "R",
    Act.BRIEF_GEZIEN: "R",
    Act.OVERGEDRAGEN: "U",
    Act.GESLOTEN: "U",
    Act.VERNIETIGING_GEZIEN: "R",
    Act.VERNIETIGING_GEWIJZIGD: "U",
    Act.CASUS_VERNIETIGD: "D",
    Act.TERMIJNEN_BEWAARD: "R",
    Act.VERANTWOORDING_GEZIEN: "R",
    Act.VERANTWOORDING_GEWIJZIGD: "U",
    Act.VERANTWOORDING_AFGEDRUKT: "R",
    Act.VERANTWOORDING_BEWAARD: "R",
    Act.STEEKPROEF_GETROKKEN: "C",
    Act.STEEKPROEF_GEZIEN: "R",
    Act.STEEKPROEF_GEWIJZIGD: "U",
    Act.CONVENANT_GEZIEN: "R",
    Act.CONVENANT_GEWIJZIGD: "U",
    Act.CONVENANTEN_AFGEDRUKT: "R",
    Act.CONVENANTEN_BEWAARD: "R",
    Act.REGISTER_GEZIEN: "R",
    Act.REGISTER_GEWIJZIGD: "U",
    Act.REGISTER_AFGEDRUKT: "R",
    Act.REGISTER_BEWAARD: "R",
    Act.FORMULIER_AFGEDRUKT: "R",
    Act.FORMULIER_BEWAARD: "R",
    Act.PAPIER_GECONTROLEERD: "R",
    Act.UITGAVE_GEZIEN: "R",
    Act.DOSSIER_GEBUNDELD: "R",
    Act.CERTIFICAAT_GEWIJZIGD: "U",
    Act.GEWEIGERD: "E",
}
"""EventActionCode of NEN 7513 for each act: create, read, update, delete, execute."""


@dataclass(frozen=True, slots=True)
class Look:
    """What somebody is about to see or change, before the store knows which persons it concerns.

    Args:
        purpose: the task at hand, a slug (`triage`, `besluiten`, `nalezen`, …).
        detail: ids and codes that say which part (a question id, a number); never content.
        concerned: the persons in the casus whom it concerns; None means every person in it.
        trace: 32 hex digits, one for each thing that somebody does; its lines share it (`trace_id` of the Logboek
            Dataverwerkingen).
        kader: the version of the kader whose table of rights, and register of processing, it was done under.
    """

    actor: Actor
    act: Act
    at: datetime
    purpose: str
    detail: str = ""
    concerned: tuple[ItemId, ...] | None = None
    trace: str = ""
    kader: str = ""


@dataclass(frozen=True, slots=True)
class LogLine:
    """One line of the log, about at most one person."""

    look: Look
    casus: CasusId | None
    person: ItemId | None
    result: str = "ok"

    def meta(self) -> dict[str, Json]:
        """Return what stays for as long as the chain does: who, when, which act, about which random ids."""
        actor = self.look.actor
        return {
            "at": self.look.at.astimezone(UTC).isoformat(timespec="milliseconds"),
            "act": self.look.act.value,
            "code": EVENT_ACTION[self.look.act],
            "actor": actor.person,
            "account": actor.account,
            "role": actor.role,
            "behalf": actor.on_behalf_of,
            "casus": self.casus,
            "persoon": self.person,
            "result": self.result,
            "trace": self.look.trace,
            "kader": self.look.kader,
        }

    def payload(self) -> dict[str, Json]:
        """Return what lawful erasure takes away: the purpose and which part was seen."""
        return {"purpose": self.look.purpose, "detail": self.look.detail, "team": self.look.actor.team}


def lines(look: Look, casus: CasusId | None, people: tuple[ItemId, ...]) -> tuple[LogLine, ...]:
    """Return one line per person concerned, or a single line when nobody is concerned yet."""
    concerned = people if look.concerned is None else tuple(p for p in look.concerned if p in people)
    # Whom a look concerns is said by its lines: it stays one line a person, whatever it was narrowed to on its way.
    bare = replace(look, concerned=None)
    return tuple(LogLine(bare, casus, person) for person in concerned) or (LogLine(bare, casus, None),)
