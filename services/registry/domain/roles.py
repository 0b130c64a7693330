"""Roles: what goes together, and what each is for."""

from collections.abc import Iterable

from chassis.errors import FieldError, Unprocessable
from services.registry.domain.co_department import USUAL

# What an account of the role can do, told by GET /me.
ABILITIES: dict[str, tuple[str, ...]] = {
    "liaison": ("write-item", "submit-item", "withdraw-item", "upload-asset"),
    "approver": ("approve-item", "return-item"),
    "reviewer": ("score-entry",),
    "editor": ("assign-entry", "propose-entry", "review-entry", "decide-entry", "withdraw-release"),
    "publisher": ("release-entry", "release-correction", "withdraw-release"),
    "desk": ("read-feed", "download-package", "report-coverage", "confirm-withdrawal"),
    "platform": ("push-item",),
    "co_department": ("comment-item",),
    "registrar": ("publish-edition", "register-unit", "create-account", "revoke-account"),
    "operator": ("replay-dead-letter", "discard-dead-letter"),
}
ROLES = tuple(ABILITIES)
ROLE_LIST = ", ".join(f"'{role}'" for role in ROLES)
# Who administers does nothing else; who runs the system sees no content.
STANDS_ALONE = frozenset({"registrar", "operator", "desk", "platform", "co_department"})
SUPERIORS = frozenset({"province", "plan_city", "corps", "industry_council"})
MINISTRY_ONLY = frozenset({"editor", "publisher", "registrar", "operator"})


class RolesUnfit(Unprocessable):
    """These roles do not go together, or not with this unit."""

    code = "roles-unfit"
    title = "角色设置不符合要求"


def check_roles(roles: frozenset[str], *, kind: str, unit_kind: str) -> None:
    """A machine is one thing, in a unit of its kind; administration stands alone; ministry work is the ministry's."""
    faults = []
    if not roles or not roles <= set(ROLES):
        faults.append("请选择至少一个已有的角色")
    if (kind == "desk") != (roles == {"desk"}) or (kind == "desk") != (unit_kind == "outlet"):
        faults.append("媒体席位只能设在媒体单位，且只有 desk 一个角色；媒体单位不设其他账号")
    if (kind == "platform") != (roles == {"platform"}) or (kind == "platform" and unit_kind not in SUPERIORS):
        faults.append("对接平台只能设在省级单位、计划单列市、兵团或行指委，且只有 platform 一个角色")
    if len(roles) > 1 and roles & STANDS_ALONE:
        faults.append("登记员、运维员、媒体席位、对接平台、联办部门不能兼任其他角色")
    if "co_department" in roles and unit_kind not in USUAL:
        faults.append("联办部门账号只能设在部委、省级单位、计划单列市或兵团")
    if roles & MINISTRY_ONLY and unit_kind != "ministry":
        faults.append("编辑、发布员、登记员、运维员须属于部委单位")
    if faults:
        raise RolesUnfit(errors=[FieldError("/roles", fault, "unfit") for fault in faults])


def abilities_of(roles: Iterable[str]) -> tuple[str, ...]:
    """What these roles can do together, in a fixed order."""
    held = set(roles)
    told = (ability for role, abilities in ABILITIES.items() if role in held for ability in abilities)
    return tuple(dict.fromkeys(told))
