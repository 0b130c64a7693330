"""The gateway: the shared template filled in, inside a small main file for one machine."""

import grp
import os
import re

from cli.stack.layout import CONSOLE, DEPLOY, SERVICES, Stack, enterable, unprivileged_user
from cli.stack.packages import PackagesMissing, nginx_binary

TEMPLATE = DEPLOY / "nginx" / "openweek.conf.template"

MAIN = """\
# Written by openweek at every start.
{user}worker_processes 1;
pid {folder}/nginx.pid;
error_log stderr warn;
daemon off;
events {{ worker_connections 2048; }}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/openweek.conf;
}}
"""


def render(values: dict[str, str]) -> str:
    """Fill in ${UPPER_CASE} as envsubst does in the container; a name without a value is an error."""
    return re.sub(r"\$\{([A-Z_]+)\}", lambda found: values[found[1]], TEMPLATE.read_text(encoding="utf-8"))


def _workers(stack: Stack) -> str:
    """As root the workers give up root, unless no other user can reach the temporary folders and the console."""
    if os.getuid() != 0:
        return ""
    user = unprivileged_user() if enterable(stack.data / "nginx") and enterable(CONSOLE) else None
    return f"user {user.pw_name} {grp.getgrgid(user.pw_gid).gr_name};\n" if user else "user root;\n"


def configure(stack: Stack) -> None:
    """Write the configuration."""
    folder = stack.data / "nginx"
    folder.mkdir(parents=True, exist_ok=True)
    upstreams = {f"{service.upper()}_UPSTREAM": stack.address(f"{service}-api") for service in SERVICES}
    text = render(
        {
            "GATEWAY_LISTEN": stack.address("gateway"),
            "GATEWAY_RESOLVER": "",
            "CONSOLE_ROOT": str(CONSOLE / "dist"),
            "STORE_ORIGIN": stack.http("minio"),
            "PORTAL_ROOT_PATH": "",
            "PORTAL_UPSTREAM": stack.address("portal"),
            **upstreams,
        }
    )
    (folder / "openweek.conf").write_text(text, encoding="utf-8")
    (folder / "nginx.conf").write_text(MAIN.format(user=_workers(stack), folder=folder))


def command(stack: Stack) -> list[str]:
    """Start the gateway in the foreground."""
    binary = nginx_binary()
    if binary is None:
        raise PackagesMissing("nginx is not installed")
    folder = stack.data / "nginx"
    return [binary, "-e", "stderr", "-p", str(folder), "-c", str(folder / "nginx.conf")]
