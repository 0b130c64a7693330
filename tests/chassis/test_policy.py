"""The policy file and the signatures say the same, or the service does not start."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from chassis.api import create_api
from chassis.policy import PolicyMismatch
from tests.chassis.notes import POLICY, notes_router, policy_file, settings

URL = "postgresql+asyncpg://nobody:nothing-at-all@127.0.0.1:1/notes"


def build(folder: Path, policy: str) -> None:
    create_api("notes", settings(URL), routers=(notes_router(),), policy=policy_file(folder, policy))


def test_a_complete_policy_starts(tmp_path: Path) -> None:
    build(tmp_path, POLICY)


FIRST, LIST = "\n- {method: POST", "v1/notes, roles: [writer]"
DIFFERENCES = {
    "missing line": (
        "- {method: GET, path: /api/notes/v1/notes, roles: [writer], relation: any}\n",
        "",
        "no policy line",
    ),
    "extra line": (FIRST, "\n- {method: DELETE, path: /api/notes/v1/x, relation: any}" + FIRST, "no endpoint"),
    "more roles": ('{note_id}", roles: [writer]', '{note_id}", roles: [writer, editor]', "signature says"),
    "other roles": (LIST, "v1/notes, roles: [editor]", "signature says"),
    "public": (LIST, "v1/notes, public: true", "signature says"),
    "any account": (LIST, "v1/notes", "signature says"),
    "twice": (FIRST, "\n- {method: GET, path: /api/notes/v1/notes, relation: own}" + FIRST, "twice"),
}


@pytest.mark.parametrize("difference", sorted(DIFFERENCES))
def test_a_policy_that_differs_does_not_start(tmp_path: Path, difference: str) -> None:
    old, new, said = DIFFERENCES[difference]
    assert old in POLICY

    with pytest.raises(PolicyMismatch, match=said):
        build(tmp_path, POLICY.replace(old, new, 1))


def test_a_word_that_the_policy_does_not_know_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValidationError):
        build(tmp_path, POLICY.replace("roles:", "role:", 1))
