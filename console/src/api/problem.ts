/** One place of the sent content that is to be mended. */
export interface FieldFault {
  pointer: string
  detail: string
  code: string
}

/** A refusal of a service (RFC 9457): Chinese for people, a code for programs, the trace id for support. */
export class Problem extends Error {
  override readonly name = 'Problem'

  constructor(
    readonly status: number,
    readonly code: string,
    readonly title: string,
    readonly detail: string,
    readonly traceId: string,
    readonly errors: readonly FieldFault[] = [],
    /** Seconds that the service asks to wait. */
    readonly retryAfter: number | null = null,
    /** What else the problem told, such as the newer revision of a 412. */
    readonly extensions: Readonly<Record<string, unknown>> = {},
  ) {
    super(`${status} ${code}`)
  }
}

/** No answer came. Not a refusal: whether the request took effect is unknown, and the same act may be sent again. */
export class NetworkLost extends Error {
  override readonly name = 'NetworkLost'
}

/** The problem that an answer carries; one that is no problem document (a proxy's page) gets a code of its status. */
export async function problemOf(response: Response): Promise<Problem> {
  const body = await bodyOf(response)
  const { title, detail, code, traceId, errors, type: _type, status: _status, ...extensions } = body
  const wait = Number.parseInt(response.headers.get('Retry-After') ?? '', 10)
  return new Problem(
    response.status,
    textOr(code, `http-${response.status}`),
    textOr(title, ''),
    textOr(detail, ''),
    textOr(traceId, ''),
    Array.isArray(errors) ? errors.map(faultOf) : [],
    Number.isNaN(wait) ? null : wait,
    extensions,
  )
}

async function bodyOf(response: Response): Promise<Record<string, unknown>> {
  try {
    const body: unknown = await response.json()
    return typeof body === 'object' && body !== null && !Array.isArray(body) ? { ...body } : {}
  } catch {
    return {}
  }
}

function faultOf(value: unknown): FieldFault {
  const { pointer, detail, code } = (value ?? {}) as Record<string, unknown>
  return { pointer: textOr(pointer, ''), detail: textOr(detail, ''), code: textOr(code, '') }
}

function textOr(value: unknown, otherwise: string): string {
  return typeof value === 'string' ? value : otherwise
}
