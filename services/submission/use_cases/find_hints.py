"""Find hints."""

from collections.abc import Iterator, Mapping
from typing import Any

from chassis.work import Work
from services.submission.domain.asset_list import media_in
from services.submission.domain.item import Item
from services.submission.hints.hint import Hint, Surroundings
from services.submission.queries.assets import known_assets
from services.submission.queries.rosters import roster_for
from services.submission.use_cases.read_form import read_form


async def find_hints(work: Work, *, item: Item, content: Mapping[str, Any]) -> list[Hint]:
    """What is worth a second look in a content of the item, in the light of its edition, its unit's roster and what
    cameras wrote into its photos."""
    from services.submission.hints.looking import hints_for  # its patterns are compiled with the first question

    form = await read_form(work, item_type=item.item_type, edition_id=item.edition_id)
    photos = await known_assets(work, media_in(content))
    around = Surroundings(
        year=form.edition.year,
        theme=form.edition.theme,
        starts_on=form.edition.starts_on,
        ends_on=form.edition.ends_on,
        wordings=form.edition.wordings,
        numbers=dict(_numbers(content)),
        roster=await roster_for(work, item),
        taken_on={str(each.asset_id): each.taken_on for each in photos.values() if each.taken_on},
    )
    return hints_for(content, form.fields, around)


def _numbers(content: Mapping[str, Any]) -> Iterator[tuple[str, float]]:
    for name, value in content.items():
        if isinstance(value, int | float) and not isinstance(value, bool):
            yield name, value
