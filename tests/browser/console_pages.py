"""Every page of the console: who sees it, where it is, and under which name the handbook shows it."""

import re
from dataclasses import dataclass

from cli.stack.layout import CONSOLE
from services.registry.domain.identity import unit_id_of
from tests.browser.cases import Cases


@dataclass(frozen=True)
class ConsolePage:
    """A page as one account opens it; `path` names a case of `Cases` in braces."""

    name: str
    username: str
    path: str
    route: str

    def address(self, cases: Cases) -> str:
        """Where it is."""
        return self.path.format_map(vars(cases))


def _page(name: str, username: str, path: str, route: str = "") -> ConsolePage:
    return ConsolePage(name, username, path, route or path)


CONSOLE_PAGES = (
    _page("tasks-liaison", "liaison", "/"),
    _page("items", "liaison", "/items"),
    _page("item-new", "liaison", "/items/new"),
    _page("item-import", "liaison", "/items/import"),
    _page("item-enter", "liaison", "/items/enter"),
    _page("item", "liaison", "/items/{released}", "/items/$id"),
    _page("item-returned", "liaison", "/items/{returned}", "/items/$id"),
    _page("item-edit", "liaison", "/items/{draft}/edit", "/items/$id/edit"),
    _page("item-mend", "liaison", "/items/{returned}/edit", "/items/$id/edit"),
    _page("calls-liaison", "liaison", "/calls"),
    _page("tasks-approver", "approver", "/"),
    _page("calls", "approver", "/calls"),
    _page("call", "approver", "/calls/{call}", "/calls/$callId"),
    _page("call-new", "approver", "/calls/new"),
    _page("approvals", "approver", "/approvals"),
    _page("approval", "approver", "/approvals/{submitted}", "/approvals/$itemId"),
    _page("obligations-below", "approver", "/obligations"),
    _page("board-province", "approver", "/board"),
    _page("territory", "department", "/territory"),
    _page("item-commented", "department", "/items/{released}", "/items/$id"),
    _page("board-territory", "department", "/board"),
    _page("me-department", "department", "/me"),
    _page("invitations-approver", "approver", "/invitations"),
    _page("tasks-reviewer", "reviewer1", "/"),
    _page("pool-reviewer", "reviewer1", "/pool"),
    _page("entry-score", "reviewer1", "/pool/{assigned}", "/pool/$id"),
    _page("tasks-editor", "editor1", "/"),
    _page("pool", "editor1", "/pool"),
    _page("entry-propose", "editor1", "/pool/{scored}", "/pool/$id"),
    _page("relevance-findings", "editor1", "/relevance-findings"),
    _page("board", "editor1", "/board"),
    _page("tasks-publisher", "publisher", "/"),
    _page("release-desk", "publisher", "/release-desk"),
    _page("entry-released", "publisher", "/pool/{released}", "/pool/$id"),
    _page("withdrawals", "publisher", "/withdrawals"),
    _page("tasks-desk", "desk1", "/"),
    _page("desk", "desk1", "/desk"),
    _page("desk-item", "desk1", "/desk/items/{released}", "/desk/items/$id"),
    _page("desk-item-withdrawn", "desk1", "/desk/items/{withdrawn}", "/desk/items/$id"),
    _page("desk-connection", "desk1", "/desk-connection"),
    _page("own-unit", "approver", "/own-unit"),
    _page("units", "registrar", "/units"),
    _page("unit", "registrar", f"/units/{unit_id_of('370000')}", "/units/$unitId"),
    _page("unit-import", "registrar", "/units/import"),
    _page("liaisons", "registrar", "/liaisons"),
    _page("websites", "registrar", "/websites"),
    _page("invitations", "registrar", "/invitations"),
    _page("audit", "registrar", "/audit"),
    _page("accounts", "registrar", "/accounts"),
    _page("editions", "registrar", "/editions"),
    _page("obligations", "registrar", "/obligations"),
    _page("reminders", "registrar", "/reminders"),
    _page("complaints", "registrar", "/complaints"),
    _page("service-state", "operator", "/service-state"),
    _page("dead-letters", "operator", "/dead-letters"),
    _page("me", "operator", "/me"),
)


def console_routes() -> set[str]:
    """The routes that the console declares."""
    declared = (CONSOLE / "src" / "areas").glob("*/routes.tsx")
    return {path for file in declared for path in re.findall(r"path: '([^']+)'", file.read_text("utf-8"))}
