import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { answer, publicity } from '../../api/clients'
import type { components } from '../../api/schema/publicity'
import { CursorList } from '../../parts/CursorList'
import { When } from '../../parts/When'
import { correctionTexts as texts } from '../../texts/ministry.zh'

type CorrectionLine = components['schemas']['CorrectionLine']

/** What is out and was corrected since; each is compared and decided on the page of its entry. */
export function Corrections(): ReactElement {
  return (
    <section className="ow-corrections" aria-labelledby="corrections">
      <h2 id="corrections">{texts.title}</h2>
      <p className="ow-quiet">{texts.hint}</p>
      <CursorList
        queryKey={['corrections']}
        read={(cursor) => answer(publicity.GET('/api/publicity/v1/corrections', { params: { query: { cursor: cursor ?? null } } }))}
        keyOf={(line) => line.entry_id}
        row={(line) => <Line line={line} />}
        label={texts.list}
        empty={<p>{texts.empty}</p>}
      />
    </section>
  )
}

function Line({ line }: { line: CorrectionLine }): ReactElement {
  return (
    <article>
      <h3>
        <Link to="/pool/$id" params={{ id: line.entry_id }}>
          {line.title}
        </Link>
      </h3>
      <p>
        {texts.reason}：{line.reason}
      </p>
      <p className="ow-facts">
        <span>{line.unit_name}</span>
        <span>
          {texts.sentAt} <When at={line.noted_at} />
        </span>
      </p>
    </article>
  )
}
