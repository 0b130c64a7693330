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

/** An end in Shanghai: `4月28日 24:00` where it is midnight, as documents say it. */
export function endWords(at: string | Date, now: Date = new Date()): string {
  const { hour, minute } = partsOf(at)
  const isMidnight = hour === '00' && minute === '00'
  return isMidnight ? `${formatDay(new Date(new Date(at).getTime() - 1), now)} 24:00` : formatTime(at, now)
}

/** China has had no summer time since 1991. */
const AHEAD_MS = 8 * 3_600_000

/** Shanghai's clock at an instant, as an input of date and time holds it: `2027-05-10T09:30`. */
export function clockOf(at: string): string {
  const there = Date.parse(at) + AHEAD_MS
  return Number.isNaN(there) ? '' : new Date(there).toISOString().slice(0, 16)
}

/** The instant at which Shanghai's clock shows this. */
export function instantAt(clock: string): string {
  return `${clock}:00+08:00`
}

function yearIfOther(year: string | undefined, now: Date): string {
  return year === partsOf(now).year ? '' : `${year}年`
}

function partsOf(at: string | Date): Partial<Record<Intl.DateTimeFormatPartTypes, string>> {
  return Object.fromEntries(parts.formatToParts(new Date(at)).map(({ type, value }) => [type, value]))
}
