"""What a cell is: one fault, how long convergence may take after it, and what is expected beside the invariants."""

from abc import ABC, abstractmethod
from typing import ClassVar

from tests.faults.cells.ground import Ground

# Seconds from the heal to convergence, by what was broken.
PROCESS = 15
POSTGRES = 30
KAFKA = STORE = PARTITION = 60
EVERYTHING = 120


class Cell(ABC):
    """One cell of the matrix. A cell is made for one run and may remember in it what it saw."""

    number: ClassVar[int]
    title: ClassVar[str]
    also: ClassVar[str]
    within: ClassVar[int]
    under_load: ClassVar[bool] = True
    wipes: ClassVar[bool] = False
    """Whether history on the topics is gone afterwards, so that the stack is not to be used by another cell."""

    def __init__(self, ground: Ground) -> None:
        self.ground = ground

    async def prepare(self) -> None:  # noqa: B027 -- most cells need nothing
        """While the load warms up: what the fault will be seen by."""

    @abstractmethod
    async def strike(self) -> None:
        """Break it, keep it broken, heal it; returns when it is healed."""

    async def check(self) -> None:  # noqa: B027 -- some cells have no more to say than the invariants
        """The cell's own expectation, once everything has settled; an assertion fails the cell."""
