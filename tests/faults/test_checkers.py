"""Each checker is silent on a good run and finds each kind of violation. Tiny evidence made by hand; no stack."""

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.faults.checkers import CHECKERS, verdicts
from tests.faults.evidence import Evidence
from tests.faults.history import History, read_history

ITEM, ASSET, SHA = "item-1", "asset-1", "aa"
Spoil = Callable[[Evidence], object]


def call(op: int, what: str, outcome: str = "ok", /, *, told: dict[str, Any] | None = None, **asked: Any) -> list[Any]:
    """An operation as two lines."""
    invoke = {"t": float(op), "kind": "invoke", "op": op, "actor": "liaison", "what": what, **asked}
    return [invoke, {"t": op + 0.5, "kind": "return", "op": op, "type": outcome, **(told or {})}]


def record(topic: str, offset: int, subject: str, version: int, kind: str, value: Any = None) -> dict[str, Any]:
    """A fact on partition 0."""
    headers = {
        "ce_id": f"{topic}-{subject}-{version}",
        "ce_type": f"{topic}.{kind}.v1",
        "ce_subject": subject,
        "ce_sequence": str(version),
    }
    return {"partition": 0, "offset": offset, "key": subject, "headers": headers, "value": json.dumps(value or {})}


def good() -> Evidence:
    """One item with one photo: reported, approved, released, read by two readers, and withdrawn."""
    history = [
        {"t": 0.0, "kind": "head", "seed": 1},
        {"t": 0.0, "kind": "facts", "processes": {"submission-api": {"pid": 1, "rss": 100 << 20, "descriptors": 50}}},
        *call(1, "open-upload", key="k1", digest="1", told={"asset": ASSET, "false": False}),
        *call(2, "send-parts", asset=ASSET),
        *call(3, "complete-upload", key="k3", digest="3", asset=ASSET),
        *call(4, "create", key="k4", digest="4", told={"item": ITEM}),
        *call(5, "save", item=ITEM, marker="m-1"),
        *call(6, "submit", "info", key="k6", digest="6", item=ITEM, told={"status": 503, "retry_after": 5}),
        *call(7, "submit", key="k6", digest="6", item=ITEM, told={"revision": 3, "submission_number": 1}),
        *call(8, "approve", key="k8", digest="8", item=ITEM, told={"revision": 4, "state": "approved"}),
        *call(
            9, "approve", "fail", key="k9", digest="9", item=ITEM, told={"status": 409, "code": "item-not-submitted"}
        ),
        *call(10, "choose", key="k10", digest="10", item=ITEM),
        *call(11, "release", key="k11", digest="11", item=ITEM),
        *call(12, "pull", reader="desk1/0", after=0, told={"documents": [[1, ITEM, "usable"]]}),
        *call(13, "recall", key="k13", digest="13", item=ITEM, reason="wrong"),
        *call(14, "confirm", key="k14", digest="14", item=ITEM),
        *call(15, "pull", reader="desk1/0", after=1, told={"documents": [[2, ITEM, "canceled"]]}),
        *call(16, "pull", reader="kafka", after=0, told={"documents": [[1, ITEM, "usable"], [2, ITEM, "canceled"]]}),
        *call(17, "trespass", "fail", item=ITEM, told={"status": 404, "code": "not-found"}),
        *call(18, "list", certain=1, told={"shown": 1}),
        {"t": 19.0, "kind": "final-reads"},
        *call(20, "open-link", "fail", item=ITEM, asset=ASSET, told={"status": 410}),
        {"t": 21.0, "kind": "settled", "ok": True, "seconds": 1.0, "first_success": 0.1, "left": {}},
    ]
    steps = [
        (1, "created", "draft"),
        (3, "submitted", "submitted"),
        (4, "approved", "approved"),
        (5, "received", "received"),
    ]
    rendition = {"key": f"{ASSET}/{SHA}/r1/web", "sha256": "bb"}
    tables: dict[str, list[dict[str, Any]]] = {
        "submission.item": [
            {"id": ITEM, "state": "received", "revision": 5, "version": 4, "submission_number": 1, "title": "t（m-1）",
             "withdrawal_reason": ""}
        ],
        "submission.item_step": [{"item_id": ITEM, "revision": r, "what": w, "state": s} for r, w, s in steps],
        "submission.item_version": [{"item_id": ITEM, "number": 1, "title": "t（m-1）"}],
        "submission.known_asset": [{"asset_id": ASSET, "state": "ready"}],
        "submission.publication": [{"item_id": ITEM, "state": "withdrawn"}],
        "submission.idempotency": [{"key": "k4"}, {"key": "k6"}, {"key": "k8"}],
        "media.asset": [
            {"id": ASSET, "state": "ready", "declared_sha256": SHA, "sha256": SHA,
             "source_key": f"{ASSET}/{SHA}/source", "renditions": json.dumps([rendition])}
        ],
        "media.released_use": [{"item_id": ITEM, "asset_id": ASSET, "withdrawn": True}],
        "publicity.entry": [
            {"id": ITEM, "state": "withdrawn", "released_at": "t", "decided_at": "t", "feed_sequence": 2,
             "asset_ids": [ASSET], "withdrawal_reason": "wrong", "withdrawn_at": "t"}
        ],
        "publicity.feed_item": [
            {"sequence": 1, "item_id": ITEM, "kind": "published", "superseded": True},
            {"sequence": 2, "item_id": ITEM, "kind": "canceled", "superseded": False},
        ],
        "publicity.receipt": [{"sequence": 2, "status": "removed", "item_id": ITEM}],
        "publicity.inbox": [
            {"consumer": "publicity", "event_id": f"submission.items-{ITEM}-{version}"} for version in (1, 2, 3, 4)
        ],
        "publicity.seen_version": [
            {"consumer": "publicity", "topic": "submission.items", "subject": ITEM, "version": 3}
        ],
    }  # fmt: skip
    used = {"asset_ids": [ASSET]}
    topics = {
        "submission.items": [
            record("submission.items", n, ITEM, n + 1, kind)
            for n, kind in enumerate(("drafted", "submitted", "approved", "received"))
        ],
        "media.assets": [record("media.assets", n, ASSET, n + 1, kind) for n, kind in enumerate(("declared", "ready"))],
        "publicity.items": [
            record("publicity.items", n, ITEM, n + 1, kind, used)
            for n, kind in enumerate(("pooled", "released", "withdrawn"))
        ],
        "openweek.media.items": [
            record("openweek.media.items", n, ITEM, n + 1, kind) for n, kind in enumerate(("published", "canceled"))
        ],
    }
    return Evidence(
        history=history,
        tables=tables,
        topics=topics,
        feed=[[2, ITEM, "canceled"]],
        objects={f"{ASSET}/{SHA}/source": {"bytes": 1, "sha256": SHA}, rendition["key"]: {"bytes": 1, "sha256": "bb"}},
        offsets={"publicity": {"submission.items/0": 4}},
        heard={"publicity": {"topics": ["submission.items"], "types": ["submission.items.approved.v1"]}},
        facts={
            "processes": {"submission-api": {"pid": 2, "rss": 120 << 20, "descriptors": 60}},
            "idle_in_transaction": 0,
        },
    )


