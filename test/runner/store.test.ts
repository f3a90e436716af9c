import { copyFile, mkdir, readFile, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import test, { type ExecutionContext } from 'ava'
import { UsageError } from '../../runner/errors.ts'
import { openStore } from '../../runner/store.ts'
import { temporaryFolder } from '../helpers/folder.ts'
import { planOf, recordOf, specOf } from '../helpers/records.ts'

const specs = [1, 2, 3].map(seed => specOf(seed))
const keys = planOf(specs).trials.map(({ key }) => key)

/** The one problem that opening the folder's store leads to, for writing and for reading. */
function refusal(t: ExecutionContext, folder: string, modes: readonly ('read' | 'write')[] = ['write', 'read']): string {
  const messages = modes.map(mode => t.throws(() => openStore(folder, mode), { instanceOf: UsageError })?.problems ?? [])
  for (const problems of messages) t.deepEqual(problems, messages[0])
  t.is(messages[0]?.length, 1)
  return messages[0]![0]!
}

/** A folder with a store of some trials. */
async function storedFolder(t: ExecutionContext, count = 3): Promise<{ folder: string; file: string }> {
  const folder = await temporaryFolder(t)
  const store = openStore(folder, 'write')
  for (let seed = 1; seed <= count; seed++) store.put(recordOf(specOf(seed)))
  store.close()
  return { folder, file: join(folder, 'results.sqlite') }
}

async function assertRefusedAndUntouched(t: ExecutionContext, folder: string, expected: RegExp): Promise<void> {
  const file = join(folder, 'results.sqlite')
  const before = await readFile(file)
  t.regex(refusal(t, folder), expected)
  t.deepEqual(await readFile(file), before)
}

test('makes the folder, and gives back what was put', async t => {
  const folder = join(await temporaryFolder(t), 'a/b')
  const store = openStore(folder, 'write')
  for (const spec of specs) store.put(recordOf(spec))
  const plan = planOf(specs)
  store.putPlan({ plan, command: 'npx lagbench run tiny' })
  store.close()
  const again = openStore(folder, 'read')
  t.deepEqual(again.records([keys[2]!, 'missing', keys[0]!]), [recordOf(specs[2]!), recordOf(specs[0]!)])
  t.deepEqual(
    again.ended(keys.slice(0, 1)),
    [{ key: keys[0]!, status: 'solved', wallMs: 5 }].map(row => Object.assign(Object.create(null), row)),
  )
  t.deepEqual(again.plan('tiny'), { plan, command: 'npx lagbench run tiny' })
  t.is(again.plan('other'), undefined)
  t.deepEqual(again.planIds(), ['tiny'])
  again.close()
})

test('a record replaces the earlier one of the same trial', async t => {
  const store = openStore(await temporaryFolder(t), 'write')
  store.put(recordOf(specs[0]!, { status: 'failed', error: 'e', stack: '' }))
  store.put(recordOf(specs[0]!))
  t.deepEqual(store.records(keys), [recordOf(specs[0]!)])
  store.close()
})

test('the same results make the same bytes of JSON, whatever the order of their keys', async t => {
  const { folder, file } = await storedFolder(t, 1)
  const { result, environment } = recordOf(specs[0]!)
  const reversed = Object.fromEntries(Object.entries(result).reverse()) as unknown as typeof result
  const text = () => {
    const database = new DatabaseSync(file, { readOnly: true })
    const row = database.prepare('SELECT result FROM trials').get()
    database.close()
    return row?.result
  }
  const before = text()
  const store = openStore(folder, 'write')
  store.put({ result: reversed, environment })
  store.close()
  t.is(text(), before)
})

test('a second writer is told to wait, a reader is let in', async t => {
  const folder = await temporaryFolder(t)
  const first = openStore(folder, 'write')
  first.put(recordOf(specs[0]!))
  t.regex(
    refusal(t, folder, ['write']),
    /^Another run is writing to `.*`; wait until it ends, or choose another folder with --out$/,
  )
  const reader = openStore(folder, 'read')
  t.is(reader.records(keys).length, 1)
  reader.close()
  first.put(recordOf(specs[1]!))
  first.close()
  const second = openStore(folder, 'write')
  t.is(second.records(keys).length, 2)
  second.close()
})

test('a store that could not be opened leaves the folder free', async t => {
  const { folder, file } = await storedFolder(t)
  await copyFile(file, `${file}.good`)
  await truncate(file, 100)
  refusal(t, folder)
  await copyFile(`${file}.good`, file)
  openStore(folder, 'write').close()
  t.pass()
})

test('reading needs a store', async t => {
  const folder = join(await temporaryFolder(t), 'none')
  t.regex(
    refusal(t, folder, ['read']),
    /^Expected results in `.*none`, found no `results.sqlite`; make them with `lagbench run SUITE --out .*none`$/,
  )
})

test('refuses a file that is not a database', async t => {
  const folder = await temporaryFolder(t)
  await writeFile(join(folder, 'results.sqlite'), 'seed,outcome\n1,solved\n'.repeat(100))
  await assertRefusedAndUntouched(t, folder, /got a file that is not a database; nothing was changed/)
})

test('refuses a short file that is not a database', async t => {
  const folder = await temporaryFolder(t)
  await writeFile(join(folder, 'results.sqlite'), 'hello')
  await assertRefusedAndUntouched(t, folder, /got a file that is not a database/)
})

for (const part of [0, 0.01, 0.5, 0.9]) {
  test(`refuses a store of which ${100 * part} % is left`, async t => {
    const { folder, file } = await storedFolder(t, 100)
    await truncate(file, Math.floor(part * (await readFile(file)).length))
    await assertRefusedAndUntouched(t, folder, /to be a whole store, got a truncated or damaged one/)
  })
}

test('refuses a store with a page overwritten in its middle', async t => {
  const { folder, file } = await storedFolder(t, 100)
  const bytes = await readFile(file)
  bytes.fill(0xa5, 4096 * 3, 4096 * 4)
  await writeFile(file, bytes)
  await assertRefusedAndUntouched(t, folder, /got a truncated or damaged one/)
})

for (const [version, age] of [
  [2, 'a newer'],
  [0, 'an older'],
] as const) {
  test(`refuses the store of ${age} lagbench`, async t => {
    const { folder, file } = await storedFolder(t)
    const database = new DatabaseSync(file)
    database.exec(`PRAGMA user_version = ${version}`)
    database.close()
    await assertRefusedAndUntouched(
      t,
      folder,
      new RegExp(`to be a store of version 1, got version ${version}, written by ${age} lagbench`),
    )
  })
}

test("refuses another application's database", async t => {
  const folder = await temporaryFolder(t)
  const database = new DatabaseSync(join(folder, 'results.sqlite'))
  database.exec('CREATE TABLE bookmarks (url TEXT)')
  database.close()
  await assertRefusedAndUntouched(t, folder, /got the database of another application/)
})

test('refuses a folder in the place of the store', async t => {
  const folder = await temporaryFolder(t)
  await mkdir(join(folder, 'results.sqlite'))
  t.regex(refusal(t, folder), /results.sqlite` to be a lagbench store, got a folder/)
})

test('refuses a file in the place of the folder, and a folder below a file', async t => {
  const file = join(await temporaryFolder(t), 'file')
  await writeFile(file, '')
  for (const folder of [file, join(file, 'below')]) {
    t.is(refusal(t, folder, ['write']), `Expected \`${file}\` to be a folder, got a file; choose another folder with --out`)
  }
})

test('refuses a folder that cannot be written', t => {
  // Nobody can make a folder there, not even root.
  t.regex(
    refusal(t, '/proc/lagbench', ['write']),
    /^Expected `\/proc\/lagbench` to be writable, got ENOENT: no such file or directory; check/,
  )
})

test('a log left behind by a deleted store is not applied to a new one', async t => {
  const { folder, file } = await storedFolder(t)
  await writeFile(`${file}-wal`, 'left behind')
  const { rm } = await import('node:fs/promises')
  await rm(file)
  const store = openStore(folder, 'write')
  t.deepEqual(store.records(keys), [])
  store.close()
})
