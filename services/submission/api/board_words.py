"""The words of the board, for its tables; the console has the same in its own texts."""

from collections.abc import Mapping

from services.submission.domain.completeness import CellState, Duty, Progress, Timeliness
from services.submission.queries.board import TileState

DUTIES: Mapping[Duty, str] = {
    Duty.NOT_REQUIRED: "不需报送",
    Duty.WAIVED: "免报",
    Duty.OWED: "应报",
    Duty.EXTENDED: "已延期",
    Duty.SHIFTED: "错周举办",
}
PROGRESS: Mapping[Progress, str] = {
    Progress.MISSING: "未开始",
    Progress.DRAFT: "草稿",
    Progress.RETURNED: "退回修改",
    Progress.SUBMITTED: "审核中",
    Progress.APPROVED: "审核通过",
    Progress.RECEIVED: "已接收",
}
TIMELINESS: Mapping[Timeliness | None, str] = {
    Timeliness.ON_TIME: "按时",
    Timeliness.LATE: "逾期报送",
    Timeliness.RUNNING: "未到期",
    Timeliness.OVERDUE: "逾期未报",
    None: "",
}
STATES: Mapping[CellState, str] = {
    CellState.NOT_REQUIRED: "不需报送",
    CellState.WAIVED: "免报",
    CellState.OVERDUE: "逾期未报",
    CellState.MISSING: "未报送",
    CellState.DRAFT: "草稿",
    CellState.PARTIAL: "部分报送",
    CellState.RETURNED: "退回修改",
    CellState.SUBMITTED: "审核中",
    CellState.APPROVED: "审核通过",
    CellState.RECEIVED: "已接收",
}
TILES: Mapping[TileState, str] = {
    TileState.NOT_REQUIRED: "不需报送",
    TileState.NONE: "未报送",
    TileState.PARTIAL: "部分报送",
    TileState.COMPLETE: "全部报送",
}
KINDS: Mapping[str, str] = {
    "ministry": "部委",
    "province": "省（自治区、直辖市）",
    "plan_city": "计划单列市",
    "corps": "新疆生产建设兵团",
    "industry_council": "行指委（教指委）",
    "school": "职业院校",
}
