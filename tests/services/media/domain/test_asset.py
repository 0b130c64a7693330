"""The rules on the row."""

from datetime import UTC, datetime, timedelta

import pytest

from chassis.errors import NotFound
from chassis.rows import new_id
from services.media.domain.asset import Asset, Findings
from services.media.domain.asset_state import ARROWS, AssetNotInState, AssetState, Superseded
from services.media.domain.declaration import Declaration, clean_file_name
from services.media.domain.material_limit import material_limits
from services.media.domain.rejection import REASONS, Fault
from services.media.domain.released_use import AssetEmbargoed, AssetWithdrawn, ReleasedUse, check_usable

NOW = datetime(2027, 5, 10, tzinfo=UTC)
LEASE = timedelta(seconds=60)
MIB = 1024 * 1024
FINDINGS = Findings("0" * 64, 1, 1, 0.0, "0" * 16, "key", [])


def an_asset(size: int = 20 * MIB) -> Asset:
    declaration = Declaration(
        file_name="a.jpg", kind="photo", content_type="image/jpeg", bytes=size, sha256=None, caption="c", credit="d",
        licence="openweek-media-use", people_consented=True, ai_generated=False,
    )  # fmt: skip
    return Asset.declare(declaration, asset_id=new_id(), unit_id=new_id(), by=new_id(), part_bytes=16 * MIB, at=NOW)


def a_claimed_asset() -> Asset:
    asset = an_asset()
    asset.begin_upload(multipart_id="u", at=NOW)
    asset.begin_completion(lease=LEASE, at=NOW)
    asset.store(etag="e", seen=asset.revision, at=NOW)
    asset.claim(lease=LEASE, at=NOW)
    return asset


@pytest.mark.parametrize(
    ("size", "lengths"),
    [(1, [1]), (16 * MIB, [16 * MIB]), (16 * MIB + 1, [16 * MIB, 1]), (20 * MIB, [16 * MIB, 4 * MIB])],
)
def test_a_file_is_cut_into_parts_of_fixed_length(size: int, lengths: list[int]) -> None:
    asset = an_asset(size)

    assert [asset.part_length(number) for number in range(1, asset.parts_count + 1)] == lengths


def test_every_arrow_raises_the_revision_and_only_told_facts_raise_the_version() -> None:
    asset = a_claimed_asset()
    before = (asset.revision, asset.version)

    asset.accept(FINDINGS, seen=asset.revision, at=NOW)

    assert (before, (asset.revision, asset.version)) == ((5, 1), (6, 2))


def test_a_verdict_on_an_asset_that_moved_on_is_void() -> None:
    asset = a_claimed_asset()
    seen = asset.revision
    asset.claim(lease=LEASE, at=NOW + LEASE)

    with pytest.raises(Superseded):
        asset.accept(FINDINGS, seen=seen, at=NOW)
    with pytest.raises(Superseded):
        asset.reject(Fault.EMPTY, seen=seen, at=NOW)


def test_a_lease_is_not_taken_from_one_who_holds_it() -> None:
    asset = a_claimed_asset()

    with pytest.raises(AssetNotInState):
        asset.claim(lease=LEASE, at=NOW + LEASE - timedelta(seconds=1))


def test_bytes_that_came_are_not_cancelled() -> None:
    with pytest.raises(AssetNotInState):
        a_claimed_asset().close_upload(Fault.CANCELLED, at=NOW)


def test_a_ready_asset_can_only_be_damaged_or_erased() -> None:
    assert ARROWS[AssetState.READY] == {AssetState.DAMAGED, AssetState.ERASED}
    asset = a_claimed_asset()
    asset.accept(FINDINGS, seen=asset.revision, at=NOW)
    asset.mark_damaged(at=NOW)
    asset.erase(at=NOW)

    assert (asset.state, asset.version) == (AssetState.ERASED, 4)


def test_every_fault_has_words_that_say_what_to_do() -> None:
    assert set(REASONS) == set(Fault)


def test_no_list_takes_svg_or_html() -> None:
    assert not {kind for kind in material_limits() if "svg" in kind or "html" in kind}


@pytest.mark.parametrize(
    ("name", "cleaned"),
    [
        ("../../etc/passwd.jpg", "passwd.jpg"),
        ("C:\\照片\\一.jpg", "一.jpg"),
        ("a\r\nSet-Cookie: x.jpg", "aSet-Cookie: x.jpg"),
        ("\u202egpj.exe.jpg", "gpj.exe.jpg"),
        ("长" * 300 + ".jpg", "长" * 197 + ".jpg"),
    ],
)
def test_names_lose_what_could_mislead(name: str, cleaned: str) -> None:
    assert clean_file_name(name) == cleaned


def a_use(*, until: datetime | None = None, withdrawn: bool = False) -> ReleasedUse:
    return ReleasedUse(item_id=new_id(), asset_id=new_id(), embargoed_until=until, withdrawn=withdrawn)


def test_a_desk_may_use_what_one_standing_release_gives() -> None:
    check_usable([a_use(withdrawn=True), a_use(until=NOW + LEASE), a_use(until=NOW)], at=NOW)


def test_a_desk_may_not_use_what_no_release_gives() -> None:
    with pytest.raises(NotFound):
        check_usable([], at=NOW)
    with pytest.raises(AssetWithdrawn):
        check_usable([a_use(withdrawn=True)], at=NOW)
    with pytest.raises(AssetEmbargoed):
        check_usable([a_use(withdrawn=True), a_use(until=NOW + LEASE)], at=NOW)
