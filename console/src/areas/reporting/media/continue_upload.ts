import { answer, media } from '../../../api/clients'
import { Problem } from '../../../api/problem'
import type { Asset } from './material'
import { uploadDriver } from './upload_driver'

/**
 * Go on with an upload that began earlier or on another device. Perhaps only its end is missing: that is tried first,
 * and the service says whether parts are.
 */
export async function continueUpload(asset: Asset, file: File): Promise<void> {
  const path = { upload_id: asset.id }
  if (asset.state === 'uploading') {
    try {
      await answer(media.POST('/api/media/v1/uploads/{upload_id}/completion', { params: { path } }))
      return
    } catch (error) {
      if (!(error instanceof Problem) || error.status !== 409) throw error
    }
  }
  const upload = await answer(media.GET('/api/media/v1/uploads/{upload_id}', { params: { path } }))
  uploadDriver.send(file, { assetId: asset.id, key: upload.key, multipartId: upload.multipart_id })
}
