"""The dat-wat check for the screens of the plan, with the vocabulary that is shipped; read once, in the lane."""

from functools import lru_cache, partial
from importlib.resources import files

from resources.reading import read_tables
from triage.plan.checks import Checks
from triage.plan.datwat.checking import check, check_organisation
from triage.plan.datwat.loading import load


@lru_cache
def shipped_checks() -> Checks:
    """Return the check of a text, and of the name of an organisation."""
    vocabulary = load(read_tables(files("resources").joinpath("datwat")))
    return Checks(partial(check, vocabulary=vocabulary), partial(check_organisation, vocabulary=vocabulary))
