"""What a task asks of a person, counted while a robot does it."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from playwright.async_api import Locator

SECONDS_A_TAP = 3.0
"""Find it on the screen, touch it, see what happens."""
SECONDS_A_FIELD = 1.5
"""Into a field. The texts themselves are there already: cases are written long before they are reported."""


@dataclass
class Effort:
    """Taps and fields, and the time that they take somebody who does this once a year."""

    taps: int = 0
    fields: int = 0

    @property
    def seconds(self) -> float:
        """The time in all."""
        return self.taps * SECONDS_A_TAP + self.fields * SECONDS_A_FIELD

    async def tap(self, target: Locator) -> None:
        """Touch it."""
        self.taps += 1
        await target.click()

    async def paste(self, target: Locator, text: str) -> None:
        """Into the field, and a tap for pasting."""
        self.fields += 1
        self.taps += 1
        await target.fill(text)

    async def choose(self, target: Locator, option: Locator) -> None:
        """Open a list and touch one of it."""
        await self.tap(target)
        await self.tap(option)

    async def attach(self, target: Locator, files: Sequence[Path]) -> None:
        """The button, a tap for each file in the phone's gallery, and its own button to end."""
        self.taps += len(files) + 2
        await target.set_input_files(list(files))
