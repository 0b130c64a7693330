"""The life of an asset: which state may follow which."""

from collections.abc import Mapping
from enum import StrEnum

from chassis.errors import DomainError


class AssetState(StrEnum):
    """created → uploading → completing → stored → verifying → ready | rejected | damaged → erased."""

    CREATED = "created"  # declared; no byte yet
    UPLOADING = "uploading"  # links for parts were given out
    COMPLETING = "completing"  # one caller puts the parts together, under a lease
    STORED = "stored"  # the object is whole in the inbox, not yet looked at
    VERIFYING = "verifying"  # a processor has it, under a lease
    READY = "ready"  # verified, promoted, renditions made
    REJECTED = "rejected"  # cannot be used; the reason tells what to do
    DAMAGED = "damaged"  # the stored bytes are no longer those that were verified
    ERASED = "erased"  # the bytes are gone for good


ARROWS: Mapping[AssetState, frozenset[AssetState]] = {
    AssetState.CREATED: frozenset({AssetState.UPLOADING, AssetState.REJECTED}),
    AssetState.UPLOADING: frozenset({AssetState.UPLOADING, AssetState.COMPLETING, AssetState.REJECTED}),
    AssetState.COMPLETING: frozenset({AssetState.COMPLETING, AssetState.UPLOADING, AssetState.STORED}),
    AssetState.STORED: frozenset({AssetState.VERIFYING}),
    AssetState.VERIFYING: frozenset({AssetState.VERIFYING, AssetState.READY, AssetState.REJECTED}),
    AssetState.READY: frozenset({AssetState.DAMAGED, AssetState.ERASED}),
    AssetState.REJECTED: frozenset({AssetState.ERASED}),
    AssetState.DAMAGED: frozenset({AssetState.ERASED}),
    AssetState.ERASED: frozenset(),
}

OPEN_STATES = (AssetState.CREATED, AssetState.UPLOADING)
ENDED_STATES = (AssetState.READY, AssetState.REJECTED, AssetState.DAMAGED, AssetState.ERASED)

WORDS: Mapping[str, str] = {
    AssetState.CREATED: "已登记，等待上传",
    AssetState.UPLOADING: "正在上传",
    AssetState.COMPLETING: "正在合并分片",
    AssetState.STORED: "已收到，等待校验",
    AssetState.VERIFYING: "正在校验",
    AssetState.READY: "可以使用",
    AssetState.REJECTED: "未通过校验",
    AssetState.DAMAGED: "存储的内容已损坏",
    AssetState.ERASED: "已删除",
}


class AssetNotInState(DomainError):
    """The asset is in a state from which this cannot be done."""

    code = "asset-state"
    title = "素材当前状态不允许此操作"


class Superseded(DomainError):
    """Another process has moved the asset on since it was read."""

    code = "asset-superseded"
    title = "素材状态已被更新"
