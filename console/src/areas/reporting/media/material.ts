import type { components } from '../../../api/schema/media'

export type Asset = components['schemas']['AssetOut']
export type AssetKind = 'photo' | 'video'

export interface Material {
  kind: AssetKind
  contentType: string
}

const TYPES: Readonly<Record<string, Material>> = {
  jpg: { kind: 'photo', contentType: 'image/jpeg' },
  jpeg: { kind: 'photo', contentType: 'image/jpeg' },
  png: { kind: 'photo', contentType: 'image/png' },
  webp: { kind: 'photo', contentType: 'image/webp' },
  mp4: { kind: 'video', contentType: 'video/mp4' },
  m4v: { kind: 'video', contentType: 'video/mp4' },
  mov: { kind: 'video', contentType: 'video/quicktime' },
}

/** For `<input accept>`: phones then offer the camera, and turn what they have into a format that is taken. */
export const PHOTOS = 'image/jpeg,image/png,image/webp'
export const PHOTOS_AND_VIDEOS = `${PHOTOS},video/mp4,video/quicktime`

/** What a file is by its name, as systems disagree about types; null when the service would not take it. */
export function materialOf(file: File): Material | null {
  const extension = file.name.slice(file.name.lastIndexOf('.') + 1).toLowerCase()
  return TYPES[extension] ?? null
}

/** States in which the service waits for bytes. */
export function isOpen(asset: Asset): boolean {
  return asset.state === 'created' || asset.state === 'uploading'
}

/** Whether this user may send it on. */
export function canSend(asset: Asset): boolean {
  return asset.actions.allowed.includes('send-parts')
}

/** States that change by themselves. */
export function isOnItsWay(asset: Asset): boolean {
  return ['created', 'uploading', 'completing', 'stored', 'verifying'].includes(asset.state)
}
