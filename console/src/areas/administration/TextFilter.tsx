import { Input } from 'antd'
import { type ReactElement, useEffect, useState } from 'react'

interface Props {
  label: string
  placeholder: string
  value: string | undefined
  onSearch: (text: string) => void
}

/** Words to look for; asked for when the key or the button is pressed. */
export function TextFilter({ label, placeholder, value, onSearch }: Props): ReactElement {
  const [text, setText] = useState(value ?? '')
  useEffect(() => setText(value ?? ''), [value])
  return (
    <label>
      <span>{label}</span>
      <Input.Search
        aria-label={label}
        placeholder={placeholder}
        maxLength={100}
        allowClear
        value={text}
        onChange={(event) => setText(event.target.value)}
        onSearch={(words) => onSearch(words.trim())}
      />
    </label>
  )
}
