/** A file's name from a headline: without what file systems refuse. */
export function fileName(headline: string): string {
  return `${headline.replace(/[\\/:*?"<>|\u0000-\u001f]/g, '').trim().slice(0, 80) || 'package'}.zip`
}
