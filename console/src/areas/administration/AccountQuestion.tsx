import type { ReactElement } from 'react'
import { answer, registry } from '../../api/clients'
import type { components } from '../../api/schema/registry'
import { administrationTexts } from '../../texts/administration.zh'
import { peopleTexts } from '../../texts/people.zh'
import { ReasonQuestion } from '../../parts/ReasonQuestion'

export type AccountAct = 'revocation' | 'reinstatement' | 'second-factor-removal'

const texts = peopleTexts.accounts
const { accounts } = administrationTexts

interface Wording {
  title: (name: string) => string
  act: string
  consequence: string
  done: (name: string) => string
}

const WORDINGS: Record<AccountAct, Wording> = {
  revocation: {
    title: accounts.revokeTitle,
    act: accounts.revokeAct,
    consequence: texts.revokeConsequence,
    done: accounts.revoked,
  },
  reinstatement: {
    title: texts.reinstateTitle,
    act: texts.reinstateAct,
    consequence: texts.reinstateConsequence,
    done: texts.reinstated,
  },
  'second-factor-removal': {
    title: texts.factorTitle,
    act: texts.factor,
    consequence: texts.factorConsequence,
    done: texts.factorDone,
  },
}

interface Props {
  account: components['schemas']['AccountOut']
  act: AccountAct
  onDone: (words: string) => void
  onCancel: () => void
}

/** An act on an account that is written down with its reason. */
export function AccountQuestion({ account, act, onDone, onCancel }: Props): ReactElement {
  const wording = WORDINGS[act]
  return (
    <ReasonQuestion
      title={wording.title(account.display_name)}
      act={wording.act}
      danger={act !== 'reinstatement'}
      onAct={(reason) =>
        answer<unknown>(
          registry.POST(`/api/registry/v1/accounts/{account_id}/${act}`, {
            params: { path: { account_id: account.id } },
            body: { reason },
          }),
        )
      }
      onDone={() => onDone(wording.done(account.display_name))}
      onCancel={onCancel}
    >
      <p>{wording.consequence}</p>
    </ReasonQuestion>
  )
}
