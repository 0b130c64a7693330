import { Link } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'
import { answer, registry } from '../../../api/clients'
import { DownloadButton } from '../../../parts/DownloadButton'
import { Empty } from '../../../parts/Empty'
import { Page } from '../../../shell/Page'
import { unitsTexts } from '../../../texts/units.zh'
import '../../../parts/filters.css'
import '../administration.css'
import { PagedTable } from '../PagedTable'
import { TextFilter } from '../TextFilter'

const texts = unitsTexts.liaison

/** Who stands for the own unit and those below; who has named nobody. */
export function LiaisonsPage(): ReactElement {
  const [missing, setMissing] = useState(false)
  const [text, setText] = useState('')
  const filter = { ...(missing ? { missing } : {}), ...(text ? { text } : {}) }
  return (
    <Page
      title={texts.list}
      hint={texts.listHint}
      actions={
        <DownloadButton path="/api/registry/v1/liaisons/export" name={texts.exportName}>
          {texts.export}
        </DownloadButton>
      }
    >
      <div className="ow-filters" role="search">
        <TextFilter label={texts.text} placeholder={texts.textHint} value={text} onSearch={setText} />
        <label className="ow-check">
          <input type="checkbox" checked={missing} onChange={(event) => setMissing(event.target.checked)} />
          <span>{texts.onlyMissing}</span>
        </label>
      </div>
      <PagedTable
        queryKey={['units', 'contacts', filter]}
        read={(cursor) =>
          answer(
            registry.GET('/api/registry/v1/liaisons', {
              params: { query: { ...filter, limit: 50, ...(cursor ? { cursor } : {}) } },
            }),
          )
        }
        keyOf={(row) => row.unit_id}
        label={texts.list}
        empty={<Empty text={texts.empty} />}
        columns={[
          {
            key: 'unit',
            title: texts.unit,
            names: true,
            cell: (row) => (
              <Link to="/units/$unitId" params={{ unitId: row.unit_id }}>
                {row.unit_name}
              </Link>
            ),
          },
          {
            key: 'name',
            title: texts.name,
            cell: (row) => row.liaison?.name ?? <span className="ow-state ow-state-attention">{texts.notNamed}</span>,
          },
          { key: 'post', title: texts.post, cell: (row) => row.liaison?.post },
          { key: 'mobile', title: texts.mobile, cell: (row) => row.liaison?.mobile },
          { key: 'office', title: texts.officePhone, cell: (row) => row.liaison?.office_phone },
          { key: 'email', title: texts.email, cell: (row) => row.liaison?.email },
        ]}
      />
    </Page>
  )
}
