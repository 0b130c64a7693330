import { type ReactElement, useMemo } from 'react'
import { encode } from 'uqr'
import { CopyButton } from '../../../parts/CopyButton'
import { mediaTexts } from '../../../texts/media.zh'

/** A code with the address of the form's media, for a phone that has the photos. */
export function ContinueElsewhere({ itemId }: { itemId: string }): ReactElement {
  const address = `${window.location.origin}${import.meta.env.BASE_URL}items/${itemId}/edit#media`
  const { size, data } = useMemo(() => encode(address, { border: 2 }), [address])
  const path = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join('')
  return (
    <div className="ow-r-by-phone">
      <svg viewBox={`0 0 ${size} ${size}`} role="img" aria-label={mediaTexts.byPhoneAlt} shapeRendering="crispEdges">
        <path d={`M0 0h${size}v${size}h-${size}z`} fill="#fff" />
        <path d={path} fill="#000" />
      </svg>
      <div className="ow-r-by-phone-words">
        <p>{mediaTexts.byPhoneHint}</p>
        <p className="ow-r-number" aria-label={mediaTexts.byPhoneAddress}>
          {address}
        </p>
        <CopyButton text={address}>{mediaTexts.byPhoneCopy}</CopyButton>
      </div>
    </div>
  )
}
