"""Shows it: Qt widgets over values of triage; no SQL, no keys, no rules of law."""
