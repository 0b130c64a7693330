/** The id of the element in which a place of the content is written, from its JSON pointer. */
export function placeId(pointer: string): string {
  return `field${pointer.replace(/~1/g, '_').replace(/~0/g, '~').replace(/\//g, '-')}`
}

/** Focus a place that the next drawing brings. */
export function focusLater(pointer: string): void {
  setTimeout(() => document.getElementById(placeId(pointer))?.focus(), 0)
}

const FOCUSABLE = 'input:not([type=hidden]):not([hidden]), textarea, select, button, [tabindex]'

/**
 * Bring the place into view and put the focus there; when the form has no such place, to the one around it.
 * Returns whether there was one.
 */
export function goToPlace(pointer: string): boolean {
  for (let at = pointer; at; at = at.slice(0, at.lastIndexOf('/'))) {
    if (goToElement(placeId(at))) return true
  }
  return false
}

/** The same for an element of the form by its id, as it stands in an address after the #. */
export function goToElement(id: string): boolean {
  const element = document.getElementById(id)
  if (!element) return false
  const target = element.matches(FOCUSABLE) ? element : (element.querySelector<HTMLElement>(FOCUSABLE) ?? element)
  const around = element.closest('.ow-r-field, .ow-noted') ?? element
  around.scrollIntoView?.({ block: 'center' })
  target.focus({ preventScroll: true })
  return true
}
