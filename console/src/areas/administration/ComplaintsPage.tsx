import type { ReactElement } from 'react'
import { answer, submission } from '../../api/clients'
import { CursorList } from '../../parts/CursorList'
import { Empty } from '../../parts/Empty'
import { When } from '../../parts/When'
import { Page } from '../../shell/Page'
import { administrationTexts } from '../../texts/administration.zh'
import './administration.css'

const texts = administrationTexts.complaints

/** What everybody may say about the week and what was published. */
export function ComplaintsPage(): ReactElement {
  return (
    <Page title={texts.title} hint={texts.hint}>
      <CursorList
        queryKey={['complaints']}
        read={(cursor) =>
          answer(
            submission.GET('/api/submission/v1/complaints', {
              params: { query: { limit: 50, ...(cursor ? { cursor } : {}) } },
            }),
          )
        }
        keyOf={(complaint) => complaint.id}
        label={texts.list}
        empty={<Empty text={texts.empty} />}
        row={(complaint) => (
          <article className="ow-complaint">
            <p className="ow-complaint-text">{complaint.text}</p>
            <p className="ow-facts">
              <span>
                <When at={complaint.received_at} />
              </span>
              <span>{texts.receipt(complaint.receipt_number)}</span>
              <span>{complaint.contact ? texts.contact(complaint.contact) : texts.noContact}</span>
              {complaint.about && (
                <a href={`/cases/${complaint.about}`} target="_blank" rel="noreferrer">
                  {texts.about}
                </a>
              )}
            </p>
          </article>
        )}
      />
    </Page>
  )
}
