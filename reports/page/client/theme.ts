// Light or dark as the system has it, or as the reader chooses for all reports of this place.

import { byId } from './elements.ts'

const NAME = 'lagbench-theme'

export function startTheme(): void {
  const select = byId<HTMLSelectElement>('theme')
  const apply = (theme: string): void => {
    if (theme === '') delete document.documentElement.dataset.theme
    else document.documentElement.dataset.theme = theme
  }
  const stored = attempt(() => localStorage.getItem(NAME)) ?? ''
  select.value = ['light', 'dark'].includes(stored) ? stored : ''
  apply(select.value)
  select.addEventListener('change', () => {
    apply(select.value)
    attempt(() => localStorage.setItem(NAME, select.value))
  })
  select.closest('label')!.hidden = false
}

/** A browser may keep no memory for a page that is a file. */
function attempt<Value>(work: () => Value): Value | null {
  try {
    return work()
  } catch {
    return null
  }
}
