import { Modal } from 'antd'
import { type ReactElement, useState } from 'react'
import { useRendition } from '../../../parts/rendition'
import { mediaTexts } from '../../../texts/media.zh'
import type { Asset } from './material'

interface Props {
  asset: Asset | null
  kind: string
  /** An address of the local file, while the service has no picture yet. */
  local?: string | null
}

/** A small picture of a photo or a video's cover; with a press the photo is shown large. */
export function Picture({ asset, kind, local = null }: Props): ReactElement {
  const [large, setLarge] = useState(false)
  const name = kind === 'video' ? 'cover' : 'preview'
  const has = asset?.renditions.some((each) => each.name === name) ?? false
  const { address } = useRendition(asset?.id ?? '', name, has && local === null)
  const source = local ?? address
  const alt = mediaTexts.previewOf(asset?.caption ?? '')
  if (!source) return <span className="ow-r-picture ow-r-picture-none">{kind === 'video' ? mediaTexts.video : mediaTexts.photo}</span>
  const canGrow = asset?.renditions.some((each) => each.name === 'web') ?? false
  if (!canGrow || !asset) return <img className="ow-r-picture" src={source} alt={alt} />
  return (
    <>
      <button type="button" className="ow-r-picture-button" onClick={() => setLarge(true)} aria-label={`${mediaTexts.enlarge}：${alt}`}>
        <img className="ow-r-picture" src={source} alt="" />
      </button>
      <Modal open={large} onCancel={() => setLarge(false)} footer={null} width={960} title={alt} destroyOnHidden>
        <LargePicture asset={asset} alt={alt} />
      </Modal>
    </>
  )
}

function LargePicture({ asset, alt }: { asset: Asset; alt: string }): ReactElement {
  const { address } = useRendition(asset.id, 'web')
  return address ? <img className="ow-r-picture-large" src={address} alt={alt} /> : <p className="ow-quiet">{mediaTexts.noPreview}</p>
}
