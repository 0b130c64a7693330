"""The registry's rules, on its rows."""

from services.registry.domain.account import Account
from services.registry.domain.edition import Edition
from services.registry.domain.row import Row
from services.registry.domain.session import RefreshToken, Session
from services.registry.domain.sign_in_event import SignInEvent
from services.registry.domain.unit import Enrolment, Unit

metadata = Row.metadata

__all__ = ["Account", "Edition", "Enrolment", "RefreshToken", "Session", "SignInEvent", "Unit", "metadata"]
