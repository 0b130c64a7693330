"""Who may call, by name."""

from typing import Annotated

from fastapi import Depends

from chassis.auth import require
from chassis.principal import Principal
from contracts.roles import Role

Liaison = Annotated[Principal, Depends(require(Role.LIAISON))]
Approver = Annotated[Principal, Depends(require(Role.APPROVER))]
Editor = Annotated[Principal, Depends(require(Role.EDITOR))]
Decider = Annotated[Principal, Depends(require(Role.APPROVER, Role.EDITOR))]
Anybody = Annotated[Principal, Depends(require())]
Reader = Annotated[Principal, Depends(require(Role.LIAISON, Role.APPROVER))]
ItemReader = Annotated[Principal, Depends(require(Role.LIAISON, Role.APPROVER, Role.EDITOR))]
# A co-department reads what its territory has submitted, and nothing else of an item.
ItemViewer = Annotated[Principal, Depends(require(Role.LIAISON, Role.APPROVER, Role.EDITOR, Role.CO_DEPARTMENT))]
