"""The submission tables as Django sees them."""

from django.contrib.postgres.fields import ArrayField
from django.db import models


class KnownEdition(models.Model):
    """When an edition is open."""

    edition_id = models.UUIDField(primary_key=True)
    year = models.IntegerField()
    opens_at = models.DateTimeField()
    due_at = models.DateTimeField()
    locks_at = models.DateTimeField()

    class Meta:
        app_label, managed, db_table = "peer", False, "known_edition"


class KnownUnit(models.Model):
    """A unit's name and place in the tree."""

    pk = models.CompositePrimaryKey("edition_id", "unit_id")
    edition_id = models.UUIDField()
    unit_id = models.UUIDField()
    code = models.TextField()
    name = models.TextField()
    region = models.TextField()
    path = ArrayField(models.UUIDField())

    class Meta:
        app_label, managed, db_table = "peer", False, "known_unit"


class Item(models.Model):
    """One reported thing."""

    id = models.UUIDField(primary_key=True)
    edition = models.ForeignKey(KnownEdition, on_delete=models.PROTECT)
    item_type = models.TextField()
    unit_id = models.UUIDField()
    unit_name = models.TextField()
    unit_path = ArrayField(models.UUIDField())
    region = models.TextField()
    state = models.TextField()
    content = models.JSONField()
    asset_ids = ArrayField(models.UUIDField())
    authors = ArrayField(models.UUIDField())
    changed_at = models.DateTimeField()
    changed_by = models.UUIDField(null=True)
    revision = models.IntegerField()
    version = models.IntegerField()
    told_at = models.DateTimeField(null=True)
    submission_number = models.IntegerField()
    submitted_title = models.TextField()
    receipt_number = models.TextField(null=True)
    submitted_at = models.DateTimeField(null=True)
    on_time = models.BooleanField()
    awaiting_unit_id = models.UUIDField(null=True)

    class Meta:
        app_label, managed, db_table = "peer", False, "item"


class ItemVersion(models.Model):
    """The content as it was submitted."""

    pk = models.CompositePrimaryKey("item_id", "number")
    item_id = models.UUIDField()
    number = models.IntegerField()
    content = models.JSONField()
    submitted_at = models.DateTimeField()
    submitted_by = models.UUIDField()

    class Meta:
        app_label, managed, db_table = "peer", False, "item_version"


class ItemStep(models.Model):
    """The audit of an item."""

    pk = models.CompositePrimaryKey("item_id", "revision")
    item_id = models.UUIDField()
    revision = models.IntegerField()
    what = models.TextField()
    state = models.TextField()
    account_id = models.UUIDField(null=True)
    unit_id = models.UUIDField(null=True)
    at = models.DateTimeField()
    reason = models.TextField(default="")
    notes = models.JSONField(default=list)

    class Meta:
        app_label, managed, db_table = "peer", False, "item_step"


class Idempotency(models.Model):
    """The answer under a key."""

    pk = models.CompositePrimaryKey("principal", "key")
    principal = models.UUIDField()
    key = models.TextField()
    request_hash = models.BinaryField()
    status = models.SmallIntegerField()
    headers = models.JSONField()
    body = models.BinaryField()
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        app_label, managed, db_table = "peer", False, "idempotency"


class Outbox(models.Model):
    """An event that waits for its relay."""

    id = models.BigAutoField(primary_key=True)
    lane = models.SmallIntegerField()
    topic = models.TextField()
    key = models.TextField()
    event_id = models.UUIDField()
    headers = models.JSONField()
    payload = models.TextField()
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        app_label, managed, db_table = "peer", False, "outbox"
