"""The rules of the unit tree."""

from datetime import UTC, date, datetime

import pytest

from contracts.roles import UnitKind
from services.registry.domain.edition import Edition
from services.registry.domain.enrolment import Enrolment
from services.registry.domain.identity import unit_id_of
from services.registry.domain.unit import KINDS, PARENTS, ParentUnfit, Unit, UnitClosed, UnitDraft
from tests.services.registry.world import content

EDITION = Edition.published(2023, content(), by=None, at=datetime(2023, 4, 17, tzinfo=UTC))


def enrolled(kind: str, parent: Enrolment | None = None, *, region: str = "", code: str = "") -> Enrolment:
    """A unit of this kind in its place."""
    draft = UnitDraft(code=code or f"X-{kind}", name=f"某{kind}", kind=kind, region=region)
    return Enrolment.of(draft, edition=EDITION, parent=parent)


def test_the_path_leads_from_the_root_to_the_unit() -> None:
    root = enrolled("ministry")
    province = enrolled("province", root, region="山东省")
    school = enrolled("school", province)

    assert school.path == [root.unit_id, province.unit_id, school.unit_id]
    assert school.parent_id == province.unit_id


def test_a_school_lies_in_the_region_of_the_unit_above_unless_told() -> None:
    province = enrolled("province", enrolled("ministry"), region="山东省")

    assert enrolled("school", province).region == "山东省"
    assert enrolled("school", province, region="青岛市").region == "青岛市"


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "ministry"])
def test_only_a_ministry_can_stand_at_the_top(kind: str) -> None:
    with pytest.raises(ParentUnfit):
        enrolled(kind)


@pytest.mark.parametrize(
    ("kind", "above"), [(kind, above) for kind in KINDS for above in KINDS if above not in PARENTS[kind]]
)
def test_a_unit_stands_only_below_kinds_that_lead_it(kind: str, above: str) -> None:
    parent = enrolled("ministry")
    parent.kind = above

    with pytest.raises(ParentUnfit):
        enrolled(kind, parent)


def test_the_same_code_is_the_same_unit_in_every_edition() -> None:
    following = Edition.published(2024, content(), by=None, at=datetime(2024, 4, 17, tzinfo=UTC))
    draft = UnitDraft(code="D01", name="教育部", kind="ministry")

    here, there = (Enrolment.of(draft, edition=edition, parent=None) for edition in (EDITION, following))

    assert here.unit_id == there.unit_id
    assert here.id != there.id


def test_a_unit_is_closed_once() -> None:
    unit = Unit(id=unit_id_of("370000-S01"), code="370000-S01")
    unit.close(on=date(2023, 6, 1))

    with pytest.raises(UnitClosed):
        unit.close(on=date(2023, 6, 2))

    assert unit.closed_on == date(2023, 6, 1)


def test_the_kinds_here_are_the_kinds_of_the_contracts() -> None:
    assert set(KINDS) == {str(kind) for kind in UnitKind}
