import { Button, Progress } from 'antd'
import { type DragEvent, type ReactElement, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { media } from '../../../api/clients'
import type { FieldFault } from '../../../api/problem'
import { useMe } from '../../../session/session'
import { formTexts } from '../../../texts/form.zh'
import { mediaTexts } from '../../../texts/media.zh'
import { sizeWords } from '../../../texts/size.zh'
import { placeId } from '../../../parts/report/places'
import { ContinueElsewhere } from './ContinueElsewhere'
import { FileButton } from './FileButton'
import { type AssetKind, isOpen, materialOf, PHOTOS, PHOTOS_AND_VIDEOS } from './material'
import { MediaLine } from './MediaLine'
import { type PendingFile, pendingFile, PendingFiles } from './PendingFiles'
import { type Upload, uploadDriver } from './upload_driver'
import { type AssetSeen, useAssets } from './use_assets'
import { useHandover } from './use_handover'
import { useRevival } from './use_revival'

interface Props {
  itemId: string
  /** Where the report is the pictures themselves. */
  required: boolean
  ids: readonly string[]
  /** Change the list as it is at that moment: uploads and other devices change it too. */
  onAlter: (how: (ids: readonly string[]) => readonly string[]) => void
  /** How many files were chosen and not sent yet. */
  onPending: (count: number) => void
  disabled: boolean
  photosMost: number | undefined
  videosMost: number | undefined
  faults: readonly FieldFault[]
  notes: readonly string[]
}

/** The photos and videos of a draft: choose, describe, send, order, take away. */
export function MediaPicker(props: Props): ReactElement {
  const { itemId, required, ids, onAlter, onPending, disabled, photosMost, videosMost, faults, notes } = props
  const me = useMe()
  const seen = useAssets(ids)
  const uploads = useSyncExternalStore(uploadDriver.subscribe, uploadDriver.state)
  const reviving = useRevival(seen, uploads)
  useHandover(seen, uploads)
  const [pending, setPending] = useState<readonly PendingFile[]>([])
  const [refused, setRefused] = useState<readonly string[]>([])
  const [removed, setRemoved] = useState<{ id: string; at: number; name: string } | null>(null)
  const [byPhone, setByPhone] = useState(false)
  const dragged = useRef<number | null>(null)
  useEffect(() => onPending(pending.length), [onPending, pending.length])
  const most = photosMost === undefined || videosMost === undefined ? undefined : photosMost + videosMost

  function take(files: readonly File[]): void {
    const known = files.filter((file) => materialOf(file) !== null)
    const words = files.filter((file) => !known.includes(file)).map((file) => mediaTexts.typeRefused(file.name))
    const room = most === undefined ? known.length : Math.max(0, most - ids.length - pending.length)
    if (known.length > room) words.push(mediaTexts.tooMany(most ?? 0))
    const credit = pending.at(-1)?.credit || me.unit.name
    setRefused(words)
    setPending([...pending, ...known.slice(0, room).map((file) => pendingFile(file, credit))])
  }

  function remove({ id, asset }: AssetSeen, at: number): void {
    const goesOn = uploads.has(id) && uploads.get(id)?.state !== 'sent'
    uploadDriver.drop(id)
    onAlter((now) => now.filter((each) => each !== id))
    if (goesOn || (asset && isOpen(asset))) {
      // What cannot be sent on is given up at the service too; should it not hear of it, the upload ends by itself.
      void media.DELETE('/api/media/v1/uploads/{upload_id}', { params: { path: { upload_id: id } } }).catch(() => undefined)
      setRemoved(null)
    } else setRemoved({ id, at, name: asset?.caption ?? '' })
  }

  const move = (from: number, to: number): void => onAlter((now) => moved(now, from, to))
  const kinds = seen.map(({ asset }) => asset?.kind as AssetKind | undefined)
  const countOf = (kind: AssetKind): number =>
    kinds.filter((each) => each === kind).length + pending.filter(({ file }) => materialOf(file)?.kind === kind).length

  return (
    <section id="media" className={`ow-r-field ${notes.length > 0 ? 'ow-r-field-noted' : ''}`} aria-labelledby="media-title">
      <div className="ow-r-field-head">
        <h2 id="media-title">{mediaTexts.title}</h2>
        <span className="ow-r-field-need">{required ? formTexts.required : formTexts.optional}</span>
        <span className="ow-r-field-counter">
          {mediaTexts.count(mediaTexts.countOf(countOf('photo'), photosMost), mediaTexts.countOf(countOf('video'), videosMost))}
        </span>
      </div>
      <p className="ow-quiet">{mediaTexts.hint}</p>
      {notes.map((note) => (
        <p key={note} className="ow-r-field-note">
          {note}
        </p>
      ))}
      {faults.map((fault) => (
        <p key={fault.pointer + fault.code} className="ow-r-field-fault">
          {fault.detail}
        </p>
      ))}
      <div
        id={placeId('/asset_ids')}
        className="ow-r-media-choose"
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          event.preventDefault()
          if (!disabled) take([...event.dataTransfer.files])
        }}
      >
        <FileButton label={mediaTexts.choose} accept={PHOTOS_AND_VIDEOS} disabled={disabled} onTake={take} primary />
        <span className="ow-r-only-touch">
          <FileButton label={mediaTexts.camera} accept={PHOTOS} camera disabled={disabled} onTake={take} />
        </span>
        <span className="ow-r-only-pointer">
          <Button size="large" aria-expanded={byPhone} onClick={() => setByPhone(!byPhone)}>
            {byPhone ? mediaTexts.byPhoneHide : mediaTexts.byPhone}
          </Button>
          <span className="ow-quiet">{mediaTexts.drop}</span>
        </span>
      </div>
      {byPhone && <ContinueElsewhere itemId={itemId} />}
      <div role="status">
        {refused.map((words) => (
          <p key={words} className="ow-r-field-fault">
            {words}
          </p>
        ))}
        {removed && (
          <p className="ow-r-undo">
            {mediaTexts.removed(removed.name)}
            <Button
              type="link"
              onClick={() => {
                onAlter((now) => [...now.slice(0, removed.at), removed.id, ...now.slice(removed.at)])
                setRemoved(null)
              }}
            >
              {mediaTexts.undo}
            </Button>
          </p>
        )}
      </div>
      <PendingFiles
        files={pending}
        onChange={setPending}
        onDeclared={(id) => onAlter((now) => (now.includes(id) ? now : [...now, id]))}
      />
      <Overall ids={ids} uploads={uploads} />
      {seen.length > 0 && (
        <ol className="ow-r-media-list" aria-label={mediaTexts.list}>
          {seen.map((each, at) => (
            <MediaLine
              key={each.id}
              seen={each}
              upload={uploads.get(each.id)}
              isReviving={reviving.has(each.id)}
              first={at === 0}
              last={at === seen.length - 1}
              disabled={disabled}
              onMove={(by) => move(at, at + by)}
              onRemove={() => remove(each, at)}
              onDragStart={(event: DragEvent) => {
                dragged.current = at
                event.dataTransfer.effectAllowed = 'move'
              }}
              onDropHere={() => {
                if (dragged.current !== null) move(dragged.current, at)
                dragged.current = null
              }}
            />
          ))}
        </ol>
      )}
    </section>
  )
}

