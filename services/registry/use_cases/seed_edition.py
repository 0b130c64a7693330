"""The demo edition and its 109 first-level units, from the reference files."""

import csv
import json
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import func, select

from chassis.work import Work
from services.registry.domain.edition import Edition, EditionContent
from services.registry.domain.identity import edition_id_of
from services.registry.domain.unit import UnitDraft
from services.registry.use_cases.amend_edition import amend_edition
from services.registry.use_cases.publish_edition import publish_edition
from services.registry.use_cases.seed_units import PlacedUnit, seed_units

REFERENCE = Path(__file__).parents[1] / "reference"
YEAR = 2023
SEED_LOCK = 0x6F77_0101
LATE_AT_MOST = timedelta(days=7)
NOTES = (
    "演示届次：活动周日期和各项要求取自教职成函〔2023〕5号，报送时间窗按“如同正值当周”设置，"
    "从安装前一天起开放，并非通知原定的 2023-04-17 至 2023-05-27。"
)


@dataclass(frozen=True)
class Window:
    """When reports are taken: half-open, the last quarter (a week at most) counts as late."""

    opens_at: datetime
    locks_at: datetime

    @property
    def due_at(self) -> datetime:
        """On time until here."""
        return self.locks_at - min(LATE_AT_MOST, (self.locks_at - self.opens_at) / 4)


@dataclass(frozen=True)
class Seeded:
    """What the seed found and did."""

    edition: Edition
    edition_was: str
    units_new: int
    units_known: int


async def seed_edition(work: Work, *, window: Window | None) -> Seeded:
    """Harmless when done before. Without a window: open now, for thirty days; an edition still open is left alone."""
    await work.run(select(func.pg_advisory_xact_lock(SEED_LOCK)))
    edition = await work.find(Edition, edition_id_of(YEAR))
    now = work.now().replace(microsecond=0)
    wanted = window or Window(now - timedelta(days=1), now + timedelta(days=30))
    was = "known"
    if edition is None:
        edition, was = await publish_edition(work, year=YEAR, content=reference_content(wanted), by=None), "published"
    elif window is not None or not edition.takes_reports(now + timedelta(days=1)):
        before = edition.version
        moved = replace(edition.content(), opens_at=wanted.opens_at, due_at=wanted.due_at, locks_at=wanted.locks_at)
        await amend_edition(work, edition_id=edition.id, content=moved, seen_revision=edition.revision, by=None)
        was = "window moved" if edition.version > before else "known"
    units = reference_units()
    new = await seed_units(work, edition_id=edition.id, units=units)
    return Seeded(edition, was, units_new=new, units_known=len(units) - new)


def reference_content(window: Window) -> EditionContent:
    """The edition of the notice, its window moved to the given one."""
    facts = _json("edition_2023.json")
    words = _json("vocabulary_2023.json")
    dates = {
        name: date.fromisoformat(facts[name]) for name in ("starts_on", "ends_on", "plan_due_on", "summary_due_on")
    }
    return EditionContent(
        name=f"{facts['name']}（演示）",
        notes=NOTES,
        theme=facts["theme"],
        document_number=facts["document_number"],
        summary_due_rolls=facts["summary_due_rolls"],
        opens_at=window.opens_at,
        due_at=window.due_at,
        locks_at=window.locks_at,
        focus_areas=words["focus_areas"],
        activity_types=words["activity_types"],
        item_types=words["item_types"],
        issued_on=date.fromisoformat(facts["issued_on"]),
        issuers=facts["issuers"],
        contacts=facts["contacts"],
        national_activities=facts["national_activities"],
        reference_ideas=facts["reference_ideas"],
        grace_minutes=facts["grace_minutes"],
        vocabularies=words["vocabularies"],
        wordings=words["wordings"],
        **dates,
    )


def reference_units() -> list[PlacedUnit]:
    """The 109 units; the tree follows who reports to whom."""
    with (REFERENCE / "reporting_units.csv").open(encoding="utf-8", newline="") as lines:
        return [
            PlacedUnit(
                UnitDraft(
                    code=row["code"],
                    name=row["name"],
                    kind=row["kind"],
                    short_name=row["short_name"],
                    region=row["region"],
                ),
                parent_code=row["reports_to"] or None,
                located_in_code=row["parent"] if row["kind"] == "plan_city" else None,
            )
            for row in csv.DictReader(lines)
        ]


def _json(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((REFERENCE / name).read_text(encoding="utf-8"))
    return found
