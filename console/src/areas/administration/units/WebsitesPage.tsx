import { Link } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'
import { answer, registry } from '../../../api/clients'
import { Empty } from '../../../parts/Empty'
import { When } from '../../../parts/When'
import { Page } from '../../../shell/Page'
import { unitsTexts } from '../../../texts/units.zh'
import '../../../parts/filters.css'
import '../administration.css'
import { PagedTable } from '../PagedTable'
import { WebsiteState } from './WebsiteCard'

const texts = unitsTexts.website

/** The special websites of the own unit and those below, and whether readers can open them. */
export function WebsitesPage(): ReactElement {
  const [troubled, setTroubled] = useState(false)
  return (
    <Page title={texts.title} hint={texts.listHint}>
      <div className="ow-filters" role="search">
        <label className="ow-check">
          <input type="checkbox" checked={troubled} onChange={(event) => setTroubled(event.target.checked)} />
          <span>{texts.onlyTroubled}</span>
        </label>
      </div>
      <PagedTable
        queryKey={['units', 'websites', troubled]}
        read={(cursor) =>
          answer(
            registry.GET('/api/registry/v1/websites', {
              params: { query: { ...(troubled ? { troubled } : {}), limit: 50, ...(cursor ? { cursor } : {}) } },
            }),
          )
        }
        keyOf={(row) => row.website.unit_id}
        label={texts.list}
        empty={<Empty text={texts.empty} />}
        columns={[
          {
            key: 'unit',
            title: texts.unit,
            names: true,
            cell: (row) => (
              <Link to="/units/$unitId" params={{ unitId: row.website.unit_id }}>
                {row.unit_name}
              </Link>
            ),
          },
          {
            key: 'url',
            title: texts.url,
            cell: (row) => (
              <a href={row.website.url} target="_blank" rel="noreferrer noopener">
                {row.website.url}
              </a>
            ),
          },
          { key: 'state', title: texts.state, cell: (row) => <WebsiteState website={row.website} /> },
          {
            key: 'checked',
            title: texts.checked,
            cell: (row) => row.website.checked_at && <When at={row.website.checked_at} />,
          },
        ]}
      />
    </Page>
  )
}
