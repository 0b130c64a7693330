import { type ReactElement, useEffect } from 'react'
import { Foot } from '../shell/Foot'
import { useCurrentEdition } from '../shell/edition'
import { sessionTexts } from '../texts/session.zh'
import { shellTexts } from '../texts/shell.zh'
import { ProviderSignIn } from './ProviderSignIn'
import { SignInForm } from './SignInForm'

/** Stands at whatever address was opened; after the sign-in the page of that address appears. */
export function SignInPage(): ReactElement {
  const edition = useCurrentEdition()
  useEffect(() => {
    document.title = `${sessionTexts.title} - ${shellTexts.product}`
  }, [])
  return (
    <div className="ow-sign-in">
      <main>
        <p className="ow-sign-in-system">{sessionTexts.system}</p>
        <h1>{sessionTexts.title}</h1>
        {edition.data && (
          <p className="ow-sign-in-week">
            {edition.data.name}
            <br />
            {edition.data.theme}
          </p>
        )}
        <SignInForm />
        <ProviderSignIn />
        <p className="ow-quiet">{sessionTexts.forgotten}</p>
      </main>
      <Foot />
    </div>
  )
}
