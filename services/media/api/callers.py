"""Who may call, said in signatures; and the object store of this process."""

from typing import Annotated

from fastapi import Depends

from chassis.auth import require
from chassis.endpoints import RuntimeDep
from chassis.principal import Principal
from contracts.roles import Role
from services.media.storage.object_store import ObjectStore

Liaison = Annotated[Principal, Depends(require(Role.LIAISON))]
Viewer = Annotated[
    Principal,
    Depends(
        require(
            *(Role.LIAISON, Role.APPROVER, Role.REVIEWER, Role.EDITOR, Role.PUBLISHER),
            *(Role.DESK, Role.CO_DEPARTMENT),
        )
    ),
]
Reader = Annotated[Principal, Depends(require(Role.LIAISON, Role.APPROVER, Role.EDITOR))]


async def store_of(runtime: RuntimeDep) -> ObjectStore:
    """The process' object store."""
    store: ObjectStore = runtime.extras["store"]
    return store


StoreDep = Annotated[ObjectStore, Depends(store_of)]
