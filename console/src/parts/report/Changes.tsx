import type { ReactElement } from 'react'
import { reportTexts as texts } from '../../texts/report.zh'
import { compareTexts } from '../diff'

/** One text with what went and what came. */
export function Changes({ old, fresh }: { old: string; fresh: string }): ReactElement {
  return (
    <p className="ow-report-text">
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
