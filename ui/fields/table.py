"""The one table from kind of answer to field; a test holds it complete."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from triage.answers import AnswerKind
from triage.casus.walk import Asked
from ui.fields.base import Field
from ui.fields.chosen import JaNeeField, KeuzeField, KeuzesField, ToetsField, UitgelegdField
from ui.fields.dated import DatumField, TijdstipField
from ui.fields.written import GetalField, KortField, LangField

FIELDS: Final[Mapping[AnswerKind, type[Field]]] = MappingProxyType(
    {
        AnswerKind.KORT: KortField,
        AnswerKind.LANG: LangField,
        AnswerKind.JA_NEE: JaNeeField,
        AnswerKind.TOETS: ToetsField,
        AnswerKind.KEUZE: KeuzeField,
        AnswerKind.KEUZES: KeuzesField,
        AnswerKind.UITGELEGD: UitgelegdField,
        AnswerKind.DATUM: DatumField,
        AnswerKind.TIJDSTIP: TijdstipField,
        AnswerKind.GETAL: GetalField,
    }
)


def field_for(asked: Asked) -> Field:
    """Return a new field that shows this question; its object name is the `Ref` as text."""
    field = FIELDS[asked.question.kind]()
    field.setObjectName(str(asked.ref))
    field.show_answer(asked)
    return field
