"""A shell that outlives its process: the snapshot of its state, and going on from it."""
