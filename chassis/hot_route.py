"""Hot routes: an endpoint that is declared as any other, and has a fast handler that is tried before it.

The declared route stays the one place where the call is described, allowed and refused. The fast handler knows
the common case alone; `None` says that this request is another one, and the declared route answers it from the
start. So a fast handler refuses nothing, and one that was half done must be safe to do over: a read, or a change
under an Idempotency-Key.
"""

import re
from collections.abc import Awaitable, Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeVar

from fastapi import FastAPI
from fastapi.routing import APIRoute, iter_route_contexts
from starlette.routing import compile_path

from chassis.endpoints import Runtime
from chassis.policy import requirements_of
from chassis.principal import Principal

EndpointT = TypeVar("EndpointT", bound=Callable[..., Any])
FAST = "__fast_handler__"


class HotRequest(NamedTuple):
    """A request as the wire has it. `caller` holds the roles of the declared route; None where that is public.
    `target` is the whole path, `path` its parameters."""

    runtime: Runtime
    caller: Principal | None
    target: str
    path: Mapping[str, str]
    query: bytes
    headers: Mapping[bytes, bytes]
    body: bytes


class HotAnswer(NamedTuple):
    """An answer as the wire takes it: lower-case names, without content-length and trace-id, which the door adds.

    `rest` is sent after the body: a large body that many share is not copied for the few bytes that differ.
    """

    status: int
    headers: tuple[tuple[bytes, bytes], ...]
    body: bytes
    rest: bytes = b""


FastHandler = Callable[[HotRequest], Awaitable[HotAnswer | None]]


def fast_for(endpoint: Callable[..., Any]) -> Callable[[FastHandler], FastHandler]:
    """Name a fast handler for a declared endpoint: `@fast_for(read_feed)`."""

    def name(fast: FastHandler) -> FastHandler:
        setattr(endpoint, FAST, fast)
        return fast

    return name


class HotRouteAmbiguous(Exception):
    """A route declared before a hot one takes some of its paths: the fast handler would answer in its place."""


@dataclass(frozen=True)
class HotRoute:
    """A declared route with its fast handler. `requirements`: of each set, the caller holds a role."""

    method: str
    path: str
    pattern: re.Pattern[str]
    requirements: tuple[frozenset[str], ...]
    fast: FastHandler

    def admits(self, caller: Principal) -> bool:
        """Whether the declared route would let this caller in."""
        for roles in self.requirements:  # noqa: SIM110 -- a generator would cost more than all the rest here
            if roles and roles.isdisjoint(caller.roles):
                return False
        return True


def hot_routes(app: FastAPI) -> tuple[HotRoute, ...]:
    """The application's routes that have a fast handler; method, path and roles are those of the declaration."""
    found: list[HotRoute] = []
    before: list[tuple[str, str]] = []
    for method, path, route in _declared(app):
        fast = getattr(route.endpoint, FAST, None)
        if fast is not None:
            hot = HotRoute(method, path, compile_path(path)[0], requirements_of(route.dependant), fast)
            _refuse_ambiguity(hot, before)
            found.append(hot)
        before.append((method, path))
    return tuple(found)


def _declared(app: FastAPI) -> Iterator[tuple[str, str, Any]]:
    for route in iter_route_contexts(app.routes):
        if isinstance(route.original_route, APIRoute):
            for method in sorted(route.methods or ()):
                yield method, str(route.path), route


def _refuse_ambiguity(hot: HotRoute, before: Iterable[tuple[str, str]]) -> None:
    for method, path in before:
        if method == hot.method and hot.pattern.match(path):
            raise HotRouteAmbiguous(f"{method} {path} is declared before the hot route {hot.path} and takes its paths")
