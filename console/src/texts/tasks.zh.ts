import type { TaskKind } from '../areas/tasks/task'

export const taskKinds: Record<TaskKind, string> = {
  'report-owed': '报送',
  'answer-call': '回应约稿',
  'mend-returned': '修改退回的材料',
  'finish-correction': '完成更正',
  'finish-draft': '完成草稿',
  approve: '审核',
  accept: '接收',
  'decide-appeal': '复核申诉',
  assign: '分配评审',
  score: '评分',
  propose: '提出建议',
  'review-first': '初审',
  'review-second': '复审',
  'review-final': '终审',
  decide: '遴选决定',
  release: '发布',
  'release-correction': '发布更正',
  'confirm-withdrawal': '确认撤稿',
}

export const tasksTexts = {
  title: '我的任务',
  hint: '需要您处理的事项：快到截止时间的在前，其余等得最久的在前。',
  empty: '现在没有需要您处理的事项',
  emptyHint: '有新的事项时会自动出现在这里，不必反复查看。',
  more: '事项较多，这里先列出等得最久的一部分，处理后会继续补上。',
  since: '等待自',
  due: '截止',
  urgencies: { overdue: '已过截止时间', 'due-soon': '即将截止' },
  open: (kind: string, title: string): string => `${kind}：${title}`,
  untitled: '（尚无标题）',
  list: '待办事项',
} as const
