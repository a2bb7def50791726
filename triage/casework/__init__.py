"""The use cases, one small file per subject: each opens one unit of work and leaves its log lines."""
