"""Uploads: the browser sends parts straight to the store; the session lives here, so any device can go on."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from fastapi import Response
from pydantic import Field, field_validator

from chassis.bodies import Input, Output
from chassis.endpoints import OpenWork, RuntimeDep, WorkDep, router
from chassis.principal import Principal
from chassis.work import Work
from services.media.api.callers import Liaison, StoreDep
from services.media.api.views import AssetOut, UploadOpened, UploadOut, opened
from services.media.domain.asset_kind import AssetKind
from services.media.domain.declaration import Declaration, clean_file_name
from services.media.use_cases.cancel_upload import cancel_upload
from services.media.use_cases.complete_upload import complete_upload
from services.media.use_cases.declare_asset import declare_asset
from services.media.use_cases.look_at_upload import look_at_upload
from services.media.use_cases.sign_parts import sign_parts
from services.media.use_cases.sign_upload_call import sign_upload_call

uploads = router("/uploads", tags=["uploads"])

Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
Line = Annotated[str, Field(pattern=r"^[^\x00-\x1f\x7f]*$")]


class FileIn(Input):
    """A file that the unit wants to send."""

    file_name: str = Field(min_length=1, max_length=1000)
    bytes: int = Field(ge=0, le=5 * 1024**3)
    content_type: str = Field(max_length=100)
    sha256: Sha256 | None = None

    @field_validator("file_name")
    @classmethod
    def clean(cls, text: str) -> str:
        """A name is shown, never used as a path."""
        return clean_file_name(text)


class UploadIn(FileIn):
    """A photo or video, with what publishing it needs to know."""

    kind: Literal["photo", "video"]
    caption: Line = Field(min_length=1, max_length=300)
    credit: Line = Field(min_length=1, max_length=100)
    licence: str = Field(pattern=r"^[a-z0-9][a-z0-9.\-]{2,63}$", examples=["openweek-media-use"])
    people_consented: bool
    ai_generated: bool


class DocumentIn(FileIn):
    """A document; it is not published, so nothing else is asked."""


class PartsIn(Input):
    """Parts to be sent next."""

    numbers: list[Annotated[int, Field(ge=1, le=10_000)]] = Field(min_length=1, max_length=100)


class SignedPartOut(Output):
    """A link for one PUT of exactly `bytes` bytes; the client's own Content-Length is part of the signature."""

    number: int
    bytes: int
    url: str
    expires_at: datetime


class SignedPartsOut(Output):
    """Links for parts."""

    parts: list[SignedPartOut]


class SignIn(Input):
    """A call that an upload client wants to make, in the words of Uppy."""

    method: Literal["PUT", "POST", "GET", "DELETE"]
    key: str = Field(max_length=200)
    uploadId: str | None = Field(default=None, max_length=500)  # noqa: N815 -- Uppy's spelling
    partNumber: int | None = Field(default=None, ge=1, le=10_000)  # noqa: N815 -- Uppy's spelling
    contentType: str | None = Field(default=None, max_length=100)  # noqa: N815 -- Uppy's spelling


class SignOut(Output):
    """The link, the key that it is for, and headers to send."""

    url: str
    key: str
    headers: dict[str, str]


@uploads.post("", status_code=201)
async def open_upload(body: UploadIn, liaison: Liaison, work: WorkDep, response: Response) -> UploadOpened:
    """Declare a photo or video."""
    return await _opened(Declaration(**body.model_dump()), liaison, work, response)


@uploads.post("/documents", status_code=201)
async def open_document(body: DocumentIn, liaison: Liaison, work: WorkDep, response: Response) -> UploadOpened:
    """Declare a document; it is sent like any other file."""
    declaration = Declaration(**body.model_dump(), kind=AssetKind.DOCUMENT)
    return await _opened(declaration, liaison, work, response)


async def _opened(declaration: Declaration, liaison: Principal, work: Work, response: Response) -> UploadOpened:
    asset = await declare_asset(work, declaration=declaration, unit_id=liaison.unit_id, by=liaison.id)
    response.headers["Location"] = f"/api/media/v1/uploads/{asset.id}"
    return opened(asset, liaison)


@uploads.post("/sign")
async def sign(body: SignIn, liaison: Liaison, work: OpenWork, store: StoreDep, response: Response) -> SignOut:
    """Sign one call of an upload client; answers hold links and are never kept."""
    response.headers["Cache-Control"] = "no-store"
    signed = await sign_upload_call(
        work, store, unit_id=liaison.unit_id, method=body.method, key=body.key, multipart_id=body.uploadId,
        part_number=body.partNumber,
    )  # fmt: skip
    return SignOut.model_validate(signed)


@uploads.get("/{upload_id}")
async def progress(upload_id: UUID, liaison: Liaison, work: WorkDep, store: StoreDep) -> UploadOut:
    """What the store has of it."""
    return UploadOut.of(await look_at_upload(work, store, asset_id=upload_id, unit_id=liaison.unit_id), liaison)


@uploads.post("/{upload_id}/parts")
async def parts(
    upload_id: UUID, body: PartsIn, liaison: Liaison, work: OpenWork, store: StoreDep, response: Response
) -> SignedPartsOut:
    """Links for parts; answers hold links and are never kept."""
    response.headers["Cache-Control"] = "no-store"
    signed = await sign_parts(work, store, asset_id=upload_id, unit_id=liaison.unit_id, numbers=body.numbers)
    return SignedPartsOut(parts=[SignedPartOut.model_validate(part) for part in signed])


@uploads.post("/{upload_id}/completion", status_code=202)
async def complete(upload_id: UUID, liaison: Liaison, runtime: RuntimeDep, store: StoreDep) -> AssetOut:
    """Put the parts together; idempotent by its nature, whatever the key."""
    asset = await complete_upload(runtime.database, store, asset_id=upload_id, unit_id=liaison.unit_id)
    return AssetOut.of(asset, liaison)


@uploads.delete("/{upload_id}", status_code=204)
async def cancel(upload_id: UUID, liaison: Liaison, work: WorkDep) -> None:
    """Give an upload up."""
    await cancel_upload(work, asset_id=upload_id, unit_id=liaison.unit_id)
