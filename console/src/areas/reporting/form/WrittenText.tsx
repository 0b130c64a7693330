import { useMutation } from '@tanstack/react-query'
import { Button, Input, Modal } from 'antd'
import { type ReactElement, useRef, useState } from 'react'
import { answer, submission } from '../../../api/clients'
import { uuid } from '../../../api/idempotency'
import { octets } from '../../../api/octets'
import { ProblemView } from '../../../parts/ProblemView'
import type { Content, FieldSpec } from '../../../parts/report/schema'
import { writtenTexts as texts } from '../../../texts/import.zh'
import type { Item } from '../draft/use_draft'
import { type Proposal, Proposed } from './Proposed'

interface Props {
  item: Item
  fields: readonly FieldSpec[]
  content: Content
  onTake: (content: Content) => void
}

/** A Word file or a pasted text into the form: first shown part by part, then taken as far as the user wants it. */
export function WrittenText({ item, fields, content, onTake }: Props): ReactElement {
  const [open, setOpen] = useState(false)
  const [proposal, setProposal] = useState<Proposal | null>(null)
  const close = (): void => {
    setOpen(false)
    setProposal(null)
  }
  return (
    <>
      <Button onClick={() => setOpen(true)}>{texts.open}</Button>
      <Modal open={open} title={texts.title} width={760} onCancel={close} footer={null} destroyOnHidden mask={{ closable: false }}>
        {proposal ? (
          <Proposed
            proposal={proposal}
            fields={fields}
            content={content}
            onTake={(taken) => {
              onTake(taken)
              close()
            }}
            onCancel={close}
          />
        ) : (
          <Source item={item} onRead={setProposal} />
        )}
      </Modal>
    </>
  )
}

function Source({ item, onRead }: { item: Item; onRead: (proposal: Proposal) => void }): ReactElement {
  const input = useRef<HTMLInputElement>(null)
  const [text, setText] = useState('')
  const about = { item_type: item.item_type, edition_id: item.edition_id }
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
