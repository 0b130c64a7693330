import dayjs, { type Dayjs } from 'dayjs'

/** China has had no summer time since 1991. */
const OFFSET_MINUTES = 480

/** The clock of Shanghai at an instant, for a picker, which knows only the clock of the reader's own machine. */
export function toShanghaiClock(at: string): Dayjs {
  const there = new Date(Date.parse(at) + OFFSET_MINUTES * 60_000)
  return dayjs(there.toISOString().slice(0, 19))
}

/** The instant at which Shanghai's clock shows what was picked. */
export function fromShanghaiClock(clock: Dayjs): string {
  return `${clock.format('YYYY-MM-DDTHH:mm:ss')}+08:00`
}

/** Shanghai's clock now. */
export function shanghaiNow(): Dayjs {
  return toShanghaiClock(new Date().toISOString())
}
