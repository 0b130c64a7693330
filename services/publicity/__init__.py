"""Publicity: what the nation sees, and how it is chosen, released, withdrawn and confirmed."""
