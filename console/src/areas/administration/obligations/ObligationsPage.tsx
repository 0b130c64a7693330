import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { type ReactElement, useState } from 'react'
import { answer, registry } from '../../../api/clients'
import { Empty } from '../../../parts/Empty'
import { Loading } from '../../../parts/Loading'
import { ProblemView } from '../../../parts/ProblemView'
import { type Column, RecordTable } from '../../../parts/RecordTable'
import { When } from '../../../parts/When'
import { hasRole, useMe } from '../../../session/session'
import { Page } from '../../../shell/Page'
import { obligationTexts as texts } from '../../../texts/obligations.zh'
import { ReasonQuestion } from '../../../parts/ReasonQuestion'
import '../../../parts/sheet.css'
import { decide, type Line } from './obligation'
import { SetObligation } from './SetObligation'

/** Who is excused, has more time, or holds the week on other days. */
export function ObligationsPage(): ReactElement {
  const queries = useQueryClient()
  const edition = useQuery({
    queryKey: ['edition', 'current'],
    queryFn: () => answer(registry.GET('/api/registry/v1/editions/current')),
    staleTime: 600_000,
  })
  const { data, error, refetch } = useQuery({
    queryKey: ['obligations'],
    queryFn: () => answer(registry.GET('/api/registry/v1/obligations')),
  })
  const sets = hasRole(useMe(), 'registrar')
  const [deciding, setDeciding] = useState(false)
  const [restoring, setRestoring] = useState<Line | null>(null)
  const [said, setSaid] = useState('')
  const done = (words: string): void => {
    setDeciding(false)
    setRestoring(null)
    setSaid(words)
    void queries.invalidateQueries({ queryKey: ['obligations'] })
  }
  const typeName = (code: string): string =>
    edition.data?.item_types.find((each) => each.code === code)?.name ?? (code || texts.allTypes)
  const lines = data?.items.filter(({ kind }) => kind !== 'none')
  const columns: readonly Column<Line>[] = [
    { key: 'unit', title: texts.unit, names: true, cell: (each) => each.unit_name },
    { key: 'type', title: texts.itemType, cell: (each) => typeName(each.item_type) },
    { key: 'kind', title: texts.kind, cell: (each) => `${texts.kinds[each.kind]}${each.includes_below ? texts.andBelow : ''}` },
    { key: 'due', title: texts.due, cell: (each) => (each.due_at ? <When at={each.due_at} /> : '—') },
    { key: 'reason', title: texts.reason, cell: (each) => each.reason },
    { key: 'at', title: texts.decidedAt, cell: (each) => <When at={each.changed_at} /> },
    {
      key: 'act',
      title: texts.act,
      cell: (each) =>
        each.actions.allowed.includes('set') && <Button onClick={() => setRestoring(each)}>{texts.restore}</Button>,
    },
  ]
  return (
    <Page title={texts.title} hint={sets ? texts.hint : texts.readHint}>
      <div role="status">{said && <p className="ow-said">{said}</p>}</div>
      {!deciding && edition.data && sets && (
        <Button type="primary" onClick={() => setDeciding(true)}>
          {texts.begin}
        </Button>
      )}
      {deciding && edition.data && (
        <SetObligation edition={edition.data} known={data?.items ?? []} onDone={done} onCancel={() => setDeciding(false)} />
      )}
      <ProblemView error={error ?? edition.error} onRetry={() => void refetch()} />
      {!data && !error && <Loading />}
      {lines?.length === 0 && <Empty text={texts.empty}>{texts.emptyHint}</Empty>}
      {lines && lines.length > 0 && <RecordTable label={texts.list} columns={columns} rows={lines} keyOf={(each) => each.id} />}
      {restoring && (
        <ReasonQuestion
          title={texts.restoreOf(restoring.unit_name, typeName(restoring.item_type))}
          act={texts.restore}
          onAct={(reason) =>
            decide({
              edition_id: restoring.edition_id,
              unit_id: restoring.unit_id,
              item_type: restoring.item_type,
              kind: 'none',
              reason,
              seen_version: restoring.version,
            })
          }
          onDone={() => done(texts.done(restoring.unit_name, texts.kinds.none))}
          onCancel={() => setRestoring(null)}
        >
          <p>{texts.restoreConsequence}</p>
        </ReasonQuestion>
      )}
    </Page>
  )
}
