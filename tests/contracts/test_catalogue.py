"""The contracts as they stand: schemas current, examples for all, nobody hears what is not in the table."""

import importlib
import json
import pkgutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, ClassVar
from uuid import UUID

import jsonschema
import pytest
import yaml
from pydantic import BaseModel

from chassis.cloudevents import Delivery, Origin
from chassis.rows import new_id
from chassis.subscriptions import Hearing, Subscriptions
from cli.stack.topics import wanted_topics
from contracts import catalogue
from contracts.base import TYPE_PATTERN, Event
from contracts.catalogue import EVENTS, EVENTS_OF, HEARD_BY, OUTSIDE, SENT_BY, schema_path
from contracts.topics import Topic

EXAMPLES = catalogue.FOLDER / "examples"
EVENT_BY_TYPE = {event.type: event for event in EVENTS}
SERVICES = sorted(EVENTS_OF)


def examples() -> list[Path]:
    return sorted(EXAMPLES.glob("*/*.json"))


def name_of(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


def delivery(path: Path) -> Delivery:
    """The example as a record."""
    event = EVENT_BY_TYPE[path.parent.name].model_validate_json(path.read_bytes())
    headers = {
        "ce_type": event.type,
        "ce_id": str(new_id()),
        "ce_subject": str(event.subject),
        "ce_sequence": str(event.version),
    }
    return Delivery(Origin(str(event.topic), 0, 0), str(event.subject).encode(), path.read_bytes(), headers)


def subscriptions_of(service: str) -> list[Subscriptions]:
    """What the service subscribes to, as it stands in its code."""
    try:
        package = importlib.import_module(f"services.{service}.subscribers")
    except ModuleNotFoundError:
        return []
    modules = [importlib.import_module(f"{package.__name__}.{m.name}") for m in pkgutil.iter_modules(package.__path__)]
    return [value for module in modules for value in vars(module).values() if isinstance(value, Subscriptions)]


def test_the_schemas_the_page_and_the_asyncapi_documents_are_current() -> None:
    assert list(catalogue.differences()) == [], "make contracts"


def test_nothing_breaks_the_schemas_that_stand() -> None:
    assert catalogue.breaks() == []


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: event.type)
def test_an_event_is_well_formed(event: type[Event]) -> None:
    service, family = SENT_BY[event], event.type.rpartition(".v")[0]

    assert TYPE_PATTERN.match(event.type)
    assert event.topic in set(Topic)
    assert event.type.split(".")[0] in (service, "cn")
    assert (event.__doc__ or "").strip().endswith(".")
    assert family.rpartition(".")[2].endswith(("ed", "ready", "set", "withdrawn")), "a fact stands in the past tense"


def test_no_type_stands_twice() -> None:
    assert len(EVENT_BY_TYPE) == len(EVENTS)


def test_every_event_of_every_module_is_in_the_catalogue() -> None:
    found = set()
    for module in pkgutil.iter_modules(importlib.import_module("contracts").__path__):
        for value in vars(importlib.import_module(f"contracts.{module.name}")).values():
            if isinstance(value, type) and issubclass(value, Event) and "type" in vars(value):
                found.add(value)

    assert found == set(EVENTS)


def test_an_unknown_topic_and_a_type_that_stands_twice_are_faults() -> None:
    class Astray(Event):
        """It went astray."""

        type: ClassVar[str] = "registry.unit.strayed.v1"
        topic: ClassVar[str] = "registry.strays"

    assert catalogue.faults((Astray, Astray)) == [
        "Astray: topic registry.strays is not in contracts/topics.py",
        "Astray: topic registry.strays is not in contracts/topics.py",
        "registry.unit.strayed.v1 stands for two events",
    ]
    assert catalogue.faults() == []


def test_the_topics_of_the_broker_are_those_of_the_contracts() -> None:
    assert {topic.name for topic in wanted_topics()} == {str(topic) for topic in Topic}


def test_every_topic_carries_events_of_one_service() -> None:
    senders: dict[str, set[str]] = {}
    for event, service in SENT_BY.items():
        senders.setdefault(str(event.topic), set()).add(service)

    assert set(senders) == {str(topic) for topic in Topic}
    assert all(len(services) == 1 for services in senders.values())


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: event.type)
def test_every_event_has_an_example(event: type[Event]) -> None:
    assert list((EXAMPLES / event.type).glob("*.json"))


@pytest.mark.parametrize("path", examples(), ids=name_of)
def test_an_example_is_valid_by_schema_and_by_model_and_comes_back_as_it_is(path: Path) -> None:
    event = EVENT_BY_TYPE[path.parent.name]
    example, schema = json.loads(path.read_text("utf-8")), json.loads(schema_path(event).read_text("utf-8"))

    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker()).validate(example)
    model = event.model_validate_json(path.read_bytes())

    assert set(leaves(json.loads(model.payload()))) == set(leaves(example)), "a field is unknown, missing or misspelt"
    assert model.version >= 1
    assert isinstance(model.subject, UUID)


