"""Everything that is generated from the event models: JSON Schemas, AsyncAPI documents, the catalogue page.

`python -m contracts.catalogue` writes, `--check` only compares. A schema that breaks the committed one is not
written: such a change is a new version of the type (`….v2`). `--unreleased` overrides that for types that no
installation has yet.
"""

import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from contracts import feed, media, publicity, registry, submission
from contracts.base import Event
from contracts.evolution import breaking_changes
from contracts.topics import Topic

FOLDER = Path(__file__).resolve().parent
FIRST_RELEASE = "2026.11"
OUTSIDE = "desks"
DIALECT = "https://json-schema.org/draft/2020-12/schema"

EVENTS_OF: Mapping[str, tuple[type[Event], ...]] = {
    "registry": registry.EVENTS,
    "submission": submission.EVENTS,
    "media": media.EVENTS,
    "publicity": (*publicity.EVENTS, *feed.EVENTS),
}
EVENTS: tuple[type[Event], ...] = tuple(event for events in EVENTS_OF.values() for event in events)
SENT_BY: Mapping[type[Event], str] = {event: service for service, events in EVENTS_OF.items() for event in events}

# Who hears what; a test holds it against what the services subscribe to.
HEARD_BY: Mapping[str, tuple[type[Event], ...]] = {
    "registry": (
        submission.ItemDrafted,
        submission.ItemSubmitted,
        submission.ItemReturned,
        submission.ItemApproved,
        submission.ItemReceived,
        submission.ItemWithdrawn,
    ),
    "submission": (
        registry.EditionPublished,
        registry.UnitEnrolled,
        registry.ObligationSet,
        registry.AccessGranted,
        registry.AccessRevoked,
        media.AssetDeclared,
        media.AssetReady,
        media.AssetRejected,
        publicity.ItemPooled,
        publicity.ItemReleased,
        publicity.CoverageReported,
        publicity.ReleaseWithdrawn,
    ),
    "media": (
        registry.UnitEnrolled,
        submission.ItemSubmitted,
        submission.ItemApproved,
        submission.ItemReceived,
        publicity.ItemReleased,
        publicity.CoverageReported,
        publicity.ReleaseWithdrawn,
    ),
    "publicity": (
        registry.EditionPublished,
        registry.UnitEnrolled,
        registry.AccessGranted,
        registry.AccessRevoked,
        submission.ItemApproved,
        submission.ItemReceived,
        submission.ItemWithdrawn,
        media.AssetReady,
    ),
    OUTSIDE: feed.EVENTS,
}


def hearers_of(event: type[Event]) -> list[str]:
    """Who hears the event, in the order of the table."""
    return [name for name, events in HEARD_BY.items() if event in events]


def faults(events: tuple[type[Event], ...] = EVENTS) -> list[str]:
    """What is wrong with the events themselves: an unknown topic, a type twice."""
    known = set(map(str, Topic))
    found = [f"{event.__name__}: topic {event.topic!s} is not in contracts/topics.py" for event in events
             if str(event.topic) not in known]  # fmt: skip
    types = [event.type for event in events]
    return found + [f"{each} stands for two events" for each in sorted(set(types)) if types.count(each) > 1]


def schema_of(event: type[Event], *, since: str = FIRST_RELEASE) -> dict[str, Any]:
    """The JSON Schema of the record's value."""
    schema = event.model_json_schema(mode="validation")
    return {
        "$schema": DIALECT,
        "$id": f"urn:openweek:event:{event.type}",
        **schema,
        "x-type": event.type,
        "x-topic": str(event.topic),
        "x-since": since,
    }


def schema_path(event: type[Event], folder: Path = FOLDER) -> Path:
    """Where the event's schema stands."""
    return folder / "schemas" / f"{event.type}.schema.json"


def generated(folder: Path = FOLDER) -> dict[Path, str]:
    """Every generated file with the content that it should have."""
    schemas = {event: schema_of(event, since=_since(schema_path(event, folder))) for event in EVENTS}
    files = {schema_path(event, folder): _json(schema) for event, schema in schemas.items()}
    for service in EVENTS_OF:
        text = yaml.safe_dump(asyncapi(service), allow_unicode=True, sort_keys=False, width=120)
        files[folder / "asyncapi" / f"{service}.yaml"] = text
    files[folder / "README.md"] = page({event: schema["x-since"] for event, schema in schemas.items()})
    return files


def _since(path: Path) -> str:
    """The release that had the type first: as the schema says, for a new one the release in the making."""
    if not path.exists():
        return FIRST_RELEASE
    return str(json.loads(path.read_text("utf-8")).get("x-since", FIRST_RELEASE))


def _json(document: Mapping[str, Any]) -> str:
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def asyncapi(service: str) -> dict[str, Any]:
    """The AsyncAPI 3.0 document of one service: what it sends and what it hears."""
    sends, hears = EVENTS_OF[service], HEARD_BY[service]
    messages = sorted({*sends, *hears}, key=lambda event: event.type)
    topics = sorted({str(event.topic) for event in messages})
    return {
        "asyncapi": "3.0.0",
        "info": {"title": f"openweek {service}", "version": "1", "description": f"What {service} says and hears."},
        "defaultContentType": "application/json",
        "channels": {topic: _channel(topic, [m for m in messages if str(m.topic) == topic]) for topic in topics},
        "operations": {**_operations("send", sends), **_operations("receive", hears)},
        "components": {
            "messages": {event.type: _message(event) for event in messages},
            "messageTraits": {"cloudevent": {"headers": _headers()}},
        },
    }


