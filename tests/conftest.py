"""Fixtures of all tests; the head of each run says where its real parts come from."""

import pytest
import structlog
from rich.console import Console

from cli.stack.build import prepare
from cli.stack.parts import all_parts
from tests.infra.native import PARTS
from tests.infra.provider import choose_provider

pytest_plugins = ["tests.infra.fixtures", "tests.infra.stack_fixture"]


def pytest_configure() -> None:
    """Logs go through the standard library, where pytest keeps them per test; tracebacks stay plain and quick."""
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.format_exc_info,
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
    )


def pytest_report_header(config: pytest.Config) -> str:
    """Which provider is used, and why the other is not."""
    choice = choose_provider()
    return f"real parts: {choice.provider} ({choice.reason})"


def pytest_collection_finish(session: pytest.Session) -> None:
    """Build what the collected tests need before the first of them: no test's time limit pays for a build."""
    if session.config.option.collectonly:
        return
    asked = {name for item in session.items for name in getattr(item, "fixturenames", ())}
    whole = {"running_stack", "faulty"} & asked
    native = "infra" in asked and choose_provider().provider == "native"
    wanted = [
        part
        for name, part in all_parts().items()
        if (native and name in {"process-compose", *PARTS}) or (whole and not part.test_only)
    ]
    capture = session.config.pluginmanager.getplugin("capturemanager")
    if wanted and capture:
        with capture.global_and_fixture_disabled():
            prepare(wanted, Console(stderr=True))
