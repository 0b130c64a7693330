"""Settings of this service's processes."""

from chassis.settings import ServiceSettings


class Settings(ServiceSettings):
    """What every service has; nothing of its own."""
