"""The log in forms of others: Logboek Dataverwerkingen 1.0.0 as JSON lines, and a table with fields of NEN 7513.

The first holds no user, and a keyed pseudonym in place of each person concerned: it may go to a logbook outside. The
second is for who controls the work (the FG, an auditor) and names who did what. Both are made line by line.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Final

from triage.access.inzage import Regel
from triage.kader.model import Kader, Processing

URN: Final = "urn:tenzij"
SUBJECT: Final = f"{URN}:betrokkene"
"""What kind of code stands for a person: one that only this store can make."""
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND: Final = timedelta(milliseconds=1)
_TRACE: Final = 32
_SPAN: Final = 16
_FALLBACK: Final = "beheer"
"""What the store itself writes (its begin, another schema) belongs to keeping the program."""
_ACTS_LESS: Final = {"begin": "C", "schema": "U", "ouder_aanvaard": "E", "vernietigd": "D"}


class Vorm(StrEnum):
    """In which form."""

    LDV = "ldv"
    CSV = "csv"


@dataclass(frozen=True, slots=True)
class Register:
    """What lines are looked up in: which activity of the register of processing (AVG 30) an act belongs to.

    Args:
        installation: the random name of the store.
        newest: the version for lines that name none.
    """

    kaders: Mapping[str, Kader]
    newest: str
    installation: str
    municipality: str

    def processing(self, line: Regel) -> tuple[Processing, str]:
        """Return the activity of a line, and the version of the register that held then."""
        version = line.kader if line.kader in self.kaders else self.newest
        known = self.kaders[version].processings
        found = (one for one in known.values() if line.act in one.acts)
        return next(found, known[_FALLBACK]), version


def rows(form: Vorm, lines: Iterable[Regel], register: Register) -> Iterator[str]:
    """Yield the export as lines of text, each with its end."""
    return ldv(lines, register) if form is Vorm.LDV else csv(lines, register)


# ------------------------------------------------------------------------------------- Logboek Dataverwerkingen


def ldv(lines: Iterable[Regel], register: Register) -> Iterator[str]:
    """Yield one JSON object per line of the log, with the fields of Logboek Dataverwerkingen 1.0.0.

    Lines of one act share their `trace_id`; the first of them is the parent of the others. Who acted is not told:
    that is for the audit log, and not for the logbook of processing.
    """
    last, parent = "", ""
    for line in lines:
        span, trace = _span(line, register), _trace(line, register)
        said = _ldv(line, register, trace, span)
        if line.trace and trace == last:
            said["parent_span_id"] = parent
        else:
            last, parent = trace, span
        yield json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n"


def _ldv(line: Regel, register: Register, trace: str, span: str) -> dict[str, object]:
    processing, version = register.processing(line)
    moment = (line.at - _EPOCH) // _MILLISECOND
    attributes = {"dpl.core.processing_activity_id": f"{URN}:verwerking:{processing.id}:{version}"}
    if line.subject:
        attributes["dpl.core.data_subject_id"] = line.subject
        attributes["dpl.core.data_subject_id_type"] = SUBJECT
    resource = {"service.name": "Tenzij", "service.instance.id": register.installation}
    return {
        "trace_id": trace,
        "span_id": span,
        "status": _status(line.result),
        "name": line.act.replace("_", " "),
        "start_time": moment,
        "end_time": moment,
        "resource": {"attributes": resource | {"service.namespace": register.municipality}},
        "attributes": attributes,
    }


def _status(result: str) -> str:
    """A refusal is correct work of the program, and no result: `Unset`. `Error` is for faults of the program."""
    return {"ok": "Ok", "geweigerd": "Unset"}.get(result, "Error" if result else "Unset")


def _trace(line: Regel, register: Register) -> str:
    if len(line.trace) == _TRACE and not set(line.trace) - set("0123456789abcdef"):
        return line.trace
    said = f"{register.installation}|spoor|{line.trace or line.seq}"
    return hashlib.sha256(said.encode()).hexdigest()[:_TRACE]


def _span(line: Regel, register: Register) -> str:
    return hashlib.sha256(f"{register.installation}|regel|{line.seq}".encode()).hexdigest()[:_SPAN]


# ------------------------------------------------------------------------------------------------------ NEN 7513

COLUMNS: Final = (
    "volgnummer", "EventDateTime", "EventActionCode", "EventID", "eventTypeCode", "EventOutcomeIndicator", "userID",
    "userName", "roleIDCode", "team", "namensUserID", "purposeOfUse", "ParticipantObjectID",
    "ParticipantObjectIDTypeCode", "ParticipantObjectName", "ParticipantObjectDetail", "autorisatieProtocol",
    "controles", "AuditSourceID", "AuditEnterpriseSiteID", "trace_id", "gewist",
)  # fmt: skip
"""The columns of the table; `docs/inzagelog.md` tells what each holds."""
_BOM: Final = "\ufeff"
"""Without it a spreadsheet takes UTF-8 for an older alphabet."""
_DANGEROUS: Final = tuple("=+-@\t\r\uff1d\uff0b\uff0d\uff20")
"""What begins a formula; a spreadsheet takes the wide signs for the same."""


def csv(lines: Iterable[Regel], register: Register) -> Iterator[str]:
    """Yield a table in CSV (RFC 4180, semicolons, UTF-8 with its mark), a header first."""
    yield _BOM + _row(COLUMNS)
    for line in lines:
        yield _row(_cells(line, register))


def _cells(line: Regel, register: Register) -> tuple[str, ...]:
    processing, version = register.processing(line)
    return (
        str(line.seq),
        line.at.isoformat(timespec="milliseconds"),
        line.code or _ACTS_LESS.get(line.act, ""),
        line.act,
        processing.id,
        line.result,
        line.actor or "",
        line.actor_name,
        line.role or "",
        line.team,
        line.behalf or "",
        line.purpose,
        line.subject,
        SUBJECT if line.subject else "",
        "afgeschermd" if line.kenmerk is None else line.kenmerk,
        line.detail,
        f"kader {version}",
        # Rights and the relation to the casus are checked at each act; consent and an emergency button play no part.
        "TTFF" if line.casus else "TFFF",
        register.installation,
        register.municipality,
        _trace(line, register),
        "ja" if line.erased else "nee",
    )


def _row(cells: Iterable[str]) -> str:
    return ";".join(map(cell, cells)) + "\r\n"


def cell(text: str) -> str:
    """Return one cell: quoted where it must be, and harmless in a spreadsheet.

    What would be taken for a formula gets an apostrophe before it (OWASP: CSV injection); a tab or a space in front
    does not help, as it is taken off again.
    """
    harmless = f"'{text}" if text.lstrip(" \n\v\f").startswith(_DANGEROUS) else text
    if any(char in harmless for char in ';"\r\n\t') or harmless != harmless.strip():
        return '"' + harmless.replace('"', '""') + '"'
    return harmless
