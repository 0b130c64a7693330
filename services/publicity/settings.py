"""What publicity is told by its environment."""

from pydantic import Field

from chassis.settings import ServiceSettings


class Settings(ServiceSettings):
    """The shared settings, and where the bytes of photos and videos are had for packages."""

    media_url: str = Field(description="address of the media service's HTTP side, without a slash at the end")
