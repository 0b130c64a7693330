"""One look at a website: does it answer, and is it still the one that was told?"""

import asyncio
import ssl
from urllib.parse import urljoin, urlsplit

import httpcore

from services.registry.domain.website import Sighting, WebsiteUnfit, normal_url, same_site
from services.registry.verification.public_network import NameUnknown, NotPublic, PublicNetwork

REDIRECTS_MOST = 3
SECONDS = 8.0
WHOLE_SECONDS = 20.0
BYTES_READ = 16 * 1024
HEADERS = [(b"User-Agent", b"openweek-website-check/1"), (b"Accept", b"text/html,*/*;q=0.1")]
TIMEOUTS = {"connect": SECONDS, "read": SECONDS, "write": SECONDS, "pool": SECONDS}


class WebsiteLook:
    """Follows three redirects at most, each address judged anew; reads a little and keeps nothing."""

    def __init__(self, network: PublicNetwork | None = None) -> None:
        self._network = network or PublicNetwork()

    async def __call__(self, url: str) -> Sighting:
        """What a visitor would meet, in words for the unit."""
        try:
            async with asyncio.timeout(WHOLE_SECONDS):
                return await self._follow(url)
        except NotPublic:
            return Sighting("internal", "网址指向内部网络或本机地址，公众无法访问")
        except NameUnknown:
            return Sighting("unreachable", "域名无法解析")
        except (TimeoutError, httpcore.TimeoutException):
            return Sighting("unreachable", "在规定时间内没有响应")
        except (httpcore.NetworkError, httpcore.ProtocolError, OSError) as error:
            reason = "安全证书无效或已过期" if _is_certificate(error) else "无法建立连接"
            return Sighting("unreachable", reason)

    async def _follow(self, url: str) -> Sighting:
        at = url
        for _ in range(REDIRECTS_MOST + 1):
            status, location = await self._ask(at)
            if location is None:
                return _judged(url, at, status)
            try:
                at = normal_url(urljoin(at, location))
            except WebsiteUnfit:
                return Sighting("internal", "跳转到不允许的地址", status=status)
        return Sighting("dead", f"跳转超过 {REDIRECTS_MOST} 次", final_url=at)

    async def _ask(self, url: str) -> tuple[int, str | None]:
        """Status, and where it leads on, if it does."""
        async with (
            httpcore.AsyncConnectionPool(
                network_backend=self._network, ssl_context=ssl.create_default_context(), max_connections=1
            ) as pool,
            pool.stream("GET", url, headers=HEADERS, extensions={"timeout": TIMEOUTS}) as answer,
        ):
            received = 0
            async for piece in answer.aiter_stream():
                received += len(piece)
                if received >= BYTES_READ:
                    break
            headers = {name.lower(): value.decode("utf-8", "replace") for name, value in answer.headers}
            leads_on = answer.status in (301, 302, 303, 307, 308)
            return answer.status, headers.get(b"location") if leads_on else None


def _judged(told: str, final: str, status: int) -> Sighting:
    if status >= 400:
        return Sighting("dead", f"网站返回错误 {status}", status=status, final_url=final)
    told_host, final_host = (urlsplit(each).hostname or "" for each in (told, final))
    if not same_site(told_host, final_host):
        return Sighting("elsewhere", f"网址已跳转到 {final_host}", status=status, final_url=final)
    return Sighting("alive", "", status=status, final_url=final)


def _is_certificate(error: BaseException) -> bool:
    chain: BaseException | None = error
    while chain is not None:
        if isinstance(chain, ssl.SSLError):
            return True
        chain = chain.__cause__ or chain.__context__
    return False
