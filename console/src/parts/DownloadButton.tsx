import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import type { ReactElement } from 'react'
import { partsTexts } from '../texts/parts.zh'
import { download, save } from './download'
import { ProblemView } from './ProblemView'

interface Props {
  /** Where the service has the file. */
  path: string
  /** Its name, should the service give none. */
  name: string
  children: string
}

/** Fetches a file behind the token and hands it to the browser. */
export function DownloadButton({ path, name, children }: Props): ReactElement {
  const fetching = useMutation({
    mutationFn: () => download(path, () => undefined, new AbortController().signal),
    onSuccess: (file) => save(file, file.name || name),
  })
  return (
    <span>
      <Button loading={fetching.isPending} onClick={() => fetching.mutate()}>
        {children}
      </Button>
      <span role="status" className="ow-quiet">
        {fetching.isSuccess && ` ${partsTexts.downloaded}`}
      </span>
      <ProblemView error={fetching.error} onRetry={() => fetching.mutate()} />
    </span>
  )
}
