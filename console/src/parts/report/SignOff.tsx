import type { ReactElement } from 'react'
import type { components } from '../../api/schema/submission'
import { originTexts } from '../../texts/origin.zh'
import { useAccountNames } from '../account_names'
import { When } from '../When'
import './sign_off.css'

const texts = originTexts.signOff

/** Who answers for the version that stands: drafter, sender, each level that checked, who signed, the office. */
export function SignOff({ parts }: { parts: readonly components['schemas']['SignOffOut'][] }): ReactElement | null {
  const nameOf = useAccountNames(parts.map(({ account_id }) => account_id))
  if (parts.length === 0) return null
  return (
    <dl className="ow-sign-off" aria-label={texts.title}>
      {parts.map((part) => (
        <div key={`${part.part} ${part.account_id} ${part.at}`}>
          <dt>{texts.parts[part.part]}</dt>
          <dd>
            {nameOf(part.account_id) ?? part.unit_name ?? texts.unknown} <When at={part.at} />
          </dd>
        </div>
      ))}
    </dl>
  )
}
