import { Button } from 'antd'
import { type ReactElement, useState } from 'react'
import { answer, registry } from '../../../api/clients'
import { Question } from '../../../parts/Question'
import { signOut } from '../../../session/session'
import { peopleTexts } from '../../../texts/people.zh'

const texts = peopleTexts.departments

/** A co-department gives up its own access. */
export function LeaveCard(): ReactElement {
  const [leaving, setLeaving] = useState(false)
  return (
    <section className="ow-card" aria-labelledby="me-leave">
      <header>
        <h2 id="me-leave">{texts.leave}</h2>
        <Button danger onClick={() => setLeaving(true)}>
          {texts.leave}
        </Button>
      </header>
      <p className="ow-quiet">{texts.leaveHint}</p>
      {leaving && (
        <Question
          title={texts.leaveTitle}
          act={texts.leave}
          danger
          onAct={() => answer(registry.POST('/api/registry/v1/department-accounts/own/departure'))}
          onDone={() => void signOut()}
          onCancel={() => setLeaving(false)}
        >
          <p>{texts.leaveConsequence}</p>
        </Question>
      )}
    </section>
  )
}
