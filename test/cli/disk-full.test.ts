import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import test, { type ExecutionContext } from 'ava'
import { execa } from 'execa'
import { temporaryFolder } from '../helpers/folder.ts'
import { type Finished, lagbench, shellLine, suitePath } from './lagbench.ts'
import { storedResults } from './store-of.ts'

const args = ['run', suitePath('slow'), '--out', 'disk/o', '--threads', '2']

const shell = (line: string) => execa('bash', ['-c', line], { reject: false })

/** A file system of a few pages at `folder`; false where this user may not mount one. */
async function mountSmallDisk(t: ExecutionContext, folder: string, size: string): Promise<boolean> {
  await mkdir(folder)
  const mounted = await shell(`mount -t tmpfs -o size=${size} tmpfs '${folder}'`)
  if (mounted.failed) return false
  t.teardown(() => shell(`umount --lazy '${folder}'`))
  return true
}

/** Runs with a limit on the size of every file: anybody may do that, and a write beyond it fails much like one on a full disk. */
async function runWithSmallFiles(cwd: string, kilobytes: number): Promise<Finished> {
  const { exitCode, stdout, stderr } = await execa(
    'bash',
    ['-c', `trap '' XFSZ; ulimit -f ${kilobytes}; exec ${shellLine(args)}`],
    {
      cwd,
      reject: false,
    },
  )
  return { exitCode, stdout, stderr }
}

/** The run has stopped cleanly with code 2; what it had stored is there, and a run with room finishes the rest. */
async function assertStoppedAndResumable(
  t: ExecutionContext,
  cwd: string,
  stopped: Finished,
  makeRoom: () => Promise<unknown>,
): Promise<void> {
  t.is(stopped.exitCode, 2, stopped.stderr)
  t.is(stopped.stdout, '')
  const [message, ...more] = stopped.stderr.split('\n').filter(line => line.startsWith('lagbench:'))
  t.deepEqual(more, [])
  t.regex(
    message!,
    /^lagbench: The disk (is full|failed): ?.*`disk\/o\/results.sqlite`.*run the same command again to go on$|^lagbench: The disk failed at /,
  )
  await makeRoom()
  const kept = storedResults(join(cwd, 'disk/o'))
  t.true(kept.length > 0 && kept.length < 40, `${kept.length} trials were stored`)
  const { exitCode, stdout } = await lagbench([...args, '--json'], cwd)
  t.is(exitCode, 0)
  t.like(JSON.parse(stdout), { total: 40, done: 40, earlier: kept.length })
  const all = new Set(storedResults(join(cwd, 'disk/o')))
  for (const result of kept) t.true(all.has(result))
}

test('a disk that fills up in the middle stops the run cleanly, keeps its results, and lets it go on later', async t => {
  const cwd = await temporaryFolder(t)
  const disk = join(cwd, 'disk')
  const mounted = await mountSmallDisk(t, disk, '256k')
  if (!mounted) t.log('No mount for this user: a limit on file sizes stands in for the small disk')
  const stopped = mounted ? await lagbench(args, cwd) : await runWithSmallFiles(cwd, 96)
  if (mounted) t.regex(stopped.stderr, /The disk is full/)
  await assertStoppedAndResumable(t, cwd, stopped, async () => {
    if (mounted) await shell(`mount -o remount,size=64m '${disk}'`)
  })
})

test('a file that may not grow stops the run in the same way', async t => {
  const cwd = await temporaryFolder(t)
  await assertStoppedAndResumable(t, cwd, await runWithSmallFiles(cwd, 96), async () => {})
})

test('a disk that is full from the start is named before any trial runs', async t => {
  const cwd = await temporaryFolder(t)
  const disk = join(cwd, 'disk')
  const mounted = await mountSmallDisk(t, disk, '64k')
  if (mounted) await writeFile(join(disk, 'ballast'), Buffer.alloc(128 * 1024)).catch(() => {})
  else t.log('No mount for this user: a limit on file sizes stands in for the full disk')
  const { exitCode, stdout, stderr } = mounted ? await lagbench(args, cwd) : await runWithSmallFiles(cwd, 4)
  t.is(exitCode, 2)
  t.is(stdout, '')
  t.regex(stderr, /^lagbench: The disk (is full: |failed at )`disk\/o(\/\w+\.\w+)?`/)
  t.is(stderr.split('\n').length, 1)
})
