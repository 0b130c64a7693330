import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, DatePicker, Form, Input } from 'antd'
import type { Dayjs } from 'dayjs'
import 'dayjs/locale/zh-cn'
import type { ReactElement } from 'react'
import { answer, publicity } from '../../api/clients'
import type { components } from '../../api/schema/publicity'
import { ProblemView } from '../../parts/ProblemView'
import { fromShanghaiClock, shanghaiNow } from '../../parts/shanghai'
import { When } from '../../parts/When'
import { useMe } from '../../session/session'
import { coverageTexts } from '../../texts/desk.zh'
import { useDeliveries } from './feed_state'

type Coverage = components['schemas']['CoverageOut']

interface Fields {
  outlet: string
  title: string
  url: string
  publishedAt: Dayjs
}

/** Where the desk printed an item. The service tells desks only how many reports there are, so those of this sign-in are kept here. */
export function CoverageForm({ itemId }: { itemId: string }): ReactElement {
  const me = useMe()
  const [form] = Form.useForm<Fields>()
  const queries = useQueryClient()
  const key = ['desk', 'coverage', itemId]
  const reported = useQuery<readonly Coverage[]>({ queryKey: key, queryFn: () => [], enabled: false, initialData: [], gcTime: Infinity })
  const count = useDeliveries().data?.items.find((each) => each.item_id === itemId)?.coverage_count ?? 0
  const report = useMutation({
    mutationFn: ({ outlet, title, url, publishedAt }: Fields) =>
      answer(
        publicity.POST('/api/publicity/v1/feed/items/{item_id}/coverage', {
          params: { path: { item_id: itemId } },
          body: { outlet: outlet.trim(), title: title.trim(), url: url.trim(), published_at: fromShanghaiClock(publishedAt) },
        }),
      ),
    onSuccess: (kept) => {
      queries.setQueryData<readonly Coverage[]>(key, (before = []) => [kept, ...before])
      form.resetFields(['title', 'url'])
      return queries.invalidateQueries({ queryKey: ['desk', 'deliveries'] })
    },
  })
  const required = { required: true, whitespace: true, message: coverageTexts.missing }
  return (
    <section className="ow-sheet">
      <h2>{coverageTexts.title}</h2>
      <p className="ow-quiet">{coverageTexts.hint}</p>
      <Form<Fields>
        form={form}
        name="coverage"
        layout="vertical"
        requiredMark={false}
        initialValues={{ outlet: me.unit.name, publishedAt: shanghaiNow() }}
        onFinish={(fields) => report.mutate(fields)}
        onValuesChange={() => report.isSuccess && report.reset()}
      >
        <Form.Item name="url" label={coverageTexts.url} extra={coverageTexts.urlHint} rules={[required, { pattern: /^\s*https?:\/\/\S+\s*$/, message: coverageTexts.urlWrong }]}>
          <Input inputMode="url" maxLength={1000} />
        </Form.Item>
        <Form.Item name="title" label={coverageTexts.headline} rules={[required]}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="outlet" label={coverageTexts.outlet} rules={[required]}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="publishedAt" label={coverageTexts.publishedAt} rules={[{ required: true, message: coverageTexts.missing }]}>
          <DatePicker
            showTime={{ format: 'HH:mm' }}
            format="YYYY-MM-DD HH:mm"
            showNow={false}
            disabledDate={(day: Dayjs) => day.isAfter(shanghaiNow(), 'day')}
          />
        </Form.Item>
        <ProblemView error={report.error} />
        <Button htmlType="submit" loading={report.isPending}>
          {coverageTexts.act}
        </Button>
        <p role="status">{report.isSuccess && coverageTexts.done}</p>
      </Form>
      {count > 0 && <p>{coverageTexts.reported(count)}</p>}
      {reported.data.length > 0 && (
        <>
          <h2>{coverageTexts.list}</h2>
          <ul className="ow-people">
            {reported.data.map((each) => (
              <li key={each.id}>
                <span>
                  {each.outlet}　
                  <a href={each.url} target="_blank" rel="noreferrer">
                    {each.title}
                    <span className="ow-only-heard">{coverageTexts.opensElsewhere}</span>
                  </a>
                </span>
                <When at={each.published_at} />
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}
