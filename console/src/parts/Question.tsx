import { useMutation } from '@tanstack/react-query'
import { Modal } from 'antd'
import type { ReactElement, ReactNode } from 'react'
import { ProblemView } from './ProblemView'
import { questionTexts as texts } from '../texts/question.zh'

interface Props<T> {
  title: string
  /** What doing it means. */
  children: ReactNode
  act: string
  danger?: boolean
  onAct: () => Promise<T>
  onDone: (outcome: T) => void
  onCancel: () => void
}

/** Asked once before what cannot be undone, with its consequence; a refusal is shown in place. */
export function Question<T>({ title, children, act, danger = false, onAct, onDone, onCancel }: Props<T>): ReactElement {
  const acting = useMutation({ mutationFn: onAct, onSuccess: onDone })
  return (
    <Modal
      open
      title={title}
      okText={act}
      okButtonProps={{ danger, loading: acting.isPending }}
      cancelText={texts.cancel}
      closable={!acting.isPending}
      onOk={() => acting.mutate()}
      onCancel={() => !acting.isPending && onCancel()}
    >
      {children}
      <ProblemView error={acting.error} />
    </Modal>
  )
}