def leaves(value: Any, path: str = "") -> Iterator[str]:
    """The places of a document that hold something; null is as good as absent."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from leaves(inner, f"{path}/{name}")
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from leaves(inner, f"{path}/{number}")
    elif value is not None:
        yield path


@pytest.mark.parametrize("path", examples(), ids=name_of)
def test_an_example_with_a_field_that_comes_later_is_still_read(path: Path) -> None:
    event = EVENT_BY_TYPE[path.parent.name]
    example = {**json.loads(path.read_text("utf-8")), "a_field_of_the_future": "一"}

    assert event.model_validate_json(json.dumps(example)) == event.model_validate_json(path.read_bytes())


@pytest.mark.parametrize("service", SERVICES)
async def test_every_example_that_a_service_hears_is_read_by_its_consumer(service: str) -> None:
    heard: list[BaseModel] = []

    async def note(event: BaseModel, _work: object) -> None:
        heard.append(event)

    def noting(each: Subscriptions) -> Subscriptions:
        handlers = {t: replace(h, handler=note, takes_many=False) for t, h in each.handlers.items()}
        return replace(each, handlers=handlers)

    listening = [noting(each) for each in subscriptions_of(service)]
    hearing = Hearing(*listening)
    for path in examples():
        if hearing.concerns(delivery(path)):
            await hearing.handle([delivery(path)], None)  # type: ignore[arg-type]  # the handler asks for nothing

    assert {type(event) for event in heard} == set(HEARD_BY[service])


@pytest.mark.parametrize("service", SERVICES)
def test_a_service_hears_what_the_table_says(service: str) -> None:
    subscribed = {h.event_class for each in subscriptions_of(service) for h in each.handlers.values()}

    assert {cls.__name__ for cls in subscribed} == {event.__name__ for event in HEARD_BY[service]}


@pytest.mark.parametrize("service", SERVICES)
def test_the_producer_of_a_subscription_is_the_one_who_says_it(service: str) -> None:
    for each in subscriptions_of(service):
        assert {SENT_BY[h.event_class] for h in each.handlers.values()} == {each.producer}  # type: ignore[index]  # all are events


def test_the_feed_is_one_order_and_all_other_events_are_ordered_by_aggregate() -> None:
    for path in examples():
        event = EVENT_BY_TYPE[path.parent.name].model_validate_json(path.read_bytes())
        one_order = str(event.topic) == Topic.MEDIA_FEED
        assert event.order_key == (Topic.MEDIA_FEED if one_order else str(event.subject))


def test_desks_outside_hear_the_feed_only() -> None:
    assert {str(event.topic) for event in HEARD_BY[OUTSIDE]} == {"openweek.media.items"}


PERSONAL = ("phone", "mobile", "email", "mail", "id_card", "password", "score", "presigned", "token", "display_name")


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: event.type)
def test_no_event_has_a_field_for_a_person_a_score_or_a_link_with_a_secret(event: type[Event]) -> None:
    schema = json.loads(schema_path(event).read_text("utf-8"))
    names = {name for each in (schema, *schema.get("$defs", {}).values()) for name in each.get("properties", {})}

    assert not [name for name in names if any(word in name.lower() for word in PERSONAL)]


@pytest.mark.parametrize("path", examples(), ids=name_of)
def test_no_example_holds_a_link_with_a_signature(path: Path) -> None:
    assert "X-Amz-" not in path.read_text("utf-8")


@pytest.mark.parametrize("service", SERVICES)
def test_every_reference_of_an_asyncapi_document_leads_somewhere(service: str) -> None:
    path = catalogue.FOLDER / "asyncapi" / f"{service}.yaml"
    document = yaml.safe_load(path.read_text("utf-8"))
    references = list(_references(document))

    assert references
    for reference in references:
        if reference.startswith("#/"):
            place = document
            for part in reference[2:].split("/"):
                place = place[part]
        else:
            assert (path.parent / reference).exists(), reference


def _references(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        if "$ref" in value:
            yield value["$ref"]
        for inner in value.values():
            yield from _references(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _references(inner)


def test_the_writer_refuses_a_break_and_keeps_the_release_that_had_the_type_first(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert catalogue.main([], tmp_path) == 0
    assert catalogue.main(["--check"], tmp_path) == 0
    path = schema_path(EVENTS[0], tmp_path)
    schema = json.loads(path.read_text("utf-8"))
    schema["properties"]["old_name"] = {"type": "string"}
    schema["required"].append("old_name")
    schema["x-since"] = "2025.05"
    path.write_text(json.dumps(schema), "utf-8")

    assert catalogue.main([], tmp_path) == 1
    assert "/old_name: removed" in capsys.readouterr().err
    assert "old_name" in path.read_text("utf-8")

    assert catalogue.main(["--unreleased"], tmp_path) == 0
    assert json.loads(path.read_text("utf-8"))["x-since"] == "2025.05"
    assert "2025.05" in (tmp_path / "README.md").read_text("utf-8")


def test_the_check_names_what_is_missing_old_or_left_over(tmp_path: Path) -> None:
    catalogue.write(tmp_path)
    schema_path(EVENTS[0], tmp_path).unlink()
    (tmp_path / "README.md").write_text("old", "utf-8")
    (tmp_path / "schemas" / "registry.unit.closed.v1.schema.json").write_text("{}", "utf-8")

    assert list(catalogue.differences(tmp_path)) == [
        f"{EVENTS[0].type}.schema.json is missing",
        "README.md is not current",
        "registry.unit.closed.v1.schema.json belongs to nothing",
    ]
