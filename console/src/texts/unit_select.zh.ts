export const unitSelectTexts = {
  looking: '正在查找',
  none: '没有找到，请换个说法',
} as const
