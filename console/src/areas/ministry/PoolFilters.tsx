import { Link } from '@tanstack/react-router'
import { Checkbox, Input, Select } from 'antd'
import { type ReactElement, type ReactNode, useEffect, useId, useState } from 'react'
import { hasRole, useMe } from '../../session/session'
import { poolTexts } from '../../texts/ministry.zh'
import { narrowed, type PoolSearch } from './pool_search'
import { useRegions, useVocabulary } from './vocabulary'

interface Props {
  search: PoolSearch
  onNarrow: (search: PoolSearch) => void
}

/** What narrows the pool beside the state. */
export function PoolFilters({ search, onNarrow }: Props): ReactElement {
  const me = useMe()
  const words = useVocabulary()
  const regions = useRegions()
  const { state: _, ...others } = search
  const choose = (name: 'focus_area' | 'activity_type' | 'region') => (value: string | undefined) =>
    onNarrow(narrowed(search, name, value))
  return (
    <form role="search" aria-label={poolTexts.filters} className="ow-pool-filters" onSubmit={(event) => event.preventDefault()}>
      <TextFilter text={search.text ?? ''} onText={(text) => onNarrow(narrowed(search, 'text', text))} />
      <Choice label={poolTexts.focusArea} value={search.focus_area} options={words.focusAreas.map(asOption)} onChoose={choose('focus_area')} />
      <Choice
        label={poolTexts.activityType}
        value={search.activity_type}
        options={words.activityTypes.map(asOption)}
        onChoose={choose('activity_type')}
      />
      <Choice
        label={poolTexts.region}
        value={search.region}
        options={regions.map((region) => ({ value: region, label: region }))}
        onChoose={choose('region')}
      />
      <div className="ow-pool-checks">
        {hasRole(me, 'reviewer') ? (
          <Checkbox checked={search.mine ?? false} onChange={({ target }) => onNarrow(narrowed(search, 'mine', target.checked || undefined))}>
            {poolTexts.mine}
          </Checkbox>
        ) : (
          <Checkbox
            checked={search.flagged ?? false}
            onChange={({ target }) => onNarrow(narrowed(search, 'flagged', target.checked || undefined))}
          >
            {poolTexts.flagged}
          </Checkbox>
        )}
        {Object.keys(others).length > 0 && (
          <Link to="/pool" search={search.state ? { state: search.state } : {}} replace>
            {poolTexts.clear}
          </Link>
        )}
      </div>
    </form>
  )
}

function asOption({ code, name }: { code: string; name: string }): { value: string; label: string } {
  return { value: code, label: name }
}

function TextFilter({ text, onText }: { text: string; onText: (text: string) => void }): ReactElement {
  const [typed, setTyped] = useState(text)
  useEffect(() => setTyped(text), [text])
  return (
    <Field label={poolTexts.text}>
      {(id) => (
        <Input.Search
          id={id}
          value={typed}
          maxLength={100}
          placeholder={poolTexts.textHint}
          allowClear
          onChange={({ target }) => setTyped(target.value)}
          onSearch={(value) => onText(value.trim())}
        />
      )}
    </Field>
  )
}

interface ChoiceProps {
  label: string
  value: string | undefined
  options: { value: string; label: string }[]
  onChoose: (value: string | undefined) => void
}

function Choice({ label, value, options, onChoose }: ChoiceProps): ReactElement {
  return (
    <Field label={label}>
      {(id) => (
        <Select<string>
          id={id}
          value={value ?? ''}
          options={[{ value: '', label: poolTexts.any }, ...options]}
          onChange={(chosen) => onChoose(chosen || undefined)}
          showSearch={{ optionFilterProp: 'label' }}
          popupMatchSelectWidth={false}
        />
      )}
    </Field>
  )
}

function Field({ label, children }: { label: string; children: (id: string) => ReactNode }): ReactElement {
  const id = useId()
  return (
    <div className="ow-pool-filter">
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  )
}
