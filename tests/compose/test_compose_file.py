"""docker-compose.yml against the stack without Docker: same settings, same secrets, no more open than needed."""

import re
from typing import Any

import pytest

from cli.secrets import MAKERS
from cli.stack.environment import portal_environment, service_environment
from cli.stack.kafka import SETTINGS
from cli.stack.layout import DEPLOY, ROOT, SERVICES, Stack
from cli.stack.processes import service_processes

Services = dict[str, dict[str, Any]]
TEXT = (ROOT / "docker-compose.yml").read_text(encoding="utf-8")
HARDENED = ("kafka", "minio", "postgres", "mailpit", "nginx")
OF_THIS_PLACE = {"controller.quorum.voters", "listeners", "advertised.listeners", "log.dirs"}
FROM_THE_IMAGE = {"OPENWEEK_HTTP_HOST", "OPENWEEK_HTTP_PORT"}


def required(name: str) -> str:
    """How a secret is written: no default, and the command that makes it."""
    return f"${{OPENWEEK_{name}:?run: openweek secrets init}}"


def property_name(variable: str) -> str:
    """KAFKA_A_B is a.b, __ an underscore, ___ a hyphen."""
    name = variable.removeprefix("KAFKA_").lower().replace("_", ".")
    return name.replace("...", "-").replace("..", "_")


def default_images(services: Services) -> set[str]:
    """The images from outside, when nothing else is asked for."""
    written = re.findall(r"\$\{OPENWEEK_IMAGE_\w+:-([^}]+)\}", TEXT)
    assert {service["image"] for service in services.values() if "OPENWEEK_IMAGE" not in service["image"]} == {
        f"openweek/{name}:${{OPENWEEK_VERSION:-dev}}" for name in (*SERVICES, "portal", "setup")
    }
    return set(written)


def test_every_secret_is_required_and_made_by_secrets_init() -> None:
    wanted = set(re.findall(r"\$\{OPENWEEK_(\w+):\?run: openweek secrets init\}", TEXT))
    assert wanted == set(MAKERS)


def test_nothing_secret_has_a_default() -> None:
    given = re.findall(r"\$\{(\w+):-", TEXT)
    assert not [name for name in given if re.search(r"PASSWORD|SECRET|_KEY", name)]


@pytest.mark.parametrize("name", service_processes())
def test_a_service_gets_the_settings_that_it_gets_without_docker(services: Services, name: str) -> None:
    service, role = name.split("-")
    local = service_environment(Stack(ROOT), dict.fromkeys(MAKERS, "x"), service, role)
    assert set(services[name]["environment"]) == set(local) - FROM_THE_IMAGE
    assert services[name]["environment"]["OPENWEEK_DATABASE_URL"].endswith(f"@postgres/{service}")


@pytest.mark.parametrize("name", service_processes())
def test_a_service_sees_no_other_services_secrets(services: Services, name: str) -> None:
    service = name.partition("-")[0]
    foreign = [f"{other.upper()}_DB_PASSWORD" for other in SERVICES if other != service]
    text = str(services[name]["environment"])
    assert not [secret for secret in foreign if required(secret) in text]
    assert (required("SIGNING_KEY") in text) == (service == "registry")
    assert (required("S3_SECRET_KEY") in text) == (service == "media")


def test_the_portal_gets_the_settings_that_it_gets_without_docker_and_no_secret(services: Services) -> None:
    environment = services["portal"]["environment"]
    optional = {name for name in environment if name.startswith("OPENWEEK_PORTAL_")}
    assert set(environment) - optional == set(portal_environment(Stack(ROOT))) - FROM_THE_IMAGE
    assert "secrets init" not in str(environment)
    assert services["portal"]["build"]["target"] == "portal"
    assert set(services["portal"]["depends_on"]) == {"topics"}


def test_the_portal_and_the_gateway_stand_under_the_same_sub_path(services: Services) -> None:
    gateway, portal = services["nginx"]["environment"], services["portal"]["environment"]
    assert gateway["PORTAL_ROOT_PATH"] == portal["OPENWEEK_PORTAL_ROOT_PATH"]
    assert gateway["STORE_ORIGIN"] == portal["OPENWEEK_S3_PUBLIC_ENDPOINT"]
    assert gateway["PORTAL_UPSTREAM"] == "portal:8000"


