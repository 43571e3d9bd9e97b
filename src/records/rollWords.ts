// The vocabulary of attendance lists, from the rule file, to the tests by which words are told from names.

import type { Surroundings } from '#model'

/** How words of attendance lists are told apart. */
export interface RollWords {
  /** Regular expression for titles before a name: `Mr`, `County Councillor`. */
  readonly title: string
  /** One or several titles at the start of words; the match reaches to the name. */
  readonly titled: RegExp
  /** A plural title at the start of words (`Councillors Oak and Elm`), in group 1. */
  readonly plural: RegExp
  isOrganisation: (word: string) => boolean
  /** A noun of posts: `Director`, `Clerk`. */
  isPost: (word: string) => boolean
  /** A word of what posts and bodies are for: `Finance`, `Planning`. */
  isField: (word: string) => boolean
  isPostNominal: (word: string) => boolean
  /** A word of posts that is a surname too: `Ms Jo Dean`. */
  isSurname: (word: string) => boolean
  /** A word of posts that is a first name too: `Dean Ash`. */
  isGiven: (word: string) => boolean
  /** What kind of councillor: `County`. */
  isWard: (word: string) => boolean
  /** The first word of a title of several words: `Lt` of `Lt Col`. */
  beginsTitle: (word: string) => boolean
  /** Whether a word (with the one behind it) in the name of a group says how its people took part. */
  groups: (
    group: 'present' | 'participant' | 'in_attendance' | 'apologies' | 'filler',
    word: string,
    next?: string,
  ) => boolean
}

const known = new WeakMap<readonly string[], RollWords>()

const escaped = (words: readonly string[]) =>
  [...words]
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/ /g, '\\s+'))
    .join('|')

/** The vocabulary of the rule file; made once for each set of rules. */
export function rollWords({ words }: Pick<Surroundings, 'words'>): RollWords {
  const organisations = words('attendance.organisation')
  const made = known.get(organisations)
  if (made) return made
  const own = (list: string) => words(`attendance.${list}`)
  const singular = escaped([...own('ward'), ...own('title')])
  // A title in capitals is one too: "MR J ELM", "CLLR OAK".
  const title = String.raw`(?:(?:${escaped(own('ward'))})\s+)?(?:${escaped(own('title'))}|${escaped(own('title').map((word) => word.toUpperCase()))})\.?(?![\p{L}’'-])`
  const heads = new Set(
    own('title')
      .filter((words) => words.includes(' '))
      .map((words) => words.split(' ')[0]!),
  )
  const set = (list: readonly string[]) => {
    // What is listed in capitals holds in capitals alone: PA is a post, Pa is not.
    const capitals = new Set(list.filter((word) => /^\p{Lu}{2,}$/u.test(word)))
    const others = new Set(list.filter((word) => !capitals.has(word)).map((word) => word.toLowerCase()))
    return (word: string) => {
      const bare = word.replace(/^[(“"‘']+|(?<![)”"’'.,:;])[)”"’'.,:;]+$/g, '').replace(/[’']s$/, '')
      return capitals.has(bare) || others.has(bare.toLowerCase())
    }
  }
  const group = {
    present: set(own('group_present')),
    participant: set(own('group_participant')),
    in_attendance: set(own('group_in_attendance')),
    apologies: set(own('group_apologies')),
    filler: set(own('group_filler')),
  }
  const vocabulary: RollWords = {
    title,
    titled: new RegExp(`^(?:(?:${title})\\s*(?=[\\p{L}(])(?:&\\s+|and\\s+)?)+`, 'u'),
    plural: new RegExp(
      String.raw`^(?:and\s+)?((?:(?:${singular})\s+)?(?:${escaped(own('plural_title'))}))\b\.?[,:]?\s+(?=\p{Lu})`,
      'iu',
    ),
    isOrganisation: set(organisations),
    isPost: set(own('post')),
    isField: set(own('field')),
    isPostNominal: set(own('post_nominal')),
    isSurname: set(own('surname')),
    isGiven: set(own('given')),
    isWard: set(own('ward')),
    beginsTitle: (word) => heads.has(word),
    groups: (status, word, next) => group[status](word) || (next !== undefined && group[status](`${word} ${next}`)),
  }
  known.set(organisations, vocabulary)
  return vocabulary
}
