import { answer, publicity } from '../../api/clients'

/** The entry that waits longest for the reader's score, other than this one. */
export async function nextToScore(scoredId: string): Promise<string | null> {
  const tasks = await answer(publicity.GET('/api/publicity/v1/tasks'))
  return tasks.items.find(({ kind, subject_id }) => kind === 'score' && subject_id !== scoredId)?.subject_id ?? null
}
