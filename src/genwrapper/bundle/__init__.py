"""Application versions, from files to what a BOINC server takes: `version`, `signing`."""
