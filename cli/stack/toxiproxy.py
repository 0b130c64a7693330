"""Toxiproxy before the parts that the services reach by a detour: only in the stack that faults are done to."""

import json

from cli.stack.layout import LOOPBACK, Stack
from cli.stack.parts import part


def command(stack: Stack) -> list[str]:
    """Start it in the foreground with a proxy for each detour."""
    address = ["-host", LOOPBACK, "-port", str(stack.port("toxiproxy"))]
    return [str(part("toxiproxy").binary), *address, "-config", str(stack.data / "toxiproxy.json")]


def upstream(stack: Stack, name: str) -> str:
    """host:port of the part behind its detour."""
    return stack.address("kafka-detoured" if name == "kafka" else name)


def configure(stack: Stack) -> None:
    """Write the proxies that it makes at its start; they only pass bytes on until a test says otherwise."""
    proxies = [
        {"name": name, "listen": stack.address(f"{name}-detour"), "upstream": upstream(stack, name), "enabled": True}
        for name in stack.detours
    ]
    (stack.data / "toxiproxy.json").write_text(json.dumps(proxies, indent=1))
