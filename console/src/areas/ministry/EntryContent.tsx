import type { ReactElement } from 'react'
import { entryTexts } from '../../texts/ministry.zh'
import { type Entry, lines, passages } from './entry'

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
      {passages(content).map(({ name, heading, text }) => (
        <div key={name}>
          <h2>{heading}</h2>
          {text.split(/\n+/).map((paragraph, at) => (
            <p key={at}>{paragraph}</p>
          ))}
        </div>
      ))}
    </section>
  )
}
