"""Presigned links by AWS Signature Version 4, with every header that we name signed, `content-length` included.

Source: AWS, "Authenticating Requests: Using Query Parameters (AWS Signature Version 4)".
"""

import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from urllib.parse import quote, urlsplit

ALGORITHM = "AWS4-HMAC-SHA256"
LONGEST_SECONDS = 900


@dataclass(frozen=True)
class Signer:
    """One key pair at one endpoint; the endpoint is the one that the client will call."""

    endpoint: str
    region: str
    access_key: str
    secret_key: str = field(repr=False)

    def presign(
        self,
        method: str,
        bucket: str,
        key: str,
        *,
        at: datetime,
        seconds: int,
        query: Mapping[str, str] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> str:
        """A link for exactly this method, object, query and headers, dead `seconds` after `at`."""
        if not 0 < seconds <= LONGEST_SECONDS:
            raise ValueError(f"a link lives between 1 and {LONGEST_SECONDS} seconds, not {seconds}")
        stamp = at.strftime("%Y%m%dT%H%M%SZ")
        scope = f"{stamp[:8]}/{self.region}/s3/aws4_request"
        signed = {"host": urlsplit(self.endpoint).netloc, **{k.lower(): v.strip() for k, v in (headers or {}).items()}}
        names = ";".join(sorted(signed))
        asked = {
            **(query or {}),
            "X-Amz-Algorithm": ALGORITHM,
            "X-Amz-Credential": f"{self.access_key}/{scope}",
            "X-Amz-Date": stamp,
            "X-Amz-Expires": str(seconds),
            "X-Amz-SignedHeaders": names,
        }
        query_text = "&".join(f"{_quoted(name)}={_quoted(asked[name])}" for name in sorted(asked))
        path = "/" + quote(f"{bucket}/{key}", safe="/-_.~")
        canonical = "\n".join(
            [
                method,
                path,
                query_text,
                *(f"{name}:{signed[name]}" for name in sorted(signed)),
                "",
                names,
                "UNSIGNED-PAYLOAD",
            ]
        )
        to_sign = "\n".join([ALGORITHM, stamp, scope, hashlib.sha256(canonical.encode()).hexdigest()])
        signature = hmac.new(self._signing_key(stamp[:8]), to_sign.encode(), hashlib.sha256).hexdigest()
        return f"{self.endpoint}{path}?{query_text}&X-Amz-Signature={signature}"

    def _signing_key(self, day: str) -> bytes:
        key = f"AWS4{self.secret_key}".encode()
        for part in (day, self.region, "s3", "aws4_request"):
            key = hmac.new(key, part.encode(), hashlib.sha256).digest()
        return key


def _quoted(text: str) -> str:
    return quote(text, safe="-_.~")
