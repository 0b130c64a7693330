import { Button, Modal, Select } from 'antd'
import { type ReactElement, useState } from 'react'
import { ProblemView } from '../../../parts/ProblemView'
import { useTypeNames } from '../../../parts/report/use_type_names'
import { useCurrentEdition } from '../../../shell/edition'
import { originTexts } from '../../../texts/origin.zh'
import type { Item } from '../draft/use_draft'
import { useNewItem } from '../new/use_new_item'

const texts = originTexts.takeOver
const ANSWER = 'T12'

/** Begin another item from this one: what both ask for is not typed again. */
export function TakeOverAct({ item }: { item: Item }): ReactElement {
  const [open, setOpen] = useState(false)
  const edition = useCurrentEdition()
  const { types } = useTypeNames()
  const [type, setType] = useState(item.item_type === 'T7' ? 'T3' : item.item_type)
  const create = useNewItem()
  return (
    <>
      <Button onClick={() => setOpen(true)}>{texts.open}</Button>
      <Modal
        open={open}
        title={texts.title}
        okText={texts.begin}
        okButtonProps={{ disabled: !edition.data }}
        confirmLoading={create.isPending}
        onOk={() => edition.data && create.mutate({ item_type: type, edition_id: edition.data.id, from_item_id: item.id })}
        onCancel={() => setOpen(false)}
      >
        <p>{texts.text}</p>
        <label htmlFor="take-over-type">{texts.type}</label>
        <Select
          id="take-over-type"
          className="ow-r-wide"
          value={type}
          options={types.filter(({ value }) => value !== ANSWER)}
          onChange={setType}
        />
        <ProblemView error={create.error} />
      </Modal>
    </>
  )
}
