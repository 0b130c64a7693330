"""How any service runs: transactions, events in and out, the HTTP edge, identity, telemetry. Knows no domain word."""

import sys

from chassis.collector import wait_for_a_start

wait_for_a_start()

if "rich" not in sys.modules:
    # structlog takes rich where it is installed, for tracebacks at a terminal: seventy modules that no service uses.
    sys.modules["rich"] = None  # type: ignore[assignment]
    import structlog  # noqa: F401

    del sys.modules["rich"]
