type Precision = 'day' | 'month'

const forms = new Map<string, Intl.DateTimeFormat>()

const fields: Readonly<Record<Precision, Intl.DateTimeFormatOptions>> = {
  day: { year: 'numeric', month: 'long', day: 'numeric' },
  month: { year: 'numeric', month: 'long' },
}

/** Writes a day of the site's calendar: `2026-04-15` is `15 April 2026` or `2026年4月15日`. */
export function dayText(day: string, lang: string): string {
  return format(day, lang, 'day')
}

/** Writes a month: `2026年4月`. */
export function monthText(year: number, month: number, lang: string): string {
  return format(`${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-01`, lang, 'month')
}

function format(day: string, lang: string, precision: Precision): string {
  const time = Date.parse(`${day}T00:00:00Z`)
  if (Number.isNaN(time)) return day
  const key = `${lang} ${precision}`
  // The day is already one of the site's calendar, so the formatter must not move it.
  const form =
    forms.get(key) ?? new Intl.DateTimeFormat(lang === 'en' ? 'en-GB' : lang, { ...fields[precision], timeZone: 'UTC' })
  forms.set(key, form)
  return form.format(time)
}
