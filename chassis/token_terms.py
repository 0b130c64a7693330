"""What all who make or read tokens agree on, and the two ways in which a token is refused."""

from chassis.errors import Unauthenticated

AUDIENCE = "openweek"
LEEWAY_SECONDS = 5


class TokenExpired(Unauthenticated):
    """The token was good once."""

    code = "token-expired"
    title = "登录已过期，请重新登录；未提交的草稿已保存"


class TokenInvalid(Unauthenticated):
    """Not a token of this system."""

    code = "token-invalid"
    title = "登录凭证无效，请重新登录"
