/** Increase this number when the same file gives another article or other diagnostics: imports then parse it again. */
export const parserVersion = '42'
