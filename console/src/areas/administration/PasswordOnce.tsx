import { Button, Modal } from 'antd'
import type { ReactElement } from 'react'
import type { components } from '../../api/schema/registry'
import { CopyButton } from '../../parts/CopyButton'
import { administrationTexts } from '../../texts/administration.zh'

const texts = administrationTexts.password

interface Props {
  account: components['schemas']['AccountWithPassword']
  onClose: () => void
}

/** The password that was made, to be handed over: it is nowhere else and is not shown again. */
export function PasswordOnce({ account, onClose }: Props): ReactElement {
  const { password } = account
  return (
    <Modal
      open
      title={texts.title(account.display_name)}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      footer={
        <Button type="primary" onClick={onClose}>
          {password ? texts.handedOver : texts.close}
        </Button>
      }
    >
      <dl className="ow-facts-list">
        <dt>{texts.username}</dt>
        <dd>{account.username}</dd>
        {password && (
          <>
            <dt>{texts.password}</dt>
            <dd className="ow-secret">{password}</dd>
          </>
        )}
      </dl>
      {password ? (
        <>
          <CopyButton text={password}>{texts.copy}</CopyButton>
          <p>{texts.once}</p>
        </>
      ) : (
        <p>{texts.lost}</p>
      )}
    </Modal>
  )
}
