/** What is said of an item by the departments of its territory and the levels above. */
export const commentTexts = {
  title: '意见',
  hint: '联办部门和上级单位对已报送内容的意见，供参考；不影响审核，也不要求回复。',
  none: '还没有意见。',
  list: '意见列表',
  department: '联办部门',
  version: (number: number): string => `针对第 ${number} 次报送`,
  withdrawn: '这条意见已撤回。',
  about: '针对哪一处',
  whole: '整份材料',
  text: '意见',
  textHint: '例如：建议补充网信部门的线上活动安排',
  send: '发表意见',
  takeBack: '撤回',
  takeBackTitle: '撤回这条意见？',
  takeBackConsequence: '发表后 10 分钟内撤回不留痕迹；之后撤回，会显示“已撤回”，不再显示内容。',
  count: (count: number): string => `意见 ${count} 条`,
} as const
