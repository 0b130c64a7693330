"""One KRaft node: its settings, its first formatting and its command."""

import base64
import shutil
import subprocess
import uuid

from cli.stack.layout import Stack
from cli.stack.parts import part

SETTINGS = """\
# Written by openweek at every start; change cli/stack/kafka.py instead.
process.roles=broker,controller
node.id=1
controller.quorum.voters=1@{controller}
listeners=CONTROLLER://{controller},SERVICES://{services},DESKS://{desks}
advertised.listeners=SERVICES://{services},DESKS://{desks}
listener.security.protocol.map=CONTROLLER:PLAINTEXT,SERVICES:PLAINTEXT,DESKS:SASL_PLAINTEXT
controller.listener.names=CONTROLLER
inter.broker.listener.name=SERVICES
# Desks sign in on their own listener; only the services' loopback listener speaks as ANONYMOUS, who may do all.
listener.name.desks.sasl.enabled.mechanisms=SCRAM-SHA-512
listener.name.desks.scram-sha-512.sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required;
authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer
super.users=User:ANONYMOUS
allow.everyone.if.no.acl.found=false
log.dirs={logs}
auto.create.topics.enable=false
message.max.bytes=1048576
default.replication.factor=1
offsets.topic.replication.factor=1
offsets.topic.num.partitions=4
transaction.state.log.replication.factor=1
transaction.state.log.min.isr=1
transaction.state.log.num.partitions=4
share.coordinator.state.topic.replication.factor=1
share.coordinator.state.topic.min.isr=1
share.coordinator.state.topic.num.partitions=4
group.initial.rebalance.delay.ms=0
num.recovery.threads.per.data.dir=2
# How long a broker that was killed counts as alive: until then its restart is refused as a duplicate.
broker.heartbeat.interval.ms=1000
broker.session.timeout.ms=4500
"""

LOGGING = """\
status = warn
appender.stdout.type = Console
appender.stdout.name = STDOUT
appender.stdout.layout.type = PatternLayout
appender.stdout.layout.pattern = %d{ISO8601} %p %c{1}: %m%n
rootLogger.level = warn
rootLogger.appenderRef.stdout.ref = STDOUT
"""


def _java(stack: Stack, *, memory: tuple[str, ...]) -> list[str]:
    logging = stack.data / "kafka" / "log4j2.properties"
    return [
        "java", *memory, "-XX:+UseSerialGC", f"-Dlog4j2.configurationFile={logging}",
        "-cp", f"{part('kafka').home / 'lib'}/*",
    ]  # fmt: skip


def command(stack: Stack) -> list[str]:
    """Start the broker in the foreground."""
    settings = str(stack.data / "kafka" / "server.properties")
    return [*_java(stack, memory=("-Xms256m", "-Xmx512m")), "kafka.Kafka", settings]


def configure(stack: Stack) -> None:
    """Write the settings, and format the log folder the first time."""
    folder = stack.data / "kafka"
    folder.mkdir(parents=True, exist_ok=True)
    text = SETTINGS.format(
        controller=stack.address("kafka-controller"),
        services=stack.address("kafka"),
        desks=stack.address("kafka-desks"),
        logs=folder / "log",
    )
    (folder / "server.properties").write_text(_detoured(stack, text))
    (folder / "log4j2.properties").write_text(LOGGING)
    if not (folder / "log" / "meta.properties").exists():
        _format(stack)


def _detoured(stack: Stack, settings: str) -> str:
    """Whoever comes by the detour must be sent back to it: a listener of its own, with the detour's address."""
    if "kafka" not in stack.detours:
        return settings
    more = {
        "listeners": f"DETOUR://{stack.address('kafka-detoured')}",
        "advertised.listeners": f"DETOUR://{stack.seen('kafka')}",
        "listener.security.protocol.map": "DETOUR:PLAINTEXT",
    }
    lines = settings.splitlines(keepends=True)
    return "".join(_longer(line, more.get(line.partition("=")[0], "")) for line in lines)


def _longer(line: str, value: str) -> str:
    return f"{line.rstrip()},{value}\n" if value else line


def _format(stack: Stack) -> None:
    folder = stack.data / "kafka"
    shutil.rmtree(folder / "log", ignore_errors=True)
    cluster = base64.urlsafe_b64encode(uuid.uuid4().bytes).decode().rstrip("=")
    tool = [*_java(stack, memory=("-Xmx128m",)), "kafka.tools.StorageTool"]
    # One word: an id that begins with a dash would be taken for an option.
    settings = [f"--cluster-id={cluster}", "-c", str(folder / "server.properties")]
    ran = subprocess.run([*tool, "format", *settings], capture_output=True, text=True, check=False)
    if ran.returncode != 0:
        raise RuntimeError(f"Kafka's log folder could not be formatted:\n{ran.stdout}{ran.stderr}")