/** All uploads of the draft together. */
function Overall({ ids, uploads }: { ids: readonly string[]; uploads: ReadonlyMap<string, Upload> }): ReactElement | null {
  const own = ids.flatMap((id) => uploads.get(id) ?? [])
  const done = own.filter(({ state }) => state === 'sent')
  if (own.length === done.length) return null
  const sent = own.reduce((sum, each) => sum + (each.state === 'sent' ? each.total : each.sent), 0)
  const total = own.reduce((sum, each) => sum + each.total, 0)
  const paused = own.some(({ state }) => state === 'paused')
  const act = paused ? uploadDriver.resume : uploadDriver.pause
  return (
    <div className="ow-r-media-overall">
      <p>{mediaTexts.overall(done.length, own.length, sizeWords(sent), sizeWords(total))}</p>
      <Progress percent={total > 0 ? Math.floor((sent / total) * 100) : 0} aria-label={mediaTexts.overallProgress} />
      <Button onClick={() => ids.forEach((id) => act.call(uploadDriver, id))}>
        {paused ? mediaTexts.resumeAll : mediaTexts.pauseAll}
      </Button>
    </div>
  )
}

function moved(ids: readonly string[], from: number, to: number): readonly string[] {
  const id = ids[from]
  if (id === undefined || to < 0 || to >= ids.length) return ids
  const others = ids.filter((_, at) => at !== from)
  return [...others.slice(0, to), id, ...others.slice(to)]
}
