/** Words of questions that are asked before something is done. */
export const questionTexts = {
  cancel: '取消',
  reason: '原因',
  reasonHint: (most: number): string => `2 至 ${most} 字，记入办理记录`,
  reasonMissing: (most: number): string => `请填写 2 至 ${most} 字的原因`,
} as const
