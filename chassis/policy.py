"""The policy file of a service: endpoint × role × relation. An endpoint without a line does not start.

The roles in a route's signature do the work; the file is what people read and sign, and the two are compared
when the application is built, so that neither can drift.
"""

from collections.abc import Iterator
from pathlib import Path

import yaml
from fastapi import FastAPI
from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute, iter_route_contexts
from pydantic import BaseModel, ConfigDict

from chassis.auth import Require


class PolicyLine(BaseModel):
    """One endpoint: who may call it, and in which relation to the thing it is about."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    method: str
    path: str
    roles: tuple[str, ...] = ()
    public: bool = False
    relation: str


class PolicyMismatch(Exception):
    """The application and its policy file say different things."""


def read_policy(path: Path) -> tuple[PolicyLine, ...]:
    """The lines of a policy file (YAML list)."""
    return tuple(PolicyLine.model_validate(line) for line in yaml.load(path.read_text("utf-8"), yaml.CSafeLoader) or ())


def check_policy(app: FastAPI, lines: tuple[PolicyLine, ...], *, prefix: str) -> None:
    """Every endpoint under `prefix` has exactly one line with the roles of its signature; no line is left over."""
    written = {(line.method, line.path): line for line in lines}
    if len(written) != len(lines):
        raise PolicyMismatch("an endpoint stands twice in the policy file")
    faults = []
    for method, path, dependant in _endpoints(app, prefix):
        line = written.pop((method, path), None)
        roles = _roles(dependant)
        if line is None:
            faults.append(f"{method} {path} has no policy line")
        elif line.public != (roles is None) or set(line.roles) != (roles or set()):
            faults.append(f"{method} {path}: policy says {line.roles}, signature says {sorted(roles or ())}")
    faults += [f"{method} {path} has a policy line but no endpoint" for method, path in written]
    if faults:
        raise PolicyMismatch("; ".join(faults))


def _endpoints(app: FastAPI, prefix: str) -> Iterator[tuple[str, str, Dependant]]:
    for route in iter_route_contexts(app.routes):
        if isinstance(route.original_route, APIRoute) and (route.path or "").startswith(prefix):
            for method in sorted((route.methods or set()) - {"HEAD"}):
                yield method, str(route.path), route.dependant


def _roles(dependant: Dependant) -> set[str] | None:
    """Roles of the signature; an empty set means any account, None means public."""
    requirements = requirements_of(dependant)
    return set().union(*requirements) if requirements else None


def requirements_of(dependant: Dependant) -> tuple[frozenset[str], ...]:
    """Each `Require` of a signature: of every set the caller holds a role, an empty one lets any account in."""
    found: list[frozenset[str]] = []
    for child in dependant.dependencies:
        if isinstance(child.call, Require):
            found.append(child.call.roles)
        found += requirements_of(child)
    return tuple(dict.fromkeys(found))
