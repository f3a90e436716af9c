// The page's content security policy: nothing is fetched, and only the very script and style that were written into the page may act.

import { createHash } from 'node:crypto'

export function contentSecurityPolicy(scripts: readonly string[], styles: readonly string[]): string {
  return [
    "default-src 'none'",
    `script-src ${scripts.map(hashSource).join(' ')}`,
    `style-src ${styles.map(hashSource).join(' ')}`,
    "base-uri 'none'",
    "form-action 'none'",
    // Strings can become markup nowhere.
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ')
}

/** Of an element's text, byte for byte as it stands between its tags. */
function hashSource(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`
}
