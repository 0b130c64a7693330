"""Addresses on the web that a unit names: public ones, whatever their letters."""

from ipaddress import ip_address
from urllib.parse import urlsplit

from services.submission.forms.draft_form import WhenComplete

INTERNAL = (".local", ".internal", ".lan", ".localhost", ".intranet", ".home", ".corp")


def check_link(address: str) -> str:
    """An address that everybody can open; what stands there is looked at by others."""
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        raise ValueError("网址格式不正确") from None
    if parts.scheme not in ("http", "https") or not host or any(letter.isspace() for letter in address):
        raise ValueError("网址须以 http:// 或 https:// 开头，中间没有空格")
    if parts.username or parts.password:
        raise ValueError("网址中不能带账号或密码")
    if "." not in host or host.endswith(INTERNAL) or _is_number(host):
        raise ValueError("须填公众能打开的网址，不能是内部地址")
    return address


def _is_number(host: str) -> bool:
    try:
        ip_address(host.strip("[]"))
    except ValueError:
        return host.replace(".", "").isdigit()
    return True


LINK = WhenComplete(check_link)
