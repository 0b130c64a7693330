import { useQuery } from '@tanstack/react-query'
import { type ReactElement, useState } from 'react'
import { answer, registry } from '../api/clients'
import { sessionTexts } from '../texts/session.zh'

const DEPARTURE = '/api/registry/v1/browser-session/provider/departure'

/** The other way in, where the settings name an identity provider; it leaves this page and comes back. */
export function ProviderSignIn(): ReactElement | null {
  const [refusal] = useState(() => sessionTexts.providerRefusals[window.location.hash.slice(1)])
  const { data } = useQuery({
    queryKey: ['provider'],
    queryFn: () => answer(registry.GET('/api/registry/v1/browser-session/provider')),
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (!data?.enabled) return null
  return (
    <>
      {refusal && <p className="ow-overdue" role="alert">{refusal}</p>}
      <p>
        <a href={DEPARTURE}>{sessionTexts.byProvider(data.name)}</a>
      </p>
    </>
  )
}
