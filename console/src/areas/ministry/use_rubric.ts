import { useQuery } from '@tanstack/react-query'
import { answer, publicity } from '../../api/clients'

/** What reviewers score by. */
export function useRubric() {
  return useQuery({
    queryKey: ['rubric'],
    queryFn: () => answer(publicity.GET('/api/publicity/v1/rubric')),
    staleTime: Infinity,
  })
}
