"""Several processes stopped or started at once; both return when it is done."""

from concurrent.futures import ThreadPoolExecutor

from tests.infra.stack_fixture import FlowStack


def stop_all(stack: FlowStack, *names: str) -> None:
    """Stopped gracefully, and gone when this returns."""
    with ThreadPoolExecutor(len(names)) as pool:
        list(pool.map(stack.stop, names))
    left = [name for name in names if stack.running.states()[name].running]
    assert not left, f"still running: {left}"


def start_all(stack: FlowStack, *names: str) -> None:
    """Serving when this returns."""
    for name in names:
        stack.start(name)
    stack.wait_ready(*names)
