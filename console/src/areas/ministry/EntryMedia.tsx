import { Button, Modal } from 'antd'
import { type ReactElement, useState } from 'react'
import { useRendition } from '../../parts/rendition'
import { entryTexts } from '../../texts/ministry.zh'
import type { Entry } from './entry'

type Asset = Entry['assets'][number]

/** Photos and videos; what is still being checked is named. */
export function EntryMedia({ assets }: { assets: readonly Asset[] }): ReactElement {
  return (
    <section className="ow-sheet">
      <h2>{entryTexts.media}</h2>
      {assets.length === 0 && <p className="ow-quiet">{entryTexts.noMedia}</p>}
      <MediaGrid assets={assets} />
    </section>
  )
}

/** The pictures alone. */
export function MediaGrid({ assets }: { assets: readonly Asset[] }): ReactElement {
  return (
    <ul className="ow-media-grid">
      {assets.map((asset) => (
        <li key={asset.asset_id}>
          {asset.ready ? <MediaFigure asset={asset} /> : <p className="ow-media-waits">{entryTexts.notReady}</p>}
        </li>
      ))}
    </ul>
  )
}

function MediaFigure({ asset }: { asset: Asset }): ReactElement {
  const caption = asset.caption || entryTexts.noCaption
  const video = asset.kind === 'video'
  const [open, setOpen] = useState(false)
  const small = useRendition(asset.asset_id, 'preview')
  return (
    <figure>
      {small.address ? (
        <button type="button" className="ow-media-open" onClick={() => setOpen(true)} aria-label={video ? `${entryTexts.playVideo}：${caption}` : entryTexts.enlarge(caption)}>
          <img src={small.address} alt={caption} />
          {video && <span className="ow-media-play" aria-hidden="true" />}
        </button>
      ) : (
        <div className="ow-media-waits">
          {small.error ? (
            <Button onClick={() => void small.refetch()}>{entryTexts.mediaFailed}</Button>
          ) : (
            <span>{entryTexts.loadingMedia}</span>
          )}
        </div>
      )}
      <figcaption>{caption}</figcaption>
      {open && (
        <Modal open title={caption} footer={null} width={960} onCancel={() => setOpen(false)}>
          <Large asset={asset} caption={caption} />
        </Modal>
      )}
    </figure>
  )
}

function Large({ asset, caption }: { asset: Asset; caption: string }): ReactElement {
  const large = useRendition(asset.asset_id, asset.kind === 'video' ? 'original' : 'web')
  if (large.error) return <Button onClick={() => void large.refetch()}>{entryTexts.mediaFailed}</Button>
  if (!large.address) return <p role="status">{entryTexts.loadingMedia}</p>
  if (asset.kind === 'video') return <video className="ow-media-large" src={large.address} controls />
  return <img className="ow-media-large" src={large.address} alt={caption} />
}
