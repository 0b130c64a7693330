const clock = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
})

/** `09:30:05` in Shanghai, for what changes while one looks on. */
export function formatClock(at: number): string {
  return clock.format(at)
}
