/** How the content of any report reads. */
export const reportTexts = {
  yes: '是',
  no: '否',
  cell: (title: string, words: string): string => `${title}：${words}`,
  nothingWritten: '未填写',
  type: '材料类型',
  allTypes: '全部类型',
  gone: '删去：',
  came: '新增：',
  reading: '正在读取',
  unreadable: '（读取不到这份材料，可能已撤回或删除）',
  titleOf: (title: string, unit: string): string => `${title}（${unit}）`,
  rows: (title: string): string => `${title}明细`,
  opensNew: '（在新窗口打开）',
} as const
