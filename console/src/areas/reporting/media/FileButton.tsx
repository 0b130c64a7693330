import { Button } from 'antd'
import { type ChangeEvent, type ReactElement, useRef } from 'react'

interface Props {
  label: string
  accept: string
  camera?: boolean
  primary?: boolean
  disabled: boolean
  onTake: (files: readonly File[]) => void
}

/** A button that asks for files. */
export function FileButton({ label, accept, camera = false, primary = false, disabled, onTake }: Props): ReactElement {
  const input = useRef<HTMLInputElement>(null)
  function take(event: ChangeEvent<HTMLInputElement>): void {
    onTake([...(event.target.files ?? [])])
    event.target.value = ''
  }
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        multiple={!camera}
        accept={accept}
        {...(camera && { capture: 'environment' as const })}
        onChange={take}
        aria-label={label}
      />
      <Button size="large" type={primary ? 'primary' : 'default'} ghost={primary} disabled={disabled} onClick={() => input.current?.click()}>
        {label}
      </Button>
    </>
  )
}
