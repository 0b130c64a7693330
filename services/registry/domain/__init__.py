"""The registry's rules, on its rows."""

from services.registry.domain.account import Account
from services.registry.domain.audit import AuditEntry
from services.registry.domain.co_department import CoDepartment
from services.registry.domain.delegation import Delegation
from services.registry.domain.edition import Edition
from services.registry.domain.enrolment import Enrolment
from services.registry.domain.invitation import Invitation
from services.registry.domain.known_item import KnownItem
from services.registry.domain.liaison import Liaison
from services.registry.domain.obligation import Obligation
from services.registry.domain.reminder import Reminder
from services.registry.domain.reminder_rule import ReminderRule
from services.registry.domain.row import Row
from services.registry.domain.second_factor import SecondFactor
from services.registry.domain.session import RefreshToken, Session
from services.registry.domain.sign_in_event import SignInEvent
from services.registry.domain.unit import Unit
from services.registry.domain.website import Website

metadata = Row.metadata

__all__ = [
    "Account",
    "AuditEntry",
    "CoDepartment",
    "Delegation",
    "Edition",
    "Enrolment",
    "Invitation",
    "KnownItem",
    "Liaison",
    "Obligation",
    "RefreshToken",
    "Reminder",
    "ReminderRule",
    "SecondFactor",
    "Session",
    "SignInEvent",
    "Unit",
    "Website",
    "metadata",
]
