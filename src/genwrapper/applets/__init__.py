"""GitBox's applets: one file or folder each, found by name in `table`, imported when called."""
