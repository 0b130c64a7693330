/** The report types that the console treats by name; what each is called, the edition says. */
export const CASE = 'T3'
export const LEAD = 'T7'
export const SUMMARY = 'T8'
export const CALL_ANSWER = 'T12'

/** Whether a value out of an address that anybody may have typed looks like the code of a type. */
export function isTypeCode(value: unknown): value is string {
  return typeof value === 'string' && /^T\d{1,2}$/.test(value)
}
