import type { AwsS3Options } from '@uppy/aws-s3'
import { answer, media } from '../../../api/clients'

type SignRequest = Extract<AwsS3Options<Record<string, unknown>, Record<string, never>>, { signRequest: unknown }>['signRequest']

/** Have one call of an upload signed by the service. The key is the one that the asset was declared with. */
export const signCall: SignRequest = async (request) => {
  const body = {
    method: request.method,
    key: request.key,
    uploadId: 'uploadId' in request ? request.uploadId : null,
    partNumber: 'partNumber' in request ? request.partNumber : null,
    contentType: 'contentType' in request ? (request.contentType ?? null) : null,
  }
  return answer(media.POST('/api/media/v1/uploads/sign', { body }))
}
