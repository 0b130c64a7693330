import type { ReactElement } from 'react'
import { formatDay, formatTime } from './time'

/** An instant as officials write it, in Shanghai's time wherever the reader is. */
export function When({ at, dayOnly = false }: { at: string; dayOnly?: boolean }): ReactElement {
  return <time dateTime={at}>{dayOnly ? formatDay(at) : formatTime(at)}</time>
}
