/** What the list, the form and the page of a report say. */
export const reportingTexts = {
  items: '本单位材料',
  itemsHint: '本单位报送的全部材料，以及它们现在到了哪一步。',
  list: '本单位材料列表',
  newCase: '新建典型案例',
  filter: '按状态筛选',
  all: '全部',
  empty: '本单位还没有材料',
  emptyHint: '先建一个草稿，随时可以停下，内容会自动保存。',
  emptyFiltered: '没有这一状态的材料',
  untitled: '（未填写标题）',
  title: '标题',
  state: '状态',
  receipt: '回执号',
  noReceipt: '报送后生成',
  onTime: '按时',
  late: '逾期',
  timeliness: '报送时间',
  changed: '最近修改',
  published: '发布情况',
  awaiting: (unit: string): string => `等待${unit}审核`,
  coverageCount: (count: number): string => `媒体刊发 ${count} 处`,
  goOn: '继续填写',
  look: '查看',
  columnAct: '操作',
} as const

/** What became of an item in the media, in words. */
export function publishedState({ state, embargoed_until }: { state: string; embargoed_until: string | null }): string {
  if (state === 'withdrawn') return '发布已撤回'
  return embargoed_until !== null && Date.parse(embargoed_until) > Date.now() ? '已发布，到时公开' : '已发布'
}

/** What became of a correction of what is out, in words; the service may come to know others. */
export function correctionState(state: string): string {
  const words: Record<string, string> = { pending: '更正待教育部发布', released: '更正已发布', declined: '更正未采用' }
  return words[state] ?? state
}

/** The page of one item. */
export const itemTexts = {
  content: '材料内容',
  media: '照片和视频',
  noMedia: '没有照片和视频。',
  story: '办理经过',
  version: (number: number): string => `第 ${number} 次报送`,
  compare: '比较两个版本',
  compareFrom: '较早版本',
  compareTo: '较晚版本',
  compareHint: '划线为删去，底色为新增。',
  compareNone: '两个版本内容相同。',
  published: '发布情况',
  notPublished: '还没有发布。',
  releasedAt: '发布时间',
  embargoUntil: '公开时间',
  withdrawnAt: '撤回时间',
  declinedReason: '原因：',
  declinedHint: '已发布的仍是更正前的内容，可以再次更正，或撤回。',
  coverage: '媒体刊发',
  noCoverage: '暂未收到媒体刊发回执。',
  opensNew: '（在新窗口打开）',
  edit: '修改',
  goOn: '继续填写',
  withdraw: '撤回',
  document: '下载 Word',
  documentName: (title: string): string => `${title || '材料'}.docx`,
  withdrawTitle: '撤回这份材料',
  withdrawText: '撤回后不能恢复，需要时只能重新填报。已发布的会从公开网站撤下，并通知各媒体停止使用。',
  withdrawReason: '撤回原因',
  withdrawReasonHint: '教育部和媒体会看到这段文字',
  withdrawReasonMissing: '请填写撤回原因',
  withdrawConfirm: '确认撤回',
  cancel: '取消',
  about: '概况和经过',
  facts: '材料概况',
  receipt: '回执号',
  submitted: '报送时间',
  onTime: '按时',
  late: '逾期',
  waits: '当前环节',
  waitsFor: (unit: string): string => `等待${unit}审核`,
  returnedBy: '退回意见',
  returnedAt: (place: string): string => `退回意见（${place}）`,
  mend: '前往修改',
  system: '系统',
  reason: '原因：',
  changedMeanwhile: '这份材料刚刚有了变化，请看最新内容后再操作。',
} as const

export const stepWords: Readonly<Record<string, string>> = {
  created: '新建草稿',
  submitted: '报送',
  approved: '审核通过',
  returned: '退回修改',
  withdrawn: '撤回',
  received: '教育部接收',
  appealed: '申诉',
  upheld: '复核：维持判定',
  overturned: '复核：撤销判定',
}
