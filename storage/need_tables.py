"""The tables of need to know as the code sees them.

Who is named on a casus, who asks for access or advice, the 1-plan, the casusoverleg, and beheer. The migrated schema is
equal to these: a test compares the two.
"""

from sqlalchemy import Column, ForeignKey, Index, Integer, LargeBinary, Table, Text, UniqueConstraint

from storage.tables import log_line, metadata

casus_member = Table(
    "casus_member",
    metadata,
    Column("casus", Text, ForeignKey("casus.id"), primary_key=True),
    Column("place", Integer, primary_key=True, autoincrement=False),
    Column("person", Text, nullable=False),
    Column("band", Text, nullable=False),
    Column("since", Text, nullable=False),
    Column("until", Text),
    Column("by", Text),
    Column("team", Text),
    Index("ix_casus_member_person", "person", "band"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
"""Who is named on a casus, with what they are to it, from day to day (`triage.casus.members`)."""

person_mark = Table(
    "person_mark",
    metadata,
    Column("casus", Text, ForeignKey("casus.id"), primary_key=True),
    Column("item", Text, primary_key=True),
    Column("mark", LargeBinary, nullable=False),
    Index("ix_person_mark_mark", "mark"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
"""A keyed digest of name and date of birth of a person in a casus: it answers an exact match and nothing else."""

toegang = Table(
    "toegang",
    metadata,
    Column("id", Text, primary_key=True),
    Column("at", Text, nullable=False),
    Column("asked_by", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("team", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("casus", Text, ForeignKey("casus.id")),
    Column("item", Text),
    Column("name", Text, nullable=False),
    Column("born", Text),
    Column("purpose", Text, nullable=False),
    Column("motivation", Text, nullable=False),
    Column("days", Integer, nullable=False),
    Column("verdict", Text),
    Column("decided_by", Text),
    Column("decided_role", Text),
    Column("decided_at", Text),
    Column("answer", Text),
    Column("until", Text),
    Column("ended_at", Text),
    Column("ended_by", Text),
    Column("behalf", Text),
    Index("ix_toegang_asked_by", "asked_by", "at"),
    Index("ix_toegang_casus", "casus", "at"),
    Index("ix_toegang_verdict", "verdict", "at"),
    sqlite_strict=True,
)
"""Requests for access, each with its one answer; a new request never stands in the place of an older one."""

adviesvraag = Table(
    "adviesvraag",
    metadata,
    Column("id", Text, primary_key=True),
    Column("casus", Text, ForeignKey("casus.id"), nullable=False),
    Column("at", Text, nullable=False),
    Column("asked_by", Text, nullable=False),
    Column("asked_by_name", Text, nullable=False),
    Column("adviser", Text, nullable=False),
    Column("question", Text, nullable=False),
    Column("answer", Text, nullable=False),
    Column("answered_at", Text),
    Index("ix_adviesvraag_casus", "casus", "at"),
    Index("ix_adviesvraag_adviser", "adviser", "at"),
    sqlite_strict=True,
)
"""Questions to an adviser about a casus, with the advice."""

plan = Table(
    "plan",
    metadata,
    Column("id", Text, primary_key=True),
    Column("casus", Text, ForeignKey("casus.id"), nullable=False),
    Column("number", Text, nullable=False, unique=True),
    Column("state", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("changed", Integer, nullable=False),
    Column("content", Text, nullable=False),
    Index("ix_plan_casus", "casus"),
    Index("ix_plan_changed", "changed"),
    sqlite_strict=True,
)
"""The 1-plannen, each as JSON (`storage.mapping.plan`)."""

plan_version = Table(
    "plan_version",
    metadata,
    Column("plan", Text, ForeignKey("plan.id"), primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("at", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("by_name", Text, nullable=False),
    Column("act", Text, nullable=False),
    Column("content", Text, nullable=False),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
"""What a 1-plan was after each change; the file itself refuses to change or remove one."""

plan_helper = Table(
    "plan_helper",
    metadata,
    Column("plan", Text, ForeignKey("plan.id"), primary_key=True),
    Column("person", Text, primary_key=True),
    Index("ix_plan_helper_person", "person"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
"""Which colleagues give help in a 1-plan, and so have an own part of it: found without opening any plan."""

overleg = Table(
    "overleg",
    metadata,
    Column("id", Text, primary_key=True),
    Column("casus", Text, ForeignKey("casus.id"), nullable=False),
    Column("at", Integer, nullable=False),
    Column("state", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("content", Text, nullable=False),
    Index("ix_overleg_casus", "casus", "at"),
    sqlite_strict=True,
)
"""The casusoverleggen, each as JSON (`storage.mapping.overleg`)."""

concept = Table(
    "concept",
    metadata,
    Column("person", Text, primary_key=True),
    Column("about", Text, primary_key=True),
    Column("text", Text, nullable=False),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
"""What somebody is typing and did not hand in yet, by what it is about (`plan:<id>`, `advies:<casus>`)."""

team = Table(
    "team",
    metadata,
    Column("name", Text, primary_key=True),
    Column("contact", Text, nullable=False),
    sqlite_strict=True,
)
"""The teams, and how colleagues reach them."""

replacement = Table(
    "replacement",
    metadata,
    Column("id", Text, primary_key=True),
    Column("absent", Text, ForeignKey("person.id"), nullable=False),
    Column("by", Text, ForeignKey("person.id"), nullable=False),
    Column("role", Text, nullable=False),
    Column("team", Text, nullable=False),
    Column("since", Text, nullable=False),
    Column("until", Text, nullable=False),
    Column("mandate", Text),
    Column("mandate_since", Text),
    Column("mandate_until", Text),
    Index("ix_replacement_by", "by"),
    sqlite_strict=True,
)
"""Who stands in for whom, from day to day."""

rights_review = Table(
    "rights_review",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("person", Text, ForeignKey("person.id"), nullable=False, index=True),
    Column("at", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("by_name", Text, nullable=False),
    sqlite_strict=True,
)
"""When somebody last looked at what a colleague may do."""

kader_version = Table(
    "kader_version",
    metadata,
    Column("version", Text, primary_key=True),
    Column("digest", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("content", Text, nullable=False),
    sqlite_strict=True,
)
"""Kaders that a municipality added itself: the parsed files as JSON."""

kader_activation = Table(
    "kader_activation",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("version", Text, nullable=False),
    Column("digest", Text, nullable=False),
    Column("resolution", Text, nullable=False),
    Column("resolved_on", Text, nullable=False),
    Column("since", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("by_name", Text, nullable=False),
    sqlite_strict=True,
)
"""Which kader new casussen start with, since when, and by which resolution of the council."""

log_day = Table(
    "log_day",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("day", Text, nullable=False),
    sqlite_strict=True,
)
"""The lines of the log with which another day (UTC) begins (`storage.log.days`); verifying compares the two."""

Index("ix_log_line_actor_act", log_line.c.actor, log_line.c.act)

standbewijs = Table(
    "standbewijs",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("at", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("seq", Integer, nullable=False),
    Column("h", LargeBinary, nullable=False),
    Column("previous", Text, nullable=False),
    Column("digest", Text, nullable=False),
    UniqueConstraint("digest"),
    sqlite_strict=True,
)
"""The standbewijzen that were given out: heads of the log that somebody else keeps."""
