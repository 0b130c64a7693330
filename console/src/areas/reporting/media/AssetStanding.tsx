import { Button, Progress } from 'antd'
import { type ChangeEvent, type ReactElement, useRef, useState } from 'react'
import { Problem } from '../../../api/problem'
import { ProblemView } from '../../../parts/ProblemView'
import { StateTag } from '../../../parts/StateTag'
import { mediaTexts } from '../../../texts/media.zh'
import { sizeWords } from '../../../texts/size.zh'
import { assetStates } from '../../../texts/states.zh'
import { continueUpload } from './continue_upload'
import { canSend, DOCUMENTS, isOpen, PHOTOS_AND_VIDEOS } from './material'
import { type Upload, uploadDriver, type UploadState } from './upload_driver'
import type { AssetSeen } from './use_assets'

interface Props {
  seen: AssetSeen
  upload: Upload | undefined
  /** Whether this page is about to go on by itself, so that the user is not asked for the file. */
  isReviving: boolean
}

/** How far it is: on its way from here, waiting for its file, or what the service made of it. */
export function AssetStanding({ seen: { asset, error }, upload, isReviving }: Props): ReactElement | null {
  if (upload && upload.state !== 'sent') return <Sending upload={upload} state={upload.state} name={asset?.file_name ?? ''} />
  if (!asset) return error ? <p className="ow-r-field-fault">{mediaTexts.foreign}</p> : null
  // The service's word of what has just arrived comes a moment later.
  const state = upload?.state === 'sent' && isOpen(asset) ? 'stored' : asset.state
  return (
    <>
      <p>
        <StateTag state={state} words={assetStates} />
        {asset.reason && <span className="ow-r-field-fault"> {asset.reason}</span>}
      </p>
      {canSend(asset) && !upload && !isReviving && <ChooseAgain asset={asset} />}
    </>
  )
}

function Sending({ upload, state, name }: { upload: Upload; state: Exclude<UploadState, 'sent'>; name: string }): ReactElement {
  const percent = upload.total > 0 ? Math.floor((upload.sent / upload.total) * 100) : 0
  return (
    <div>
      <Progress
        percent={percent}
        size="small"
        status={upload.state === 'failed' ? 'exception' : 'normal'}
        format={() => `${percent}%`}
        aria-label={mediaTexts.progressOf(name)}
      />
      <p className={upload.state === 'failed' ? 'ow-r-field-fault' : 'ow-quiet'}>
        {mediaTexts[state]} {sizeWords(upload.sent)} / {sizeWords(upload.total)}
      </p>
      {upload.state === 'failed' && (upload.error instanceof Problem ? <ProblemView error={upload.error} /> : <p>{mediaTexts.failedNetwork}</p>)}
    </div>
  )
}

/** The buttons of an upload that goes on here. */
export function SendingActs({ id, upload }: { id: string; upload: Upload | undefined }): ReactElement | null {
  if (upload?.state === 'sending') return <Button onClick={() => uploadDriver.pause(id)}>{mediaTexts.pause}</Button>
  if (upload?.state === 'paused') return <Button onClick={() => uploadDriver.resume(id)}>{mediaTexts.resume}</Button>
  if (upload?.state === 'failed') return <Button onClick={() => uploadDriver.retry(id)}>{mediaTexts.retry}</Button>
  return null
}

/** The bytes are on the user's device and nowhere else: say so, and go on from where it stopped. */
function ChooseAgain({ asset }: { asset: NonNullable<AssetSeen['asset']> }): ReactElement {
  const input = useRef<HTMLInputElement>(null)
  const [wrong, setWrong] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const size = sizeWords(asset.bytes)

  function take(event: ChangeEvent<HTMLInputElement>): void {
    const file = event.target.files?.[0]
    event.target.value = ''
    if (!file) return
    const same = file.size === asset.bytes
    setWrong(!same)
    if (same) continueUpload(asset, file).catch(setError)
  }

  return (
    <div className="ow-r-choose-again">
      <p>{mediaTexts.chooseAgainHint(asset.file_name, size)}</p>
      {wrong && (
        <p role="alert" className="ow-r-field-fault">
          {mediaTexts.otherFile(asset.file_name, size)}
        </p>
      )}
      <ProblemView error={error} />
      <input
        ref={input}
        type="file"
        hidden
        accept={asset.kind === 'document' ? DOCUMENTS : PHOTOS_AND_VIDEOS}
        onChange={take}
        aria-label={`${mediaTexts.chooseAgain}：${asset.file_name}`}
      />
      <Button onClick={() => input.current?.click()}>{mediaTexts.chooseAgain}</Button>
    </div>
  )
}
