import { Button, Modal } from 'antd'
import { type DragEvent, type ReactElement, useState } from 'react'
import { mediaTexts } from '../../../texts/media.zh'
import { sizeWords } from '../../../texts/size.zh'
import { AssetStanding, SendingActs } from './AssetStanding'
import { isOpen } from './material'
import { Picture } from './Picture'
import type { Upload } from './upload_driver'
import type { AssetSeen } from './use_assets'

interface Props {
  seen: AssetSeen
  upload: Upload | undefined
  /** Whether this page is about to go on by itself, so that the user is not asked for the file. */
  isReviving: boolean
  first: boolean
  last: boolean
  disabled: boolean
  onMove: (by: -1 | 1) => void
  onRemove: () => void
  onDragStart: (event: DragEvent) => void
  onDropHere: () => void
}

/** A photo or video of the draft: its picture, what is said of it, how far it is, and its buttons. */
export function MediaLine(props: Props): ReactElement {
  const { seen, upload, first, last, disabled, onMove, onRemove, onDragStart, onDropHere } = props
  const { asset } = seen
  const [asking, setAsking] = useState(false)
  const name = asset?.file_name ?? mediaTexts.title
  const goesOn = upload !== undefined && upload.state !== 'sent'
  const remove = (): void => (goesOn || (asset && isOpen(asset)) ? setAsking(true) : onRemove())
  return (
    <li
      className="ow-r-media-line"
      draggable={!disabled}
      onDragStart={onDragStart}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault()
        onDropHere()
      }}
    >
      <Picture asset={asset} kind={asset?.kind ?? 'photo'} local={upload?.picture ?? null} />
      <div className="ow-r-media-about">
        <p className="ow-r-media-name">{asset?.caption || name}</p>
        {asset && (
          <p className="ow-facts">
            {asset.credit && <span>{mediaTexts.by(asset.credit)}</span>}
            <span>{asset.file_name}</span>
            <span>{sizeWords(asset.bytes)}</span>
            {asset.seconds > 0 && <span>{mediaTexts.seconds(asset.seconds)}</span>}
            {asset.people_consented && <span>{mediaTexts.consented}</span>}
            {asset.ai_generated && <span>{mediaTexts.madeByMachine}</span>}
          </p>
        )}
        <AssetStanding seen={seen} upload={upload} isReviving={props.isReviving} />
      </div>
      <div className="ow-r-media-acts">
        <SendingActs id={seen.id} upload={upload} />
        <Button disabled={disabled || first} aria-label={mediaTexts.moveUp(name)} onClick={() => onMove(-1)}>
          {mediaTexts.up}
        </Button>
        <Button disabled={disabled || last} aria-label={mediaTexts.moveDown(name)} onClick={() => onMove(1)}>
          {mediaTexts.down}
        </Button>
        <Button disabled={disabled} aria-label={mediaTexts.removeOf(name)} onClick={remove}>
          {mediaTexts.remove}
        </Button>
      </div>
      <Modal
        open={asking}
        title={mediaTexts.removeSending}
        okText={mediaTexts.removeSending}
        okButtonProps={{ danger: true }}
        cancelText={mediaTexts.cancel}
        onCancel={() => setAsking(false)}
        onOk={() => {
          setAsking(false)
          onRemove()
        }}
      >
        <p>{mediaTexts.removeSendingText}</p>
      </Modal>
    </li>
  )
}
