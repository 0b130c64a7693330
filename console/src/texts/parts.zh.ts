export const partsTexts = {
  loading: '正在读取',
  retry: '重试',
  downloaded: '已下载',
  more: '继续加载',
  loadingMore: '正在加载',
  end: (count: number): string => `已全部列出，共 ${count} 条`,
  code: '错误代码',
  trace: '追踪号',
  copyHint: '联系技术支持时请提供以上信息',
  whoCan: (who: string): string => `（可办理：${who}）`,
  places: '需要修改的地方',
  unknownTitle: '出现错误',
  networkTitle: '暂时连不上服务器',
  /** After a column's title: how it is sorted. */
  sortMarks: { ascending: '▲', descending: '▼', none: '' },
  networkAdvice: '请检查网络。连接恢复后本页会自动重试，已填写的内容没有丢失。',
} as const

/** What the user can do about a refusal, by its HTTP status. */
const ADVICE: Record<number, string> = {
  400: '请刷新页面后重试。',
  401: '请核对后重新登录。',
  403: '如需要此权限，请联系登记员。',
  404: '它可能已被撤回或不在您的查看范围内，请返回列表查看。',
  409: '情况已有变化，请刷新后查看最新状态。',
  410: '内容已撤回，不再提供。',
  412: '其他人刚刚修改过，请先读取最新内容，再保存您的修改。',
  413: '请减小内容后再提交。',
  422: '请按提示修改后重新提交。',
  428: '请刷新页面后重试。',
  429: '操作过于频繁，请稍候再试。',
  503: '稍候片刻，再按“重试”。',
}

export function adviceFor(status: number): string {
  return ADVICE[status] ?? '请稍后重试；如仍出现，请将追踪号告知技术支持。'
}

/** Titles of answers that are no problem documents. */
export function titleFor(status: number): string {
  return status >= 500 ? '服务暂时出现问题' : '请求没有被接受'
}
