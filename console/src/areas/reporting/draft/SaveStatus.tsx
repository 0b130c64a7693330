import { Button } from 'antd'
import type { ReactElement } from 'react'
import { formatTime } from '../../../parts/time'
import { draftTexts } from '../../../texts/form.zh'
import type { DraftState } from './draft_keeper'

/** Whether what is on the page is safe, and where. */
export function SaveStatus({ state, onSave }: { state: DraftState; onSave: () => void }): ReactElement {
  const waits = state.save === 'unsaved' || state.save === 'offline'
  return (
    <div className="ow-r-save">
      <span role="status" aria-label={draftTexts.status} className={`ow-r-save-${state.save}`}>
        {saveWords(state)}
      </span>
      {waits && (
        <Button type="link" size="small" onClick={onSave}>
          {draftTexts.saveNow}
        </Button>
      )}
    </div>
  )
}

/** Where what was written is, in a few words. */
export function saveWords({ save, savedAt, keptHere }: DraftState): string {
  if (save === 'saved') return draftTexts.saved(formatTime(savedAt))
  if (save === 'offline' && !keptHere) return draftTexts.offlineLost
  return draftTexts[save]
}
