"""Peer: accept a submission as most would have written it, with Django and its REST framework. The same rows by its
ORM, serializers in and out, one atomic block. Served by gunicorn: one worker, threads that keep their connections."""

import os
import secrets
import zlib
from hashlib import sha256
from typing import Any
from uuid import UUID, uuid4

import django
from django.conf import settings

settings.configure(
    DEBUG=False,
    SECRET_KEY=secrets.token_hex(32),
    ALLOWED_HOSTS=["127.0.0.1"],
    ROOT_URLCONF="bench.peers.accept_drf",
    MIDDLEWARE=[],
    INSTALLED_APPS=["rest_framework"],
    USE_TZ=True,
    TIME_ZONE="UTC",
    DATABASES={
        "default": {
            "ENGINE": "django.db.backends.postgresql",
            "HOST": os.environ["BENCH_DB_HOST"],
            "PORT": os.environ["BENCH_DB_PORT"],
            "NAME": os.environ["BENCH_DB_NAME"],
            "USER": os.environ["BENCH_DB_USER"],
            "PASSWORD": os.environ["BENCH_DB_PASSWORD"],
            "CONN_MAX_AGE": None,
        }
    },
    REST_FRAMEWORK={
        "DEFAULT_AUTHENTICATION_CLASSES": [],
        "DEFAULT_PERMISSION_CLASSES": [],
        "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
        "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
        "UNAUTHENTICATED_USER": None,
    },
)
django.setup()

from django.core.wsgi import get_wsgi_application  # noqa: E402 -- Django wants its settings first
from django.db import transaction  # noqa: E402
from django.http import HttpRequest, HttpResponse  # noqa: E402
from django.urls import path  # noqa: E402
from django.utils import timezone  # noqa: E402
from rest_framework.exceptions import APIException  # noqa: E402
from rest_framework.renderers import JSONRenderer  # noqa: E402
from rest_framework.response import Response  # noqa: E402
from rest_framework.views import APIView  # noqa: E402

from bench.peers.accept_drf_models import Idempotency, Item, ItemStep, ItemVersion, KnownUnit, Outbox  # noqa: E402
from bench.peers.accept_drf_serializers import CaseSerializer, ReceiptSerializer, SeenSerializer, SubmittedSerializer  # noqa: E402

TOUCHED = (
    *("state", "unit_name", "unit_path", "region", "awaiting_unit_id", "submission_number", "receipt_number"),
    *("submitted_title", "submitted_at", "on_time", "revision", "changed_at", "changed_by", "version", "told_at"),
)


class Refused(APIException):
    """Somebody else changed the item, or it is no draft."""

    status_code = 409


class SubmissionView(APIView):
    """Send an item up."""

    def post(self, request: Any, item_id: UUID) -> Response:
        """Load, validate, change, write."""
        seen = SeenSerializer(data=request.data)
        seen.is_valid(raise_exception=True)
        with transaction.atomic():
            item = Item.objects.select_related("edition").select_for_update(of=("self",)).get(id=item_id)
            if item.revision != seen.validated_data["revision"] or item.state not in ("draft", "returned"):
                raise Refused
            CaseSerializer(data=item.content).is_valid(raise_exception=True)
            _submit(item)
            receipt = ReceiptSerializer(item).data
            _write(item, request.headers["idempotency-key"], JSON.render(receipt))
        return Response(receipt, status=201)


def _submit(item: Item) -> None:
    now, unit = timezone.now(), KnownUnit.objects.get(pk=(item.edition_id, item.unit_id))
    item.state, item.awaiting_unit_id = "submitted", unit.path[-2]
    item.unit_name, item.unit_path, item.region = unit.name, unit.path, unit.region
    item.submission_number += 1
    item.submitted_title = item.content["title"]
    item.receipt_number = f"{item.edition.year}-{unit.code}-{secrets.token_hex(5)}"
    item.submitted_at = item.changed_at = item.told_at = now
    item.on_time = now < item.edition.due_at
    item.revision, item.version, item.changed_by = item.revision + 1, item.version + 1, item.authors[0]
    item.save(update_fields=TOUCHED)


def _write(item: Item, key: str, body: bytes) -> None:
    by, at, number = item.authors[0], item.submitted_at, item.submission_number
    ItemVersion.objects.create(item_id=item.id, number=number, content=item.content, submitted_at=at, submitted_by=by)
    ItemStep.objects.create(
        item_id=item.id, revision=item.revision, what="submitted", state=item.state,
        account_id=by, unit_id=item.unit_id, at=at,
    )  # fmt: skip
    Idempotency.objects.create(
        principal=by, key=key, request_hash=sha256(key.encode()).digest(), status=201,
        headers={"content-type": "application/json"}, body=body,
    )  # fmt: skip
    event_id, subject = uuid4(), str(item.id)
    Outbox.objects.create(
        lane=zlib.crc32(subject.encode()) % 16, topic="submission.items", key=subject, event_id=event_id,
        headers=_headers(item, str(event_id)), payload=JSON.render(SubmittedSerializer(item).data).decode(),
    )  # fmt: skip


def _headers(item: Item, event_id: str) -> dict[str, str]:
    return {
        "ce_specversion": "1.0",
        "ce_id": event_id,
        "ce_source": "/openweek/submission",
        "ce_type": "submission.item.submitted.v1",
        "ce_subject": str(item.id),
        "ce_sequence": str(item.version),
        "ce_time": item.submitted_at.isoformat(timespec="milliseconds"),
        "content-type": "application/json",
        "correlation_id": event_id,
    }


def ready(_request: HttpRequest) -> HttpResponse:
    """Serves."""
    return HttpResponse("ready")


JSON = JSONRenderer()
urlpatterns = [
    path("readyz", ready),
    path("api/submission/v1/items/<uuid:item_id>/submission", SubmissionView.as_view()),
]
application = get_wsgi_application()
