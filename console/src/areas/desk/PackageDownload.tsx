import { Button, Progress as Bar } from 'antd'
import { type ReactElement, useEffect, useRef, useState } from 'react'
import { download, type Progress, save } from '../../parts/download'
import { ProblemView } from '../../parts/ProblemView'
import { itemTexts } from '../../texts/desk.zh'
import { sizeWords } from '../../texts/size.zh'
import { fileName } from './package_name'

type State = { is: 'idle' } | { is: 'going'; progress: Progress | null } | { is: 'done'; bytes: number } | { is: 'failed'; error: unknown }

/** Everything of an item in one file. */
export function PackageDownload({ itemId, headline }: { itemId: string; headline: string }): ReactElement {
  const [state, setState] = useState<State>({ is: 'idle' })
  const stop = useRef<AbortController | null>(null)
  useEffect(() => () => stop.current?.abort(), [])
  const start = async (): Promise<void> => {
    const mine = (stop.current = new AbortController())
    setState({ is: 'going', progress: null })
    try {
      const path = `/api/publicity/v1/feed/items/${encodeURIComponent(itemId)}/package.zip`
      const file = await download(path, (progress) => setState({ is: 'going', progress }), mine.signal)
      save(file, fileName(headline))
      setState({ is: 'done', bytes: file.size })
    } catch (error) {
      setState(mine.signal.aborted ? { is: 'idle' } : { is: 'failed', error })
    }
  }
  return (
    <section className="ow-sheet">
      <h2>{itemTexts.package}</h2>
      <p className="ow-quiet">{itemTexts.packageHint}</p>
      {state.is === 'going' ? (
        <>
          <Going progress={state.progress} />
          <div className="ow-desk-actions">
            <Button onClick={() => stop.current?.abort()}>{itemTexts.cancelDownload}</Button>
          </div>
        </>
      ) : (
        <div className="ow-desk-actions">
          <Button type="primary" onClick={() => void start()}>
            {itemTexts.download}
          </Button>
        </div>
      )}
      <p role="status">{state.is === 'done' && itemTexts.downloaded(sizeWords(state.bytes))}</p>
      {state.is === 'failed' && <ProblemView error={state.error} onRetry={() => void start()} />}
    </section>
  )
}

function Going({ progress }: { progress: Progress | null }): ReactElement {
  if (progress === null || progress.all === null) return <p>{itemTexts.preparing}</p>
  const percent = Math.floor((100 * progress.got) / progress.all)
  return (
    <>
      <Bar percent={percent} aria-label={itemTexts.progressLabel} />
      <p>{itemTexts.progress(sizeWords(progress.got), sizeWords(progress.all))}</p>
    </>
  )
}
