import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import type { ReactElement } from 'react'
import { answer, registry } from '../../api/clients'
import { ProblemView } from '../../parts/ProblemView'
import { When } from '../../parts/When'
import { hasRole, useMe } from '../../session/session'
import { reminderTexts } from '../../texts/reminders.zh'
import '../../parts/card.css'

const texts = reminderTexts.unread
const KEY = ['reminders', 'mine']

/** What the own unit was reminded of and nobody there has marked as read. */
export function UnreadReminders(): ReactElement | null {
  const queries = useQueryClient()
  const me = useMe()
  const { data, error, refetch } = useQuery({
    queryKey: KEY,
    queryFn: () => answer(registry.GET('/api/registry/v1/reminders/mine')),
    enabled: hasRole(me, 'liaison', 'approver'),
    refetchInterval: 60_000,
  })
  const reading = useMutation({
    mutationFn: (id: string) =>
      answer(
        registry.POST('/api/registry/v1/reminders/{reminder_id}/reading', { params: { path: { reminder_id: id } } }),
      ),
    onSuccess: () => void queries.invalidateQueries({ queryKey: KEY }),
  })
  if (error) return <ProblemView error={error} onRetry={() => void refetch()} />
  return (
    <>
      {data?.items.map((each) => (
        <section key={each.id} className="ow-card" aria-label={texts.title}>
          <h2>{each.subject}</h2>
          <ul>
            {each.owed.map((owed) => (
              <li key={`${owed.unit_id} ${owed.item_type}`}>{owed.text}</li>
            ))}
          </ul>
          <p className="ow-facts">
            <When at={each.told_at ?? each.planned_at} />
            <Button onClick={() => reading.mutate(each.id)} loading={reading.isPending}>
              {texts.read}
            </Button>
          </p>
        </section>
      ))}
      <ProblemView error={reading.error} />
    </>
  )
}
