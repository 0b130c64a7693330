import type { ReactElement } from 'react'
import { answer, registry } from '../../../api/clients'
import { Empty } from '../../../parts/Empty'
import { Page } from '../../../shell/Page'
import { reminderTexts } from '../../../texts/reminders.zh'
import { PagedTable } from '../PagedTable'
import '../../../parts/sheet.css'
import '../administration.css'
import { PreviewCard } from './PreviewCard'
import { RuleCard } from './RuleCard'
import type { Reminder } from './reminder'

const texts = reminderTexts.log

/** Reminders: the rule, what would be sent now, and what was told. */
export function RemindersPage(): ReactElement {
  return (
    <Page title={reminderTexts.title} hint={reminderTexts.hint}>
      <RuleCard />
      <PreviewCard />
      <h2>{texts.title}</h2>
      <PagedTable
        queryKey={['reminders', 'log']}
        read={(cursor) =>
          answer(
            registry.GET('/api/registry/v1/reminders', {
              params: { query: { limit: 50, ...(cursor ? { cursor } : {}) } },
            }),
          )
        }
        keyOf={(each) => each.id}
        label={texts.title}
        empty={<Empty text={texts.empty} />}
        columns={[
          { key: 'unit', title: texts.unit, names: true, cell: (each) => each.recipient_name },
          { key: 'day', title: texts.day, cell: (each) => each.day },
          { key: 'content', title: texts.content, cell: (each) => each.subject },
          { key: 'origin', title: texts.origin, cell: (each) => (each.by_rule ? texts.byRule : texts.byHand) },
          { key: 'state', title: texts.state, cell: stateOf },
        ]}
      />
    </Page>
  )
}

function stateOf(each: Reminder): string {
  const words: string[] = [texts.states[each.state]]
  if (each.delivery) words.push(texts.deliveries[each.delivery])
  if (each.read_at) words.push(texts.read)
  return words.join('；')
}
