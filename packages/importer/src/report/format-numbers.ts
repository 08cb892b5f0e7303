/** Formats seconds: `9.6 s`, `42 s`, `3 min 5 s`. */
export function formatDuration(seconds: number): string {
  if (seconds < 10) return `${seconds.toFixed(1)} s`
  const whole = Math.round(seconds)
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`
}

/** Formats a number with commas: `12,345`. */
export function formatCount(value: number): string {
  return value.toLocaleString('en-GB')
}

/** `1 file`, `1,200 files`. */
export function countOf(value: number, noun: string): string {
  return `${formatCount(value)} ${noun}${value === 1 ? '' : 's'}`
}
