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

const DOCUMENT_TYPES: Readonly<Record<string, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
  ofd: 'application/ofd',
  doc: 'application/msword',
  wps: 'application/wps-office.wps',
}

/** For `<input accept>`: by name, as browsers do not know the types of all of them. */
export const DOCUMENTS = Object.keys(DOCUMENT_TYPES)
  .map((extension) => `.${extension}`)
  .join(',')

/** For `<input accept>`: phones then offer the camera, and turn what they have into a format that is taken. */
export const PHOTOS = 'image/jpeg,image/png,image/webp'
export const PHOTOS_AND_VIDEOS = `${PHOTOS},video/mp4,video/quicktime`

/** What a file is by its name, as systems disagree about types; null when the service would not take it. */
export function materialOf(file: File): Material | null {
  return TYPES[extensionOf(file)] ?? null
}

/** The type of a document by its name; null when the service would not take it. */
export function documentType(file: File): string | null {
  return DOCUMENT_TYPES[extensionOf(file)] ?? null
}

function extensionOf(file: File): string {
  return file.name.slice(file.name.lastIndexOf('.') + 1).toLowerCase()
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
