"""How fast each hot path is beside a peer that does the same bare work, in one run on one machine."""
