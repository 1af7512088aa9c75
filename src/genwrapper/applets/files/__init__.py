"""What applets share that change files: copying, modes, owners, safe names to land on."""
