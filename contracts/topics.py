"""Every topic, once; `deploy/kafka/topics.yaml` is held against this list by a test."""

from enum import StrEnum


class Topic(StrEnum):
    """Kafka topics; dots only."""

    REGISTRY_EDITIONS = "registry.editions"
    REGISTRY_UNITS = "registry.units"
    REGISTRY_ACCESS = "registry.access"
    SUBMISSION_ITEMS = "submission.items"
    MEDIA_ASSETS = "media.assets"
    PUBLICITY_ITEMS = "publicity.items"
    MEDIA_FEED = "openweek.media.items"
