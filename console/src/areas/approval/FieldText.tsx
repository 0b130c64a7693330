import type { ReactElement } from 'react'
import { approvalTexts as texts } from '../../texts/approval.zh'
import { compareTexts } from '../../parts/diff'
import { type Content, type Field, linesOf } from './form'

interface Props {
  field: Field
  content: Content
  /** What the text is compared with, if it is. */
  base: Content | null
}

/** What was written in a field: as it is, or with what changed marked. */
export function FieldText({ field, content, base }: Props): ReactElement {
  const lines = linesOf(field, content[field.name])
  const before = base && linesOf(field, base[field.name])
  if (before && before.join('\n') !== lines.join('\n')) return <Changes old={before.join('\n')} fresh={lines.join('\n')} />
  if (lines.length === 0) return <p className="ow-quiet">{texts.nothingWritten}</p>
  if (lines.length > 1) {
    return (
      <ul className="ow-field-list">
        {lines.map((line, at) => (
          <li key={at}>{line}</li>
        ))}
      </ul>
    )
  }
  return <p className="ow-field-text">{lines[0]}</p>
}

function Changes({ old, fresh }: { old: string; fresh: string }): ReactElement {
  return (
    <p className="ow-field-text">
      {compareTexts(old, fresh).map(({ kind, text }, at) => {
        if (kind === 'gone') return <Marked key={at} as="del" words={texts.gone} text={text} />
        if (kind === 'new') return <Marked key={at} as="ins" words={texts.came} text={text} />
        return <span key={at}>{text}</span>
      })}
    </p>
  )
}

/** Marked for the eye by a line through or below it, for the ear by a word. */
function Marked({ as: Tag, words, text }: { as: 'del' | 'ins'; words: string; text: string }): ReactElement {
  return (
    <Tag>
      <span className="ow-only-heard">{words}</span>
      {text}
    </Tag>
  )
}
