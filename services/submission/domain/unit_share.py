"""How many items of a type one unit may have submitted, and how many of them it may flag."""

from chassis.errors import FieldError
from services.submission.domain.refusals import HighlightsUsed, UnitShareUsed


def check_share(others: int, most: int) -> None:
    """Of `most` that a unit may submit, `others` of the type were submitted besides the one in hand."""
    if others >= most:
        raise UnitShareUsed(f"每个单位最多报送 {most} 份，已报送 {others} 份；如需更换，请先撤回一份")


def check_highlights(others: int, most: int) -> None:
    """Of `most` that a unit may flag as its highlights, `others` besides the one in hand are."""
    if others >= most:
        raise HighlightsUsed(
            f"每个单位最多选 {most} 项特色亮点，已选 {others} 项；请取消本项的“特色亮点”，或撤回一项后再选",
            errors=[FieldError("/highlight", f"每个单位最多选 {most} 项", HighlightsUsed.code)],
        )
