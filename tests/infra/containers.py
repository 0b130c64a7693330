"""The containers provider: the official images, each on a free port of this machine."""

import secrets
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager

from testcontainers.core.config import testcontainers_config
from testcontainers.core.container import DockerContainer

from cli.secrets import S3_UPLOAD_USER, S3_USER
from cli.stack.layout import DEPLOY, LOOPBACK, SERVICES
from tests.infra.parts import Infra, S3Server
from tests.infra.provider import IMAGES

PATIENCE_SECONDS = 60.0


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((LOOPBACK, 0))
        port: int = probe.getsockname()[1]
        return port


def _await_port(port: int) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            with socket.create_connection((LOOPBACK, port), timeout=1):
                return
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.1)


def _postgres(port: int, password: str) -> DockerContainer:
    lines = (DEPLOY / "postgres" / "postgresql.conf").read_text(encoding="utf-8").splitlines()
    settings = [line.split("#", 1)[0].strip() for line in lines] + ["fsync=off", "full_page_writes=off"]
    options = [word for setting in settings if setting for word in ("-c", setting)]
    container = DockerContainer(IMAGES["postgres"]).with_bind_ports(5432, port)
    return container.with_env("POSTGRES_PASSWORD", password).with_command(["postgres", *options])


def _kafka(port: int) -> DockerContainer:
    settings = {
        "NODE_ID": "1",
        "PROCESS_ROLES": "broker,controller",
        "CONTROLLER_QUORUM_VOTERS": "1@localhost:9093",
        "CONTROLLER_LISTENER_NAMES": "CONTROLLER",
        "INTER_BROKER_LISTENER_NAME": "SERVICES",
        "LISTENERS": "CONTROLLER://localhost:9093,SERVICES://0.0.0.0:9092",
        "ADVERTISED_LISTENERS": f"SERVICES://{LOOPBACK}:{port}",
        "LISTENER_SECURITY_PROTOCOL_MAP": "CONTROLLER:PLAINTEXT,SERVICES:PLAINTEXT",
        "OFFSETS_TOPIC_REPLICATION_FACTOR": "1",
        "TRANSACTION_STATE_LOG_REPLICATION_FACTOR": "1",
        "TRANSACTION_STATE_LOG_MIN_ISR": "1",
        "GROUP_INITIAL_REBALANCE_DELAY_MS": "0",
        "AUTO_CREATE_TOPICS_ENABLE": "false",
    }
    container = DockerContainer(IMAGES["kafka"]).with_bind_ports(9092, port)
    return container.with_envs(**{f"KAFKA_{name}": value for name, value in settings.items()})


def _minio(port: int, secret: str) -> DockerContainer:
    container = DockerContainer(IMAGES["minio"]).with_bind_ports(9000, port).with_command(["server", "/data"])
    return container.with_envs(MINIO_ROOT_USER=S3_USER, MINIO_ROOT_PASSWORD=secret)


def _versitygw(port: int, secret: str) -> DockerContainer:
    command = ["--port", ":7070", "--region", "us-east-1", "posix", "/data"]
    container = DockerContainer(IMAGES["versitygw"]).with_bind_ports(7070, port).with_command(command)
    return container.with_envs(ROOT_ACCESS_KEY=S3_USER, ROOT_SECRET_KEY=secret).with_tmpfs_mount("/data", "size=512m")


@contextmanager
def running_containers() -> Iterator[Infra]:
    """The parts as containers, removed at the end."""
    # The containers are removed below; the cleaning container would be one more image to get.
    testcontainers_config.ryuk_disabled = True
    secret, upload_secret = secrets.token_urlsafe(24), secrets.token_urlsafe(24)
    make: dict[str, Callable[[int], DockerContainer]] = {
        "postgres": lambda port: _postgres(port, secret),
        "kafka": _kafka,
        "minio": lambda port: _minio(port, secret),
        "versitygw": lambda port: _versitygw(port, secret),
    }
    ports = {name: _free_port() for name in make}
    with ExitStack() as stack:
        for name, build in make.items():
            stack.enter_context(build(ports[name]))
        for port in ports.values():
            _await_port(port)
        owner, uploader = (S3_USER, secret), (S3_UPLOAD_USER, upload_secret)
        yield Infra(
            provider="containers",
            postgres_dsn=f"postgresql://postgres:{secret}@{LOOPBACK}:{ports['postgres']}/postgres",
            kafka=f"{LOOPBACK}:{ports['kafka']}",
            minio=S3Server("minio", f"http://{LOOPBACK}:{ports['minio']}", *owner, *uploader),
            versitygw=S3Server("versitygw", f"http://{LOOPBACK}:{ports['versitygw']}", *owner, *owner),
            role_passwords={service: secrets.token_urlsafe(16) for service in SERVICES},
        )
