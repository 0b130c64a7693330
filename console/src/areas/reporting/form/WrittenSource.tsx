import { useMutation } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { type ReactElement, useRef, useState } from 'react'
import { answer, submission } from '../../../api/clients'
import { uuid } from '../../../api/idempotency'
import { octets } from '../../../api/octets'
import { ProblemView } from '../../../parts/ProblemView'
import { writtenTexts as texts } from '../../../texts/import.zh'
import type { Proposal } from './Proposed'

interface Props {
  /** What is written, and for which edition. */
  about: { item_type: string; edition_id: string }
  onRead: (proposal: Proposal) => void
}

/** A Word file or a pasted text, read into what a draft would hold of it. */
export function WrittenSource({ about, onRead }: Props): ReactElement {
  const input = useRef<HTMLInputElement>(null)
  const [text, setText] = useState('')
  const fromWord = useMutation({
    mutationFn: (file: File) => {
      const params = { query: { ...about, file_name: file.name }, header: { 'idempotency-key': uuid() } }
      return answer(submission.POST('/api/submission/v1/word-texts', { params, ...octets(file) }))
    },
    onSuccess: onRead,
  })
  const fromPaste = useMutation({
    mutationFn: () => answer(submission.POST('/api/submission/v1/pasted-texts', { body: { ...about, text } })),
    onSuccess: onRead,
  })
  return (
    <>
      <p className="ow-quiet">{texts.hint}</p>
      <input
        ref={input}
        type="file"
        hidden
        accept=".docx"
        aria-label={texts.file}
        onChange={(event) => {
          const file = event.target.files?.[0]
          event.target.value = ''
          if (file) fromWord.mutate(file)
        }}
      />
      <p className="ow-r-written-source">
        <Button size="large" loading={fromWord.isPending} onClick={() => input.current?.click()}>
          {texts.file}
        </Button>
      </p>
      <ProblemView error={fromWord.error} />
      <label htmlFor="pasted-text">{texts.or}</label>
      <Input.TextArea
        id="pasted-text"
        value={text}
        autoSize={{ minRows: 5, maxRows: 12 }}
        placeholder={texts.paste}
        onChange={(event) => setText(event.target.value)}
      />
      <ProblemView error={fromPaste.error} />
      <p className="ow-r-written-source">
        <Button type="primary" size="large" disabled={!text.trim()} loading={fromPaste.isPending} onClick={() => fromPaste.mutate()}>
          {texts.read}
        </Button>
      </p>
    </>
  )
}
