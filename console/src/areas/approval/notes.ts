import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'

/** What the approver noted, by the place in the content; the empty place is the report as a whole. */
export type Notes = Readonly<Record<string, string>>

export const WHOLE = ''
export const NOTE_MAX = 500
const NONE: Notes = {}

interface Noting {
  notes: Notes
  note: (pointer: string, text: string) => void
  clear: () => void
}

/** The notes on an item. They stay while the console is open, also over a look at another item, and go at sign-out. */
export function useNotes(itemId: string): Noting {
  const queries = useQueryClient()
  const queryKey = ['notes', itemId]
  // Typed into a state of its own: what is kept tells its changes too late for a field that is being written in.
  const [notes, setNotes] = useState(() => queries.getQueryData<Notes>(queryKey) ?? NONE)
  const keep = (next: Notes): void => {
    queries.setQueryDefaults(queryKey, { gcTime: Infinity })
    queries.setQueryData<Notes>(queryKey, next)
    setNotes(next)
  }
  return {
    notes,
    note: (pointer, text) => keep({ ...notes, [pointer]: text }),
    clear: () => keep(NONE),
  }
}

/** The notes that say something, the one on the whole first, as the service takes them. */
export function written(notes: Notes): { pointer: string; text: string }[] {
  const said = Object.entries(notes).map(([pointer, text]) => ({ pointer, text: text.trim() }))
  return said.filter(({ text }) => text).sort((one, other) => Number(other.pointer === WHOLE) - Number(one.pointer === WHOLE))
}
