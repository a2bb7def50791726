"""Prints it: neutral blocks pressed to a tagged, archival PDF; knows no screen and no store."""
