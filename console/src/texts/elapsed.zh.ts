/** How long something has lasted, in the two largest units: `3分20秒`, `2小时5分`, `4天1小时`. */
export function elapsedWords(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000))
  const minutes = Math.floor(seconds / 60)
  const hours = Math.floor(minutes / 60)
  if (minutes === 0) return `${seconds}秒`
  if (hours === 0) return `${minutes}分${seconds % 60}秒`
  if (hours < 24) return `${hours}小时${minutes % 60}分`
  return `${Math.floor(hours / 24)}天${hours % 24}小时`
}
