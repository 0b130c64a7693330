import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Form } from 'antd'
import { type ReactElement, useState } from 'react'
import { answer, ifMatch, registry } from '../../api/clients'
import { Problem } from '../../api/problem'
import { ProblemView } from '../../parts/ProblemView'
import { type Column, RecordTable } from '../../parts/RecordTable'
import { When } from '../../parts/When'
import { administrationTexts } from '../../texts/administration.zh'
import {
  amendmentOf,
  differing,
  type Edition,
  type EditionFields,
  fieldsOfEdition,
} from './edition_form'
import { EditionInputs } from './EditionInputs'
import '../../parts/filters.css'

const texts = administrationTexts.editions

interface Props {
  edition: Edition
  onDone: (words: string) => void
  onCancel: () => void
}

/** Names and dates of an edition. When somebody else was faster, both texts are shown and nothing is lost. */
export function EditionForm({ edition, onDone, onCancel }: Props): ReactElement {
  const [form] = Form.useForm<EditionFields>()
  const [seen, setSeen] = useState(edition)
  const [newest, setNewest] = useState<Edition | null>(null)
  const [mine, setMine] = useState<EditionFields | null>(null)
  const queries = useQueryClient()
  const path = { edition_id: edition.id }
  const saving = useMutation({
    mutationFn: (fields: EditionFields) =>
      answer(
        registry.PUT('/api/registry/v1/editions/{edition_id}', {
          params: { path, header: ifMatch(seen.revision) },
          body: amendmentOf(fields, seen),
        }),
      ),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ['edition'] })
      onDone(texts.saved)
    },
    onError: async (error, fields) => {
      if (!(error instanceof Problem) || error.status !== 412) return
      setMine(fields)
      setNewest(await answer(registry.GET('/api/registry/v1/editions/{edition_id}', { params: { path } })))
    },
  })
  const goOn = (withFields: EditionFields, from: Edition): void => {
    form.setFieldsValue(withFields)
    setSeen(from)
    setNewest(null)
    saving.reset()
  }
  return (
    <Form<EditionFields>
      form={form}
      name={`edition-${edition.year}`}
      layout="vertical"
      requiredMark={false}
      initialValues={fieldsOfEdition(edition)}
      onFinish={(fields) => saving.mutate(fields)}
    >
      <EditionInputs />
      <p className="ow-quiet">{texts.consequence}</p>
      {newest && mine ? (
        <Conflict
          newest={newest}
          mine={mine}
          onKeepMine={() => goOn(mine, newest)}
          onTakeTheirs={() => goOn(fieldsOfEdition(newest), newest)}
        />
      ) : (
        <ProblemView error={saving.error} />
      )}
      <div className="ow-form-acts">
        <Button type="primary" htmlType="submit" loading={saving.isPending} disabled={newest !== null}>
          {texts.save}
        </Button>
        <Button onClick={onCancel} disabled={saving.isPending}>
          {administrationTexts.cancel}
        </Button>
      </div>
    </Form>
  )
}

interface ConflictProps {
  newest: Edition
  mine: EditionFields
  onKeepMine: () => void
  onTakeTheirs: () => void
}

/** Both texts beside each other, where they differ. */
function Conflict({ newest, mine, onKeepMine, onTakeTheirs }: ConflictProps): ReactElement {
  const theirs = fieldsOfEdition(newest)
  const rows = differing(mine, theirs)
  const columns: readonly Column<keyof EditionFields>[] = [
    { key: 'field', title: texts.field, names: true, cell: (field) => texts.fields[field] },
    { key: 'mine', title: texts.mine, cell: (field) => shown(mine[field]) },
    { key: 'theirs', title: texts.theirs, cell: (field) => shown(theirs[field]) },
  ]
  return (
    <div className="ow-problem" role="alert">
      <p className="ow-problem-title">
        {texts.conflict} <When at={newest.changed_at} />
      </p>
      <p>{texts.conflictHint}</p>
      <RecordTable label={texts.conflictTable} columns={columns} rows={rows} keyOf={(field) => field} />
      <div className="ow-form-acts">
        <Button type="primary" onClick={onKeepMine}>
          {texts.keepMine}
        </Button>
        <Button onClick={onTakeTheirs}>{texts.takeTheirs}</Button>
      </div>
    </div>
  )
}

function shown(value: string | boolean): string {
  if (typeof value === 'boolean') return value ? texts.yes : texts.no
  return value.replace('T', ' ')
}
