"""How any service runs: transactions, events in and out, the HTTP edge, identity, telemetry. Knows no domain word."""

import gc

# Imports and requests make many objects and few cycles: looking for these at every 700 objects is a fifth of a start.
gc.set_threshold(50_000, 20, 100)
