const EIGHT_HOURS = 8 * 3_600_000

/** `2027-05-14T09:30:00`, in Shanghai, which has known no summer time since 1991. */
export function toClock(instant: string): string {
  return new Date(Date.parse(instant) + EIGHT_HOURS).toISOString().slice(0, 19)
}

/** The instant of Shanghai's clock. */
export function fromClock(clock: string): string {
  return `${clock.length === 16 ? `${clock}:00` : clock}+08:00`
}
