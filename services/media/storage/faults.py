"""What the store says no to, in our own words; whatever is not named here means that it is down."""

from collections.abc import Callable
from typing import TypeVar
from xml.etree.ElementTree import ParseError

import structlog
import urllib3
from minio.error import MinioException, S3Error

from chassis.errors import StoreDown

log = structlog.get_logger(__name__)
ResultT = TypeVar("ResultT")


class StorageDown(StoreDown):
    """The object store does not answer, or answers nonsense; what it was asked may or may not have happened."""

    code = "storage-down"
    title = "文件存储暂时无法访问，请稍后重试"


class NoSuchUpload(Exception):
    """There is no such multipart upload: never begun, aborted, or completed already."""


class NoSuchObject(Exception):
    """There is no such object."""


class PartsRefused(Exception):
    """The store does not accept the list of parts."""


class ObjectChanged(Exception):
    """The object is no longer the one that was seen."""


FAULTS: dict[str, type[Exception]] = {
    "NoSuchUpload": NoSuchUpload,
    "NoSuchKey": NoSuchObject,
    "InvalidPart": PartsRefused,
    "InvalidPartOrder": PartsRefused,
    "EntityTooSmall": PartsRefused,
    "PreconditionFailed": ObjectChanged,
}


def translated(call: Callable[[], ResultT]) -> ResultT:
    """The call's result, or one of our own faults."""
    try:
        return call()
    except S3Error as error:
        known = FAULTS.get(str(error.code))
        if known is not None:
            raise known from error
        log.warning("store refuses", code=str(error.code))
        raise StorageDown from error
    except (MinioException, urllib3.exceptions.HTTPError, OSError, ValueError, ParseError) as error:
        log.warning("store down", error=type(error).__name__)
        raise StorageDown from error
