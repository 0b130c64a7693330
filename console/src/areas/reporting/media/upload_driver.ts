import AwsS3 from '@uppy/aws-s3'
import Uppy from '@uppy/core'
import { answer, media } from '../../../api/clients'
import { isConnectionLost, onConnectionChange } from '../../../api/connection'
import { Problem } from '../../../api/problem'
import { clearFromShelf, shelve } from './file_shelf'
import { signCall } from './signing'

/** `finishing`: the store has every byte, the service puts the parts together. */
export type UploadState = 'waiting' | 'sending' | 'paused' | 'failed' | 'finishing' | 'sent'

export interface Upload {
  state: UploadState
  sent: number
  total: number
  error: unknown
  /** Of a photo: an address of the local file for its picture. */
  picture: string | null
}

/** Where the bytes of a declared asset go. */
interface Destination {
  assetId: string
  key: string
  /** The store's name of an upload that has begun. */
  multipartId: string | null
}

type Meta = Record<string, unknown> & { assetId: string; key: string }

const PART_BYTES = 16 * 1024 * 1024
const AT_ONCE = 3

/**
 * Sends files of declared assets straight to the object store, for all pages of the console: an upload goes on when
 * the user opens another page. What the service cannot know, such as a pause, lives here.
 */
class UploadDriver {
  private readonly uppy = new Uppy<Meta, Record<string, never>>({ id: 'openweek', autoProceed: false })
  private readonly files = new Map<string, string>()
  private readonly listeners = new Set<() => void>()
  private uploads: ReadonlyMap<string, Upload> = new Map()

  constructor() {
    this.uppy.use(AwsS3<Meta, Record<string, never>>, {
      limit: AT_ONCE,
      shouldUseMultipart: (file) => (file.size ?? 0) > PART_BYTES,
      getChunkSize: () => PART_BYTES,
      generateObjectKey: (file) => file.meta.key,
      signRequest: signCall,
    })
    this.uppy.on('upload-progress', (file, { bytesUploaded }) => {
      if (file) this.progressed(file.meta.assetId, bytesUploaded)
    })
    this.uppy.on('upload-success', (file) => {
      if (file) void this.finish(file.meta.assetId)
    })
    this.uppy.on('upload-error', (file, error) => {
      if (file) this.note(file.meta.assetId, { state: 'failed', error })
    })
    onConnectionChange(() => {
      if (!isConnectionLost()) this.retryBroken()
    })
    window.addEventListener('beforeunload', (event) => {
      if ([...this.uploads.values()].some(({ state }) => state === 'sending' || state === 'waiting')) event.preventDefault()
    })
  }

  readonly state = (): ReadonlyMap<string, Upload> => this.uploads

  readonly subscribe = (tell: () => void): (() => void) => {
    this.listeners.add(tell)
    return () => this.listeners.delete(tell)
  }

  /** Send the file, from where an upload of it stopped. */
  send(file: File, { assetId, key, multipartId }: Destination): void {
    if (this.uploads.has(assetId)) return
    void shelve(assetId, file)
    const picture = file.type.startsWith('image/') ? URL.createObjectURL(file) : null
    this.note(assetId, { state: 'waiting', sent: 0, total: file.size, error: null, picture })
    // `relativePath` makes Uppy's own id of the file one of the asset.
    const meta = { assetId, key, relativePath: assetId }
    const id = this.uppy.addFile({ name: file.name, type: file.type, data: file, meta })
    if (multipartId) this.uppy.setFileState(id, { s3Multipart: { uploadId: multipartId, key } })
    this.files.set(assetId, id)
    void this.uppy.upload().catch(() => undefined)
  }

  pause(assetId: string): void {
    const upload = this.uploads.get(assetId)
    if (upload?.state === 'sending' && this.turn(assetId)) this.note(assetId, { state: 'paused' })
  }

  resume(assetId: string): void {
    if (this.uploads.get(assetId)?.state !== 'paused') return
    this.note(assetId, { state: 'sending' })
    this.turn(assetId)
  }

  /** Try once more what failed: the sending or only its end. */
  retry(assetId: string): void {
    const id = this.files.get(assetId)
    const upload = this.uploads.get(assetId)
    if (!id || upload?.state !== 'failed') return
    const file = this.uppy.getFile(id)
    if (file.progress.uploadComplete) return void this.finish(assetId)
    this.note(assetId, { state: 'waiting', error: null })
    void this.uppy.retryUpload(id).catch(() => undefined)
  }

  /** Stop it for good. */
  drop(assetId: string): void {
    this.forget(assetId)
    void clearFromShelf(assetId)
  }

  private async finish(assetId: string): Promise<void> {
    this.note(assetId, { state: 'finishing' })
    try {
      const path = { upload_id: assetId }
      await answer(media.POST('/api/media/v1/uploads/{upload_id}/completion', { params: { path } }))
      this.note(assetId, { state: 'sent' })
      void clearFromShelf(assetId)
    } catch (error) {
      this.note(assetId, { state: 'failed', error })
    }
  }

  private retryBroken(): void {
    for (const [assetId, { state, error }] of this.uploads) {
      if (state === 'failed' && !(error instanceof Problem)) this.retry(assetId)
    }
  }

  private progressed(assetId: string, bytes: number | false): void {
    const upload = this.uploads.get(assetId)
    if (!upload || upload.state === 'failed') return
    const state = upload.state === 'waiting' ? 'sending' : upload.state
    this.note(assetId, { state, sent: bytes || 0 })
  }

  private turn(assetId: string): boolean {
    const id = this.files.get(assetId)
    return id !== undefined && this.uppy.pauseResume(id) !== undefined
  }

  private forget(assetId: string): void {
    const id = this.files.get(assetId)
    if (id && this.uppy.getFile(id)) this.uppy.removeFile(id)
    this.files.delete(assetId)
    const picture = this.uploads.get(assetId)?.picture
    if (picture) URL.revokeObjectURL(picture)
    const left = new Map(this.uploads)
    left.delete(assetId)
    this.become(left)
  }

  private note(assetId: string, change: Partial<Upload>): void {
    const before = this.uploads.get(assetId) ?? { state: 'waiting', sent: 0, total: 0, error: null, picture: null }
    this.become(new Map(this.uploads).set(assetId, { ...before, ...change }))
  }

  private become(uploads: ReadonlyMap<string, Upload>): void {
    this.uploads = uploads
    this.listeners.forEach((tell) => tell())
  }
}

export const uploadDriver = new UploadDriver()
