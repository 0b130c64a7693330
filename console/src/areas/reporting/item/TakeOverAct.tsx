import { Button, Modal, Select } from 'antd'
import { type ReactElement, useState } from 'react'
import { ProblemView } from '../../../parts/ProblemView'
import { CALL_ANSWER, CASE, LEAD } from '../../../parts/report/type_codes'
import { useNewItem } from '../../../parts/report/use_new_item'
import { useTypeNames } from '../../../parts/report/use_type_names'
import { useCurrentEdition } from '../../../shell/edition'
import { originTexts } from '../../../texts/origin.zh'
import type { Item } from '../draft/use_draft'

const texts = originTexts.takeOver

/** Begin another item from this one: what both ask for is not typed again. */
export function TakeOverAct({ item }: { item: Item }): ReactElement {
  const [open, setOpen] = useState(false)
  const edition = useCurrentEdition()
  const { types } = useTypeNames()
  const [type, setType] = useState(item.item_type === LEAD ? CASE : item.item_type)
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
          options={types.filter(({ value }) => value !== CALL_ANSWER)}
          onChange={setType}
        />
        <ProblemView error={create.error} />
      </Modal>
    </>
  )
}
