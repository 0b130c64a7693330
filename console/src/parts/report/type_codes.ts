/** The report types that the console treats by name; what each is called, the edition says. */
export const CASE = 'T3'
export const LEAD = 'T7'
export const SUMMARY = 'T8'
export const CALL_ANSWER = 'T12'
