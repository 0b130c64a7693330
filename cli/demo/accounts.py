"""The demo's sign-ins: made once per installation, kept in one file that only its owner can read."""

import json
import secrets
import string
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cli.client import Account
from cli.client.member import first_with
from cli.demo.cases import JOURNEY_PARENT, JOURNEY_UNIT, OUTLETS, ROOT, DemoCase
from cli.secrets import write_private

LETTERS = string.ascii_letters.translate(str.maketrans("", "", "IlO")) + "23456789"
# Reviewers come from councils without a region that report no demo case: never recused.
REVIEWER_UNITS = ("H01", "H02")


def new_password() -> str:
    """Four groups that can be typed; letters of both cases, digits and a sign are always in it."""
    groups = ["".join(secrets.choice(LETTERS) for _ in range(4)) for _ in range(3)]
    return "-".join(["Ow9", *groups])


def _people() -> list[tuple[str, str, str, str]]:
    """User name, name, unit and role of everyone who takes part in the journey."""
    editors = [(f"editor{n}", f"演示编辑{word}", ROOT, "editor") for n, word in enumerate("甲乙丙", start=1)]
    reviewers = zip((1, 2), "甲乙", REVIEWER_UNITS, strict=True)
    return [
        ("liaison", "演示联络员", JOURNEY_UNIT, "liaison"),
        ("approver", "演示审核员", JOURNEY_PARENT, "approver"),
        *((f"reviewer{n}", f"演示评审专家{word}", unit, "reviewer") for n, word, unit in reviewers),
        *editors,
        ("publisher", "演示发布员", ROOT, "publisher"),
        ("registrar", "演示登记员", ROOT, "registrar"),
        ("operator", "演示运维员", ROOT, "operator"),
    ]


def journey_accounts() -> list[Account]:
    """Everyone of the journey, the desks and a co-department of the province included."""
    people = [Account(name, new_password(), shown, unit, (role,)) for name, shown, unit, role in _people()]
    desks = [
        Account(f"desk{n}", new_password(), name, unit, ("desk",), kind="desk")
        for n, (unit, name) in enumerate(OUTLETS.items(), start=1)
    ]
    department = Account(
        "department", new_password(), "演示联办部门", JOURNEY_PARENT, ("co_department",), department="publicity"
    )
    return [*people, *desks, department]


def case_accounts(cases: Iterable[DemoCase]) -> list[Account]:
    """A liaison for each unit that reports a case, an approver for each unit above."""
    made: dict[str, Account] = {}
    for case in cases:
        who = case.id.lower()
        liaison = Account(f"liaison-{who}", new_password(), f"演示联络员{case.id}", case.unit_code, ("liaison",))
        made[liaison.username] = liaison
        above = f"approver-{case.approver_unit.lower()}"
        if case.approver_unit != JOURNEY_PARENT and above not in made:
            shown = f"演示审核员{case.approver_unit}"
            made[above] = Account(above, new_password(), shown, case.approver_unit, ("approver",))
    return list(made.values())


@dataclass
class DemoFile:
    """What is known of a demo between its runs; written after each change, readable by its owner only."""

    path: Path
    url: str = ""
    accounts: list[Account] = field(default_factory=list)
    kafka_desks: str = ""
    kafka_desk: str = ""
    kafka_password: str = ""
    seeded: bool = False
    loaded: bool = False
    journeys: int = 0
    measured: dict[str, float] = field(default_factory=dict)

    @classmethod
    def read(cls, path: Path) -> "DemoFile":
        """The file, or a new one with new accounts."""
        if not path.exists():
            return cls(path)
        known: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        accounts = [Account.from_json(entry) for entry in known.pop("accounts", [])]
        return cls(path, accounts=accounts, **known)

    def write(self) -> None:
        """Replace the file at once."""
        known = {name: value for name, value in vars(self).items() if name not in {"path", "accounts"}}
        known["accounts"] = [account.as_json() for account in self.accounts]
        write_private(self.path, json.dumps(known, ensure_ascii=False, indent=2) + "\n")

    def first(self, role: str, *, unit_code: str | None = None) -> Account:
        """The first account with a role."""
        return first_with(self.accounts, role, unit_code=unit_code)

    def all_with(self, role: str) -> list[Account]:
        """Every account with a role."""
        return [account for account in self.accounts if account.has(role)]

    def named(self, username: str) -> Account:
        """One account by its user name."""
        return next(account for account in self.accounts if account.username == username)
