"""How any service runs: transactions, events in and out, the HTTP edge, identity, telemetry. Knows no domain word."""
