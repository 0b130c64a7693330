"""An image holds one service and nothing that an intruder or a neighbour could use."""

import fnmatch
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from cli.stack.layout import DEPLOY, ROOT, SERVICES
from deploy.compose import requirements_of
from deploy.compose.engine import engine_problem

DOCKERFILE = (DEPLOY / "Dockerfile").read_text(encoding="utf-8").replace("\\\n", " ")
IMAGE_TAGS = ("test", "dev")


def stages() -> dict[str, list[str]]:
    """The instructions of each stage of the Dockerfile, without comments."""
    found: dict[str, list[str]] = {"": []}
    current = ""
    for line in DOCKERFILE.splitlines():
        started = re.match(r"FROM \S+ AS (\S+)", line)
        current = started[1] if started else current
        found.setdefault(current, [])
        if line.strip() and not line.startswith("#"):
            found[current].append(line)
    return found


def parent(stage: str) -> str:
    """What a stage starts from."""
    return stages()[stage][0].split()[1]


def lineage(stage: str) -> Iterator[str]:
    """All instructions that an image of this stage is made of, its parents' included."""
    yield from stages()[stage]
    ancestor = parent(stage).replace("${SERVICE}", "media")
    if ancestor in stages():
        yield from lineage(ancestor)


def copied(stage: str) -> set[str]:
    """What an image takes from the checkout."""
    lines = [line.split() for line in lineage(stage) if line.startswith(("COPY", "ADD"))]
    return {source for words in lines if "--from=packages" not in words for source in words[1:-1]}


def let_in(path: str) -> bool:
    """Whether .dockerignore sends a file to the builder: the last line that fits it or a folder of it decides."""
    allowed = True
    names = [path, *(str(folder) for folder in Path(path).parents if str(folder) != ".")]
    for line in (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#") and any(_fits(line.removeprefix("!"), name) for name in names):
            allowed = line.startswith("!")
    return allowed


def _fits(pattern: str, name: str) -> bool:
    if pattern.startswith("**/"):
        return fnmatch.fnmatch(Path(name).name, pattern.removeprefix("**/"))
    return fnmatch.fnmatch(name, pattern)


def test_an_image_takes_its_own_service_and_no_other() -> None:
    assert copied("service") == {
        "contracts/", "chassis/", "services/__init__.py", "services/${SERVICE}/", "deploy/compose/probes/http.sh",
    }  # fmt: skip


def test_the_jobs_image_takes_no_service_at_all() -> None:
    assert not any("services" in source for source in copied("setup"))


def test_the_portals_image_takes_no_service_at_all() -> None:
    assert copied("portal") == {"contracts/", "chassis/", "portal/", "deploy/compose/probes/http.sh"}


def test_there_is_a_system_stage_for_every_service() -> None:
    assert {name for name in stages() if name.startswith("system-")} == {f"system-{service}" for service in SERVICES}


@pytest.mark.parametrize(
    "path",
    [
        ".env",
        ".local/secrets.json",
        ".git/config",
        "services/media/.env",
        "tests/conftest.py",
        "chassis/testing/issuer.py",
        "docker-compose.yml",
        "deploy/compose/engine.py",
        "contracts/__pycache__/base.pyc",
    ],
)
def test_what_no_image_may_hold_is_not_even_sent_to_the_builder(path: str) -> None:
    assert not let_in(path)


def test_what_an_image_takes_is_sent_to_the_builder() -> None:
    folders = [
        source.replace("${SERVICE}", "media") for stage in ("service", "portal", "setup") for source in copied(stage)
    ]
    for path in (*folders, *copied("base-packages")):
        assert let_in(path.rstrip("/")), path


@pytest.mark.parametrize("stage", ["service", "portal", "setup"])
def test_an_image_runs_as_nobody_of_importance(stage: str) -> None:
    users = [line.split()[1] for line in stages()[stage] if line.startswith("USER")]
    assert users == ["openweek"]


@pytest.mark.parametrize("stage", ["service", "portal"])
def test_an_image_tells_its_health_by_readyz(stage: str) -> None:
    (check,) = (line for line in stages()[stage] if line.startswith("HEALTHCHECK"))
    assert "/readyz" in check


def test_no_compiler_is_installed_in_any_stage() -> None:
    installed = {word for line in re.findall(r"apt-get install ([^&]*)", DOCKERFILE) for word in line.split()}
    assert installed == {"-y", "--no-install-recommends", "ffmpeg", "libmagic1", "libvips42"}


def test_no_secret_is_asked_for_while_building() -> None:
    named = re.findall(r"(?m)^\s*(?:ARG|ENV) (\w+)", DOCKERFILE)
    assert not [name for name in named if re.search(r"KEY|SECRET|PASSWORD|TOKEN", name)]


def test_every_package_of_the_lock_has_a_hash() -> None:
    entries = requirements_of.locked((ROOT / "requirements.lock").read_text(encoding="utf-8"))
    assert len(entries) > 50
    assert all("--hash=sha256:" in entry for entry in entries.values())


def test_only_the_named_packages_are_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    printed = requirements_of.named(["PyYAML", "uuid_utils"])
    assert re.findall(r"(?m)^(\S+)==", printed) == ["pyyaml", "uuid-utils"]


def test_an_unknown_part_is_refused() -> None:
    with pytest.raises(SystemExit, match="no such part: nobody"):
        requirements_of.wanted({"dependencies": [], "optional-dependencies": {"media": []}}, "nobody")


def _image(service: str) -> str:
    """An image of this service that was built here."""
    if engine_problem():
        pytest.skip(f"no Docker engine: {engine_problem()}")
    for tag in IMAGE_TAGS:
        name = f"openweek/{service}:{tag}"
        if subprocess.run(["docker", "image", "inspect", name], capture_output=True, check=False).returncode == 0:
            return name
    pytest.skip(f"openweek/{service} is not built here (make compose-test builds it)")


def _inside(image: str, script: str) -> list[str]:
    command = ["docker", "run", "--rm", "--network", "none", "--entrypoint", "sh", image, "-c", script]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()


@pytest.mark.parametrize("service", SERVICES)
def test_the_built_image_lists_its_own_service_alone(service: str) -> None:
    image = _image(service)
    folders = _inside(image, "cd /app && ls -d */ services/*/")
    assert {name for name in folders if "__pycache__" not in name} == {
        "chassis/", "contracts/", "services/", f"services/{service}/",
    }  # fmt: skip
    assert _inside(image, "id -un; command -v gcc cc || echo none") == ["openweek", "none"]
    assert ("pyvips" in _inside(image, "ls /opt/openweek/lib/python3.11/site-packages")) == (service == "media")
