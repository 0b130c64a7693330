import { Button, Modal } from 'antd'
import type { ReactElement } from 'react'
import type { components } from '../../../api/schema/registry'
import { CopyButton } from '../../../parts/CopyButton'
import { peopleTexts } from '../../../texts/people.zh'

const texts = peopleTexts.invitations

interface Props {
  invitation: components['schemas']['InvitationWithLink']
  onClose: () => void
}

/** The link that was made: it is nowhere else and is not shown again. */
export function LinkOnce({ invitation, onClose }: Props): ReactElement {
  const { link } = invitation
  return (
    <Modal
      open
      title={texts.linkTitle}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      footer={
        <Button type="primary" onClick={onClose}>
          {link ? texts.handedOver : peopleTexts.close}
        </Button>
      }
    >
      {link ? (
        <>
          <p className="ow-secret">{link}</p>
          <CopyButton text={link}>{texts.copy}</CopyButton>
          <p>{texts.linkOnce}</p>
        </>
      ) : (
        <p>{texts.linkLost}</p>
      )}
    </Modal>
  )
}
