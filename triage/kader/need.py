"""Reading who may do what, the neutral words of the 1-plan, and the register of processing."""

from triage.ids import RoleId
from triage.kader.model import Processing, RightAct, Role, Support
from triage.kader.reading import Entry
from triage.kader.vocabulary import STATES


def roles(file: Entry) -> tuple[Role, ...]:
    """Return the roles of `rollen.toml`."""
    return tuple(_role(entry) for entry in file.list_of("rol"))


def _role(entry: Entry) -> Role:
    rights = entry.table("rechten", needed=True)
    granted = {act: rights.texts(act, needed=True) for act in rights.all_keys()}
    role = Role(RoleId(entry.text("id")), entry.text("tekst"), granted)
    entry.done()
    return role


def acts(file: Entry) -> tuple[RightAct, ...]:
    """Return the acts of `rechten.toml`; one without states is bound to none."""
    found = []
    for entry in file.list_of("handeling"):
        states = entry.texts("standen") or STATES
        found.append(RightAct(entry.text("id"), entry.text("tekst"), frozenset(states)))
        entry.done()
    return tuple(found)


def relations(file: Entry) -> dict[str, str]:
    """Return the relations of `rechten.toml`, each with what it means."""
    found = {}
    for entry in file.list_of("band"):
        found[entry.text("id")] = entry.text("tekst")
        entry.done()
    return found


def supports(file: Entry) -> tuple[Support, ...]:
    """Return the neutral list of `ondersteuning.toml`."""
    found = []
    for entry in file.list_of("ondersteuning"):
        found.append(Support(entry.text("id"), entry.text("tekst")))
        entry.done()
    return tuple(found)


def processings(file: Entry) -> tuple[Processing, ...]:
    """Return the register of `verwerkingen.toml` (AVG 30)."""
    found = []
    for entry in file.list_of("verwerking"):
        found.append(
            Processing(
                entry.text("id"),
                entry.text("tekst"),
                entry.text("doel"),
                entry.text("wet"),
                entry.texts("gegevens", needed=True),
                entry.texts("handelingen", needed=True),
            )
        )
        entry.done()
    return tuple(found)
