"""What goes in and out of the Django peer."""

from rest_framework import serializers

from bench.peers.accept_drf_models import Item


class SeenSerializer(serializers.Serializer):
    """The request's body."""

    revision = serializers.IntegerField()


class CaseSerializer(serializers.Serializer):
    """What is validated of the content."""

    title = serializers.CharField(max_length=200)
    focus_area = serializers.CharField(max_length=40)
    activity_type = serializers.CharField(max_length=40)
    background = serializers.CharField(max_length=10_000)
    action = serializers.CharField(max_length=10_000)
    result = serializers.CharField(max_length=10_000)
    highlights = serializers.ListField(child=serializers.CharField(max_length=200), min_length=1, max_length=5)
    keywords = serializers.ListField(child=serializers.CharField(max_length=20), min_length=1, max_length=8)
    participants = serializers.IntegerField(min_value=0)
    asset_ids = serializers.ListField(child=serializers.UUIDField(), max_length=10)


class ReceiptSerializer(serializers.ModelSerializer):
    """The answer."""

    title = serializers.CharField(source="content.title")

    class Meta:
        model = Item
        fields = (
            *("id", "state", "title", "unit_name", "revision", "receipt_number", "submitted_at", "on_time"),
            "awaiting_unit_id",
        )


class SubmittedSerializer(serializers.ModelSerializer):
    """The event."""

    item_id = serializers.UUIDField(source="id")
    title = serializers.CharField(source="content.title")
    occurred_at = serializers.DateTimeField(source="told_at")

    class Meta:
        model = Item
        fields = (
            *("version", "item_id", "edition_id", "item_type", "unit_id", "unit_name", "unit_path", "region"),
            *("occurred_at", "title", "receipt_number", "submitted_at", "on_time", "asset_ids"),
        )
