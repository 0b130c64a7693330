import { DatePicker, Modal, Radio } from 'antd'
import type { Dayjs } from 'dayjs'
import 'dayjs/locale/zh-cn'
import { type ReactElement, useId, useState } from 'react'
import { ProblemView } from '../../parts/ProblemView'
import { fromShanghaiClock, shanghaiNow, toShanghaiClock } from '../../parts/shanghai'
import { actTexts } from '../../texts/ministry.zh'
import type { ActDialogProps } from './ReasonDialog'

interface Props extends ActDialogProps {
  /** The embargo of the decision that is changed. */
  until: string | null
  onAct: (embargoedUntil: string | null) => void
}

/** To be released, from a moment on or at once. The picker shows Shanghai's clock. */
export function DecideDialog({ until, busy, error, onAct, onClose }: Props): ReactElement {
  const id = useId()
  const [embargoed, setEmbargoed] = useState(until !== null)
  const [clock, setClock] = useState<Dayjs | null>(until === null ? null : toShanghaiClock(until))
  const [asked, setAsked] = useState(false)
  const missing = embargoed && clock === null
  const act = (): void => {
    if (missing) setAsked(true)
    else onAct(embargoed && clock ? fromShanghaiClock(clock) : null)
  }
  return (
    <Modal
      open
      title={actTexts.decideTitle}
      okText={actTexts.decide}
      okButtonProps={{ loading: busy }}
      cancelText={actTexts.cancel}
      onOk={act}
      onCancel={onClose}
      mask={{ closable: false }}
    >
      <p className="ow-consequence">{actTexts.decideConsequence}</p>
      <fieldset className="ow-field">
        <legend>{actTexts.embargoChoice}</legend>
        <Radio.Group
          vertical
          value={embargoed}
          onChange={({ target }) => setEmbargoed(target.value === true)}
          options={[
            { value: false, label: actTexts.embargoNone },
            { value: true, label: actTexts.embargoUntil },
          ]}
        />
      </fieldset>
      {embargoed && (
        <div className="ow-field">
          <label htmlFor={id}>{actTexts.embargoTime}</label>
          <DatePicker
            id={id}
            value={clock}
            onChange={(value: Dayjs | null) => setClock(value)}
            showTime={{ format: 'HH:mm', minuteStep: 5 }}
            format="YYYY-MM-DD HH:mm"
            showNow={false}
            disabledDate={(day: Dayjs) => day.isBefore(shanghaiNow(), 'day') || day.isAfter(shanghaiNow().add(1, 'year'), 'day')}
            status={asked && missing ? 'error' : ''}
            aria-describedby={`${id}-more`}
          />
          <p id={`${id}-more`} className={asked && missing ? 'ow-overdue' : 'ow-quiet'}>
            {asked && missing ? actTexts.embargoMissing : actTexts.embargoHint}
          </p>
        </div>
      )}
      <ProblemView error={error} />
    </Modal>
  )
}
