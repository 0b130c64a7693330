import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import type { ReactElement } from 'react'
import { answer, submission } from '../../api/clients'
import { ProblemView } from '../../parts/ProblemView'
import { useCurrentEdition } from '../../shell/edition'
import { reportingTexts as texts } from '../../texts/reporting.zh'

const CASE = 'T3'

/** Begin a typical case in the edition that takes reports now. */
export function NewCase(): ReactElement {
  const navigate = useNavigate()
  const queries = useQueryClient()
  const edition = useCurrentEdition()
  const collected = edition.data?.item_types.some(({ code }) => code === CASE) ?? true
  const create = useMutation({
    mutationFn: (edition_id: string) => answer(submission.POST('/api/submission/v1/items', { body: { item_type: CASE, edition_id } })),
    onSuccess: ({ id }) => {
      void queries.invalidateQueries({ queryKey: ['items'] })
      void navigate({ to: '/items/$id/edit', params: { id } })
    },
  })
  if (!collected) return <p className="ow-quiet">{texts.newCaseBlocked}</p>
  return (
    <div>
      <Button
        type="primary"
        size="large"
        loading={create.isPending}
        disabled={!edition.data}
        onClick={() => edition.data && create.mutate(edition.data.id)}
      >
        {texts.newCase}
      </Button>
      <ProblemView error={create.error} />
    </div>
  )
}
