import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'
import { answer, publicity } from '../../api/clients'
import { Loading } from '../../parts/Loading'
import { ProblemView } from '../../parts/ProblemView'
import { StateTag } from '../../parts/StateTag'
import { Page } from '../../shell/Page'
import { actTexts, entryTexts, poolTexts, scoreTexts } from '../../texts/ministry.zh'
import { entryStates } from '../../texts/states.zh'
import { CorrectionView } from './CorrectionView'
import type { Entry } from './entry'
import { EntryActions } from './EntryActions'
import type { EntryAct } from './entry_acts'
import { EntryContent } from './EntryContent'
import { EntryFacts } from './EntryFacts'
import { EntryMedia } from './EntryMedia'
import { EntryStory } from './EntryStory'
import '../../parts/sheet.css'
import './ministry.css'
import { nextToScore } from './next_to_score'
import { lastPool } from './pool_search'
import { ScoreSheet } from './ScoreSheet'

/** One entry: what was reported, what was done with it, and what its reader may do now. */
export function EntryPage(): ReactElement {
  const { id } = useParams({ from: '/pool/$id' })
  const entry = useQuery({
    queryKey: ['entry', id],
    queryFn: () => answer(publicity.GET('/api/publicity/v1/entries/{entry_id}', { params: { path: { entry_id: id } } })),
  })
  return (
    <Page
      title={entry.data?.title ?? entryTexts.untitled}
      actions={
        <Link to="/pool" search={lastPool()}>
          {entryTexts.back}
        </Link>
      }
    >
      {entry.isPending && <Loading />}
      <ProblemView error={entry.error} onRetry={() => void entry.refetch()} />
      {entry.data && <EntryView key={id} entry={entry.data} />}
    </Page>
  )
}

function EntryView({ entry }: { entry: Entry }): ReactElement {
  const [done, setDone] = useState<string | null>(null)
  const tell = (act: EntryAct['kind']): void => setDone(actTexts.done[act])
  const navigate = useNavigate()
  const openNext = async (): Promise<void> => {
    const next = await nextToScore(entry.id)
    if (next === null) setDone(`${actTexts.done.score}${scoreTexts.noNext}`)
    else await navigate({ to: '/pool/$id', params: { id: next } })
  }
  return (
    <div className="ow-entry">
      <div className="ow-entry-text">
        <p className="ow-entry-tags">
          <StateTag state={entry.state} words={entryStates} />
          {entry.flagged && <span className="ow-state ow-state-alert">{poolTexts.flag}</span>}
        </p>
        {entry.correction && <CorrectionView entry={entry} correction={entry.correction} />}
        <EntryFacts entry={entry} />
        <EntryContent content={entry.content} />
        <EntryMedia assets={entry.assets} />
        {entry.actions.allowed.includes('score') && <ScoreSheet entry={entry} onScored={() => tell('score')} onNext={openNext} />}
      </div>
      <div className="ow-entry-side">
        <div role="status">{done && <p className="ow-said">{done}</p>}</div>
        <EntryActions entry={entry} onDone={tell} />
        <EntryStory entry={entry} />
      </div>
    </div>
  )
}
