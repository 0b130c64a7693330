"""All at once: cell 46."""

from contextlib import suppress

from cli.stack.supervisor import State
from tests.faults.cells.cell import EVERYTHING, Cell


class EverythingKilled(Cell):
    """46"""

    number, title, within = 46, "every process killed (SIGKILL), then started in an order of the seed", EVERYTHING
    also = "no manual step; another order for each seed"

    async def strike(self) -> None:
        """Parts and services alike; the supervisor is told to hold them down until their turn."""
        order = [name for name in self.ground.stack.states() if name != "setup"]
        self.ground.dice.shuffle(order)
        self.ground.seen["order"] = " ".join(order)
        self.ground.say(f"order: {' '.join(order)}")
        await self.ground.in_thread(self._kill_all, order)
        for name in order:
            with suppress(RuntimeError):  # it came back before it could be held down: the order of the others stands
                await self.ground.in_thread(self.ground.stack.start, name)
            await self.ground.hold(self.ground.dice.uniform(0, 0.8))

    def _kill_all(self, names: list[str]) -> None:
        """All of them within a moment; then nobody is started again before the order says so."""
        for name in names:
            self.ground.stack.strike_down(name)
        self.ground.stack.running.supervisor.stop_processes(names)

    async def check(self) -> None:
        """Whole again."""
        states: dict[str, State] = self.ground.stack.states()
        assert all(state.running for name, state in states.items() if name != "setup")
        await self.ground.travels()
