/** Words of questions that are asked before something is done. */
export const questionTexts = {
  cancel: '取消',
  reason: '原因',
  reasonHint: '2 至 200 字，记入办理记录',
  reasonMissing: '请填写 2 至 200 字的原因',
} as const
