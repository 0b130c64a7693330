"""Simulation: the production code of outbox, inbox and upload under a seeded clock, database, broker and store."""
