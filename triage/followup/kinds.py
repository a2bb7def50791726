"""Which content and which machine belongs to which kind of piece: one table, so that no kind is forgotten."""

from collections.abc import Mapping
from typing import Any, Final

from triage.followup import (
    bericht,
    convenant,
    crisis,
    dpia,
    geldigheid,
    informeren,
    overdracht,
    regel,
    signaal,
    sluiting,
    steekproef,
    verantwoording,
    vernietiging,
    verzoek,
)
from triage.followup.machine import Machine
from triage.followup.stuk import Soort

CONTENTS: Final[Mapping[Soort, type[Any]]] = {
    Soort.GELDIGHEID: geldigheid.Geldigheid,
    Soort.REGEL: regel.Regel,
    Soort.INFORMEREN: informeren.Informeren,
    Soort.SIGNAAL: signaal.Signaal,
    Soort.CRISIS: crisis.Crisis,
    Soort.VERZOEK: verzoek.Verzoek,
    Soort.BERICHT: bericht.Bericht,
    Soort.OVERDRACHT: overdracht.Overdracht,
    Soort.SLUITING: sluiting.Sluiting,
    Soort.VERNIETIGING: vernietiging.Vernietiging,
    Soort.STEEKPROEF: steekproef.Steekproef,
    Soort.VERANTWOORDING: verantwoording.JaarStuk,
    Soort.CONVENANT: convenant.Convenant,
    Soort.DPIA: dpia.Dpia,
}
"""The content of each kind."""
MACHINES: Final[Mapping[Soort, Machine]] = {
    Soort.GELDIGHEID: geldigheid.MACHINE,
    Soort.REGEL: regel.MACHINE,
    Soort.INFORMEREN: informeren.MACHINE,
    Soort.SIGNAAL: signaal.MACHINE,
    Soort.CRISIS: crisis.MACHINE,
    Soort.VERZOEK: verzoek.MACHINE,
    Soort.BERICHT: bericht.MACHINE,
    Soort.OVERDRACHT: overdracht.MACHINE,
    Soort.SLUITING: sluiting.MACHINE,
    Soort.VERNIETIGING: vernietiging.MACHINE,
    Soort.STEEKPROEF: steekproef.MACHINE,
    Soort.VERANTWOORDING: verantwoording.MACHINE,
    Soort.CONVENANT: convenant.MACHINE,
    Soort.DPIA: dpia.MACHINE,
}
"""The states of each kind."""
ABOUT_NOBODY: Final = frozenset({Soort.VERANTWOORDING, Soort.CONVENANT, Soort.DPIA})
"""The kinds that hold nothing about any person in a casus: they can be read together, without a line for each."""


def soort_of(content: type[Any]) -> Soort:
    """Return the kind whose content this is."""
    return next(soort for soort, kind in CONTENTS.items() if kind is content)