def row(evidence: Evidence, table: str, **changed: Any) -> None:
    """Change the last row of a table."""
    evidence.tables[table][-1] |= changed


def line(evidence: Evidence, op: int, kind: str, **changed: Any) -> None:
    """Change a line of an operation."""
    next(each for each in evidence.history if each.get("op") == op and each["kind"] == kind).update(changed)


def told_anew(evidence: Evidence, topic: str, number: int, **headers: str) -> None:
    """Change headers of a record."""
    evidence.topics[topic][number]["headers"] |= headers


def moved(evidence: Evidence, topic: str, *order: int) -> None:
    """The records of a topic in another order."""
    evidence.topics[topic] = [evidence.topics[topic][number] for number in order]


SPOILED: dict[str, tuple[str, Spoil]] = {
    "an accepted item is gone": ("I1", lambda e: e.tables["submission.item"].clear()),
    "an accepted save is not what stands": ("I1", lambda e: row(e, "submission.item", title="t（m-0）")),
    "an accepted submission left no step": ("I1", lambda e: e.tables["submission.item_step"].pop(1)),
    "an accepted submission is not on the topic": ("I1", lambda e: e.topics["submission.items"].pop(1)),
    "an approved item never came to the pool": ("I1", lambda e: e.tables["publicity.entry"].clear()),
    "a release is not in the feed": ("I1", lambda e: e.tables["publicity.feed_item"].pop(0)),
    "a recall lost its words": ("I1", lambda e: row(e, "publicity.entry", withdrawal_reason="other")),
    "a completed upload is open": ("I1", lambda e: row(e, "media.asset", state="uploading")),
    "a confirmation is gone": ("I1", lambda e: e.tables["publicity.receipt"].clear()),
    "a refused approval took its key": ("I2", lambda e: e.tables["submission.idempotency"].append({"key": "k9"})),
    "a refused save was kept": ("I2", lambda e: line(e, 5, "return", type="fail")),
    "one key answered two requests": ("I3", lambda e: e.history.extend(call(30, "create", key="k4", digest="x"))),
    "two submissions are one step": (
        "I3",
        lambda e: e.history.extend(call(30, "submit", key="k30", digest="x", item=ITEM, told={"revision": 3})),
    ),
    "a step that nobody asked for": ("I3", lambda e: e.tables["submission.item_step"].append(
        {"item_id": ITEM, "revision": 6, "what": "submitted", "state": "submitted"})),
    "one version tells two things": (
        "I3", lambda e: e.topics["submission.items"].append(record("submission.items", 3, ITEM, 2, "returned")),
    ),
    "an item went out twice": ("I3", lambda e: e.tables["publicity.feed_item"].append(
        {"sequence": 3, "item_id": ITEM, "kind": "published", "superseded": True})),
    "the sequence has a gap": ("I4", lambda e: row(e, "publicity.feed_item", sequence=3)),
    "a page lacks a document": ("I4", lambda e: e.feed.clear()),
    "Kafka lacks a document": ("I4", lambda e: e.topics["openweek.media.items"].pop()),
    "Kafka jumps over a document": ("I4", lambda e: e.topics["openweek.media.items"].pop(0)),
    "a reader skipped a document": ("I4", lambda e: line(e, 15, "return", documents=[])),
    "a reader got a document twice": ("I4", lambda e: line(e, 15, "return", documents=[[1, ITEM, "usable"]])),
    "the entry and the feed differ": ("I4", lambda e: row(e, "publicity.entry", state="released")),
    "ready with other bytes than declared": ("I5", lambda e: row(e, "media.asset", declared_sha256="cc")),
    "the object was changed": ("I5", lambda e: e.objects[f"{ASSET}/{SHA}/source"].update(sha256="cc")),
    "ready without an object": ("I5", lambda e: e.objects.pop(f"{ASSET}/{SHA}/source")),
    "a false claim is ready": ("I5", lambda e: line(e, 1, "return", false=True)),
    "an object of nobody": ("I5", lambda e: e.objects.update(stray={"bytes": 1, "sha256": ""})),
    "version 2 before 1": ("I6", lambda e: moved(e, "submission.items", 1, 0, 2)),
    "version 2 is missing": ("I6", lambda e: e.topics["submission.items"].pop(1)),
    "the consumer is behind": ("I6", lambda e: row(e, "publicity.seen_version", version=1)),
    "an asset is shown as declared": ("I6", lambda e: row(e, "submission.known_asset", state="declared")),
    "a withdrawal was undone": ("I6", lambda e: row(e, "media.released_use", withdrawn=False)),
    "the publication is behind": ("I6", lambda e: row(e, "submission.publication", state="released")),
    "the item is not what it told": ("I6", lambda e: row(e, "submission.item", state="approved")),
    "an event was passed over": ("I7", lambda e: e.tables["publicity.inbox"].clear()),
    "a poisonous record was passed over": ("I7", lambda e: e.topics["submission.items"][2]["headers"].clear()),
    "an unknown version was passed over": (
        "I7",
        lambda e: told_anew(e, "submission.items", 2, ce_type="submission.items.approved.v9", ce_id="other"),
    ),
    "the run did not settle": ("I8", lambda e: e.history[-1].update(ok=False, left={"unsent": 1})),
    "an event is unsent": ("I8", lambda e: e.tables.update({"media.outbox": [{"event_id": "1"}]})),
    "a consumer lags": ("I8", lambda e: e.offsets["publicity"].update({"submission.items/0": 2})),
    "an upload is on its way": ("I8", lambda e: row(e, "media.asset", state="completing")),
    "an upload that was sent is open again": ("I1", lambda e: row(e, "media.asset", state="uploading")),
    "a step has no row": ("I9", lambda e: e.tables["submission.item_step"].pop(2)),
    "a step follows no rule": ("I9", lambda e: row(e, "submission.item_step", what="returned", state="returned")),
    "the item moved without a step": ("I9", lambda e: row(e, "submission.item", revision=6)),
    "a version of the content is missing": ("I9", lambda e: e.tables["submission.item_version"].clear()),
    "a step was not told": ("I9", lambda e: row(e, "submission.item", version=2)),
    "a reader has a withdrawn item": ("I11", lambda e: line(e, 15, "return", documents=[])),
    "media holds a withdrawn item": ("I11", lambda e: row(e, "media.released_use", withdrawn=False)),
    "a dead link is given out": ("I11", lambda e: line(e, 20, "return", type="ok", status=302)),
    "somebody saw what is not theirs": ("I12", lambda e: line(e, 17, "return", type="ok", status=200)),
    "a list was empty": ("I12", lambda e: line(e, 18, "return", shown=0)),
    "an error was 500": ("I12", lambda e: line(e, 6, "return", status=500)),
    "a 503 said no time": ("I12", lambda e: line(e, 6, "return", retry_after=None)),
    "memory grew": ("I13", lambda e: e.facts["processes"]["submission-api"].update(rss=400 << 20)),
    "descriptors leak": ("I13", lambda e: e.facts["processes"]["submission-api"].update(descriptors=400)),
    "a session hangs in a transaction": ("I13", lambda e: e.facts.update(idle_in_transaction=1)),
}  # fmt: skip