def _channel(topic: str, events: list[type[Event]]) -> dict[str, Any]:
    return {
        "address": topic,
        "messages": {event.type: {"$ref": f"#/components/messages/{event.type}"} for event in events},
        "bindings": {"kafka": {"topic": topic}},
    }


def _operations(action: str, events: tuple[type[Event], ...]) -> dict[str, Any]:
    return {
        f"{action}.{topic}": {
            "action": action,
            "channel": {"$ref": f"#/channels/{topic}"},
            "messages": [
                {"$ref": f"#/channels/{topic}/messages/{event.type}"} for event in events if str(event.topic) == topic
            ],
        }
        for topic in sorted({str(event.topic) for event in events})
    }


def _message(event: type[Event]) -> dict[str, Any]:
    return {
        "name": event.type,
        "title": event.__name__,
        "summary": _first_line(event),
        "contentType": "application/json",
        "traits": [{"$ref": "#/components/messageTraits/cloudevent"}],
        "payload": {"$ref": f"../schemas/{event.type}.schema.json"},
        "bindings": {
            "kafka": {"key": {"type": "string", "format": "uuid", "description": "the aggregate, ce_subject"}}
        },
    }


def _headers() -> dict[str, Any]:
    """CloudEvents 1.0.2, Kafka binding, binary mode."""
    uuid, text = {"type": "string", "format": "uuid"}, {"type": "string"}
    return {
        "type": "object",
        "required": ["ce_specversion", "ce_id", "ce_source", "ce_type", "ce_subject", "ce_sequence", "ce_time"],
        "properties": {
            "ce_specversion": {"const": "1.0"},
            "ce_id": {**uuid, "description": "of the event: UUIDv7, the key of every inbox"},
            "ce_source": {**text, "description": "/openweek/<service>"},
            "ce_type": text,
            "ce_subject": {**uuid, "description": "the aggregate"},
            "ce_sequence": {**text, "pattern": "^[1-9][0-9]*$", "description": "the aggregate's version"},
            "ce_time": {**text, "format": "date-time"},
            "content-type": {"const": "application/json"},
            "traceparent": {**text, "description": "the trace that caused the event"},
        },
    }


def page(since: Mapping[type[Event], str]) -> str:
    """The catalogue as a page."""
    lines = [
        "# Events",
        "",
        "Written by `make contracts`; do not edit.",
        "An event is a fact about one aggregate: a CloudEvent in binary mode whose key is the aggregate's id.",
        "Values: [schemas](schemas). One of each: [examples](examples). Each service's view: [asyncapi](asyncapi).",
        "Within a version only optional fields are added; everything else is a new version of the type.",
        "",
        "| Type | What happened | Topic | Says | Hear | Since |",
        "|---|---|---|---|---|---|",
    ]
    lines += [
        f"| [`{event.type}`](schemas/{event.type}.schema.json) | {_first_line(event)} | `{event.topic!s}` "
        f"| {SENT_BY[event]} | {', '.join(hearers_of(event)) or '–'} | {since[event]} |"
        for event in EVENTS
    ]
    return "\n".join(lines) + "\n"


def _first_line(event: type[Event]) -> str:
    return (event.__doc__ or "").strip().splitlines()[0]


def differences(folder: Path = FOLDER) -> Iterator[str]:
    """What stands in the folder otherwise than it is generated; a line for each file."""
    files = generated(folder)
    for path, content in files.items():
        if not path.exists():
            yield f"{path.name} is missing"
        elif path.read_text("utf-8") != content:
            yield f"{path.name} is not current"
    for path in [*sorted(folder.glob("schemas/*")), *sorted(folder.glob("asyncapi/*"))]:
        if path not in files:
            yield f"{path.name} belongs to nothing"


def breaks(folder: Path = FOLDER) -> list[str]:
    """Breaking changes of the models against the schemas that stand in the folder."""
    return [
        f"{event.type} {each}"
        for event in EVENTS
        if schema_path(event, folder).exists()
        for each in breaking_changes(json.loads(schema_path(event, folder).read_text("utf-8")), schema_of(event))
    ]


def write(folder: Path = FOLDER) -> None:
    """Write every generated file, take away what belongs to nothing."""
    files = generated(folder)
    for path, content in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, "utf-8")
    for path in [*folder.glob("schemas/*"), *folder.glob("asyncapi/*")]:
        if path not in files:
            path.unlink()


def main(arguments: list[str], folder: Path = FOLDER) -> int:
    """The command; 1 when something is wrong."""
    said = faults()
    if "--unreleased" not in arguments:
        said += [f"{each} — a breaking change is a new version of the type" for each in breaks(folder)]
    if "--check" in arguments:
        said += [f"{each}: make contracts" for each in differences(folder)]
    elif not said:
        write(folder)
    for line in said:
        print(line, file=sys.stderr)  # noqa: T201 -- a command's answer
    return 1 if said else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
