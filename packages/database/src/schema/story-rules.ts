/** Which articles are versions of one story. */
export interface StoryRules {
  /** How much similar two articles must be, from 0 to 1. */
  threshold: number
  /** Versions share nothing else, a category, or an author. */
  scope: 'site' | 'category' | 'author'
}

export const defaultStoryRules: StoryRules = { threshold: 0.7, scope: 'site' }