def test_kafka_has_the_settings_that_it_has_without_docker(services: Services) -> None:
    local = dict(line.split("=", 1) for line in SETTINGS.splitlines() if "=" in line and not line.startswith("#"))
    environment = services["kafka"]["environment"]
    here = {property_name(name): value for name, value in environment.items() if name.startswith("KAFKA_")}
    here.pop("heap.opts")
    assert here.keys() == local.keys()
    different = {name for name, value in local.items() if here[name] != value and name not in OF_THIS_PLACE}
    assert not different


def test_only_what_users_and_desks_reach_is_published_and_on_this_machine_alone(services: Services) -> None:
    published = {name: service["ports"] for name, service in services.items() if "ports" in service}
    assert set(published) == {"nginx", "minio", "kafka", "mailpit"}
    assert all(port.startswith("127.0.0.1:") for ports in published.values() for port in ports)
    assert published["kafka"][0].endswith(":9094"), "the services' listener stays inside"


def test_nobody_has_more_rights_than_needed(services: Services) -> None:
    for name, service in services.items():
        assert service["cap_drop"] == ["ALL"], name
        assert service["security_opt"] == ["no-new-privileges:true"], name
        assert service["read_only"] or name == "kafka", name
        assert service["mem_limit"], name
        assert service["logging"]["options"] == {"max-size": "10m", "max-file": "3"}, name


def test_what_stays_is_restarted_and_tells_its_health(services: Services) -> None:
    for name in (*HARDENED, *service_processes(), "portal"):
        assert services[name]["restart"] == "unless-stopped", name
    assert all("healthcheck" in services[name] for name in HARDENED)


def test_the_gateway_reaches_the_apis_and_nothing_else(services: Services) -> None:
    assert services["nginx"]["networks"] == ["edge"]
    near = {name for name, service in services.items() if "edge" in service.get("networks", [])}
    assert near == {"nginx", "portal", *(f"{service}-api" for service in SERVICES)}


@pytest.mark.parametrize("service", SERVICES)
def test_the_gateway_looks_for_an_api_where_it_is(services: Services, service: str) -> None:
    upstream = services["nginx"]["environment"][f"{service.upper()}_UPSTREAM"]
    assert upstream == f"{service}-api:8000"


def test_replicas_of_a_process_share_no_name_and_no_address(services: Services) -> None:
    for name in service_processes():
        assert "{host}" in services[name]["environment"]["OPENWEEK_INSTANCE"], name
        assert not {"container_name", "hostname", "ports"} & services[name].keys(), name
        assert isinstance(services[name]["networks"], list), name


def test_the_gateway_fills_in_every_name_of_its_template(services: Services) -> None:
    template = (DEPLOY / "nginx" / "openweek.conf.template").read_text(encoding="utf-8")
    environment = services["nginx"]["environment"]
    allowed = re.compile(environment["NGINX_ENVSUBST_FILTER"].replace("$$", "$"))
    for name in set(re.findall(r"\$\{([A-Z_]+)\}", template)):
        assert name in environment
        assert allowed.search(name)


def test_images_are_pinned_and_each_can_be_stood_in_for(services: Services) -> None:
    images = default_images(services)
    assert not [image for image in images if ":" not in image or image.endswith(":latest")]
    script = (DEPLOY / "compose" / "local_images.sh").read_text(encoding="utf-8")
    stand_ins = set(re.findall(r"(?m)^  \[\w+\]=(\S+)$", script))
    assert images | {"versity/versitygw:v1.8.0"} == stand_ins


def test_a_service_waits_for_its_own_database_and_for_no_other_service(services: Services) -> None:
    for name in service_processes():
        service = name.partition("-")[0]
        waits = set(services[name]["depends_on"])
        assert f"migrate-{service}" in waits
        assert waits <= {f"migrate-{service}", "topics", "buckets"}
