"""Reading who may do what, the neutral words of the 1-plan, and the register of processing."""

from triage.ids import RoleId
from triage.kader.model import Processing, RegisterNotes, RightAct, Role, Support
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


def processings(file: Entry, *, older: bool) -> tuple[Processing, ...]:
    """Return the register of `verwerkingen.toml` (AVG 30).

    Args:
        older: the kader was added under an earlier program, which did not ask everything of it yet.
    """
    return tuple(_processing(entry, older=older) for entry in file.list_of("verwerking"))


def _processing(entry: Entry, *, older: bool) -> Processing:
    found = Processing(
        entry.text("id"),
        entry.text("tekst"),
        entry.text("doel"),
        entry.text("wet"),
        entry.texts("gegevens", needed=True),
        entry.texts("handelingen", needed=True),
        _told(entry, "betrokkenen", older=older),
        _told(entry, "ontvangers", older=older),
        entry.text("bewaren", "" if older else None),
    )
    entry.done()
    return found


def register(file: Entry, *, older: bool) -> RegisterNotes:
    """Return what `verwerkingen.toml` says of every activity (AVG 30 lid 1 onder e and g). `older`: see above."""
    entry = file.table("register", needed=not older)
    found = RegisterNotes(entry.text("doorgifte", "" if older else None), _told(entry, "maatregelen", older=older))
    entry.done()
    return found


def _told(entry: Entry, key: str, *, older: bool) -> tuple[str, ...]:
    """Return a list that says something: an empty one is as good as none."""
    found = entry.texts(key, needed=not older)
    if entry.has(key) and not older and not any(one.strip() for one in found):
        entry.fault("is leeg", key)
    return found
