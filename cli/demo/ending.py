"""The last page: where everything is, who can sign in, how to look further."""

from rich.console import Console
from rich.table import Table

from cli.client import Account
from cli.demo.narration import Narration
from cli.demo.target import Target

ROLE_WORDS = {
    "liaison": "联络员", "approver": "审核员", "reviewer": "评审专家", "editor": "编辑", "publisher": "发布员",
    "registrar": "登记员", "operator": "运维员", "desk": "媒体席位",
    "co_department": "联办部门",
}  # fmt: skip


def print_ending(console: Console, target: Target, narration: Narration, seconds: float) -> None:
    """Times, addresses, sign-ins, commands."""
    console.rule("what was measured")
    console.print(narration.table_of_times())
    console.rule("addresses")
    for name, address in _addresses(target):
        console.print(f"  {name:<18}{address}", highlight=False)
    console.rule("sign-ins (made for this installation)")
    console.print(_sign_ins([account for account in target.file.accounts if not _is_of_a_case(account)]))
    others = sum(1 for account in target.file.accounts if _is_of_a_case(account))
    console.print(
        f"  {others} more, of the schools and offices of the cases, are in {target.file.path} (0600)", highlight=False
    )
    console.rule("how to look further")
    for line in _hints(target):
        console.print(f"  {line}", highlight=False, soft_wrap=True)
    console.print(f"\n[bold green]demo done in {seconds:.1f} s[/]", highlight=False)


def _is_of_a_case(account: Account) -> bool:
    return account.username.startswith(("liaison-", "approver-"))


def _addresses(target: Target) -> list[tuple[str, str]]:
    found = [("portal", f"{target.url}/"), ("console", f"{target.url}/console/")]
    found += [
        (f"{name} API", f"{target.url}/api/{name}/v1/openapi.json")
        for name in ("registry", "submission", "media", "publicity")
    ]
    if target.running:
        stack = target.running.stack
        found += [("object store", stack.http("minio-console")), ("mail", stack.http("mailpit"))]
    if target.file.kafka_desks:
        found.append(("Kafka for desks", f"{target.file.kafka_desks} (SCRAM-SHA-512, user {target.file.kafka_desk})"))
    return found


def _sign_ins(accounts: list[Account]) -> Table:
    table = Table(box=None, pad_edge=False, show_header=False)
    for account in accounts:
        roles = " ".join(f"{ROLE_WORDS[role]} {role}" for role in account.roles)
        table.add_row(f"  {roles}", account.display_name, account.username, account.password)
    return table


def _hints(target: Target) -> list[str]:
    liaison = target.file.first("liaison")
    body = f'{{"username":"{liaison.username}","password":"{liaison.password}"}}'
    sign_in = f"curl -s {target.url}/api/registry/v1/sessions -H 'Content-Type: application/json' -d '{body}'"
    hints = [sign_in, "openweek demo              once more: a new case, on what is there"]
    if target.running:
        hints += [
            "openweek status            what runs, where, and how it is",
            "openweek logs submission-worker -f",
            "openweek dead-letters list submission",
            "openweek replay submission publish the current state once more",
            "openweek demo drop         revoke the demo accounts; openweek down --wipe forgets everything",
        ]
    return hints
