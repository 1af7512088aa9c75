"""Words become fields (POSIX 2.6): parameters, arithmetic, and what ash and bash add."""
