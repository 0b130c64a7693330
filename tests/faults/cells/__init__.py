"""Fault cells: one thing broken in real parts under load, healed, and everything held against the invariants."""
