"""Migrations of one service's database: the chassis' tables, then its own. `python -m chassis.migrations NAME`.

The two have version tables of their own, so that a chassis release and a service release do not wait for each
other. Expand – migrate – contract: a migration keeps the running version working.
"""

import os
import sys
from pathlib import Path

from alembic import command
from alembic.config import Config

ROOT = Path(__file__).resolve().parent.parent
CHASSIS_VERSIONS = ROOT / "chassis" / "migration_scripts" / "versions"


def configs(service: str, database_url: str) -> tuple[Config, Config]:
    """Alembic's configuration for the chassis' tables and for the service's."""
    return (
        _config(database_url, CHASSIS_VERSIONS, "chassis_version", "chassis.tables:chassis_metadata"),
        _config(
            database_url,
            ROOT / "services" / service / "migrations",
            "service_version",
            f"services.{service}.domain:metadata",
        ),
    )


def upgrade(service: str, database_url: str) -> None:
    """Bring the database to the newest version; harmless when it is there already. Not inside a running loop."""
    for config in configs(service, database_url):
        command.upgrade(config, "head")


def check(service: str, database_url: str) -> None:
    """Raise when rows and migrations differ."""
    for config in configs(service, database_url):
        command.check(config)


def revision(service: str, database_url: str, message: str) -> None:
    """Write a migration from what differs between the service's rows and its database."""
    config = configs(service, database_url)[1]
    Path(config.get_main_option("version_locations") or "").mkdir(parents=True, exist_ok=True)
    command.revision(config, message, autogenerate=True)


def _config(url: str, versions: Path, version_table: str, metadata: str) -> Config:
    config = Config()
    config.set_main_option("script_location", str(ROOT / "chassis" / "migration_scripts"))
    config.set_main_option("version_locations", str(versions))
    config.set_main_option("path_separator", "os")
    config.attributes["url"] = url
    config.attributes["version_table"] = version_table
    config.attributes["metadata"] = metadata
    return config


if __name__ == "__main__":
    upgrade(sys.argv[1], os.environ["OPENWEEK_DATABASE_URL"])
