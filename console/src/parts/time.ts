const SHANGHAI = 'Asia/Shanghai'

const parts = new Intl.DateTimeFormat('zh-CN', {
  timeZone: SHANGHAI,
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

/** `5月14日 09:30` in Shanghai, with the year when it is not this one. */
export function formatTime(at: string | Date, now: Date = new Date()): string {
  const { year, month, day, hour, minute } = partsOf(at)
  return `${yearIfOther(year, now)}${month}月${day}日 ${hour}:${minute}`
}

/** `5月14日` in Shanghai, with the year when it is not this one. */
export function formatDay(at: string | Date, now: Date = new Date()): string {
  const { year, month, day } = partsOf(at)
  return `${yearIfOther(year, now)}${month}月${day}日`
}

function yearIfOther(year: string | undefined, now: Date): string {
  return year === partsOf(now).year ? '' : `${year}年`
}

function partsOf(at: string | Date): Partial<Record<Intl.DateTimeFormatPartTypes, string>> {
  return Object.fromEntries(parts.formatToParts(new Date(at)).map(({ type, value }) => [type, value]))
}
