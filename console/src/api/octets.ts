/** A file as the body of a request: the client would write it as JSON. */
export function octets(file: File) {
  return {
    body: file as unknown as string,
    bodySerializer: (body: unknown): BodyInit => body as File,
    headers: { 'Content-Type': 'application/octet-stream' },
  }
}
