"""Everyone of the edition at work, drawn from one seed."""

from tests.faults.workload.settling import Settled
from tests.faults.workload.week import EditionWeek

__all__ = ["EditionWeek", "Settled"]
