"""The life of an entry as a table: what can be done in which state, and what is said otherwise. Pure."""

from dataclasses import dataclass
from enum import StrEnum

from services.publicity.domain.review import Stage


class EntryState(StrEnum):
    """pooled → assigned → scored → proposed → three reviews → decided → released → withdrawn; or declined."""

    POOLED = "pooled"
    ASSIGNED = "assigned"
    SCORED = "scored"
    PROPOSED = "proposed"
    FIRST_REVIEWED = "first_reviewed"
    SECOND_REVIEWED = "second_reviewed"
    FINAL_REVIEWED = "final_reviewed"
    DECIDED = "decided"
    RELEASED = "released"
    WITHDRAWN = "withdrawn"
    DECLINED = "declined"


S = EntryState
IN_SELECTION = (S.POOLED, S.ASSIGNED, S.SCORED, S.PROPOSED, S.FIRST_REVIEWED, S.SECOND_REVIEWED, S.FINAL_REVIEWED,
                S.DECIDED)  # fmt: skip


class Action(StrEnum):
    """What people do with an entry; the words are part of the API."""

    ASSIGN = "assign"
    SCORE = "score"
    RECUSE = "recuse"
    PROPOSE = "propose"
    REVIEW_FIRST = "review-first"
    REVIEW_SECOND = "review-second"
    REVIEW_FINAL = "review-final"
    DECIDE = "decide"
    DECLINE = "decline"
    RELEASE = "release"
    WITHDRAW = "withdraw"
    RELEASE_CORRECTION = "release-correction"
    DECLINE_CORRECTION = "decline-correction"


@dataclass(frozen=True)
class Step:
    """One action: the states in which it is open, and the reason why it is locked in the others."""

    states: tuple[EntryState, ...]
    locked: str


STEPS = {
    Action.ASSIGN: Step((S.POOLED, S.ASSIGNED), "只有待分配或评审中的条目可由编辑分配评审专家"),
    Action.SCORE: Step((S.ASSIGNED,), "只有评审中的条目可由指定专家评分"),
    Action.RECUSE: Step((S.ASSIGNED,), "只有评审中的条目可由指定专家申请回避"),
    Action.PROPOSE: Step((S.SCORED,), "两位专家都评分后，编辑才能提出建议"),
    Action.REVIEW_FIRST: Step((S.PROPOSED,), "编辑提出建议后才能初审"),
    Action.REVIEW_SECOND: Step((S.FIRST_REVIEWED,), "初审通过后才能复审，须换一位编辑"),
    Action.REVIEW_FINAL: Step((S.SECOND_REVIEWED,), "复审通过后才能终审，须再换一位编辑"),
    Action.DECIDE: Step((S.FINAL_REVIEWED, S.DECIDED), "三审通过后、发布之前，编辑可以作出或修改决定"),
    Action.DECLINE: Step(IN_SELECTION, "只有尚未发布的条目可由编辑作不采用处理"),
    Action.RELEASE: Step((S.DECIDED,), "编辑作出决定后，由未参与评审的发布员发布"),
    Action.WITHDRAW: Step((S.RELEASED,), "只有已发布的稿件可以撤回"),
    Action.RELEASE_CORRECTION: Step((S.RELEASED,), "只有已发布的稿件可以更正"),
    Action.DECLINE_CORRECTION: Step((S.RELEASED,), "只有已发布的稿件可以更正"),
}

# Whose step is next, in each state that has one.
NEXT_BY = {
    S.POOLED: "编辑",
    S.ASSIGNED: "指定的评审专家",
    S.SCORED: "编辑",
    S.PROPOSED: "编辑",
    S.FIRST_REVIEWED: "另一位编辑",
    S.SECOND_REVIEWED: "第三位编辑",
    S.FINAL_REVIEWED: "编辑",
    S.DECIDED: "发布员",
}


def who_moves_on(action: Action, state: EntryState) -> str:
    """Who brings an entry nearer to an action that is still ahead of it; empty where it is behind, or the end."""
    order = tuple(EntryState)
    ahead = min(map(order.index, STEPS[action].states)) > order.index(state)
    return NEXT_BY.get(state, "") if ahead else ""


REVIEW_STEPS = {
    Stage.FIRST: (Action.REVIEW_FIRST, S.FIRST_REVIEWED),
    Stage.SECOND: (Action.REVIEW_SECOND, S.SECOND_REVIEWED),
    Stage.FINAL: (Action.REVIEW_FINAL, S.FINAL_REVIEWED),
}
