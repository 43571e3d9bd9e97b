#!/usr/bin/env node
// Makes the PDFs and the Word file of corpus/ again: one pack with pdfkit, three with Chromium, one with LibreOffice, a file
// with a password.
//
//   npm run corpus-pdf                      writes the PDFs of corpus/; needs Chromium and LibreOffice (soffice) on the PATH
//   npm run corpus-pdf -- --chromium PATH   another name for Chromium
//
// The PDFs are committed, so nobody needs to run this but who changes them. What pdfkit draws is the same to the byte;
// the files of the others differ in their dates and identifiers only, which are overwritten.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { drainageMinutes } from './drainage.mjs'
import { lockedMinutes, saltmarshPack } from './saltmarsh.mjs'

const here = fileURLToPath(new URL('.', import.meta.url))
const corpus = join(here, '..', '..', 'corpus')
const flag = process.argv.indexOf('--chromium')
const chromium = flag === -1 ? 'chromium' : process.argv[flag + 1]
const work = mkdtempSync(join(tmpdir(), 'minutebook-corpus-'))

function runChromium(...flags) {
  execFileSync(
    chromium,
    ['--headless', '--no-sandbox', '--disable-gpu', `--user-data-dir=${join(work, 'profile')}`, ...flags],
    { stdio: 'ignore', timeout: 120_000 },
  )
}

/** A picture of a web page of the size of A4 at 96 dots an inch. */
function picture(html) {
  const file = join(work, 'scan.png')
  runChromium('--hide-scrollbars', '--window-size=794,1123', `--screenshot=${file}`, pathToFileURL(join(here, html)).href)
  return readFileSync(file)
}

/** A web page as Chromium prints it, with a bookmark for each heading, dated like the others. */
function printed(html) {
  const file = join(work, 'print.pdf')
  runChromium(
    '--no-pdf-header-footer',
    '--generate-pdf-document-outline',
    `--print-to-pdf=${file}`,
    pathToFileURL(join(here, html)).href,
  )
  const text = readFileSync(file).toString('latin1')
  return Buffer.from(text.replace(/(\/(?:Creation|Mod)Date \(D:)\d{14}[^)]*\)/g, (all, head) => `${head}20310605000000+00'00')`), 'latin1')
}

/** A document as LibreOffice saves it as tagged PDF, dated like the others. */
function saved(fodt) {
  const options = JSON.stringify({ UseTaggedPDF: { type: 'boolean', value: 'true' } })
  const profile = `-env:UserInstallation=${pathToFileURL(join(work, 'office')).href}`
  const filter = `pdf:writer_pdf_Export:${options}`
  execFileSync('soffice', [profile, '--headless', '--convert-to', filter, '--outdir', work, join(here, fodt)], {
    stdio: 'ignore',
    timeout: 120_000,
  })
  const text = readFileSync(join(work, fodt.replace('.fodt', '.pdf'))).toString('latin1')
  const dated = text.replace(/(\/CreationDate\(D:)\d{14}[^)]*\)/g, (all, head) => `${head}20310605000000+00'00')`)
  const named = dated.replace(/<[0-9A-F]{32}>/g, `<${'0'.repeat(32)}>`).replace(/(\/DocChecksum \/)[0-9A-F]{32}/, `$1${'0'.repeat(32)}`)
  return Buffer.from(named, 'latin1')
}

function write(path, bytes) {
  const file = join(corpus, path)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, bytes)
  console.log(`${path}: ${Math.round(bytes.length / 1024)} kB`)
}

try {
  write('drainage-board-word/source.docx', drainageMinutes())
  write('saltmarsh-pack/source.pdf', await saltmarshPack(picture('walkabout.html')))
  write('saltmarsh-pack/sealed.pdf', await lockedMinutes())
  write('fenholt-pack/source.pdf', printed('fenholt.html'))
  write('brackwater-pack/source.pdf', saved('brackwater.fodt'))
  for (const day of ['2025-05-15', '2025-09-18'])
    write(`marrow-fell-series/${day}-pack.pdf`, printed(`marrow-fell-${day}.html`))
} finally {
  rmSync(work, { recursive: true, force: true })
}
