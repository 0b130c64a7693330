import { useQueryClient } from '@tanstack/react-query'
import { type ReactElement, useRef, useState } from 'react'
import { answer, media } from '../../../../api/clients'
import { ProblemView } from '../../../../parts/ProblemView'
import { placeId } from '../../../../parts/report/places'
import { listOf } from '../../../../parts/report/values'
import { attachmentTexts as texts } from '../../../../texts/attachment.zh'
import { AttachedFiles } from '../../media/AttachedFiles'
import { FileButton } from '../../media/FileButton'
import { DOCUMENTS, documentType, isOpen } from '../../media/material'
import { uploadDriver } from '../../media/upload_driver'
import { type AssetSeen, assetKey } from '../../media/use_assets'
import type { InputProps } from './input'

/** Documents for those who approve: each is sent as soon as it is chosen, as nothing has to be said of it. */
export function AttachmentsInput({ field, pointer, value, onChange, disabled, describedBy }: InputProps): ReactElement {
  const queries = useQueryClient()
  const [refused, setRefused] = useState<readonly string[]>([])
  const [error, setError] = useState<unknown>(null)
  // The list as it is at that moment: one file is declared while the one before it is being noted.
  const ids = useRef<readonly string[]>([])
  ids.current = listOf(value)
  const most = field.maxItems ?? Infinity

  function become(next: readonly string[]): void {
    ids.current = next
    onChange(next)
  }

  async function take(files: readonly File[]): Promise<void> {
    const known = files.filter((file) => documentType(file) !== null)
    const words = files.filter((file) => !known.includes(file)).map((file) => texts.typeRefused(file.name))
    const room = Math.max(0, most - ids.current.length)
    if (known.length > room) words.push(texts.tooMany(most))
    setRefused(words)
    setError(null)
    for (const file of known.slice(0, room)) {
      try {
        const { asset_id: assetId, key } = await declare(file)
        become([...ids.current, assetId])
        uploadDriver.send(file, { assetId, key, multipartId: null })
        void queries.invalidateQueries({ queryKey: assetKey(assetId) })
      } catch (failure) {
        setError(failure)
      }
    }
  }

  function remove({ id, asset }: AssetSeen): void {
    uploadDriver.drop(id)
    become(ids.current.filter((each) => each !== id))
    if (!asset || !isOpen(asset)) return
    // Should the service not hear of it, the upload ends by itself.
    void media.DELETE('/api/media/v1/uploads/{upload_id}', { params: { path: { upload_id: id } } }).catch(() => undefined)
  }

  return (
    <div id={placeId(pointer)} role="group" tabIndex={-1} aria-label={field.title} aria-describedby={describedBy}>
      <p className="ow-quiet">{texts.hint}</p>
      <FileButton label={texts.choose} accept={DOCUMENTS} disabled={disabled} onTake={(files) => void take(files)} />
      <div role="status">
        {refused.map((words) => (
          <p key={words} className="ow-r-field-fault">
            {words}
          </p>
        ))}
      </div>
      <ProblemView error={error} />
      <AttachedFiles ids={listOf(value)} {...(!disabled && { onRemove: remove })} />
    </div>
  )
}

function declare(file: File) {
  const contentType = documentType(file)
  if (!contentType) throw new Error('only documents of known types are declared')
  const body = { file_name: file.name, bytes: file.size, content_type: contentType, sha256: null }
  return answer(media.POST('/api/media/v1/uploads/documents', { body }))
}
