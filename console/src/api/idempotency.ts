/** Keys of POSTs whose outcome is not known, by what was sent: sent again, the same act carries the same key. */
export class IdempotencyKeys {
  private readonly open = new Map<string, string>()

  /** The key for this act; a new one unless the same act has not yet been answered. */
  keyFor(act: string): string {
    const key = this.open.get(act) ?? uuid()
    this.open.set(act, key)
    return key
  }

  /** The service has answered: the next like act is another one. */
  settle(act: string): void {
    this.open.delete(act)
  }
}

/** Whether this answer says what became of the act. A busy or broken service does not. */
export function isDecisive(status: number, code: string): boolean {
  return status < 500 && status !== 401 && status !== 429 && code !== 'idempotency-key-in-flight'
}

/** A random UUID. `crypto.randomUUID` is missing in older kernels and on pages without https. */
export function uuid(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
