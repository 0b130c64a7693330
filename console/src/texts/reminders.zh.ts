/** Words for reminders. */
export const reminderTexts = {
  menu: '催报',
  title: '催报',
  hint: '只提醒尚有材料未报送的单位，每个单位每天最多一条；21:00 至次日 8:00 不发送，材料报送后自动停止。',
  rule: {
    title: '自动催报',
    off: '未开启：系统不会自动催报。',
    on: (days: readonly number[], to: string): string => `已开启：${days.map(dayWords).join('、')}提醒${to}。`,
    change: '修改规则',
    enabled: '自动催报',
    days: '哪几天提醒',
    daysHint: '按各类材料的截止日期计算；负数表示截止后第几天，最多十天',
    missing: '请至少选择一天',
    to: '提醒谁',
    save: '保存规则',
    saved: '催报规则已保存。',
  },
  recipients: { unit: '本单位', parent: '上级单位', both: '本单位和上级单位' },
  cancel: '取消',
  preview: {
    title: '现在催报',
    hint: '下面是此刻会发出的内容；送出前系统会再核对一次，已报送的不再提醒。',
    count: (units: number, owed: number): string => `将提醒 ${units} 个单位，共 ${owed} 项。`,
    shown: (units: number): string => `只列出前 ${units} 个单位。`,
    quiet: (day: string): string => `现在是夜间，${day} 8:00 起送出。`,
    send: '全部催报',
    sendOne: '只催这个单位',
    ask: (units: number): string => `向 ${units} 个单位送出催报？`,
    confirm: '送出',
    consequence: '送出后不能收回；当天不再重复提醒这些单位。',
    sent: (messages: number, already: number): string =>
      `已安排提醒 ${messages} 个单位${already ? `；${already} 个单位当天已经提醒过，不再打扰` : ''}。`,
    empty: '没有需要催报的单位',
    emptyHint: '应报的材料都已报送，也没有留下草稿。',
    already: '当天已提醒',
    noAddress: '未登记邮箱，只在系统内提醒',
  },
  log: {
    title: '催报记录',
    empty: '还没有催报过',
    unit: '单位',
    day: '日期',
    content: '内容',
    origin: '来源',
    byRule: '自动',
    byHand: '人工',
    state: '状态',
    states: { waiting: '等待送出', sending: '正在送出', told: '已提醒', needless: '已报送，未提醒', expired: '当天未能送出' },
    deliveries: {
      sent: '邮件已送出',
      'no-address': '未登记邮箱，系统内提醒',
      refused: '邮箱地址被拒收，系统内提醒',
      unknown: '邮件是否送达不明，系统内提醒',
      'no-server': '邮件服务不可用，系统内提醒',
    },
    read: '已阅',
  },
  unread: { title: '上级提醒', read: '知道了' },
} as const

/** A day before or after the due day. */
function dayWords(day: number): string {
  if (day === 0) return '截止当天'
  return day > 0 ? `截止前 ${day} 天` : `截止后 ${-day} 天`
}

export const reminderDays: readonly { value: number; label: string }[] = [30, 14, 10, 7, 5, 3, 2, 1, 0, -1, -2, -3, -5, -7].map(
  (value) => ({ value, label: dayWords(value) }),
)
