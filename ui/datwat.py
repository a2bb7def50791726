"""The dat-wat check for what people type in a plan, with the vocabulary that comes with the program."""

from functools import lru_cache, partial
from importlib.resources import files

from resources.reading import read_tables
from triage.plan.checks import Checks
from triage.plan.datwat.checking import check, check_organisation, check_words
from triage.plan.datwat.loading import load


@lru_cache
def checks() -> Checks:
    """Return the check; the vocabulary is read once."""
    vocabulary = load(read_tables(files("resources") / "datwat"))
    return Checks(
        partial(check, vocabulary=vocabulary),
        partial(check_words, vocabulary=vocabulary),
        partial(check_organisation, vocabulary=vocabulary),
    )
