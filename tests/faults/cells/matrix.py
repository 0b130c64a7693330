"""The cells, in the order in which one stack goes through them."""

from tests.faults.cells.broker import BrokerKilled, BrokerStopped, BrokerWiped, OneWayCut
from tests.faults.cells.cell import Cell
from tests.faults.cells.database import CommitAnswerCut, CommitAnswerSwallowed, PostgresKilled, SessionsEnded
from tests.faults.cells.events import Poisoned, Redelivered
from tests.faults.cells.everything import EverythingKilled
from tests.faults.cells.processes import (
    ApiKilled,
    HolderStopped,
    JoinsAndLeaves,
    KilledMidHandler,
    RelayKilled,
    RollingRestart,
    ZombieWorker,
)
from tests.faults.cells.requests import Deadline, OneKeyManyTimes
from tests.faults.cells.store import CompletedAtOnce, CompletionAnswerCut

# The last ones leave topics that no longer tell the whole story: each event many times, or only the newest.
MATRIX: tuple[type[Cell], ...] = (
    ApiKilled, RollingRestart, RelayKilled, HolderStopped, KilledMidHandler, ZombieWorker, JoinsAndLeaves, Poisoned,
    PostgresKilled, SessionsEnded, CommitAnswerCut, CommitAnswerSwallowed, BrokerKilled, BrokerStopped, OneWayCut,
    CompletionAnswerCut, CompletedAtOnce, OneKeyManyTimes, Deadline, EverythingKilled, Redelivered, BrokerWiped,
)  # fmt: skip


def chosen(numbers: set[int]) -> list[type[Cell]]:
    """The cells of these numbers, or all."""
    unknown = numbers - {cell.number for cell in MATRIX}
    if unknown:
        raise ValueError(f"no such cell: {sorted(unknown)} (there are: {sorted(cell.number for cell in MATRIX)})")
    return [cell for cell in MATRIX if not numbers or cell.number in numbers]
