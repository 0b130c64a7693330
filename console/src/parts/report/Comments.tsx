import { useQueryClient } from '@tanstack/react-query'
import { Button, Input, Select } from 'antd'
import { type ReactElement, useId, useState } from 'react'
import type { components } from '../../api/schema/submission'
import { commentTexts as texts } from '../../texts/comments.zh'
import { formTexts } from '../../texts/form.zh'
import '../card.css'
import { Loading } from '../Loading'
import { ProblemView } from '../ProblemView'
import { Question } from '../Question'
import { When } from '../When'
import { type Comment, takeBack, useComments, useSaying } from './use_comments'
import './comments.css'
import { pointerTo, titleAt, valueAt } from './pointers'
import { type FieldSpec, fieldsOf } from './schema'
import { useReportForm } from './use_report_form'

type Item = components['schemas']['ItemOut']

/** What departments and levels above say of an item; who may, adds to it. */
export function Comments({ item }: { item: Item }): ReactElement {
  const headingId = useId()
  const { data, error, refetch } = useComments(item.id)
  const form = useReportForm(item.item_type, item.edition_id)
  const fields = form.data ? fieldsOf(form.data) : []
  return (
    <section className="ow-card ow-comments" aria-labelledby={headingId}>
      <h2 id={headingId}>{texts.title}</h2>
      <p className="ow-quiet">{texts.hint}</p>
      {!data && (error ? <ProblemView error={error} onRetry={() => void refetch()} /> : <Loading />)}
      {data?.items.length === 0 && <p>{texts.none}</p>}
      {data && data.items.length > 0 && (
        <ol aria-label={texts.list}>
          {data.items.map((comment) => (
            <li key={comment.id}>
              <Said comment={comment} item={item} fields={fields} />
            </li>
          ))}
        </ol>
      )}
      {item.actions.allowed.includes('comment') && <Say item={item} fields={fields} />}
    </section>
  )
}

interface SaidProps {
  comment: Comment
  item: Item
  fields: readonly FieldSpec[]
}

function Said({ comment, item, fields }: SaidProps): ReactElement {
  const queries = useQueryClient()
  const [asked, setAsked] = useState(false)
  const place = titleAt(fields, comment.pointer, formTexts.entry)
  return (
    <>
      <p className="ow-facts">
        <strong>{comment.author_name}</strong>
        {comment.by_department && <span>{texts.department}</span>}
        <When at={comment.said_at} />
        {comment.submission_number < item.submission_number && <span>{texts.version(comment.submission_number)}</span>}
        {place && <span>{place}</span>}
      </p>
      <p className="ow-comment-text">{comment.withdrawn_at ? texts.withdrawn : comment.text}</p>
      {comment.actions.allowed.includes('withdraw') && <Button onClick={() => setAsked(true)}>{texts.takeBack}</Button>}
      {asked && (
        <Question
          title={texts.takeBackTitle}
          act={texts.takeBack}
          onAct={() => takeBack(item.id, comment.id)}
          onDone={() => {
            setAsked(false)
            void queries.invalidateQueries({ queryKey: ['comments', item.id] })
          }}
          onCancel={() => setAsked(false)}
        >
          <p>{texts.takeBackConsequence}</p>
        </Question>
      )}
    </>
  )
}

function Say({ item, fields }: { item: Item; fields: readonly FieldSpec[] }): ReactElement {
  const [text, setText] = useState('')
  const [pointer, setPointer] = useState('')
  const saying = useSaying(item.id, () => {
    setText('')
    setPointer('')
  })
  const id = useId()
  const places = fields
    .map(({ name, title }) => ({ value: pointerTo(name), label: title }))
    .filter(({ value }) => valueAt(item.content, value) !== undefined)
  return (
    <form
      className="ow-comment-form"
      onSubmit={(event) => {
        event.preventDefault()
        saying.mutate({ text: text.trim(), pointer })
      }}
    >
      <label htmlFor={`${id}-about`}>{texts.about}</label>
      <Select
        id={`${id}-about`}
        value={pointer}
        onChange={setPointer}
        options={[{ value: '', label: texts.whole }, ...places]}
      />
      <label htmlFor={`${id}-text`}>{texts.text}</label>
      <Input.TextArea
        id={`${id}-text`}
        rows={3}
        maxLength={1000}
        showCount
        placeholder={texts.textHint}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <ProblemView error={saying.error} />
      <div className="ow-form-acts">
        <Button type="primary" htmlType="submit" disabled={!text.trim()} loading={saying.isPending}>
          {texts.send}
        </Button>
      </div>
    </form>
  )
}
