"""What has to hold of the running containers, asked from outside as a user, a desk and an attacker would."""

import asyncio
import json
import logging
from collections.abc import Callable
from typing import Any

import httpx
from aiokafka import AIOKafkaConsumer
from aiokafka.errors import KafkaError

from cli.secrets import DESK_DEMO
from cli.stack.layout import LOOPBACK, SERVICES
from contracts.topics import Topic
from deploy.compose.engine import ComposeFailed, Project


def expect(holds: bool, otherwise: str) -> None:
    """A check's one sentence."""
    if not holds:
        raise ComposeFailed(otherwise)


def every_service_answers(project: Project) -> str:
    """Each api through the gateway; an unknown path is a problem document and not a page."""
    with httpx.Client(base_url=project.url("GATEWAY"), timeout=10) as client:
        for service in SERVICES:
            description = client.get(f"/api/{service}/v1/openapi.json")
            expect(description.status_code == 200, f"{service}: openapi.json answers {description.status_code}")
            paths = len(description.json()["paths"])
            expect(paths > 0, f"{service} has no paths")
            unknown = client.get(f"/api/{service}/v1/no-such-thing")
            kind = unknown.headers.get("content-type", "")
            expect(unknown.status_code == 404 and "problem+json" in kind, f"{service}: 404 is {kind}: {unknown.text}")
        keys = client.get("/api/registry/v1/jwks.json").json()["keys"]
        expect(bool(keys) and all("d" not in key for key in keys), "the key set is empty or holds a private key")
    return f"{len(SERVICES)} services answer through {project.url('GATEWAY')}"


def the_portal_answers(project: Project) -> str:
    """A page for readers with its policy; what is not built says so; a process' numbers stay inside."""
    with httpx.Client(base_url=project.url("GATEWAY"), timeout=10) as client:
        page = client.get("/")
        expect(page.status_code == 200 and "职业教育活动周" in page.text, f"the portal answers {page.status_code}")
        expect("default-src 'none'" in page.headers.get("content-security-policy", ""), "the portal has no policy")
        console = client.get("/console/")
        expect(console.status_code in (200, 503), f"the console answers {console.status_code}")
        for path in ("/metrics", "/readyz"):
            expect(client.get(path).status_code == 404, f"{path} is open to strangers")
    return f"the portal answers; the console {'is there' if console.is_success else 'is not built'}"


def all_healthy(project: Project) -> str:
    """Jobs ended well; everything else runs, is healthy and was never restarted."""
    jobs = residents = 0
    for container in project.containers():
        name, state = container["Name"].strip("/"), container["State"]
        if container["HostConfig"]["RestartPolicy"]["Name"] == "no":
            jobs += 1
            expect(state["Status"] == "exited" and state["ExitCode"] == 0, f"{name}: {state['Status']}")
        else:
            residents += 1
            health = state.get("Health", {}).get("Status", "without a health check")
            expect(health == "healthy", f"{name} is {health}")
            expect(container["RestartCount"] == 0, f"{name} was restarted {container['RestartCount']} times")
    return f"{residents} processes healthy, {jobs} jobs done"


def little_is_allowed(project: Project) -> str:
    """No capability, no way to gain rights, no root in our images; ports on this machine only."""
    for container in project.containers():
        name, host = container["Name"].strip("/"), container["HostConfig"]
        expect(host["CapDrop"] == ["ALL"], f"{name} keeps capabilities")
        expect("no-new-privileges:true" in (host["SecurityOpt"] or []), f"{name} may gain privileges")
        expect(not host["Privileged"], f"{name} is privileged")
        ours = container["Config"]["Image"].startswith("openweek/")
        expect(not ours or container["Config"]["User"] == "openweek", f"{name} runs as {container['Config']['User']}")
        expect(host["ReadonlyRootfs"] or "kafka" in name, f"{name} may write to its image")
        for bound in (host["PortBindings"] or {}).values():
            expect(all(each["HostIp"] == LOOPBACK for each in bound), f"{name} listens on all addresses")
    return "no capabilities, no root in our images, ports on the loopback only"


def secrets_stay_inside(project: Project) -> str:
    """No secret in an image, none in a log."""
    secrets = [project.secret(name) for name in ("CURSOR_KEY", "S3_SECRET_KEY", "REGISTRY_DB_PASSWORD")]
    secrets.append(str(json.loads(project.secret("SIGNING_KEY"))["d"]))
    logs = project.ask("logs", "--no-color")
    expect(not any(secret in logs for secret in secrets), "a secret stands in a log")
    return "no secret in the logs"


def a_desk_reads_its_topic_alone(project: Project) -> str:
    """The desks' listener from outside: SCRAM, one topic, nothing without the right password."""
    logging.getLogger("aiokafka").setLevel(logging.CRITICAL)  # the refusal below is what we want
    seen = asyncio.run(_topics_of(project, project.secret("DESK_DEMO_PASSWORD")))
    expect(seen == {str(Topic.MEDIA_FEED)}, f"the desk sees {seen}")
    expect(asyncio.run(_topics_of(project, "not the password")) is None, "a wrong password is let in")
    return f"the demo desk signs in by SCRAM and sees {Topic.MEDIA_FEED} alone"


async def _topics_of(project: Project, password: str) -> set[str] | None:
    consumer = AIOKafkaConsumer(
        bootstrap_servers=f"{LOOPBACK}:{project.ports['DESKS']}", security_protocol="SASL_PLAINTEXT",
        sasl_mechanism="SCRAM-SHA-512", sasl_plain_username=DESK_DEMO, sasl_plain_password=password,
    )  # fmt: skip
    try:
        await consumer.start()
        topics: Any = await consumer.topics()
        return set(topics)
    except KafkaError:
        return None
    finally:
        await consumer.stop()


def the_store_takes_signed_requests_only(project: Project) -> str:
    """The object store is reachable for uploads, and closed to strangers."""
    with httpx.Client(base_url=project.url("S3"), timeout=10) as client:
        expect(client.get("/minio/health/ready").status_code == 200, "the object store is not ready")
        for path in ("/", "/openweek-assets/", "/openweek-inbox/"):
            expect(client.get(path).status_code == 403, f"a stranger may read {path} of the object store")
    return "the object store refuses strangers"


CHECKS: tuple[Callable[[Project], str], ...] = (
    all_healthy,
    every_service_answers,
    the_portal_answers,
    little_is_allowed,
    a_desk_reads_its_topic_alone,
    the_store_takes_signed_requests_only,
)
