import { useQueryClient } from '@tanstack/react-query'
import { Button, Checkbox, Input } from 'antd'
import { type ReactElement, useEffect, useState } from 'react'
import { answer, media } from '../../../api/clients'
import { uuid } from '../../../api/idempotency'
import { ProblemView } from '../../../parts/ProblemView'
import { mediaTexts } from '../../../texts/media.zh'
import { sizeWords } from '../../../texts/size.zh'
import { materialOf } from './material'
import { uploadDriver } from './upload_driver'
import { assetKey } from './use_assets'

/** A file that was chosen, with what has to be said of it before it is sent. */
export interface PendingFile {
  id: string
  file: File
  caption: string
  credit: string
  consented: boolean
  ai: boolean
}

interface Props {
  files: readonly PendingFile[]
  onChange: (files: readonly PendingFile[]) => void
  /** A file has been declared: from now on it is an asset of the draft. */
  onDeclared: (assetId: string) => void
}

const LICENCE = 'openweek-media-use'

export function pendingFile(file: File, credit: string): PendingFile {
  return { id: uuid(), file, caption: '', credit, consented: false, ai: false }
}

/** Chosen files that wait for their caption, credit and consent. */
export function PendingFiles({ files, onChange, onDeclared }: Props): ReactElement | null {
  const queries = useQueryClient()
  const [asked, setAsked] = useState(false)
  const [busy, setBusy] = useState(false)
  const [failures, setFailures] = useState<Readonly<Record<string, unknown>>>({})
  if (files.length === 0) return null

  const edit = (id: string, change: Partial<PendingFile>): void =>
    onChange(files.map((each) => (each.id === id ? { ...each, ...change } : each)))

  async function start(): Promise<void> {
    setAsked(true)
    const wrong = files.find((each) => !isComplete(each))
    if (wrong) {
      const part = !wrong.caption.trim() ? 'caption' : !wrong.credit.trim() ? 'credit' : 'consent'
      document.getElementById(`pending-${wrong.id}-${part}`)?.focus()
      return
    }
    setBusy(true)
    let left = files
    const failed: Record<string, unknown> = {}
    for (const pending of files) {
      try {
        const asset = await declare(pending)
        onDeclared(asset.asset_id)
        uploadDriver.send(pending.file, { assetId: asset.asset_id, key: asset.key, multipartId: null })
        void queries.invalidateQueries({ queryKey: assetKey(asset.asset_id) })
        left = left.filter((each) => each !== pending)
        onChange(left)
      } catch (error) {
        failed[pending.id] = error
      }
    }
    setFailures(failed)
    setBusy(false)
    setAsked(false)
  }

  return (
    <section className="ow-r-pending" aria-label={mediaTexts.pending}>
      <p>{mediaTexts.pendingHint}</p>
      <ul>
        {files.map((pending) => (
          <li key={pending.id}>
            <Facts pending={pending} asked={asked} onEdit={(change) => edit(pending.id, change)} />
            <ProblemView error={failures[pending.id]} />
            <div className="ow-r-pending-acts">
              <Button disabled={busy} onClick={() => onChange(files.filter((each) => each !== pending))}>
                {mediaTexts.leaveOut}
              </Button>
              {files.length > 1 && pending.credit && (
                <Button type="link" onClick={() => onChange(files.map((each) => ({ ...each, credit: pending.credit })))}>
                  {mediaTexts.same}
                </Button>
              )}
            </div>
          </li>
        ))}
      </ul>
      <Button type="primary" size="large" loading={busy} onClick={() => void start()}>
        {busy ? mediaTexts.starting : files.length > 1 ? mediaTexts.startAll(files.length) : mediaTexts.start}
      </Button>
    </section>
  )
}

interface FactsProps {
  pending: PendingFile
  asked: boolean
  onEdit: (change: Partial<PendingFile>) => void
}

function Facts({ pending, asked, onEdit }: FactsProps): ReactElement {
  const { id, file, caption, credit, consented, ai } = pending
  const picture = usePicture(file)
  const field = (part: string): string => `pending-${id}-${part}`
  return (
    <div className="ow-r-pending-file">
      {picture ? (
        <img className="ow-r-picture" src={picture} alt={file.name} />
      ) : (
        <span className="ow-r-picture ow-r-picture-none">{materialOf(file)?.kind === 'video' ? mediaTexts.video : mediaTexts.photo}</span>
      )}
      <div className="ow-r-pending-facts">
        <p className="ow-r-media-name">
          {file.name} <span className="ow-quiet">{sizeWords(file.size)}</span>
        </p>
        <label htmlFor={field('caption')}>{mediaTexts.caption}</label>
        <Input
          id={field('caption')}
          size="large"
          value={caption}
          maxLength={300}
          placeholder={mediaTexts.captionHint}
          aria-required
          aria-describedby={field('caption-fault')}
          onChange={(event) => onEdit({ caption: event.target.value })}
        />
        <Fault id={field('caption-fault')} shown={asked && !caption.trim()} text={mediaTexts.captionMissing} />
        <label htmlFor={field('credit')}>{mediaTexts.credit}</label>
        <Input
          id={field('credit')}
          size="large"
          value={credit}
          maxLength={100}
          placeholder={mediaTexts.creditHint}
          aria-required
          aria-describedby={field('credit-fault')}
          onChange={(event) => onEdit({ credit: event.target.value })}
        />
        <Fault id={field('credit-fault')} shown={asked && !credit.trim()} text={mediaTexts.creditMissing} />
        <Checkbox
          id={field('consent')}
          checked={consented}
          aria-describedby={field('consent-fault')}
          onChange={(event) => onEdit({ consented: event.target.checked })}
        >
          {mediaTexts.consent}
        </Checkbox>
        <Fault id={field('consent-fault')} shown={asked && !consented} text={mediaTexts.consentMissing} />
        <Checkbox checked={ai} onChange={(event) => onEdit({ ai: event.target.checked })}>
          {mediaTexts.ai}
        </Checkbox>
      </div>
    </div>
  )
}

function Fault({ id, shown, text }: { id: string; shown: boolean; text: string }): ReactElement {
  return (
    <p id={id} className="ow-r-field-fault">
      {shown && text}
    </p>
  )
}

/** An address for the picture of a local photo, for as long as it is shown. */
function usePicture(file: File): string | null {
  const [picture, setPicture] = useState<string | null>(null)
  useEffect(() => {
    if (!file.type.startsWith('image/')) return
    const made = URL.createObjectURL(file)
    setPicture(made)
    return () => URL.revokeObjectURL(made)
  }, [file])
  return picture
}

function isComplete({ caption, credit, consented }: PendingFile): boolean {
  return caption.trim() !== '' && credit.trim() !== '' && consented
}

function declare({ file, caption, credit, consented, ai }: PendingFile) {
  const material = materialOf(file)
  if (!material) throw new Error('only files of known types are pending')
  const body = {
    file_name: file.name,
    bytes: file.size,
    content_type: material.contentType,
    sha256: null,
    kind: material.kind,
    caption: caption.trim(),
    credit: credit.trim(),
    licence: LICENCE,
    people_consented: consented,
    ai_generated: ai,
  }
  return answer(media.POST('/api/media/v1/uploads', { body }))
}
