"""What calls look like outside."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from chassis.bodies import Actions, LockedAction, Output
from chassis.errors import DomainError
from chassis.principal import Principal
from contracts.roles import Role
from services.submission.api.item_actions import WHO
from services.submission.domain.call import Call, CallState
from services.submission.domain.clocks import Clocks
from services.submission.domain.item import ItemState
from services.submission.queries.calls import CalledLine

FOR_ISSUER, FOR_UNIT = ("extend", "withdraw"), ("acknowledge", "decline", "answer")


class CalledUnitOut(Output):
    """One unit that is asked; `item_id` once it has begun, readable for the superior once it was submitted."""

    unit_id: UUID
    unit_name: str
    state: CallState
    late: bool
    item_id: UUID | None
    item_state: ItemState | None
    acknowledged_at: datetime | None
    decline_reason: str


class CallLine(Output):
    """A call in a list; `answered` of `asked` units have answered, `state` is the reader's unit's where it is asked."""

    id: UUID
    edition_id: UUID
    item_type: str
    subject: str
    issuer_name: str
    due_at: datetime
    issued_at: datetime
    withdrawn: bool
    asked: int
    answered: int
    state: CallState | None
    overdue: bool


class CallList(Output):
    """The newest first."""

    items: list[CallLine]
    next_cursor: str | None


class CallOut(CallLine):
    """A call in full, with the units that the reader may see."""

    demands: str
    withdrawal_reason: str
    revision: int
    units: list[CalledUnitOut]
    actions: Actions


def _unit(call: Call, line: CalledLine, *, by_superior: bool) -> CalledUnitOut:
    unit, answer, state = line.unit, line.answer, line.unit.state(line.answer)
    told = answer is not None and state in (CallState.DRAFTING, CallState.ANSWERED)
    hidden = by_superior and answer is not None and answer.submitted_at is None
    return CalledUnitOut(
        unit_id=unit.unit_id,
        unit_name=unit.unit_name,
        state=state,
        late=answer is not None and told and call.is_late(answer),
        item_id=answer.id if answer is not None and told and not hidden else None,
        item_state=ItemState(answer.state) if answer is not None and told else None,
        acknowledged_at=unit.acknowledged_at,
        decline_reason=unit.decline_reason,
    )


def line_out(call: Call, lines: Sequence[CalledLine], reader: Principal, *, at: datetime) -> CallLine:
    """`lines` are those of the units that the reader may see."""
    states = {line.unit.unit_id: line.unit.state(line.answer) for line in lines}
    return CallLine(
        **call.model_dump(include={"id", "edition_id", "item_type", "subject", "issuer_name", "due_at", "issued_at"}),
        withdrawn=call.withdrawn_at is not None,
        asked=len(lines),
        answered=[*states.values()].count(CallState.ANSWERED),
        state=states.get(reader.unit_id),
        overdue=at >= call.due_at,
    )


def shown(
    call: Call, lines: Sequence[CalledLine], reader: Principal, *, clocks: Clocks | None, at: datetime
) -> CallOut:
    """In full, for this reader; `clocks` are those of its unit, where it is asked."""
    issued, line = call.issuer_id == reader.unit_id, line_out(call, lines, reader, at=at)
    over = clocks.why_over(at) if clocks else None
    return CallOut(
        **line.model_dump(),
        demands=call.demands,
        withdrawal_reason=call.withdrawal_reason,
        revision=call.revision,
        units=[_unit(call, line, by_superior=issued) for line in lines],
        actions=_actions(call, line.state, reader, issued=issued, over=over),
    )


def _actions(
    call: Call, state: CallState | None, reader: Principal, *, issued: bool, over: DomainError | None
) -> Actions:
    able = reader.has(Role.APPROVER, Role.EDITOR) if issued else reader.has(Role.LIAISON)
    named = (FOR_ISSUER if issued else FOR_UNIT) if able else ()
    if call.withdrawn_at is not None:
        return Actions(locked=tuple(LockedAction(action=each, reason="约稿已经取消", who="") for each in named))
    if issued:
        return Actions(allowed=named)
    begun = state in (CallState.DRAFTING, CallState.ANSWERED)
    reasons = {
        "acknowledge": "" if state == CallState.OPEN else "本单位已回应",
        "decline": "本单位已回应" if begun or state == CallState.DECLINED else "",
        "answer": "本单位已有一份答复" if begun else over.detail if over else "",
    }
    who = {"answer": WHO.get(type(over), "")} if over and not begun else {}
    return Actions(
        allowed=tuple(each for each in named if not reasons[each]),
        locked=tuple(
            LockedAction(action=each, reason=reasons[each], who=who.get(each, "")) for each in named if reasons[each]
        ),
    )
