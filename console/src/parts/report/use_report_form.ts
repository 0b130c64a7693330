import { useQuery } from '@tanstack/react-query'
import { answer, submission } from '../../api/clients'

/** The form of a report type as an edition wants it. */
export function useReportForm(code: string | undefined, editionId: string | undefined) {
  return useQuery({
    queryKey: ['report-form', code, editionId],
    queryFn: () => {
      const params = { path: { code: code ?? '' }, query: { edition_id: editionId ?? '' } }
      return answer(submission.GET('/api/submission/v1/report-types/{code}', { params }))
    },
    enabled: code !== undefined && editionId !== undefined,
    staleTime: 600_000,
  })
}