def test_a_good_run_has_no_violation() -> None:
    assert [verdict for verdict in verdicts(good()) if not verdict.ok] == []


@pytest.mark.parametrize("name", SPOILED)
def test_each_violation_is_found_by_its_invariant(name: str) -> None:
    invariant, spoil = SPOILED[name]
    evidence = good()
    spoil(evidence)

    assert CHECKERS[invariant](evidence), name


def test_every_invariant_has_been_seen_to_fail() -> None:
    assert {invariant for invariant, _ in SPOILED.values()} == set(CHECKERS)


def test_repeats_on_a_topic_are_allowed() -> None:
    evidence = good()
    for topic, records in evidence.topics.items():
        again = [{**copy.deepcopy(each), "offset": each["offset"] + len(records)} for each in records]
        evidence.topics[topic] = [*records, *again]
    evidence.offsets["publicity"]["submission.items/0"] = 8

    assert [verdict for verdict in verdicts(evidence) if not verdict.ok] == []


def test_what_is_not_of_the_run_is_not_judged() -> None:
    evidence = good()
    evidence.only = [ITEM, ASSET]
    evidence.topics["media.assets"].append(record("media.assets", 2, "another run's", 7, "ready"))

    assert [verdict for verdict in verdicts(evidence) if not verdict.ok] == []


def test_evidence_comes_back_from_its_folder_as_it_was(tmp_path: Path) -> None:
    evidence = good()
    evidence.save(tmp_path)

    assert Evidence.load(tmp_path) == evidence


def test_a_history_tells_invokes_returns_and_faults_in_order(tmp_path: Path) -> None:
    history = History(tmp_path / "run.jsonl", seed=5)
    number = history.invoke("liaison", "submit", item=ITEM, key="k")
    with history.fault("kill-9", "submission-api"):
        history.returned(number, "info", error="ReadError")
    history.close()

    head, *lines = read_history(tmp_path / "run.jsonl")
    assert (head["seed"], set(head) >= {"commit", "versions"}) == (5, True)
    assert [(each["kind"], each.get("phase", each.get("type"))) for each in lines] == [
        ("invoke", None),
        ("fault", "begin"),
        ("return", "info"),
        ("fault", "heal"),
    ]
    assert lines[0]["t"] <= lines[-1]["t"]
