import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { type ReactElement, useState } from 'react'
import { answer, registry } from '../../../api/clients'
import { octets } from '../../../api/octets'
import type { components } from '../../../api/schema/registry'
import { save } from '../../../parts/download'
import { DownloadButton } from '../../../parts/DownloadButton'
import { ProblemView } from '../../../parts/ProblemView'
import { RecordTable } from '../../../parts/RecordTable'
import { useCurrentEdition } from '../../../shell/edition'
import { Page } from '../../../shell/Page'
import { unitsTexts } from '../../../texts/units.zh'
import '../administration.css'

type Outcome = components['schemas']['ImportOut']

const texts = unitsTexts.import
const TEMPLATE = '/api/registry/v1/units/import-template'

/** A table of units: good rows are taken, the others come back with their reason. */
export function ImportUnitsPage(): ReactElement {
  const edition = useCurrentEdition()
  const queries = useQueryClient()
  const [file, setFile] = useState<File | null>(null)
  const sending = useMutation({
    mutationFn: ({ table, editionId }: { table: File; editionId: string }) =>
      answer(
        registry.POST('/api/registry/v1/units/imports', {
          params: { query: { edition: editionId } },
          ...octets(table),
        }),
      ),
    onSuccess: () => void queries.invalidateQueries({ queryKey: ['units'] }),
  })
  const editionId = edition.data?.id
  return (
    <Page title={texts.title} hint={texts.hint} actions={<Link to="/units">{texts.back}</Link>}>
      <section className="ow-card" aria-label={texts.title}>
        <p>
          <DownloadButton path={TEMPLATE} name={texts.templateName}>
            {texts.template}
          </DownloadButton>
        </p>
        <label>
          <span>{texts.file}</span>{' '}
          <input
            type="file"
            accept=".xlsx,.xls,.ods,.csv"
            onChange={(event) => {
              setFile(event.target.files?.[0] ?? null)
              sending.reset()
            }}
          />
        </label>
        <div className="ow-form-acts">
          <Button
            type="primary"
            disabled={file === null || editionId === undefined}
            loading={sending.isPending}
            onClick={() => file && editionId && sending.mutate({ table: file, editionId })}
          >
            {texts.send}
          </Button>
        </div>
        <ProblemView error={sending.error ?? edition.error} />
      </section>
      <div role="status">{sending.data && <Verdicts outcome={sending.data} />}</div>
    </Page>
  )
}

function Verdicts({ outcome }: { outcome: Outcome }): ReactElement {
  const { failed_file } = outcome
  return (
    <section className="ow-card" aria-label={texts.list}>
      <p className="ow-said">{texts.accepted(outcome.accepted)}</p>
      {outcome.failed > 0 && (
        <>
          <p className="ow-overdue">{texts.failed(outcome.failed)}</p>
          {failed_file && <Button onClick={() => save(fileOf(failed_file), texts.failedName)}>{texts.download}</Button>}
          <RecordTable
            label={texts.list}
            rows={outcome.rows.filter((row) => !row.accepted)}
            keyOf={(row) => row.row}
            columns={[
              { key: 'row', title: texts.row, cell: (row) => row.row, figures: true },
              { key: 'name', title: texts.name, cell: (row) => row.name || row.code, names: true },
              { key: 'code', title: texts.code, cell: (row) => row.code },
              { key: 'reason', title: texts.reason, cell: (row) => row.reason },
            ]}
          />
        </>
      )}
    </section>
  )
}

/** The workbook out of its base 64. */
function fileOf(base64: string): Blob {
  return new Blob([Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))])
}
