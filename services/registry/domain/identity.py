"""Ids that follow from what a thing is called, so that registering it twice, anywhere, means the same thing."""

from uuid import UUID, uuid5

NAMESPACE = UUID("6f70656e-7765-5b6b-8000-726567697374")


def edition_id_of(year: int) -> UUID:
    """There is one edition a year."""
    return uuid5(NAMESPACE, f"edition:{year}")


def unit_id_of(code: str) -> UUID:
    """A code names one unit for ever."""
    return uuid5(NAMESPACE, f"unit:{code}")


def enrolment_id_of(edition_id: UUID, unit_id: UUID) -> UUID:
    """A unit takes part in an edition once."""
    return uuid5(edition_id, f"enrolment:{unit_id}")


def demo_account_id_of(username: str) -> UUID:
    """Demo accounts only: the same file gives the same accounts. Others have a random id."""
    return uuid5(NAMESPACE, f"demo-account:{username}")
