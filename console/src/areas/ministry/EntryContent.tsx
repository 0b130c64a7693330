import type { ReactElement } from 'react'
import { entryTexts } from '../../texts/ministry.zh'
import { type Entry, lines, passage } from './entry'

const PARTS = ['background', 'action', 'result'] as const

/** The text as the unit wrote it. */
export function EntryContent({ content }: { content: Entry['content'] }): ReactElement {
  const highlights = lines(content, 'highlights')
  return (
    <section aria-label={entryTexts.content} className="ow-sheet ow-reading">
      {highlights.length > 0 && (
        <>
          <h2>{entryTexts.highlights}</h2>
          <ul>
            {highlights.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </>
      )}
      {PARTS.filter((name) => passage(content, name)).map((name) => (
        <div key={name}>
          <h2>{entryTexts.parts[name]}</h2>
          {passage(content, name)
            .split(/\n+/)
            .map((paragraph, at) => (
              <p key={at}>{paragraph}</p>
            ))}
        </div>
      ))}
    </section>
  )
}
