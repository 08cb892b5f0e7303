/** Who asks, and when: both settle what is there. `now` is milliseconds since 1970. */
export interface Viewer {
  /** Sees drafts, scheduled, expired and hidden articles everywhere. */
  readonly preview: boolean
  readonly now: number
}
