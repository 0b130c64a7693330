"""The keys that tokens are verified with."""

from typing import Any

from fastapi import Response

from chassis.endpoints import router
from services.registry.api.callers import SignerDep

routes = router("/jwks.json", tags=["sessions"])


@routes.get("")
async def read(signer: SignerDep, response: Response) -> dict[str, Any]:
    """The public key set (RFC 7517)."""
    response.headers["Cache-Control"] = "public, max-age=300"
    return signer.public_jwks()
