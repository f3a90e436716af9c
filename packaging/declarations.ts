// Reads a type declaration file as the compiler writes it: top-level declarations, each with its docstring, and imports.

export interface Declaration {
  /** The docstring with its line end, or nothing. */
  readonly doc: string
  /** Without `export` and `declare`, two spaces to a level. */
  readonly text: string
}

export interface Module {
  readonly declarations: ReadonlyMap<string, Declaration>
  /** Where imported names come from. */
  readonly imports: ReadonlyMap<string, string>
}

const START = /^(?:export )?(?:declare )?(function|interface|type|const|class) (\w+)/

export function moduleOf(text: string): Module {
  const declarations = new Map<string, Declaration>()
  let doc: string[] = []
  const lines = text.split('\n')
  for (let i = 0; i < lines.length; i++) {
    if (lines[i]!.startsWith('/**')) {
      const from = i
      while (!lines[i]!.endsWith('*/')) i++
      doc = lines.slice(from, i + 1)
      continue
    }
    const [, kind, name] = START.exec(lines[i]!) ?? []
    if (name !== undefined) {
      const from = i
      // A body ends with its bracket, everything else with a semicolon, once all brackets are closed.
      const end = kind === 'interface' || kind === 'class' ? '}' : ';'
      while (!lines[i]!.endsWith(end) || depth(lines.slice(from, i + 1)) > 0) i++
      const body = lines.slice(from, i + 1).map((line, n) => (n === 0 ? line.replace(/^(?:export )?(?:declare )?/, '') : line))
      const before = declarations.get(name)
      const own = { doc: doc.map(line => `${line}\n`).join(''), text: halved(body.join('\n')) }
      // Overloads are one declaration.
      declarations.set(name, before ? { doc: before.doc, text: `${before.text}\n${own.doc}${own.text}` } : own)
    }
    doc = []
  }
  return { declarations, imports: importsOf(text) }
}

export function withoutComments(text: string): string {
  return text.replaceAll(/\/\*[\s\S]*?\*\//g, '')
}

/** Brackets that are still open. */
function depth(lines: readonly string[]): number {
  const text = withoutComments(lines.join('\n'))
  return (text.match(/[{([]/g)?.length ?? 0) - (text.match(/[})\]]/g)?.length ?? 0)
}

function halved(text: string): string {
  return text.replaceAll(/^(?: {4})+/gm, indent => ' '.repeat(indent.length / 2))
}

function importsOf(text: string): ReadonlyMap<string, string> {
  const found = text.matchAll(/^import (?:type )?\{([^}]*)\} from '([^']+)'/gm)
  return new Map(
    [...found].flatMap(([, names, from]) => names!.split(',').map(name => [name.trim().replace(/^type /, ''), from!] as const)),
  )
}
