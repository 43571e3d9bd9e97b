// Small PDFs made in code: one good file, and one of each kind that asks for more than it should get.

import { deflateSync } from 'node:zlib'

/** Numbered objects to a file with a table of their places. Bodies are strings of latin1. */
function file(objects) {
  const parts = ['%PDF-1.7\n']
  let length = parts[0].length
  const offsets = objects.map((body, i) => {
    const at = length
    const part = `${i + 1} 0 obj\n${body}\nendobj\n`
    parts.push(part)
    length += part.length
    return at
  })
  parts.push(`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`)
  for (const at of offsets) parts.push(`${String(at).padStart(10, '0')} 00000 n \n`)
  parts.push(`trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${length}\n%%EOF\n`)
  return Buffer.from(parts.join(''), 'latin1')
}

const catalog = '<< /Type /Catalog /Pages 2 0 R >>'
const font = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>'
const pageOf = (content, parent = 2) =>
  `<< /Type /Page /Parent ${parent} 0 R /MediaBox [0 0 595 842] /Contents ${content} 0 R /Resources << /Font << /F1 3 0 R >> >> >>`
const plain = (content) => `<< /Length ${content.length} >>\nstream\n${content}\nendstream`
function packed(content, times = 1) {
  let bytes = Buffer.from(content, 'latin1')
  for (let i = 0; i < times; i++) bytes = deflateSync(bytes, { level: 9 })
  const filters = Array(times).fill('/FlateDecode').join(' ')
  return `<< /Filter [${filters}] /Length ${bytes.length} >>\nstream\n${bytes.toString('latin1')}\nendstream`
}
const show = (x, y, text) => `BT /F1 10 Tf 1 0 0 1 ${x} ${y} Tm (${text}) Tj ET\n`
const words = show(50, 700, 'Minutes of the Quay Committee held on Tuesday 6 May 2025')

/** One page, or several, each with its own content stream. */
function pages(...streams) {
  const kids = streams.map((_, i) => `${4 + 2 * i} 0 R`)
  const objects = [catalog, `<< /Type /Pages /Count ${kids.length} /Kids [${kids.join(' ')}] >>`, font]
  streams.forEach((stream, i) => objects.push(pageOf(5 + 2 * i), stream))
  return file(objects)
}

/** Minutes of two pages. */
export function goodPdf({ deflate }) {
  const lines = [
    [
      'Minutes of the Quay Committee held on Tuesday 6 May 2025',
      'Present:',
      'Ann Ash, Chair',
      'Max Birch, Treasurer',
      '1. Fees',
      'It was RESOLVED to:',
      '\x95 APPROVE the new fees of \xa35,000.',
    ],
    [
      '2. The crane',
      'It was RESOLVED to:',
      '\x95 NOTE the report.',
      'ACTION: Max Birch to mend the crane by 3 June 2025.',
    ],
  ]
  const stream = deflate ? packed : plain
  return pages(...lines.map((own) => stream(own.map((line, i) => show(50, 780 - 20 * i, line)).join(''))))
}

const many = (n, one) => Array.from({ length: n }, (_, i) => one(i)).join('')

export const bombs = {
  /** 500 MB of blanks in 500 kB. */
  deflate: () => pages(packed(words), packed(' '.repeat(500_000_000)), packed(words)),
  /** The same twice packed: 2 kB. */
  'deflate-twice': () => pages(packed(words), packed(' '.repeat(500_000_000), 2), packed(words)),
  /** Brackets in brackets in a content stream, and saves without an end. */
  nesting: () =>
    pages(
      packed(words),
      packed('['.repeat(5_000_000)),
      packed('<<'.repeat(2_000_000)),
      packed(`${'q '.repeat(3_000_000)}${words}`),
    ),
  /** A form that draws itself. */
  'form-in-itself': () => {
    const form =
      '<< /Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /XObject << /X 6 0 R >> >> /Length 11 >>\nstream\n/X Do /X Do\nendstream'
    const page =
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /Resources << /XObject << /X 6 0 R >> >> >>'
    return file([catalog, '<< /Type /Pages /Count 1 /Kids [4 0 R] >>', font, page, plain('/X Do'), form])
  },
  /** Thirty forms, each drawing the next one four times: 4^30 words. */
  'forms-doubling': () => {
    const page =
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /Resources << /XObject << /X 6 0 R >> >> >>'
    const forms = Array.from({ length: 30 }, (_, i) => {
      const content = i === 29 ? words : '/X Do '.repeat(4)
      return `<< /Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> /XObject << /X ${7 + i} 0 R >> >> /Length ${content.length} >>\nstream\n${content}\nendstream`
    })
    return file([catalog, '<< /Type /Pages /Count 1 /Kids [4 0 R] >>', font, page, plain('/X Do'), ...forms])
  },
  'circular-page-tree': () =>
    file([
      catalog,
      '<< /Type /Pages /Count 3 /Kids [4 0 R 6 0 R] >>',
      font,
      pageOf(5),
      plain(words),
      '<< /Type /Pages /Parent 2 0 R /Count 2 /Kids [2 0 R 6 0 R] >>',
    ]),
  /** A page tree ten thousand levels deep. */
  'deep-page-tree': () => {
    const levels = Array.from(
      { length: 10_000 },
      (_, i) => `<< /Type /Pages /Parent ${i === 0 ? 2 : 4 + i} 0 R /Count 1 /Kids [${6 + i} 0 R] >>`,
    )
    return file([
      catalog,
      '<< /Type /Pages /Count 1 /Kids [5 0 R] >>',
      font,
      plain(words),
      ...levels,
      pageOf(4, 10_004),
    ])
  },
  'empty-pages': () => {
    const kids = many(100_000, (i) => `${4 + i} 0 R `)
    const empty = '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>'
    return file([catalog, `<< /Type /Pages /Count 100000 /Kids [${kids}] >>`, font, ...Array(100_000).fill(empty)])
  },
  /** A page count without the pages. */
  'pages-that-are-not-there': () =>
    file([catalog, '<< /Type /Pages /Count 100000000 /Kids [4 0 R] >>', font, pageOf(5), plain(words)]),
  'million-words': () =>
    pages(
      packed(words),
      packed(many(1_000_000, (i) => show(20 + (i % 50) * 11, 820 - ((i / 50) % 800), 'pier'))),
      packed(words),
    ),
  /** Enough to be read within the time, too much to be laid out. */
  'crowded-page': () =>
    pages(packed(many(50_000, (i) => show(20 + (i % 50) * 11, (820 - ((i / 50) % 800)).toFixed(1), 'pier')))),
  'million-lines': () =>
    pages(
      packed(words + many(1_000_000, (i) => `${i % 500} ${i % 799} m ${(i % 500) + 90} ${i % 799} l S\n`)),
      packed(words),
    ),
  'million-boxes': () =>
    pages(
      packed(words + many(1_000_000, (i) => `.5 .${i % 10} 0 rg ${i % 500} ${i % 799} 20 20 re f\n`)),
      packed(words),
    ),
}

/** Those of which all words can be read. */
export const lossless = new Set(['deep-page-tree', 'pages-that-are-not-there'])
