import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { answer, submission } from '../../../api/clients'
import { ProblemView } from '../../../parts/ProblemView'
import { When } from '../../../parts/When'
import { importTexts as texts } from '../../../texts/import.zh'

/** The unit's last imports, the newest first. */
export function EarlierImports(): ReactElement {
  const list = useQuery({
    queryKey: ['imports'],
    queryFn: () => answer(submission.GET('/api/submission/v1/imports')),
  })
  return (
    <section className="ow-r-types" aria-labelledby="earlier-imports">
      <h2 id="earlier-imports">{texts.earlier}</h2>
      <ProblemView error={list.error} onRetry={() => void list.refetch()} />
      {list.data?.length === 0 && <p className="ow-quiet">{texts.earlierNone}</p>}
      {list.data && list.data.length > 0 && (
        <ul className="ow-list">
          {list.data.map((each) => (
            <li key={each.id}>
              <Link to="/items/import" search={{ id: each.id }}>
                {each.file_name}
              </Link>
              <p className="ow-facts">
                <span>
                  {texts.readAt} <When at={each.read_at} />
                </span>
                {each.drafted_at && (
                  <span>
                    {texts.draftedAt} <When at={each.drafted_at} />
                  </span>
                )}
                {each.submitted_at && (
                  <span>
                    {texts.submittedAt} <When at={each.submitted_at} />
                  </span>
                )}
              </p>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
