"""All rules over all texts of an item."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from services.submission.domain.asset_list import MEDIA
from services.submission.domain.form_fields import FormField
from services.submission.hints import edition, numbers, personal, tone, typography
from services.submission.hints.hint import Hint, Passage, Rule, Surroundings
from services.submission.hints.passages import passages_of

MOST = 60
RULES: Sequence[Rule] = (
    personal.numbers_that_name_people,
    personal.children_who_can_be_recognised,
    tone.secrecy,
    tone.adverts,
    tone.fees_and_gifts,
    tone.maps,
    edition.themes,
    edition.years,
    edition.days,
    edition.wordings,
    edition.bodies,
    edition.departments,
    numbers.totals_that_differ,
    numbers.parts_of_a_whole,
    numbers.magnitudes,
    tone.placeholders,
    tone.absolute_claims,
    typography.marks,
)


def hints_for(content: Mapping[str, Any], fields: Sequence[FormField], around: Surroundings) -> list[Hint]:
    """What is worth a second look, the gravest first; the same words under the same rule once."""
    passages = list(passages_of(content, fields))
    found = [each for rule in RULES for passage in passages for each in rule(passage, around)]
    found += [*_without_evidence(passages, found, around), *edition.photos(content.get(MEDIA, ()), around)]
    once = {each.key: each for each in reversed(found)}
    return [each for each in found if once[each.key] is each][:MOST]


def _without_evidence(passages: Sequence[Passage], found: Sequence[Hint], around: Surroundings) -> Iterator[Hint]:
    """Where no text of the item has a figure: that; and where it claims much besides, that it shows nothing."""
    texts = [each for each in passages if len(each.text) >= numbers.SHORTEST]
    bare = [each for passage in texts for each in numbers.without_figures(passage, around)]
    if texts and len(bare) == len(texts):
        yield bare[0]
    claims = [each for each in found if each.code == "absolute_claim"]
    if len(claims) > 1:
        yield Hint(**{**vars(claims[0]), "code": "no_evidence", "message": "多处绝对化说法，请写明依据和数据来源"})
