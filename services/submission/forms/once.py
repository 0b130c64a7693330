"""Lists in which nothing stands twice."""

from collections.abc import Hashable, Sequence
from typing import TypeVar

ListT = TypeVar("ListT", bound=Sequence[Hashable])


def each_once(values: ListT, words: str = "同一个照片或视频不能重复添加") -> ListT:
    """The list as it is, or the words for one in which something stands again."""
    if len(set(values)) < len(values):
        raise ValueError(words)
    return values
