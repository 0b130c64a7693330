import dayjs, { type Dayjs } from 'dayjs'
import { fromClock, toClock } from './clock_text'

/** The clock of Shanghai at an instant, for a picker, which knows only the clock of the reader's own machine. */
export function toShanghaiClock(at: string): Dayjs {
  return dayjs(toClock(at))
}

/** The instant at which Shanghai's clock shows what was picked. */
export function fromShanghaiClock(clock: Dayjs): string {
  return fromClock(clock.format('YYYY-MM-DDTHH:mm:ss'))
}

/** Shanghai's clock now. */
export function shanghaiNow(): Dayjs {
  return toShanghaiClock(new Date().toISOString())
}
