import { Button, Modal } from 'antd'
import type { ReactElement } from 'react'
import { sessionTexts } from '../texts/session.zh'
import { type Me, signOut } from './session'
import { PASSWORD_FIELD, SignInForm } from './SignInForm'

/** Above a page whose session has ended: the page stays as it is, and what it was sending waits. */
export default function ExpiredDialog({ me }: { me: Me }): ReactElement {
  return (
    <Modal
      open
      title={sessionTexts.expiredTitle}
      footer={null}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      afterOpenChange={(open) => open && document.getElementById(PASSWORD_FIELD)?.focus()}
    >
      <p className="ow-expired-text">{sessionTexts.expiredText}</p>
      <SignInForm username={me.username} />
      <Button type="link" block onClick={() => void signOut()}>
        {sessionTexts.signOut}
      </Button>
    </Modal>
  )
}
