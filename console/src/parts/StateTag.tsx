import type { ReactElement } from 'react'
import { type StateWords, unknownState } from '../texts/states.zh'

/** A state in words; `words` is the list of the thing's states, such as `itemStates`. */
export function StateTag({ state, words }: { state: string; words: StateWords }): ReactElement {
  const { word, tone } = words[state] ?? unknownState
  return <span className={`ow-state ow-state-${tone}`}>{word}</span>
}
