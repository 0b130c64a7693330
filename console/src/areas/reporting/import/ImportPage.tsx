import { useMutation, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Button, Select } from 'antd'
import { type ChangeEvent, type ReactElement, useRef } from 'react'
import { answer, submission } from '../../../api/clients'
import { uuid } from '../../../api/idempotency'
import { octets } from '../../../api/octets'
import { DownloadButton } from '../../../parts/DownloadButton'
import { Loading } from '../../../parts/Loading'
import { ProblemView } from '../../../parts/ProblemView'
import { useCurrentEdition } from '../../../shell/edition'
import { Page } from '../../../shell/Page'
import { importTexts as texts } from '../../../texts/import.zh'
import '../reporting.css'
import { EarlierImports } from './EarlierImports'
import { ImportResult } from './ImportResult'
import { IMPORTABLE } from './import_search'

const SHEETS = '.xlsx,.xls,.ods,.csv'

/** Many items from one sheet: template, file, verdict for each row, drafts, submission. */
export function ImportPage(): ReactElement {
  const { id } = useSearch({ from: '/items/import' })
  return (
    <Page title={texts.title} hint={texts.hint} actions={<Link to="/items">{texts.toItems}</Link>}>
      {id ? (
        <>
          <p>
            <Link to="/items/import" search={{}}>
              {texts.again}
            </Link>
          </p>
          <ReadImport key={id} id={id} />
        </>
      ) : (
        <>
          <NewImport />
          <EarlierImports />
        </>
      )}
    </Page>
  )
}

function ReadImport({ id }: { id: string }): ReactElement {
  const found = useQuery({
    queryKey: ['import', id],
    queryFn: () => answer(submission.GET('/api/submission/v1/imports/{import_id}', { params: { path: { import_id: id } } })),
  })
  if (!found.data) return found.error ? <ProblemView error={found.error} onRetry={() => void found.refetch()} /> : <Loading />
  return <ImportResult found={found.data} />
}

function NewImport(): ReactElement {
  const { type } = useSearch({ from: '/items/import' })
  const navigate = useNavigate()
  const edition = useCurrentEdition()
  const types = edition.data?.item_types.filter(({ code }) => IMPORTABLE.includes(code)) ?? []
  const chosen = types.find(({ code }) => code === type) ?? types[0]
  if (!edition.data || !chosen) {
    return edition.error ? <ProblemView error={edition.error} onRetry={() => void edition.refetch()} /> : <Loading />
  }
  const query = new URLSearchParams({ item_type: chosen.code, edition_id: edition.data.id }).toString()
  return (
    <section className="ow-r-card">
      <label htmlFor="import-type">{texts.type}</label>
      <Select
        id="import-type"
        size="large"
        className="ow-r-field-wide"
        value={chosen.code}
        options={types.map(({ code, name }) => ({ value: code, label: name }))}
        onChange={(code) => void navigate({ to: '/items/import', search: { type: code }, replace: true })}
      />
      <p className="ow-quiet">{texts.templateHint}</p>
      <DownloadButton path={`/api/submission/v1/imports/template?${query}`} name={texts.templateName(chosen.name)}>
        {texts.template}
      </DownloadButton>
      <SheetFile itemType={chosen.code} editionId={edition.data.id} />
    </section>
  )
}

/** The sheet goes as it is; what the service makes of it has an address of its own. */
function SheetFile({ itemType, editionId }: { itemType: string; editionId: string }): ReactElement {
  const navigate = useNavigate()
  const input = useRef<HTMLInputElement>(null)
  const read = useMutation({
    mutationFn: ({ file, key }: { file: File; key: string }) => {
      const query = { item_type: itemType, edition_id: editionId, file_name: file.name }
      const header = { 'idempotency-key': key }
      const params = { query, header }
      return answer(submission.POST('/api/submission/v1/imports', { params, ...octets(file) }))
    },
    onSuccess: ({ id }) => void navigate({ to: '/items/import', search: { id } }),
  })
  function take(event: ChangeEvent<HTMLInputElement>): void {
    const file = event.target.files?.[0]
    event.target.value = ''
    if (file) read.mutate({ file, key: uuid() })
  }
  return (
    <div className="ow-r-sheet-file">
      <input ref={input} type="file" hidden accept={SHEETS} aria-label={texts.file} onChange={take} />
      <Button type="primary" size="large" loading={read.isPending} onClick={() => input.current?.click()}>
        {read.isPending ? texts.reading : texts.file}
      </Button>
      <p className="ow-quiet">{texts.fileHint}</p>
      <ProblemView error={read.error} {...(read.variables && { onRetry: () => read.mutate(read.variables) })} />
    </div>
  )
}
