"""Settings of the portal; official marks have no default and are shown only where they are set."""

from pathlib import Path
from urllib.parse import urlsplit

from pydantic import Field, field_validator

from chassis.settings import ProcessSettings

HERE = Path(__file__).resolve().parent


class Settings(ProcessSettings):
    """Environment `OPENWEEK_*`; the portal holds no secret."""

    submission_url: str = Field(description="where the complaint box is, inside")
    s3_public_endpoint: str = Field(description="where links to pictures and films lead, as browsers reach it")

    portal_root_path: str = Field(default="", description="the sub-path of a host site under which the portal stands")
    portal_host_head: Path | None = Field(default=None, description="HTML file: the host site's head of page")
    portal_host_foot: Path | None = Field(default=None, description="HTML file: the host site's foot of page")
    portal_host_origins: str = Field(default="", description="origins from which head and foot may load styles, images")
    portal_contacts: Path = HERE / "demo" / "contacts.yaml"
    portal_activities: Path = HERE / "demo" / "activities.yaml"
    portal_brand_kit: Path = HERE / "demo" / "brand_kit"

    portal_gov_name: str = Field(default="", description="name of the government site, such as the ministry's portal")
    portal_host_unit: str = Field(default="", description="who is responsible for the site")
    portal_site_code: str = Field(default="", description="identification code of a government site")
    portal_icp: str = Field(default="", description="ICP record number")
    portal_police_record: str = Field(default="", description="record number of the public security organs")

    @field_validator("portal_root_path")
    @classmethod
    def bare_path(cls, value: str) -> str:
        """`/week`, without a slash at the end; empty at the root."""
        path = value.rstrip("/")
        if path and not path.startswith("/"):
            raise ValueError("starts with a slash")
        return path

    @property
    def media_origin(self) -> str:
        """Pictures come by path where the portal stands at the gateway's root, else by the gateway's own address."""
        return self.public_url if self.portal_root_path else ""

    def content_security_policy(self, style_hash: str) -> str:
        """No script at all, one style sheet by its hash, pictures and films from here and from the store."""
        host = self.portal_host_origins.split()
        seen = " ".join(
            ["'self'", origin(self.s3_public_endpoint), *([origin(self.public_url)] if self.media_origin else [])]
        )
        rules = {
            "default-src": "'none'",
            "style-src": " ".join([f"'sha256-{style_hash}'", *host]),
            "img-src": " ".join([seen, *host]),
            "media-src": seen,
            "form-action": "'self'",
            "base-uri": "'none'",
            "frame-ancestors": "'none'",
        }
        if host:
            rules["font-src"] = " ".join(host)
        return "; ".join(f"{name} {value}" for name, value in rules.items())


def origin(url: str) -> str:
    """Scheme, host and port."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"
