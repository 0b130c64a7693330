"""A server that several contestants of one path use, each in its turn: started by the first of them."""

from bench.served import Served


class SharedServer:
    """One server; to start it again and to stop it again is harmless."""

    def __init__(self, served: Served) -> None:
        self._served = served
        self._runs = False

    async def start(self) -> None:
        """Start it unless it runs."""
        if not self._runs:
            await self._served.start()
            self._runs = True

    async def stop(self) -> None:
        """End it."""
        self._runs = False
        await self._served.stop()

    @property
    def pid(self) -> int:
        """The root of its tree."""
        return self._served.pid
