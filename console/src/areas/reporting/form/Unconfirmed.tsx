import { useMutation } from '@tanstack/react-query'
import { Alert, Button } from 'antd'
import { type ReactElement, useState } from 'react'
import { answer, submission } from '../../../api/clients'
import { ProblemView } from '../../../parts/ProblemView'
import type { FieldSpec } from '../../../parts/report/schema'
import { originTexts } from '../../../texts/origin.zh'
import type { Item } from '../draft/use_draft'

const texts = originTexts.unconfirmed

/** What was taken over and nobody has looked at: confirmed one by one or all at once; what is changed needs no word. */
export function Unconfirmed({ item, fields }: { item: Item; fields: readonly FieldSpec[] }): ReactElement | null {
  const [left, setLeft] = useState<readonly string[]>(item.origin?.unconfirmed ?? [])
  const confirming = useMutation({
    mutationFn: (names: readonly string[]) =>
      answer(
        submission.POST('/api/submission/v1/items/{item_id}/confirmation', {
          params: { path: { item_id: item.id } },
          body: { fields: [...names] },
        }),
      ),
    onSuccess: ({ unconfirmed }) => setLeft(unconfirmed),
  })
  const shown = fields.filter(({ name }) => left.includes(name))
  if (shown.length === 0) return null
  return (
    <Alert
      type="warning"
      showIcon
      title={texts.title}
      className="ow-r-form-alert"
      description={
        <>
          <ul className="ow-r-unconfirmed">
            {shown.map(({ name, title }) => (
              <li key={name}>
                <Button onClick={() => confirming.mutate([name])} disabled={confirming.isPending}>
                  {texts.confirm(title)}
                </Button>
              </li>
            ))}
          </ul>
          <Button onClick={() => confirming.mutate(left)} loading={confirming.isPending}>
            {texts.all}
          </Button>
          <ProblemView error={confirming.error} />
        </>
      }
    />
  )
}
