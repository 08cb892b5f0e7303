/** The path of the articles of a year, or of a month: `/archives/2026/04/`. */
export function periodPath(year: number, month: number | null): string {
  const start = `/archives/${String(year).padStart(4, '0')}/`
  return month === null ? start : `${start}${String(month).padStart(2, '0')}/`
}
