"""The rules of accounts, their roles and passwords."""

from datetime import UTC, datetime, timedelta

import pytest

from chassis.rows import new_id
from contracts.roles import Role
from services.registry.domain.account import Account, AccountDraft, AlreadyRevoked, OwnAccount, normal_username
from services.registry.domain.passwords import PasswordUnfit, Proof, check_password, new_password
from services.registry.domain.roles import ROLES, RolesUnfit, abilities_of
from services.registry.domain.session import ABSOLUTE, IDLE, Session
from services.registry.domain.unit import UnitPlace

NOW = datetime(2023, 5, 14, 8, tzinfo=UTC)
WRONG, RIGHT = Proof("hash", matches=False), Proof("hash", matches=True)


def account(*roles: str, unit_kind: str = "ministry", kind: str = "person") -> Account:
    """An account whose hash is `hash`."""
    return Account.granted(
        AccountDraft(kind=kind, username="zhang", display_name="张三", roles=frozenset(roles)),
        account_id=new_id(),
        unit=UnitPlace(id=new_id(), name="某单位", kind=unit_kind, region="山东省"),
        password_hash="hash",
        by=None,
        at=NOW,
    )


def test_five_wrong_passwords_lock_for_half_an_hour() -> None:
    person = account("liaison", unit_kind="school")

    judged = [person.judge_sign_in(WRONG, at=NOW) for _ in range(5)]

    assert judged == ["wrong-password"] * 4 + ["locked-out"]
    assert person.judge_sign_in(RIGHT, at=NOW + timedelta(minutes=29)) == "refused-locked"
    assert person.judge_sign_in(RIGHT, at=NOW + timedelta(minutes=30)) == "signed-in"


def test_a_right_password_starts_the_count_anew() -> None:
    person = account("liaison", unit_kind="school")

    for _ in range(3):
        judged = [person.judge_sign_in(proof, at=NOW) for proof in (WRONG, WRONG, WRONG, WRONG, RIGHT)]
        assert judged[-1] == "signed-in"


def test_a_proof_against_an_older_password_does_not_hold() -> None:
    person = account("liaison", unit_kind="school")
    person.set_password("newer hash")

    assert person.judge_sign_in(RIGHT, at=NOW) == "wrong-password"


def test_an_account_ends_once_and_signs_in_no_more() -> None:
    person = account("liaison", unit_kind="school")
    person.revoke(by=new_id(), at=NOW)

    assert person.version == 2
    assert person.judge_sign_in(RIGHT, at=NOW) == "refused-revoked"
    with pytest.raises(AlreadyRevoked):
        person.revoke(by=new_id(), at=NOW)


def test_nobody_ends_the_own_account() -> None:
    registrar = account("registrar")

    with pytest.raises(OwnAccount):
        registrar.revoke(by=registrar.id, at=NOW)


@pytest.mark.parametrize(
    ("roles", "unit_kind", "kind"),
    [
        ((), "school", "person"),
        (("king",), "ministry", "person"),
        (("registrar", "editor"), "ministry", "person"),
        (("operator", "registrar"), "ministry", "person"),
        (("editor",), "province", "person"),
        (("publisher",), "school", "person"),
        (("desk",), "outlet", "person"),
        (("desk",), "ministry", "desk"),
        (("liaison",), "outlet", "person"),
        (("liaison",), "outlet", "desk"),
    ],
)
def test_roles_that_do_not_go_together_are_refused(roles: tuple[str, ...], unit_kind: str, kind: str) -> None:
    with pytest.raises(RolesUnfit):
        account(*roles, unit_kind=unit_kind, kind=kind)


def test_roles_that_go_together_are_granted() -> None:
    assert account("liaison", "approver", unit_kind="province").roles == ["approver", "liaison"]
    assert account("desk", unit_kind="outlet", kind="desk").roles == ["desk"]


def test_the_roles_here_are_the_roles_of_the_contracts() -> None:
    assert set(ROLES) == {str(role) for role in Role}
    assert all(abilities_of([role]) for role in ROLES)


@pytest.mark.parametrize(
    "password", ["Zhiye2026!", "alllowercase12", "A1!", "x" * 129, "Zhang-san-20262", "ZHANG-sān-2026-x"]
)
def test_an_easy_password_is_refused(password: str) -> None:
    with pytest.raises(PasswordUnfit):
        check_password(password, username="zhang")


@pytest.mark.parametrize(
    "password", ["Correct-horse-1", "四个汉字再加上一些Abc123", "a long sentence of words only", "x" * 128]
)
def test_a_password_that_is_hard_to_guess_is_taken(password: str) -> None:
    check_password(password, username="zhang")


def test_a_made_password_is_always_good_enough() -> None:
    for _ in range(200):
        check_password(new_password(), username="zhang")


def test_a_user_name_has_one_form() -> None:
    assert normal_username(" Ｚhang ") == "zhang"


def test_a_session_ends_idle_after_half_an_hour_and_at_twelve_hours_in_any_case() -> None:
    session = Session.opened(new_id(), account_id=new_id(), at=NOW)

    assert session.is_open(NOW + IDLE - timedelta(seconds=1))
    assert not session.is_open(NOW + IDLE)
    session.used_at = NOW + ABSOLUTE - timedelta(seconds=2)
    assert session.is_open(NOW + ABSOLUTE - timedelta(seconds=1))
    assert not session.is_open(NOW + ABSOLUTE)
